package import Corpus
package import Curate

/// How a document is asked for: a prompt family, built in or a file of one's own.
///
/// `docs/generation.md` describes the file and `schemas/prompt.schema.json` checks it.
package struct PromptTemplate: Sendable, Hashable {
    /// What the answer is asked to look like.
    package enum Form: String, Sendable, CaseIterable {
        /// One JSON object with a member for each field.
        case json
        /// A heading for each field and its text below; small models keep to it more easily.
        case headings
    }

    package var name: String
    /// `synthesis`, from labels, or `paraphrase`, from a real document.
    package var method: Origin
    package var about: String
    /// Empty for none.
    package var system: PromptText
    package var user: PromptText
    /// In the order in which they are to be written.
    package var fields: [PromptField]
    package var form: Form
    /// Lines of which each document gets one, so that documents of the same labels differ: the placeholder `{angle}`.
    package var angles: [String]
    /// Rules of `patcorpus filter` that the answer has to pass, besides those that every answer has to.
    package var rules: [RuleUse]
    /// SHA-256 of the file.
    package var digest: Digest

    /// Whether the text has the placeholder.
    package func uses(_ placeholder: Placeholder) -> Bool {
        system.placeholders.contains(placeholder) || user.placeholders.contains(placeholder)
    }

    /// A limit of tokens that leaves room for an answer of the longest lengths asked for.
    package var standardMaximumTokens: Int {
        // English has some 1.4 tokens a word with these models' vocabularies; the rest is for marks, keys and models that overrun.
        max(256, fields.reduce(0) { $0 + $1.mostWords } * 2 + 160)
    }
}
