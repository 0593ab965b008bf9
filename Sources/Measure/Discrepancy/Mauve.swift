internal import Corpus
internal import Native

/// MAUVE: the area under the curve of two divergences between quantised samples, from 0 to 1; 1 where they are alike.
///
/// Pillutla et al., NeurIPS 2021 and JMLR 2023, as the package mauve-text computes it: vectors of length 1, the axes that hold 90% of the pooled variance, k-means with
/// k = max(2, round(min(n, m)/10)), scaling c = 5, 25 mixture weights. The clustering's seed moves the result as much as models differ, so several are tried and the spread is told.
package struct Mauve: Sendable {
    /// Clusters; nil for a tenth of the smaller sample.
    package var clusters: Int?
    package var scaling = 5.0
    package var weights = 25
    /// Seeds of the clustering whose mean is the result.
    package var seeds = 5
    package var seed: UInt64 = 0
    package var threads = 1

    package init() {}

    /// Measures. Figures: `value`, the mean over seeds; `deviation` between them; `smallest` and `largest`.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        let k = clusters ?? max(2, Int((Double(min(sample.n, sample.m)) / 10).rounded(.toNearestOrEven)))
        guard k >= 2 && k <= sample.n + sample.m && seeds >= 1 else {
            throw Fault(
                "\(k) clusters of \(sample.n + sample.m) documents", fix: "give from 2 to as many as documents",
                kind: .usage)
        }
        let pooled = sample.x.appending(sample.y).normalised()
        let projected = try PrincipalComponents(pooled, share: 0.9).project(pooled)
        let values = try (0..<seeds).map { offset in
            let found = try KMeans(projected, k: k, seed: seed &+ UInt64(offset), threads: threads)
            var p = [Double](repeating: 0, count: k)
            var q = p
            for (row, cluster) in found.clusters.enumerated() {
                if row < sample.n { p[cluster] += 1 } else { q[cluster] += 1 }
            }
            return Self.score(
                p.map { $0 / Double(sample.n) }, q.map { $0 / Double(sample.m) }, scaling: scaling, weights: weights)
        }
        let mean = values.reduce(0, +) / Double(seeds)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(seeds - 1, 1))
        var result = Measurement("mauve", n: sample.n, m: sample.m)
        result.figures = [
            ("value", mean), ("deviation", variance.squareRoot()), ("smallest", values.min() ?? mean),
            ("largest", values.max() ?? mean),
        ]
        result.parameters = [
            ("clusters", .integer(k)), ("scaling", Measurement.number(scaling)), ("weights", .integer(weights)),
            ("seeds", .integer(seeds)), ("seed", .string(String(seed))), ("axes", .integer(projected.columns)),
        ]
        return result
    }

    /// The score of two histograms that each sum to 1.
    ///
    /// For mixtures r = w·p + (1 − w)·q the points (exp(−c·KL(q‖r)), exp(−c·KL(p‖r))), with (1, 0) and (0, 1) at the ends, make a curve; the score is the mean of the
    /// areas beneath it along either axis, by trapezia.
    package static func score(_ p: [Double], _ q: [Double], scaling: Double = 5, weights: Int = 25) -> Double {
        precondition(p.count == q.count && weights >= 2, "histograms of \(p.count) and \(q.count) bins")
        // At w = 0 the mixture is q, and KL(q‖q) = 0; the ends of the curve stand beyond the first and last weight.
        var points: [(x: Double, y: Double)] = [(1, 0)]
        for step in 0..<weights {
            let w = 1e-6 + (1 - 2e-6) * Double(step) / Double(weights - 1)
            let r = zip(p, q).map { w * $0 + (1 - w) * $1 }
            points.append(
                (
                    Elementary.exponential(-scaling * divergence(q, r)),
                    Elementary.exponential(-scaling * divergence(p, r))
                ))
        }
        points.append((0, 1))
        // Of points above each other the higher comes first: where all fall into one, the area is the whole square.
        let byX = points.sorted { ($0.x, $1.y) < ($1.x, $0.y) }
        let byY = points.sorted { ($0.y, $1.x) < ($1.y, $0.x) }
        var area = 0.0
        for index in 1..<points.count {
            area += (byX[index].x - byX[index - 1].x) * (byX[index].y + byX[index - 1].y) / 2
            area += (byY[index].y - byY[index - 1].y) * (byY[index].x + byY[index - 1].x) / 2
        }
        return area / 2
    }

    /// Kullback and Leibler's divergence; infinite where p has what q lacks.
    static func divergence(_ p: [Double], _ q: [Double]) -> Double {
        zip(p, q).reduce(0) { sum, pair in
            if pair.0 == 0 { return sum }
            return pair.1 == 0 ? .infinity : sum + pair.0 * Elementary.logarithm(pair.0 / pair.1)
        }
    }
}
