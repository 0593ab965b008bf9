package import Corpus

/// A document as rules see it: its texts in one language, each field a list of lines.
package struct FilterInput: Sendable {
    package let document: DocumentContent
    /// Label ids of the document: those of the layer `labels`, else those that it was made for.
    package let labels: [String]
    /// The declared language that was chosen.
    package let language: String
    package let title: [String]
    package let abstract: [String]
    package let claims: [DocumentContent.Claim]
    /// Headings and paragraphs.
    package let description: [String]

    /// - Parameters:
    ///   - preferred: the language that is read where a document has several.
    ///   - labels: nil takes those of the provenance.
    package init(_ document: DocumentContent, preferring preferred: String = "en", labels: [String]? = nil) {
        self.document = document
        self.labels = labels ?? document.provenance.labels
        language = document.mainLanguage(preferring: preferred)
        title = document.lines(.title, preferring: preferred)
        abstract = document.lines(.abstract, preferring: preferred)
        description = document.lines(.description, preferring: preferred)
        let main = language
        let has = document.claims.contains { $0.language == main }
        let chosen = has ? main : document.claims.first?.language ?? ""
        claims = document.claims.filter { $0.language == chosen }
    }

    /// Whether an office published it.
    package var isReal: Bool { document.origin == .real || document.origin == .replicate }

    /// The language that the field's text is declared to be in.
    package func declaredLanguage(_ field: TextFields) -> String {
        func chosen(_ languages: [String]) -> String {
            languages.contains(language) ? language : languages.first ?? ""
        }
        switch field {
        case .title: return chosen(document.titles.map(\.language))
        case .abstract: return chosen(document.abstracts.map(\.language))
        case .claims: return claims.first?.language ?? ""
        default: return chosen(document.description.map(\.language))
        }
    }

    /// The lines of some fields, in the order of the document.
    package func lines(_ fields: TextFields) -> [String] {
        var lines: [String] = []
        if fields.contains(.title) { lines += title }
        if fields.contains(.abstract) { lines += abstract }
        if fields.contains(.claims) { lines += claims.map(\.text) }
        if fields.contains(.description) { lines += description }
        return lines
    }

    /// Each of the fields that has text, with its lines.
    package func parts(_ fields: TextFields) -> [(field: TextFields, lines: [String])] {
        let parts: [(field: TextFields, lines: [String])] = TextFields.each.filter { fields.contains($0) }
            .map { ($0, lines($0)) }
        return parts.filter { !$0.lines.isEmpty }
    }
}

extension TextFields {
    /// The fields, one by one, in the order of the document.
    package static let each: [TextFields] = [.title, .abstract, .claims, .description]
}
