import Corpus
import Testing

@Suite("Curation used wrongly: a clear error, and no version")
struct CurationWrongUseTests {
    private func refused(_ arguments: [String], _ scratch: Scratch, _ words: [String]) throws {
        let tip = try scratch.read("corpus/refs/heads/main")
        let result = try Tool.run(arguments + ["--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 64, "\(arguments): \(result.talk)")
        for word in words { #expect(result.talk.contains(word), "\(arguments): \(result.talk)") }
        #expect(try scratch.read("corpus/refs/heads/main") == tip)
    }

    @Test("sets larger than anyone can read are refused: they took hours, or ended in a trap")
    func huge() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        try refused(
            [
                "mix", "--real", "main:origin=real", "--synthetic", "main:origin=synthesis", "--allow-replacement",
                "--budget", "\(Int.max)", "--real-share", "1", "--name", "m",
            ], scratch, ["--budget", "1,000,000,000"])
        for draw in ["even", "with-replacement"] {
            try refused(
                ["replicate", "main", "--to", "99999999999999", "--draw", draw, "--name", "m"], scratch,
                ["--to", "1,000,000,000"])
        }
    }

    @Test("an export of nothing is an error, and leaves no folder")
    func nothing() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        try refused(["export", "main:office=XX", "--format", "hf", "--output", "x"], scratch, ["office=XX", "stats"])
        #expect(!scratch.exists("x"))
    }

    @Test(
        "of several sets one comes after the other, in the order of their names and each once, as every verb reads them"
    )
    func severalSets() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        try scratch.ok(["sample", "main:origin=real", "--size", "3", "--name", "x"])
        try scratch.ok(["replicate", "main:set=x", "--to", "7", "--name", "y"])
        var orders: [[String]] = []
        for (place, sets) in ["x|y", "y|x", "y|x|y"].enumerated() {
            let result = try scratch.ok(["export", "main:set=\(sets)", "--format", "csv", "--output", "e\(place)"])
            let files = result["files"]?.array ?? []
            #expect(files.contains { $0["documents"] == 10 }, "\(sets)")
            let lines = String(decoding: try scratch.read("e\(place)/documents.csv"), as: UTF8.self)
                .split(whereSeparator: \.isNewline).dropFirst()
            orders.append(lines.map { String($0.prefix { $0 != "," }) })
        }
        #expect(orders[0] == orders[1] && orders[0] == orders[2])
    }

    @Test("a training set is exported whole and in its order, though synthetic documents are in no part of the split")
    func wholeSet() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        try scratch.ok(["split", "main:origin=real"])
        try scratch.ok(
            [
                "mix", "--real", "main:origin=real,split=train", "--synthetic", "main:origin=synthesis", "--budget",
                "20",
                "--real-share", "0.5", "--name", "m",
            ])
        let order = try ShapeCorpus.layer("sets/m", scratch).sorted {
            ($0.value["rank"]?.integer ?? 0) < ($1.value["rank"]?.integer ?? 0)
        }
        func ids(_ folder: String, _ more: [String]) throws -> [String] {
            try scratch.ok(["export", "main:set=m", "--format", "svmlight", "--output", folder] + more)
            return String(decoding: try scratch.read("\(folder)/train.ids"), as: UTF8.self)
                .split(whereSeparator: \.isNewline).map(String.init)
        }
        #expect(try ids("apart", ["--synthetic", "unsplit"]).count == 10)
        #expect(try ids("whole", ["--part", "train"]) == order.map(\.key))
        try refused(
            ["export", "main", "--format", "hf", "--output", "x", "--part", "tset"], scratch, ["--part", "train"])
    }

    @Test(
        "a training set of another branch is refused where the version does not know its documents: their seeds would be missed"
    )
    func otherBranch() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        try scratch.ok(["split", "main:origin=real"])
        let branched = try Tool.run(["branch", "old", "main", "--corpus", "corpus"], in: scratch)
        #expect(branched.exitCode == 0, "\(branched.talk)")
        try scratch.ok(["filter", "main:origin=synthesis", "--rule", "length:min=1000"])
        try refused(["leakage", "--train", "old:origin=synthesis"], scratch, ["not in main", "leakage old"])
        try scratch.ok(["leakage", "old", "--train", "old:origin=synthesis"])
    }

    @Test("application numbers too short to name one do not make documents publications of one application")
    func unknownApplications() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        let mapping = "id: {column: id}\ntitle: {column: title}\napplication: {column: application}\n"
        try scratch.write("m.yaml", Array(mapping.utf8))
        let rows = "id,title,application\nUS9000001B2,A gate,0\nUS9000002B2,A door,0\n"
        try scratch.write("t.csv", Array(rows.utf8))
        try scratch.ok(["ingest", "t.csv", "--mapping", "m.yaml"])
        let result = try scratch.ok(["dedup", "main", "--method", "family", "--by", "application"])
        #expect(result["removed"] == 0)
    }

    @Test("a label that is no text is a row that cannot be read, and two columns of one name are an error")
    func tables() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        let id = ShapeCorpus.real[0]
        try scratch.write("l.csv", Array("id,labels\n\(id),".utf8) + [0xFF, 0xFE, 0x0A])
        try refused(["label", "--from", "l.csv"], scratch, ["row 1", "UTF-8"])
        try scratch.write("d.csv", Array("id,labels,labels\n\(id),a,b\n".utf8))
        try refused(["label", "--from", "d.csv"], scratch, ["d.csv", "2 columns named labels"])
        try scratch.write("p.csv", Array("id,id,a\n\(id),\(ShapeCorpus.real[1]),0.5\n".utf8))
        try refused(["import", "predictions", "p.csv", "--name", "p"], scratch, ["p.csv", "two columns named id"])
    }
}
