import Corpus
import Foundation
import Testing

@Suite("A version is a function of the documents in it")
struct DeterminismTests {
    /// The root after these ingests, one after the other, into a new corpus.
    private static func root(_ scratch: Scratch, _ runs: [[String]]) throws -> String? {
        let name = "corpus-\(UUID().uuidString)"
        try scratch.makeCorpus(name)
        for run in runs {
            let result = try Tool.run(["ingest"] + run + ["--corpus", name], in: scratch)
            #expect(result.exitCode == 0, "\(run): \(result.talk)")
        }
        return try Tool.run(["show", "--json", "--corpus", name], in: scratch).json["documentsRoot"]?.string
    }

    @Test("whatever the threads, the order of the files, the runs and the packing")
    func history() throws {
        let scratch = try Scratch()
        try scratch.demo("in", documents: 300, perFile: 50)
        let files = try scratch.files("in").filter { $0.hasSuffix(".xml") }.map { "in/" + $0 }
        #expect(files.count == 6)
        let expected = try #require(try Self.root(scratch, [["in", "--threads", "1"]]))
        let histories: [[[String]]] = [
            [["in", "--threads", "2"]], [files.reversed()], [["in", "--level", "9"]],
            [Array(files[3...]), Array(files[..<3])], files.map { [$0, "--threads", "2"] },
            files.reversed().map { [$0] },
            [["in"], [files[2]], ["in"]],
        ]
        for history in histories { #expect(try Self.root(scratch, history) == expected, "\(history)") }
    }

    @Test("whatever is in the corpus before, as long as it is in it after")
    func revisions() throws {
        let scratch = try Scratch()
        try scratch.demo("old", documents: 60, perFile: 20)
        try scratch.demo("new", documents: 60, perFile: 20, ["--changed", "10"])
        let expected = try Self.root(scratch, [["new"]])
        #expect(try Self.root(scratch, [["old"], ["new"]]) == expected)
        #expect(try Self.root(scratch, [["old"]]) != expected)
    }

    @Test("two dialects of one publication are merged into one document in whatever order they come")
    func dialects() throws {
        let scratch = try Scratch()
        for dialect in ["wipo-st36", "wipo-st96"] {
            try scratch.demo(dialect, documents: 40, perFile: 20, dialect: dialect)
        }
        let expected = try #require(try Self.root(scratch, [["wipo-st36", "wipo-st96"]]))
        #expect(try Self.root(scratch, [["wipo-st96", "wipo-st36"]]) == expected)
        #expect(try Self.root(scratch, [["wipo-st96", "wipo-st36", "--threads", "2"]]) == expected)
        #expect(try Self.root(scratch, [["wipo-st36"], ["wipo-st96"]]) == expected)
        #expect(try Self.root(scratch, [["wipo-st96"], ["wipo-st36"]]) == expected)
        try scratch.makeCorpus()
        let counts = try #require(try scratch.ok(["ingest", "wipo-st36", "wipo-st96"])["documents"])
        #expect(counts["found"] == 80)
        #expect(counts["added"] == 40)
        #expect(counts["merged"] == 40)
    }

    @Test("the same again changes nothing and makes no version")
    func again() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 30, perFile: 10, ["--damaged", "2"])
        let first = try scratch.ok(["ingest", "in"], exitCode: 3)
        let files = try scratch.files("corpus")
        let second = try scratch.ok(["ingest", "in", "--threads", "2", "-m", "again"], exitCode: 3)
        #expect(second["commit"] == first["commit"])
        #expect(second["documents"]?["unchanged"] == first["documents"]?["added"])
        #expect(second["documents"]?["added"] == 0)
        #expect(try scratch.files("corpus") == files)
        let text = try Tool.run(["ingest", "in", "--corpus", "corpus"], in: scratch)
        #expect(text.text.contains("nothing changed"))
        #expect(try Tool.run(["log", "--json", "--corpus", "corpus"], in: scratch).lines.count == 1)
    }

    @Test("labels of a table are the last ones, where the text is the same too")
    func labelsAlone() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        let mapping =
            "id: {template: \"US{n}A1\"}\nlanguage: {value: en}\ntitle: {column: t}\nlabels: {column: l, split: \",\"}\n"
        try scratch.write("m.yaml", Array(mapping.utf8))
        try scratch.write("t.csv", Array("n,t,l\n20200000001,a cane,one\n20200000002,a ramp,two\n".utf8))
        let first = try scratch.ok(["ingest", "t.csv", "--mapping", "m.yaml"])
        try scratch.write("t.csv", Array("n,t,l\n20200000001,a cane,three\n20200000002,a ramp,two\n".utf8))
        let second = try scratch.ok(["ingest", "t.csv", "--mapping", "m.yaml"])
        #expect(second["documents"]?["unchanged"] == 2 && second["commit"] != first["commit"])
        #expect(try scratch.ok(["stats"])["byLabel"] == ["three": 1, "two": 1])
    }

    @Test("the same input at another place, with other dates, gives the same commit")
    func place() throws {
        let scratch = try Scratch()
        try scratch.demo("here/in", documents: 10)
        try #require(
            try Tool.shell("mkdir there; cp -r here/in there/in; touch -d 2001-01-01 there/in/*/*/*", in: scratch)
                .exitCode == 0)
        var commits: [JSONValue?] = []
        for place in ["here", "there"] {
            try scratch.makeCorpus(place + "/corpus")
            let result = try Tool.run(["ingest", place + "/in", "--json", "--corpus", place + "/corpus"], in: scratch)
            commits.append(try result.json["commit"])
        }
        #expect(commits[0] == commits[1])
        #expect(commits[0] != nil)
    }
}
