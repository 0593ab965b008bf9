internal import Corpus

/// Drops documents with markup left over: markdown, HTML and XML, LaTeX, JSON, template placeholders, names of fields.
///
/// Ours: CommonMark 0.31 for markdown, names of HTML elements and of LaTeX commands. It looks for what patents do not have as text: a single
/// `*`, `_`, `<` or `$` is none.
package struct Markup: Filter {
    package static let summary = RuleSummary(
        "markup", drops: "documents with left-overs of markdown, HTML, XML, LaTeX, JSON or templates",
        source: "ours; CommonMark 0.31, HTML; measured in docs/filters.md",
        parameters: [FieldScope.parameter], reasons: reasons)

    static let reasons = ["markdown", "html", "latex", "json", "placeholder", "field-name"]

    private let scope: FieldScope

    package init(_ settings: RuleSettings) throws { scope = try FieldScope(settings, "of") }

    package var readsDescription: Bool { scope.readsDescription }

    package func reason(_ document: FilterInput) -> Reason? { Self.find(document, scope.fields(document)) }

    static func find(_ document: FilterInput, _ fields: TextFields) -> Reason? {
        for (field, lines) in document.parts(fields) {
            if let reason = FieldNames.find(lines, field) { return reason }
            var bullets = 0
            for text in lines {
                for line in text.split(separator: "\n") {
                    let bytes = Array(line.utf8)
                    let name = field.description
                    if let found = MarkdownScan.find(bytes) ?? TagScan.find(bytes) ?? TemplateScan.find(bytes) {
                        return Reason(
                            found.keyword, "\(found.what) in the \(name)",
                            excerpt: String(line).excerpt(about: found.place))
                    }
                    if MarkdownScan.isBullet(bytes) {
                        bullets += 1
                        if bullets == 3 {
                            return Reason("markdown", "a list in the \(name)", excerpt: String(line.prefix(80)))
                        }
                    }
                }
            }
        }
        return nil
    }
}

/// A left-over that was found.
struct FoundMarkup {
    var keyword: String
    var what: String
    var place: Range<Int>
}
