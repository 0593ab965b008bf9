import Corpus
import FakeServer
import Foundation
import Native
import Store
import Testing

@Suite("What generate makes, in the corpus")
struct GenerateLineageTests {
    private typealias Make = GenerateCorpus

    /// Ids of the documents that a selection holds.
    private static func ids(_ scratch: Scratch, _ selection: String) throws -> [String] {
        let store = try CorpusStore(at: scratch.path + "/corpus", .read)
        var ids: [String] = []
        try SelectionReader(store, Selection(parsing: selection)).forEach {
            ids.append($0.id)
            return true
        }
        return ids
    }

    @Test("cat --lineage goes from a paraphrase to prompt, request and answer, and to the bytes of its seed's file")
    func lineage() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 3)
        try scratch.ok(["ingest", "in"])
        let server = try FakeServer()
        defer { server.stop() }
        try scratch.write(
            "again.yaml",
            Array(
                "name: again\nmethod: paraphrase\nabout: A test.\nuser: \"Rewrite {source}. {fields} {format}\"\nfields: [{name: title, words: 2-20}, {name: abstract, words: 20-200}]\n"
                    .utf8))
        try scratch.ok(Make.paraphrase + ["--per-document", "1", "--server", server.url])
        let id = try #require(try Self.ids(scratch, "main:origin=paraphrase").first)
        let report = try scratch.ok(["cat", id, "--lineage"])
        #expect(try Schema("output/cat-lineage").problems(report) == [])
        #expect(report["provenance"]?["promptFamily"] == "again" && report["answer"]?["model"] == "fake-model")
        let digest = try #require(report["answer"]?["requestDigest"]?.string)
        #expect(server.chats.contains { $0.digest.hex == digest })
        #expect(report["provenance"]?["responseDigest"] == report["answer"]?["responseDigest"])
        let seed = try #require(report["seeds"]?.array?.first)
        let record = try #require(seed["records"]?.array?.first)
        let (file, offset, length) = (
            record["file"]?.string ?? "", record["offset"]?.integer ?? 0, record["length"]?.integer ?? 0
        )
        let bytes = try scratch.read(file)[offset..<offset + length]
        let number = try #require(seed["id"]?.string).filter(\.isNumber)
        #expect(String(decoding: bytes, as: UTF8.self).contains(number.prefix(7)))
        let text = try Tool.run(["cat", id, "--lineage", "--corpus", "corpus"], in: scratch).text
        for word in ["prompt       again", "user> Rewrite", "answer> {", "made from", "bytes \(offset) to"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test("synthetic documents keep the families complete, and a split keeps them with their seeds")
    func groups() throws {
        let scratch = try Make.make()
        let server = try Make.server()
        defer { server.stop() }
        try scratch.ok(["families"])
        try scratch.ok(Make.paraphrase + ["--per-document", "2", "--server", server.url])
        try scratch.ok([
            "augment", "main:origin=real", "--method", "eda", "--per-document", "2", "--wordnet", AugmentTests.wordnet,
        ])
        let commit = try scratch.ok(["show"])["commit"]
        let split = try scratch.ok(["split", "--ratios", "50/25/25", "--dry-run"])
        #expect(split["groupsDivided"] == 0)
        #expect(try scratch.ok(["families"])["commit"] == commit, "there is nothing to add")
        try scratch.ok(["split", "--ratios", "50/25/25"])
        #expect(try scratch.ok(["leakage"])["count"] == 0)
        let seed = try #require(try scratch.ok(["leakage"])["groups"]?["seed"]?.integer)
        #expect(seed >= 6)
    }

    @Test("what filter took out stays out when the same run is repeated or made longer")
    func filtered() throws {
        let scratch = try Make.make()
        let server = try Make.server()
        defer { server.stop() }
        let run = Make.synthesis + ["--server", server.url]
        try scratch.ok(run + ["--count", "8"])
        let dropped = try #require(try Self.ids(scratch, "main:origin=synthesis").first)
        let store = try CorpusStore(at: scratch.path + "/corpus", .write)
        let transaction = try Transaction(store, branch: "main")
        try transaction.set(document: dropped, to: nil)
        for layer in ["facets", "labels"] { try transaction.set(dropped, to: nil, layer: layer) }
        let commit = try transaction.commit(Recipe(verb: "test"), tool: "test").id.hex
        _ = consume transaction
        _ = consume store
        #expect(try scratch.ok(run + ["--count", "8"])["commit"] == .string(commit))
        try scratch.ok(run + ["--count", "11"])
        let now = try Self.ids(scratch, "main:origin=synthesis")
        #expect(now.count == 10 && !now.contains(dropped))
    }

    @Test("a batch that is written, answered in any order and read gives the roots of the run that asked")
    func batch() throws {
        let (online, offline) = (try Make.make(), try Make.make())
        let server = try Make.server()
        defer { server.stop() }
        try online.ok(Make.synthesis + ["--count", "12", "--server", server.url])
        let run = Make.synthesis + ["--count", "12"]
        var rounds = 0
        while true {
            let written = try Tool.run(
                run + ["--write-batch", "batch.jsonl", "--json", "--corpus", "corpus"], in: offline
            ).json
            #expect(try Schema("output/generate-write-batch").problems(written) == [])
            if written["missing"] == 0 { break }
            rounds += 1
            try #require(rounds < 5)
            let lines = try offline.read("batch.jsonl").split(separator: 0x0A).map { try JSONValue(parsing: Array($0)) }
            var answers: [String] = []
            for line in lines.reversed() {
                let body = try #require(line["body"]).canonicalBytes
                let answer = try Self.answer(body, server)
                answers.append(
                    "{\"custom_id\":\(line["custom_id"]?.canonicalText ?? ""),\"error\":null,\"response\":{\"body\":\(answer),\"status_code\":200}}"
                )
            }
            answers.append(answers[0])
            answers.append("{\"custom_id\":\"\(String(repeating: "0", count: 64))\",\"response\":null,\"error\":null}")
            try offline.write("answers.jsonl", Array((answers.joined(separator: "\n") + "\n").utf8))
            let result = try Tool.run(
                run + ["--read-batch", "answers.jsonl", "--json", "--corpus", "corpus"], in: offline)
            #expect([0, 3].contains(result.exitCode), "\(result.talk)")
            #expect(try Schema("output/generate").problems(result.json) == [])
            #expect(try result.json["batch"]?["problems"] == ["duplicate": 1, "unknown": 1])
        }
        #expect(rounds > 1, "some are rejected and asked again")
        #expect(try Make.roots(online) == Make.roots(offline))
    }

    /// What the server answers to a body.
    private static func answer(_ body: [UInt8], _ server: FakeServer) throws -> String {
        let scratch = try Scratch()
        try scratch.write("body", body)
        let line = "curl -s --data-binary @body -H 'Content-Type: application/json' \(server.url)/v1/chat/completions"
        return try Tool.shell(line, in: scratch).text
    }
}
