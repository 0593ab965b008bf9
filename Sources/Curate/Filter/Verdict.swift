package import Corpus

/// What a rule says about a document.
package enum Verdict: Sendable, Hashable {
    case keep
    /// The rule's name, as the layer `verdicts/RULE` has it, and the reason.
    case drop(rule: String, because: Reason)

    package var isKept: Bool { self == .keep }

    /// The value in the layer `verdicts/RULE`.
    package var json: JSONValue {
        switch self {
        case .keep: ["because": "", "verdict": "keep"]
        case .drop(_, let reason): ["because": .string(reason.description), "verdict": "drop"]
        }
    }
}

/// Why a document is dropped.
package struct Reason: Sendable, Hashable, CustomStringConvertible {
    /// What is counted: lower-case words with hyphens, the same for every document with this fault (`abstract-too-short`).
    package var keyword: String
    /// What this document has (`31 words; at least 50`).
    package var detail: String
    /// The text that the rule found, a line of the document's; empty where something is missing.
    package var excerpt: String

    package init(_ keyword: String, _ detail: String = "", excerpt: String = "") {
        self.keyword = keyword
        self.detail = detail
        self.excerpt = excerpt
    }

    /// `keyword: detail`. The excerpt is left out: layers say what was decided, documents have the text.
    package var description: String { detail.isEmpty ? keyword : "\(keyword): \(detail)" }
}
