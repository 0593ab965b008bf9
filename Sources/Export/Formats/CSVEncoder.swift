internal import Corpus
internal import Native

/// Rows of RFC 4180: CRLF between rows, quotes where a cell needs them, lists as JSON.
final class CSVEncoder: DocumentEncoder {
    private let flat: FlatTable
    private var parser = JSONParser()

    init(_ flat: FlatTable) { self.flat = flat }

    /// The first row: the names of the columns.
    static func header(_ fields: [ParquetField]) -> [UInt8] {
        Array((fields.map(\.name).joined(separator: ",") + "\r\n").utf8)
    }

    func encode(_ batch: DocumentBatch) throws -> EncodedPart {
        var output = ByteBuffer(capacity: 1 << 20)
        var cell = ByteBuffer(capacity: 1 << 12)
        try batch.forEach { line, notes in
            let row = flat.row(try DocumentContent(line: line, &parser, withDescription: flat.readsDescription), notes)
            for (index, value) in row.enumerated() {
                if index > 0 { output.append(0x2C) }
                cell.removeAll()
                switch value {
                case .text(let text): cell.append(text)
                case .texts(let texts): cell.appendList(texts)
                case .null: break
                }
                Self.append(cell.span, to: &output)
            }
            output.append("\r\n")
        }
        var part = EncodedPart(batch)
        part.bytes = output.array
        return part
    }

    private static func append(_ cell: Span<UInt8>, to output: inout ByteBuffer) {
        var isQuoted = false
        for index in 0..<cell.count {
            let byte = cell[index]
            if byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D {
                isQuoted = true
                break
            }
        }
        guard isQuoted else { return output.append(cell) }
        output.append(0x22)
        var start = 0
        while let quote = ByteSearch.first(0x22, in: cell, from: start) {
            output.append(cell.extracting(start..<quote + 1))
            output.append(0x22)
            start = quote + 1
        }
        output.append(cell.extracting(start...))
        output.append(0x22)
    }
}
