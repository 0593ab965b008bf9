package import Corpus

/// Replaces n words that are no stop words, each by a synonym drawn at random.
///
/// Wei and Zou 2019, SR. A word without synonyms is passed over for another.
package struct SynonymReplacement: EDAOperation {
    package static let name = "synonym-replacement"

    package init() {}

    package func apply(
        to text: inout WordSequence, alpha: Double, synonyms: any SynonymSource, using generator: inout SeededGenerator
    ) {
        var left = Self.count(text.count, alpha: alpha)
        for place in text.free.shuffled(using: &generator) {
            if left == 0 { return }
            let word = text.words[place].text.lowercased()
            if StopWords.contains(word) { continue }
            let found = synonyms.synonyms(of: word)
            if found.isEmpty { continue }
            text.replace(place, with: found[generator.uniform(found.count)])
            left -= 1
        }
    }
}
