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
        var numbers: [String: Int] = [:]
        if !links.isEmpty {
            numbers = Dictionary(minimumCapacity: ids.count)
            for (index, id) in ids.enumerated() { numbers[id] = index }
            for link in links {
                for id in link.ids where numbers[id] == nil { numbers[id] = numbers.count }
            }
        }
        var sets = DisjointSets(count: max(ids.count, numbers.count))
        for link in links {
            let members = link.ids.compactMap { numbers[$0] }
            for member in members.dropFirst() { sets.join(members[0], member) }
        }
        var names = Array(repeating: -1, count: sets.count)
        var count = 0
        var groups: [Int] = []
        groups.reserveCapacity(ids.count)
        for index in ids.indices {
            let set = sets.find(index)
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
