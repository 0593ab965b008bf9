internal import Corpus
internal import Measure
internal import Native

/// The selections of an audit, as they were given.
struct AuditSelections {
    var real: String
    var synthetic: String
    var train: String?
    var test: String?
    var fit: String?
    var splitName: String
}

/// Everything that the parts of the battery work on.
struct AuditInput {
    var selections: AuditSelections
    /// The commit of each selection, by its role.
    var commits: [(role: String, id: String)]
    /// What is measured: without the fit part, relatives, empty texts and languages of one side only.
    var real: AuditSide
    var synthetic: AuditSide
    /// All real documents, and all synthetic ones: what duplicates are looked for in.
    var allReal: [AuditDocument]
    var allSynthetic: [AuditDocument]
    var references: [AuditReference]
    /// The fit part's documents and vectors.
    var fit: AuditSide
    var bandwidth: Double
    var embedder: String
    var dimensions: Int
    /// The rules that the documents were read with.
    var rules: [String]
    /// What was left out, in words.
    var notes: [String]
}
