import Corpus
import Foundation
import Store
import Testing

@Suite("merge")
struct MergeVerbTests {
    private static let mapping = """
        id: {template: "US{number}B2"}
        language: {value: en}
        title: {column: title}
        labels: {column: labels, split: ";"}
        origin: {value: real}
        """

    /// Ingests rows of number, title and labels on a branch.
    private static func ingest(_ rows: [String], _ scratch: Scratch, on branch: String = "main") throws {
        // One name: a table with other rows of the same number replaces them.
        try scratch.write("t.csv", Array((["number,title,labels"] + rows).joined(separator: "\n").utf8 + [0x0A]))
        try scratch.write("t.yaml", Array(mapping.utf8))
        try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml", "--branch", branch])
    }

    /// A version with three documents, and a branch that begins there.
    private static func corpus() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try ingest(["90000001,A gate,a", "90000002,A door,a", "90000003,A lid,b"], scratch)
        try scratch.ok(["branch", "trial"])
        return scratch
    }

    @Test("takes what either side added and changed; facets and layers fit the documents")
    func merges() throws {
        let scratch = try Self.corpus()
        try Self.ingest(["90000001,A gate,c", "90000004,A bar,a"], scratch)
        try Self.ingest(["90000002,A revolving door,a", "90000005,A rod,d"], scratch, on: "trial")
        let dry = try scratch.ok(["merge", "trial", "--dry-run"])
        #expect(dry["documents"] == ["added": 1, "changed": 1, "removed": 0] && dry["how"] == "merged")
        let ours = try scratch.ok(["show", "main"])["commit"]
        let theirs = try scratch.ok(["show", "trial"])["commit"]
        #expect(dry["commit"] == ours)
        let merged = try scratch.ok(["merge", "trial", "-m", "both"])
        #expect(
            merged["documents"] == dry["documents"] && merged["layers"] == dry["layers"] && merged["conflicts"] == [])
        let shown = try scratch.ok(["show"])
        #expect(shown["commit"] == merged["commit"] && shown["parents"]?.array == [ours, theirs].compactMap { $0 })
        #expect(shown["documents"] == 5)
        #expect(try scratch.ok(["stats", "main:label=c"])["documents"] == 1)
        #expect(try scratch.ok(["stats", "main:label=d"])["documents"] == 1)
        #expect(try scratch.ok(["check", "--read-data"])["damaged"] == [])
        let store = try CorpusStore(at: scratch.path + "/corpus", .read)
        let main = try store.version("main").commit
        try store.forEachDocument(in: main) { id, digest in
            for layer in ["facets", "sources"] {
                let entry = try store.entry(id, layer: layer, in: main)
                #expect(entry?.document == digest, "\(id) in \(layer)")
            }
            return true
        }
        // Again there is nothing to merge, and the other branch only has to be moved.
        #expect(try scratch.ok(["merge", "trial"])["how"] == "nothing")
        let forward = try scratch.ok(["merge", "main", "--branch", "trial"])
        #expect(forward["how"] == "fast-forward" && forward["commit"] == merged["commit"])
        #expect(try scratch.ok(["show", "trial"])["commit"] == merged["commit"])
    }

    @Test("lists conflicts and writes nothing, unless told whose change stands")
    func conflicts() throws {
        let scratch = try Self.corpus()
        try Self.ingest(["90000001,A wide gate,a", "90000003,A lid,x"], scratch)
        try Self.ingest(["90000001,A narrow gate,a", "90000003,A lid,y", "90000006,A cap,a"], scratch, on: "trial")
        let before = try scratch.ok(["show"])["commit"]
        for more in [[], ["--dry-run"]] {
            let result = try Tool.run(["merge", "trial", "--json", "--corpus", "corpus"] + more, in: scratch)
            #expect(result.exitCode == 1)
            #expect(
                try result.json["conflicts"] == [
                    ["id": "US90000001B2", "layer": ""], ["id": "US90000001B2", "layer": "labels"],
                    ["id": "US90000003B2", "layer": "labels"],
                ])
            let error = try result.error["what"]?.string ?? ""
            #expect(error.contains("US90000001B2") && error.contains("labels of") && error.contains("US90000003B2"))
        }
        let text = try Tool.run(["merge", "trial", "--corpus", "corpus"], in: scratch)
        #expect(text.exitCode == 1 && text.text.contains("conflict  layer labels  US90000003B2"))
        #expect(try scratch.ok(["show"])["commit"] == before)
        for (policy, title) in [("--theirs", "A narrow gate"), ("--ours", "A wide gate")] {
            try scratch.ok(["branch", "copy", "main", "--force"])
            let merged = try scratch.ok(["merge", "trial", policy, "--branch", "copy"])
            #expect(merged["resolved"]?.integer == 3 && merged["conflicts"] == [])
            let line = try Tool.run(["cat", "US90000001B2", "--ref", "copy", "--corpus", "corpus"], in: scratch).text
            #expect(line.contains(title))
            #expect(try scratch.ok(["stats", "copy"])["documents"] == 4)
            #expect(try scratch.ok(["stats", policy == "--ours" ? "copy:label=x" : "copy:label=y"])["documents"] == 1)
        }
    }

    @Test("branches without a common version are merged from nothing: bases are none, and what differs is in conflict")
    func unrelated() throws {
        let scratch = try Self.corpus()
        // Another corpus of two documents that are alike, one that differs and one more, whose files are copied in: the only way to such histories.
        let rows = ["90000001,A gate,a", "90000002,A revolving door,a", "90000003,A lid,b", "90000005,A rod,d"]
        try scratch.write("t.csv", Array((["number,title,labels"] + rows).joined(separator: "\n").utf8 + [0x0A]))
        let copied = try Tool.shell(
            "$TOOL init other && $TOOL ingest t.csv --mapping t.yaml --corpus other && cp -rn other/shards other/trees corpus/"
                + " && cp other/refs/heads/main corpus/refs/heads/alone && $TOOL repair --corpus corpus", in: scratch)
        #expect(copied.exitCode == 0, "\(copied.talk)")
        let arguments = ["merge", "alone", "--json", "--corpus", "corpus"]
        let refused = try Tool.run(arguments, in: scratch)
        #expect(refused.exitCode == 1)
        let report = try #require(refused.lines.first)
        #expect(report["bases"] == [])
        let conflicts = report["conflicts"]?.array ?? []
        #expect(conflicts.contains { $0["id"] == "US90000002B2" && $0["layer"] == "" })
        #expect(!conflicts.contains { $0["id"] == "US90000001B2" && $0["layer"] == "" }, "both have it alike")
        #expect(!conflicts.contains { $0["id"] == "US90000005B2" }, "one side alone has it")
        let forced = try scratch.ok(["merge", "alone", "--theirs"])
        #expect(forced["how"] == "merged" && forced["documents"] == ["added": 1, "changed": 1, "removed": 0])
        #expect(try scratch.ok(["stats", "main"])["documents"] == 4)
        #expect(try scratch.ok(["check", "--read-data"])["damaged"] == [])
    }

    @Test(
        "refuses two winners, unknown branches and a corpus without versions",
        arguments: [
            ["merge", "trial", "--ours", "--theirs"], ["merge", "nosuch"], ["merge", "trial", "--branch", "nosuch"],
            ["merge"],
        ])
    func refused(arguments: [String]) throws {
        let scratch = try Self.corpus()
        let result = try Tool.run(arguments + ["--json", "--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 64, "\(result.talk)")
    }
}
