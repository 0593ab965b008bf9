package import Corpus
package import Curate

/// A document of a study: its text and what is known of it.
package struct StudyDocument: Sendable {
    package var id: String
    package var digest: Digest
    package var text: String
    /// Of a real document its labels, of a synthetic one those that it was asked for.
    package var labels: [String]
    /// The family, or the id where none is known.
    package var family: String
    /// Ids of the real documents that it was made from.
    package var seeds: [String]
    /// Whether both rules of the standard-patent filter keep it.
    package var isStandardPatent: Bool

    package init(
        id: String, digest: Digest, text: String, labels: [String], family: String = "", seeds: [String] = [],
        isStandardPatent: Bool = true
    ) {
        self.id = id
        self.digest = digest
        self.text = text
        self.labels = labels
        self.family = family.isEmpty ? id : family
        self.seeds = seeds
        self.isStandardPatent = isStandardPatent
    }
}

/// What a study is run on.
package struct StudyInput: Sendable {
    package var train: [StudyDocument] = []
    package var validation: [StudyDocument] = []
    package var test: [StudyDocument] = []
    /// By candidate, in the order of the file.
    package var candidates: [(generator: Generator, documents: [StudyDocument])] = []
    /// For EDA; `nil` where it is not asked for.
    package var synonyms: (any SynonymSource)?
    /// What labels are called, for masking and the keyword overlap; `nil` where labels have no names.
    package var names: LabelNameSet?
    /// Digest of the names' source.
    package var namesDigest = ""

    package init() {}
}
