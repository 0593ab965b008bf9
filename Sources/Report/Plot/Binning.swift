/// Bins put together where there are too many to be seen apart.
struct Binning {
    /// The edges that are left, ascending.
    let edges: [Double]
    /// How many bins are drawn as one; the last may be fewer.
    let width: Int

    init(edges: [Double], maximum: Int) {
        let bins = max(0, edges.count - 1)
        let width = max(1, (bins + maximum - 1) / maximum)
        self.width = width
        var kept = edges.enumerated().filter { $0.offset % width == 0 }.map(\.element)
        if bins % width != 0, let last = edges.last { kept.append(last) }
        self.edges = bins == 0 ? [] : kept
    }

    /// Equal bins at round numbers that cover the values; at most about `count`.
    static func edges(covering values: [Double], count: Int) -> [Double] {
        guard !values.isEmpty else { return [] }
        return Axis(covering: values, count: count).ticks
    }

    /// How many values lie in each bin; the last bin has its upper edge too.
    static func counts(_ values: [Double], edges: [Double]) -> [Double] {
        var counts = Array(repeating: 0.0, count: max(0, edges.count - 1))
        for value in values where value.isFinite {
            // Few edges: a search would not be shorter.
            if let after = edges.firstIndex(where: { $0 > value }) {
                if after > 0 { counts[after - 1] += 1 }
            } else if value == edges.last, !counts.isEmpty {
                counts[counts.count - 1] += 1
            }
        }
        return counts
    }

    /// The counts of the bins put together; what is absent counts as 0.
    func sums(_ counts: [Double?]) -> [Double] {
        guard width > 1 else { return counts.map { $0 ?? 0 } }
        return stride(from: 0, to: counts.count, by: width).map { start in
            counts[start..<min(start + width, counts.count)].reduce(0) { $0 + ($1 ?? 0) }
        }
    }
}
