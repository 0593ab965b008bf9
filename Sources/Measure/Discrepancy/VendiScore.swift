internal import Corpus
package import Native

/// How many different documents a sample has in effect: the exponential of the entropy of the eigenvalues of K/n.
///
/// Friedman and Dieng, "The Vendi Score", TMLR 2023, with the cosine of the vectors as K, and q = 1. From 1 (all alike) to n (all at right angles).
package struct VendiScore: Sendable {
    package init() {}

    /// Measures one sample; the figure is `value`. Documents without a direction (vectors of zeros) are left out, and a note says how many.
    package func measure(_ sample: Matrix) throws -> Measurement {
        let norms = sample.squaredNorms()
        let kept = norms.indices.filter { norms[$0] > 0 && norms[$0].isFinite }
        guard !kept.isEmpty else {
            throw Fault("no document has a vector with a direction", fix: "widen the selection", kind: .usage)
        }
        var points = DoubleMatrix(sample.selecting(kept))
        points.scaleRows(by: kept.map { 1 / norms[$0].squareRoot() })
        // XᵀX and XXᵀ have the same eigenvalues but for zeros; the smaller is taken.
        var matrix = points.columns < points.rows ? try points.gram() : try points.transposed.gram()
        matrix.scale(by: 1 / Double(kept.count))
        let values = try SymmetricEigen(matrix, vectors: false).values
        var result = Measurement("vendi", n: kept.count)
        result.figures = [("value", Self.score(values))]
        if kept.count < sample.rows {
            result.notes.append("\(sample.rows - kept.count) documents with a vector of zeros are left out")
        }
        return result
    }

    /// exp(−Σ λ·ln λ) over what is positive.
    static func score(_ values: [Double]) -> Double {
        Elementary.exponential(-values.reduce(0) { $1 > 0 ? $0 + $1 * Elementary.logarithm($1) : $0 })
    }
}
