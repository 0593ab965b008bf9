import Corpus
import SampleResults
import Testing

@Suite("report")
struct ReportVerbTests {
    @Test("writes the page beside the result, elsewhere or to standard output, always the same")
    func places() throws {
        let scratch = try Scratch()
        try scratch.write("r/audit.json", SampleResult.full().canonicalBytes)
        let first = try Tool.run(["report", "r/audit.json"], in: scratch)
        #expect(first.exitCode == 0 && first.text.hasPrefix("r/audit.html: "), "\(first.talk)")
        let page = try scratch.read("r/audit.html")
        #expect(String(decoding: page.prefix(15), as: UTF8.self) == "<!DOCTYPE html>")
        let second = try Tool.run(["report", "r/audit.json", "--output", "page.html", "--json"], in: scratch)
        #expect(try second.json == ["bytes": .integer(page.count), "output": "page.html"])
        #expect(try scratch.read("page.html") == page)
        let bytes = SampleResult.full().canonicalBytes
        #expect(try Tool.run(["report", "-"], in: scratch, stdin: bytes).output == page)
        #expect(try Tool.run(["report", "r/audit.json", "--output", "-"], in: scratch).output == page)
    }

    @Test("shows what other verbs print with --json")
    func verbs() throws {
        let scratch = try Scratch()
        for arguments in [
            ["init", "corpus"], ["demo", "in", "--documents", "30", "--size", "small"], ["ingest", "in"],
            ["label", "--from", "in/labels.csv"], ["stats", "main"],
        ] {
            let result = try Tool.run(arguments + ["--json"], in: scratch, environment: ["PATCORPUS_CORPUS": "corpus"])
            let verb = arguments[0]
            try scratch.write("\(verb).json", result.output)
            let made = try Tool.run(["report", "\(verb).json"], in: scratch)
            #expect(made.exitCode == 0, "\(verb): \(made.talk)")
        }
        let stats = String(decoding: try scratch.read("stats.html"), as: UTF8.self)
        for part in ["<h1>stats</h1>", "By office", "By label", "data-type=\"bars\""] {
            #expect(stats.contains(part), "\(part)")
        }
    }

    @Test("says of a file that is no result what it is and what to give, and writes nothing")
    func wrong() throws {
        let scratch = try Scratch()
        let cases: [(name: String, content: String, says: String, code: Int32)] = [
            ("text.json", "This is text.", "this is no JSON", 1), ("empty.json", "", "this is no JSON", 1),
            ("lines.json", "{\"a\":1}\n{\"a\":2}\n", "this is no JSON", 1),
            ("list.json", "[1]", "the result is no object", 1),
            ("error.json", "{\"error\":{\"what\":\"a gate\"}}", "this is no result but an error: a gate", 1),
            (
                "bad.json", "{\"sections\":[{\"items\":[{\"type\":\"pie\"}]}]}",
                "sections[0].items[0] has the type \"pie\"", 1
            ),
        ]
        for (name, content, says, code) in cases {
            try scratch.write(name, Array(content.utf8))
            let result = try Tool.run(["report", name], in: scratch)
            #expect(result.exitCode == code && result.talk.hasPrefix("error: \(name): \(says)"), "\(result.talk)")
            #expect(result.talk.contains("to mend it: "))
            #expect(!scratch.exists(name.replacing(".json", with: ".html")))
        }
        try scratch.write("good.json", Array("{\"a\":1}".utf8))
        for (arguments, says) in [
            (["nosuch.json"], "there is no file nosuch.json"), (["."], "this is a folder"),
            (["good.json", "--output", "no/such.html"], "there is no folder no"),
            (["good.json", "--output", "good.json"], "--output is the result itself"),
            (["-", "--json"], "--json and the page cannot both"), ([], "Missing expected argument"),
        ] {
            let result = try Tool.run(["report"] + arguments, in: scratch)
            #expect(result.exitCode == 64 && result.talk.contains(says), "\(arguments): \(result.talk)")
        }
        #expect(try Tool.run(["report", "bad.json", "--json"], in: scratch).error["place"] == "bad.json")
        #expect(try scratch.read("good.json") == Array("{\"a\":1}".utf8))
    }
}
