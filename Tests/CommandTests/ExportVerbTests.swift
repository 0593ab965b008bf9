import Corpus
import Foundation
import Ingest
import Native
import Testing

@Suite("export, in all formats")
struct ExportVerbTests {
    private static let formats = ["hf", "parquet", "jsonl", "csv", "svmlight", "fasttext"]

    /// 40 documents with labels, a split that leaves some out, and a set.
    private static func prepared() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 40, perFile: 40)
        try scratch.ok(["ingest", "in"])
        let labels = ["alarm", "bed lift", "été"]
        try Layers.write("labels", to: scratch) { place, _ in
            place % 5 == 4 ? nil : .array(labels.filter { _ in true }.prefix(1 + place % 3).map { .string($0) })
        }
        try Layers.write("splits/main", to: scratch) { place, _ in
            place % 10 == 9 ? nil : place % 10 == 8 ? "test" : place % 10 == 7 ? "validation" : "train"
        }
        try Layers.write("sets/small", to: scratch) { place, _ in
            place % 4 == 0 ? ["count": .integer(place % 3), "rank": .integer(100 - place)] : nil
        }
        return scratch
    }

    private func ids(_ scratch: Scratch, _ file: String) throws -> [String] {
        String(decoding: try scratch.read(file), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func lines(_ scratch: Scratch, _ folder: String) throws -> [JSONValue] {
        try Tool.shell("zstd -dcq \(folder)/*.jsonl.zst", in: scratch).lines
    }

    @Test("the manifest tells each file's bytes, and neither threads nor repetition change one")
    func manifests() throws {
        let scratch = try Self.prepared()
        for format in Self.formats {
            let result = try scratch.ok(["export", "main", "--format", format, "--output", format, "--threads", "1"])
            let manifest = try JSONValue(parsing: scratch.read(format + "/manifest.json"))
            #expect(manifest["files"] == result["files"])
            #expect(manifest["documents"] == 40)
            let files = result["files"]?.array ?? []
            for file in files {
                let bytes = try scratch.read(format + "/" + (file["path"]?.string ?? ""))
                #expect(file["bytes"]?.integer == bytes.count)
                #expect(file["sha256"]?.string == SHA256Text.of(bytes))
            }
            let named = files.compactMap { $0["path"]?.string } + ["manifest.json"]
            #expect(try scratch.files(format) == named.sorted(), "nothing else lies there")
            let tables = files.filter { $0["path"]?.string?.hasSuffix(".ids") == false }
            #expect(tables.reduce(0) { $0 + ($1["documents"]?.integer ?? 0) } == 40)
            try scratch.ok(["export", "main", "--format", format, "--output", format + "2", "--threads", "3"])
            #expect(try scratch.read(format + "/manifest.json") == scratch.read(format + "2/manifest.json"))
        }
        // A corpus with labels and a split for Tests/Oracle/exports.py, which reads what this cannot.
        if let folder = ProcessInfo.processInfo.environment["PATCORPUS_WRITE_CORPUS"] {
            try FileManager.default.copyItem(atPath: scratch.path + "/corpus", toPath: folder)
        }
        #expect(
            try scratch.files("hf/data") == [
                "test-00000-of-00001.parquet", "train-00000-of-00001.parquet", "unsplit-00000-of-00001.parquet",
                "validation-00000-of-00001.parquet",
            ])
    }

    @Test("flat lines and CSV have the same values, which are the documents'")
    func flat() throws {
        let scratch = try Self.prepared()
        try scratch.ok(["export", "main", "--format", "jsonl", "--output", "whole"])
        try scratch.ok(["export", "main", "--format", "jsonl", "--fields", "all", "--output", "flat"])
        try scratch.ok(["export", "main", "--format", "csv", "--fields", "all", "--output", "table"])
        let whole = try lines(scratch, "whole")
        let flat = try lines(scratch, "flat")
        #expect(whole.count == 40 && flat.count == 40)
        for (place, (document, row)) in zip(whole, flat).enumerated() {
            #expect(row["id"] == document["id"])
            #expect(
                row["split"]
                    == (place % 10 == 9 ? .null : place % 10 == 8 ? "test" : place % 10 == 7 ? "validation" : "train"))
            #expect(row["labels"]?.array?.count == (place % 5 == 4 ? 0 : 1 + place % 3))
            let titles = document["titles"]?.array ?? []
            let english = titles.first { $0["language"] == "en" } ?? titles.first
            #expect(row["title"] == english?["text"])
            #expect((row["description"]?.string ?? "").isEmpty == (document["description"]?.array ?? []).isEmpty)
        }
        let bytes = try scratch.read("table/documents.csv")
        #expect(bytes.suffix(2) == [0x0D, 0x0A])
        var reader = CSVReader()
        var start = 0
        var rows = 0
        while let step = reader.next(in: bytes.span, from: &start, isLast: true) {
            guard case .row = step else {
                Issue.record("\(step)")
                break
            }
            for (column, name) in reader.header.enumerated() {
                let cell = reader.text(column, in: bytes.span).text
                let value = try #require(flat[rows][name])
                let expected = value.string ?? (value == .null ? "" : value.canonicalText)
                #expect(cell.utf8.elementsEqual(expected.utf8), "\(name)")
            }
            rows += 1
        }
        #expect(rows == 40)
    }

    @Test("svmlight and fastText have a row a document, its labels and the words of its text")
    func rows() throws {
        let scratch = try Self.prepared()
        let options = ["--fields", "title,abstract"]
        try scratch.ok(["export", "main", "--format", "jsonl", "--output", "flat"] + options)
        try scratch.ok(["export", "main", "--format", "svmlight", "--output", "svm", "--min-df", "2"] + options)
        try scratch.ok(["export", "main", "--format", "fasttext", "--output", "fast"] + options)
        let documents = Dictionary(
            uniqueKeysWithValues: try lines(scratch, "flat").map { ($0["id"]?.string ?? "", $0) })
        let labels = try ids(scratch, "svm/labels.txt")
        #expect(labels == ["alarm", "bed lift", "été"])
        let terms = try ids(scratch, "svm/vocabulary.tsv").dropFirst().map {
            $0.split(separator: "\t").map(String.init)
        }
        // Terms of at least two training documents, counted by hand.
        var counts: [String: Int] = [:]
        for document in documents.values where document["split"] == "train" {
            let text = (document["title"]?.string ?? "") + "\n" + (document["abstract"]?.string ?? "")
            for word in Set(WordList(text).strings) { counts[word, default: 0] += 1 }
        }
        let expected = counts.filter { $0.value >= 2 }.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        #expect(terms.map { $0[1] } == expected.map(\.key))
        #expect(terms.map { $0[2] } == expected.map { String($0.value) })
        #expect(terms.map { $0[0] } == (1...terms.count).map(String.init))
        for split in ["train", "validation", "test", "unsplit"] {
            let names = try ids(scratch, "svm/\(split).ids")
            #expect(names == (try ids(scratch, "fast/\(split).ids")))
            let rows = try ids(scratch, "svm/\(split).svmlight")
            let lines = try ids(scratch, "fast/\(split).txt")
            #expect(rows.count == names.count && lines.count == names.count)
            for (name, (row, line)) in zip(names, zip(rows, lines)) {
                let document = try #require(documents[name])
                let own = (document["labels"]?.array ?? []).compactMap(\.string)
                let words = row.split(separator: " ").map(String.init)
                let numbers = words.first.flatMap { $0.contains(":") ? "" : $0 } ?? ""
                #expect(numbers.split(separator: ",").compactMap { Int($0) }.map { labels[$0] } == own)
                let columns = words.filter { $0.contains(":") }.compactMap { Int($0.prefix { $0 != ":" }) }
                #expect(columns == columns.sorted() && Set(columns).count == columns.count)
                let text = (document["title"]?.string ?? "") + "\n" + (document["abstract"]?.string ?? "")
                let known = Set(WordList(text).strings).intersection(expected.map(\.key))
                #expect(Set(columns.map { terms[$0 - 1][1] }) == known)
                let marks = own.map { "__label__" + $0.replacing(" ", with: "_") }
                #expect(
                    line.split(separator: " ").map(String.init) == marks
                        + text.split { $0.isWhitespace }.map(String.init))
            }
        }
    }

    @Test("a set gives its documents in the order of their ranks, each as often as it counts")
    func sets() throws {
        let scratch = try Self.prepared()
        try scratch.ok(["export", "main", "--format", "jsonl", "--output", "whole"])
        let all = try lines(scratch, "whole").compactMap { $0["id"]?.string }
        let result = try scratch.ok(["export", "main:set=small", "--format", "jsonl", "--output", "set"])
        // Ranks fall as places rise.
        let expected = stride(from: 36, through: 0, by: -4).flatMap { Array(repeating: all[$0], count: $0 % 3) }
        #expect(try lines(scratch, "set").compactMap { $0["id"]?.string } == expected)
        #expect(result["files"]?.array?.first?["documents"]?.integer == expected.count)
        let plan = try scratch.ok(["export", "main:set=small", "--format", "hf", "--output", "none", "--dry-run"])
        #expect(plan["documents"]?.integer == expected.count)
        #expect(!scratch.exists("none"))
        let parts = (plan["splits"]?.object?.members ?? []).compactMap(\.value.integer)
        #expect(parts.reduce(0, +) == expected.count)
    }

    @Test("labels that were given to another text are told of")
    func stale() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 10, perFile: 10)
        try scratch.ok(["ingest", "in"])
        try Layers.write("labels", to: scratch) { _, _ in ["a"] }
        try scratch.demo("later", documents: 10, perFile: 10, ["--changed", "3"])
        try scratch.ok(["ingest", "later"])
        let result = try Tool.run(
            ["export", "main", "--format", "csv", "--output", "out", "--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 0)
        #expect(
            result.talk.contains("3 documents have labels, a split or a set that were given to another text"),
            "\(result.talk)"
        )
    }
}
