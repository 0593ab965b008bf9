import Corpus
import Foundation
import Testing

@Suite("filter keeps and drops by rules")
struct FilterTests {
    /// Five documents of ours: two sound ones, a refusal, one in German, one that breaks off.
    private static func corpus() throws -> Scratch {
        let scratch = try Scratch()
        let abstract =
            "A kettle has an inner vessel of steel and an outer wall of plastic, between which a layer of air reduces the loss of heat to the room."
        let rows: [(String, String, String)] = [
            ("90000001", abstract, "1. A kettle comprising an inner vessel and an outer wall."),
            ("90000002", abstract + " A lid is held by a spring.", "1. A kettle comprising a lid and a spring."),
            (
                "90000003", "I'm sorry, but I can't help with that request, since kettles are hot.",
                "1. A kettle comprising nothing."
            ),
            (
                "90000004", "Der Kessel hat einen Deckel, der durch eine Feder geöffnet wird, sobald das Wasser kocht.",
                "1. A kettle comprising a lid."
            ), ("90000005", abstract, "1. A kettle comprising a lid and a"),
        ]
        let lines = rows.map { "\($0.0)\t\($0.1)\t\($0.2)\n" }.joined()
        try scratch.write("t.tsv", Array(("number\tabstract\tclaim\n" + lines).utf8))
        let mapping = """
            table: {separator: tab}
            id: {template: "US{number}B2"}
            language: {value: en}
            title: {value: Kettle}
            abstract: {column: abstract}
            claims: {column: claim}
            origin: {value: real}
            """
        try scratch.write("t.yaml", Array(mapping.utf8))
        #expect(try Tool.run(["init", "corpus"], in: scratch).exitCode == 0)
        _ = try scratch.ok(["ingest", "t.tsv", "--mapping", "t.yaml"])
        return scratch
    }

    @Test("what any rule drops is out of the version, and its verdict stays; the same again changes nothing")
    func drops() throws {
        let scratch = try Self.corpus()
        let arguments = ["filter", "main", "--rule", "refusal", "--rule", "language", "--rule", "truncated"]
        let before = try scratch.ok(["stats", "main"])
        let trial = try scratch.ok(arguments + ["--dry-run", "--examples", "1"])
        #expect(trial["commit"] == before["commit"])
        #expect(try scratch.ok(["stats", "main"]) == before, "--dry-run changes nothing")

        let result = try scratch.ok(arguments + ["--threads", "2"])
        #expect(result["kept"] == 2)
        #expect(result["dropped"] == 3)
        #expect(
            result["reasons"] == [
                "language": ["other-language": 1], "refusal": ["refusal": 1], "truncated": ["breaks-off": 1],
            ])
        #expect(trial["reasons"] == result["reasons"])
        #expect(trial["examples"]?.array?.count == 3)
        let after = try scratch.ok(["stats", "main"])
        #expect(after["documents"] == 2)
        #expect(after["commit"] == result["commit"])
        let layers = try #require(try scratch.ok(["show"])["layers"]?.object)
        for rule in ["refusal", "language", "truncated"] { #expect(layers["verdicts/" + rule] != nil) }
        let diff = try scratch.ok(["diff", "main~1", "main", "--ids"])
        #expect(diff["addedIds"] == [])
        #expect(diff["removedIds"] == ["US90000003B2", "US90000004B2", "US90000005B2"])
        #expect(try scratch.ok(["show"])["recipe"]?["verb"] == "filter")

        let again = try scratch.ok(arguments)
        #expect(again["commit"] == result["commit"], "idempotent")
        #expect(again["dropped"] == 0)
    }

    @Test("with --verdicts-only and for any number of threads the documents stay and the layer is the same")
    func verdictsOnly() throws {
        let scratch = try Self.corpus()
        _ = try scratch.ok(["branch", "other"])
        let one = try scratch.ok([
            "filter", "main", "--rule", "claims", "--rule", "length:min=25", "--verdicts-only", "--threads", "1",
        ])
        let two = try scratch.ok(
            [
                "filter", "main~1", "--rule", "claims", "--rule", "length:min=25", "--verdicts-only", "--threads", "2",
                "--branch", "other",
            ])
        #expect(one["reasons"] == two["reasons"])
        #expect(one["dropped"]?.integer ?? 0 > 0)
        #expect(try scratch.ok(["stats", "main"])["documents"] == 5)
        let layers = try ["main", "other"].map { try scratch.ok(["show", $0])["layers"] }
        #expect(layers[0] == layers[1])
    }

    @Test("masked names are gone from the text, what layers say of the document stays, and a second run finds none")
    func masks() throws {
        let scratch = try Self.corpus()
        try scratch.write("names.tsv", Array("kettle\tkettle\n".utf8))
        let arguments = ["filter", "main", "--rule", "label-names:file=names.tsv,do=mask,mask=thing"]
        let dry = try scratch.ok(arguments + ["--dry-run"])
        #expect(dry["masked"] == 5)
        let result = try scratch.ok(arguments)
        #expect(result["masked"] == 5)
        #expect(result["kept"] == 5)
        let document = try scratch.ok(["cat", "US90000001B2"])
        #expect(document["titles"]?.array?[0]["text"] == "thing")
        #expect(!document.canonicalText.lowercased().contains("kettle"))
        let diff = try scratch.ok(["diff", "main~1", "main"])
        #expect(diff["changed"] == 5)
        #expect(try scratch.ok(["cat", "US90000001B2", "--ref", "main~1"])["titles"]?.array?[0]["text"] == "Kettle")
        let again = try scratch.ok(arguments)
        #expect(again["masked"] == 0)
        #expect(again["commit"] == result["commit"])
    }

    @Test("a file of rules and --rule are one list")
    func file() throws {
        let scratch = try Self.corpus()
        try scratch.write("rules.yaml", Array("rules:\n  - refusal\n  - expression: words(abstract) > 20\n".utf8))
        let result = try scratch.ok(["filter", "main", "--rules", "rules.yaml", "--rule", "language", "--dry-run"])
        #expect(result["reasons"]?.object?.members.map(\.key) == ["expression", "language", "refusal"])
    }

    private static let wrongUses: [([String], String)] = [
        (["filter"], "selection"), (["filter", "main"], "no rule"),
        (["filter", "main", "--rule", "nothing"], "nothing"),
        (["filter", "main", "--rule", "length:min=x"], "min=x"),
        (["filter", "main:office=XX", "--rule", "length"], "office=XX"),
        (["filter", "main", "--rule", "expression:words(abstract >= 3"], "column 16"),
        (["filter", "main", "--rules", "nosuch.yaml"], "nosuch.yaml"),
        (["filter", "main", "--rule", "label-names"], "names"),
        (["filter", "main", "--rule", "length", "--rule", "length"], "twice"),
        (["filter", "main", "--rule", "length", "--prefer", "English"], "English"),
        (["filter", "main", "--rule", "length", "--examples", "-1"], "examples"),
    ]

    @Test("wrong uses say what is wrong, and no version is made")
    func wrong() throws {
        let scratch = try Self.corpus()
        let before = try scratch.ok(["show"])["commit"]
        for (arguments, named) in Self.wrongUses {
            let result = try Tool.run(arguments + ["--corpus", "corpus"], in: scratch)
            #expect(result.exitCode == 64)
            #expect(result.talk.contains(named), "\(arguments): \(result.talk)")
        }
        #expect(try scratch.ok(["show"])["commit"] == before)
    }
}
