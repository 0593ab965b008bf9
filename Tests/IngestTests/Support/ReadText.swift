import Ingest
import Native

extension ReadRecord {
    /// A record of a text dialect.
    static func text(_ record: some Collection<UInt8>, _ dialect: any TextDialect) throws -> ReadRecord {
        var builder = RecordBuilder()
        try dialect.read(Array(record).span, into: &builder)
        var line = ByteBuffer()
        let summary = try builder.finish(into: &line)
        return ReadRecord(
            dialect: dialect.name, line: String(decoding: line.array, as: UTF8.self), summary: summary)
    }

    /// A Greenbook record; throws where no text dialect is there.
    static func greenbook(_ text: String) throws -> ReadRecord {
        guard let dialect = Dialects.text.first(where: { $0.name == "uspto-aps" }) else {
            throw ReadFailure("there is no uspto-aps")
        }
        return try Self.text(text.utf8, dialect)
    }

    /// How often a defect occurred.
    func defect(_ defect: Defect) -> Int { summary.defects[defect] }
}
