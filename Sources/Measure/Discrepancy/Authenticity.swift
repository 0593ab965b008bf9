internal import Corpus
package import Native

/// The share of synthetic documents that are no near copy of a real one.
///
/// Alaa et al., ICML 2022. A synthetic document is authentic when it is farther from its nearest real document r than r is from its own nearest real neighbour.
/// The radius belongs to r; several public copies take that of the document with the synthetic one's number.
package struct Authenticity: Sendable {
    package var threads = 1

    package init() {}

    /// Measures; the first sample is the real one. The figure is `value`; `copies` lists the rows of the others with the row of their nearest real document.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        let own = try DistanceScan(within: sample.x).nearest(1, threads: threads)
        let nearest = try DistanceScan(sample.y, sample.x).nearest(1, threads: threads)
        var copies: [JSONValue] = []
        var shares = [Double](repeating: 1, count: sample.m)
        for (row, found) in nearest.enumerated() where found.squares[0] <= own[found.rows[0]].squares[0] {
            shares[row] = 0
            copies.append([.integer(row), .integer(found.rows[0])])
        }
        var result = Measurement("authenticity", n: sample.n, m: sample.m)
        let value = shares.reduce(0, +) / Double(sample.m)
        result.figures = [("value", value)]
        result.interval = GroupJackknife.meanInterval(shares, sample.yGroups).clamped(0, 1)
        result.details = [("copies", .array(copies))]
        return result
    }
}

/// How far each document of one sample is from its nearest in another.
package struct NearestNeighbours: Sendable {
    package var threads = 1

    package init() {}

    /// For each row of `sample`, the nearest row of `others` and its distance.
    package func find(_ sample: Matrix, in others: Matrix) throws -> [(row: Int, distance: Double)] {
        guard others.rows > 0 else {
            throw Fault("there is no document to be near to", fix: "widen the selection", kind: .usage)
        }
        return try DistanceScan(sample, others).nearest(1, threads: threads).map {
            ($0.rows[0], $0.squares[0].squareRoot())
        }
    }

    /// Measures; the second sample's distances to the first. Figures: `value`, their median; `smallest`, `q05`, `q25`, `q75`, `q95`, `largest`.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        let distances = try find(sample.y, in: sample.x).map(\.distance).sorted()
        var result = Measurement("nearest", n: sample.n, m: sample.m)
        result.figures = [
            ("value", Quantile.of(sorted: distances, 0.5)), ("smallest", distances[0]),
            ("q05", Quantile.of(sorted: distances, 0.05)), ("q25", Quantile.of(sorted: distances, 0.25)),
            ("q75", Quantile.of(sorted: distances, 0.75)), ("q95", Quantile.of(sorted: distances, 0.95)),
            ("largest", distances[distances.count - 1]),
        ]
        return result
    }
}
