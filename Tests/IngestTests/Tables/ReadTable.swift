import Corpus
import Ingest
import Native

/// What a table gave: a row each.
struct ReadRow {
    var bytes: String
    var document: JSONValue
    var reason: String
    var labels: [String]
    var defects: [String: Int]
}

/// Reads a table by a mapping in chunks of that many bytes, as a stream does.
func readTable(
    _ text: [UInt8], _ mapping: String, _ format: TableFormat, chunk: Int = 1 << 20
) throws -> [ReadRow] {
    var reader = try TableReader(mapping: Mapping(parsing: mapping, file: "mapping.yaml"), format: format)
    var rows: [ReadRow] = []
    var buffer: [UInt8] = []
    var position = 0
    while true {
        let end = min(position + chunk, text.count)
        buffer += text[position..<end]
        position = end
        let isLast = end == text.count
        let bytes = buffer
        let taken = try reader.read(bytes.span, isLast: isLast) { range, outcome, labels, line in
            var row = ReadRow(
                bytes: String(decoding: bytes[range], as: UTF8.self), document: .null, reason: "", labels: labels,
                defects: [:])
            switch outcome {
            case .record(let summary, let dialect):
                row.document = try JSONValue(parsing: [UInt8](line))
                for (name, count) in summary.defects.list { row.defects[name] = count }
                precondition(dialect == format.dialect && row.document["id"]?.string == summary.id.text)
            case .unreadable(let reason, _): row.reason = reason
            case .foreign(let what): row.reason = what
            }
            rows.append(row)
        }
        buffer.removeFirst(taken)
        if isLast { return rows }
    }
}

func readTable(_ text: String, _ mapping: String, _ format: TableFormat, chunk: Int = 1 << 20) throws -> [ReadRow] {
    try readTable(Array(text.utf8), mapping, format, chunk: chunk)
}

/// The project's folder.
let projectFolder = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }

/// A text file of the project.
func projectFile(_ path: String) throws -> String {
    String(decoding: try FileSystem.read(projectFolder + "/" + path), as: UTF8.self)
}
