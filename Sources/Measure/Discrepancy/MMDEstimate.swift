internal import Native
/// Unbiased or biased.
package enum MMDEstimator: String, Sendable, CaseIterable {
    /// Pairs of a document with itself, or with one of its own group, are left out; may be negative.
    ///
    /// Relatives are alike, so that with their pairs the value would be above 0 for two samples of one distribution.
    case unbiased
    /// All pairs; never negative for a positive definite kernel.
    case biased
}

/// Sums of a kernel's values over ordered pairs of two samples.
struct PairSums {
    /// Over pairs of documents of one sample that are of different groups.
    var xx: Double
    var yy: Double
    /// Over pairs between the samples.
    var xy: Double
    /// Over pairs of different documents of one group.
    var xWithin: Double
    var yWithin: Double
    /// Over pairs of a document with itself.
    var xDiagonal: Double
    var yDiagonal: Double
    var n: Double
    var m: Double
    /// The sums of the squared sizes of the groups.
    var xSquares: Double
    var ySquares: Double

    /// MMD²: Gretton et al., "A Kernel Two-Sample Test", JMLR 2012, equations 3 and 5.
    func value(_ estimator: MMDEstimator) -> Double {
        switch estimator {
        case .unbiased: xx / (n * n - xSquares) + yy / (m * m - ySquares) - 2 * xy / (n * m)
        case .biased:
            (xx + xWithin + xDiagonal) / (n * n) + (yy + yWithin + yDiagonal) / (m * m) - 2 * xy / (n * m)
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
        let split = sample.xGroups.count
        let sizes = sample.xGroups.sizes + sample.yGroups.sizes
        let squares = sizes.map { Double($0 * $0) }
        let xWithin = sums.withinGroup[..<split].reduce(0, +)
        let yWithin = sums.withinGroup[split...].reduce(0, +)
        let pairs = PairSums(
            xx: sums.toX[..<n].reduce(0, +) - xWithin, yy: sums.toY[n...].reduce(0, +) - yWithin,
            xy: sums.toY[..<n].reduce(0, +), xWithin: xWithin, yWithin: yWithin,
            xDiagonal: sums.diagonal[..<n].reduce(0, +), yDiagonal: sums.diagonal[n...].reduce(0, +), n: Double(n),
            m: Double(sample.m), xSquares: squares[..<split].reduce(0, +), ySquares: squares[split...].reduce(0, +))
        value = pairs.value(estimator)
        let whole = Double(n + sample.m)
        scale = abs(pairs.xx + 2 * pairs.xy + pairs.yy) / (whole * whole)
        permuted = permutation.map { Self.permuted(sample, sums, squares, estimator, $0) } ?? []
        standardError = Self.jackknife(sample, sums, pairs, estimator)
    }

    /// With a the sum inside the subset, s the sum of its documents' rows and T the sum of all: YY is T − 2s + a, XY is s − a.
    private static func permuted(
        _ sample: TwoSample, _ sums: KernelSums, _ squares: [Double], _ estimator: MMDEstimator,
        _ permutation: GroupPermutation
    ) -> [Double] {
        let subsets = permutation.subsets
        let groups = Groups(places: sample.pooledGroups, count: subsets.groups)
        let rows = zip(sums.toX, sums.toY).map { $0 + $1 }
        let total = rows.reduce(0, +)
        let bySubset = subsets.sums(groups.sums(rows))
        let diagonals = subsets.sums(groups.sums(sums.diagonal))
        let diagonal = sums.diagonal.reduce(0, +)
        let relatives = subsets.sums(sums.withinGroup)
        let relative = sums.withinGroup.reduce(0, +)
        let squaresInside = subsets.sums(squares)
        let square = squares.reduce(0, +)
        let all = Double(sample.n + sample.m)
        return permutation.documents.indices.map { index in
            let inside = sums.within[index]
            let documents = permutation.documents[index]
            let outside = relative - relatives[index]
            return PairSums(
                xx: inside - relatives[index], yy: total - 2 * bySubset[index] + inside - outside,
                xy: bySubset[index] - inside, xWithin: relatives[index], yWithin: outside,
                xDiagonal: diagonals[index], yDiagonal: diagonal - diagonals[index], n: documents, m: all - documents,
                xSquares: squaresInside[index], ySquares: square - squaresInside[index]
            ).value(estimator)
        }
    }

    /// The delete-one-group jackknife of two independent samples: the variances of both add.
    ///
    /// Efron and Stein, Annals of Statistics 1981. Each value without a group follows from the sums, without another pass.
    private static func jackknife(
        _ sample: TwoSample, _ sums: KernelSums, _ pairs: PairSums, _ estimator: MMDEstimator
    ) -> Double {
        let n = sample.n
        let own = sample.xGroups.sums(sums.toX[..<n])
        let other = sample.xGroups.sums(sums.toY[..<n])
        let diagonal = sample.xGroups.sums(sums.diagonal[..<n])
        let withoutX = sample.xGroups.sizes.enumerated().map { group, size in
            var left = pairs
            left.xx -= 2 * (own[group] - sums.withinGroup[group])
            left.xy -= other[group]
            left.xWithin -= sums.withinGroup[group]
            left.xDiagonal -= diagonal[group]
            left.n -= Double(size)
            left.xSquares -= Double(size * size)
            return left.value(estimator)
        }
        let from = sample.xGroups.count
        let ownY = sample.yGroups.sums(sums.toY[n...])
        let otherY = sample.yGroups.sums(sums.toX[n...])
        let diagonalY = sample.yGroups.sums(sums.diagonal[n...])
        let withoutY = sample.yGroups.sizes.enumerated().map { group, size in
            var left = pairs
            left.yy -= 2 * (ownY[group] - sums.withinGroup[from + group])
            left.xy -= otherY[group]
            left.yWithin -= sums.withinGroup[from + group]
            left.yDiagonal -= diagonalY[group]
            left.m -= Double(size)
            left.ySquares -= Double(size * size)
            return left.value(estimator)
        }
        return (spread(withoutX) + spread(withoutY)).squareRoot()
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
