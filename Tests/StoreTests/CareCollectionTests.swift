import Corpus
import Foundation
import Native
import Testing

@testable import Store

@Suite("Garbage collection and repack")
struct CareCollectionTests {
    private static let now = Retention(minimumAge: 0)
    private static let full = Check.Options(readData: true)

    private func collect(_ corpus: CareCorpus, _ retention: Retention = now, dryRun: Bool = false) throws
        -> GarbageCollection.Result
    {
        try GarbageCollection.run(at: corpus.path, GarbageCollection.Options(retention: retention, dryRun: dryRun))
    }

    private func repack(_ corpus: CareCorpus, dryRun: Bool = false) throws -> Repack.Result {
        try Repack.run(at: corpus.path, Repack.Options(retention: Self.now, dryRun: dryRun))
    }

    @Test("removes nothing from a corpus without garbage")
    func nothing() throws {
        let corpus = try CareCorpus.small()
        let files = try corpus.files()
        let result = try collect(corpus)
        #expect(result.removed.isEmpty && result.bytesFreed == 0)
        #expect(try corpus.files() == files)
    }

    @Test("removes what nothing refers to, and only that; a dry run says the same")
    func garbage() throws {
        let corpus = try CareCorpus.wasteful()
        let store = try CorpusStore(at: corpus.path, .write)
        let orphan = try corpus.shard(["{\"id\":\"orphan\"}"], store: store, isRegistered: false)
        _ = consume store
        try corpus.write([1, 2, 3], to: "trees/.tmp-1-2")
        let kept = try collect(corpus, Retention())
        #expect(kept.removed.isEmpty)
        let dry = try collect(corpus, dryRun: true)
        let before = try corpus.files()
        let result = try collect(corpus)
        let after = try corpus.files()
        #expect(dry.removed == result.removed && dry.bytesFreed == result.bytesFreed)
        #expect(Set(before).subtracting(after) == Set(result.removed))
        #expect(result.removed.count == 4)
        #expect(result.removed.contains("trees/.tmp-1-2"))
        #expect(result.removed.contains(corpus.layout.relative(corpus.layout.shard(orphan, .shards))))
        #expect(try corpus.isWhole())
        let check = try Check.run(at: corpus.path, Self.full)
        #expect(check.damaged.isEmpty && check.notices.isEmpty)
        #expect(try collect(corpus).removed.isEmpty)
    }

    @Test("keeps the lines that a layer's JSON names, through gc and repack")
    func namedLines() throws {
        let corpus = try CareCorpus.small()
        let record = #"{"id":"WO1A1","part":"record"}"#
        let digest = SHA256.digest(of: Array(record.utf8))
        do {
            let store = try CorpusStore(at: corpus.path, .write)
            try corpus.shard([record, #"{"id":"nobody"}"#], store: store)
            let transaction = try Transaction(store, branch: "main")
            let document = try #require(try transaction.digest(of: "WO1A1"))
            let json = #"{"fields":[],"records":[{"digest":""},{"digest":"\#(digest.hex)"}]}"#
            try transaction.set("WO1A1", to: LayerEntry(document: document, json: Array(json.utf8)), layer: "sources")
            _ = try transaction.commit(Recipe(verb: "test"), tool: "test")
        }
        #expect(try collect(corpus).removed.isEmpty)
        #expect(try !repack(corpus).removed.isEmpty)
        _ = try collect(corpus)
        let store = try CorpusStore(at: corpus.path, .read)
        #expect(try store.line(digest) == Array(record.utf8))
        #expect(throws: Fault.self) { try store.line(SHA256.digest(of: Array(#"{"id":"nobody"}"#.utf8))) }
    }

    @Test("a reader that looked lines up before a repack finds them where they went")
    func readerBeside() throws {
        let corpus = try CareCorpus.wasteful()
        let store = try CorpusStore(at: corpus.path, .read)
        var digests: [Digest] = []
        try store.forEachDocument(in: store.version("main").commit) { _, digest in
            digests.append(digest)
            return true
        }
        let index = try Index(store.layout, readOnly: true)
        let places = try digests.map { try #require(try index.object($0)) }
        #expect(try !repack(corpus).removed.isEmpty)
        #expect(places.contains { !FileSystem.exists(store.layout.shard($0.shard, $0.kind)) })
        let reader = LineReader(store.layout, index)
        #expect(try places.map { try reader.withLine($0) { SHA256.digest(of: $0) } } == digests)
    }

    @Test("keeps the commits that a lease names, and lets them go with the reader")
    func leases() throws {
        let corpus = try CareCorpus.small()
        let commit = try corpus.commit(["EP1A1": "x"], branch: "other")
        let writer = try CorpusStore(at: corpus.path, .write)
        try writer.refs.remove("other", .branch)
        _ = consume writer
        let reader = try CorpusStore(at: corpus.path, .read)
        do {
            let lease = try reader.lease(commit)
            let result = try collect(corpus)
            #expect(result.removed.isEmpty && result.leases == 1)
            #expect(try corpus.isWhole())
            _ = consume lease
        }
        #expect(try FileSystem.list(corpus.layout.leases).isEmpty)
        // A reader that was killed leaves its file.
        try corpus.write(Array((commit.hex + "\n").utf8), to: "leases/999999-1")
        let result = try collect(corpus)
        #expect(result.leases == 0)
        #expect(result.removed.contains("leases/999999-1"))
        #expect(result.removed.contains { $0.hasSuffix("\(commit).commit") })
        #expect(throws: Fault.self) { _ = try reader.commit(commit) }
        #expect(try Check.run(at: corpus.path, Self.full).damaged.isEmpty)
    }

    @Test("a version is held as long as it is read, and read without where nothing may be written")
    func holding() throws {
        let corpus = try CareCorpus.small()
        let store = try CorpusStore(at: corpus.path, .read)
        let commit = try #require(try store.resolve("main"))
        let held = try store.holding(commit) { try Lease.held(corpus.layout).commits }
        #expect(held == [commit])
        #expect(try Lease.held(corpus.layout).commits.isEmpty)
        try FileManager.default.removeItem(atPath: corpus.layout.leases)
        try corpus.write([0x78], to: "leases")
        #expect(try store.holding(commit) { 7 } == 7)
    }

    @Test("keeps the shards and the lines that a journal names")
    func journal() throws {
        let corpus = try CareCorpus.small()
        let store = try CorpusStore(at: corpus.path, .write)
        let first = try corpus.shard(["{\"id\":\"one\"}"], store: store)
        let second = try corpus.shard(["{\"id\":\"two\"}", "{\"id\":\"three\"}"], store: store)
        let third = try corpus.shard(["{\"id\":\"four\"}"], store: store)
        _ = consume store
        let line = SHA256.digest(of: Array("{\"id\":\"three\"}".utf8))
        do {
            let journal = try IngestJournal(corpus.layout)
            var item = JournalItem(key: .zero)
            item.shards = [StoredShard(name: first, kind: .shards, bytes: 1, uncompressed: 14, lines: [])]
            item.records = [.example("three", line)]
            try journal.add(item)
        }
        let result = try collect(corpus)
        #expect(result.removed == [corpus.layout.relative(corpus.layout.shard(third, .shards))])
        #expect(try Set(Inventory(corpus.layout).shards.map(\.name)).isSuperset(of: [first, second]))
    }

    @Test("a stop between rows and files leaves files that the index does not know, never rows without files")
    func stopped() throws {
        let corpus = try CareCorpus.wasteful()
        let files = try corpus.files().filter { $0 != "index.sqlite" }
        let saved = try Dictionary(uniqueKeysWithValues: files.map { ($0, try corpus.bytes($0)) })
        let result = try collect(corpus)
        for file in result.removed {
            try FileSystem.makeDirectory(FileSystem.parent(corpus.path + "/" + file))
            try corpus.write(saved[file] ?? [], to: file)
        }
        let check = try Check.run(at: corpus.path, Self.full)
        #expect(check.damaged.isEmpty)
        #expect(Set(check.notices.map(\.file)) == Set(result.removed))
        #expect(try collect(corpus).removed == result.removed)
    }

    @Test("drops nothing on the word of a damaged version", arguments: ["refs/heads/main", "trees"])
    func damaged(what: String) throws {
        let corpus = try CareCorpus.wasteful()
        let file = what == "trees" ? try #require(try corpus.files().first { $0.hasSuffix(".nodes") }) : what
        var bytes = try corpus.bytes(file)
        bytes[12] = 0x78
        try corpus.write(bytes, to: file)
        let files = try corpus.files()
        #expect(throws: Fault.self) { _ = try collect(corpus) }
        #expect(throws: Fault.self) { _ = try repack(corpus) }
        try FileSystem.remove(corpus.path + "/" + file)
        #expect(throws: Fault.self) { _ = try collect(corpus) }
        #expect(try Set(files).subtracting(corpus.files()) == [file])
    }

    @Test("repack keeps every version as it is, puts documents in order, and has nothing left to do")
    func repack() throws {
        let corpus = try CareCorpus.wasteful()
        let dry = try repack(corpus, dryRun: true)
        let result = try repack(corpus)
        #expect(dry.removed == result.removed && dry.deadBytes == result.deadBytes)
        // One shard of each kind, one pack, and the two wholly dead shards that are gc's.
        let shards = try Inventory(corpus.layout).shards
        #expect(shards.filter { $0.kind == .quarantine }.count == 1)
        #expect(try Inventory(corpus.layout).packs.count == 1)
        #expect(result.bytesFreed > 0)
        #expect(try corpus.isWhole())
        let check = try Check.run(at: corpus.path, Self.full)
        #expect(check.damaged.isEmpty && check.notices.isEmpty)
        #expect(try repack(corpus).removed.isEmpty)
        let freed = try collect(corpus)
        #expect(!freed.removed.isEmpty)
        let remaining = try Inventory(corpus.layout).shards.filter { $0.kind == .shards }
        #expect(remaining.count == 1)
        var ids: [String] = []
        var decompressor = ZstdDecompressor()
        for shard in remaining {
            try ShardFile(path: corpus.layout.shard(shard.name, .shards)).forEachLine(
                name: shard.name, with: &decompressor
            ) { line, _ in
                ids.append(String(String(bytes: line).dropFirst(7).prefix(10)))
            }
        }
        let newest = corpus.versions[corpus.versions.count - 1].documents.keys.sorted()
        #expect(Array(ids.prefix(newest.count)) == newest)
        #expect(try corpus.isWhole())
        #expect(try Repair.run(at: corpus.path).damaged.isEmpty)
        #expect(try corpus.isWhole())
    }

    @Test("repack takes single dead lines out, and nothing of a young shard")
    func deadLines() throws {
        let corpus = try CareCorpus.wasteful()
        let dead = SHA256.digest(of: Array("{\"id\":\"dead\"}".utf8))
        _ = try Repack.run(at: corpus.path)
        #expect(try corpus.indexContent().lines[dead] != nil)
        let result = try repack(corpus)
        #expect(result.deadBytes == 14)
        #expect(try corpus.indexContent().lines[dead] == nil)
        #expect(try corpus.isWhole())
    }

    @Test("repack ends shards where they are full")
    func fullShards() throws {
        let corpus = try CareCorpus.wasteful()
        let result = try Repack.run(at: corpus.path, Repack.Options(retention: Self.now, shardBytes: 12_000))
        let sizes = try Index(corpus.layout, readOnly: true).shards().filter { row in
            result.added.contains(corpus.layout.relative(corpus.layout.shard(row.name, row.kind)))
        }.map(\.uncompressed)
        #expect(sizes.contains { $0 > 11_900 } && sizes.allSatisfy { $0 <= 12_000 })
        #expect(try corpus.isWhole())
    }

    @Test("repack leaves the old files to gc while somebody reads")
    func leased() throws {
        let corpus = try CareCorpus.wasteful()
        let reader = try CorpusStore(at: corpus.path, .read)
        let lease = try reader.lease(corpus.versions[0].commit)
        let files = try Set(corpus.files())
        let result = try repack(corpus)
        #expect(result.isLeftToGarbageCollection)
        #expect(try files.subtracting(corpus.files()).isEmpty)
        #expect(try Set(result.removed).isDisjoint(with: collect(corpus).removed))
        #expect(try corpus.isWhole())
        _ = consume lease
        #expect(try Set(collect(corpus).removed).isSuperset(of: result.removed))
        #expect(try corpus.isWhole())
    }

    @Test("a reader goes on through a repack")
    func readerDuringRepack() throws {
        let corpus = try CareCorpus.wasteful()
        let reader = try CorpusStore(at: corpus.path, .read)
        let commit = try reader.version("main").commit
        var seen = 0
        try reader.forEachDocument(in: commit) { _, digest in
            if seen == 10 { _ = try repack(corpus) }
            _ = try reader.line(digest)
            seen += 1
            return true
        }
        #expect(seen == commit.documents.count)
    }

    @Test("another writer's lock stops repair, gc and repack")
    func locked() throws {
        let corpus = try CareCorpus.small()
        let writer = try CorpusStore(at: corpus.path, .write)
        let faults = [
            #expect(throws: Fault.self) { _ = try collect(corpus) },
            #expect(throws: Fault.self) { _ = try repack(corpus) },
            #expect(throws: Fault.self) { _ = try Repair.run(at: corpus.path) },
        ]
        #expect(faults.allSatisfy { $0?.kind == .locked })
        _ = writer
    }
}
