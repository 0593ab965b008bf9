import Corpus
import Foundation
import Native
import Testing

@testable import Store

struct TransactionTests {
    @Test("makes no version where nothing changed")
    func noChange() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        let ids = try ExampleCorpus.make(at: path)
        let store = try CorpusStore(at: path, .write)
        let again = try ExampleCorpus.commit(
            ExampleCorpus.second, over: ExampleCorpus.second, to: store, message: "again")
        #expect(again.id == ids[1] && !again.isNew)
        let removals = try Transaction(store, branch: "main")
        try removals.set(document: "none", to: nil)
        try removals.set("none", to: nil, layer: "another")
        #expect(try removals.commit(Recipe(verb: "x"), tool: "t") == (ids[1], false))
        let packs = try FileManager.default.subpathsOfDirectory(atPath: path + "/trees")
        #expect(packs.filter { $0.hasSuffix(".nodes") }.count == 2 && !packs.contains { $0.contains(".tmp-") })
    }

    @Test("gives the same roots to the same content by another way, and leaves empty layers out")
    func anotherWay() throws {
        let folder = try TemporaryFolder()
        let ids = try ExampleCorpus.make(at: folder.file("a"))
        let a = try CorpusStore(at: folder.file("a"), .read)
        try CorpusStore.create(at: folder.file("b"))
        let b = try CorpusStore(at: folder.file("b"), .write)
        _ = try ExampleCorpus.commit(["X1": "gone"], to: b)
        let last = try ExampleCorpus.commit(ExampleCorpus.second, over: ["X1": "gone"], to: b)
        let one = try a.commit(ids[1]).commit
        let other = try b.commit(last.id).commit
        #expect(one.documents == other.documents && one.layers == other.layers && one.id != other.id)
        let empty = try ExampleCorpus.commit([:], over: ExampleCorpus.second, to: b)
        let none = try b.commit(empty.id).commit
        #expect(none.documents.count == 0 && none.layers.isEmpty)
        #expect(try ExampleCorpus.texts(b, none).isEmpty)
    }

    @Test("lets one write; another is told who does")
    func twoWriters() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        try CorpusStore.create(at: path)
        do {
            let writer = try CorpusStore(at: path, .write)
            let fault = #expect(throws: Fault.self) { _ = try CorpusStore(at: path, .write) }
            #expect(fault?.kind == .locked && fault?.what.contains("process \(FileSystem.processID)") == true)
            _ = try ExampleCorpus.commit(ExampleCorpus.first, to: writer)
        }
        _ = try CorpusStore(at: path, .write)
    }

    @Test("shows readers the old version until the new one is whole")
    func readers() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        let ids = try ExampleCorpus.make(at: path)
        let reader = try CorpusStore(at: path, .read)
        let writer = try CorpusStore(at: path, .write)
        let old = try reader.version("main")
        try ExampleCorpus.write([ExampleCorpus.line("N1", "new")], to: writer)
        let transaction = try Transaction(writer, branch: "main")
        try transaction.set(document: "N1", to: SHA256.digest(of: ExampleCorpus.line("N1", "new")))
        #expect(try reader.resolve("main") == ids[1])
        #expect(try CorpusStore(at: path, .read).resolve("main") == ids[1])
        let new = try transaction.commit(Recipe(verb: "x"), tool: "t")
        #expect(try reader.resolve("main") == new.id)
        #expect(try ExampleCorpus.texts(reader, old.commit).count == 3)
        #expect(try ExampleCorpus.texts(reader, reader.version("main").commit).count == 4)
    }

    @Test("refuses a commit when its branch moved meanwhile")
    func moved() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        let ids = try ExampleCorpus.make(at: path)
        let store = try CorpusStore(at: path, .write)
        let transaction = try Transaction(store, branch: "main")
        try transaction.set(document: "US1A", to: nil)
        try store.refs.swap("main", .branch, from: ids[1], to: ids[0])
        let fault = #expect(throws: Fault.self) { _ = try transaction.commit(Recipe(verb: "x"), tool: "t") }
        #expect(fault?.kind == .locked)
        #expect(try store.resolve("main") == ids[0])
    }

    @Test("refuses keys that a tree cannot hold", arguments: [0, 1025])
    func keys(count: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        try CorpusStore.create(at: path)
        let transaction = try Transaction(CorpusStore(at: path, .write), branch: "main")
        #expect(throws: Fault.self) { try transaction.set(document: String(repeating: "a", count: count), to: .zero) }
        try transaction.set(document: String(repeating: "a", count: 1024), to: .zero)
    }

    @Test("reads on after a writer was killed within the index's transaction", .enabled(if: program("sqlite3") != nil))
    func hotJournal() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        let ids = try ExampleCorpus.make(at: path)
        let index = path + "/index.sqlite"
        // The copies are what a kill after the cache had spilled would leave.
        let script = """
            PRAGMA cache_size=2; BEGIN;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<3000)
            INSERT INTO object SELECT randomblob(32), 1, i, 1 FROM n;
            .shell cp \(index) \(folder.file("i")); cp \(index)-journal \(folder.file("j"))
            ROLLBACK;
            """
        let file = try folder.write(Array(script.utf8), to: "s.sql")
        _ = try run(program("sqlite3") ?? "", [index, ".read \(file)"])
        let journal = try contents(of: folder.file("j"))
        try #require(journal.count > 1000)
        try Data(contents(of: folder.file("i"))).write(to: URL(fileURLWithPath: index))
        try Data(journal).write(to: URL(fileURLWithPath: index + "-journal"))
        let store = try CorpusStore(at: path, .read)
        #expect(try ExampleCorpus.texts(store, store.commit(ids[1]).commit).count == 3)
        #expect(try store.index.objectCount() == 5)
    }
}

struct TransactionVersionsTests {
    @Test("resolves branches, tags, ids, their beginnings and steps back")
    func resolve() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        try CorpusStore.create(at: path)
        let store = try CorpusStore(at: path, .write)
        #expect(try store.resolve("main") == nil)
        let none = #expect(throws: Fault.self) { _ = try store.resolve("other") }
        #expect(none?.fix.contains("no versions yet") == true && none?.kind == .usage)
        let one = try ExampleCorpus.commit(ExampleCorpus.first, to: store).id
        let two = try ExampleCorpus.commit(ExampleCorpus.second, over: ExampleCorpus.first, to: store).id
        try store.refs.swap("v1", .tag, from: nil, to: one)
        for word in [
            "v1", one.hex, String(one.hex.prefix(6)), one.hex.prefix(12).uppercased(), "main~", "main~1",
            two.hex + "~1", "v1~0",
        ] {
            #expect(try store.resolve(word) == one, "\(word)")
        }
        for word in ["main", "main~0", two.hex] { #expect(try store.resolve(word) == two, "\(word)") }
        for word in ["", "~1", "main~2", "main~x", "main~-1", "vv", "ffffffffffff", one.hex + "0", "../heads/main"] {
            let fault = #expect(throws: Fault.self, "\(word)") { _ = try store.resolve(word) }
            #expect(fault?.kind == .usage)
        }
        let hint = #expect(throws: Fault.self) { _ = try store.resolve("v2") }
        #expect(hint?.fix.contains("main, v1") == true)
    }

    @Test("walks a history with merges, every commit after its descendants")
    func history() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        try CorpusStore.create(at: path)
        let store = try CorpusStore(at: path, .write)
        var texts: [String: String] = [:]
        func commit(_ branch: String, _ parents: [Digest] = []) throws -> Digest {
            let base =
                try store.refs.read(branch, .branch).map { try ExampleCorpus.texts(store, store.commit($0).commit) }
                ?? [:]
            texts["D\(texts.count)"] = "text"
            let all = texts.filter { base[$0.key] == nil }
            return try ExampleCorpus.commit(all, to: store, branch: branch, parents: parents).id
        }
        let root = try commit("main")
        try store.refs.swap("side", .branch, from: nil, to: root)
        let side = try commit("side")
        let side2 = try commit("side")
        let main = try commit("main")
        let merge = try commit("main", [side2])
        let top = try commit("main")
        var walked: [Digest] = []
        try store.history(from: top) {
            walked.append($0.id)
            return true
        }
        #expect(walked == [top, merge, main, side2, side, root])
        var first: [Digest] = []
        try store.history(from: top) {
            first.append($0.id)
            return first.count < 4
        }
        #expect(first == Array(walked.prefix(4)))
    }

    @Test("finishes a corpus whose making was stopped, and no other folder without settings")
    func stoppedMaking() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("c")
        try CorpusStore.create(at: path)
        try FileSystem.remove(path + "/corpus.json")
        try CorpusStore.create(at: path)
        _ = try ExampleCorpus.commit(ExampleCorpus.first, to: CorpusStore(at: path, .write))
        try FileSystem.remove(path + "/corpus.json")
        #expect(throws: Fault.self) { try CorpusStore.create(at: path) }
    }

    @Test("a version is not begun anew where main is lost, and is where main never was")
    func lostMain() throws {
        let folder = try TemporaryFolder()
        _ = try ExampleCorpus.make(at: folder.file("a"))
        let store = try CorpusStore(at: folder.file("a"), .write)
        try store.checkMain()
        try store.refs.remove("main", .branch)
        let fault = #expect(throws: Fault.self) { try store.checkMain() }
        #expect(fault?.kind == .damage && fault?.place == "refs/heads/main")
        try CorpusStore.create(at: folder.file("b"))
        let other = try CorpusStore(at: folder.file("b"), .write)
        try other.checkMain()
        _ = try ExampleCorpus.commit(ExampleCorpus.first, to: other, branch: "trial")
        try other.checkMain()
    }

    @Test("selects nothing from a version whose layer of facets is not whole")
    func facets() throws {
        let folder = try TemporaryFolder()
        _ = try ExampleCorpus.make(at: folder.file("c"))
        let store = try CorpusStore(at: folder.file("c"), .read)
        let fault = #expect(throws: Fault.self) {
            try SelectionReader(store, Selection(parsing: "main")).forEach { _ in true }
        }
        #expect(fault?.kind == .damage)
    }

    @Test("makes no corpus where something lies, and opens none where there is none")
    func opening() throws {
        let folder = try TemporaryFolder()
        let fault = #expect(throws: Fault.self) { _ = try CorpusStore(at: folder.path, .read) }
        #expect(fault?.kind == .noCorpus)
        _ = try folder.write([1], to: "x")
        #expect(throws: Fault.self) { try CorpusStore.create(at: folder.path) }
        let path = folder.file("c")
        try CorpusStore.create(at: path)
        #expect(throws: Fault.self) { try CorpusStore.create(at: path) }
        _ = try folder.write(Array(#"{"formatVersion":2}"#.utf8), to: "c/corpus.json")
        let newer = #expect(throws: Fault.self) { _ = try CorpusStore(at: path, .read) }
        #expect(newer?.what.contains("format 2") == true)
        _ = try folder.write([0x7B], to: "c/corpus.json")
        let damaged = #expect(throws: Fault.self) { _ = try CorpusStore(at: path, .read) }
        #expect(damaged?.kind == .damage)
    }
}
