internal import Corpus
internal import Measure
internal import Native

/// Rows of `3,17 12:0.25 40:0.5`: numbers of labels from 0, then columns from 1 with their TF-IDF.
///
/// The format of SVMlight and LIBSVM. Values are rounded to 32 bits and written with the fewest digits that read back as the same. A document with neither
/// labels nor terms is `1:0`, since readers pass over empty lines.
final class SVMLightEncoder: DocumentEncoder {
    private let plan: ExportPlan
    private let vectorizer: TFIDFVectorizer
    private let numbers: [String: Int]
    private var workspace: TFIDFVectorizer.Workspace
    private var parser = JSONParser()
    private var words = WordList()

    init(_ plan: ExportPlan, _ vectorizer: TFIDFVectorizer) {
        self.plan = plan
        self.vectorizer = vectorizer
        numbers = Dictionary(uniqueKeysWithValues: plan.labels.enumerated().map { ($1, $0) })
        workspace = TFIDFVectorizer.Workspace(vectorizer)
    }

    func encode(_ batch: DocumentBatch) throws -> EncodedPart {
        var output = ByteBuffer(capacity: 1 << 20)
        var ids = ByteBuffer(capacity: 1 << 12)
        try batch.forEach { line, notes in
            let content = try DocumentContent(line: line, &parser, withDescription: plan.readsDescription)
            for (index, label) in notes.labels.enumerated() {
                if index > 0 { output.append(0x2C) }
                output.append(decimal: numbers[label] ?? 0)
            }
            words.scan(content.text(plan.texts, preferring: plan.language))
            let row = vectorizer.row(words, &workspace)
            var isFirst = notes.labels.isEmpty
            if isFirst && row.columns.isEmpty { output.append("1:0") }
            for (column, value) in zip(row.columns, row.values) {
                if !isFirst { output.append(0x20) }
                isFirst = false
                output.append(decimal: Int(column) + 1)
                output.append(0x3A)
                output.append(Float(value).description)
            }
            output.append(0x0A)
            ids.append(content.id)
            ids.append(0x0A)
        }
        var part = EncodedPart(batch)
        part.bytes = output.array
        part.ids = ids.array
        return part
    }

    /// The vocabulary as a table: column, term, document frequency, idf.
    static func vocabulary(_ vectorizer: TFIDFVectorizer) -> [UInt8] {
        var output = ByteBuffer(capacity: 1 << 16)
        output.append("column\tterm\tdocuments\tidf\n")
        for column in 0..<vectorizer.vocabulary.count {
            output.append(decimal: column + 1)
            output.append(0x09)
            output.append(Array(vectorizer.vocabulary.bytes(column)))
            output.append(0x09)
            output.append(decimal: vectorizer.vocabulary.documentFrequencies[column])
            output.append(0x09)
            output.append(CanonicalNumber.text(vectorizer.weights[column]))
            output.append(0x0A)
        }
        return output.array
    }
}
