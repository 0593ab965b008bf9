internal import Corpus
internal import Ingest
internal import Native
internal import Store

/// An entry of the `sources` layer: which records a document was made of, and where each of them came from.
///
/// `{"fields":[{"field","record"}…],"records":[{"defects","dialect","digest","file","fileDigest","length","offset","part","produced"}…]}`; `fields`
/// is empty where there is one record. Records are sorted by dialect and part, one each. `digest` is `""` where it is the document's own, which
/// the entry has beside it: with one record, as nearly all have.
struct SourceEntry {
    struct Record {
        var defects: String
        var dialect: String
        var digest: Digest
        var file: String
        var fileDigest: String
        var length: Int
        var offset: Int
        var part: String
        var produced: String

        var slot: Slot { Slot(dialect: dialect, part: part) }
    }

    /// What a record stands for: a later one with the same slot takes its place.
    struct Slot: Hashable, Comparable {
        var dialect: String
        var part: String

        static func < (a: Slot, b: Slot) -> Bool { (a.dialect, a.part) < (b.dialect, b.part) }
    }

    var records: [Record]
    var fields: [(field: String, record: Int)] = []

    init(records: [Record]) { self.records = records }

    /// Reads a layer's entry; `nil` if it is none.
    init?(_ entry: LayerEntry) {
        guard let value = try? JSONValue(parsing: entry.json), let list = value["records"]?.array else { return nil }
        records = list.compactMap { record in
            guard let written = record["digest"]?.string,
                let digest = written.isEmpty ? entry.document : Digest(hex: written)
            else { return nil }
            return Record(
                defects: record["defects"]?.canonicalText ?? "[]", dialect: record["dialect"]?.string ?? "",
                digest: digest,
                file: record["file"]?.string ?? "", fileDigest: record["fileDigest"]?.string ?? "",
                length: record["length"]?.integer ?? 0, offset: record["offset"]?.integer ?? 0,
                part: record["part"]?.string ?? "",
                produced: record["produced"]?.string ?? "")
        }
        guard records.count == list.count else { return nil }
        fields = (value["fields"]?.array ?? []).map { ($0["field"]?.string ?? "", $0["record"]?.integer ?? 0) }
    }

    /// Appends canonical JSON, for the entry of a document.
    func write(document: Digest, to buffer: inout ByteBuffer) {
        buffer.append("{\"fields\":[")
        for (index, field) in fields.enumerated() {
            buffer.append(index == 0 ? "{\"field\":" : ",{\"field\":")
            buffer.appendQuoted(field.field)
            buffer.append(",\"record\":")
            buffer.append(decimal: field.record)
            buffer.append(0x7D)
        }
        buffer.append("],\"records\":[")
        for (index, record) in records.enumerated() {
            buffer.append(index == 0 ? "{\"defects\":" : ",{\"defects\":")
            buffer.append(record.defects)
            buffer.append(",\"dialect\":")
            buffer.appendQuoted(record.dialect)
            buffer.append(",\"digest\":\"")
            if record.digest != document { buffer.append(record.digest.hexBytes) }
            buffer.append("\",\"file\":")
            buffer.appendQuoted(record.file)
            buffer.append(",\"fileDigest\":")
            buffer.appendQuoted(record.fileDigest)
            buffer.append(",\"length\":")
            buffer.append(decimal: record.length)
            buffer.append(",\"offset\":")
            buffer.append(decimal: record.offset)
            buffer.append(",\"part\":")
            buffer.appendQuoted(record.part)
            buffer.append(",\"produced\":")
            buffer.appendQuoted(record.produced)
            buffer.append(0x7D)
        }
        buffer.append("]}")
    }

    /// Canonical JSON with every record's digest written out.
    func filled() -> [UInt8] {
        var buffer = ByteBuffer(capacity: 1024)
        write(document: .zero, to: &buffer)
        return buffer.array
    }

    /// A record's defects as canonical JSON: a list of {count, kind}.
    static func defects(_ counts: DefectCounts) -> String {
        let list = counts.list
        if list.isEmpty { return "[]" }
        return "[" + list.map { "{\"count\":\($0.count),\"kind\":\"\($0.name)\"}" }.joined(separator: ",") + "]"
    }
}
