import Corpus
import Foundation
import Testing

@Suite("study")
struct StudyVerbTests {
    static let study = """
        name: tiny
        corpus: corpus
        real: main:origin=real
        text: title
        regimes: [12, all]
        synthetic: 20
        generators: [{name: made, model: table, select: "main:origin=synthesis"}]
        mixes: {budget: 20, shares: [0, 0.5, 1]}
        controls: [duplicate-to-match, focal]
        seeds: 2
        classifiers: [{kind: linear, epochs: 3, rate: 0.1}]
        retrieval: {queries: 10, readings: [index], standard-patent: without}
        """

    /// A labelled and split corpus of titles, and synthetic ones.
    static func corpus() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        var generator = SeededGenerator(seed: 4)
        let labels = ["hearing", "vision", "mobility"]
        func table(_ name: String, _ count: Int, _ id: String, _ origin: String) throws {
            var text = "number,title,labels\n"
            for number in 0..<count {
                let label = labels[generator.uniform(3)]
                let words = (0..<8).map { _ in
                    generator.uniform(2) == 0 ? "word\(generator.uniform(30))" : "\(label)\(generator.uniform(3))"
                }
                text += "\(7000 + number),\(words.joined(separator: " ")),\(label)\n"
            }
            try scratch.write(name + ".csv", Array(text.utf8))
            let mapping = """
                id: {template: "\(id)"}
                language: {value: en}
                title: {column: title}
                labels: {column: labels, split: ";"}
                origin: {value: \(origin)}
                """
            try scratch.write(name + ".yaml", Array(mapping.utf8))
            try scratch.ok(["ingest", name + ".csv", "--mapping", name + ".yaml"])
        }
        try table("real", 60, "US900{number}B2", "real")
        try scratch.ok(["split", "main:origin=real", "--ratios", "70/10/20"])
        try table("made", 30, "SYN-{number}", "synthesis")
        try scratch.write("study.yaml", Array(study.utf8))
        return scratch
    }

    @Test(
        "makes every run once, and results and report that follow their schemas; analyse gives the same from the results alone"
    )
    func story() throws {
        let scratch = try Self.corpus()
        let plan = try scratch.ok(["study", "study.yaml", "--dry-run"])
        #expect(try Schema("output/study-plan").problems(plan).isEmpty)
        let first = try scratch.ok(["study", "study.yaml", "--output", "out"])
        #expect(try Schema("output/study").problems(first).isEmpty)
        let done = try #require(first["runs"]?["done"]?.integer)
        #expect(done == plan["plan"]?.array?.count && first["runs"]?["failed"]?.integer == 0)
        let path = scratch.path + "/out/results.jsonl"
        let results = try Data(contentsOf: URL(filePath: path))
        let schema = try Schema("study-results")
        let lines = results.split(separator: 0x0A)
        #expect(lines.count == done)
        for line in lines { #expect(try schema.problems(JSONValue(parsing: Array(line))).isEmpty) }
        let report = try JSONValue(parsing: Array(Data(contentsOf: URL(filePath: scratch.path + "/out/report.json"))))
        #expect(try Schema("output/study-analyse").problems(report, isStrict: false).isEmpty)
        #expect(FileManager.default.fileExists(atPath: scratch.path + "/out/report.html"))

        try FileManager.default.removeItem(atPath: path)
        let again = try scratch.ok(["study", "study.yaml", "--output", "out", "--threads", "1"])
        #expect(again["verdict"] == first["verdict"])
        #expect(try Data(contentsOf: URL(filePath: path)) == results)

        let analysed = try scratch.ok(["study", "analyse", "out/results.jsonl"])
        #expect(analysed["rawGain"] == report["rawGain"] && analysed["mixing"] == report["mixing"])
        #expect(analysed["verdict"] == report["verdict"])
        #expect(try Schema("report").problems(analysed, isStrict: false).isEmpty)
    }

    @Test("refuses a changed study file in a folder of runs unless told to go on, and wrong files with their line")
    func refused() throws {
        let scratch = try Self.corpus()
        try scratch.ok(["study", "study.yaml", "--output", "out"])
        try scratch.write("study.yaml", Array(Self.study.replacing("seeds: 2", with: "seeds: [1]").utf8))
        let changed = try Tool.run(["study", "study.yaml", "--output", "out", "--corpus", "corpus"], in: scratch)
        #expect(changed.exitCode == 64 && changed.talk.contains("--resume"))
        try scratch.ok(["study", "study.yaml", "--output", "out", "--resume"])
        for (old, new, place) in [
            ("seeds: 2", "sead: 2", "study.yaml, line 10"), ("regimes: [12", "regimes: [1200", "1200"),
            ("main:origin=synthesis", "main:origin=real", "real document"),
        ] {
            try scratch.write("study.yaml", Array(Self.study.replacing(old, with: new).utf8))
            let wrong = try Tool.run(["study", "study.yaml", "--output", "new", "--corpus", "corpus"], in: scratch)
            #expect(wrong.exitCode == 64 && wrong.talk.contains(place), "\(wrong.talk)")
        }
    }
}
