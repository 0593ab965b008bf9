/// How relevant a document of the index is to a query: a fraction, so that whole numbers can be had from it exactly.
package struct Judgement: Sendable, Hashable {
    /// The document's number in the index.
    package let document: Int
    package let numerator: Int
    /// At least 1.
    package let denominator: Int

    package init(document: Int, numerator: Int, denominator: Int = 1) {
        self.document = document
        self.numerator = numerator
        self.denominator = denominator
    }

    package var relevance: Double { Double(numerator) / Double(denominator) }
}

/// What makes a document relevant to a query.
package protocol RelevanceSource: Sendable {
    associatedtype Query: Sendable

    /// The documents of the index with a relevance above zero, ascending.
    func judgements(_ query: Query) -> [Judgement]
}

/// The factor that turns all relevances into whole numbers, which TREC tools need.
package struct RelevanceScale: Sendable, Hashable {
    /// What relevances are multiplied by.
    package let factor: Int
    /// True if every relevance becomes a whole number; else they are rounded to the nearest, and to 1 at least.
    package let isExact: Bool

    /// trec_eval keeps a counter for each level, so there may not be too many.
    static let largest = 1_000_000

    /// The least common multiple of the denominators, up to a million.
    package init(denominators: some Sequence<Int>) {
        var factor = 1
        for denominator in Set(denominators).sorted() {
            let multiple = factor / Self.divisor(factor, denominator) * denominator
            if multiple > Self.largest {
                self.factor = Self.largest
                isExact = false
                return
            }
            factor = multiple
        }
        self.factor = factor
        isExact = true
    }

    /// A relevance as a whole number.
    package func level(_ judgement: Judgement) -> Int {
        let product = judgement.numerator * factor
        if product % judgement.denominator == 0 { return product / judgement.denominator }
        return max(1, Int((Double(product) / Double(judgement.denominator)).rounded()))
    }

    private static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
}
