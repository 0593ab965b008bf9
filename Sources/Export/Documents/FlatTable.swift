package import Corpus

/// One row a document, one column a text: what trainers and spreadsheets read.
package struct FlatTable: Sendable {
    /// A value of a row.
    enum Value: Sendable, Hashable {
        case text(String)
        case texts([String])
        case null
    }

    /// The columns; lists of strings or strings.
    package let fields: [ParquetField]
    /// Whether descriptions, most of the bytes, must be taken apart.
    let readsDescription: Bool
    private let texts: [TextFields]
    private let language: String
    private let hasSplit: Bool

    /// - Parameters:
    ///   - texts: the texts that have a column each.
    ///   - language: whose texts are preferred.
    package init(_ texts: TextFields, language: String, hasSplit: Bool) {
        let all: [(name: String, field: TextFields)] = [
            ("title", .title), ("abstract", .abstract), ("claims", .claims), ("description", .description),
        ]
        let chosen = all.filter { texts.contains($0.field) }
        self.texts = chosen.map(\.field)
        readsDescription = texts.contains(.description)
        self.language = language
        self.hasSplit = hasSplit
        let names = ["id", "office", "kind", "date", "family", "origin", "language"] + chosen.map(\.name)
        fields =
            names.map { ParquetField($0, .string) }
            + [ParquetField("classifications", .list(.string)), ParquetField("labels", .list(.string))]
            + (hasSplit ? [ParquetField("split", .string)] : [])
    }

    /// The values of a document, one a column.
    func row(_ content: DocumentContent, _ notes: DocumentNotes) -> [Value] {
        var row: [Value] = [
            .text(content.id), .text(DocumentID(normalised: content.id)?.office ?? ""), .text(content.kind),
            .text(content.publication.date), .text(content.family), .text(content.origin.rawValue),
            .text(content.mainLanguage(preferring: language)),
        ]
        for field in texts { row.append(.text(content.text(field, preferring: language))) }
        row.append(.texts(content.classifications.map { "\($0.scheme):\($0.symbol)" }))
        row.append(.texts(notes.labels))
        if hasSplit { row.append(notes.split.map { .text($0.rawValue) } ?? .null) }
        return row
    }
}
