import Corpus
import FakeServer
import Foundation
import Store
import Testing

@Suite("retrieve with an embedder")
struct RetrieveDenseTests {
    /// Labelled demo-like documents in the version `real`, and paraphrases of some of them besides in `mixed`.
    private func corpus() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        var generator = SeededGenerator(seed: 11)
        let topics = ["hearing", "vision", "mobility"]
        var text = "number,family,title,abstract,labels\n"
        for number in 0..<60 {
            let topic = generator.uniform(3)
            let words = (0..<30).map { _ in
                generator.uniform(3) > 0 ? "w\(generator.uniform(60))" : "\(topics[topic])\(generator.uniform(5))"
            }
            let family = number % 10 == 1 ? number - 1 : number
            text += "\(9000 + number),F\(family),\(topics[topic]),\(words.joined(separator: " ")),\(topics[topic])\n"
        }
        try scratch.write("t.csv", Array(text.utf8))
        let mapping = """
            id: {template: "US900{number}B2"}
            language: {value: en}
            family: {column: family}
            title: {column: title}
            abstract: {column: abstract}
            labels: {column: labels, split: ";"}
            origin: {value: real}
            """
        try scratch.write("t.yaml", Array(mapping.utf8))
        try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml"])
        try scratch.ok(["tag", "real"])
        return scratch
    }

    private func augment(_ scratch: Scratch, _ selection: String, seed: Int = 0) throws {
        try scratch.ok([
            "augment", selection, "--method", "eda", "--per-document", "2", "--wordnet", AugmentTests.wordnet, "--seed",
            "\(seed)",
        ])
    }

    private static func ids(_ range: Range<Int>) -> String {
        range.map { "US900\(9000 + $0)B2" }.joined(separator: "|")
    }
    private static let queries = "real:id=" + ids(0..<15)
    private static let dense = [
        "retrieve", "--queries", queries, "--index", "real", "--ranker", "dense", "--dimensions", "8",
    ]

    @Test("asks a server for vectors and ranks by them, as by the same vectors of a file")
    func endpoint() throws {
        let scratch = try corpus()
        let server = try FakeServer()
        defer { server.stop() }
        let model = ["--embedder", "endpoint", "--server", server.url, "--model", "fake-model"]
        let dense = Array(Self.dense.dropLast(2))
        let found = try scratch.ok(dense + model)
        #expect(found["parameters"]?["embedder"] == "endpoint" && found["parameters"]?["model"] == "fake-model")
        #expect(try #require(found["measures"]?["nDCG@10"]?.number) > 0.5, "words that are shared are near")
        let embedded = try scratch.ok(["embed", "real", "--output", "e.npy"] + model)
        #expect(embedded["computed"] == 0, "retrieve has kept the vectors")
        #expect(try scratch.ok(dense + ["--vectors", "e.npy"])["measures"] == found["measures"])
        #expect(try scratch.ok(dense + ["--embedder", "file", "--vectors", "e.npy"])["measures"] == found["measures"])
    }

    @Test(
        "fits on the index's real documents apart from the queries and their families, and finds the same by the vectors that embed writes"
    )
    func fits() throws {
        let scratch = try corpus()
        let found = try scratch.ok(Self.dense)
        // 15 queries, and none of their families but among themselves.
        #expect(found["fit"]?["documents"] == 45 && found["fit"]?["related"] == 0 && found["fit"]?["synthetic"] == 0)
        #expect(found["parameters"]?["embedder"] == "lsa")
        #expect(try #require(found["measures"]?["nDCG@10"]?.number) > 0.5, "topics are found")
        let embedded = try scratch.ok([
            "embed", "real", "--fit", "real:id=" + Self.ids(15..<60), "--dimensions", "8", "--output", "v.npy",
        ])
        #expect(embedded["embedder"] == found["fit"]?["embedder"])
        #expect(embedded["computed"] == 0, "retrieve has kept the vectors")
        let given = Array(Self.dense.dropLast(2)) + ["--vectors", "v.npy"]
        #expect(try scratch.ok(given)["measures"] == found["measures"])
        #expect(try scratch.ok(Self.dense + ["--threads", "1"])["measures"] == found["measures"])
        // Without the ids beside it the rows are in the order of the ids of queries and index.
        try FileManager.default.removeItem(atPath: scratch.path + "/v.txt")
        #expect(try scratch.ok(given)["measures"] == found["measures"])
        let few = try Tool.run(
            ["retrieve", "--queries", Self.queries, "--index", Self.queries, "--corpus", "corpus"]
                + ["--ranker", "dense", "--vectors", "v.npy"], in: scratch)
        #expect(few.exitCode == 64 && few.talk.contains("60 vectors for 15 documents"), "\(few.talk)")
        try scratch.write("v.txt", Array("a\nb\n".utf8))
        let names = try Tool.run(given + ["--corpus", "corpus"], in: scratch)
        #expect(
            names.exitCode == 64 && names.talk.contains("v.txt: the file has 2 ids for 60 vectors"), "\(names.talk)")
    }

    @Test("compares an embedder fitted on real and synthetic documents with one fitted on the real ones, pair by pair")
    func secondReading() throws {
        let scratch = try corpus()
        try augment(scratch, "main:id=" + Self.ids(14..<60))
        let mixed = ["--fit", "main", "--fit-against", "main:origin=real"]
        let found = try scratch.ok(Self.dense + mixed)
        #expect(found["fit"]?["documents"] == 152 && found["fit"]?["synthetic"] == 92)
        #expect(found["fitAgainst"]?["documents"] == 60 && found["fitAgainst"]?["synthetic"] == 0)
        // All queries, and the two paraphrases of the last of them.
        #expect(found["fit"]?["related"] == 17 && found["fitAgainst"]?["related"] == 15)
        #expect(found["index"] == ["documents": 60, "synthetic": 0] && found["againstIndex"] == found["index"])
        #expect(found["fit"]?["embedder"] != found["fitAgainst"]?["embedder"])
        let alone = try scratch.ok(Self.dense + ["--fit", "main:origin=real"])
        #expect(found["against"]?["measures"] == alone["measures"])
        let together = try scratch.ok(Self.dense + ["--fit", "main"])
        #expect(found["measures"] == together["measures"])
        for member in try #require(found["difference"]?.object).members {
            let own = found["measures"]?[member.key]?.number ?? 9
            let other = found["against"]?["measures"]?[member.key]?.number ?? 9
            #expect(abs((member.value.number ?? 9) - (own - other)) < 1e-12)
            let p = try #require(found["p"]?[member.key]?.number)
            #expect(p > 0 && p <= 1)
            #expect(found["differenceIntervals"]?[member.key]?.array?.count == 2)
        }
        #expect(found["commits"]?["fit"] == found["commits"]?["fitAgainst"])
        let text = try Tool.run(Self.dense + mixed + ["--corpus", "corpus"], in: scratch)
        #expect(text.text.contains("fitted on 152 documents, 92 of them synthetic"), "\(text.text)")
        #expect(text.talk.contains("17 documents that the embedder is fitted on are queries"), "\(text.talk)")

        let wrong: [([String], String)] = [
            (Self.dense + ["--fit", "main:origin=real", "--fit-against", "real"], "nothing to compare"),
            (Self.dense + ["--fit-against", "real", "--against", "main"], "leave --against out"),
            (Self.dense + ["--fit", "main:origin=synthesis"], "no document holds"),
            (Self.dense + ["--fit", "main", "--vectors", "x.npy"], "--fit and --vectors"),
            (Self.dense + ["--embedder", "other"], "no embedder other"),
            (
                ["retrieve", "--queries", Self.queries, "--index", "main", "--ranker", "dense"] + mixed,
                "92 documents of --index are synthetic"
            ),
        ]
        for (arguments, word) in wrong {
            let result = try Tool.run(arguments + ["--corpus", "corpus"], in: scratch)
            #expect(result.exitCode == 64 && result.talk.contains(word), "\(arguments): \(result.talk)")
            #expect(result.text.isEmpty)
        }
    }

    @Test("a query finds neither what augment made from it or its family, nor what was made from that")
    func lineage() throws {
        let scratch = try corpus()
        try augment(scratch, "main:id=" + Self.ids(0..<4))
        try scratch.ok(["tag", "once"])
        try augment(scratch, "main:origin=paraphrase", seed: 1)
        let found = try scratch.ok([
            "retrieve", "--queries", "real:id=" + Self.ids(0..<4), "--index", "main", "--synthetic", "graded",
            "--run-file", "run", "--depth", "1000",
        ])
        // Each of four documents has two children and four grandchildren; 0 and 1 are a family.
        #expect(found["index"] == ["documents": 84, "synthetic": 24])
        #expect(found["leftOut"] == .integer(2 * 14 + 2 * 7))
        var parents: [String: String] = [:]
        let store = try CorpusStore(at: scratch.path + "/corpus", .read)
        try store.forEachEntry(of: "lineage", in: try store.version("main").commit) { id, entry in
            parents[id] = try JSONValue(parsing: entry.json).array?.first?.string
            return true
        }
        #expect(parents.count == 24 && parents.values.count { $0.hasPrefix("SYN") } == 16)
        func root(_ id: String) -> String { parents[id].map(root) ?? id }
        var made: [String: Set<String>] = [:]
        for line in String(decoding: try scratch.read("run"), as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            made[words[0], default: []].insert(words[2])
        }
        #expect(made.count == 4)
        for (query, documents) in made {
            let roots = Set(documents.map(root))
            let related = Self.family.contains(query) ? Self.family : [query]
            #expect(roots.isDisjoint(with: related), "\(query)")
            #expect(documents.contains { root($0) != $0 }, "what was made from others is found")
        }
    }

    private static let family: Set = ["US9009000B2", "US9009001B2"]
}
