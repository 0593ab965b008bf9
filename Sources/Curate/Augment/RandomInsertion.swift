package import Corpus

/// Puts a synonym of a random word, which is no stop word, at a random place; n times.
///
/// Wei and Zou 2019, RI. As in the authors' program ten words are tried before an insertion is given up.
package struct RandomInsertion: EDAOperation {
    package static let name = "random-insertion"

    package init() {}

    package func apply(
        to text: inout WordSequence, alpha: Double, synonyms: any SynonymSource, using generator: inout SeededGenerator
    ) {
        let candidates = text.free.map { text.words[$0].text.lowercased() }.filter { !StopWords.contains($0) }
        if candidates.isEmpty { return }
        for _ in 0..<Self.count(text.count, alpha: alpha) {
            for _ in 0..<10 {
                let found = synonyms.synonyms(of: candidates[generator.uniform(candidates.count)])
                if found.isEmpty { continue }
                text.insert(found[generator.uniform(found.count)], at: generator.uniform(text.count + 1))
                break
            }
        }
    }
}
