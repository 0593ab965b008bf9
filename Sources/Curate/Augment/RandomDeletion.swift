package import Corpus

/// Takes out each word with probability α.
///
/// Wei and Zou 2019, RD. A text never loses its last word.
package struct RandomDeletion: EDAOperation {
    package static let name = "random-deletion"

    package init() {}

    package func apply(
        to text: inout WordSequence, alpha: Double, synonyms: any SynonymSource, using generator: inout SeededGenerator
    ) {
        let places = text.free
        var removed = Set(places.filter { _ in generator.unit() < alpha })
        if removed.count == text.count, let kept = places.randomElement(using: &generator) { removed.remove(kept) }
        text.remove(removed)
    }
}
