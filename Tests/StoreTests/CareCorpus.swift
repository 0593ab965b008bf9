import Corpus
import Foundation
import Native

@testable import Store

/// A corpus in a temporary folder, with what it ought to hold.
final class CareCorpus {
    let path: String
    /// By commit: every document's line by its id.
    private(set) var versions: [(commit: Digest, documents: [String: String])] = []
    /// By branch.
    private var current: [String: [String: String]] = [:]

    init() throws {
        path = NSTemporaryDirectory() + "patcorpus-care-" + UUID().uuidString
        try CorpusStore.create(at: path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var layout: Layout { Layout(root: path) }

    static func line(_ id: String, _ text: String) -> String { #"{"id":"\#(id)","text":"\#(text)"}"# }

    /// Writes one shard of lines and enters it into the index. Lines come as they are, so that a line may be in several shards.
    @discardableResult
    func shard(_ lines: [String], kind: Layout.ShardKind = .shards, store: CorpusStore, isRegistered: Bool = true)
        throws -> Digest
    {
        var builder = ShardBuilder()
        for line in lines { builder.append(Array(line.utf8).span, digest: SHA256.digest(of: Array(line.utf8))) }
        let image = builder.finish()
        try Transaction.write(image, kind: kind, to: layout)
        if isRegistered {
            try store.register([image.stored(as: kind)])
        }
        return image.name
    }

    /// Makes a version: sets documents (nil removes), and gives each a label; returns the commit.
    @discardableResult
    func commit(_ changes: [String: String?], quarantine: [String] = [], branch: String = "main") throws -> Digest {
        let store = try CorpusStore(at: path, .write)
        let lines = changes.sorted { $0.key < $1.key }.compactMap { id, text in text.map { Self.line(id, $0) } }
        let unknown = lines.filter { line in
            (try? store.known([SHA256.digest(of: Array(line.utf8))]).isEmpty) ?? true
        }
        if !unknown.isEmpty { try shard(unknown, store: store) }
        if !quarantine.isEmpty { try shard(quarantine, kind: .quarantine, store: store) }
        let transaction = try Transaction(store, branch: branch)
        for (id, text) in changes.sorted(by: { $0.key < $1.key }) {
            let digest = text.map { SHA256.digest(of: Array(Self.line(id, $0).utf8)) }
            try transaction.set(document: id, to: digest)
            let entry = digest.map { LayerEntry(document: $0, json: Array(#"["a"]"#.utf8)) }
            try transaction.set(id, to: entry, layer: "labels")
            current[branch, default: [:]][id] = text.map { Self.line(id, $0) }
        }
        for line in quarantine.sorted() {
            let entry = LayerEntry(
                document: SHA256.digest(of: Array(line.utf8)), json: Array(#"{"reason":"test"}"#.utf8))
            try transaction.set(line, to: entry, layer: "quarantine")
        }
        let id = try transaction.commit(Recipe(verb: "test"), tool: "test").id
        versions.append((id, current[branch] ?? [:]))
        return id
    }

    /// Two versions of ten documents, two quarantined lines, and a tag.
    static func small() throws -> CareCorpus {
        let corpus = try CareCorpus()
        let first = (0..<8).map { ("WO\($0)A1", Optional("text \($0)")) }
        try corpus.commit(Dictionary(uniqueKeysWithValues: first), quarantine: ["bad1", "bad2"])
        try corpus.commit(["WO1A1": "another", "WO2A1": nil, "WO8A1": "eight", "WO9A1": "nine"])
        let store = try CorpusStore(at: corpus.path, .write)
        try store.refs.swap("v1", .tag, from: nil, to: corpus.versions[0].commit)
        return corpus
    }

    /// Some hundreds of documents in versions that change, and lines and nodes that nothing refers to.
    static func wasteful(documents: Int = 300) throws -> CareCorpus {
        let corpus = try CareCorpus()
        for part in 0..<3 {
            let ids = stride(from: part, to: documents, by: 3).map { String(format: "WO%06dA1", $0) }
            try corpus.commit(Dictionary(uniqueKeysWithValues: ids.map { ($0, Optional("part \(part) of \($0)")) }))
        }
        let store = try CorpusStore(at: corpus.path, .write)
        try corpus.shard([CareCorpus.line("WO900000A1", "half dead"), "{\"id\":\"dead\"}"], store: store)
        try corpus.shard(["{\"id\":\"nobody\"}", CareCorpus.line("WO000000A1", "part 0 of WO000000A1")], store: store)
        try corpus.shard(["{\"id\":\"nobody either\"}"], store: store)
        _ = consume store
        try corpus.commit(
            ["WO000001A1": "changed", "WO000004A1": nil, "WO900000A1": "half dead"], quarantine: ["bad line"])
        let writer = try CorpusStore(at: corpus.path, .write)
        try writer.refs.swap("v1", .tag, from: nil, to: corpus.versions[0].commit)
        return corpus
    }

    /// What a reader gets: every document of every version that a ref or a list of ours names. Throws what the store throws.
    func readAll() throws -> [(commit: Digest, documents: [String: String])] {
        let store = try CorpusStore(at: path, .read)
        return try versions.map { version in
            var documents: [String: String] = [:]
            let commit = try store.commit(version.commit).commit
            try store.forEachDocument(in: commit) { id, digest in
                documents[id] = String(decoding: try store.line(digest), as: UTF8.self)
                return true
            }
            return (version.commit, documents)
        }
    }

    /// True if every version reads as it was written.
    func isWhole() throws -> Bool {
        try readAll().elementsEqual(versions) { $0.commit == $1.commit && $0.documents == $1.documents }
    }

    /// All files below the folder, as relative paths.
    func files() throws -> [String] {
        let found = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
        return found.filter { !FileSystem.isDirectory(path + "/" + $0) }.sorted()
    }

    func bytes(_ file: String) throws -> [UInt8] { try FileSystem.read(path + "/" + file) }

    func write(_ bytes: [UInt8], to file: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + file))
    }

    /// What the index says, independent of its rows' numbers.
    func indexContent() throws -> (
        lines: [Digest: ObjectPlace], nodes: [Digest: String], shards: [String], packs: [String]
    ) {
        let index = try Index(layout, readOnly: true)
        var lines: [Digest: ObjectPlace] = [:]
        let shards = try index.shards()
        try index.sortLines(of: shards.map(\.id))
        for shard in shards {
            for line in try index.sortedLines(of: shard.id) {
                lines[line.digest] = ObjectPlace(shard: shard.name, kind: shard.kind, place: line)
            }
        }
        var nodes: [Digest: String] = [:]
        let packs = try index.packs()
        let all = try index.nodes()
        for pack in packs {
            for node in all[pack.id] ?? [] { nodes[node.id] = "\(pack.name) \(node.offset) \(node.packed) \(node.raw)" }
        }
        return (
            lines, nodes, shards.map { "\($0.name) \($0.kind) \($0.bytes) \($0.uncompressed)" },
            packs.map { "\($0.name) \($0.bytes)" }
        )
    }
}
