import Corpus
import Testing

@Suite("where an export puts synthetic documents")
struct ExportPlacementTests {
    /// Two real documents, of train and of test; of each two variants, and of each of those one; two documents made from nothing, and one made from both real ones.
    private static func prepared() throws -> Scratch {
        let scratch = try AugmentTests.corpus()
        try Layers.write("splits/main", to: scratch) { place, _ in place == 0 ? "train" : "test" }
        let augment = ["--method", "eda", "--wordnet", AugmentTests.wordnet]
        try scratch.ok(["augment", "main:origin=real", "--per-document", "2"] + augment)
        try scratch.ok(["augment", "main:origin=paraphrase", "--per-document", "1", "--seed", "1"] + augment)
        try scratch.write("made.csv", Array("number,title\n1,A hinge\n2,A latch\n3,A bolt\n".utf8))
        let mapping = """
            id: {template: "SYN-{number}"}
            language: {value: en}
            title: {column: title}
            origin: {value: synthesis}
            """
        try scratch.write("made.yaml", Array(mapping.utf8))
        try scratch.ok(["ingest", "made.csv", "--mapping", "made.yaml"])
        try Layers.write("lineage", to: scratch) { _, id in
            id == "SYN-3" ? ["US90000001B2", "US90000002B2"] : nil
        }
        return scratch
    }

    /// The part of each document.
    private static func parts(_ scratch: Scratch, _ more: [String] = []) throws -> [String: String] {
        let folder = "out" + more.joined()
        try scratch.ok(["export", "main", "--format", "jsonl", "--fields", "title", "--output", folder] + more)
        let lines = try Tool.shell("zstd -dcq '\(folder)'/*.jsonl.zst", in: scratch).lines
        return Dictionary(
            uniqueKeysWithValues: lines.map { ($0["id"]?.string ?? "", $0["split"]?.string ?? "none") })
    }

    @Test("they follow what they were made from, through any number of steps; nothing else is moved")
    func seeds() throws {
        let scratch = try Self.prepared()
        let parts = try Self.parts(scratch)
        #expect(parts.count == 2 + 4 + 4 + 3)
        #expect(parts["US90000001B2"] == "train" && parts["US90000002B2"] == "test")
        // Half of the eight variants come from each real document.
        let variants = parts.filter { $0.key.hasPrefix("SYN-") && $0.key.count > 5 }
        #expect(variants.values.count { $0 == "train" } == 4 && variants.values.count { $0 == "test" } == 4)
        #expect(["SYN-1", "SYN-2", "SYN-3"].allSatisfy { parts[$0] == "none" })
    }

    @Test("those made from nothing go to train if that is asked for, those made from documents of two parts nowhere")
    func train() throws {
        let scratch = try Self.prepared()
        let parts = try Self.parts(scratch, ["--synthetic", "train"])
        #expect(parts["SYN-1"] == "train" && parts["SYN-2"] == "train" && parts["SYN-3"] == "none")
        #expect(parts.values.count { $0 == "test" } == 5, "what was made from a test document is not trained on")
        let counts = try scratch.ok([
            "export", "main", "--format", "hf", "--synthetic", "train", "--output", "x", "--dry-run",
        ])
        #expect(counts["splits"] == ["test": 5, "train": 7, "unsplit": 1])
    }

    @Test("and none of them anywhere if that is asked for")
    func unsplit() throws {
        let scratch = try Self.prepared()
        let parts = try Self.parts(scratch, ["--synthetic", "unsplit"])
        #expect(parts.values.count { $0 == "none" } == 11)
        let wrong = try Tool.run(
            ["export", "main", "--format", "hf", "--output", "y", "--synthetic", "test", "--corpus", "corpus"],
            in: scratch)
        #expect(wrong.exitCode == 64 && wrong.talk.contains("--synthetic is test; give seeds, train, unsplit"))
    }
}
