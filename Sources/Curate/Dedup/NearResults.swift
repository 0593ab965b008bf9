/// Two documents whose texts are similar, and how much.
package struct SimilarPair: Sendable, Hashable {
    /// The smaller index.
    package var first: Int
    package var second: Int
    /// Jaccard similarity of their shingles, computed exactly.
    package var similarity: Double

    package init(_ a: Int, _ b: Int, _ similarity: Double) {
        first = min(a, b)
        second = max(a, b)
        self.similarity = similarity
    }
}

/// A document that goes, and the one that stays for it.
package struct Removal: Sendable, Hashable {
    package var document: Int
    /// A document that stays, similar enough by comparison.
    package var like: Int
    package var similarity: Double

    package init(document: Int, like: Int, similarity: Double) {
        self.document = document
        self.like = like
        self.similarity = similarity
    }
}

/// What a search found.
package struct NearResult: Sendable {
    /// Documents that go, ascending.
    package var removals: [Removal] = []
    /// Pairs of at least the threshold, ascending; only where pairs were asked for.
    package var pairs: [SimilarPair] = []
    /// How many pairs were compared by all their shingles.
    package var candidates = 0
    /// How many of these reached the threshold.
    package var verified = 0
    /// Texts that are the same word for word but for a first one.
    package var identical = 0

    /// How many documents stand for at least one that goes.
    package var clusters: Int { Set(removals.map(\.like)).count }

    package init() {}
}
