import Corpus
import Testing

@Suite("Entries of layers that speak of another text of their document")
struct StaleLayerTests {
    /// Two documents with labels, of which the first has been changed since.
    private func corpus() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        let plain = "id: {column: id}\ntitle: {column: title}\n"
        try scratch.write("plain.yaml", Array(plain.utf8))
        try scratch.write("labels.yaml", Array((plain + "labels: {column: labels}\n").utf8))
        try scratch.write("a.csv", Array("id,title,labels\nUS9000001B2,A gate,a\nUS9000002B2,A door,b\n".utf8))
        try scratch.ok(["ingest", "a.csv", "--mapping", "labels.yaml"])
        try scratch.write("b.csv", Array("id,title\nUS9000001B2,A gate with a bell\n".utf8))
        try scratch.ok(["ingest", "b.csv", "--mapping", "plain.yaml"])
        return scratch
    }

    @Test("show and stats count them, check tells of them, and it is no damage")
    func counted() throws {
        let scratch = try corpus()
        let shown = try scratch.ok(["show"])
        #expect(shown["stale"]?["labels"] == 1)
        #expect(shown["stale"]?["facets"] == 0)
        #expect(try Schema("output/show").problems(shown).isEmpty)
        #expect(try scratch.ok(["show", "main~1"])["stale"]?["labels"] == 0)
        let text = try Tool.run(["show", "--corpus", "corpus"], in: scratch)
        #expect(text.text.contains("labels: 2 entries, 1 of them stale"))
        let check = try scratch.ok(["check"])
        let notices = (check["notices"]?.array ?? []).compactMap { $0["reason"]?.string }
        #expect(notices.contains { $0.contains("labels 1") })
        #expect(check["damaged"]?.array?.isEmpty == true)
        #expect(try Tool.run(["stats", "--corpus", "corpus"], in: scratch).talk.contains("1 document has labels"))
    }

    @Test(
        "filter does not go by them, whether the selection asks for labels or a rule",
        arguments: [
            ["main:label=a", "--rule", "length:min=1"], ["main", "--rule", "expression:label(\"a\")"],
            ["main", "--rule", "expression:labels > 0"], ["main", "--rule", "label-names:file=n.tsv,whose=own"],
        ])
    func refused(_ arguments: [String]) throws {
        let scratch = try corpus()
        try scratch.write("n.tsv", Array("a\tgate\n".utf8))
        let tip = try scratch.read("corpus/refs/heads/main")
        let result = try Tool.run(["filter"] + arguments + ["--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 64)
        #expect(result.talk.contains("US9000001B2") && result.talk.contains("patcorpus label"), "\(result.talk)")
        #expect(try scratch.read("corpus/refs/heads/main") == tip)
    }

    @Test("dedup does not go by them either")
    func duplicates() throws {
        let scratch = try corpus()
        let result = try Tool.run(["dedup", "main:label=a", "--method", "exact", "--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 64 && result.talk.contains("US9000001B2"), "\(result.talk)")
    }

    @Test("a rule that asks for no labels is not held up by them")
    func unasked() throws {
        let result = try corpus().ok(["filter", "main", "--rule", "expression:words(title) > 2"])
        #expect(result["kept"] == 1 && result["dropped"] == 1)
    }
}
