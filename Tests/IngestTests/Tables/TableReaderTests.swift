import Corpus
import Foundation
import Ingest
import Native
import Testing

@Suite struct TableReaderTests {
    private let mapping = """
        id: {template: "US{number}A1"}
        language: {value: en}
        title: [{column: title}, {column: titel, language: de}]
        abstract: {column: abstract}
        description:
          - {column: background, role: background, heading: Background}
          - {column: text}
        claims: {column: claims}
        date: {column: date}
        classifications: [{column: main, scheme: cpc, first: true}, {column: cpc, split: ";", scheme: cpc}]
        family: {column: family}
        labels: {column: labels, split: ","}
        applicants: {column: applicants, split: "|"}
        citations: {column: cited, split: ";", category: X}
        priorities: {column: priority}
        application: {column: filed, country: US, date: "{filed_on}"}
        """

    private let csv = """
        number,title,titel,abstract,background,text,claims,date,main,cpc,family,labels,applicants,cited,priority,filed,filed_on
        20240100880,A  gate,Ein Tor,"One.
        Two.",Old gates.,"First ""part"".

        Second.","1. A gate.
        2. The gate of claim 1.",20240328,E06B 11/02,E06B11/02; E05D7/00;,77,"gates, doors,gates",ACME|Hinge Co,EP1000000B1;Smith 1999,JP2022123456,18/123456,20230101
        """

    @Test("fills every field of a document")
    func fields() throws {
        let row = try #require(try readTable(csv, mapping, .csv).first)
        #expect(row.reason == "" && row.labels == ["gates", "doors"])
        let document = row.document
        #expect(document["id"] == "US20240100880A1" && document["kind"] == "A1" && document["origin"] == "real")
        #expect(
            document["titles"] == [["language": "en", "text": "A gate"], ["language": "de", "text": "Ein Tor"]])
        #expect(document["abstracts"] == [["language": "en", "paragraphs": ["One.", "Two."]]])
        #expect(
            document["description"] == [
                ["heading": "Background", "language": "en", "paragraphs": ["Old gates."], "role": "background"],
                ["heading": "", "language": "en", "paragraphs": ["First \"part\".", "Second."], "role": ""],
            ])
        let claims = document["claims"]?.array ?? []
        #expect(claims.map { $0["number"] } == [1, 2])
        #expect(claims.map { $0["text"] } == ["1. A gate.", "2. The gate of claim 1."])
        #expect(document["publication"]?["date"] == "2024-03-28" && document["family"] == "77")
        let symbols = document["classifications"]?.array ?? []
        #expect(symbols.map { $0["symbol"] } == ["E06B 11/02", "E05D 7/00"])
        #expect(symbols.map { $0["first"] } == [true, false])
        #expect(document["applicants"]?.array?.map { $0["name"] } == ["ACME", "Hinge Co"])
        let citations = document["citations"]?.array ?? []
        #expect(citations.map { $0["id"] } == ["EP1000000B1", ""])
        #expect(citations.map { $0["text"] } == ["", "Smith 1999"] && citations[0]["category"] == "X")
        #expect(document["priorities"]?.array?.first?["country"] == "JP")
        #expect(
            document["application"]?["id"] == "US202318123456A" && document["application"]?["number"] == "18/123456")
        #expect(row.defects.isEmpty)
    }

    @Test("the same table as CSV, TSV, JSON lines and an array gives the same documents, whatever the chunks")
    func formats() throws {
        var lines: [String] = []
        var cells: [String] = ["number,title,labels"]
        for row in 0..<40 {
            lines.append(
                #"{"number":"2024\#(1_000_000 + row)","more":{"title":"Gate, \#(row)"},"labels":["a","b\#(row)"]}"#)
            cells.append("2024\(1_000_000 + row),\"Gate, \(row)\",a;b\(row)")
        }
        let flat = "id: {template: 'US{number}A1'}\ntitle: {column: title}\nlabels: {column: labels, split: ';'}\n"
        let deep = "id: {template: 'US{number}A1'}\ntitle: {column: more.title}\nlabels: {column: labels}\n"
        let csv = cells.joined(separator: "\n")
        let expected = try readTable(csv, flat, .csv)
        #expect(expected.count == 40 && expected[7].document["titles"]?.array?.first?["text"] == "Gate, 7")
        func check(_ rows: [ReadRow]) {
            #expect(rows.map(\.document) == expected.map(\.document) && rows.map(\.labels) == expected.map(\.labels))
        }
        for chunk in [1, 13, 100_000] {
            check(try readTable(csv, flat, .csv, chunk: chunk))
            let tabs = csv.replacing("\"", with: "").replacing(", ", with: "\u{1}").replacing(",", with: "\t")
            check(try readTable(tabs.replacing("\u{1}", with: ", "), flat, .tsv, chunk: chunk))
            check(try readTable(lines.joined(separator: "\n"), deep, .jsonl, chunk: chunk))
            check(try readTable("[" + lines.joined(separator: ",\n") + "]", deep, .json, chunk: chunk))
            check(try readTable(lines.joined(separator: "\n"), deep, .json, chunk: chunk))
        }
    }

    @Test(
        "rows without a document say why",
        arguments: [
            ("", "", "the id is empty"), ("12345", "", "the id \"12345\" cannot be read"),
            ("doc-17", "", "the id \"doc-17\" cannot be read"), ("QQ1234567", "", "cannot be read"),
            ("SYN-0123456789abcdef0123-1", "", "whose origin cannot be real"),
            ("US9000001", "imagined", "the origin \"imagined\" is none of"),
        ])
    func unreadable(id: String, origin: String, reason: String) throws {
        let rows = try readTable(
            "id,origin,x\n\(id),\(origin),\nUS9000002B2,,\n", "id: {column: id}\norigin: {column: origin}", .csv)
        #expect(rows.count == 2 && rows[0].reason.contains(reason) && rows[0].bytes == "\(id),\(origin),")
        #expect(rows[1].document["id"] == "US9000002B2")
    }

    @Test(
        "ids are read as people and offices write them",
        arguments: [
            ("us 9,876,543 B2", "US9876543B2"), ("USD650000S1", "USD650000S1"), ("WO 99/12345 A1", "WO1999012345A1"),
            ("JPH0612345A", "JPH0612345A"), ("特開平6-012345", "JPH0612345A"), ("ZL 201410513187.5", "CN201410513187"),
        ])
    func spellings(written: String, id: String) throws {
        let rows = try readTable("id\tx\n\(written)\t\n", "id: {column: id}", .tsv)
        #expect(rows.first?.document["id"]?.string == id)
    }

    @Test("synthetic documents keep their id and origin")
    func synthetic() throws {
        let text = #"{"id":"SYN-0123456789abcdef0123-1","origin":"synthesis","claims":["1. A gate.","A door."]}"#
        let yaml = "id: {column: id}\norigin: {column: origin}\nclaims: {column: claims}"
        let row = try #require(try readTable(text, yaml, .jsonl).first)
        #expect(row.document["id"] == "SYN-0123456789abcdef0123-1" && row.document["origin"] == "synthesis")
        #expect(row.document["publication"]?["id"] == "SYN-0123456789abcdef0123-1")
        #expect(row.document["claims"]?.array?.map { $0["number"] } == [1, 2])
        #expect(row.defects == ["claim-without-number": 1])
    }

    @Test("labels are the names of columns that hold a value, in CSV and in JSON")
    func columns() throws {
        let yaml = """
            id: {column: id}
            labels: {columns: '[A-HY][0-9]{2}[A-Z]', where: 1}
            classifications: {columns: 'A.*', where: 1, scheme: cpc}
            """
        let csv = try readTable("id,A01B,A01C,H04L,XA01B\nUS9000001B2,1,0,1,1\nUS9000002B2,0,0,10,1\n", yaml, .csv)
        #expect(csv.map(\.labels) == [["A01B", "H04L"], []])
        #expect(csv[0].document["classifications"]?.array?.map { $0["symbol"] } == ["A01B"])
        let json = try readTable(
            #"{"id":"US9000001B2","A01B":1,"A01C":0,"H04L":"1","XA01B":1}"#, yaml, .jsonl)
        #expect(json[0].document == csv[0].document && json[0].labels == csv[0].labels)
    }

    @Test("parts of a table, read one by one, give what the whole gives", arguments: TableFormat.allCases)
    func parts(format: TableFormat) throws {
        let isCSV = format == .csv || format == .tsv
        let sign = format == .tsv ? "\t" : ","
        var rows = isCSV ? ["number\(sign)text"] : []
        for row in 0..<200 {
            let id = row % 17 == 3 ? "none" : "US\(9_000_000 + row)B2"
            rows.append(
                isCSV
                    ? "\(id)\(sign)\"1. A gate,\n\t2 m\"" + (row % 23 == 5 ? "x" : "")
                    : #"{"number":"\#(id)","text":"1. A {gate}, \#(row)"}"#
                        + (row % 23 == 5 && format == .jsonl ? "}" : ""))
        }
        let text = Array(
            (format == .json ? "[" + rows.joined(separator: ",\n") + "]" : rows.joined(separator: "\n")).utf8)
        let yaml = "id: {column: number}\nclaims: {column: text}"
        let whole = try readTable(text, yaml, format)
        #expect(whole.count >= 200 && whole.contains { !$0.reason.isEmpty })
        let mapping = try Mapping(parsing: yaml, file: "mapping.yaml")
        for size in [50, 333, 5000] {
            var cutter = TableCutter(mapping: mapping, format: format)
            var found: [String] = []
            var position = 0
            var end = 0
            while end < text.count {
                end = min(end + size, text.count)
                let bytes = Array(text[position..<end])
                let (length, part) = cutter.cut(bytes.span, isLast: end == text.count)
                let share = Array(bytes[..<length])
                var reader = try TableReader(mapping: mapping, format: format, part: part)
                let taken = try reader.read(share.span, isLast: true) { range, outcome, _, line in
                    if case .unreadable(let reason, _) = outcome {
                        found.append(reason + String(decoding: share[range], as: UTF8.self))
                    } else {
                        found.append(String(bytes: line.extracting(0..<line.count)))
                    }
                }
                #expect(taken == length || share[taken...].allSatisfy { $0 <= 0x20 || $0 == 0x2C })
                position += length
            }
            #expect(found.count == whole.count)
            for (row, expected) in zip(found, whole) {
                let same =
                    expected.reason.isEmpty
                    ? try JSONValue(parsing: Array(row.utf8)) == expected.document
                    : row == expected.reason + expected.bytes
                #expect(same, "\(row)")
            }
        }
    }

    @Test("HUPD's fields, as its documentation has them, give a document (made-up values)")
    func hupd() throws {
        let text = """
            {
              "application_number": "13999999", "publication_number": "US20130999999A1-20131107", "title": "Gate",
              "decision": "PENDING", "date_produced": "20131024", "date_published": "20131107",
              "main_cpc_label": "E06B1102", "cpc_labels": ["E06B1102", "E05D700"], "main_ipcr_label": "E06B1102",
              "ipcr_labels": ["E06B1102"], "patent_number": "", "filing_date": "20130220", "uspc_class": "49",
              "inventor_list": [{"inventor_name_last": "RAY", "inventor_name_first": "ANN", "inventor_country": "GB"}],
              "abstract": "A gate.", "claims": "1. A gate. 2. The gate of claim 1.",
              "background": "Old gates.", "summary": "New gates.", "full_description": "Old gates.\\nNew gates."
            }
            """
        let rows = try readTable(text, try projectFile("docs/mappings/hupd.yaml"), .json, chunk: 100)
        let row = try #require(rows.first)
        #expect(rows.count == 1 && row.reason == "" && row.defects.isEmpty && row.labels == ["E06B", "E05D"])
        #expect(row.document["id"] == "US20130999999A1" && row.document["publication"]?["date"] == "2013-11-07")
        #expect(row.document["application"]?["id"] == "US201313999999A")
        #expect(row.document["claims"]?.array?.count == 2 && row.document["inventors"]?.array?.count == 1)
        #expect(row.document["description"]?.array?.first?["paragraphs"] == ["Old gates.", "New gates."])
        let symbols = row.document["classifications"]?.array ?? []
        #expect(symbols.map { $0["symbol"] } == ["E06B", "E05D 7/00", "E06B"])
        #expect(symbols.map { $0["first"] } == [true, false, false])
    }

    @Test("lists written into a cell, patterns, and objects in lists")
    func items() throws {
        let yaml = """
            id: {column: file, match: '^(US[0-9]+B[0-9])-'}
            labels: {column: labels, format: list, prefix: 'cpc-'}
            inventors: {column: people, item: '{name.last}, {name.first}', country: '{country}'}
            """
        let text =
            #"{"file":"US9000001B2-2015.xml","labels":"['A61G', \"H04'L\", None]","people":[{"name":{"last":"Ray","first":"Ann"},"country":"GB"},{"name":{"last":"Lee"}}]}"#
        let row = try #require(try readTable(text, yaml, .jsonl).first)
        #expect(row.document["id"] == "US9000001B2" && row.labels == ["cpc-A61G", "cpc-H04'L"])
        #expect(row.document["inventors"] == [["country": "GB", "name": "Ray, Ann"]])
    }
}

/// The real tables, where they are; counts are those of Python 3's `csv` and `json`, and of 1s in PatentsBERTa's label columns.
@Suite(.enabled(if: Manifest.folder != nil)) struct RealTableTests {
    private func file(_ path: String) throws -> [UInt8] {
        let folder = try #require(Manifest.folder).deletingLastPathComponent().appending(path: "text")
        return try FileSystem.read(folder.appending(path: path).path)
    }

    /// Runs of ASCII white space as one space, none at the ends.
    private func collapsed(_ text: String) -> String {
        text.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }.map { String(Substring($0)) }.joined(
            separator: " ")
    }

    @Test(
        "PatentsBERTa's tables have the rows and labels that Python counts",
        arguments: [
            ("train", "patentsberta", 1000, 2049), ("test", "patentsberta", 100, 190),
            ("1400", "patentsberta-lists", 1411, 1411),
        ])
    func patentsBERTa(name: String, mapping: String, rows: Int, labels: Int) throws {
        let yaml = try projectFile("docs/mappings/\(mapping).yaml")
        let found = try readTable(try file("patentsberta/df_claim_cpc_\(name).csv"), yaml, .csv, chunk: 100_000)
        #expect(found.count == rows && found.allSatisfy { $0.reason.isEmpty })
        #expect(found.map(\.labels.count).reduce(0, +) == labels)
        #expect(found.allSatisfy { $0.document["claims"]?.array?.count == 1 })
        #expect(Set(found.map { $0.document["id"]?.string }).count == rows)
        #expect(found.map { $0.defects["undecodable-bytes"] ?? 0 }.reduce(0, +) == (name == "1400" ? 6 : 0))
    }

    @Test("the applications of 2024 have the documents and claims that Python counts")
    func applications() throws {
        let yaml = try projectFile("docs/mappings/us-applications-2024.yaml")
        let folder = try #require(Manifest.folder).deletingLastPathComponent().appending(
            path: "text/us-applications-2024")
        var documents = 0
        var claims = 0
        var corrections = 0
        for name in try FileSystem.list(folder.path).sorted() {
            let rows = try readTable(try file("us-applications-2024/\(name)"), yaml, .json, chunk: 50_000)
            #expect(rows.allSatisfy { $0.reason.isEmpty && $0.document["publication"]?["date"]?.string?.count == 10 })
            let folderFile = try file("us-applications-2024/\(name)")
            let parsed = try JSONSerialization.jsonObject(with: Data(folderFile)) as? [[String: Any]] ?? []
            #expect(parsed.count == rows.count)
            for (object, row) in zip(parsed, rows) {
                let written = (object["claims"] as? [String] ?? []).map(collapsed)
                let read = (row.document["claims"]?.array ?? []).map { collapsed($0["text"]?.string ?? "") }
                #expect(read == written)
                let paragraphs = (object["detailed_description"] as? [String] ?? []).map(collapsed)
                let sections = row.document["description"]?.array ?? []
                let readParagraphs = sections.flatMap { $0["paragraphs"]?.array ?? [] }.map {
                    collapsed($0.string ?? "")
                }
                #expect(readParagraphs == paragraphs.filter { !$0.isEmpty })
                let title = row.document["titles"]?.array?.first?["text"]?.string
                #expect(title == collapsed(object["title"] as? String ?? ""))
            }
            documents += rows.count
            claims += rows.map { $0.document["claims"]?.array?.count ?? 0 }.reduce(0, +)
            corrections += rows.count { $0.document["kind"] == "A9" }
        }
        #expect(documents == 640 && claims == 10578 && corrections == 4)
    }
}
