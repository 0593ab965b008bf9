import Corpus
import Foundation
import Store
import Testing

@Suite("Families, splits, samples, replicates, mixes and leakage, as a person makes them")
struct ShapeTests {
    /// Runs a verb that must fail as a wrong use; returns what it says.
    private func refused(_ arguments: [String], _ scratch: Scratch, sourceLocation: SourceLocation = #_sourceLocation)
        throws -> String
    {
        let result = try Tool.run(arguments + ["--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 64, "\(arguments): \(result.talk)", sourceLocation: sourceLocation)
        return result.talk
    }

    /// The commit that the branch is at.
    private func tip(_ scratch: Scratch) throws -> [UInt8] { try scratch.read("corpus/refs/heads/main") }

    @Test("a corpus is grouped, split, sampled, repeated and mixed, and nothing leaks")
    func story() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        let families = try scratch.ok(["families"])
        #expect(families["families"] == 50, "ten pairs and forty alone")
        #expect(families["largest"] == 2)
        let names = try ShapeCorpus.layer("families", scratch)
        #expect(names[ShapeCorpus.real[0]] == "7000" && names[ShapeCorpus.real[1]] == "7000")
        #expect(names[ShapeCorpus.real[11]] == .string(ShapeCorpus.real[10]))

        let split = try scratch.ok(["split", "--ratios", "60/20/20"])
        #expect(split["counts"] == ["test": 12, "train": 36, "validation": 12])
        #expect(split["groupsDivided"] == 0)
        // Ten families of two, and twenty real documents with what was made from them.
        #expect(split["groups"] == 30)
        #expect(split["labelDivergence"]?.number ?? 9 < 0.05)
        let parts = try ShapeCorpus.layer("splits/main", scratch)
        for (number, id) in ShapeCorpus.synthetic.enumerated() {
            #expect(parts[id] == parts[ShapeCorpus.real[number + 20]])
        }
        for pair in stride(from: 0, to: 20, by: 2) {
            #expect(parts[ShapeCorpus.real[pair]] == parts[ShapeCorpus.real[pair + 1]])
        }
        let audit = try scratch.ok(["leakage", "--group", "family"])
        #expect(audit["count"] == 0)
        #expect(audit["groups"] == ["family": 10, "seed": 20])

        let inner = try scratch.ok(["split", "main:split=train", "--name", "inner", "--ratios", "50/0/50"])
        #expect(inner["counts"] == ["test": 18, "train": 18, "validation": 0])

        let count = try #require(try scratch.ok(["stats", "main:split=train,origin=real"])["documents"]?.integer)
        let sample = try scratch.ok(["sample", "main:split=train,origin=real", "--regime", "1:2", "--name", "r2"])
        #expect(sample["documents"] == .integer(count / 2 + count % 2))
        try scratch.ok(
            [
                "sample", "main:split=train,origin=real", "--size", "5", "--name", "five", "--nested-in", "r2", "--by",
                "stratified",
            ])
        let outer = try ShapeCorpus.layer("sets/r2", scratch)
        let five = try ShapeCorpus.layer("sets/five", scratch)
        #expect(five.count == 5 && Set(five.keys).isSubset(of: outer.keys))
        #expect(try scratch.ok(["stats", "main:regime=five"])["documents"] == 5)

        let replicate = try scratch.ok(["replicate", "main:set=five", "--to", "33", "--name", "many", "--draw", "even"])
        #expect(replicate["documents"] == 33 && replicate["distinct"] == 5)
        let counts = try ShapeCorpus.layer("sets/many", scratch).values.compactMap { $0["count"]?.integer }
        #expect(counts.sorted() == [6, 6, 7, 7, 7])

        let mix = try scratch.ok([
            "mix", "--real", "main:set=r2", "--synthetic", "main:origin=synthesis,split=train", "--budget", "10",
            "--real-share", "0.35", "--name", "mixed", "--order", "curriculum",
        ])
        #expect(mix["real"] == 4 && mix["synthetic"] == 6 && mix["documents"] == 10 && mix["realShare"] == 0.4)
        let order = try ShapeCorpus.layer("sets/mixed", scratch).sorted { a, b in
            (a.value["rank"]?.integer ?? 0) < (b.value["rank"]?.integer ?? 0)
        }.map { $0.key.hasPrefix("SYN-") }
        #expect(order == Array(repeating: true, count: 6) + Array(repeating: false, count: 4))
        #expect(try scratch.ok(["leakage", "--group", "family", "--train", "main:set=mixed"])["count"] == 0)
    }

    @Test("near-duplicates are together where that is asked, and found where they are not")
    func nearDuplicates() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        let near = ShapeCorpus.near.map { ShapeCorpus.real[$0] }
        var found: Set<Int> = []
        for seed in 1...4 {
            try scratch.ok(["split", "--by", "random", "--ratios", "50/25/25", "--seed", "\(seed)", "--replace"])
            let parts = try ShapeCorpus.layer("splits/main", scratch)
            let isDivided = parts[near[0]] != parts[near[1]]
            found.insert(isDivided ? 1 : 0)
            let audit = try scratch.ok(["leakage"])
            let divided: JSONValue = [
                "ids": .array(near.map { .string($0) }), "parts": .array(near.compactMap { parts[$0] }),
                "why": "near-duplicate",
            ]
            #expect(audit["divided"] == (isDivided ? [divided] : []))
            #expect(audit["groups"]?["near-duplicate"] == 1)
            try scratch.ok([
                "split", "--by", "random", "--ratios", "50/25/25", "--seed", "\(seed)", "--replace", "--group",
                "family,near-duplicate",
            ])
            #expect(try scratch.ok(["leakage"])["count"] == 0)
        }
        #expect(found.contains(1), "some seed divides them")
    }

    @Test("selections give a set's counts and ranks, of several sets one after the other")
    func sets() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        try scratch.ok(["replicate", "main:id=\(ShapeCorpus.real[0])", "--to", "3", "--name", "a"])
        try scratch.ok(
            [
                "replicate", "main:id=\(ShapeCorpus.real[0])|\(ShapeCorpus.real[1])", "--to", "4", "--name", "b",
                "--draw", "even",
            ])
        let store = try CorpusStore(at: scratch.path + "/corpus", .read)
        func read(_ text: String) throws -> [SetMember] {
            var members: [SetMember] = []
            try SelectionReader(store, Selection(parsing: text)).forEach { match in
                members.append(SetMember(id: match.id, count: match.count, rank: match.rank ?? -1))
                #expect(match.stale.isEmpty)
                return true
            }
            return members.sorted { $0.id < $1.id }
        }
        let b = try read("main:set=b")
        #expect(b.map(\.count) == [2, 2] && Set(b.map(\.rank)) == [0, 1])
        let both = try read("main:set=b|a")
        #expect(both.map(\.count) == [5, 2])
        #expect(both[0].rank == 0 && both[1].rank == b[1].rank + 1)
        #expect(try read("main:id=\(ShapeCorpus.real[3])").map(\.rank) == [-1])
        // What is drawn from a set is drawn as often as it is in it.
        let result = try scratch.ok(
            ["replicate", "main:set=b", "--to", "8", "--name", "c", "--draw", "even"])
        #expect(result["distinct"] == 2)
    }

    @Test("the same seed gives the same bytes, for any number of threads; another seed gives others")
    func deterministic() throws {
        var roots: [[JSONValue?]] = []
        for (threads, seed) in [("1", "5"), ("2", "5"), ("1", "6")] {
            let scratch = try Scratch()
            try ShapeCorpus.make(scratch)
            try scratch.ok(["families", "--threads", threads])
            try scratch.ok(["split", "--seed", seed, "--threads", threads])
            try scratch.ok(["sample", "main:split=train", "--size", "9", "--name", "s", "--seed", seed])
            try scratch.ok(["replicate", "main:set=s", "--to", "30", "--name", "r", "--seed", seed])
            let layers = try #require(try scratch.ok(["show"])["layers"])
            roots.append(["families", "splits/main", "sets/s", "sets/r"].map { layers[$0] })
        }
        #expect(roots[0] == roots[1])
        #expect(roots[0][0] == roots[2][0])
        #expect(zip(roots[0], roots[2]).dropFirst().allSatisfy { $0 != $1 })
        #expect(!roots[0].contains(nil))
    }

    @Test("what leaks is found: a file of pairs, seeds in test, documents of test in training")
    func leaks() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        try scratch.ok([
            "split", "main:origin=real", "--group", "none", "--by", "random", "--seed", "3", "--ratios", "50/25/25",
        ])
        let parts = try ShapeCorpus.layer("splits/main", scratch)
        let divided = stride(from: 0, to: 20, by: 2).filter {
            parts[ShapeCorpus.real[$0]] != parts[ShapeCorpus.real[$0 + 1]]
        }
        let audit = try scratch.ok(["leakage", "--group", "family", "--exit-code"], exitCode: divided.isEmpty ? 0 : 1)
        #expect(audit["count"] == .integer(divided.count) && divided.count > 2)
        #expect(
            Set((audit["divided"]?.array ?? []).compactMap { $0["ids"]?.array?.first?.string })
                == Set(divided.map { ShapeCorpus.real[$0] }))

        let inTest = ShapeCorpus.real.indices.filter { $0 >= 20 && parts[ShapeCorpus.real[$0]] != "train" }
        let trained = try scratch.ok(["leakage", "--group", "seed", "--train", "main:origin=synthesis"])
        #expect(trained["count"] == .integer(inTest.count))
        #expect(
            Set((trained["divided"]?.array ?? []).compactMap { $0["ids"]?.array?.first?.string })
                == Set(inTest.map { ShapeCorpus.synthetic[$0 - 20] }))
        let direct = try scratch.ok(["leakage", "--group", "none", "--train", "main:split=test"])
        #expect(direct["divided"]?.array?.allSatisfy { $0["why"] == "trained-on" } == true)
        #expect(direct["count"] == 10)

        let pair = try #require(
            [
                ShapeCorpus.real.first { parts[$0] == "test" }, ShapeCorpus.real.first { parts[$0] == "train" },
            ] as? [String])
        try scratch.write("pairs.tsv", Array("\(pair[0])\t\(pair[1])\n".utf8))
        let found = try scratch.ok(["leakage", "--group", "none", "--pairs", "pairs.tsv"])
        #expect(found["divided"]?.array?.first?["why"] == "pair")
        try scratch.ok(["split", "main:origin=real", "--pairs", "pairs.tsv", "--replace"])
        let mended = try ShapeCorpus.layer("splits/main", scratch)
        #expect(mended[pair[0]] == mended[pair[1]])
    }

    @Test("wrong uses say what is wrong and make no version")
    func wrong() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        try scratch.ok(["split"])
        try scratch.ok(["sample", "main:split=train,origin=real", "--size", "4", "--name", "s"])
        let before = try tip(scratch)
        for (arguments, says) in [
            (["split"], "--replace"), (["split", "--replace", "--ratios", "80/10/20"], "add up"),
            (["split", "--replace", "--by", "time"], "--by is time"),
            (["split", "--replace", "--order", "3"], "--order"),
            (["split", "main:lang=xx", "--name", "x"], "no document holds"),
            (["split", "--name", "a/b"], "cannot name"),
            (["split", "--name", "x", "--group", "kin"], "--group has kin"),
            (["split", "--name", "x", "--by", "temporal"], "no date"),
            (["split", "main:id=US9000000B2", "--name", "x"], "would be empty"),
            (["split", "--name", "x", "--pairs", "no.tsv"], "no such file"),
            (["sample", "main", "--size", "4", "--name", "s"], "--replace"),
            (["sample", "main", "--name", "t"], "--regime"),
            (["sample", "main", "--regime", "1:x", "--name", "t"], "1:10"),
            (["sample", "main", "--size", "400", "--name", "t"], "there are 60"),
            (["sample", "main", "--size", "5", "--name", "t", "--nested-in", "s"], "there are 4"),
            (["sample", "main", "--regime", "1:900", "--name", "t"], "empty"),
            (["sample", "main:set=none", "--size", "1", "--name", "t"], "no layer sets/none"),
            (["replicate", "main", "--to", "0", "--name", "t"], "--to is 0"),
            (["replicate", "main:label=zz", "--to", "3", "--name", "t"], "no document holds"),
            (
                [
                    "mix", "--real", "main:set=s", "--synthetic", "main:origin=synthesis", "--budget", "20",
                    "--real-share", "0.5", "--name", "t",
                ], "has 4 documents, and 10"
            ),
            (
                [
                    "mix", "--real", "main", "--synthetic", "main", "--budget", "20", "--real-share", "0.5", "--name",
                    "t",
                ], "both sides"
            ),
            (
                [
                    "mix", "--real", "main", "--synthetic", "main", "--budget", "20", "--real-share", "1.5", "--name",
                    "t",
                ], "--real-share is 1.5"
            ),
            (["leakage", "--split-name", "none"], "no split none"),
            (["families", "--from", "guess"], "--from has guess"),
        ] {
            let talk = try refused(arguments, scratch)
            #expect(talk.contains(says), "\(arguments): \(talk)")
        }
        // Trial runs write nothing either.
        for arguments in [
            ["families"], ["split", "--replace", "--seed", "9"], ["sample", "main", "--size", "3", "--name", "t"],
            ["replicate", "main", "--to", "3", "--name", "t"],
        ] { try scratch.ok(arguments + ["--dry-run"]) }
        #expect(try tip(scratch) == before)
    }

    @Test("entries of other texts are refused, with the ids and the command that mends it")
    func stale() throws {
        let scratch = try Scratch()
        try ShapeCorpus.make(scratch)
        try scratch.ok(["families"])
        try scratch.ok(["split"])
        try scratch.ok(["sample", "main", "--size", "50", "--name", "s"])
        let id = ShapeCorpus.real[30]
        // A table without labels: the text changes, and what was said of it does not.
        try scratch.write("u.csv", Array("id,title\n\(id),Another title\n".utf8))
        try scratch.write("u.yaml", Array("id: {column: id}\ntitle: {column: title}\n".utf8))
        try scratch.ok(["ingest", "u.csv", "--mapping", "u.yaml"])
        let before = try tip(scratch)
        for (arguments, says) in [
            (["split", "--replace"], "patcorpus label"), (["split", "--replace", "--by", "random"], "patcorpus label"),
            (
                ["sample", "main:split=train|validation|test", "--size", "3", "--name", "t"],
                "patcorpus split --name main --replace"
            ),
            (["leakage"], "patcorpus split --name main --replace"),
        ] {
            let talk = try refused(arguments, scratch)
            #expect(talk.contains(says) && talk.contains(id), "\(arguments): \(talk)")
        }
        #expect(try tip(scratch) == before)
        // Labels again; then the families are the next to be stale.
        try ShapeCorpus.ingest(
            ["id,title,date,family,priority,labels,origin", "\(id),Another title,,,,a,real"], scratch)
        #expect(try refused(["split", "--replace"], scratch).contains("patcorpus families"))
        try scratch.ok(["families"])
        try scratch.ok(["split", "--replace"])
        #expect(try scratch.ok(["leakage", "--group", "family"])["count"] == 0)
    }

    @Test("a version without labels is split by chance only; without families the documents say who belongs together")
    func unlabelled() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 40)
        try scratch.ok(["ingest", "in"])
        #expect(try refused(["split"], scratch).contains("patcorpus label"))
        let split = try scratch.ok(["split", "--by", "temporal", "--ratios", "60/20/20"])
        #expect(split["labelDivergence"] == .null && split["groupsDivided"] == 0)
        let groups = try #require(split["groups"]?.integer)
        #expect(groups < 40)
        #expect(try scratch.ok(["families"])["families"] == .integer(groups))
        #expect(try scratch.ok(["leakage", "--group", "family"])["count"] == 0)
    }
}
