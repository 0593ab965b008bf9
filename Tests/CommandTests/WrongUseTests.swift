import Corpus
import Foundation
import Native
import Testing

@Suite("Wrong use is told apart, explained, and harmless")
struct WrongUseTests {
    /// A command line on the corpus `corpus`, which has one version, and what must come of it.
    struct Mistake: CustomStringConvertible, Sendable {
        var arguments: [String]
        var exitCode: Int32
        /// Words of the message.
        var says: [String]

        init(_ line: String, _ exitCode: Int32, _ says: String...) {
            arguments = line.split(separator: " ").map { $0 == "''" ? "" : String($0) }
            self.exitCode = exitCode
            self.says = says
        }

        var description: String { arguments.joined(separator: " ") }
    }

    static let mistakes: [Mistake] = [
        Mistake("ingst in", 64, "no verb ingst", "did you mean ingest?"),
        Mistake("help ingst", 64, "no verb ingst", "did you mean ingest?"),
        Mistake("frobnicate", 64, "no verb frobnicate", "patcorpus help"),
        Mistake("--threads 2 ingest in", 64, "--threads"),
        Mistake("ingest", 64, "<path>"),
        Mistake("ingest nosuch", 64, "nosuch", "no such file or folder"),
        Mistake("ingest /dev/zero", 64, "/dev/zero", "neither a file nor a folder", "standard input"),
        Mistake("ingest corpus", 64, "corpus", "not patent files"),
        Mistake("ingest in --threads 0", 64, "--threads is 0", "from 1 to 1024"),
        Mistake("ingest in --threads many", 64, "many", "--threads"),
        Mistake("ingest in --level 20", 64, "--level is 20", "from 1 to 19"),
        Mistake("ingest in --dialect latin", 64, "--dialect is latin", "wipo-st36"),
        Mistake("ingest in --kinds some", 64, "--kinds is some", "standard-patent or all"),
        Mistake("ingest in --branch a/b", 64, "\"a/b\"", "letters"),
        Mistake("ingest in --branch mian", 64, "there is no branch mian", "patcorpus branch mian main"),
        Mistake("ingest in --branch v1", 64, "v1 is a tag"),
        Mistake("ingest in --frobnicate", 64, "--frobnicate"),
        Mistake("log nope", 64, "nope is no branch, tag or commit", "main", "v1"),
        Mistake("show main~1", 64, "beyond the first version"),
        Mistake("show main~x", 64, "main~x is no branch"),
        Mistake("show ../../etc/passwd", 64, "is no branch, tag or commit"),
        Mistake("stats main:colour=red", 64, "colour=red", "office, kind, lang"),
        Mistake("stats main:office", 64, "office", "key=value"),
        Mistake("stats main:office=EP,office=WO", 64, "office comes twice", "office=a|b"),
        Mistake("stats main:from=yesterday", 64, "from=yesterday", "2015-03-31"),
        Mistake("stats main:origin=unreal", 64, "origin=unreal", "paraphrase"),
        Mistake("stats :office=EP", 64, "has no version"),
        Mistake("stats ''", 64, "has no version"),
        Mistake("stats main:set=small", 64, "no layer sets/small", "facets, sources"),
        Mistake("cat", 64, "<id>"),
        Mistake("cat EP1B1", 1, "no document EP1B1 in main"),
        Mistake("cat EP1B1 --ref nope", 64, "nope is no branch"),
        Mistake("diff main", 64, "<b>"),
        Mistake("diff main nope", 64, "nope is no branch"),
        Mistake("diff main main --layer nope", 64, "layer nope", "facets, sources"),
        Mistake("tag v1 nope", 64, "nope is no branch"),
        Mistake("tag .hidden", 64, "\".hidden\"", "not beginning with a dot"),
        Mistake("tag main", 64, "a branch main already"),
        Mistake("tag v2 --delete", 64, "no tag v2"),
        Mistake("branch v1", 64, "a tag v1 already"),
        Mistake("branch main nope", 64, "nope is no branch"),
        Mistake("export main --format xlsx --output out", 64, "--format is xlsx", "jsonl"),
        Mistake("export main --format csv --fields name --output out", 64, "--fields is name", "title"),
        Mistake("export main --format csv --min-df 2 --output out", 64, "--min-df", "svmlight"),
        Mistake("export main --format svmlight --min-df 0 --output out", 64, "--min-df is 0", "from 1"),
        Mistake("export main --format svmlight --max-features 0 --output out", 64, "--max-features is 0", "from 1"),
        Mistake("export main --format hf --split-name other --output out", 64, "no split other", "split --name other"),
        Mistake("export main:set=none --format hf --output out", 64, "no layer sets/none", "facets, sources"),
        Mistake("export main --format csv --name a\nb --output out", 64, "--name is", "one line"),
        Mistake("import predictions nosuch --name a", 64, "nosuch", "no such file"),
        Mistake("import predictions full/file --name a", 64, "full/file, line 1", "JSON"),
        Mistake("import predictions full/file --name a/b", 64, "--name is \"a/b\"", "letters"),
        Mistake("import predictions full/other.jsonl --name a", 64, "none of its 1 id", "EP9"),
        Mistake("import predictions full/twice.jsonl --name a", 64, "full/twice.jsonl, line 2", "comes twice"),
        Mistake("import predictions full/nan.jsonl --name a", 64, "full/nan.jsonl, line 1", "NaN"),
        Mistake("import predictions full/words.csv --name a", 64, "row 1", "\"high\"", "no number"),
        Mistake("import predictions full/nothing.csv --name a", 64, "row 1", "neither labels nor scores"),
        Mistake("export main --format jsonl", 64, "--output"),
        Mistake("export main --format jsonl --output full", 64, "full", "not an empty folder"),
        Mistake("export main --format jsonl --output full/file", 64, "full/file", "not an empty folder"),
        Mistake("quarantine nope", 64, "nope is no branch"),
        Mistake("check --subset 1/2", 64, "--subset", "--read-data"),
        Mistake("check --subset half", 64, "--subset is half", "1/10"),
        Mistake("check --read-data --subset 11/10", 64, "11/10"),
        Mistake("gc --keep-younger-than old", 64, "--keep-younger-than is old", "36h"),
        Mistake("ingest in --mapping nosuch.yaml", 64, "nosuch.yaml", "no such mapping file"),
        Mistake("ingest in --dialect csv", 64, "--dialect csv needs --mapping"),
    ]

    private static func prepared() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.write("in/a.xml", try scratch.demoDocument())
        try scratch.write("full/file", [0x61])
        for (name, text) in [
            ("other.jsonl", "{\"id\":\"EP9999999A1\",\"labels\":[]}\n"),
            ("twice.jsonl", "{\"id\":\"EP9999999A1\",\"labels\":[]}\n{\"id\":\"EP 9 999 999 A1\",\"labels\":[]}\n"),
            ("nan.jsonl", "{\"id\":\"EP9999999A1\",\"scores\":{\"a\":NaN}}\n"),
            ("words.csv", "id,a\nEP9999999A1,high\n"), ("nothing.csv", "id\nEP9999999A1\n"),
        ] {
            try scratch.write("full/" + name, Array(text.utf8))
        }
        try scratch.ok(["ingest", "in"])
        try scratch.ok(["tag", "v1"])
        return scratch
    }

    @Test("every mistake has its exit code, says what is wrong and how to mend it, and changes nothing")
    func mistakes() throws {
        let scratch = try Self.prepared()
        let before = try scratch.files("corpus")
        for mistake in Self.mistakes {
            let text = try Tool.run(mistake.arguments, in: scratch, environment: ["PATCORPUS_CORPUS": "corpus"])
            #expect(text.exitCode == mistake.exitCode, "\(mistake): \(text.talk)")
            #expect(text.output.isEmpty, "\(mistake) prints no result")
            for word in mistake.says { #expect(text.talk.contains(word), "\(mistake): \(text.talk)") }
            let json = try Tool.run(
                mistake.arguments + ["--json"], in: scratch, environment: ["PATCORPUS_CORPUS": "corpus"])
            #expect(json.exitCode == mistake.exitCode, "\(mistake) --json")
            #expect(json.output.isEmpty)
            let error = try json.error
            #expect(error["code"]?.integer == Int(mistake.exitCode))
            let whole = ["what", "place", "fix"].map { error[$0]?.string ?? "" }.joined(separator: " ")
            for word in mistake.says { #expect(whole.contains(word), "\(mistake) --json: \(whole)") }
            #expect(error["fix"] != "", "\(mistake): a remedy")
        }
        #expect(try scratch.files("corpus") == before)
    }

    /// Command lines of the verbs that need a corpus; a new verb belongs here.
    static let readers = [
        "log", "show", "stats", "cat X", "diff a b", "tag", "branch", "quarantine",
        "export main --format jsonl --output o", "check", "gc --dry-run",
    ]
    static let writers = [
        "ingest in", "label --from x.csv", "tag x", "branch x", "repair", "gc", "repack",
        "import predictions p --name n",
    ]

    @Test("without a corpus every verb ends with 10 and says how to make one")
    func noCorpus() throws {
        let scratch = try Scratch()
        try scratch.write("in/a.xml", [])
        for line in Self.readers + Self.writers {
            let arguments = line.split(separator: " ").map(String.init)
            let result = try Tool.run(arguments, in: scratch)
            #expect(result.exitCode == 10, "\(line): \(result.talk)")
            #expect(result.talk.contains("patcorpus init"))
            let named = try Tool.run(arguments + ["--corpus", "in", "--json"], in: scratch)
            #expect(named.exitCode == 10)
            #expect(try named.error["place"] == "in")
        }
    }

    @Test("while another writes, writers end with 11 and readers read")
    func locked() throws {
        let scratch = try Self.prepared()
        guard let lock = try FileLock.take(scratch.path + "/corpus/lock", note: "process 1 on elsewhere\n") else {
            Issue.record("the lock of a corpus at rest is free")
            return
        }
        for line in Self.writers {
            let arguments = line.split(separator: " ").map(String.init) + ["--corpus", "corpus"]
            let result = try Tool.run(arguments, in: scratch)
            #expect(result.exitCode == 11, "\(line): \(result.talk)")
            #expect(result.talk.contains("process 1 on elsewhere"))
            #expect(try Tool.run(arguments + ["--json"], in: scratch).error["code"] == 11)
        }
        for arguments in [["log"], ["stats"], ["export", "main", "--format", "jsonl", "--output", "o"]] {
            #expect(try Tool.run(arguments + ["--corpus", "corpus"], in: scratch).exitCode == 0, "\(arguments)")
        }
        _ = consume lock
        #expect(try Tool.run(["tag", "v2", "--corpus", "corpus"], in: scratch).exitCode == 0)
    }

    @Test("a version that nothing else leads to is not let go of without --force")
    func lastName() throws {
        let scratch = try Self.prepared()
        try scratch.ok(["tag", "v1", "--delete"])
        let refused = try Tool.run(["branch", "main", "--delete", "--corpus", "corpus"], in: scratch)
        #expect(refused.exitCode == 64)
        #expect(refused.talk.contains("nothing else leads to"))
        try scratch.ok(["branch", "other"])
        try scratch.ok(["branch", "main", "--delete"])
        try scratch.ok(["branch", "other", "--delete", "--force"])
        #expect(try scratch.ok(["branch"]) == [:])
    }

    @Test("a tag never moves; a branch moves with --force only")
    func moving() throws {
        let scratch = try Self.prepared()
        try scratch.demo("more", documents: 3)
        try scratch.ok(["branch", "b", "v1"])
        try scratch.ok(["ingest", "more"])
        for arguments in [["tag", "v1", "main"], ["tag", "v1", "main", "--force"], ["branch", "b", "main"]] {
            let result = try Tool.run(arguments + ["--corpus", "corpus"], in: scratch)
            #expect(result.exitCode == 64, "\(arguments)")
            #expect(result.talk.contains("is there already"))
        }
        let moved = try scratch.ok(["branch", "b", "main", "--force"])
        #expect(moved["commit"] == (try scratch.ok(["show", "main"]))["commit"])
    }

    @Test("diff --exit-code ends with 1 where there are differences, and 0 where there are none")
    func exitCode() throws {
        let scratch = try Self.prepared()
        try scratch.demo("more", documents: 3)
        try scratch.ok(["ingest", "more"])
        #expect(try Tool.run(["diff", "v1", "main", "--exit-code", "--corpus", "corpus"], in: scratch).exitCode == 1)
        #expect(try Tool.run(["diff", "v1", "main", "--corpus", "corpus"], in: scratch).exitCode == 0)
        #expect(try Tool.run(["diff", "v1", "main~1", "--exit-code", "--corpus", "corpus"], in: scratch).exitCode == 0)
    }

    @Test("init leaves alone what is there", arguments: ["corpus", "full", "full/file"])
    func initOnSomething(_ path: String) throws {
        let scratch = try Self.prepared()
        let before = try scratch.files(".")
        let result = try Tool.run(["init", path], in: scratch)
        #expect(result.exitCode == (path == "full/file" ? 64 : 1))
        #expect(result.talk.contains("to mend it"))
        #expect(try scratch.files(".") == before)
    }

    @Test(
        "demo says which number is out of its range",
        arguments: ["--damaged 9", "--dialect x", "--size x", "--documents 9000000"])
    func demo(_ options: String) throws {
        let scratch = try Scratch()
        let words = options.split(separator: " ").map(String.init)
        let result = try Tool.run(["demo", "d", "--documents", "5"] + words, in: scratch)
        #expect(result.exitCode == 64)
        #expect(result.talk.contains("is \(words[1]); give"))
        #expect(result.talk.contains("Usage: patcorpus demo"))
        #expect(!scratch.exists("d"))
    }

    @Test("a reader that goes away ends the program quietly")
    func brokenPipe() throws {
        let scratch = try Self.prepared()
        let line =
            "set -o pipefail; \"$TOOL\" log --corpus corpus | true; \"$TOOL\" cat $(cat id) --corpus corpus | head -c1"
        let lines = try Tool.shell(
            "\"$TOOL\" export main --format jsonl --output o --corpus corpus >/dev/null && zstd -dcq o/*.zst",
            in: scratch)
        try scratch.write(
            "id", Array((try JSONValue(parsing: Array(lines.output.dropLast()))["id"]?.string ?? "").utf8))
        let result = try Tool.shell(line, in: scratch)
        #expect(result.exitCode == 0)
        #expect(result.text == "{")
        #expect(result.talk.isEmpty, "\(result.talk)")
    }

    @Test(
        "output that cannot be written is an error", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDisk() throws {
        let scratch = try Self.prepared()
        for verb in ["log", "stats", "show"] {
            let result = try Tool.shell("\"$TOOL\" \(verb) --corpus corpus > /dev/full", in: scratch)
            #expect(result.exitCode == 1)
            #expect(result.talk.contains("No space left on device"))
        }
    }
}
