import Corpus
import Foundation
import Store
import Testing

@Suite("augment")
struct AugmentTests {
    /// A WordNet of a few words.
    static let wordnet = URL(filePath: #filePath).appending(path: "../../CurateTests/WordNet").standardizedFileURL.path

    static func corpus() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        let table = """
            number,title,abstract,labels
            90000001,A gate,"A device comprising a wheel, a handle and a sensor that is held by the frame.",b;a
            90000002,A door,"A system comprising a box, a plate and a user who moves the device quickly.",a
            """
        try scratch.write("t.csv", Array((table + "\n").utf8))
        let mapping = """
            id: {template: "US{number}B2"}
            language: {value: en}
            title: {column: title}
            abstract: {column: abstract}
            labels: {column: labels, split: ";"}
            origin: {value: real}
            """
        try scratch.write("t.yaml", Array(mapping.utf8))
        try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml"])
        return scratch
    }

    private static let arguments = [
        "augment", "main:origin=real", "--method", "eda", "--per-document", "5", "--wordnet", wordnet,
    ]

    @Test("adds documents with the labels of their source, which the lineage names, and nothing the second time")
    func adds() throws {
        let scratch = try Self.corpus()
        let dry = try scratch.ok(Self.arguments + ["--dry-run"])
        #expect(dry["documents"] == 10 && dry["dryRun"] == true)
        let first = try scratch.ok(Self.arguments)
        #expect(first["documents"] == 10 && first["sources"] == 2 && first["notEnglish"] == 0)
        #expect(first["commit"] != dry["commit"])
        #expect(try scratch.ok(Self.arguments)["commit"] == first["commit"])
        #expect(try scratch.ok(["check", "--read-data"])["damaged"] == [])
        let store = try CorpusStore(at: scratch.path + "/corpus", .read)
        let main = try store.version("main").commit
        #expect(main.documents.count == 12 && main.layers["facets"]?.count == 12 && main.layers["lineage"]?.count == 10)
        try store.forEachEntry(of: "lineage", in: main) { id, entry in
            let source = try JSONValue(parsing: entry.json).array?.first?.string ?? ""
            let labels = try store.entry(id, layer: "labels", in: main)?.json
            let expected = try store.entry(source, layer: "labels", in: main)?.json
            #expect(labels == expected && labels != nil)
            #expect(try store.digest(of: id, in: main) == entry.document)
            return true
        }
        #expect(try scratch.ok(["stats", "main:origin=paraphrase"])["documents"] == 10)
        #expect(try scratch.ok(["stats", "main:origin=paraphrase,label=b"])["documents"] == 5)
    }

    @Test("makes the same version on one thread and on several")
    func threads() throws {
        let roots = try ["1", "4"].map { threads in
            let scratch = try Self.corpus()
            try scratch.ok(Self.arguments + ["--threads", threads])
            return try scratch.root()
        }
        #expect(roots[0] == roots[1])
    }

    @Test(
        "refuses what it cannot do, and makes no version",
        arguments: [
            ["augment", "main", "--method", "eda", "--per-document", "0"],
            ["augment", "main", "--method", "eda", "--per-document", "1", "--alpha", "1.5"],
            ["augment", "main", "--method", "other", "--per-document", "1"],
            ["augment", "main:office=EP", "--method", "eda", "--per-document", "1", "--wordnet", wordnet],
            ["augment", "main", "--method", "eda", "--per-document", "1", "--wordnet", "nosuch"],
        ])
    func refused(arguments: [String]) throws {
        let scratch = try Self.corpus()
        let before = try scratch.ok(["show"])["commit"]
        let result = try Tool.run(arguments + ["--json", "--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 64, "\(result.talk)")
        if arguments.last == "nosuch" { #expect(try result.error["fix"]?.string?.contains("wordnet-base") == true) }
        #expect(try scratch.ok(["show"])["commit"] == before)
    }
}
