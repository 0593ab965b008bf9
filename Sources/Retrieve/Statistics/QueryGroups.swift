/// Which queries stand or fall together: those of one family are resampled and swapped as one.
package struct QueryGroups: Sendable, Hashable {
    /// The group of each query, from 0.
    package let groups: [Int]
    /// How many groups there are.
    package let count: Int

    /// Each query by itself.
    package init(independent queries: Int) {
        groups = Array(0..<queries)
        count = queries
    }

    /// Queries of one name are one group; those with an empty name stand alone.
    package init(families: [String]) {
        var numbers: [String: Int] = [:]
        var groups: [Int] = []
        var count = 0
        for family in families {
            if !family.isEmpty, let number = numbers[family] {
                groups.append(number)
            } else {
                if !family.isEmpty { numbers[family] = count }
                groups.append(count)
                count += 1
            }
        }
        self.groups = groups
        self.count = count
    }

    /// The sum of the values of each group.
    func sums(_ values: [Double]) -> [Double] {
        precondition(values.count == groups.count, "a value for each query")
        var sums = Array(repeating: 0.0, count: count)
        for (group, value) in zip(groups, values) { sums[group] += value }
        return sums
    }

    /// How many queries each group has.
    var sizes: [Double] { sums(Array(repeating: 1, count: groups.count)) }
}
