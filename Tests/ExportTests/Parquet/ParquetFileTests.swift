import Corpus
import Export
import Foundation
import Native
import Testing

@Suite("Parquet files")
struct ParquetFileTests {
    /// The digests of uncompressed files whose every value and statistic `Tests/Oracle/exports.py tables` found right in pyarrow, DuckDB, Polars,
    /// pandas and datasets, and those of the same files compressed too.
    ///
    /// `PATCORPUS_WRITE_PARQUET=DIR` writes files and rows, to be verified anew.
    private static let verified = [
        "types": "51e90b8fdeeea78e5dff1b186708d3cf9f3404bd672d39f9eab0e1783ddc84cc",
        "leading": "fd8359e60fd74cafadb8641cb2bfc05f94ec86c5979622e57cdf4078939d09eb",
        "texts": "8c67d51be55d9ec990d717f63660de0841f3f1fa03d53d61731c510066210df0",
        "numbers": "dbbd4faf0099c80c63c61256e7854c4b1f3a8b32d4ae2d6c21ea3c06b9197dcd",
        "empty": "3dad9ebd99ddbbf728ac7f3b41f97f337b5a7a68f7850aa18b462910bca78d42",
    ]

    @Test("are the bytes that other readers have read right", arguments: ParquetTable.all)
    func bytes(table: ParquetTable) throws {
        let file = try table.file(isCompressed: false)
        if let folder = ProcessInfo.processInfo.environment["PATCORPUS_WRITE_PARQUET"] {
            let rows = Data((table.rows.joined(separator: "\n") + "\n").utf8)
            for (name, bytes) in [("-plain", file), ("", try table.file(isCompressed: true))] {
                let base = URL(filePath: folder).appending(path: table.name + name).path
                try Data(bytes).write(to: URL(filePath: base + ".parquet"))
                try rows.write(to: URL(filePath: base + ".jsonl"))
            }
        }
        #expect(SHA256.digest(of: file).hex == Self.verified[table.name], "\(table.name)")
    }

    @Test("are the same each time, and smaller compressed", arguments: ParquetTable.all)
    func compressed(table: ParquetTable) throws {
        let file = try table.file(isCompressed: true)
        #expect(try table.file(isCompressed: true) == file)
        if table.name == "texts" { #expect(try file.count * 3 < table.file(isCompressed: false).count) }
    }

    @Test(
        "a value that does not fit its column is an error, never another value",
        arguments: [
            "{\"a\":1}", "{\"a\":\"x\",\"b\":\"y\"}", "{\"a\":\"x\",\"b\":[1.5]}", "{\"a\":\"x\",\"b\":1}",
            "{\"a\":null,\"b\":[]}", "{\"b\":[]}", "{\"a\":\"x\",\"c\":1}", "{\"a\":\"x\",\"d\":{\"e\":2147483648}}",
            "{\"a\":\"x\",\"d\":{\"f\":1}}", "{\"a\":\"x\",\"d\":[]}", "{\"a\":\"x\",\"b\":[9223372036854775808]}",
        ])
    func refuses(row: String) throws {
        let encoder = RowGroupEncoder(
            ParquetSchema([
                ParquetField("a", .string, isOptional: false), ParquetField("b", .list(.integer64)),
                ParquetField("d", .structure([ParquetField("e", .integer32)])),
            ]))
        var parser = JSONParser()
        try parser.parse(Array("{\"a\":\"x\",\"b\":[1],\"d\":{\"e\":1}}".utf8)) { try encoder.append(object: $0) }
        #expect(throws: Fault.self) {
            try parser.parse(Array(row.utf8)) { try encoder.append(object: $0) }
        }
    }
}
