internal import Corpus
internal import Native

/// Canonical lines as they are, or flat ones, in zstd frames of their own.
final class JSONLinesEncoder: DocumentEncoder {
    /// A frame ends at the first line end at or after this many bytes, so that a reader may begin at many places.
    private static let frameBytes = 256 << 10

    private let flat: FlatTable?
    /// Where each key stands among the values; keys are sorted in a line.
    private let order: [Int]
    private var parser = JSONParser()
    private var compressor = ZstdCompressor(checksum: true)

    init(_ plan: ExportPlan) {
        flat = plan.flatTable
        let names = flat?.fields.map(\.name) ?? []
        order = names.indices.sorted { JSONObject.precedes(names[$0], names[$1]) }
    }

    func encode(_ batch: DocumentBatch) throws -> EncodedPart {
        var frame = ByteBuffer(capacity: Self.frameBytes * 2)
        var output = ByteBuffer(capacity: 1 << 20)
        try batch.forEach { line, notes in
            if let flat {
                append(
                    flat.row(try DocumentContent(line: line, &parser, withDescription: flat.readsDescription), notes),
                    flat.fields, to: &frame)
            } else {
                frame.append(line)
            }
            frame.append(0x0A)
            if frame.count >= Self.frameBytes {
                _ = compressor.compress(frame, into: &output)
                frame.removeAll()
            }
        }
        if !frame.isEmpty { _ = compressor.compress(frame, into: &output) }
        var part = EncodedPart(batch)
        part.bytes = output.array
        return part
    }

    private func append(_ row: [FlatTable.Value], _ fields: [ParquetField], to line: inout ByteBuffer) {
        for (place, index) in order.enumerated() {
            line.append(place == 0 ? 0x7B : 0x2C)
            line.appendQuoted(fields[index].name)
            line.append(0x3A)
            switch row[index] {
            case .text(let text): line.appendQuoted(text)
            case .texts(let texts): line.appendList(texts)
            case .null: line.append("null")
            }
        }
        line.append(0x7D)
    }
}

extension ByteBuffer {
    /// Appends a canonical JSON list of strings.
    mutating func appendList(_ texts: [String]) {
        append(0x5B)
        for (index, text) in texts.enumerated() {
            if index > 0 { append(0x2C) }
            appendQuoted(text)
        }
        append(0x5D)
    }
}
