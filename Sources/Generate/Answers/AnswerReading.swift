/// What could be read from a model's answer.
package struct AnswerReading: Sendable, Hashable {
    /// The texts of each field that was found: one, or for claims each of them. None is empty.
    package var texts: [String: [String]] = [:]
    /// What had to be mended, in the order of `AnswerRepair`.
    package var repairs: [AnswerRepair] = []
    /// Whether the answer ends within a value; that value is left out.
    package var isCut = false

    package init() {}
}

/// What the reader does about an answer that is not as it was asked for.
package enum AnswerRepair: String, Sendable, CaseIterable, Hashable {
    case preamble, trailingText = "trailing-text", codeFence = "code-fence", wrapped, severalObjects = "several-objects"
    case headings, bareText = "bare-text", smartQuotes = "smart-quotes", singleQuotes = "single-quotes"
    case innerQuotes = "inner-quotes"
    case rawNewlines = "raw-newlines", badEscapes = "bad-escapes", bareKeys = "bare-keys"
    case missingCommas = "missing-commas", trailingCommas = "trailing-commas", repeatedKeys = "repeated-keys"
    case cutOff = "cut-off", otherKeys = "other-keys", textAsList = "text-as-list", listAsText = "list-as-text"
}
