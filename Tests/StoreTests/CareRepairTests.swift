import Corpus
import Foundation
import GRDB
import Native
import Testing

@testable import Store

@Suite("Repair")
struct CareRepairTests {
    @Test("a repaired index says what the deleted one said")
    func equality() throws {
        let corpus = try CareCorpus.small()
        let before = try corpus.indexContent()
        try FileSystem.remove(corpus.layout.index)
        let result = try Repair.run(at: corpus.path, threads: 2)
        let after = try corpus.indexContent()
        #expect(result.damaged.isEmpty && result.restored.isEmpty && result.tips.isEmpty)
        #expect(before.lines == after.lines && before.nodes == after.nodes)
        #expect(before.shards == after.shards && before.packs == after.packs)
        #expect(result.lines == before.lines.count && result.nodes == before.nodes.count)
        #expect(try corpus.isWhole())
        #expect(try !corpus.files().contains { $0.contains(".tmp-") })
    }

    @Test("of copies of a line, the shard with the smallest name has it; all else is as before")
    func copies() throws {
        let corpus = try CareCorpus.wasteful()
        let before = try corpus.indexContent()
        let copied = SHA256.digest(of: Array(CareCorpus.line("WO000000A1", "part 0 of WO000000A1").utf8))
        _ = try Repair.run(at: corpus.path)
        let after = try corpus.indexContent()
        #expect(before.lines.filter { $0.key != copied } == after.lines.filter { $0.key != copied })
        #expect(before.nodes == after.nodes && before.shards == after.shards && before.packs == after.packs)
        // The oracle reads every shard's lines with zstd's frames alone.
        let holders = try Inventory(corpus.layout).shards.filter { shard in
            var decompressor = ZstdDecompressor()
            var has = false
            try ShardFile(path: corpus.layout.shard(shard.name, shard.kind)).forEachLine(
                name: shard.name, with: &decompressor
            ) { _, line in
                has = has || line.digest == copied
            }
            return has
        }
        #expect(holders.count == 2)
        #expect(after.lines[copied]?.shard == holders.map(\.name).min())
        _ = try Repair.run(at: corpus.path)
        #expect(try corpus.indexContent().lines == after.lines)
        #expect(try corpus.isWhole())
    }

    @Test("repairs whatever the index has become", arguments: ["", "garbage", "cut"])
    func damagedIndex(how: String) throws {
        let corpus = try CareCorpus.small()
        let before = try corpus.indexContent()
        let bytes = try corpus.bytes("index.sqlite")
        try corpus.write(how == "cut" ? Array(bytes.prefix(9000)) : Array(how.utf8), to: "index.sqlite")
        try corpus.write(Array("a stale journal".utf8), to: "index.sqlite-journal")
        _ = try Repair.run(at: corpus.path)
        #expect(try corpus.indexContent().lines == before.lines)
        #expect(try Check.run(at: corpus.path, Check.Options(readData: true)).damaged.isEmpty)
        #expect(try !corpus.files().contains("index.sqlite-journal"))
    }

    @Test("leaves out a damaged shard, and says so")
    func damagedShard() throws {
        let corpus = try CareCorpus.small()
        let file = try #require(try corpus.files().first { $0.hasPrefix("shards/") })
        var bytes = try corpus.bytes(file)
        bytes[15] ^= 4
        try corpus.write(bytes, to: file)
        let result = try Repair.run(at: corpus.path)
        #expect(result.damaged.map(\.file) == [file])
        #expect(try corpus.bytes(file) == bytes)
        #expect(throws: Fault.self) { _ = try corpus.isWhole() }
        bytes[15] ^= 4
        try corpus.write(bytes, to: file)
        #expect(try Repair.run(at: corpus.path).damaged.isEmpty)
        #expect(try corpus.isWhole())
    }

    @Test("restores main where one commit alone follows all others", arguments: ["missing", "garbage", "flipped"])
    func main(how: String) throws {
        let corpus = try CareCorpus.small()
        let right = try corpus.bytes("refs/heads/main")
        switch how {
        case "missing": try FileSystem.remove(corpus.path + "/refs/heads/main")
        case "garbage": try corpus.write(Array("nothing".utf8), to: "refs/heads/main")
        default: try corpus.write([right[0] == 0x30 ? 0x31 : 0x30] + right.dropFirst(), to: "refs/heads/main")
        }
        #expect(try Check.run(at: corpus.path).damaged.contains { $0.file == "refs/heads/main" })
        let result = try Repair.run(at: corpus.path)
        #expect(result.tips == [corpus.versions[1].commit])
        #expect(result.restored.map(\.file) == ["refs/heads/main"])
        #expect(try corpus.bytes("refs/heads/main") == right)
        #expect(try Check.run(at: corpus.path).damaged.isEmpty)
    }

    @Test("does not choose between two commits")
    func twoTips() throws {
        let corpus = try CareCorpus.small()
        let other = try corpus.commit(["EP1A1": "x"], branch: "other")
        try FileSystem.remove(corpus.path + "/refs/heads/main")
        try FileSystem.remove(corpus.path + "/refs/heads/other")
        let result = try Repair.run(at: corpus.path)
        #expect(Set(result.tips) == [other, corpus.versions[1].commit])
        #expect(result.restored.isEmpty && result.damaged.map(\.file) == ["refs/heads/main"])
    }

    @Test("restores the settings", arguments: [nil, "", "{"])
    func settings(content: String?) throws {
        let corpus = try CareCorpus.small()
        let right = try corpus.bytes("corpus.json")
        if let content {
            try corpus.write(Array(content.utf8), to: "corpus.json")
        } else {
            try FileSystem.remove(corpus.path + "/corpus.json")
        }
        #expect(try Repair.run(at: corpus.path).restored.map(\.file) == ["corpus.json"])
        #expect(try corpus.bytes("corpus.json") == right)
    }

    @Test("a folder that is no corpus is left alone")
    func noCorpus() throws {
        let folder = NSTemporaryDirectory() + "patcorpus-none-" + UUID().uuidString
        try FileSystem.makeDirectory(folder)
        defer { FileSystem.removeEmptyDirectory(folder) }
        #expect(throws: Fault.self) { _ = try Repair.run(at: folder) }
        #expect(throws: Fault.self) { _ = try Check.run(at: folder) }
        #expect(try FileSystem.list(folder).isEmpty)
    }

    @Test("a writer that was killed in the middle of the index stops no reader")
    func hotJournal() throws {
        let corpus = try CareCorpus.small()
        let copy = try CareCorpus()
        try FileManager.default.removeItem(atPath: copy.path)
        let index = try Index(corpus.layout, readOnly: false)
        try index.write { database in
            // More than the cache holds, so that the half-written pages are in the file.
            try database.execute(sql: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
            try database.execute(sql: "UPDATE object SET start = start + 1; CREATE TABLE wide(a BLOB)")
            for _ in 0..<50 { try database.execute(sql: "INSERT INTO wide VALUES (zeroblob(3000))") }
            try FileManager.default.copyItem(atPath: corpus.path, toPath: copy.path)
            try database.execute(sql: "DROP TABLE wide; UPDATE object SET start = start - 1")
        }
        try #require(try copy.files().contains("index.sqlite-journal"))
        let read = try CorpusStore(at: copy.path, .read)
        let commit = try read.version("main").commit
        try read.forEachDocument(in: commit) { _, digest in
            _ = try read.line(digest)
            return true
        }
        #expect(try Check.run(at: copy.path, Check.Options(readData: true)).damaged.isEmpty)
    }
}
