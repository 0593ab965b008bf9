import Corpus
import Foundation
import Testing

@Suite("train and evaluate")
struct TrainVerbTests {
    /// The tags `a`, `b` and `c` are of documents whose words tell their labels: 90, 40 and 50 of them, the last in families of two.
    private func corpus() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        var generator = SeededGenerator(seed: 12)
        let mapping = """
            id: {template: "US{number}B2"}
            language: {value: en}
            family: {column: family}
            title: {column: title}
            labels: {column: labels, split: ";"}
            origin: {value: real}

            """
        try scratch.write("t.yaml", Array(mapping.utf8))
        var number = 9_000_000
        for (name, count) in [("a", 90), ("b", 40), ("c", 50)] {
            var text = "number,family,title,labels\n"
            for place in 0..<count {
                let labels = ["hearing", "vision", "mobility"].filter { _ in generator.uniform(5) < 2 }
                let words = labels.flatMap { label in (0..<3).map { _ in "\(label)\(generator.uniform(5))" } }
                let noise = (0..<6).map { _ in "word\(generator.uniform(30))" }
                let family = name == "c" ? "Fc\(place / 2)" : "F\(name)\(place)"
                text +=
                    "\(number),\(family),\((words + noise).joined(separator: " ")),\(labels.joined(separator: ";"))\n"
                number += 1
            }
            try scratch.write(name + ".csv", Array(text.utf8))
            try scratch.ok(["ingest", name + ".csv", "--mapping", "t.yaml"])
            try scratch.ok(["tag", "all-" + name])
        }
        // Sets of the documents of each table.
        let ids = { (range: Range<Int>) in range.map { "US\(9_000_000 + $0)B2" }.joined(separator: "|") }
        for (name, range) in [("a", 0..<90), ("b", 90..<130), ("c", 130..<180)] {
            try scratch.ok(["sample", "main:id=\(ids(range))", "--size", "\(range.count)", "--name", name])
        }
        return scratch
    }

    private let parts = ["--train", "main:set=a", "--validation", "main:set=b", "--test", "main:set=c"]

    @Test("learn, measure, write predictions that evaluate and import take, and are the same for any threads")
    func story() throws {
        let scratch = try corpus()
        let long = parts + ["--epochs", "100"]
        let linear = try scratch.ok(
            ["train", "linear"] + long + ["--predictions", "p.jsonl", "--save", "model", "--threads", "2"])
        let problems = try Schema("output/train").problems(linear)
        #expect(problems.isEmpty, "\(problems)")
        #expect(try #require(linear["microF1"]?.number) > 0.8)
        #expect(linear["bootstrap"]?["groups"] == 25)
        let ends = linear["intervals"]?["microF1"]?.array?.compactMap(\.number) ?? []
        #expect(
            ends.count == 2 && ends[0] <= linear["microF1"]?.number ?? -1 && linear["microF1"]?.number ?? 2 <= ends[1])
        #expect(linear["settings"]?["normalisation"] == "mean" && linear["settings"]?["budget"] == ["epochs": 100])
        #expect(linear["training"]?["steps"] == 300)
        #expect(
            scratch.exists("model/model.json") && scratch.exists("model/weights.npy")
                && scratch.exists("model/thresholds.json"))

        let again = try scratch.ok(["train", "linear"] + long + ["--threads", "1"])
        for key in ["microF1", "lrap", "thresholds", "perLabel", "intervals"] {
            #expect(again[key] == linear[key], "\(key)")
        }

        let evaluated = try Tool.run(["evaluate", "p.jsonl", "--json"], in: scratch).json
        #expect(try Schema("output/evaluate").problems(evaluated).isEmpty)
        for key in ["microF1", "macroF1", "samplesF1", "hamming", "lrap", "subsetAccuracy"] {
            #expect(evaluated[key] == linear[key], "\(key)")
        }
        #expect(evaluated["intervals"]?["microF1"] == linear["intervals"]?["microF1"], "groups are in the lines")
        let imported = try scratch.ok(["import", "predictions", "p.jsonl", "--name", "linear"])
        #expect(imported["documents"] == 50 && imported["unmatched"] == 0)

        let network = try scratch.ok(
            ["train", "embedding"] + parts + [
                "--dimensions", "16", "--hidden", "16", "--epochs", "60", "--learning-rate", "0.01", "--loss", "focal",
                "--loss-parameter", "gamma=1", "--threshold", "per-label", "--patience", "10",
            ])
        #expect(try Schema("output/train").problems(network).isEmpty)
        #expect(try #require(network["microF1"]?.number) > 0.8)
        #expect(network["settings"]?["loss"] == ["alpha": 0.25, "gamma": 1, "name": "focal"])
        #expect(network["thresholds"]?["byLabel"]?.object?.members.count == 3)
    }

    @Test("count a set's documents as often as it has them: more steps in as many epochs, as many in fixed ones")
    func sets() throws {
        let scratch = try corpus()
        try scratch.ok(["replicate", "main:set=a", "--to", "360", "--name", "more"])
        let more = ["--train", "main:set=more", "--test", "main:set=c", "--replicates", "0"]
        let epochs = try scratch.ok(["train", "linear"] + more + ["--epochs", "2"])
        #expect(epochs["training"]?["documents"] == 360 && epochs["training"]?["steps"] == 24)
        #expect(epochs["intervals"]?.object?.members.isEmpty == true)
        let steps = try scratch.ok(["train", "linear"] + more + ["--steps", "7"])
        #expect(steps["training"]?["steps"] == 7 && steps["training"]?["examples"] == 224)
        let newton = try scratch.ok(["train", "linear"] + more + ["--optimiser", "newton"])
        #expect(newton["settings"]?["normalisation"] == "sum" && newton["training"]?["converged"] == true)
    }

    @Test("refuse what leaks, is stale, empty or unlabelled, and settings that make no sense")
    func refused() throws {
        let scratch = try corpus()
        func refused(_ arguments: [String], _ words: String..., sourceLocation: SourceLocation = #_sourceLocation)
            throws
        {
            let result = try Tool.run(arguments + ["--corpus", "corpus"], in: scratch)
            #expect(result.exitCode == 64, "\(arguments): \(result.talk)", sourceLocation: sourceLocation)
            for word in words { #expect(result.talk.contains(word), "\(result.talk)", sourceLocation: sourceLocation) }
        }
        let linear = ["train", "linear"]
        try refused(
            linear + ["--train", "main:set=a", "--test", "main:set=a"], "is in train and in test", "--allow-leakage")
        try refused(
            linear + ["--train", "main:id=US9000130B2|US9000001B2|US9000002B2", "--test", "main:id=US9000131B2"],
            "family")
        let allowed = try scratch.ok(
            linear + ["--train", "main:set=a", "--test", "main:set=a", "--allow-leakage", "--replicates", "0"])
        #expect(allowed["leaks"] == 90)
        try refused(linear + ["--train", "main:set=none", "--test", "main:set=c"], "none")
        try refused(linear + ["--train", "main:office=EP", "--test", "main:set=c"], "no document")
        try refused(linear + parts + ["--loss", "hinge"], "hinge", "focal")
        try refused(linear + parts + ["--loss-parameter", "gamma=2"], "has no parameter gamma")
        try refused(linear + parts + ["--loss", "focal", "--loss-parameter", "gamma"], "gamma=3")
        try refused(linear + parts + ["--epochs", "3", "--steps", "3"], "give one of them")
        try refused(linear + parts + ["--optimiser", "newton", "--steps", "3"], "convergence")
        try refused(linear + parts + ["--steps", "0"], "0 steps")
        try refused(linear + parts + ["--replicates", "10"], "1000 or more")
        try refused(linear + parts + ["--threshold", "best"], "global or per-label")
        try refused(linear + parts + ["--minimum-label-documents", "91"], "the most that one has")
        try refused(
            linear + ["--train", "main:set=a", "--test", "main:set=c", "--threshold", "global"], "--validation")
        try refused(
            ["train", "embedding", "--train", "main:set=a", "--test", "main:set=c", "--patience", "3"], "--validation")
        try refused(
            linear + [
                "--train", "main:label=hearing", "--test", "main:set=c", "--allow-leakage", "--minimum-label-documents",
                "60",
            ])
        // One class: every training document has the label, and no other is learned.
        try scratch.write("one.csv", Array("number,family,title,labels\n1,,x y,z\n2,,x w,z\n".utf8))
        try scratch.ok(["ingest", "one.csv", "--mapping", "t.yaml"])
        try refused(linear + ["--train", "main:id=US1B2|US2B2", "--test", "main:set=c"], "nothing to tell apart")
        // A label that no training document has counts as missed, and is named.
        let unseen = try scratch.ok(
            linear + ["--train", "main:set=a", "--test", "main:id=US1B2|US2B2", "--replicates", "0"])
        #expect(unseen["unseenLabels"] == ["z"] && unseen["microF1"] == 0)
        // A changed text makes its labels stale.
        try scratch.write("plain.yaml", Array("id: {template: \"US{number}B2\"}\ntitle: {column: title}\n".utf8))
        try scratch.write("change.csv", Array("number,title\n9000000,other words\n".utf8))
        try scratch.ok(["ingest", "change.csv", "--mapping", "plain.yaml"])
        try refused(linear + parts, "US9000000B2")
    }

    @Test("evaluate needs no corpus, fits thresholds on another file, and names the line of what is wrong")
    func evaluate() throws {
        let scratch = try Scratch()
        func write(_ name: String, _ lines: [String]) throws {
            try scratch.write(name, Array((lines.joined(separator: "\n") + "\n").utf8))
        }
        try write(
            "t.jsonl",
            [
                "{\"id\":\"A\",\"labels\":[\"x\"],\"scores\":{\"x\":0.4,\"y\":0.3}}",
                "{\"id\":\"B\",\"labels\":[\"y\"],\"scores\":{\"x\":0.2,\"y\":0.6}}",
                "{\"id\":\"C\",\"labels\":[],\"scores\":{\"x\":0.1}}",
            ])
        func run(_ arguments: [String]) throws -> JSONValue {
            try Tool.run(["evaluate"] + arguments + ["--json", "--replicates", "0"], in: scratch).json
        }
        // At .5 only y of B is given: 1 of 2 labels, none wrong.
        let plain = try run(["t.jsonl"])
        #expect(
            plain["microF1"]?.number == 2.0 / 3 && plain["documents"] == 3 && plain["subsetAccuracy"]?.number == 2.0 / 3
        )
        let lower = try run(["t.jsonl", "--threshold", "0.35"])
        #expect(lower["microF1"] == 1 && lower["lrap"] == 1)
        let fitted = try run(["t.jsonl", "--fit", "t.jsonl"])
        #expect(fitted["microF1"] == 1 && fitted["thresholds"]?["kind"] == "global")
        #expect(try run(["t.jsonl", "--zero-division", "1"])["samplesF1"]?.number == 2.0 / 3)
        func refused(_ arguments: [String], _ words: String..., sourceLocation: SourceLocation = #_sourceLocation)
            throws
        {
            let result = try Tool.run(["evaluate"] + arguments, in: scratch)
            #expect(result.exitCode == 64, "\(result.talk)", sourceLocation: sourceLocation)
            for word in words { #expect(result.talk.contains(word), "\(result.talk)", sourceLocation: sourceLocation) }
        }
        try refused(["none.jsonl"], "no such file")
        try refused(["t.jsonl", "--threshold", "global"], "--fit")
        try write("bad.jsonl", ["{\"id\":\"A\",\"labels\":[\"x\"]}", "{\"id\":\"B\",\"labels\":"])
        try refused(["bad.jsonl"], "bad.jsonl, line 2")
        try write("twice.jsonl", ["{\"id\":\"A\",\"labels\":[\"x\"]}", "{\"id\":\"A\",\"labels\":[]}"])
        try refused(["twice.jsonl"], "twice.jsonl, line 2", "comes twice")
        try write("unscored.jsonl", ["{\"id\":\"A\",\"labels\":[\"x\"]}"])
        try refused(["unscored.jsonl"], "no line has scores")
        try write("mixed.jsonl", ["{\"id\":\"A\",\"labels\":[\"x\"],\"truth\":[]}", "{\"id\":\"B\",\"labels\":[]}"])
        try refused(["mixed.jsonl"], "mixed.jsonl, line 2", "truth")
        try write("empty.jsonl", [""])
        try refused(["empty.jsonl"], "no line")
    }
}
