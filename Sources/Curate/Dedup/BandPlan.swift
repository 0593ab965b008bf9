internal import Corpus
internal import Foundation

/// How a signature is cut into bands: two documents are candidates where all rows of at least one band agree.
///
/// Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*, section 3.4. A pair of Jaccard similarity J becomes a candidate with
/// probability 1 − (1 − Jʳ)ᵇ for b bands of r rows.
package struct BandPlan: Sendable, Hashable {
    package let bands: Int
    package let rows: Int

    package init(bands: Int, rows: Int) {
        precondition(bands >= 1 && rows >= 1, "a plan of \(bands) bands of \(rows) rows")
        self.bands = bands
        self.rows = rows
    }

    /// The plan with the most rows, so the fewest false candidates, whose recall at the threshold is at least `recall`.
    ///
    /// - Parameters:
    ///   - permutations: positions of the signature.
    ///   - threshold: above 0, up to 1.
    ///   - recall: below 1.
    /// - Throws: A usage fault where not even bands of one row reach it.
    package init(permutations: Int, threshold: Double, recall: Double = 0.95) throws {
        for rows in stride(from: min(permutations, 64), through: 1, by: -1) {
            let plan = BandPlan(bands: permutations / rows, rows: rows)
            if plan.recall(at: threshold) >= recall {
                self = plan
                return
            }
        }
        throw Fault(
            "no bands of \(permutations) permutations find \(recall) of the pairs at a similarity of \(threshold)",
            fix: "take more permutations, a higher threshold or a lower recall", kind: .usage)
    }

    /// The probability that a pair of that similarity becomes a candidate.
    package func recall(at similarity: Double) -> Double {
        1 - pow(1 - pow(similarity, Double(rows)), Double(bands))
    }
}
