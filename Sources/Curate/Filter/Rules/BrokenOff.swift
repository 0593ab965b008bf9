internal import Corpus

/// Drops documents whose text breaks off: a generation that ran out of tokens, a file that was cut.
///
/// Ours. An abstract, the last claim and the last paragraph of the description end a sentence; a claim never ends in a word that leads on.
package struct BrokenOff: Filter {
    package static let summary = RuleSummary(
        "truncated", drops: "documents whose abstract, claims or description break off",
        source: "ours; 37 CFR 1.75(i) and MPEP 608.01(m): a claim ends with a period",
        parameters: [
            FieldScope.parameter,
            .init("stop", "yes", "whether a missing full stop is enough; no asks for a word that leads on"),
            .init(
                "complete", "yes",
                "whether what a model wrote must have title, abstract and claims, and begin with a capital"),
        ],
        reasons: ["no-title", "no-abstract", "no-claims", "begins-within", "breaks-off", "no-full-stop"])

    private let scope: FieldScope
    private let needsStop: Bool
    private let needsAll: Bool

    package init(_ settings: RuleSettings) throws {
        scope = try FieldScope(settings, "of")
        needsStop = try settings.flag("stop")
        needsAll = try settings.flag("complete")
    }

    package var readsDescription: Bool { scope.readsDescription }

    package func reason(_ document: FilterInput) -> Reason? {
        if needsAll, !document.isReal {
            if document.title.isEmpty { return Reason("no-title") }
            if document.abstract.isEmpty { return Reason("no-abstract") }
            if document.claims.isEmpty { return Reason("no-claims") }
        }
        for (field, lines) in document.parts(scope.fields(document)) where field != .title {
            guard let last = lines.last(where: { !$0.isEmpty }) else { continue }
            if needsAll, !document.isReal, let reason = Self.beginsWithin(lines[0], field) { return reason }
            if let reason = Self.leadsOn(last, field) { return reason }
            if needsStop, !Self.endsSentence(last) {
                return Reason("no-full-stop", "at the end of the \(field.description)", excerpt: Self.tail(last))
            }
        }
        return nil
    }

    private static let stops = Set(".!?:;。．！？；…।॥\"”’)]".unicodeScalars)

    private static func endsSentence(_ text: String) -> Bool {
        guard let last = text.unicodeScalars.last(where: { !$0.properties.isWhitespace }) else { return true }
        return stops.contains(last)
    }

    /// Words that no sentence ends with.
    private static let leading: Set<String> = [
        "the", "a", "an", "and", "or", "of", "to", "in", "on", "at", "by", "for", "with", "from", "wherein",
        "comprising", "said", "that",
        "which", "is", "are", "be", "being", "as", "into", "between", "through", "including", "having", "each",
        "further", "such", "when",
        "where", "configured", "if", "than", "least", "not", "its", "their", "via", "whose", "while", "und", "oder",
        "der", "die", "das",
        "ein", "eine", "mit", "von", "zu", "für", "le", "la", "les", "un", "une", "et", "ou", "de", "des", "du", "pour",
        "avec", "el", "los",
        "las", "una", "y", "o", "del", "con", "para", "por",
    ]

    /// A small letter, a comma or a closing bracket at the beginning, where an abstract or a description has a capital, a figure or a quotation mark.
    private static func beginsWithin(_ text: String, _ field: TextFields) -> Reason? {
        guard field != .claims, let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }) else {
            return nil
        }
        // "pH", "mRNA" and "e-bikes" begin names with a small letter: a word of small letters alone does not.
        let word = text.unicodeScalars.drop { $0.properties.isWhitespace }.prefix { $0.properties.isAlphabetic }
        let isSmall = first.properties.isLowercase && word.count > 1 && word.allSatisfy(\.properties.isLowercase)
        guard isSmall || ",;.)]".unicodeScalars.contains(first) else { return nil }
        return Reason(
            "begins-within", "the \(field.description) begins in a sentence", excerpt: text.excerpt(about: 0..<1))
    }

    private static func leadsOn(_ text: String, _ field: TextFields) -> Reason? {
        let trimmed = text.unicodeScalars.reversed().drop { $0.properties.isWhitespace }
        if let last = trimmed.first,
            last == "," || last == "-" || last == "–" || last == "(" || last == "[" || field == .claims && last == ":"
        {
            return Reason("breaks-off", "the \(field.description) ends in \"\(Character(last))\"", excerpt: tail(text))
        }
        if trimmed.starts(with: "...".unicodeScalars) || trimmed.first == "…" {
            return Reason("breaks-off", "the \(field.description) ends in dots", excerpt: tail(text))
        }
        guard let last = trimmed.first, last.properties.isAlphabetic else { return nil }
        let words = PlacedWords(text)
        guard words.count > 1, leading.contains(words[words.count - 1]), words.written(words.count - 1) != "A" else {
            return nil
        }
        return Reason(
            "breaks-off", "the \(field.description) ends in \"\(words.written(words.count - 1))\"", excerpt: tail(text))
    }

    private static func tail(_ text: String) -> String {
        let count = text.utf8.count
        return text.excerpt(about: max(0, count - 1)..<count, around: 80)
    }
}
