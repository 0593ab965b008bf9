internal import Corpus

/// Precision, recall, density and coverage of a synthetic sample against a real one.
///
/// Kynkäänniemi et al., NeurIPS 2019 (precision, recall), and Naeem et al., ICML 2020 (density, coverage). A document's ball reaches to its k-th nearest
/// neighbour in its own sample, itself not counted; to lie in a ball means to be strictly nearer than its radius.
package struct PRDC: Sendable {
    /// Neighbours that a ball reaches over.
    package var k = 5
    package var threads = 1

    package init() {}

    /// Measures; the first sample is the real one. Throws a usage `Fault` where a sample has no k-th neighbour.
    ///
    /// Figures: `precision`, the share of synthetic documents in a real ball; `recall`, the share of real documents in a synthetic ball; `density`, how many
    /// real balls a synthetic document lies in, over k (may exceed 1); `coverage`, the share of real balls with a synthetic document.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        guard k >= 1 && k < min(sample.n, sample.m) else {
            throw Fault(
                "k is \(k), and the samples have \(sample.n) and \(sample.m) documents",
                fix: "give a k from 1 to \(min(sample.n, sample.m) - 1)", kind: .usage)
        }
        let k = k
        let realRadii = try DistanceScan(within: sample.x).nearest(k, threads: threads).map { $0.squares[k - 1] }
        let syntheticRadii = try DistanceScan(within: sample.y).nearest(k, threads: threads).map { $0.squares[k - 1] }
        let m = sample.m
        let counts = try DistanceScan(sample.x, sample.y).map(
            threads: threads,
            start: { rows in Counts(from: rows.lowerBound, rows: rows.count, columns: m) },
            fold: { counts, row, columns, squares in
                let radius = realRadii[counts.from + row]
                for column in 0..<squares.count {
                    let square = squares[column]
                    if square < radius {
                        counts.balls[columns.lowerBound + column] += 1
                        counts.isCovered[row] = true
                    }
                    if square < syntheticRadii[columns.lowerBound + column] { counts.isRecalled[row] = true }
                }
            })
        var balls = [Int](repeating: 0, count: m)
        for part in counts { for column in 0..<m { balls[column] += part.balls[column] } }
        let recalled = counts.reduce(0) { $0 + $1.isRecalled.count { $0 } }
        let covered = counts.reduce(0) { $0 + $1.isCovered.count { $0 } }
        var result = Measurement("prdc", n: sample.n, m: m)
        result.figures = [
            ("precision", Double(balls.count { $0 > 0 }) / Double(m)),
            ("recall", Double(recalled) / Double(sample.n)),
            ("density", Double(balls.reduce(0, +)) / Double(k * m)),
            ("coverage", Double(covered) / Double(sample.n)),
        ]
        result.parameters = [("k", .integer(k))]
        if realRadii.contains(0) || syntheticRadii.contains(0) {
            result.notes.append(
                "some documents have \(k) others with the very same vector: their balls are empty, since nothing is strictly nearer than 0"
            )
        }
        return result
    }

    private struct Counts: Sendable {
        let from: Int
        var balls: [Int]
        var isCovered: [Bool]
        var isRecalled: [Bool]

        init(from: Int, rows: Int, columns: Int) {
            self.from = from
            balls = [Int](repeating: 0, count: columns)
            isCovered = [Bool](repeating: false, count: rows)
            isRecalled = isCovered
        }
    }
}
