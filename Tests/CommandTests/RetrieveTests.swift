import Corpus
import Foundation
import Testing

@Suite("retrieve")
struct RetrieveTests {
    /// A corpus of labelled real documents, the version `real` of these alone, and synthetic ones of another table.
    static func corpus() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        var generator = SeededGenerator(seed: 4)
        func table(_ count: Int, _ prefix: String) -> String {
            var text = "number,family,title,labels\n"
            for number in 0..<count {
                let labels = ["hearing", "vision", "mobility"].filter { _ in generator.uniform(5) < 2 }
                let words = (0..<12).map { _ in
                    labels.isEmpty || generator.uniform(3) > 0
                        ? "word\(generator.uniform(40))"
                        : "\(labels[generator.uniform(labels.count)])\(generator.uniform(4))"
                }
                let family = number % 6 == 1 ? number - 1 : number
                text +=
                    "\(prefix)\(number),F\(prefix)\(family),\(words.joined(separator: " ")),\(labels.joined(separator: ";"))\n"
            }
            return text
        }
        func ingest(_ name: String, _ table: String, _ id: String, _ origin: String) throws {
            try scratch.write(name + ".csv", Array(table.utf8))
            let mapping = """
                id: {template: "\(id)"}
                language: {value: en}
                family: {column: family}
                title: {column: title}
                labels: {column: labels, split: ";"}
                origin: {value: \(origin)}
                """
            try scratch.write(name + ".yaml", Array(mapping.utf8))
            try scratch.ok(["ingest", name + ".csv", "--mapping", name + ".yaml"])
        }
        try ingest("real", table(60, "9000"), "US{number}B2", "real")
        try scratch.ok(["tag", "real"])
        try ingest("made", table(40, "7000"), "SYN-{number}", "synthesis")
        return scratch
    }

    @Test("measures, compares with another index, and writes files of which score makes the same")
    func story() throws {
        let scratch = try Self.corpus()
        let plain = try scratch.ok(["retrieve", "--queries", "real", "--index", "real"])
        #expect(plain["synthetic"] == nil)
        #expect(plain["index"] == ["documents": 60, "synthetic": 0])
        let arguments = ["retrieve", "--queries", "real", "--index", "main", "--against", "real"]
        let found = try scratch.ok(arguments + ["--run-file", "run", "--qrels-file", "qrels", "--by-query"])
        #expect(found["index"] == ["documents": 100, "synthetic": 40])
        #expect(found["against"]?["measures"] == plain["measures"])
        #expect(found["queries"] == plain["queries"])
        let queries = try #require(found["queries"]?.integer)
        #expect(queries > 30 && queries + (found["withoutRelevant"]?.integer ?? 0) == 60)
        #expect(try #require(found["queryGroups"]?.integer) < queries)
        #expect(try #require(found["leftOut"]?.integer) > 60, "each query itself, and some families")
        #expect(found["byQuery"]?.object?.members.count == queries)
        for (name, value) in try #require(found["measures"]?.object).members.map({ ($0.key, $0.value.number ?? -1) }) {
            let other = found["against"]?["measures"]?[name]?.number ?? -1
            #expect(abs((found["difference"]?[name]?.number ?? 9) - (value - other)) < 1e-12)
            #expect(value >= 0 && value <= 1)
            #expect((found["p"]?[name]?.number ?? 0) > 0)
            let ends = found["intervals"]?[name]?.array?.compactMap(\.number) ?? []
            #expect(ends.count == 2 && ends[0] <= value && value <= ends[1], "\(name)")
        }
        let ways = try #require(found["synthetic"]?.object).members
        #expect(ways.map(\.key) == ["graded", "removed", "unjudged"])
        #expect(found["synthetic"]?["unjudged"]?["measures"] == found["measures"])
        #expect(found["synthetic"]?["graded"]?["measures"] != found["measures"])
        let removed = try scratch.ok(arguments + ["--synthetic", "removed"])
        #expect(removed["measures"] == found["synthetic"]?["removed"]?["measures"])

        let factor = try #require(found["qrelsScale"]?["factor"]?.integer)
        #expect(found["qrelsScale"]?["exact"] == true)
        let scored = try Tool.run(
            ["retrieve", "score", "run", "qrels", "--relevant-at", "\(Double(factor) / 2)", "--by-query", "--json"],
            in: scratch)
        #expect(try scored.json["queries"] == found["queries"])
        for member in try #require(try scored.json["measures"]?.object).members {
            let own = found["measures"]?[member.key]?.number ?? -1
            #expect(abs((member.value.number ?? 9) - own) < 1e-12, "\(member.key)")
        }
        let log = try Tool.run(["log", "--json", "--corpus", "corpus"], in: scratch).lines
        #expect(log.map { $0["verb"] } == ["ingest", "ingest"], "nothing was committed")
    }

    @Test("gives the same for any number of threads, with and without the cache, and when the cache is damaged")
    func cache() throws {
        let scratch = try Self.corpus()
        let arguments = ["retrieve", "--queries", "main", "--index", "main"]
        let first = try scratch.ok(arguments + ["--threads", "1", "--no-cache"])
        #expect(!scratch.exists("corpus/cache/bm25"))
        #expect(try scratch.ok(arguments + ["--threads", "3"]) == first)
        let file = try #require(try scratch.files("corpus/cache/bm25").first)
        #expect(try scratch.ok(arguments) == first)
        var bytes = try scratch.read("corpus/cache/bm25/" + file)
        bytes[bytes.count / 2] ^= 1
        try scratch.write("corpus/cache/bm25/" + file, bytes)
        #expect(try scratch.ok(arguments) == first)
        #expect(try scratch.read("corpus/cache/bm25/" + file) != bytes, "written anew")
        _ = try scratch.ok(arguments + ["--k1", "0.9"])
        #expect(try scratch.files("corpus/cache/bm25").count == 2)
    }

    @Test("ranks by vectors from a file")
    func dense() throws {
        let scratch = try Self.corpus()
        let lines = (0..<60).map { "{\"id\":\"US9000\($0)B2\",\"vector\":[\($0 % 7),\($0 % 5),1]}\n" }
        try scratch.write("vectors.jsonl", Array(lines.joined().utf8))
        let arguments = ["retrieve", "--queries", "real", "--ranker", "dense", "--vectors", "vectors.jsonl", "--index"]
        let found = try scratch.ok(arguments + ["real"])
        #expect(found["parameters"]?["similarity"] == "cosine")
        #expect(try #require(found["measures"]?["R@100"]?.number) == 1, "all are found")
        // Other vectors of the same documents: a comparison on one index.
        let other = lines.map { $0.replacingOccurrences(of: ",1]", with: ",9]") }
        try scratch.write("other.jsonl", Array(other.joined().utf8))
        let compared = try scratch.ok(arguments + ["real", "--against-vectors", "other.jsonl"])
        #expect(compared["measures"] == found["measures"])
        #expect(compared["against"]?["measures"] != found["measures"])
        #expect(compared["againstIndex"] == compared["index"])
        let missing = try Tool.run(arguments + ["main", "--corpus", "corpus"], in: scratch)
        #expect(missing.exitCode == 64)
        #expect(missing.talk.contains("40 documents of 100 have no vector, such as SYN-"))
        try scratch.write("vectors.jsonl", Array((lines[0] + "{\"id\":\"a\",\"vector\":[1]}\n").utf8))
        let uneven = try Tool.run(arguments + ["real", "--corpus", "corpus"], in: scratch)
        #expect(uneven.talk.contains("vectors.jsonl, line 2"))
    }

    @Test("text has a line for each measure")
    func text() throws {
        let scratch = try Self.corpus()
        let result = try Tool.run(
            ["retrieve", "--queries", "real", "--index", "main", "--against", "real", "--corpus", "corpus"], in: scratch
        )
        #expect(result.exitCode == 0, "\(result.talk)")
        for word in ["nDCG@10 0.", "against 0.", "difference", " %, p ", "synthetic documents removed:"] {
            #expect(result.text.contains(word), "\(word) in \(result.text)")
        }
        try scratch.write("run", Array("q Q0 a 1 2 t\n".utf8))
        try scratch.write("qrels", Array("q 0 a 1\nr 0 a 1\n".utf8))
        let score = try Tool.run(
            ["retrieve", "score", "run", "qrels", "--measures", "RR,P@10", "--by-query"], in: scratch)
        #expect(
            score.text
                == "RR\tq\t1.0000\nP@10\tq\t0.1000\nRR\tr\t0.0000\nP@10\tr\t0.0000\nRR\tall\t0.5000\nP@10\tall\t0.0500\n"
        )
    }

    private static let wrongUses: [([String], String)] = [
        (["--queries", "main"], "there is no index"), ([], "there are no queries"),
        (["score", "run"], "retrieve score RUN QRELS"), (["scores", "a", "b"], "retrieve score RUN QRELS"),
        (["score", "a", "b", "--queries", "main"], "leave --queries"),
        (["--queries", "main", "--index", "main", "--measures", "F1"], "is no measure"),
        (["--queries", "main", "--index", "main", "--measures", "P@2000"], "--depth 2000"),
        (["--queries", "main", "--index", "main", "--ranker", "dense"], "give --fit"),
        (["--queries", "main", "--index", "main", "--vectors", "x"], "--ranker dense"),
        (["--queries", "main", "--index", "main", "--against-vectors", "x"], "--ranker dense"),
        (["--queries", "main", "--index", "main", "--fit", "main"], "--ranker dense"),
        (["--queries", "main", "--index", "main", "--ranker", "dense", "--against-vectors", "x"], "without --vectors"),
        (["--queries", "main", "--index", "main", "--ranker", "dense", "--dimensions", "0"], "from 1 on"),
        (["--queries", "main", "--index", "main", "--ranker", "dense", "--vectors", "nosuch"], "no such file"),
        (["--queries", "main", "--index", "main", "--relevant-at", "2"], "--relevant-at"),
        (["--queries", "main", "--index", "main", "--b", "3"], "from 0 to 1"),
        (["--queries", "main", "--index", "main", "--replicates", "3"], "100"),
        (["--queries", "main", "--index", "main", "--fields", "body"], "no field"),
        (["--queries", "main", "--index", "main", "--relevance", "citations", "--synthetic", "graded"], "cited"),
        (["--queries", "main:label=none", "--index", "main"], "no document holds"),
        (["--queries", "main", "--index", "nosuch"], "nosuch"),
    ]

    @Test("wrong uses say what to do")
    func wrong() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.write("t.csv", Array("number,labels\n90000001,a\n".utf8))
        let mapping =
            "id: {template: \"US{number}B2\"}\nlabels: {column: labels, split: \";\"}\norigin: {value: real}\n"
        try scratch.write("t.yaml", Array(mapping.utf8))
        try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml"])
        for (arguments, word) in Self.wrongUses {
            let result = try Tool.run(["retrieve"] + arguments + ["--corpus", "corpus"], in: scratch)
            #expect(result.exitCode == 64 || result.exitCode == 1, "\(arguments)")
            #expect(result.talk.contains(word), "\(arguments): \(result.talk)")
            #expect(result.text.isEmpty)
        }
    }
}
