import Corpus
import Foundation
import Testing

@Suite("Verbs do what their help says")
struct VerbTests {
    @Test("a corpus is made, filled, examined, named, compared and exported")
    func story() throws {
        let scratch = try Scratch()
        let made = try Tool.run(["init", "corpus", "--json"], in: scratch)
        #expect(made.exitCode == 0)
        #expect(try made.json["formatVersion"] == 1)
        #expect(try made.json["corpus"]?.string?.hasSuffix("/corpus") == true)
        let demo = try Tool.run(["demo", "first", "--documents", "12", "--size", "small", "--json"], in: scratch)
        #expect(try demo.json["documents"] == 12)
        #expect(try scratch.files("first").count == 13, "12 documents and labels.csv")

        let ingest = try scratch.ok(["ingest", "first", "-m", "the first"])
        #expect(ingest["documents"] == counts(found: 12, added: 12))
        #expect(ingest["dialects"] == ["wipo-st36": 12])
        #expect(ingest["files"] == 13)
        #expect(ingest["notices"]?.array?.count == 1, "labels.csv is no patent document")
        let commit = try #require(ingest["commit"])

        let stats = try scratch.ok(["stats", "main"])
        #expect(stats["documents"] == 12)
        #expect(stats["commit"] == commit)
        let offices = try #require(stats["byOffice"]?.object)
        #expect(offices.members.reduce(0) { $0 + ($1.value.integer ?? 0) } == 12)
        let selected = try scratch.ok(["stats", "main:office=EP"])
        #expect(selected["documents"] == offices["EP"])

        #expect(try scratch.ok(["tag", "v1"])["commit"] == commit)
        #expect(try scratch.ok(["tag"]) == .object(JSONObject([.init(key: "v1", value: commit)])))
        try scratch.demo("second", documents: 14, ["--changed", "3"])
        let again = try scratch.ok(["ingest", "second"])
        #expect(again["documents"]?["added"] == 2)
        #expect(again["documents"]?["replaced"]?.integer ?? 0 > 0)

        let log = try Tool.run(["log", "--json", "--corpus", "corpus"], in: scratch).lines
        #expect(log.count == 2)
        #expect(log.map { $0["message"] } == ["", "the first"])
        #expect(log[1]["commit"] == commit)
        #expect(log[0]["parents"] == [commit])
        let shown = try scratch.ok(["show", "main~1"])
        #expect(shown["commit"] == commit)
        #expect(shown["recipe"]?["verb"] == "ingest")

        let diff = try scratch.ok(["diff", "v1", "main", "--text"])
        #expect(diff["added"] == 2)
        #expect(diff["removed"] == 0)
        #expect(diff["changed"] == again["documents"]?["replaced"])
        #expect(diff["addedIds"]?.array?.count == 2)
        for change in diff["changes"]?.array ?? [] {
            for field in change["fields"]?.array ?? [] { #expect(field["before"] != field["after"]) }
        }
        #expect(try scratch.ok(["branch", "trial", "v1"])["commit"] == commit)

        let export = try scratch.ok(["export", "main", "--format", "jsonl", "--output", "out"])
        let file = try #require(export["files"]?.array?.first)
        let name = try #require(file["path"]?.string)
        #expect(SHA256Text.of(try scratch.read("out/" + name)) == file["sha256"]?.string)
        #expect(file["documents"] == 14)
        #expect(try JSONValue(parsing: scratch.read("out/manifest.json"))["files"] == export["files"])
    }

    private func counts(found: Int, added: Int) -> JSONValue {
        [
            "added": .integer(added), "found": .integer(found), "merged": 0, "quarantined": 0, "replaced": 0,
            "unchanged": 0,
        ]
    }

    @Test("text says the same as JSON, without braces")
    func text() throws {
        let scratch = try Scratch()
        func run(_ arguments: [String], exitCode: Int32 = 0) throws -> String {
            let result = try Tool.run(arguments, in: scratch, environment: ["PATCORPUS_CORPUS": "corpus"])
            #expect(result.exitCode == exitCode, "\(arguments): \(result.talk)")
            #expect(!result.text.contains("{"))
            return result.text
        }
        #expect(try run(["init", "corpus"]).contains("made an empty corpus in"))
        #expect(
            try run(["demo", "in", "--documents", "6", "--damaged", "1", "--size", "small"]).contains(
                "wrote 6 documents in 6 files"))
        let ingest = try run(["ingest", "in"], exitCode: 3)
        #expect(ingest.contains("5 documents found in 7 files"))
        #expect(ingest.contains("5 added, 0 replaced, 0 unchanged, 0 merged of several records, 1 quarantined"))
        #expect(try run(["quarantine"]).contains(".xml at byte 0"))
        #expect(try run(["stats"]).hasPrefix("5 documents\n"))
        #expect(try run(["tag", "v1"]).hasPrefix("the tag v1 names "))
        #expect(try run(["tag"]).hasPrefix("v1\t"))
        #expect(try run(["branch", "trial"]).hasPrefix("the branch trial names "))
        #expect(try run(["branch"]).split(separator: "\n").count == 2)
        #expect(try run(["log"]).contains("5 documents (main, trial, v1)"))
        #expect(try run(["show"]).contains("documents  5, root "))
        #expect(try run(["diff", "v1", "trial"]).contains("0 added, 0 removed, 0 changed, 5 unchanged"))
        #expect(try run(["export", "main", "--format", "jsonl", "--output", "out"]).contains("wrote 5 documents"))
        #expect(try run(["branch", "trial", "--delete"]).contains("removed the branch trial"))
    }

    @Test("cat prints the canonical line, a field, and where it came from; the id may be written as people write it")
    func cat() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.write("folder/a.xml", try scratch.demoDocument())
        try scratch.ok(["ingest", "folder"])
        let lines = try exported(scratch)
        let line = try #require(lines.first)
        let id = try #require(try JSONValue(parsing: Array(line.utf8))["id"]?.string)
        let spaced = "\(id.prefix(2)) \(id.dropFirst(2).dropLast(2)) \(id.suffix(2))"
        for written in [id, spaced, id.lowercased()] {
            let result = try Tool.run(["cat", written, "--corpus", "corpus"], in: scratch)
            #expect(result.text == line + "\n", "\(written): \(result.talk)")
        }
        #expect(try scratch.ok(["cat", id, "--field", "id"]) == .string(id))
        let lineage = try #require(try scratch.ok(["cat", id, "--lineage"])["records"]?.array)
        #expect(lineage.map { $0["file"] } == ["folder/a.xml"])
        #expect(lineage.first?["fileDigest"]?.string == SHA256Text.of(try scratch.read("folder/a.xml")))
        #expect(lineage.first?["digest"]?.string == SHA256Text.of(Array(line.utf8)), "the record is the document")
    }

    @Test("care: a sound corpus is sound, garbage goes, the index is built anew, and the versions stay")
    func care() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 6)
        try scratch.ok(["ingest", "in"])
        try scratch.demo("more", documents: 9)
        try scratch.ok(["branch", "trial"])
        try scratch.ok(["ingest", "more", "--branch", "trial"])
        #expect(try scratch.ok(["check", "--read-data"])["damaged"] == [])
        try scratch.ok(["branch", "trial", "--delete", "--force"])
        let root = try scratch.root()
        let would = try scratch.ok(["gc", "--keep-younger-than", "0s", "--dry-run"])
        #expect(would["removed"]?.array?.isEmpty == false)
        let done = try scratch.ok(["gc", "--keep-younger-than", "0s"])
        #expect(done["removed"] == would["removed"])
        for name in (done["removed"]?.array ?? []).compactMap(\.string) { #expect(!scratch.exists("corpus/" + name)) }
        try scratch.ok(["repack", "--keep-younger-than", "0s"])
        try FileManager.default.removeItem(atPath: scratch.path + "/corpus/index.sqlite")
        #expect(try scratch.ok(["repair"])["damaged"] == [])
        #expect(try scratch.ok(["check", "--read-data"])["damaged"] == [])
        #expect(try scratch.root() == root)
        #expect(try scratch.ok(["stats"])["documents"] == 6)
        let text = try Tool.run(["check", "--corpus", "corpus"], in: scratch)
        #expect(text.text.contains("no damage"))
    }

    @Test("ingest does not begin a history anew where the branch main is lost")
    func lostMain() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 2)
        try scratch.ok(["ingest", "in"])
        let root = try scratch.root()
        try FileManager.default.removeItem(atPath: scratch.path + "/corpus/refs/heads/main")
        let result = try Tool.run(["ingest", "in", "--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 12 && result.talk.contains("refs/heads/main"))
        try scratch.ok(["repair"])
        #expect(try scratch.root() == root)
    }

    @Test("check finds a flipped byte in a shard, and ends with 12")
    func damage() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 6)
        try scratch.ok(["ingest", "in"])
        let name = try #require(try scratch.files("corpus/shards").first)
        var bytes = try scratch.read("corpus/shards/" + name)
        bytes[bytes.count / 2] ^= 1
        try scratch.write("corpus/shards/" + name, bytes)
        let result = try scratch.ok(["check", "--read-data"], exitCode: 12)
        #expect(result["damaged"]?.array?.contains { $0["file"]?.string?.hasSuffix(name) == true } == true)
        let text = try Tool.run(["check", "--read-data", "--corpus", "corpus"], in: scratch)
        #expect(text.exitCode == 12)
        #expect(text.text.contains("damaged  "))
        // Whoever reads the document is told too.
        let export = try Tool.run(
            ["export", "main", "--format", "jsonl", "--output", "out", "--json", "--corpus", "corpus"], in: scratch)
        #expect(export.exitCode == 12)
        #expect(try export.error["code"] == 12)
    }

    /// The documents of the corpus, read by the program `zstd`.
    private func exported(_ scratch: Scratch) throws -> [String] {
        try scratch.ok(["export", "main", "--format", "jsonl", "--output", "lines"])
        return try Tool.shell("zstd -dcq lines/*.zst", in: scratch).text.split(separator: "\n").map(String.init)
    }

    @Test("export writes exactly the bytes whose digests the tree holds, in order of the ids, and the same each time")
    func export() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 20, perFile: 20)
        try scratch.ok(["ingest", "in"])
        let ids = try exported(scratch).map { try JSONValue(parsing: Array($0.utf8))["id"]?.string ?? "" }
        #expect(ids.count == 20)
        #expect(ids == ids.sorted())
        try scratch.ok(["export", "main", "--format", "jsonl", "--output", "again"])
        #expect(try scratch.read("lines/manifest.json") == scratch.read("again/manifest.json"))
        let english = try scratch.ok(["export", "main:lang=en", "--format", "jsonl", "--output", "english"])
        #expect(
            english["files"]?.array?.first?["documents"] == (try scratch.ok(["stats", "main:lang=en"]))["documents"])
    }

    @Test("the corpus is the flag's, else the environment's, else the nearest folder upwards")
    func whichCorpus() throws {
        let scratch = try Scratch()
        for name in ["flag", "environment", "upwards"] { try scratch.makeCorpus(name) }
        try scratch.write("in/a.xml", try scratch.demoDocument())
        try scratch.write("upwards/deep/down/note.txt", [])
        func tag(_ corpus: String) throws {
            _ = try Tool.run(["branch", "is-\(corpus)", "--corpus", corpus], in: scratch)
        }
        for name in ["flag", "environment", "upwards"] {
            _ = try Tool.run(["ingest", "in", "--corpus", name], in: scratch)
            try tag(name)
        }
        func branches(_ arguments: [String], _ environment: [String: String]) throws -> String {
            let line = "cd upwards/deep/down; exec \"$TOOL\" branch \(arguments.joined(separator: " "))"
            let set = environment.map { "export \($0)=\($1); " }.joined()
            return try Tool.shell(set + line, in: scratch).text
        }
        let named = ["PATCORPUS_CORPUS": "../../../environment"]
        #expect(try branches(["--corpus", "../../../flag"], named).contains("is-flag"))
        #expect(try branches([], named).contains("is-environment"))
        #expect(try branches([], [:]).contains("is-upwards"))
    }
}
