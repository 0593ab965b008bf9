/// Cuts a row of groups into parts one after the other, for random and temporal splits.
enum OrderedCut {
    /// A group goes to the part in which its middle lies, so that the sizes are those asked for where all groups have one document.
    ///
    /// - Parameters:
    ///   - order: all groups.
    ///   - sizes: documents in each.
    ///   - targets: documents in each part.
    /// - Returns: the part of each group.
    static func assign(order: [Int], sizes: [Int], targets: [Int]) -> [Int] {
        var parts = Array(repeating: 0, count: sizes.count)
        var before = 0
        var part = 0
        var end = targets[0]
        for group in order {
            while 2 * before + sizes[group] > 2 * end, part + 1 < targets.count {
                part += 1
                end += targets[part]
            }
            parts[group] = part
            before += sizes[group]
        }
        return parts
    }
}
