/// How the share of each label in a set differs from that in what it was drawn from.
package struct LabelDrift: Sendable, Hashable {
    /// By label, the share in the set minus the share in the source; of documents, repetitions counted.
    package let byLabel: [String: Double]

    /// The largest drift, whatever its sign; 0 without labels.
    package var largest: Double { byLabel.values.map(abs).max() ?? 0 }

    /// - Parameters:
    ///   - labels: the labels of each document; a document that is not there has none.
    ///   - source: how often each document comes in the source.
    ///   - set: how often it comes in the set.
    package init(labels: [String: [String]], source: [String: Int], set: [String: Int]) {
        let before = Self.shares(labels, source)
        let after = Self.shares(labels, set)
        var drift: [String: Double] = [:]
        for label in Set(before.keys).union(after.keys) { drift[label] = (after[label] ?? 0) - (before[label] ?? 0) }
        byLabel = drift
    }

    private static func shares(_ labels: [String: [String]], _ counts: [String: Int]) -> [String: Double] {
        let total = counts.values.reduce(0, +)
        guard total > 0 else { return [:] }
        var sums: [String: Int] = [:]
        for (id, count) in counts {
            for label in Set(labels[id] ?? []) { sums[label, default: 0] += count }
        }
        return sums.mapValues { Double($0) / Double(total) }
    }
}
