/// Sets that grow together, over 0 ..< count (Tarjan 1975); by path halving and smallest index, so that the result depends on no order.
package struct DisjointSets: Sendable {
    private var parents: [UInt32]

    package init(count: Int) { parents = (0..<UInt32(count)).map { $0 } }

    package var count: Int { parents.count }

    /// The smallest member of the set that has the element.
    package mutating func find(_ element: Int) -> Int {
        var at = element
        while Int(parents[at]) != at {
            let above = parents[Int(parents[at])]
            parents[at] = above
            at = Int(above)
        }
        return at
    }

    /// Whether two elements are in one set.
    package func areOne(_ a: Int, _ b: Int) -> Bool { root(a) == root(b) }

    private func root(_ element: Int) -> Int {
        var at = element
        while Int(parents[at]) != at { at = Int(parents[at]) }
        return at
    }

    /// Makes one set of two. Returns false if they were one.
    @discardableResult
    package mutating func join(_ a: Int, _ b: Int) -> Bool {
        let first = find(a)
        let second = find(b)
        if first == second { return false }
        if first < second { parents[second] = UInt32(first) } else { parents[first] = UInt32(second) }
        return true
    }
}
