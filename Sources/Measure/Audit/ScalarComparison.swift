internal import Native

/// Compares a number of each document between two samples, groups staying together.
struct ScalarComparison {
    private let permutation: GroupPermutation
    private let groups: [Int]
    private let n: Int

    /// - Parameters:
    ///   - permutations: of whole groups.
    init(_ x: Groups, _ y: Groups, permutations: Int, seed: UInt64) {
        permutation = GroupPermutation(sizes: x.sizes + y.sizes, first: x.count, permutations: permutations, seed: seed)
        groups = x.of + y.of.map { $0 + x.count }
        n = x.of.count
    }

    /// The largest distance of the two distribution functions (Kolmogorov and Smirnov), and its p by permutation.
    func distance(_ x: [Double], _ y: [Double]) -> (value: Double, p: Double) {
        let values = x + y
        let order = values.indices.sorted { values[$0] < values[$1] }
        let distances = permuted { subset in
            var inside = 0.0
            var total = 0.0
            for group in groups where permutation.subsets[group, subset] { total += 1 }
            let rest = Double(groups.count) - total
            var outside = 0.0
            var largest = 0.0
            for (place, document) in order.enumerated() {
                if permutation.subsets[groups[document], subset] { inside += 1 } else { outside += 1 }
                // Ties step together.
                if place + 1 < order.count && values[order[place + 1]] == values[document] { continue }
                largest = max(largest, abs(inside / total - outside / rest))
            }
            return largest
        }
        return (
            distances[0], GroupPermutation.p(observed: distances[0], permuted: distances.dropFirst(), rounding: 1e-12)
        )
    }

    /// The difference of the means, second less first, and the p of one as large: one-sided, for a second sample that has more.
    func difference(_ x: [Double], _ y: [Double]) -> (value: Double, p: Double) {
        let values = x + y
        let sum = values.reduce(0, +)
        let differences = permuted { subset in
            var inside = 0.0
            var total = 0.0
            for (document, value) in values.enumerated() where permutation.subsets[groups[document], subset] {
                inside += value
                total += 1
            }
            return (sum - inside) / (Double(values.count) - total) - inside / total
        }
        return (
            differences[0],
            GroupPermutation.p(
                observed: differences[0], permuted: differences.dropFirst(), rounding: 1e-12)
        )
    }

    private func permuted(_ statistic: (Int) -> Double) -> [Double] {
        permutation.documents.indices.map(statistic)
    }

    /// 95% of the difference of two independent means, by leaving out one group at a time.
    static func interval(_ x: [Double], _ xGroups: Groups, _ y: [Double], _ yGroups: Groups) -> Interval? {
        let first = GroupJackknife.meanInterval(x, xGroups)
        let second = GroupJackknife.meanInterval(y, yGroups)
        let (a, b) = (first.upper - first.lower, second.upper - second.lower)
        let half = (a * a + b * b).squareRoot() / 2
        guard half.isFinite else { return nil }
        let middle = y.reduce(0, +) / Double(y.count) - x.reduce(0, +) / Double(x.count)
        return Interval(middle - half, middle + half)
    }
}
