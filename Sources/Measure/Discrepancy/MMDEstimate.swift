internal import Native
/// Unbiased or biased.
package enum MMDEstimator: String, Sendable, CaseIterable {
    /// Pairs of a document with itself are left out; may be negative.
    case unbiased
    /// All pairs; never negative for a positive definite kernel.
    case biased

    /// MMD² from sums of kernel values over ordered pairs.
    ///
    /// Gretton et al., "A Kernel Two-Sample Test", JMLR 2012, equations 3 and 5.
    /// - Parameters:
    ///   - xx, yy: over pairs of different documents of one sample.
    ///   - xy: over pairs between the samples.
    ///   - xDiagonal, yDiagonal: over pairs of a document with itself.
    func value(
        xx: Double, yy: Double, xy: Double, xDiagonal: Double, yDiagonal: Double, n: Double, m: Double
    ) -> Double {
        switch self {
        case .unbiased: xx / (n * (n - 1)) + yy / (m * (m - 1)) - 2 * xy / (n * m)
        case .biased: (xx + xDiagonal) / (n * n) + (yy + yDiagonal) / (m * m) - 2 * xy / (n * m)
        }
    }
}

/// MMD² of two samples with what resampling needs, from the sums of a kernel.
struct MMDEstimate {
    let value: Double
    /// MMD² under each permutation, the observed one first; empty where none was asked for.
    let permuted: [Double]
    /// Of `value`, by the jackknife over groups.
    let standardError: Double
    /// The average magnitude of a kernel value, for what rounding may do.
    let scale: Double

    init(_ sample: TwoSample, _ sums: KernelSums, _ estimator: MMDEstimator, _ permutation: GroupPermutation?) {
        let n = sample.n
        let whole = Double(n + sample.m)
        let xx = sums.toX[..<n].reduce(0, +)
        let xy = sums.toY[..<n].reduce(0, +)
        let yy = sums.toY[n...].reduce(0, +)
        let xDiagonal = sums.diagonal[..<n].reduce(0, +)
        let yDiagonal = sums.diagonal[n...].reduce(0, +)
        value = estimator.value(
            xx: xx, yy: yy, xy: xy, xDiagonal: xDiagonal, yDiagonal: yDiagonal, n: Double(n), m: Double(sample.m))
        scale = abs(xx + 2 * xy + yy) / (whole * whole)
        permuted = permutation.map { Self.permuted(sample, sums, estimator, $0) } ?? []
        standardError = Self.jackknife(
            sample, sums, estimator, xx: xx, xy: xy, yy: yy, xDiagonal: xDiagonal, yDiagonal: yDiagonal)
    }

    /// With a the sum inside the subset, s the sum of its documents' rows and T the sum of all: YY is T − 2s + a, XY is s − a.
    private static func permuted(
        _ sample: TwoSample, _ sums: KernelSums, _ estimator: MMDEstimator, _ permutation: GroupPermutation
    ) -> [Double] {
        let groups = Groups(places: sample.pooledGroups, count: permutation.subsets.groups)
        let rows = zip(sums.toX, sums.toY).map { $0 + $1 }
        let total = rows.reduce(0, +)
        let bySubset = permutation.subsets.sums(groups.sums(rows))
        let diagonals = permutation.subsets.sums(groups.sums(sums.diagonal))
        let diagonal = sums.diagonal.reduce(0, +)
        let all = Double(sample.n + sample.m)
        return permutation.documents.indices.map { index in
            let inside = sums.within[index]
            let documents = permutation.documents[index]
            return estimator.value(
                xx: inside, yy: total - 2 * bySubset[index] + inside, xy: bySubset[index] - inside,
                xDiagonal: diagonals[index], yDiagonal: diagonal - diagonals[index], n: documents, m: all - documents)
        }
    }

    /// The delete-one-group jackknife of two independent samples: the variances of both add.
    ///
    /// Efron and Stein, Annals of Statistics 1981. Each value without a group follows from the sums, without another pass.
    private static func jackknife(
        _ sample: TwoSample, _ sums: KernelSums, _ estimator: MMDEstimator, xx: Double, xy: Double, yy: Double,
        xDiagonal: Double, yDiagonal: Double
    ) -> Double {
        let n = sample.n
        let m = sample.m
        var variance = 0.0
        let own = sample.xGroups.sums(sums.toX[..<n])
        let other = sample.xGroups.sums(sums.toY[..<n])
        let diagonal = sample.xGroups.sums(sums.diagonal[..<n])
        let sizes = sample.xGroups.sizes
        variance += spread(
            sizes.indices.map { group in
                estimator.value(
                    xx: xx - 2 * own[group] + sums.withinGroup[group], yy: yy, xy: xy - other[group],
                    xDiagonal: xDiagonal - diagonal[group], yDiagonal: yDiagonal, n: Double(n - sizes[group]),
                    m: Double(m))
            })
        let ownY = sample.yGroups.sums(sums.toY[n...])
        let otherY = sample.yGroups.sums(sums.toX[n...])
        let diagonalY = sample.yGroups.sums(sums.diagonal[n...])
        let sizesY = sample.yGroups.sizes
        let from = sample.xGroups.count
        variance += spread(
            sizesY.indices.map { group in
                estimator.value(
                    xx: xx, yy: yy - 2 * ownY[group] + sums.withinGroup[from + group], xy: xy - otherY[group],
                    xDiagonal: xDiagonal, yDiagonal: yDiagonal - diagonalY[group], n: Double(n),
                    m: Double(m - sizesY[group]))
            })
        return variance.squareRoot()
    }

    /// (G − 1)/G times the sum of squared deviations from the mean; values that leave too few documents count nothing.
    static func spread(_ values: [Double]) -> Double {
        let finite = values.filter { $0.isFinite }
        guard finite.count > 1 else { return .nan }
        let mean = finite.reduce(0, +) / Double(finite.count)
        let sum = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return sum * Double(finite.count - 1) / Double(finite.count)
    }
}
