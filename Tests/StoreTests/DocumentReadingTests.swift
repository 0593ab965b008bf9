import Corpus
import Native
import Testing

@testable import Store

struct DocumentReadingTests {
    /// A corpus of one shard a group of lines, and the lines' digests in an order of their own.
    private static func make(_ folder: TemporaryFolder) throws -> (
        store: CorpusStore, digests: [Digest], lines: [String]
    ) {
        let path = folder.file("c")
        try CorpusStore.create(at: path)
        let store = try CorpusStore(at: path, .write)
        var generator = SeededGenerator(seed: 7)
        var lines: [String] = []
        for shard in 0..<3 {
            var builder = ShardBuilder()
            for number in 0..<40 {
                let filler = (0..<Int.random(in: 0..<20_000, using: &generator)).map { _ in "x" }.joined()
                let line = "{\"n\":\"\(shard).\(number)\",\"t\":\"\(filler)\"}"
                lines.append(line)
                let bytes = Array(line.utf8)
                builder.append(bytes.span, digest: SHA256.digest(of: bytes))
            }
            let image = builder.finish()
            try Transaction.write(image, kind: .shards, to: store.layout)
            try store.register([image.stored(as: .shards)])
        }
        lines.shuffle(using: &generator)
        return (store, lines.map { SHA256.digest(of: Array($0.utf8)) }, lines)
    }

    @Test("maps documents in the order they were asked for, whatever the threads", arguments: [1, 2, 3])
    func map(threads: Int) throws {
        let folder = try TemporaryFolder()
        let (store, digests, lines) = try Self.make(folder)
        var documents = 0
        let result = try store.mapDocuments(digests, threads: threads) {
            0
        } work: { (worker: inout Int, at, line) in
            worker += 1
            return "\(at) \(String(bytes: line))"
        } progress: {
            documents += $1
        }
        #expect(result == lines.enumerated().map { "\($0.offset) \($0.element)" })
        #expect(documents == lines.count)
        #expect(
            try store.mapDocuments([], threads: threads) {
                0
            } work: { (_: inout Int, _, _) in
                1
            } == [])
    }

    @Test("streams documents in the order they were asked for", arguments: [1, 2])
    func stream(threads: Int) throws {
        let folder = try TemporaryFolder()
        let (store, digests, lines) = try Self.make(folder)
        var found: [String] = []
        // The same one twice, as a set may have it.
        try store.streamDocuments(digests + [digests[0]], threads: threads) {
            0
        } work: { (_: inout Int, _, line) in
            String(bytes: line)
        } consume: {
            found.append($0)
        }
        #expect(found == lines + [lines[0]])
    }

    @Test("says which document the index lacks")
    func missing() throws {
        let folder = try TemporaryFolder()
        let (store, digests, _) = try Self.make(folder)
        let other = SHA256.digest(of: [1])
        let fault = #expect(throws: Fault.self) {
            _ = try store.mapDocuments(digests + [other], threads: 1) {
                0
            } work: { (_: inout Int, _, _) in
                1
            }
        }
        #expect(fault?.kind == .damage && fault?.what.contains(other.short) == true)
    }

    @Test("puts entries in the place of a whole layer, as if it had been made anew")
    func replace() throws {
        let folder = try TemporaryFolder()
        let (store, digests, _) = try Self.make(folder)
        func entries(_ keys: [Int], _ text: String) -> [(key: String, entry: LayerEntry)] {
            keys.map { (String(1000 + $0), LayerEntry(document: digests[$0], json: Array(text.utf8))) }
        }
        func commit(_ layer: [(key: String, entry: LayerEntry)]) throws -> TreeRoot? {
            let transaction = try Transaction(store, branch: "main")
            if transaction.base == nil {
                for at in 0..<100 { try transaction.set(document: String(1000 + at), to: digests[at]) }
            }
            try transaction.replace(layer: "labels", with: layer)
            let id = try transaction.commit(Recipe(verb: "x"), tool: "t").id
            return try store.commit(id).commit.layers["labels"]
        }
        let first = try commit(entries(Array(10..<60), "[]"))
        let second = try commit(entries([0, 5, 20, 59, 99], "[1]"))
        #expect(second?.count == 5)
        var found: [String] = []
        try store.forEachEntry(of: "labels", in: store.version("main").commit) {
            found.append($0 + String(decoding: $1.json, as: UTF8.self))
            return true
        }
        #expect(found == ["1000[1]", "1005[1]", "1020[1]", "1059[1]", "1099[1]"])
        #expect(try commit([]) == nil)
        #expect(try commit(entries(Array(10..<60), "[]")) == first)
    }
}
