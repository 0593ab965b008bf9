/// What became of an answer: a document, or a reason why it is none.
package enum Arrival: Sendable, Hashable {
    case accepted(SyntheticDocument)
    case rejected(Rejection)

    package struct Rejection: Sendable, Hashable {
        /// What is counted: the check that failed.
        package var reason: ArrivalCheck
        /// What this answer has (`abstract-too-short: 31 words; at least 50`).
        package var because: String

        package init(_ reason: ArrivalCheck, _ because: String) {
            self.reason = reason
            self.because = because
        }
    }
}

/// A document that was made, ready to be committed.
package struct SyntheticDocument: Sendable, Hashable {
    package var id: String
    /// The canonical line, without a line break.
    package var line: [UInt8]
    /// The value of the layer `labels`: ascending.
    package var labels: [String]
    /// The value of the layer `lineage`: ids of the real documents that it was made from, in the request's order.
    package var seeds: [String]
    /// What the reader had to mend in the answer, as in `code-fence`; empty for one that was as asked.
    package var repairs: [String]
}

/// A check on arrival. The raw value is the reason of a rejection.
package enum ArrivalCheck: String, Sendable, CaseIterable, Hashable {
    /// The server stopped the model at the token limit, or withheld its text.
    case cutOff = "cut-off"
    case withheld
    /// A chat model talks: it refuses, introduces its answer, takes leave. The filter rule `refusal`.
    case refusal
    /// No field could be read.
    case parse
    case missingField = "missing-field"
    case length
    /// The filter rules `boilerplate`, `markup`, `repetition`, `truncated`, `language`.
    case boilerplate, markup, repetition, truncated, language
    /// The rules that the template names.
    case form
    case labelName = "label-name"
    case seedCopy = "seed-copy"
    case duplicate

    /// Whether `--without-check` can turn it off; what cannot be read is no document.
    package var isOptional: Bool { self != .parse && self != .missingField && self != .withheld }

    package var summary: String {
        switch self {
        case .cutOff: "the model was stopped at the token limit"
        case .withheld: "the server withheld the text (content filter)"
        case .refusal: "the model refuses or chats"
        case .parse: "no field can be read"
        case .missingField: "a field that was asked for is missing"
        case .length: "a field is much shorter or longer than was asked"
        case .boilerplate: "filler and notices"
        case .markup: "left-overs of markup"
        case .repetition: "the text repeats itself"
        case .truncated: "a text breaks off"
        case .language: "another language than was asked for"
        case .form: "the family's own rules, such as the form of a patent"
        case .labelName: "the text names its label, although label names are off"
        case .seedCopy: "a copy of a real document that it was made from"
        case .duplicate: "a near-duplicate of a document accepted before"
        }
    }
}
