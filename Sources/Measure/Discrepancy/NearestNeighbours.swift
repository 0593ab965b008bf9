internal import Corpus
package import Native

/// How far each document of one sample is from its nearest in another.
package struct NearestNeighbours: Sendable {
    package var threads = 1

    package init() {}

    /// A document's neighbour in the other sample.
    package struct Neighbour: Sendable, Hashable {
        package var row: Int
        package var distance: Double
    }

    /// For each row of `sample`, the nearest row of `others` and its distance.
    package func find(_ sample: Matrix, in others: Matrix) throws -> [(row: Int, distance: Double)] {
        try find(1, of: sample, in: others).map { ($0[0].row, $0[0].distance) }
    }

    /// For each row of `sample`, the k nearest rows of `others`, the nearest first; of equally near ones the first rows.
    package func find(_ k: Int, of sample: Matrix, in others: Matrix) throws -> [[Neighbour]] {
        guard others.rows >= k, k >= 1 else {
            throw Fault(
                "\(k) nearest of \(others.rows) documents are asked for",
                fix: others.rows > 0 ? "give a number from 1 to \(others.rows)" : "widen the selection", kind: .usage)
        }
        return try DistanceScan(sample, others).nearest(k, threads: threads).map { found in
            zip(found.rows, found.squares).map { Neighbour(row: $0, distance: $1.squareRoot()) }
        }
    }

    /// Measures; the second sample's distances to the first. Figures: `value`, their median; `smallest`, `q05`, `q25`, `q75`, `q95`, `largest`;
    /// `own`, the median distance of a document of the first sample to its nearest other.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        try measure(sample, try find(1, of: sample.y, in: sample.x))
    }

    /// As `measure`, of neighbours that are found already.
    package func measure(_ sample: TwoSample, _ found: [[Neighbour]]) throws -> Measurement {
        let distances = found.map { $0[0].distance }.sorted()
        let own = try DistanceScan(within: sample.x).nearest(1, threads: threads)
            .map { $0.squares[0].squareRoot() }.sorted()
        var result = Measurement("nearest", n: sample.n, m: sample.m)
        result.figures = [
            ("value", Quantile.of(sorted: distances, 0.5)), ("smallest", distances[0]),
            ("q05", Quantile.of(sorted: distances, 0.05)), ("q25", Quantile.of(sorted: distances, 0.25)),
            ("q75", Quantile.of(sorted: distances, 0.75)), ("q95", Quantile.of(sorted: distances, 0.95)),
            ("largest", distances[distances.count - 1]), ("own", Quantile.of(sorted: own, 0.5)),
        ]
        return result
    }
}
