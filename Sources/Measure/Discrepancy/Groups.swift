/// Which documents depend on each other: those of one family, or a synthetic document and its siblings of one seed.
///
/// Documents of a group are permuted, left out and drawn together.
package struct Groups: Sendable, Hashable {
    /// The group of each document, from 0.
    package let of: [Int]
    /// The number of groups.
    package let count: Int
    /// The names of the groups, in order; empty where every document stands alone.
    package let names: [String]

    /// Every document a group of its own.
    package init(singletons count: Int) {
        of = Array(0..<count)
        self.count = count
        names = []
    }

    /// Groups by number, 0 ..< count.
    init(places: [Int], count: Int) {
        of = places
        self.count = count
        names = []
    }

    /// The groups by name, in the order of their first document; an empty name is a group of its own.
    package init(names keys: [String]) {
        var places: [String: Int] = [:]
        var of: [Int] = []
        var names: [String] = []
        for key in keys {
            if key.isEmpty || places[key] == nil {
                if !key.isEmpty { places[key] = names.count }
                of.append(names.count)
                names.append(key)
            } else {
                of.append(places[key, default: 0])
            }
        }
        self.of = of
        self.names = names
        count = names.count
    }

    /// The groups of some documents, numbered anew in the order of their first document.
    package func selecting(_ places: [Int]) -> Groups {
        Groups(names: places.map { names.isEmpty ? String(of[$0]) : names[of[$0]] })
    }

    /// How many documents each group has.
    package var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: count)
        for group in of { sizes[group] += 1 }
        return sizes
    }

    /// The sum of a number over the documents of each group.
    package func sums(_ values: some Collection<Double>) -> [Double] {
        precondition(values.count == of.count, "\(values.count) numbers for \(of.count) documents")
        var sums = [Double](repeating: 0, count: count)
        for (group, value) in zip(of, values) { sums[group] += value }
        return sums
    }

    /// The documents of each group, ascending.
    package var members: [[Int]] {
        var members = [[Int]](repeating: [], count: count)
        for (document, group) in of.enumerated() { members[group].append(document) }
        return members
    }
}
