package import Corpus

/// One of the four operations of "EDA: Easy Data Augmentation Techniques for Boosting Performance on Text Classification Tasks"
/// (Wei and Zou, EMNLP-IJCNLP 2019, section 2).
package protocol EDAOperation: Sendable {
    /// Its name in a document's provenance.
    static var name: String { get }

    init()

    /// Changes about a share `alpha` of the words; all that it does follows from the generator.
    func apply(
        to text: inout WordSequence, alpha: Double, synonyms: any SynonymSource, using generator: inout SeededGenerator)
}

extension EDAOperation {
    /// How many words of a text are changed: n = αl, rounded down, and at least one.
    package static func count(_ words: Int, alpha: Double) -> Int { max(1, Int(alpha * Double(words))) }
}

/// Where synonyms come from.
package protocol SynonymSource: Sendable {
    /// Synonyms of a word in small letters, in order and each once, without the word itself.
    func synonyms(of word: String) -> [String]

    /// Names the source's content.
    var digest: Digest { get }
}
