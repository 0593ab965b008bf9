internal import Corpus
internal import Native

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
