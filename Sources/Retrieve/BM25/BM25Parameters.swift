internal import Corpus
internal import Foundation

/// How BM25 weighs a term: Robertson and Zaragoza, "The probabilistic relevance framework", 2009, in Lucene's form.
///
/// A term with frequency f in a document of length l is worth idf · f / (f + k1 · (1 − b + b · l / mean l)), with
/// idf = ln(1 + (N − df + ½) / (df + ½)), which is never negative. Lucene without its coarse lengths; `bm25s` calls it `lucene`.
package struct BM25Parameters: Sendable, Hashable {
    /// How soon more occurrences stop to count.
    package let k1: Double
    /// How much long documents are discounted, from 0 to 1.
    package let b: Double

    /// Lucene's defaults.
    package static let standard = BM25Parameters(uncheckedK1: 1.2, b: 0.75)

    private init(uncheckedK1 k1: Double, b: Double) {
        self.k1 = k1
        self.b = b
    }

    /// Throws a usage fault for values without meaning.
    package init(k1: Double, b: Double) throws {
        guard k1.isFinite, k1 >= 0 else {
            throw Fault("k1 is \(k1)", fix: "give a number from 0, such as 1.2", kind: .usage)
        }
        guard b >= 0, b <= 1 else { throw Fault("b is \(b)", fix: "give a number from 0 to 1", kind: .usage) }
        self.init(uncheckedK1: k1, b: b)
    }

    /// The weight of a term that so many of the documents have.
    func idf(documents: Int, having: Int) -> Double {
        log(1 + (Double(documents - having) + 0.5) / (Double(having) + 0.5))
    }

    /// What does not depend on the term: k1 · (1 − b + b · length / mean).
    func lengthPart(_ length: Int, mean: Double) -> Double {
        k1 * (1 - b + (mean > 0 ? b * Double(length) / mean : 0))
    }
}
