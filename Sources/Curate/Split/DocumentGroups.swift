/// Documents parted into groups that no split may divide: the connected components of links.
package struct DocumentGroups: Sendable {
    /// Ascending.
    package let ids: [String]
    /// The group of each document; groups are numbered in the order of their smallest ids.
    package let groups: [Int]
    package let count: Int

    /// - Parameters:
    ///   - ids: in any order, each once.
    ///   - links: they may name other documents; two documents linked to the same absent one are together.
    package init(ids: [String], links: [Link]) {
        let ids = ids.sorted()
        var sets = LinkedSets(count: ids.count)
        if !links.isEmpty {
            var numbers: [String: Int] = Dictionary(minimumCapacity: ids.count)
            for (index, id) in ids.enumerated() { numbers[id] = index }
            for link in links {
                var first: Int?
                for id in link.ids {
                    let number: Int
                    if let known = numbers[id] {
                        number = known
                    } else {
                        number = sets.append()
                        numbers[id] = number
                    }
                    if let first { sets.join(first, number) } else { first = number }
                }
            }
        }
        var names = Array(repeating: -1, count: sets.count)
        var count = 0
        var groups: [Int] = []
        groups.reserveCapacity(ids.count)
        for index in ids.indices {
            let set = sets.representative(of: index)
            if names[set] < 0 {
                names[set] = count
                count += 1
            }
            groups.append(names[set])
        }
        self.ids = ids
        self.groups = groups
        self.count = count
    }
}
