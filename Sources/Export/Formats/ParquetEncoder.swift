internal import Corpus
internal import Native

/// A batch becomes a row group.
final class ParquetEncoder: DocumentEncoder {
    private let rows: RowGroupEncoder
    private let flat: FlatTable?
    private let documentFields: Range<Int>
    private let hasSplit: Bool
    private var parser = JSONParser()

    init(_ plan: ExportPlan) {
        rows = RowGroupEncoder(ParquetSchema(plan.columns))
        flat = plan.flatTable
        documentFields = 0..<DocumentTable.documentFields.count
        hasSplit = plan.columns.last?.name == "split"
    }

    func encode(_ batch: DocumentBatch) throws -> EncodedPart {
        try batch.forEach { line, notes in
            if let flat {
                try append(
                    flat.row(DocumentContent(line: line, &parser, withDescription: flat.readsDescription), notes))
            } else {
                try parser.parse(line) { try rows.append(object: $0, fields: documentFields) }
                rows.append(documentFields.upperBound, texts: notes.labels)
                if hasSplit { rows.append(documentFields.upperBound + 1, text: notes.split?.rawValue) }
            }
            rows.endRow()
        }
        var part = EncodedPart(batch)
        part.rowGroup = rows.finish()
        return part
    }

    private func append(_ row: [FlatTable.Value]) throws {
        for (field, value) in row.enumerated() {
            switch value {
            case .text(let text): rows.append(field, text: text)
            case .texts(let texts): rows.append(field, texts: texts)
            case .null: rows.appendNull(field)
            }
        }
    }
}
