package import Measure
package import Native

/// Texts whose words are counted once, from which TF-IDF features of any training set among them are made in milliseconds.
///
/// For a study's hundreds of runs over parts of the same documents. The numbers are those of `TFIDFVectorizer`.
package struct TextPool: Sendable {
    /// Counts the words of texts, on threads.
    package init(_ texts: [String], threads: Int = 1) throws {
        preconditionFailure("to come")
    }

    /// The number of texts.
    package var count: Int { preconditionFailure("to come") }

    /// The vocabulary of a training set: each document once, however often it is repeated, so that copies change no feature.
    package func vocabulary(of documents: [Int], minimumDocuments: Int = 2, maximumTerms: Int? = 50_000)
        -> PoolVocabulary
    {
        preconditionFailure("to come")
    }

    /// The TF-IDF rows of some documents, in the order given.
    package func features(_ documents: [Int], _ vocabulary: PoolVocabulary) -> SparseRows {
        preconditionFailure("to come")
    }
}

/// The words of a training set and their weights.
package struct PoolVocabulary: Sendable {
    /// The words, as any text is turned into features with.
    package let terms: TermVocabulary
}
