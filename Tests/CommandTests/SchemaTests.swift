import Corpus
import Foundation
import SampleResults
import Store
import Testing

@Suite("What the program writes follows the schemas")
struct SchemaTests {
    /// A schema by its name below `schemas/`, and values that follow it.
    typealias Samples = [(schema: String, values: [JSONValue])]

    /// A folder of real files of each dialect, where they are there; the two largest add nothing but time.
    private static var sampleFolders: [String] {
        guard let folder = SampleFilesTests.folder else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let large: Set = ["MANIFEST.tsv", "us-grant-v4", "us-app-v1-pap"]
        return names.filter { !large.contains($0) }.sorted().map { folder + "/" + $0 }
    }

    /// Values of every kind, made by the program.
    private static func samples(_ scratch: Scratch) throws -> Samples {
        var samples: Samples = []
        func run(_ schema: String, _ arguments: [String], exitCode: Int32 = 0) throws {
            let result = try Tool.run(arguments + ["--json"], in: scratch, environment: ["PATCORPUS_CORPUS": "corpus"])
            #expect(result.exitCode == exitCode, "\(arguments): \(result.talk)")
            samples.append(
                (schema, exitCode == 0 || exitCode == 3 ? try result.lines : [try JSONValue(parsing: result.errors)]))
        }
        try run("output/init", ["init", "corpus"])
        try run("output/error", ["show"], exitCode: 64)
        try run("output/demo", ["demo", "in", "--documents", "30", "--damaged", "2", "--size", "small"])
        try run(
            "output/demo",
            ["demo", "later", "--documents", "35", "--changed", "4", "--size", "small", "--dialect", "wipo-st96"])
        try run("output/demo", ["demo", "us", "--documents", "10", "--size", "small", "--dialect", "uspto-v4"])
        try run("output/ingest-dry-run", ["ingest", "in", "--dry-run"])
        try run("output/ingest", ["ingest", "in", "-m", "first"], exitCode: 3)
        try run("output/tag", ["tag", "v1"])
        try run("output/branch", ["branch", "trial"])
        try run("output/ingest", ["ingest", "later", "us"] + sampleFolders)
        try scratch.write("t.csv", Array("number,title,labels\n90000001,A gate,b;a\n90000002,A door,a\n".utf8))
        let mapping = """
            id: {template: "US{number}B2"}
            language: {value: en}
            title: {column: title}
            labels: {column: labels, split: ";"}
            origin: {value: real}
            """
        try scratch.write("t.yaml", Array(mapping.utf8))
        try run("output/ingest", ["ingest", "t.csv", "--mapping", "t.yaml"])
        try run(
            "output/augment",
            [
                "augment", "trial", "--branch", "trial", "--method", "eda", "--per-document", "2", "--wordnet",
                AugmentTests.wordnet,
            ])
        try run("output/merge", ["merge", "main", "--branch", "trial"])
        try run("output/tag-list", ["tag"])
        try run("output/branch-list", ["branch"])
        try run("output/label", ["label", "--from", "in/labels.csv", "--dry-run"])
        let taxonomy = Schema.folder.path + "/taxonomies/wipo-assistive-technology.yaml"
        try run("output/label", ["label", "--taxonomy", taxonomy, "--report", "--dry-run"])
        try run("output/quarantine", ["quarantine"])
        try run("layers/quarantine", ["quarantine", "v1"])
        try run("output/quarantine-bytes", ["quarantine", "v1", "--bytes"])
        try run("output/stats", ["stats", "main:office=EP|US"])
        try run("output/filter-rules", ["filter", "--list-rules"])
        try run(
            "output/filter",
            [
                "filter", "trial", "--branch", "trial", "--rule", "length:min=300", "--rule", "standard-patent",
                "--examples", "2",
            ])
        samples.append(("layers/verdicts", try entries(of: "verdicts/length", "trial", scratch.path + "/corpus")))
        try run("output/filter", ["filter", "main", "--rule", "claims", "--rule", "truncated", "--dry-run"])
        let retrieve = ["retrieve", "--queries", "main", "--index", "main", "--by-query"]
        try run(
            "output/retrieve", retrieve + ["--against", "main:office=US", "--run-file", "run", "--qrels-file", "qrels"])
        try run("output/retrieve", retrieve + ["--relevance", "citations", "--grades", "X=3,Y=2,A=1,other=1"])
        let dense = retrieve + ["--ranker", "dense", "--dimensions", "4", "--fit", "main"]
        try run("output/retrieve", dense + ["--fit-against", "main:office=US"])
        try run("output/retrieve-score", ["retrieve", "score", "run", "qrels", "--by-query"])
        try run("output/embed", ["embed", "main", "--dimensions", "8"])
        for measure in ["mmd", "energy", "frechet", "c2st", "prdc", "mauve", "authenticity", "vendi"] {
            try run("output/measure", ["measure", measure, "main:office=WO", "main:office=US", "--dimensions", "8"])
        }
        for measure in ["self-bleu", "distinct", "compression"] {
            try run("output/measure", ["measure", measure, "main:office=US", "--fields", "abstract"])
        }
        try run("output/measure", ["measure", "memorisation", "main:office=WO", "main:office=US"])
        try run(
            "output/measure-correlation",
            ["measure", "correlation", "--r1", "0.5", "--n1", "9", "--r2", "0", "--n2", "9"])
        samples.append(("report", [SampleResult.full()]))
        try scratch.write("result.json", SampleResult.full().canonicalBytes)
        try run("output/report", ["report", "result.json"])
        try run("output/log", ["log"])
        try run("output/show", ["show"])
        for depth in [[], ["--ids"], ["--fields"], ["--text"], ["--layer", "sources", "--text"]] {
            try run("output/diff", ["diff", "v1", "main"] + depth)
        }
        try run("output/export", ["export", "main", "--format", "jsonl", "--output", "out"])
        try run("output/dedup", ["dedup", "main", "--method", "exact", "--dry-run"])
        try run("output/dedup", ["dedup", "main", "--method", "near", "--verdicts-only"])
        for format in ["csv", "hf", "svmlight"] {
            let name = "out-" + format
            try run("output/export-dry-run", ["export", "main", "--format", format, "--output", name, "--dry-run"])
            try run("output/export", ["export", "main", "--format", format, "--output", name])
        }
        for name in ["out", "out-csv", "out-hf", "out-svmlight"] {
            samples.append(("output/export-manifest", [try JSONValue(parsing: scratch.read(name + "/manifest.json"))]))
        }
        let prediction =
            "{\"id\":\"US90000001B2\",\"labels\":[\"a\"],\"scores\":{\"a\":0.5}}\n{\"id\":\"EP1A1\",\"labels\":[]}"
        try scratch.write("p.jsonl", Array(prediction.utf8))
        try run("output/import", ["import", "predictions", "p.jsonl", "--name", "m"])
        try run("output/gc", ["gc", "--dry-run"])
        try run("output/repack", ["repack", "--dry-run"])
        try run("output/repack", ["repack", "--keep-younger-than", "0s"])
        try run("output/gc", ["gc", "--keep-younger-than", "0s"])
        try run("output/repair", ["repair"])
        try run("output/check", ["check", "--read-data"])
        try run("output/error", ["cat", "XX1A"], exitCode: 1)
        try run("output/error", ["ingest", "nosuch"], exitCode: 64)
        try run("output/error", ["log", "--corpus", "nosuch"], exitCode: 10)
        return samples + (try stored(scratch.path + "/corpus"))
    }

    /// The values of a layer.
    private static func entries(of layer: String, _ reference: String, _ path: String) throws -> [JSONValue] {
        let store = try CorpusStore(at: path, .read)
        var values: [JSONValue] = []
        try store.forEachEntry(of: layer, in: try store.version(reference).commit) { _, entry in
            values.append(try JSONValue(parsing: entry.json))
            return true
        }
        return values
    }

    /// Every document, layer value and commit of the corpus.
    static func stored(_ path: String) throws -> Samples {
        let store = try CorpusStore(at: path, .read)
        let main = try store.version("main")
        var documents: [JSONValue] = []
        try store.forEachDocument(in: main.commit) { _, digest in
            documents.append(try JSONValue(parsing: store.line(digest)))
            return true
        }
        var samples: Samples = [("document", documents)]
        for layer in main.commit.layers.keys.sorted() {
            var values: [JSONValue] = []
            try store.forEachEntry(of: layer, in: main.commit) { _, entry in
                values.append(try JSONValue(parsing: entry.json))
                return true
            }
            // The layers of one kind have one schema: verdicts/dedup-near that of verdicts.
            samples.append(("layers/" + (layer.split(separator: "/").first ?? ""), values))
        }
        let trial = try store.version("trial")
        for layer in trial.commit.layers.keys.sorted() where main.commit.layers[layer] == nil {
            var values: [JSONValue] = []
            try store.forEachEntry(of: layer, in: trial.commit) { _, entry in
                values.append(try JSONValue(parsing: entry.json))
                return true
            }
            samples.append(("layers/" + (layer.split(separator: "/").first ?? ""), values))
        }
        var commits: [JSONValue] = []
        try store.history(from: main.id) { stored in
            commits.append(stored.commit.json)
            return true
        }
        return samples + [("commit", commits)]
    }

    @Test("every value is valid, and every member of it is described")
    func valid() throws {
        let scratch = try Scratch()
        let samples = try Self.samples(scratch) + ShapeCorpus.samples()
        var counts: [String: Int] = [:]
        for (name, values) in samples {
            let schema = try Schema(name)
            for value in values {
                let problems = try schema.problems(value)
                #expect(problems.isEmpty, "\(name): \(problems.prefix(5)) in \(value.canonicalText.prefix(300))")
                if !problems.isEmpty { break }
                counts[name, default: 0] += 1
            }
        }
        #expect(counts["document", default: 0] >= 45)
        #expect(counts["commit"] == 5)
        let written = try FileManager.default.subpathsOfDirectory(atPath: Schema.folder.path).filter {
            $0.hasSuffix(".schema.json")
        }
        let held = Set(written.map { String($0.dropLast(".schema.json".count)) })
        // The mapping, the prompt, the taxonomy and the study are input; the tests of audit, generate, train and study hold what those verbs write.
        let elsewhere: Set = [
            "mapping", "prompt", "taxonomy", "output/audit", "output/train", "output/train-external", "output/evaluate",
            "output/generate", "output/generate-dry-run", "output/generate-write-batch", "output/cat-lineage",
            "layers/responses", "study", "study-results", "output/study", "output/study-plan", "output/study-analyse",
        ]
        #expect(held.subtracting(counts.keys).subtracting(elsewhere).isEmpty, "schemas without a sample")
        try Self.holdAgainstPython(samples, scratch)
    }

    /// The same judgement by the library of Python, where it is installed.
    private static func holdAgainstPython(_ samples: Samples, _ scratch: Scratch) throws {
        for (index, sample) in samples.enumerated() {
            let lines = sample.values.map { sample.schema + "\t" + $0.canonicalText }.joined(separator: "\n") + "\n"
            try scratch.write("samples/\(index)", sample.values.isEmpty ? [] : Array(lines.utf8))
        }
        let script = """
            import json, sys
            try:
                import jsonschema
            except ImportError:
                print("none"); sys.exit()
            validators = {}
            for line in sys.stdin:
                name, value = line.split("\\t", 1)
                if name not in validators:
                    schema = json.load(open(sys.argv[1] + "/" + name + ".schema.json"))
                    jsonschema.Draft202012Validator.check_schema(schema)
                    validators[name] = jsonschema.Draft202012Validator(schema)
                validators[name].validate(json.loads(value))
            print("valid")
            """
        try scratch.write("hold.py", Array(script.utf8))
        let result = try Tool.shell(
            "command -v python3 >/dev/null || { echo none; exit; }; cat samples/* | python3 hold.py \(Schema.folder.path)",
            in: scratch)
        #expect(["valid\n", "none\n"].contains(result.text), "\(result.talk.suffix(2000))")
    }

    @Test("the validator refuses what a schema forbids")
    func refuses() throws {
        let schema = Schema([
            "type": "object", "required": ["a"], "additionalProperties": false,
            "properties": [
                "a": ["type": "integer", "minimum": 2], "b": ["enum": ["x"]],
                "c": ["items": ["pattern": "^a"], "minItems": 1],
                "e": ["anyOf": [["const": 1], ["$ref": "#/$defs/two"]]],
            ],
            "$defs": ["two": ["type": "array", "maxItems": 2]],
        ])
        #expect(try schema.problems(["a": 2, "b": "x", "c": ["ab"]]).isEmpty)
        #expect(try schema.problems(["a": 2, "e": 1]).isEmpty)
        #expect(try schema.problems(["a": 2, "e": [1, 2]]).isEmpty)
        let wrong: [JSONValue] = [
            [], ["b": "x"], ["a": 1], ["a": "2"], ["a": 2, "b": "y"], ["a": 2, "c": []], ["a": 2, "c": ["b"]],
            ["a": 2, "d": 1], ["a": 2, "e": 2], ["a": 2, "e": [1, 2, 3]],
        ]
        for value in wrong { #expect(try schema.problems(value).count >= 1, "\(value)") }
        #expect(try Schema(["not": [:]]).problems(1).count == 1, "a keyword that it does not know")
        #expect(try Schema("layers/labels").problems(["a", "b"]).isEmpty)
        #expect(try !Schema("layers/labels").problems(["a", ""]).isEmpty)
    }
}
