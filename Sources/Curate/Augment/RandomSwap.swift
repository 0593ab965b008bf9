package import Corpus

/// Exchanges two words drawn at random; n times.
///
/// Wei and Zou 2019, RS. Marks stay where they are, and so do numbers.
package struct RandomSwap: EDAOperation {
    package static let name = "random-swap"

    package init() {}

    package func apply(
        to text: inout WordSequence, alpha: Double, synonyms: any SynonymSource, using generator: inout SeededGenerator
    ) {
        let places = text.free
        if places.count < 2 { return }
        for _ in 0..<Self.count(text.count, alpha: alpha) {
            let first = generator.uniform(places.count)
            let other = generator.uniform(places.count - 1)
            text.swap(places[first], places[other < first ? other : other + 1])
        }
    }
}
