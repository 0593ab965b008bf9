internal import Corpus
package import Native

/// What says how alike two document vectors are.
package enum Kernel: Sendable, Hashable {
    /// exp(−‖x − y‖² / 2σ²).
    case gaussian(bandwidth: Double)
    /// The mean of Gaussian kernels of bandwidths σ·{¼, ½, 1, 2, 4}.
    case mixture(bandwidth: Double)
    /// (x·y/d + 1)³, d being the vectors' length: the Kernel Inception Distance's (Bińkowski et al., ICLR 2018).
    case polynomial
    /// −‖x − y‖, whose biased MMD² is the energy distance (Sejdinovic et al., Annals of Statistics 2013).
    case negativeDistance

    package var name: String {
        switch self {
        case .gaussian: "gaussian"
        case .mixture: "mixture"
        case .polynomial: "polynomial"
        case .negativeDistance: "negative-distance"
        }
    }

    package var bandwidth: Double? {
        switch self {
        case .gaussian(let bandwidth), .mixture(let bandwidth): bandwidth
        default: nil
        }
    }

    /// True where the kernel depends on differences alone, so that a common offset may be taken away.
    var ignoresOffset: Bool { self != .polynomial }

    /// k(x, x) by the squared norm of x.
    func diagonal(_ squaredNorm: Double, columns: Int) -> Double {
        switch self {
        case .gaussian, .mixture: 1
        case .polynomial:
            { $0 * $0 * $0 }(squaredNorm / Double(columns) + 1)
        case .negativeDistance: 0
        }
    }

    /// What single-precision blocks compute; nil for kernels whose values are too large or too close for it.
    var gram: GramKernel? {
        switch self {
        case .gaussian(let bandwidth): .gaussian(gamma: 1 / (2 * bandwidth * bandwidth), isMixture: false)
        // The widest of the mixture is 4σ; the others are its powers.
        case .mixture(let bandwidth): .gaussian(gamma: 1 / (32 * bandwidth * bandwidth), isMixture: true)
        case .polynomial, .negativeDistance: nil
        }
    }
}

/// How the bandwidth σ of a Gaussian kernel is found from a sample.
///
/// "The median heuristic" means two things: packages differ by a factor of √2 in σ, so the rule is part of every result.
package enum BandwidthRule: String, Sendable, CaseIterable {
    /// σ is the median distance: exp(−d²/(2·median²)), as in hyppo (Garreau, Jitkrittum and Kanagawa, 2017).
    case median
    /// σ² is half the median squared distance: exp(−d²/median(d²)), as in alibi-detect.
    case halfMedianSquare = "half-median-square"

    /// The bandwidth that fits a sample: by all its pairs, or by those of a seeded subset where it is large.
    ///
    /// - Parameters:
    ///   - limit: the most documents whose pairs are taken; the subset is drawn without replacement.
    /// - Throws: a usage `Fault` where more than half of the pairs have no distance.
    package func bandwidth(of sample: Matrix, limit: Int = 2000, seed: UInt64 = 0) throws -> Double {
        guard sample.rows >= 2 else {
            throw Fault(
                "a bandwidth needs at least 2 documents, and there are \(sample.rows)", fix: "give --bandwidth",
                kind: .usage)
        }
        var chosen = sample
        if sample.rows > limit {
            var generator = SeededGenerator(seed: seed, stream: 0xB1D7)
            let rows = Array(0..<sample.rows).shuffled(using: &generator).prefix(limit).sorted()
            chosen = sample.selecting(rows)
        }
        let points = DoubleMatrix(chosen).subtracting(Centring.shift(chosen))
        let norms = points.squaredNorms()
        var squares: [Double] = []
        squares.reserveCapacity(points.rows * (points.rows - 1) / 2)
        var tile = DistanceTile(size: min(512, points.rows))
        for rows in Blocks.ranges(points.rows) {
            for columns in Blocks.ranges(points.rows) where columns.upperBound > rows.lowerBound {
                try tile.fill(points, rows, norms, points, columns, norms, areSame: true)
                for row in rows {
                    for column in columns where column > row {
                        squares.append(tile.squared(row - rows.lowerBound, column - columns.lowerBound))
                    }
                }
            }
        }
        squares.sort()
        let middle = squares.count / 2
        let isEven = squares.count % 2 == 0
        let sigma: Double
        switch self {
        case .median:
            sigma =
                isEven
                ? (squares[middle - 1].squareRoot() + squares[middle].squareRoot()) / 2 : squares[middle].squareRoot()
        case .halfMedianSquare:
            sigma = ((isEven ? (squares[middle - 1] + squares[middle]) / 2 : squares[middle]) / 2).squareRoot()
        }
        guard sigma > 0 else {
            throw Fault(
                "at least half of the pairs of documents have the same vector, so the median distance is 0",
                fix: "give --bandwidth, or look for duplicates with \"patcorpus dedup\"", kind: .usage)
        }
        return sigma
    }
}

/// Ranges that cover 0 ..< count.
enum Blocks {
    static func ranges(_ count: Int, from start: Int = 0, size: Int = 512) -> [Range<Int>] {
        stride(from: 0, to: count, by: size).map { (start + $0)..<(start + min($0 + size, count)) }
    }
}
