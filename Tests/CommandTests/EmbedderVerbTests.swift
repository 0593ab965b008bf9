import Corpus
import FakeServer
import Foundation
import Native
import Testing

/// `--embedder endpoint` and `--embedder file`, from the shell to the server and back.
@Suite("embedders of verbs")
struct EmbedderVerbTests {
    private static func corpus() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 60, perFile: 60)
        try scratch.ok(["ingest", "in"])
        return scratch
    }

    @Test("a server embeds each document once; measure and retrieve take its vectors from the cache")
    func endpoint() throws {
        let scratch = try Self.corpus()
        let server = try FakeServer()
        defer { server.stop() }
        let model = [
            "--embedder", "endpoint", "--server", server.url, "--model", "fake-model", "--max-characters", "300",
        ]
        let first = try scratch.ok(["embed", "main"] + model)
        let documents = try #require(first["documents"]?.integer)
        #expect(first["computed"] == .integer(documents) && first["dimensions"] == 16 && first["fitted"] == 0)
        #expect((first["cut"]?.integer ?? 0) > 0)
        let sent = server.requests.filter(\.isEmbeddings).flatMap { $0.json["input"]?.array ?? [] }
        // One text is the question how long vectors are.
        #expect(sent.count == documents + 1 && sent.allSatisfy { ($0.string ?? "").count <= 300 })
        let again = try scratch.ok(["embed", "main"] + model)
        #expect(again["cached"] == .integer(documents) && again["embedder"] == first["embedder"])
        let vendi = try scratch.ok(["measure", "vendi", "main"] + model)
        #expect(vendi["embedder"] == first["embedder"])
        #expect(vendi["notes"]?.array?.contains { $0.string?.contains("first 300 characters") == true } == true)
        let after = server.requests.filter(\.isEmbeddings).flatMap { $0.json["input"]?.array ?? [] }
        #expect(after.dropFirst(sent.count).allSatisfy { $0 == "patent" })
    }

    @Test("vectors of a file are taken by id, and are the same as those that were written")
    func file() throws {
        let scratch = try Self.corpus()
        let lsa = try scratch.ok(["embed", "main", "--dimensions", "8", "--output", "v.npy"])
        let own = try scratch.ok(["embed", "main", "--embedder", "file", "--embeddings", "v.npy", "--output", "w.npy"])
        #expect(own["documents"] == lsa["documents"] && own["dimensions"] == lsa["dimensions"])
        #expect(own["embedder"]?.string?.hasPrefix("file-") == true)
        #expect(try FileSystem.read(scratch.path + "/v.npy") == FileSystem.read(scratch.path + "/w.npy"))
        let vendi = try scratch.ok(["measure", "vendi", "main", "--embedder", "file", "--embeddings", "w.npy"])
        #expect(vendi["embedder"] == own["embedder"])
        let lines = try String(contentsOfFile: scratch.path + "/v.txt", encoding: .utf8)
        try scratch.write("w.txt", Array(lines.replacing(/^[^\n]*/, with: "US1", maxReplacements: 1).utf8))
        let missing = try Tool.run(
            ["measure", "vendi", "main", "--embedder", "file", "--embeddings", "w.npy", "--corpus", "corpus"],
            in: scratch)
        #expect(missing.exitCode == 64 && missing.talk.contains("1 document of"))
    }

    private static let mistakes: [(arguments: [String], words: String)] = [
        (["--embedder", "endpoint"], "needs a server and a model"),
        (["--embedder", "endpoint", "--server", "localhost:1", "--model", "m"], "no address"),
        (["--embedder", "endpoint", "--server", "http://127.0.0.1:9", "--model", "m"], "no server answers"),
        (["--embedder", "endpoint", "--server", "SERVER", "--model", "fake"], "give --model fake-model"),
        (["--embedder", "endpoint", "--server", "LOCKED", "--model", "fake-model"], "refuses the key"),
        (["--embedder", "endpoint", "--server", "SERVER", "--model", "fake-model", "--fit", "main"], "not fitted"),
        (
            ["--embedder", "endpoint", "--server", "SERVER", "--model", "fake-model", "--max-characters", "0"],
            "--max-characters is 0"
        ),
        (["--server", "http://127.0.0.1:9"], "--server goes with --embedder endpoint"),
        (["--embedder", "file"], "give it by --embeddings"), (["--embeddings", "x.npy"], "goes with --embedder file"),
        (["--embedder", "file", "--embeddings", "nosuch.npy"], "no such file"),
        (["--embedder", "bert"], "no embedder bert"),
    ]

    @Test("wrong use is told before a text is sent, and no key is shown")
    func wrong() throws {
        let scratch = try Self.corpus()
        let server = try FakeServer()
        var locks = FakeServer.Settings()
        locks.key = "sk-right-0123456789"
        let locked = try FakeServer(settings: locks)
        defer {
            server.stop()
            locked.stop()
        }
        for (arguments, words) in Self.mistakes {
            let given = arguments.map { $0.replacing("SERVER", with: server.url).replacing("LOCKED", with: locked.url) }
            let result = try Tool.run(
                ["embed", "main", "--corpus", "corpus"] + given, in: scratch,
                environment: ["OPENAI_API_KEY": "sk-wrong-9876543210"])
            #expect(result.exitCode != 0 && result.talk.contains(words), "\(result.talk)")
            #expect(!result.talk.contains("9876543210"))
        }
        #expect(server.requests.filter(\.isEmbeddings).isEmpty)
    }
}
