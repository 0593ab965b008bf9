import Corpus
import Foundation
import Native

@testable import Store

/// The small corpus of which every version of the format has a stored example.
enum ExampleCorpus {
    static func line(_ id: String, _ text: String) -> [UInt8] { Array(#"{"id":"\#(id)","text":"\#(text)"}"#.utf8) }

    static let first: [String: String] = ["US1A": "a cane", "US2A": "a walking frame", "WO1A": "été"]
    /// US2A goes, WO1A changes, EP1A comes.
    static let second: [String: String] = ["US1A": "a cane", "WO1A": "an ear trumpet", "EP1A": ""]

    static func write(_ lines: [[UInt8]], to store: CorpusStore, kind: Layout.ShardKind = .shards) throws {
        var builder = ShardBuilder()
        for line in lines { builder.append(line.span, digest: SHA256.digest(of: line)) }
        let image = builder.finish()
        try Transaction.write(image, kind: kind, to: store.layout)
        try store.register([image.stored(as: kind)])
    }

    /// Commits documents by id and text, with a layer that says how long each text is.
    static func commit(
        _ documents: [String: String], over before: [String: String] = [:], to store: CorpusStore,
        branch: String = "main",
        message: String = "", parents: [Digest] = []
    ) throws -> (id: Digest, isNew: Bool) {
        let new = documents.filter { before[$0.key] != $0.value }.sorted { $0.key < $1.key }
        if !new.isEmpty { try write(new.map { line($0.key, $0.value) }, to: store) }
        let transaction = try Transaction(store, branch: branch)
        for id in Set(documents.keys).union(before.keys).sorted() {
            let digest = documents[id].map { SHA256.digest(of: line(id, $0)) }
            try transaction.set(document: id, to: digest)
            let entry = digest.map { LayerEntry(document: $0, json: Array("\(documents[id]?.utf8.count ?? 0)".utf8)) }
            try transaction.set(id, to: entry, layer: "scores/length")
        }
        return try transaction.commit(
            Recipe(verb: "ingest", message: message, seeds: [.init(name: "s", value: "1")]), tool: "patcorpus 0",
            otherParents: parents)
    }

    /// Two versions on main, the first with a tag.
    static func make(at path: String) throws -> [Digest] {
        try CorpusStore.create(at: path)
        let store = try CorpusStore(at: path, .write)
        let one = try commit(first, to: store, message: "one")
        try store.refs.swap("v1", .tag, from: nil, to: one.id)
        let two = try commit(second, over: first, to: store, message: "two")
        return [one.id, two.id]
    }

    /// A version's documents, by id.
    static func texts(_ store: CorpusStore, _ commit: Commit) throws -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        try store.forEachDocument(in: commit) { id, digest in
            found[id] = try store.line(digest)
            return true
        }
        return found
    }
}
