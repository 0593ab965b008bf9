import Corpus
import Export
import Foundation
import Native

/// A table that a Parquet file is made of, and the rows as JSON, which `Tests/Oracle/exports.py` compares with what readers of the file see.
struct ParquetTable: CustomStringConvertible {
    let name: String
    let fields: [ParquetField]
    /// JSON objects; a missing member is null.
    let rows: [String]
    /// Rows in each row group; the last goes on to the end.
    let groups: [Int]

    var description: String { name }

    /// The file's bytes.
    func file(isCompressed: Bool) throws -> [UInt8] {
        let schema = ParquetSchema(fields)
        let encoder = RowGroupEncoder(schema, isCompressed: isCompressed)
        var footer = ParquetFooter(schema, notes: [(key: "table", value: name)])
        var bytes = ParquetFooter.magic
        var parser = JSONParser()
        var next = 0
        var sizes = groups[...]
        func end() {
            let group = encoder.finish()
            footer.add(group, at: bytes.count)
            bytes += group.bytes
        }
        while next < rows.count {
            let size = sizes.popFirst() ?? rows.count
            for row in rows[next..<min(rows.count, next + size)] {
                try parser.parse(Array(row.utf8)) { try encoder.append(object: $0) }
                encoder.endRow()
            }
            next += size
            end()
        }
        return bytes + footer.bytes()
    }

    static let all = [types(), leading(), texts(), numbers(), empty()]

    /// Every type in every nesting, with nulls and empty lists everywhere.
    static func types() -> ParquetTable {
        var chance = SeededGenerator(seed: 1)
        func maybe(_ value: () -> String) -> String { chance.uniform(5) == 0 ? "null" : value() }
        func list(_ element: () -> String) -> String {
            "[" + (0..<chance.uniform(4)).map { _ in element() }.joined(separator: ",") + "]"
        }
        func text() -> String { "\"\(["", "a", "été", "携帯", "\u{1F600}", "x\\ny"][chance.uniform(6)])\"" }
        func integer() -> String { String(chance.uniform(2000) - 1000) }
        func double() -> String { String(chance.unit() * 100 - 50) }
        func truth() -> String { chance.uniform(2) == 0 ? "true" : "false" }
        func part() -> String {
            """
            {"name":\(maybe { text() }),"weights":\(maybe { list { maybe { double() } } }),\
            "inner":\(maybe { "{\"flag\":\(maybe { truth() })}" })}
            """
        }
        let rows = (0..<1000).map { row in
            """
            {"row":\(row),"text":\(maybe { text() }),"whole":\(maybe { integer() }),"small":\(maybe { integer() }),\
            "real":\(maybe { double() }),"truth":\(maybe { truth() }),"words":\(maybe { list { maybe { text() } } }),\
            "numbers":\(maybe { list { maybe { integer() } } }),"truths":\(maybe { list { maybe { truth() } } }),\
            "parts":\(maybe { list { maybe { part() } } }),\
            "place":\(maybe { "{\"x\":\(maybe { double() }),\"tags\":\(maybe { list { maybe { text() } } })}" })}
            """
        }
        let part: [ParquetField] = [
            ParquetField("name", .string), ParquetField("weights", .list(.double)),
            ParquetField("inner", .structure([ParquetField("flag", .boolean)])),
        ]
        let fields = [
            ParquetField("row", .integer64, isOptional: false), ParquetField("text", .string),
            ParquetField("whole", .integer64), ParquetField("small", .integer32), ParquetField("real", .double),
            ParquetField("truth", .boolean), ParquetField("words", .list(.string)),
            ParquetField("numbers", .list(.integer64)), ParquetField("truths", .list(.boolean)),
            ParquetField("parts", .list(.structure(part))),
            ParquetField(
                "place", .structure([ParquetField("x", .double), ParquetField("tags", .list(.string))])),
        ]
        return ParquetTable(name: "types", fields: fields, rows: rows, groups: [1, 300, 7, 400])
    }

    /// 25,000 rows without anything before the first value, whole row groups of them.
    static func leading() -> ParquetTable {
        let rows = (0..<26_000).map { row in
            row < 25_000
                ? "{\"row\":\(row),\"none\":null,\"blank\":\"\",\"list\":[],\"parts\":[],\"number\":null}"
                : "{\"row\":\(row),\"none\":\"n\(row)\",\"blank\":\"2001-02-03\",\"list\":[\"a\",\"b\"],\"parts\":[{\"name\":\"p\",\"tags\":[]},{\"name\":\"q\",\"tags\":[\"t\(row)\"]}],\"number\":\(row)}"
        }
        let part = [ParquetField("name", .string), ParquetField("tags", .list(.string))]
        let fields = [
            ParquetField("row", .integer64), ParquetField("none", .string), ParquetField("blank", .string),
            ParquetField("list", .list(.string)), ParquetField("parts", .list(.structure(part))),
            ParquetField("number", .integer64),
        ]
        return ParquetTable(name: "leading", fields: fields, rows: rows, groups: [10_000, 10_000, 5_500])
    }

    /// Long texts, texts that begin alike, a dictionary that grows too large, and several pages.
    static func texts() -> ParquetTable {
        var chance = SeededGenerator(seed: 2)
        let alike = String(repeating: "the same beginning, ", count: 5)
        let long = String(repeating: "Ein längerer Absatz über Gehhilfen. ", count: 60)
        let rows = (0..<3000).map { row in
            let length = row == 1500 ? 150_000 : chance.uniform(8)
            let body = String(repeating: "wörter 携帯 \u{1F600} ", count: length) + String(chance.next(), radix: 36)
            // Each of 900 long texts about three times: a dictionary pays, until it has more than a page.
            return
                "{\"body\":\"\(body)\",\"alike\":\"\(alike)\(row % 700)\u{10FFFF}\",\"repeated\":\"\(long)\(row % 900)\",\"few\":\"\(row % 3)\"}"
        }
        let fields = ["body", "alike", "repeated", "few"].map { ParquetField($0, .string) }
        return ParquetTable(name: "texts", fields: fields, rows: rows, groups: [2990])
    }

    /// The ends of the ranges.
    static func numbers() -> ParquetTable {
        let wholes = ["-9223372036854775808", "9223372036854775807", "0", "-1", "9007199254740993", "null"]
        let smalls = ["-2147483648", "2147483647", "0", "-1", "1", "null"]
        let reals = ["-0.0", "0.0", "5e-324", "-1.7976931348623157e308", "1.7976931348623157e308", "null"]
        let rows = (0..<60).map { row in
            "{\"whole\":\(wholes[row % 6]),\"small\":\(smalls[row / 6 % 6]),\"real\":\(reals[(row + row / 6) % 6]),\"zero\":\(row % 2 == 0 ? "0.0" : "-0.0")}"
        }
        let fields = [
            ParquetField("whole", .integer64), ParquetField("small", .integer32), ParquetField("real", .double),
            ParquetField("zero", .double, isOptional: false),
        ]
        return ParquetTable(name: "numbers", fields: fields, rows: rows, groups: [6, 30])
    }

    static func empty() -> ParquetTable {
        ParquetTable(
            name: "empty", fields: [ParquetField("a", .string), ParquetField("b", .list(.integer64))], rows: [],
            groups: [])
    }
}
