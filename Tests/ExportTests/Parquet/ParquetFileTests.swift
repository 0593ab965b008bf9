import Corpus
import Export
import Foundation
import Native
import Testing

@Suite("Parquet files")
struct ParquetFileTests {
    /// The digests of files whose every value and statistic `Tests/Oracle/exports.py tables` found right in pyarrow, DuckDB, Polars, pandas and datasets.
    ///
    /// They depend on libzstd's version; `PATCORPUS_WRITE_PARQUET=DIR` writes files and rows, to be verified anew.
    private static let verified = [
        "types": "", "leading": "", "texts": "", "numbers": "", "empty": "",
    ]

    @Test("are the bytes that other readers have read right", arguments: ParquetTable.all)
    func bytes(table: ParquetTable) throws {
        let file = try table.file()
        #expect(try table.file() == file)
        if let folder = ProcessInfo.processInfo.environment["PATCORPUS_WRITE_PARQUET"] {
            let base = URL(filePath: folder).appending(path: table.name).path
            try Data(file).write(to: URL(filePath: base + ".parquet"))
            try Data((table.rows.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: base + ".jsonl"))
        }
        #expect(SHA256.digest(of: file).hex == Self.verified[table.name], "\(table.name)")
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
