internal import Corpus

/// Drops documents with a field in another language than those wanted.
///
/// `LanguageIdentifier`: our own letter n-grams, measured in docs/filters.md. A field counts when it has letters enough and the answer is sure;
/// what is unsure is kept, so that a title of one word drops nothing.
package struct LanguageRule: Filter {
    package static let summary = RuleSummary(
        "language", drops: "documents of which a field is in another language",
        source: "ours (docs/decisions/0020); measured on patents of known language in docs/filters.md",
        parameters: [
            .init("is", "en", "the languages wanted, | between them, or declared: what the document says of the field"),
            .init("of", "title|abstract|claims", "the fields that are looked at, each by itself"),
            .init("confidence", "0.9", "how sure the answer must be"),
            .init("letters", "40", "fewest letters of a field; one of East Asia counts as two"),
        ],
        reasons: ["other-language", "no-letters"])

    private let wanted: [String]
    private let fields: TextFields
    private let confidence: Double
    private let letters: Int

    package init(_ settings: RuleSettings) throws {
        wanted = settings.list("is")
        if wanted.isEmpty { throw settings.fault("is", "name at least one language, such as en") }
        let known = Set(LanguageIdentifier.languages)
        for code in wanted where code != "declared" && !known.contains(code) {
            throw settings.fault("is", "the languages that can be told are \(known.sorted().joined(separator: ", "))")
        }
        fields = try settings.fields("of")
        confidence = try settings.share("confidence")
        letters = try settings.integer("letters")
    }

    package var readsDescription: Bool { fields.contains(.description) }

    package func reason(_ document: FilterInput) -> Reason? {
        for (field, lines) in document.parts(fields) {
            let count = Self.letters(lines, upTo: max(letters, 1))
            if count == 0 {
                return Reason("no-letters", "in the \(field.description)", excerpt: String(lines[0].prefix(80)))
            }
            guard count >= letters else { continue }
            let found = LanguageIdentifier.identify(lines)
            guard !found.code.isEmpty, found.confidence >= confidence else { continue }
            let declared = document.declaredLanguage(field)
            let isWanted = wanted.contains { code in
                code == found.code || code == "declared" && (declared.isEmpty || Self.same(declared, found.code))
            }
            if isWanted { continue }
            return Reason(
                "other-language", "the \(field.description) is in \(found.code)",
                excerpt: lines[0].excerpt(about: 0..<1))
        }
        return nil
    }

    /// Codes that stand for what the model takes as one.
    private static func same(_ declared: String, _ found: String) -> Bool {
        switch declared {
        case "sh", "bs": found == "hr" || found == "sr"
        case "sr": found == "sr" || found == "hr"
        case "nb", "nn": found == "no"
        case "ms": found == "id"
        default: declared == found
        }
    }

    private static func letters(_ lines: [String], upTo limit: Int) -> Int {
        var count = 0
        for line in lines {
            for scalar in line.unicodeScalars where scalar.properties.isAlphabetic {
                count += TextLength.isDense(scalar.value) || (0xAC00...0xD7AF).contains(scalar.value) ? 2 : 1
                if count >= limit { return count }
            }
        }
        return count
    }
}
