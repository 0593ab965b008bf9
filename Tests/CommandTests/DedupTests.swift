import Corpus
import Foundation
import Testing

@Suite("Deduplication from the command line")
struct DedupTests {
    /// A corpus of texts given in a table: `id,origin-like number` rows.
    private static func corpus() throws -> Scratch {
        let scratch = try Scratch()
        let body = (0..<60).map { "part\($0)" }
        var rows = ["number,title,abstract,date,family"]
        func add(_ number: Int, _ words: [String], _ date: String, _ family: String) {
            rows.append("\(number),Device,\(words.joined(separator: " ")),\(date),\(family)")
        }
        add(1001, body, "2010-01-01", "F1")
        // One word of sixty is another: J = 51/61 of the shingles of title and abstract.
        add(1002, Array(body[..<30]) + ["other"] + body[31...], "2009-01-01", "F1")
        add(1003, body.map { $0.uppercased() }, "2011-01-01", "F2")
        add(1004, (0..<60).map { "quite\($0)" }, "2012-01-01", "F3")
        add(1005, [], "2012-01-01", "F3")
        try scratch.write("t.csv", Array((rows.joined(separator: "\n") + "\n").utf8))
        let mapping = """
            id: {template: "US{number}B2"}
            language: {value: en}
            title: {column: title}
            abstract: {column: abstract}
            date: {column: date}
            family: {column: family}
            origin: {value: real}
            """
        try scratch.write("t.yaml", Array(mapping.utf8))
        _ = try Tool.run(["init", "corpus"], in: scratch)
        try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml"])
        return scratch
    }

    private static func ids(_ scratch: Scratch) throws -> [String] {
        try scratch.ok(["export", "main", "--format", "jsonl", "--output", "out-\(UUID().uuidString)"])
        let result = try Tool.shell(
            "cat out-*/*.zst | zstd -dcq; rm -r out-*", in: scratch)
        return try result.lines.compactMap { $0["id"]?.string }
    }

    @Test(
        "near-duplicates go, the earliest stays, reasons are kept, and a second run finds nothing and computes nothing")
    func near() throws {
        let scratch = try Self.corpus()
        let trial = try scratch.ok(["dedup", "main", "--method", "near", "--dry-run"])
        #expect(trial["commit"] == .null && trial["removed"]?.integer == 2)
        #expect(try scratch.ok(["show"])["documents"]?.integer == 5)
        let done = try scratch.ok(["dedup", "main", "--method", "near", "--pairs", scratch.path + "/evidence.jsonl"])
        #expect(done["documents"]?.integer == 5 && done["kept"]?.integer == 3 && done["clusters"]?.integer == 1)
        #expect(done["pairs"]?["verified"]?.integer == 1 && done["identical"]?.integer == 1)
        #expect(done["sketched"]?.integer == 0, "the trial has filled the cache")
        #expect(try #require(done["estimatedRecall"]?.number) == 1)
        #expect(try Self.ids(scratch) == ["US1002B2", "US1004B2", "US1005B2"])
        let evidence = try scratch.read("evidence.jsonl").split(separator: 0x0A).map {
            try JSONValue(parsing: Array($0))
        }
        #expect(evidence.map { $0["document"]?.string } == ["US1001B2", "US1003B2"])
        #expect(evidence.allSatisfy { $0["like"]?.string == "US1002B2" && $0["verdict"]?.string == "drop" })
        #expect(evidence.allSatisfy { abs(($0["similarity"]?.number ?? 0) - 52.0 / 62) < 1e-12 })
        let again = try scratch.ok(["dedup", "main", "--method", "near"])
        #expect(again["removed"]?.integer == 0 && again["sketched"]?.integer == 0)
        try FileManager.default.removeItem(atPath: scratch.path + "/corpus/cache")
        #expect(try scratch.ok(["dedup", "main", "--method", "near", "--dry-run"])["sketched"]?.integer == 3)
        try scratch.ok(["check", "--read-data"])
    }

    @Test("one thread and two make the same version")
    func threads() throws {
        let commits = try [1, 2].map { threads in
            let scratch = try Scratch()
            _ = try Tool.run(["init", "corpus"], in: scratch)
            _ = try Tool.run(["demo", "in", "--documents", "60", "--size", "small"], in: scratch)
            try scratch.ok(["ingest", "in"])
            let done = try scratch.ok(["dedup", "main", "--method", "near", "--threads", String(threads)])
            #expect(try #require(done["removed"]?.integer) > 0)
            return done["commit"]?.string
        }
        #expect(commits[0] == commits[1])
    }

    @Test("exact takes the same words for the same; a document without text is like no other")
    func exact() throws {
        let scratch = try Self.corpus()
        let done = try scratch.ok(["dedup", "main", "--method", "exact", "--fields", "abstract"])
        #expect(done["removed"]?.integer == 1 && done["estimatedRecall"]?.integer == 1)
        #expect(try Self.ids(scratch) == ["US1001B2", "US1002B2", "US1004B2", "US1005B2"])
    }

    @Test("documents near those of another selection go, and those stay; verdicts alone take nothing out")
    func contamination() throws {
        let scratch = try Self.corpus()
        let call = ["dedup", "main", "--method", "contamination", "--against", "main:id=US1003B2"]
        let verdicts = try scratch.ok(call + ["--verdicts-only"])
        #expect(verdicts["documents"]?.integer == 4 && verdicts["removed"]?.integer == 2)
        #expect(try scratch.ok(["show"])["documents"]?.integer == 5)
        #expect(try scratch.ok(["show"])["layers"]?["verdicts/dedup-contamination"] != nil)
        try scratch.ok(call)
        #expect(try Self.ids(scratch) == ["US1003B2", "US1004B2", "US1005B2"])
    }

    @Test("wrong uses are refused with a reason, and make no version")
    func refusals() throws {
        let scratch = try Self.corpus()
        let before = try scratch.ok(["show"])["commit"]
        let calls: [[String]] = [
            ["main", "--method", "fuzzy"], ["main", "--method", "near", "--threshold", "0"],
            ["main", "--method", "near", "--threshold", "1.5"], ["main", "--method", "contamination"],
            ["main", "--method", "near", "--against", "main"], ["main:office=JP", "--method", "near"],
            ["main", "--method", "near", "--fields", "title,body"], ["main", "--method", "near", "--policy", "best"],
            ["main", "--method", "contamination", "--against", "main"],
            ["main", "--method", "family", "--by", "owner"],
            ["main", "--method", "near", "--permutations", "4"], ["main", "--method", "near", "--shingle", "0"],
            ["main", "--method", "family"], ["main", "--method", "near", "--branch", "no/such"],
        ]
        for call in calls {
            let result = try Tool.run(["dedup"] + call + ["--json", "--corpus", "corpus"], in: scratch)
            #expect(result.exitCode == 64, "\(call): \(result.talk)")
            let error = try JSONValue(parsing: result.errors)["error"]
            #expect(error?["what"]?.string?.isEmpty == false && error?["fix"]?.string?.isEmpty == false, "\(call)")
        }
        #expect(try scratch.ok(["show"])["commit"] == before)
    }
}
