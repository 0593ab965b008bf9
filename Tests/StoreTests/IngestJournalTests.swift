import Corpus
import Foundation
import Native
import Testing

@testable import Store

extension JournalRecord {
    static func example(_ id: String, _ digest: Digest) -> JournalRecord {
        JournalRecord(
            id: id, digest: digest, dialect: "d", part: "", produced: "", file: "f", offset: 0, length: 1,
            defects: "[]",
            facets: Array("{}".utf8), labels: nil)
    }
}

@Suite("A journal")
struct IngestJournalTests {
    private static func corpus(_ folder: TemporaryFolder) throws -> Layout {
        try CorpusStore.create(at: folder.file("c"))
        return Layout(root: folder.file("c"))
    }

    /// A share with one record, whose shard is in no file.
    private static func item(_ key: String, _ id: String) -> JournalItem {
        let digest = SHA256.digest(of: Array(id.utf8))
        var item = JournalItem(key: SHA256.digest(of: Array(key.utf8)))
        let line = LinePlace(digest: digest, start: 0, length: 1)
        item.shards = [StoredShard(name: digest, kind: .shards, bytes: 9, uncompressed: 2, lines: [line])]
        item.records = [.example(id, digest)]
        item.problems = [JournalProblem(file: "f", offset: 0, length: 1, dialect: "", reason: "r", digest: digest)]
        return item
    }

    private static func ids(_ journal: IngestJournal) throws -> [String] {
        var ids: [String] = []
        try journal.forEachPublication { ids.append(contentsOf: $0.map(\.id)) }
        return ids
    }

    @Test("is not changed by a gc that comes while its ingest runs")
    func collectedMeanwhile() throws {
        let folder = try TemporaryFolder()
        let layout = try Self.corpus(folder)
        let store = try CorpusStore(at: layout.root, .write)
        let journal = try IngestJournal(layout)
        try journal.add(Self.item("one", "A"))
        let fault = #expect(throws: Fault.self) { _ = try GarbageCollection.run(at: layout.root) }
        #expect(fault?.kind == .locked)
        #expect(try IngestJournal.names(layout).count == 1)
        try journal.add(Self.item("two", "B"))
        #expect(try Self.ids(journal) == ["A", "B"])
        withExtendedLifetime(store) {}
    }

    @Test("takes a share of one key once")
    func sameKey() throws {
        let folder = try TemporaryFolder()
        let journal = try IngestJournal(Self.corpus(folder))
        for _ in 0..<2 { try journal.add(Self.item("one", "A")) }
        #expect(try Self.ids(journal) == ["A"])
        #expect(try journal.problems().count == 1)
    }

    @Test("forgets all that a share gave whose shard is gone")
    func lostShard() throws {
        let folder = try TemporaryFolder()
        let layout = try Self.corpus(folder)
        let journal = try IngestJournal(layout)
        let item = Self.item("one", "A")
        try journal.add(item)
        #expect(try !journal.takeDone(item.key, layout: layout))
        #expect(try IngestJournal.names(layout).isEmpty)
        // The next share gets the number of the one that went.
        try journal.add(Self.item("two", "B"))
        #expect(try Self.ids(journal) == ["B"])
        var shards: [StoredShard] = []
        try journal.forEachShards { shards += $0 }
        #expect(shards == Self.item("two", "B").shards)
    }

    @Test("a new run begins without shares and takes those that it has in common with the last")
    func nextRun() throws {
        let folder = try TemporaryFolder()
        let layout = try Self.corpus(folder)
        var item = Self.item("one", "A")
        item.shards = []
        try IngestJournal(layout).add(item)
        let next = try IngestJournal(layout)
        #expect(try Self.ids(next).isEmpty)
        #expect(try next.takeDone(item.key, layout: layout))
        #expect(try Self.ids(next) == ["A"])
    }

    @Test("is begun anew where it is garbage, and left where it only cannot be opened")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        let layout = try Self.corpus(folder)
        try FileSystem.makeDirectory(layout.ingest)
        _ = try folder.write(Array(repeating: 0x78, count: 5000), to: "c/ingest/journal.sqlite")
        do {
            let journal = try IngestJournal(layout)
            try journal.add(Self.item("one", "A"))
            #expect(try Self.ids(journal) == ["A"])
            try journal.remove()
        }
        try FileSystem.makeDirectory(layout.ingest + "/journal.sqlite")
        let fault = #expect(throws: Fault.self) { _ = try IngestJournal(layout) }
        #expect(fault?.place.hasSuffix("ingest/journal.sqlite") == true && fault?.fix.isEmpty == false)
    }
}
