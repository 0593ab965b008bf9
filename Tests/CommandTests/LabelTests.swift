import Corpus
import Foundation
import Testing

@Suite("label") struct LabelTests {
    /// The taxonomies that come with the program.
    private static let taxonomies = URL(filePath: #filePath).appending(path: "../../../schemas/taxonomies")
        .standardizedFileURL.path

    /// The small documents of the tests below: numbers, titles and symbols.
    private static let table = """
        number;title;cpc
        US9000001B2;A cane for the elderly;A45B 9/00
        US9000002B2;A rollator with brakes;A61H 3/04
        US9000003B2;A cane with a lamp, and a rollator;F21V 33/00
        EP1000000A1;A teapot;A47G 19/14
        EP1000000B1;A teapot;A47G 19/14

        """

    private static let taxonomy = """
        name: small
        strands: [{id: old}]
        domains: [{id: walking, strand: old}, {id: kitchen, strand: old}]
        labels:
          - id: canes
            domain: walking
            rules:
              - {classification: A45B, keywords: cane*}
              - {fields: title, keywords: 'cane NEAR/3 lamp'}
          - {id: walkers, domain: walking, rules: [{keywords: rollator*}, {classification: A61H2003}]}
          - {id: tea, domain: kitchen}

        """

    /// A corpus of the five documents.
    private static func prepared() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.write("t.csv", Array(table.utf8))
        let mapping = """
            id: {column: number}
            language: {value: en}
            title: {column: title}
            classifications: {column: cpc, scheme: cpc}
            """
        try scratch.write("t.yaml", Array(mapping.utf8))
        try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml"])
        try scratch.write("small.yaml", Array(taxonomy.utf8))
        return scratch
    }

    @Test("rules give labels; the result counts labels, groups, overlaps and rules that never matched")
    func rules() throws {
        let scratch = try Self.prepared()
        let result = try scratch.ok(["label", "--taxonomy", "small.yaml", "--report"])
        #expect(result["labels"] == ["canes": 2, "tea": 0, "walkers": 2])
        #expect(result["labelled"] == 3)
        #expect(result["unlabelled"] == 2)
        #expect(result["documents"] == 5)
        #expect(result["changed"] == 5)
        #expect(result["cardinality"] == 0.8)
        #expect(result["density"] == 0.266667)
        #expect(result["domains"] == ["kitchen": 0, "walking": 3])
        #expect(result["strands"] == ["old": 3])
        #expect(result["overlaps"] == [["both": 1, "jaccard": 0.333333, "labels": ["canes", "walkers"]]])
        #expect(
            result["neverMatching"] == [["alone": 0, "documents": 0, "label": "walkers", "line": 10, "rule": 2]])
        #expect(result["rules"]?.array?.count == 4)
        #expect(try scratch.ok(["show"])["commit"] == result["commit"])
        // The recipe names the taxonomy's bytes.
        let digest = SHA256Text.of(Array(Self.taxonomy.utf8))
        #expect(try scratch.ok(["show"])["recipe"]?["inputs"] == [.string(digest)])
        // Once more changes nothing, with any number of threads.
        for threads in ["1", "2"] {
            let again = try scratch.ok(["label", "--taxonomy", "small.yaml", "--threads", threads])
            #expect(again["changed"] == 0)
            #expect(again["commit"] == result["commit"])
        }
        let text = try Tool.run(["label", "--taxonomy", "small.yaml", "--report", "--corpus", "corpus"], in: scratch)
        #expect(text.text.contains("1 rule never matched: walkers (line 10)"), "\(text.text)")
        #expect(text.text.contains("canes, walkers: 0.333; 1"))
    }

    @Test("after relabelling by edited rules, diff shows exactly the documents whose labels changed, and how")
    func difference() throws {
        let scratch = try Self.prepared()
        try scratch.ok(["label", "--taxonomy", "small.yaml"])
        let edited = Self.taxonomy.replacing("rollator*}", with: "rollator* NOT cane*}").replacing(
            "domain: kitchen}", with: "domain: kitchen, rules: [{keywords: teapot}]}")
        try scratch.write("small.yaml", Array(edited.utf8))
        try scratch.ok(["label", "main:office=US", "--taxonomy", "small.yaml"])
        let first = try scratch.ok(["diff", "main~1", "main", "--layer", "labels", "--text"])
        #expect(first["changed"] == 1 && first["unchanged"] == 4 && first["added"] == 0 && first["removed"] == 0)
        #expect(
            first["changes"] == [
                [
                    "fields": [["after": ["canes"], "before": ["canes", "walkers"], "field": ""]],
                    "id": "US9000003B2",
                ]
            ])
        try scratch.ok(["label", "--taxonomy", "small.yaml"])
        let second = try scratch.ok(["diff", "main~1", "main", "--layer", "labels", "--ids"])
        #expect(second["changedIds"] == ["EP1000000A1", "EP1000000B1"])
        let documents = try scratch.ok(["diff", "main~2", "main", "--fields"])
        #expect(documents["changed"] == 0 && documents["added"] == 0)
    }

    @Test("levels put domains and strands beside the labels or in their place")
    func levels() throws {
        let scratch = try Self.prepared()
        let domains = try scratch.ok(["label", "--taxonomy", "small.yaml", "--level", "domain"])
        #expect(domains["labels"] == ["kitchen": 0, "walking": 3])
        let all = try scratch.ok(["label", "--taxonomy", "small.yaml", "--level", "strand,fine"])
        #expect(all["labels"] == ["canes": 2, "old": 3, "tea": 0, "walkers": 2])
    }

    @Test("a table labels what it names in any spelling, and says what it does not find or finds twice")
    func tables() throws {
        let scratch = try Self.prepared()
        let rows = """
            Publication,labels
            "US 9,000,001 B2",canes;walkers
            us9000002,walkers
            US9000002B2,canes
            EP 1000000,tea
            WO 99/12345,tea
            no number,tea

            """
        try scratch.write("labels.csv", Array(rows.utf8))
        let result = try scratch.ok(["label", "--from", "labels.csv", "--taxonomy", "small.yaml"])
        #expect(result["labels"] == ["canes": 2, "tea": 0, "walkers": 2])
        let table = result["table"]
        #expect(table?["matched"] == 2 && table?["rows"] == 6)
        #expect(table?["ambiguous"] == [["documents": ["EP1000000A1", "EP1000000B1"], "number": "EP1000000"]])
        #expect(table?["unmatched"] == ["WO1999012345"])
        #expect(table?["unreadable"]?.array?.first?["row"] == 6)
        #expect(result["changed"] == 2)
        // Documents that the table does not name keep what they have.
        let lines = #"{"id": "EP1000000", "labels": ["tea"]}"# + "\n"
        try scratch.write("more.jsonl", Array(lines.utf8))
        let more = try scratch.ok(["label", "--from", "more.jsonl", "--all-kinds"])
        #expect(more["labels"] == ["canes": 2, "tea": 2, "walkers": 2])
        try scratch.write("us.csv", Array("nr,class\n9000001,new|canes\n".utf8))
        let options = ["--id-column", "nr", "--labels-column", "class", "--split", "|", "--office", "us"]
        let added = try scratch.ok(["label", "--from", "us.csv", "--mode", "add"] + options)
        #expect(added["labels"] == ["canes": 2, "new": 1, "tea": 2, "walkers": 2])
        #expect(try scratch.ok(["label", "--from", "us.csv"] + options)["labels"]?["walkers"] == 1)
        let skipped = try scratch.ok(
            ["label", "--from", "us.csv", "--taxonomy", "small.yaml", "--unknown", "skip"] + options)
        #expect(skipped["table"]?["skippedLabels"] == ["new": 1])
        #expect(skipped["labels"]?["new"] == nil)
    }

    @Test("labels that were given to another text of a document are not added to")
    func stale() throws {
        let scratch = try Self.prepared()
        try scratch.ok(["label", "--taxonomy", "small.yaml"])
        try scratch.write("t.csv", Array(Self.table.replacing("A teapot", with: "A kettle").utf8))
        try scratch.ok(["ingest", "t.csv", "--mapping", "t.yaml"])
        let result = try Tool.run(
            ["label", "--taxonomy", "small.yaml", "--mode", "add", "--json", "--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 64)
        #expect(try result.error["what"]?.string?.contains("EP1000000A1 has changed since") == true)
        #expect(try scratch.ok(["label", "--taxonomy", "small.yaml"])["changed"] == 2)
    }

    @Test("what is wrong is said, and no version is made")
    func mistakes() throws {
        let scratch = try Self.prepared()
        try scratch.write("broken.yaml", Array("labels:\n  - id: a\n    rules:\n      - keywords: cane AND OR".utf8))
        try scratch.write("plain.yaml", Array("labels: [{id: tea}]".utf8))
        try scratch.write("unknown.csv", Array("id,labels\nUS9000001B2,cane\nUS9000002B2,walkers;zebra\n".utf8))
        try scratch.write("else.csv", Array("id,labels\nUS9000009B2,canes\n".utf8))
        try scratch.write("odd.csv", Array("a,b\n1,2\n".utf8))
        let before = try scratch.files("corpus")
        let mistakes: [(line: String, says: [String])] = [
            ("label", ["--taxonomy FILE", "--from FILE"]),
            ("label --taxonomy nosuch.yaml", ["nosuch.yaml", "no such taxonomy"]),
            ("label --from nosuch.csv", ["nosuch.csv", "no such table"]),
            ("label --from t.txt", ["t.txt", "no such table"]),
            ("label --from small.yaml", ["small.yaml", ".jsonl"]),
            ("label --taxonomy broken.yaml", ["broken.yaml, line 4, column 28", "not OR"]),
            ("label --taxonomy plain.yaml", ["no label of the taxonomy has rules", "--from"]),
            ("label --taxonomy small.yaml --level coarse", ["\"coarse\"", "fine, domain or strand"]),
            ("label --taxonomy plain.yaml --level domain", ["no domains"]),
            ("label --taxonomy small.yaml --mode some", ["--mode is some", "replace or add"]),
            ("label --taxonomy small.yaml --unknown some", ["--unknown is some"]),
            ("label --taxonomy small.yaml --office US", ["--office", "--from"]),
            ("label --from else.csv --level domain", ["--taxonomy"]),
            ("label main:office=JP --taxonomy small.yaml", ["no document holds main:office=JP"]),
            ("label nope --taxonomy small.yaml", ["nope is no branch"]),
            ("label --taxonomy small.yaml --branch nope", ["no branch nope", "patcorpus branch nope"]),
            (
                "label --from unknown.csv --taxonomy small.yaml",
                ["\"cane\" (nearest: canes)", "\"zebra\"", "row 1", "--unknown skip"]
            ),
            ("label --from else.csv", ["names one document", "US9000009B2"]),
            ("label --from odd.csv", ["--id-column", "a, b"]),
            ("label --from odd.csv --id-column c --labels-column b", ["\"c\"", "a, b"]),
            ("label --from t.csv --mapping nosuch.yaml", ["nosuch.yaml"]),
            ("label --from t.csv --mapping t.yaml --office US", ["--mapping", "--office"]),
        ]
        for (line, says) in mistakes {
            let arguments = line.split(separator: " ").map(String.init)
            let result = try Tool.run(
                arguments + ["--json"], in: scratch, environment: ["PATCORPUS_CORPUS": "corpus"])
            #expect(result.exitCode == 64, "\(line): \(result.talk)")
            #expect(result.output.isEmpty)
            let error = try result.error
            let whole = ["what", "place", "fix"].map { error[$0]?.string ?? "" }.joined(separator: " ")
            for word in says { #expect(whole.contains(word), "\(line): \(whole)") }
        }
        let dry = try scratch.ok(["label", "--taxonomy", "small.yaml", "--dry-run"])
        #expect(dry["dryRun"] == true && dry["labelled"] == 3)
        #expect(try scratch.files("corpus") == before)
    }

    @Test("the shipped rules find the demonstration's own labels with an F1 between .85 and .97")
    func demonstration() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 500, perFile: 250)
        let truth = String(decoding: try scratch.read("in/labels.csv"), as: UTF8.self)
        try scratch.write("labels.csv", Array(truth.utf8))
        try scratch.ok(["ingest", "in"])
        let taxonomy = ["--taxonomy", Self.taxonomies + "/wipo-assistive-technology.yaml"]
        let given = try scratch.ok(["label", "--from", "labels.csv"] + taxonomy)
        #expect(given["unlabelled"] == 0 && given["table"]?["matched"] == 500)
        let found = try scratch.ok(["label"] + taxonomy)
        let difference = try scratch.ok(["diff", "main~1", "main", "--layer", "labels", "--text"])
        let changes = difference["changes"]?.array ?? []
        #expect(found["changed"]?.integer == changes.count)
        #expect(difference["changed"]?.integer == changes.count)
        var wrong = 0
        var missed = 0
        for change in changes {
            func labels(_ side: String) -> Set<String> {
                Set((change["fields"]?.array?.first?[side]?.array ?? []).compactMap(\.string))
            }
            wrong += labels("after").subtracting(labels("before")).count
            missed += labels("before").subtracting(labels("after")).count
        }
        func total(_ result: JSONValue) -> Int {
            (result["labels"]?.object?.members ?? []).reduce(0) { $0 + ($1.value.integer ?? 0) }
        }
        #expect(total(found) - wrong == total(given) - missed)
        let right = Double(total(found) - wrong)
        let score = 2 * right / (2 * right + Double(wrong + missed))
        #expect((0.85...0.97).contains(score), "\(score)")
    }

    @Test(
        "PatentsBERTa's columns become labels of the 51 subclasses", .enabled(if: SampleFilesTests.folder != nil))
    func subclasses() throws {
        let folder = try #require(SampleFilesTests.folder)
        let file = folder.replacing("data/patents", with: "data/text") + "/patentsberta/df_claim_cpc_test.csv"
        let mapping = Self.taxonomies.replacing("schemas/taxonomies", with: "docs/mappings/patentsberta.yaml")
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.ok(["ingest", file, "--mapping", mapping])
        let taxonomy = ["--taxonomy", Self.taxonomies + "/cpc-subclasses.yaml"]
        let table = try scratch.ok(["label", "--from", file, "--mapping", mapping, "--unknown", "skip"] + taxonomy)
        #expect(table["documents"] == 100 && table["table"]?["matched"] == 100)
        // The same from the documents' own symbols, which were made from the same columns.
        let rules = try scratch.ok(["label"] + taxonomy)
        #expect(rules["labels"] == table["labels"])
        #expect(rules["changed"] == 0)
        let unknown = try Tool.run(
            ["label", "--from", file, "--mapping", mapping, "--corpus", "corpus"] + taxonomy, in: scratch)
        #expect(
            unknown.exitCode == 64 && unknown.talk.contains("labels that the taxonomy cpc-subclasses does not have"))
    }
}
