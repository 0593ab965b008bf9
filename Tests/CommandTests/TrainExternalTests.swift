import Corpus
import Foundation
import Testing

@Suite("train external and transformer")
struct TrainExternalTests {
    private static let selections = [
        "--train", "main:split=train", "--validation", "main:split=validation", "--test", "main:split=test",
    ]

    /// A trainer that looks whether it is given what the contract says, and leaves the predictions that `$PREDICTIONS` names.
    private static let stub = """
        #!/bin/bash
        set -e
        echo "arguments: $*"
        own=$1; shift
        while [ $# -gt 0 ]; do
            case $1 in
                --data) data=$2;; --output) output=$2;; --seed) seed=$2;;
                *) echo "error: no option $1" >&2; exit 2;;
            esac
            shift 2
        done
        [ "$own" = fail ] && { echo "error: no weights, give others" >&2; exit 1; }
        for part in train validation test; do [ -s "$data"/data/$part-00000-of-00001.parquet ]; done
        [ -s "$data/manifest.json" ] && cp "$data/labels.txt" labels-seen
        [ "$own" = wait ] && { echo $$ > pid; sleep 600; }
        [ "$own" = silent ] && exit 0
        cp "$PREDICTIONS" "$output/predictions.jsonl"
        echo '{"model":"stub","loss":{"name":"focal","gamma":2},"normalisation":"sum","steps":7,"thresholds":{"a":0.5,"b":0.25},"seed":'$seed'}' > "$output/manifest.json"
        """

    /// 60 documents of 30 families with labels and a split, and what of test is true.
    private static func prepared() throws -> (scratch: Scratch, truth: [(id: String, labels: [String])]) {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        var rows = "number,family,title,labels\n"
        for number in 0..<60 {
            let labels = number % 3 == 0 ? "a;b" : number % 3 == 1 ? "a" : "b"
            rows += "\(90_000_000 + number),F\(number / 2),A \(number % 3 == 0 ? "gate" : "door") \(number),\(labels)\n"
        }
        try scratch.write("t.csv", Array(rows.utf8))
        let mapping = """
            id: {template: "US{number}B2"}
            family: {column: family}
            language: {value: en}
            title: {column: title}
            labels: {column: labels, split: ";"}
            origin: {value: real}
            """
        try scratch.write("t.yaml", Array(mapping.utf8))
        try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml"])
        try scratch.ok(["split", "--ratios", "50/20/30"])
        try scratch.write("stub", Array((stub + "\n").utf8))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path + "/stub")
        try scratch.ok(["export", "main:split=test", "--format", "jsonl", "--fields", "title", "--output", "truth"])
        let lines = try Tool.shell("zstd -dcq truth/*.jsonl.zst", in: scratch).lines
        return (
            scratch,
            lines.map { ($0["id"]?.string ?? "", ($0["labels"]?.array ?? []).compactMap(\.string)) }
        )
    }

    private static func run(
        _ scratch: Scratch, _ own: String, output: String, more: [String] = [], json: Bool = true
    ) throws -> Tool.Result {
        try Tool.run(
            ["train", "external", "./stub", "--corpus", "corpus", "--output", output] + (json ? ["--json"] : [])
                + selections + more + ["--", own], in: scratch,
            environment: ["PREDICTIONS": scratch.path + "/predictions.jsonl"])
    }

    @Test("the trainer gets the documents and the seed, and its predictions are measured as counting by hand does")
    func measured() throws {
        let (scratch, truth) = try Self.prepared()
        // Every third is given both labels, the others none or what is true.
        var lines = ""
        var sums = (both: 0, given: 0, there: 0)
        for (place, document) in truth.enumerated().reversed() {
            let given = place % 3 == 0 ? ["a", "b"] : place % 3 == 1 ? [] : document.labels
            let scores = ["a", "b"].map { "\"\($0)\":\(given.contains($0) ? 0.9 : 0.1)" }.joined(separator: ",")
            lines += "{\"id\":\"\(document.id)\",\"labels\":\(given.map { "\($0)" }),\"scores\":{\(scores)}}\n"
            sums.both += Set(given).intersection(document.labels).count
            sums.given += given.count
            sums.there += document.labels.count
        }
        try scratch.write("predictions.jsonl", Array(lines.utf8))
        let ran = try Self.run(scratch, "go", output: "out", more: ["--seed", "5"])
        #expect(ran.exitCode == 0, "\(ran.talk)")
        let result = try #require(ran.lines.first)
        #expect(try Schema("output/train-external").problems(result) == [])
        let expected = 2 * Double(sums.both) / Double(sums.given + sums.there)
        let found = try #require(result["microF1"]?.number)
        #expect(abs(found - expected) < 1e-12)
        for key in ["macroF1", "samplesF1", "lrap", "hamming", "seconds"] {
            #expect(result[key]?.number != nil, "\(key)")
        }
        #expect(
            result["model"] == "stub" && result["trainer"]?["steps"] == 7
                && result["trainer"]?["normalisation"] == "sum")
        #expect(
            result["thresholds"]?["byLabel"] == ["a": 0.5, "b": 0.25])
        #expect(result["perLabel"]?.array?.map { $0["label"] } == ["a", "b"])
        let interval = (result["intervals"]?["microF1"]?.array ?? []).compactMap(\.number)
        try #require(interval.count == 2)
        #expect(interval[0] <= expected && expected <= interval[1] && interval[0] < interval[1])
        #expect(result["parts"]?["test"]?["documents"]?.integer == truth.count)
        #expect(String(decoding: try scratch.read("labels-seen"), as: UTF8.self) == "a\nb\n")
        #expect(try scratch.read("out/manifest.json").contains(0x35))
        #expect(!scratch.exists("out/patcorpus-data"), "what was exported is gone")
        let brought = try scratch.ok(["import", "predictions", "out/predictions.jsonl", "--name", "stub"])
        #expect(brought["documents"]?.integer == truth.count && brought["unmatched"] == 0)
        let again = try Self.run(scratch, "go", output: "out")
        #expect(again.exitCode == 64 && again.talk.contains("a finished run lies there"))
        let text = try Self.run(scratch, "go", output: "text", more: ["--keep-data"], json: false)
        #expect(text.text.contains("micro-F1") && text.talk.contains("arguments: go --data"))
        #expect(scratch.exists("text/patcorpus-data/manifest.json"))
    }

    @Test("a trainer that fails is quoted, and one that leaves too little is told what it lacks")
    func failures() throws {
        let (scratch, truth) = try Self.prepared()
        try scratch.write("predictions.jsonl", Array("{\"id\":\"\(truth[0].id)\",\"labels\":[\"a\"]}\n".utf8))
        let failed = try Self.run(scratch, "fail", output: "a")
        #expect(failed.exitCode == 1 && failed.talk.contains("the trainer ended with 1: no weights, give others"))
        let silent = try Self.run(scratch, "silent", output: "b")
        #expect(silent.exitCode == 1 && silent.talk.contains("left no manifest.json"))
        let few = try Self.run(scratch, "go", output: "c")
        #expect(few.exitCode == 1 && few.talk.contains("documents have no prediction"))
        let wrong = try Tool.run(
            ["train", "external", "./nothing", "--corpus", "corpus", "--output", "d"] + Self.selections, in: scratch)
        #expect(wrong.exitCode == 1 && wrong.talk.contains("cannot be started"))
        let shared = try Tool.run(
            ["train", "external", "./stub", "--corpus", "corpus", "--output", "e", "--train", "main"]
                + Self.selections.dropFirst(2), in: scratch)
        #expect(shared.exitCode == 64 && shared.talk.contains("between the parts"))
        let twice = try Tool.run(
            ["train", "transformer", "--corpus", "corpus", "--output", "f"] + Self.selections
                + ["--", "--seed", "2"], in: scratch)
        #expect(twice.exitCode == 64 && twice.talk.contains("--seed stands after --"))
        #expect(!scratch.exists("e") && !scratch.exists("f"))
    }

    @Test("an interrupted training takes its trainer with it")
    func interrupted() throws {
        let (scratch, _) = try Self.prepared()
        let running = try Tool.start(
            ["train", "external", "./stub", "--corpus", "corpus", "--output", "out"] + Self.selections + [
                "--", "wait",
            ],
            in: scratch)
        var pid: Int32 = 0
        for _ in 0..<400 where pid == 0 {
            Thread.sleep(forTimeInterval: 0.05)
            if scratch.exists("pid") {
                let text = String(decoding: try scratch.read("pid"), as: UTF8.self)
                pid = Int32(text.filter { !$0.isWhitespace }) ?? 0
            }
        }
        try #require(pid > 0)
        running.send(SIGTERM)
        let result = try running.wait()
        #expect(result.exitCode == 143 && result.talk.contains("what the trainer left"))
        var isThere = true
        for _ in 0..<100 where isThere {
            Thread.sleep(forTimeInterval: 0.05)
            isThere = kill(pid, 0) == 0
        }
        #expect(!isThere)
    }
}
