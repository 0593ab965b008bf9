import Corpus
import Foundation
import Native
import Testing

@testable import Store

@Suite("Answers of language models")
struct ResponseTests {
    private static func response(_ number: Int, _ text: String = "a gate") -> KeptResponse {
        KeptResponse(
            request: Array(#"{"seed":\#(number)}"#.utf8), text: text, finishReason: "stop", model: "m",
            promptTokens: number, completionTokens: 2, raw: Array("{\"text\":\"\(text)\", \"é\\n\":1}".utf8))
    }

    private static func layout(_ corpus: CareCorpus) -> (Layout, String) {
        (corpus.layout, corpus.path + "/generate/responses.log")
    }

    @Test("a line is canonical JSON, says what was answered, and is refused where the request is not its digest's")
    func line() throws {
        let response = Self.response(1, "quotes \" and \u{1} and é")
        #expect(try JSONValue(parsing: response.line).canonicalBytes == response.line)
        #expect(KeptResponse(line: response.line) == response)
        let other = String(decoding: response.line, as: UTF8.self).replacing(#"{\"seed\":1}"#, with: #"{\"seed\":2}"#)
        #expect(KeptResponse(line: Array(other.utf8)) == nil)
        #expect(KeptResponse(line: Array("{}".utf8)) == nil)
    }

    @Test("the log gives answers back after it is opened again, the first of two to one request")
    func reopened() throws {
        let corpus = try CareCorpus()
        let (layout, _) = Self.layout(corpus)
        do {
            let log = try ResponseLog(layout)
            try log.append([Self.response(1), Self.response(2)])
            try log.append([Self.response(1, "another"), Self.response(3)])
        }
        let log = try ResponseLog(layout)
        #expect(log.count == 3 && log.notices.isEmpty)
        for number in 1...3 {
            let found = try #require(try log.response(to: Self.response(number).requestDigest))
            #expect(found.response == Self.response(number))
            #expect(found.line == SHA256.digest(of: Self.response(number).line))
        }
        #expect(try log.response(to: Self.response(4).requestDigest) == nil)
    }

    @Test("wherever the log was torn, whole answers are read, the rest is dropped with a notice, and it goes on")
    func torn() throws {
        let corpus = try CareCorpus()
        let (layout, path) = Self.layout(corpus)
        do { try ResponseLog(layout).append([Self.response(1), Self.response(2)]) }
        let whole = try FileSystem.read(path)
        let first = try #require(whole.firstIndex(of: 0x0A)) + 1
        for length in stride(from: 0, through: whole.count, by: 13) {
            try corpus.write(Array(whole.prefix(length)), to: "generate/responses.log")
            do {
                let log = try ResponseLog(layout)
                #expect(log.count == (length >= whole.count ? 2 : length >= first ? 1 : 0))
                #expect(log.notices.isEmpty == (length == 0 || length == first || length == whole.count))
                try log.append([Self.response(3)])
            }
            let again = try ResponseLog(layout)
            #expect(again.notices.isEmpty)
            #expect(try again.response(to: Self.response(3).requestDigest)?.response == Self.response(3))
        }
    }

    @Test("whatever byte of the log is flipped, an answer is as it was or is not there")
    func flipped() throws {
        let corpus = try CareCorpus()
        let (layout, path) = Self.layout(corpus)
        do { try ResponseLog(layout).append([Self.response(1), Self.response(2)]) }
        let whole = try FileSystem.read(path)
        for place in stride(from: 0, to: whole.count, by: 3) {
            var bytes = whole
            bytes[place] ^= 0x04
            try corpus.write(bytes, to: "generate/responses.log")
            let log = try ResponseLog(layout)
            #expect(log.count <= 1 && !log.notices.isEmpty, "byte \(place)")
            for number in 1...2 {
                let found = try log.response(to: Self.response(number).requestDigest)
                #expect(found == nil || found?.response == Self.response(number))
            }
            #expect(try !Check.run(at: corpus.path).damaged.isEmpty || place == whole.count - 1, "byte \(place)")
        }
    }

    @Test("answers that a version has leave the log; the last takes the file with it; gc and cache/ do not touch it")
    func removed() throws {
        let corpus = try CareCorpus.small()
        let (layout, path) = Self.layout(corpus)
        let log = try ResponseLog(layout)
        try log.append([Self.response(1), Self.response(2), Self.response(3)])
        try log.remove([Self.response(1).requestDigest, Self.response(3).requestDigest])
        _ = try GarbageCollection.run(at: corpus.path, .init(retention: Retention(minimumAge: 0)))
        let left = try ResponseLog(layout)
        #expect(left.count == 1)
        #expect(try left.response(to: Self.response(2).requestDigest)?.response == Self.response(2))
        let found = try Check.run(at: corpus.path)
        #expect(found.damaged.isEmpty && found.notices.contains { $0.kind == .waiting })
        try left.remove([Self.response(2).requestDigest])
        #expect(!FileSystem.exists(path))
    }

    /// A corpus with a version that has answers in a layer.
    private static func answered() throws -> CareCorpus {
        let corpus = try CareCorpus.small()
        let store = try CorpusStore(at: corpus.path, .write)
        let lines = (0..<5).map { response($0).line }
        try corpus.shard(lines.map { String(decoding: $0, as: UTF8.self) }, kind: .responses, store: store)
        let transaction = try Transaction(store, branch: "main")
        for number in (0..<5).sorted(by: {
            response($0).requestDigest.hex < response($1).requestDigest.hex
        }) {
            let entry = LayerEntry(
                document: SHA256.digest(of: lines[number]), json: Array(#"{"verdict":"rejected"}"#.utf8))
            try transaction.set(response(number).requestDigest.hex, to: entry, layer: "responses")
        }
        _ = try transaction.commit(Recipe(verb: "test"), tool: "test")
        return corpus
    }

    private static func answers(_ corpus: CareCorpus) throws -> [KeptResponse?] {
        let store = try CorpusStore(at: corpus.path, .read)
        let commit = try store.version("main").commit
        var found: [KeptResponse?] = []
        try store.forEachEntry(of: "responses", in: commit) { _, entry in
            found.append(KeptResponse(line: try store.line(entry.document)))
            return true
        }
        return found
    }

    @Test("gc keeps answers that a version reaches, and repair finds them without the index")
    func cared() throws {
        let corpus = try Self.answered()
        let store = try CorpusStore(at: corpus.path, .write)
        try corpus.shard(["{\"id\":\"nobody\"}"], kind: .responses, store: store)
        _ = consume store
        let removed = try GarbageCollection.run(at: corpus.path, .init(retention: Retention(minimumAge: 0))).removed
        #expect(removed.count { $0.hasPrefix("responses/") } == 1)
        let before = try Self.answers(corpus)
        #expect(before.count == 5 && before.allSatisfy { $0 != nil })
        try FileManager.default.removeItem(atPath: corpus.path + "/index.sqlite")
        #expect(throws: Fault.self) { try Self.answers(corpus) }
        _ = try Repair.run(at: corpus.path)
        #expect(try Self.answers(corpus) == before)
        #expect(try Check.run(at: corpus.path, .init(readData: true)).damaged.isEmpty)
        #expect(
            try CorpusStore(at: corpus.path, .read).staleEntries(
                in: CorpusStore(at: corpus.path, .read).version("main").commit)["responses"] == nil)
    }

    @Test("a flipped byte in a shard of answers is damage that check finds, and never another answer")
    func damaged() throws {
        let corpus = try Self.answered()
        let before = try Self.answers(corpus)
        let file = try #require(try corpus.files().first { $0.hasPrefix("responses/") && $0.hasSuffix(".zst") })
        let whole = try corpus.bytes(file)
        for place in stride(from: 0, to: whole.count, by: 11) {
            var bytes = whole
            bytes[place] ^= 0x20
            try corpus.write(bytes, to: file)
            #expect(try !Check.run(at: corpus.path, .init(readData: true)).damaged.isEmpty, "byte \(place)")
            if let now = try? Self.answers(corpus) { #expect(now == before, "byte \(place)") }
        }
    }
}
