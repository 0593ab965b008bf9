import Foundation
import Ingest
import Native

/// One record as a dialect's reader gives it.
struct ReadRecord {
    let dialect: String
    /// The canonical document line.
    let line: String
    let summary: RecordSummary

    /// The line, parsed.
    var document: [String: Any] {
        get throws {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            guard let document = object as? [String: Any] else { throw ReadFailure("the line is no object") }
            return document
        }
    }

    /// A list of the document.
    func list(_ field: String) throws -> [[String: Any]] { try document[field] as? [[String: Any]] ?? [] }

    /// One key of each entry of a list.
    func texts(_ field: String, _ key: String) throws -> [String] {
        try list(field).map { entry in
            if let paragraphs = entry[key] as? [String] { return paragraphs.joined(separator: "¶") }
            return entry[key].map { "\($0)" } ?? ""
        }
    }

    /// Every record in an XML document that a dialect accepts, in order.
    static func all(_ xml: some Collection<UInt8>) throws -> [ReadRecord] {
        var parser = XMLParser()
        try parser.parse(Array(xml).span)
        guard let root = parser.tape.root else { return [] }
        var records: [ReadRecord] = []
        var builder = RecordBuilder()
        for node in [root] + Array(parser.tape.descendants(root)) {
            guard let dialect = Dialects.dialect(for: parser.tape, record: node) else { continue }
            builder.clear()
            try dialect.read(parser.tape, node, into: &builder)
            var line = ByteBuffer()
            let summary = try builder.finish(into: &line)
            let text = String(decoding: line.array, as: UTF8.self)
            records.append(ReadRecord(dialect: dialect.name, line: text, summary: summary))
        }
        return records
    }

    /// The first record in an XML document; throws if no dialect accepts one.
    static func first(_ xml: String) throws -> ReadRecord {
        guard let record = try all(xml.utf8).first else { throw ReadFailure("no dialect accepts a record of it") }
        return record
    }
}

struct ReadFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
