package import Corpus

/// What is exported, and as what.
package struct ExportPlan: Sendable {
    package var format: ExportFormat
    /// The texts that are written; `nil` where whole documents are.
    package var fields: TextFields?
    /// The language whose texts come first where a document has several.
    package var language = "en"
    /// All labels that the documents may have, ascending.
    package var labels: [String] = []
    /// Whether the version has the split, so that a document has one or none.
    package var hasSplit = false
    /// TF-IDF: terms of fewer documents are left out.
    package var minimumDocuments = 1
    /// TF-IDF: at most so many terms.
    package var maximumTerms: Int?
    /// The name of the dataset.
    package var name = ""
    package var commit = ""
    package var selection = ""
    package var splitName = "main"
    package var threads = 1

    package init(format: ExportFormat) { self.format = format }

    /// The texts of formats that are nothing but text.
    var texts: TextFields { fields ?? .standard }

    /// Whether descriptions, most of the bytes, must be taken apart.
    var readsDescription: Bool { texts.contains(.description) }

    /// The flat table; `nil` for whole documents and for what is no table.
    var flatTable: FlatTable? {
        if format.isText || (fields == nil && !format.isFlat) { return nil }
        return FlatTable(texts, language: language, hasSplit: hasSplitColumn)
    }

    /// Whether a table says in a column which split a document is in.
    private var hasSplitColumn: Bool { hasSplit && !format.isBySplit }

    /// The columns of the table; none for what is no table.
    package var columns: [ParquetField] {
        if format.isText { return [] }
        if let flatTable { return flatTable.fields }
        return format == .jsonl ? DocumentTable.documentFields : DocumentTable.fields(hasSplit: hasSplitColumn)
    }

    /// The names of the streams of files, in order.
    var streams: [String] {
        if !format.isBySplit || !hasSplit { return [format == .hf ? "train" : "documents"] }
        return Split.allCases.map(\.rawValue) + ["unsplit"]
    }

    /// The stream that a document goes to.
    func stream(_ notes: DocumentNotes) -> Int {
        if !format.isBySplit || !hasSplit { return 0 }
        return notes.split.flatMap { Split.allCases.firstIndex(of: $0) } ?? Split.allCases.count
    }
}
