/// Sets of the numbers 0 ..< count that are joined two at a time.
///
/// Union by size and path halving: nearly constant time a call. Which number stands for a set depends on the order of the joins, so
/// callers name sets by their members.
package struct LinkedSets: Sendable {
    private var parents: [Int]
    private var sizes: [Int]

    /// Every number for itself.
    package init(count: Int) {
        parents = Array(0..<count)
        sizes = Array(repeating: 1, count: count)
    }

    package var count: Int { parents.count }

    /// Adds a number, for itself; returns it.
    package mutating func append() -> Int {
        parents.append(parents.count)
        sizes.append(1)
        return parents.count - 1
    }

    /// The number that stands for the set.
    package mutating func representative(of member: Int) -> Int {
        var at = member
        while parents[at] != at {
            parents[at] = parents[parents[at]]
            at = parents[at]
        }
        return at
    }

    /// Makes one set of two.
    package mutating func join(_ a: Int, _ b: Int) {
        var large = representative(of: a)
        var small = representative(of: b)
        if large == small { return }
        if sizes[large] < sizes[small] { swap(&large, &small) }
        parents[small] = large
        sizes[large] += sizes[small]
    }
}
