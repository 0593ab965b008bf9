import Corpus
import FakeServer
import Foundation
import Native
import Store
import Testing

@Suite("generate")
struct GenerateTests {
    private typealias Make = GenerateCorpus

    @Test("asks, keeps every answer, commits what is accepted, and asks nothing the second time")
    func generates() throws {
        let scratch = try Make.make()
        let server = try Make.server()
        defer { server.stop() }
        let run = Make.synthesis + ["--count", "12", "--server", server.url]
        let before = try scratch.root()
        let dry = try Tool.run(run + ["--dry-run", "--json", "--corpus", "corpus"], in: scratch).json
        #expect(try Schema("output/generate-dry-run").problems(dry).isEmpty)
        #expect(server.requests.isEmpty && dry["requested"] == 12)
        let first = try scratch.ok(run)
        #expect(try Schema("output/generate").problems(first) == [])
        #expect(first["accepted"] == 12 && first["end"] == "finished" && first["left"] == 0)
        let rejected = try #require(first["rejected"]?["refusal"]?.integer)
        #expect(rejected > 0 && server.chats.count == 12 + rejected)
        #expect(first["asked"] == .integer(server.chats.count))
        #expect(Make.counts(server).values.allSatisfy { $0 == 1 })
        for label in first["labels"]?.array ?? [] { #expect(label["planned"] == label["accepted"]) }
        #expect(try scratch.ok(run)["commit"] == first["commit"])
        #expect(server.chats.count == 12 + rejected)
        #expect(try scratch.root() != before)
        #expect(try scratch.ok(["check", "--read-data"])["damaged"] == [])
        let shown = try scratch.ok(["show"])
        #expect(shown["responses"] == ["accepted": 12, "rejected": .integer(rejected)] && shown["documents"] == 18)
        #expect(try scratch.ok(["stats", "main:origin=synthesis,label=a"])["documents"] == 12)
        #expect(try scratch.ok(["stats", "main"])["documents"] == 18)
        let store = try CorpusStore(at: scratch.path + "/corpus", .read)
        let schema = try Schema("layers/responses")
        try store.forEachEntry(of: "responses", in: store.version("main").commit) { key, entry in
            #expect(try schema.problems(JSONValue(parsing: entry.json)) == [])
            let line = try store.line(entry.document)
            #expect(KeptResponse(line: line)?.requestDigest.hex == key)
            return true
        }
        #expect(!scratch.exists("corpus/generate/responses.log"))
    }

    @Test("a run that was killed goes on: nothing answered is asked again, and the version is the undisturbed one")
    func killed() throws {
        let (scratch, other) = (try Make.make(), try Make.make())
        let server = try Make.server(latency: 0.03)
        defer { server.stop() }
        let run = Make.synthesis + ["--count", "40", "--server", server.url, "--concurrency", "4"]
        for limit in [6, 15, 30] {
            let started = try Tool.start(run + ["--corpus", "corpus"], in: scratch)
            let end = ContinuousClock.now + .seconds(20)
            while server.chats.count < limit && ContinuousClock.now < end { usleep(2000) }
            started.send(SIGKILL)
            _ = try started.wait()
        }
        let last = try scratch.ok(run)
        #expect(last["accepted"] == 40)
        let repeated = Make.counts(server).values.reduce(0) { $0 + $1 - 1 }
        #expect(repeated <= 3 * 4, "at most what was under way at each kill: \(repeated)")
        let undisturbed = try other.ok(run)
        #expect(try Make.roots(scratch) == Make.roots(other))
        #expect(last["commit"] == undisturbed["commit"])
    }

    @Test("Ctrl-C waits for what is under way, commits what is settled, ends with 130, and the rest comes later")
    func interrupted() throws {
        let (scratch, other) = (try Make.make(), try Make.make())
        let server = try Make.server(latency: 0.03)
        defer { server.stop() }
        let run = Make.synthesis + ["--count", "40", "--server", server.url, "--concurrency", "2"]
        let started = try Tool.start(run + ["--json", "--corpus", "corpus"], in: scratch)
        let end = ContinuousClock.now + .seconds(20)
        while server.chats.count < 12 && ContinuousClock.now < end { usleep(2000) }
        started.send(SIGINT)
        let result = try started.wait()
        #expect(result.exitCode == 130 && result.talk.contains("give the same command again"))
        #expect(try result.json["end"] == "interrupted")
        #expect(try scratch.ok(["show"])["documents"]?.integer ?? 0 > 6, "some are committed")
        _ = try scratch.ok(run)
        #expect(Make.counts(server).values.allSatisfy { $0 == 1 })
        _ = try other.ok(run)
        #expect(try Make.roots(scratch) == Make.roots(other))
    }

    @Test("a budget is not gone over; what is there is committed, and the same command goes on")
    func budget() throws {
        let (scratch, other) = (try Make.make(), try Make.make())
        let server = try Make.server()
        defer { server.stop() }
        let run = Make.synthesis + ["--count", "20", "--server", server.url, "--max-tokens", "200"]
        var spent = 0
        for _ in 0..<60 {
            let result = try Tool.run(run + ["--budget", "1500", "--json", "--corpus", "corpus"], in: scratch)
            let tokens = try #require(try result.json["tokens"])
            let run = (tokens["prompt"]?.integer ?? 0) + (tokens["completion"]?.integer ?? 0)
            #expect(run <= 1500)
            spent += run
            if result.exitCode == 0 { break }
            #expect(result.exitCode == 3 && result.talk.contains("left. To go on"))
        }
        #expect(spent > 1500)
        #expect(Make.counts(server).values.allSatisfy { $0 == 1 })
        _ = try other.ok(run)
        #expect(try Make.roots(scratch) == Make.roots(other))
    }

    @Test(
        "a replay gives the same roots without a server, from the answers of any branch; a missing answer is an error")
    func replays() throws {
        let scratch = try Make.make()
        try scratch.ok(["branch", "before"])
        let server = try Make.server()
        let run = Make.synthesis + ["--count", "10"]
        try scratch.ok(run + ["--server", server.url])
        server.stop()
        try FileManager.default.removeItem(atPath: scratch.path + "/corpus/index.sqlite")
        _ = try? FileManager.default.removeItem(atPath: scratch.path + "/corpus/cache")
        try scratch.ok(["repair"])
        let replayed = try scratch.ok(run + ["--replay", "--branch", "before"])
        #expect(replayed["asked"] == 0 && replayed["accepted"] == 10)
        #expect(try Make.roots(scratch) == Make.roots(scratch, "before"))
        #expect(try scratch.ok(run + ["--replay"])["commit"] == scratch.ok(["show"])["commit"])
        let more = try Tool.run(
            Make.synthesis + ["--count", "13", "--replay", "--json", "--corpus", "corpus"], in: scratch)
        #expect(more.exitCode == 1)
        #expect(try more.error["what"]?.string?.hasPrefix("3 answers of 13 documents are not kept") == true)
    }

    @Test("faults of a server are survived, and every request is accounted for once")
    func faults() throws {
        let (scratch, other) = (try Make.make(), try Make.make())
        let plain = try Make.server()
        defer { plain.stop() }
        let faulty = try Make.server { request in
            guard request.isChat, request.attempt == 0 else { return nil }
            switch request.number % 8 {
            case 0: return .error(429, "slow down", retryAfter: "0")
            case 1: return .error(500, "oops")
            case 2: return .invalidJSON
            case 3: return .emptyChoices
            case 4: return .close
            case 5: return .html()
            case 6: return FakeReply.chat("{\"title\": \"half", to: request).sent(.cut(after: 30))
            default: return nil
            }
        }
        defer { faulty.stop() }
        let found = try scratch.ok(Make.synthesis + ["--count", "30", "--server", faulty.url])
        let wanted = try other.ok(Make.synthesis + ["--count", "30", "--server", plain.url])
        #expect(found["failed"] == 0)
        for key in ["accepted", "rejected", "asked", "labels"] { #expect(found[key] == wanted[key]) }
        #expect(try Make.roots(scratch) == Make.roots(other))
    }

    @Test("a request that never gets an answer leaves its document open, and the rest is committed")
    func failing() throws {
        let scratch = try Make.make()
        let seeds = try Make.server()
        defer { seeds.stop() }
        let server = try Make.server { request in
            request.isChat && request.json["seed"]?.integer.map { $0 % 7 == 1 } == true ? .error(400, "too long") : nil
        }
        defer { server.stop() }
        let run = Make.synthesis + ["--count", "20", "--server", server.url]
        let result = try Tool.run(run + ["--json", "--corpus", "corpus"], in: scratch)
        let failed = try #require(try result.json["failed"]?.integer)
        #expect(result.exitCode == (failed > 0 ? 3 : 0) && failed > 0)
        #expect(try result.json["accepted"]?.integer ?? 0 > 0)
        let mended = Make.synthesis + ["--count", "20", "--server", seeds.url]
        #expect(try scratch.ok(mended)["left"] == 0)
        let other = try Make.make()
        _ = try other.ok(mended)
        #expect(try Make.roots(scratch) == Make.roots(other))
    }

    @Test("wrong uses give a clear error before anything is spent, and no version")
    func wrongUse() throws {
        let scratch = try Make.make()
        let server = try Make.server(key: "right-key-for-tests")
        defer { server.stop() }
        let closed = try Make.server()
        closed.stop()
        try scratch.write(
            "bad.yaml",
            Array("name: x\nmethod: synthesis\nuser: \"{colour} {fields}\"\nfields: [{name: title, words: 2-9}]\n".utf8)
        )
        let taxonomy = "name: t\nversion: \"1\"\nlabels:\n  - {id: a, name: Gates}\n  - {id: b, name: Doors}\n"
        try scratch.write("taxonomy.yaml", Array(taxonomy.utf8))
        let commit = try scratch.ok(["show"])["commit"]
        let key = ["PATCORPUS_API_KEY": "wrong-key-for-tests"]
        let right = ["PATCORPUS_API_KEY": "right-key-for-tests"]
        let made = ["generate", "--prompt", "./made.yaml", "--from", "main", "--count", "5"]
        let cases: [([String], [String: String], String)] = [
            (made + ["--model", "fake-model", "--server", closed.url, "--retries", "2"], right, "no server answers"),
            (made + ["--model", "fake-modal", "--server", server.url], right, "fake-model"),
            (made + ["--model", "fake-model", "--server", server.url], key, "refuses the key"),
            (made + ["--model", "fake-model", "--server", "ftp://x"], right, "no address of http"),
            (made + ["--server", server.url], right, "no model is named"),
            (made + ["--preset", "gpt-9", "--server", server.url], right, "no preset gpt-9"),
            (made + ["--model", "fake-model"], right, "nobody is to be asked"),
            (made + ["--preset", "qwen2.5-7b"], right, "vllm serve"),
            (["generate", "--prompt", "./bad.yaml", "--from", "main", "--count", "5", "--offline"], right, "colour"),
            (
                [
                    "generate", "--prompt", "abstract-only", "--from", "main", "--count", "5", "--offline",
                    "--taxonomy", "taxonomy.yaml",
                ], right, "no definition of a"
            ),
            (
                ["generate", "--prompt", "abstract-onyl", "--from", "main", "--count", "5", "--offline"], right,
                "did you mean abstract-only"
            ),
            (made + ["--offline", "--method", "paraphrase"], right, "is for synthesis"),
            (["generate", "--prompt", "./made.yaml", "--from", "main", "--offline"], right, "nobody says how many"),
            (["generate", "--prompt", "./made.yaml", "--count", "5", "--offline"], right, "--from"),
            (
                [
                    "generate", "--prompt", "./made.yaml", "--from", "main:origin=synthesis", "--count", "5",
                    "--offline",
                ], right, "no document holds"
            ),
            (made + ["--offline", "--attempts", "0"], right, "--attempts is 0"),
        ]
        for (arguments, environment, words) in cases {
            let result = try Tool.run(
                arguments + ["--json", "--corpus", "corpus"], in: scratch, environment: environment)
            #expect(result.exitCode != 0 && result.talk.contains(words), "\(arguments): \(result.talk)")
            #expect(!result.talk.contains("wrong-key-for-tests") && !result.talk.contains("right-key-for-tests"))
        }
        #expect(server.chats.isEmpty && closed.chats.isEmpty)
        #expect(try scratch.ok(["show"])["commit"] == commit)
    }

    @Test("the key is in no file of the corpus and in nothing that is printed, even if the server repeats it")
    func key() throws {
        let scratch = try Make.make()
        let secret = "sk-very-secret-key-0123456789"
        let server = try Make.server(key: secret) { request in
            guard request.isChat else { return nil }
            let echo = "Your key is \(secret). " + FakeTexts.patent(for: request)
            return request.number % 2 == 0 ? FakeReply.chat(echo, to: request) : nil
        }
        defer { server.stop() }
        let result = try Tool.run(
            Make.synthesis + ["--count", "8", "--server", server.url, "--json", "--corpus", "corpus"], in: scratch,
            environment: ["OPENAI_API_KEY": secret])
        #expect(result.exitCode == 0)
        #expect(!result.talk.contains(secret) && !result.text.contains(secret))
        #expect(server.chats.allSatisfy { $0.headers["authorization"] == "Bearer \(secret)" })
        for name in try scratch.files("corpus") {
            let bytes = try scratch.read("corpus/" + name)
            #expect(!String(decoding: bytes, as: UTF8.self).contains(secret), "\(name)")
        }
        let store = try CorpusStore(at: scratch.path + "/corpus", .read)
        let commit = try store.version("main").commit
        var lines = 0
        try store.forEachEntry(of: "responses", in: commit) { _, entry in
            lines += 1
            let line = String(decoding: try store.line(entry.document), as: UTF8.self)
            #expect(!line.contains(secret))
            return true
        }
        try store.forEachDocument(in: commit) { _, digest in
            let line = String(decoding: try store.line(digest), as: UTF8.self)
            #expect(!line.contains(secret))
            return true
        }
        #expect(lines >= 8)
    }
}
