import Corpus
import Foundation
import Testing

@Suite("A run that is stopped loses nothing", .serialized)
struct InterruptionTests {
    /// Five shares and more: some 22 MB.
    private static func prepared() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        let result = try Tool.run(["demo", "in", "--documents", "600", "--documents-per-file", "50"], in: scratch)
        try #require(result.exitCode == 0)
        return scratch
    }

    /// Begins to ingest, and sends the signal when two shards are there: the journal has the first of them then.
    private static func stop(_ scratch: Scratch, by signal: Int32, json: Bool = false) throws -> Tool.Result {
        let run = try Tool.start(
            ["ingest", "in", "--threads", "1", "--corpus", "corpus"] + (json ? ["--json"] : []), in: scratch)
        let limit = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < limit {
            let shards = (try? scratch.files("corpus/shards")) ?? []
            if shards.filter({ $0.hasSuffix(".jsonl.zst") && !$0.contains(".tmp-") }).count >= 2 { break }
            usleep(2000)
        }
        run.send(signal)
        return try run.wait()
    }

    private static func undisturbedRoot(_ scratch: Scratch) throws -> String? {
        try scratch.makeCorpus("undisturbed")
        let result = try Tool.run(["ingest", "in", "--threads", "2", "--corpus", "undisturbed", "--json"], in: scratch)
        try #require(result.exitCode == 0)
        return try Tool.run(["show", "--json", "--corpus", "undisturbed"], in: scratch).json["documentsRoot"]?.string
    }

    @Test("after kill -9 the same command goes on, and the version is the undisturbed one")
    func killed() throws {
        let scratch = try Self.prepared()
        #expect(try Self.stop(scratch, by: SIGKILL).exitCode == 128 + SIGKILL)
        #expect(try Tool.run(["log", "--json", "--corpus", "corpus"], in: scratch).output.isEmpty, "no version yet")
        let result = try scratch.ok(["ingest", "in", "--threads", "1"])
        #expect(result["resumed"]?.integer ?? 0 > 0)
        #expect(result["documents"]?["added"] == 600)
        #expect(try scratch.root() == Self.undisturbedRoot(scratch))
        #expect(!scratch.exists("corpus/ingest/journal.sqlite"))
    }

    @Test("Ctrl-C ends with 130 and says that nothing is lost; with more threads the run goes on to the same version")
    func interrupted() throws {
        let scratch = try Self.prepared()
        let text = try Self.stop(scratch, by: SIGINT)
        #expect(text.exitCode == 130)
        #expect(text.talk.contains("nothing is lost"))
        #expect(text.output.isEmpty)
        let result = try Tool.run(["ingest", "in", "--threads", "2", "--corpus", "corpus"], in: scratch)
        #expect(result.exitCode == 0)
        #expect(result.text.contains("600 added"))
        #expect(result.talk.contains("went on where a run was stopped"))
        #expect(try scratch.root() == Self.undisturbedRoot(scratch))
    }

    @Test("under --json an interruption is one object; SIGTERM is an interruption too")
    func terminated() throws {
        let scratch = try Self.prepared()
        let result = try Self.stop(scratch, by: SIGTERM, json: true)
        #expect(result.exitCode == 128 + SIGTERM)
        #expect(try result.error["code"]?.integer == Int(128 + SIGTERM))
        #expect(try result.error["what"]?.string?.contains("nothing is lost") == true)
        let again = try scratch.ok(["ingest", "in", "--threads", "1"])
        #expect(again["resumed"]?.integer ?? 0 > 0)
    }

    @Test("waiting for standard input can be interrupted, and a parent that ignores SIGINT is obeyed")
    func waiting() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        // A shell has jobs in the background ignore SIGINT, unless it is told to begin each as a job of its own.
        let line = """
            mkfifo pipe; exec 3<>pipe
            stop() {
                "$TOOL" ingest - --corpus corpus <pipe 2>/dev/null & sleep 0.7
                kill -$1 $!; sleep 0.3; kill -0 $! 2>/dev/null && echo alive && kill -TERM $!
                wait $!; echo $?
            }
            stop INT; set -m; stop INT; stop TERM
            """
        #expect(try Tool.shell(line, in: scratch).text == "alive\n143\n130\n143\n")
    }
}
