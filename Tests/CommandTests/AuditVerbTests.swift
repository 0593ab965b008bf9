import Corpus
import Foundation
import Testing

@Suite("audit")
struct AuditVerbTests {
    /// A corpus of made-up US documents with labels, families and two splits: halves, and 40/40/20.
    private static func corpus() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 76, perFile: 76, dialect: "uspto-v4")
        try scratch.ok(["ingest", "in"])
        try scratch.ok(["label", "--from", "in/labels.csv"])
        try scratch.ok([
            "split", "main", "--name", "halves", "--ratios", "50/0/50", "--by", "random", "--group", "none",
        ])
        try scratch.ok([
            "split", "main", "--name", "parts", "--ratios", "45/40/15", "--by", "random", "--group", "none",
        ])
        return scratch
    }

    private static let quick = ["--permutations", "199", "--dimensions", "16", "--output", "out"]

    /// The ids of a selection.
    private static func ids(_ selection: String, _ split: String, _ scratch: Scratch) throws -> [String] {
        let plan = [
            "export", selection, "--split-name", split, "--format", "csv", "--output", "ids-\(UUID().uuidString)",
        ]
        let files = try scratch.ok(plan)["files"]?.array ?? []
        let name = try #require(files.compactMap { $0["path"]?.string }.first { $0.hasSuffix(".csv") })
        let text = String(decoding: try scratch.read(plan[7] + "/" + name), as: UTF8.self)
        return text.matches(of: /(?m)^"?(US[0-9]+[A-Z][0-9])/).map { String($0.1) }
    }

    /// A table of copies of documents under synthetic ids.
    private static func rows(_ ids: some Sequence<String>, from number: Int, _ scratch: Scratch) throws -> [JSONValue] {
        try ids.enumerated().map { place, id in
            let result = try Tool.run(["cat", id, "--corpus", "corpus"], in: scratch)
            let document = try #require(try result.lines.first)
            func texts(_ key: String, _ inner: String) -> [JSONValue] {
                (document[key]?.array ?? []).compactMap { $0[inner] }
            }
            return [
                "abstract": .string(
                    texts("abstracts", "paragraphs").flatMap { $0.array ?? [] }.compactMap(\.string).joined(
                        separator: "\n")),
                "claims": .array(texts("claims", "text")),
                "id": .string("SYN-" + String(0xABCD000 + number + place, radix: 16)),
                "title": texts("titles", "text").first ?? "",
            ]
        }
    }

    @Test("half a corpus is not told from the other half, and the report follows its schema and has its page")
    func halves() throws {
        let scratch = try Self.corpus()
        let found = try scratch.ok(
            ["audit", "--real", "main:split=train", "--synthetic", "main:split=test", "--split-name", "halves"]
                + Self.quick)
        #expect(found["judgement"] == "indistinguishable", "\(found["verdict"]?.string ?? "")")
        #expect(try Schema("output/audit").problems(found) == [])
        let report = try JSONValue(parsing: scratch.read("out/report.json"))
        #expect(try Schema("report").problems(report, isStrict: false) == [])
        #expect(report["verdict"] == found["verdict"] && report["findings"] == found["findings"])
        let sections = (report["sections"]?.array ?? []).compactMap { $0["id"]?.string }
        for id in [
            "sizes", "tests", "distance", "map", "coverage", "diversity", "lengths", "vocabulary", "form", "labels",
            "memorisation", "duplicates", "retrieval", "by-label",
        ] { #expect(sections.contains(id), "\(id)") }
        #expect(Set(sections).count == sections.count)
        let page = String(decoding: try scratch.read("out/report.html"), as: UTF8.self)
        #expect(page.contains("Indistinguishable"))
        // The same again: nothing depends on time, order or threads.
        let again = try scratch.ok(
            [
                "audit", "--real", "main:split=train", "--synthetic", "main:split=test", "--split-name", "halves",
                "--threads", "1",
            ]
                + Self.quick)
        #expect(again["tests"] == found["tests"] && again["verdict"] == found["verdict"])
    }

    @Test("pasted duplicates and leaked test documents are named, and texts of another kind are far")
    func planted() throws {
        let scratch = try Self.corpus()
        let test = try Self.ids("main:split=test", "parts", scratch)
        let other = try Self.ids("main:split=validation", "parts", scratch)
        try #require(test.count >= 8 && other.count >= 25)
        var rows = try Self.rows(other, from: 0, scratch)
        let leaked = try Self.rows(test.prefix(2), from: 1000, scratch)
        let pasted = rows.prefix(4).enumerated().map { place, row -> JSONValue in
            var copy = row.object ?? JSONObject()
            copy["id"] = .string("SYN-" + String(0xABCE000 + place, radix: 16))
            return .object(copy)
        }
        rows += leaked + pasted
        try scratch.write("copy.jsonl", rows.flatMap { $0.canonicalBytes + [0x0A] })
        let mapping = """
            id: {column: id}
            language: {value: en}
            title: {column: title}
            abstract: {column: abstract}
            claims: {column: claims}
            origin: {value: synthesis}

            """
        try scratch.write("copy.yaml", Array(mapping.utf8))
        try scratch.ok(["tag", "before"])
        try scratch.ok(["ingest", "copy.jsonl", "--mapping", "copy.yaml"])
        let found = try scratch.ok(
            [
                "audit", "--real", "before:split=train", "--synthetic", "main:origin=synthesis", "--train",
                "before:split=train", "--test", "before:split=test", "--split-name", "parts",
            ] + Self.quick)
        func ids(_ measure: String) -> Set<String> {
            Set(
                (found["findings"]?.array ?? []).first { $0["measure"]?.string == measure }?["ids"]?.array?.compactMap(
                    \.string) ?? [])
        }
        #expect(ids("leakage").isSuperset(of: test.prefix(2)))
        #expect(ids("leakage").isSuperset(of: leaked.compactMap { $0["id"]?.string }))
        #expect(ids("duplicates").isSuperset(of: pasted.compactMap { $0["id"]?.string }))
        let verdict = found["verdict"]?.string ?? ""
        #expect(verdict.contains("Test documents leak") && verdict.contains("repeat each other"))
        #expect(found["commits"]?["test"] != nil)

        var soups: [JSONValue] = []
        for number in 0..<40 {
            let claims: [JSONValue] = [.string("1. Stew of \(number) carrots and \(number * 7) leeks, salted.")]
            soups.append([
                "abstract": .string("Boil \(number) carrots with leeks and pepper until the soup is soft; serve hot."),
                "claims": .array(claims), "id": .string("SYN-" + String(0xBEEF000 + number, radix: 16)),
                "title": .string("Soup \(number)"),
            ])
        }
        try scratch.write("soup.jsonl", soups.flatMap { $0.canonicalBytes + [0x0A] })
        try scratch.ok(["branch", "soup", "before"])
        try scratch.ok(["ingest", "soup.jsonl", "--mapping", "copy.yaml", "--branch", "soup"])
        let far = try scratch.ok(
            ["audit", "--real", "before", "--synthetic", "soup:origin=synthesis"] + Self.quick)
        #expect(far["judgement"] == "far")
        let words = far["verdict"]?.string ?? ""
        #expect(words.hasPrefix("Far: "))
    }

    @Test("what cannot be audited is refused with what is wrong and what to do")
    func refused() throws {
        let scratch = try Self.corpus()
        let german = (0..<12).map { "DE1020\(10 + $0)000123A1,Tor \($0) mit Hebel" }
        try scratch.write("de.csv", Array((["id,title"] + german).joined(separator: "\n").utf8))
        try scratch.write("de.yaml", Array("id: {column: id}\nlanguage: {value: de}\ntitle: {column: title}\n".utf8))
        try scratch.ok(["ingest", "de.csv", "--mapping", "de.yaml"])
        let one = try #require(try Self.ids("main:split=test", "halves", scratch).first)
        let cases: [([String], String)] = [
            (["--real", "main", "--synthetic", "main"], "the same documents"),
            (["--real", "main", "--synthetic", "main:origin=synthesis"], "no document holds"),
            (["--real", "main:office=US", "--synthetic", "main:id=\(one)"], "an audit needs 10"),
            (["--real", "main:office=US", "--synthetic", "main:office=DE"], "no words can agree"),
            (
                ["--real", "main:split=train", "--synthetic", "main:split=test", "--fit", "main:split=train"],
                "an audit needs 10"
            ),
            (["--real", "main", "--synthetic", "main:office=DE", "--permutations", "10"], "--permutations is 10"),
            (["--real", "main", "--synthetic", "main:office=DE", "--sample", "3"], "--sample is 3"),
            (
                ["--real", "main:split=train", "--synthetic", "main:split=test", "--names", "no.txt"],
                "no such file of label names"
            ),
        ]
        for (arguments, words) in cases {
            let result = try Tool.run(
                ["audit", "--corpus", "corpus", "--output", "none", "--split-name", "halves"] + arguments, in: scratch)
            #expect(result.exitCode == 64, "\(arguments): \(result.talk)")
            #expect(result.talk.contains(words), "\(arguments): \(result.talk)")
        }
        #expect(!scratch.exists("none"))
    }
}
