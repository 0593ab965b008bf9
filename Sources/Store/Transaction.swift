package import Corpus
internal import Native

/// The making of one version: new shards, edits to trees, then the commit and the ref, in that order.
///
/// Keys of one tree are set in ascending order, each once. Until `commit` returns, readers see the old version; a transaction that is dropped leaves
/// only garbage for `gc`.
package final class Transaction {
    private let store: CorpusStore
    /// The branch whose tip moves.
    package let branch: String
    /// The tip that the edits start from; `nil` on a branch without commits.
    package let base: StoredCommit?
    private var editors: [String: TreeEditor] = [:]
    private var cursors: [String: TreeCursor] = [:]
    private let pack: NodePackWriter

    /// The name of the tree of documents among those of the layers.
    private static let documents = ""

    /// Begins on a branch; the store is open for writing.
    package init(_ store: CorpusStore, branch: String) throws {
        precondition(store.isWriting, "a transaction needs the lock")
        try Refs.check(branch)
        self.store = store
        self.branch = branch
        base = try store.refs.read(branch, .branch).map { try store.commit($0) }
        pack = NodePackWriter(store.layout) { [index = store.index] in try index.node($0) != nil }
    }

    private func root(_ tree: String) -> TreeRoot {
        let old = tree == Self.documents ? base?.commit.documents : base?.commit.layers[tree]
        return old ?? TreeRoot(id: .zero, count: 0)
    }

    private func set(_ key: String, to value: [UInt8]?, in tree: String) throws {
        let bytes = Array(key.utf8)
        guard !bytes.isEmpty, bytes.count <= TreeNode.longestKey else {
            throw Fault(
                "a key of \(bytes.count) bytes cannot be stored", fix: "keys have 1 to \(TreeNode.longestKey) bytes")
        }
        var editor = editors.removeValue(forKey: tree) ?? TreeEditor(root(tree), source: store.nodes, sink: pack)
        defer { editors[tree] = editor }
        try editor.set(bytes, to: value)
    }

    /// Sets or removes a document. Its line must be in a shard by the time of `commit`.
    package func set(document id: String, to digest: Digest?) throws {
        try set(id, to: digest?.bytes, in: Self.documents)
    }

    /// Sets or removes a layer's entry.
    package func set(_ key: String, to entry: LayerEntry?, layer: String) throws {
        try set(key, to: entry?.bytes, in: layer)
    }

    /// The document's digest in the base version; ids are asked for in ascending order.
    package func digest(of id: String) throws -> Digest? {
        try old(id, in: Self.documents).flatMap { Digest($0.span) }
    }

    /// The layer's entry in the base version; keys of one layer are asked for in ascending order.
    package func entry(_ key: String, layer: String) throws -> LayerEntry? {
        try old(key, in: layer).flatMap { LayerEntry($0) }
    }

    /// Puts these entries, in ascending order of their keys, in the place of the whole layer.
    package func replace(layer: String, with entries: some Sequence<(key: String, entry: LayerEntry)>) throws {
        var new = entries.makeIterator()
        var next = new.next()
        func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
        if let base {
            try store.forEachEntry(of: layer, in: base.commit) { key, _ in
                while let entry = next, precedes(entry.key, key) {
                    try set(entry.key, to: entry.entry, layer: layer)
                    next = new.next()
                }
                if let entry = next, entry.key == key {
                    try set(key, to: entry.entry, layer: layer)
                    next = new.next()
                } else {
                    try set(key, to: nil, layer: layer)
                }
                return true
            }
        }
        while let entry = next {
            try set(entry.key, to: entry.entry, layer: layer)
            next = new.next()
        }
    }

    private func old(_ key: String, in tree: String) throws -> [UInt8]? {
        guard base != nil else { return nil }
        var cursor = cursors.removeValue(forKey: tree) ?? TreeCursor(root(tree), source: store.nodes)
        defer { cursors[tree] = cursor }
        return try cursor.value(Array(key.utf8))
    }

    /// Writes a shard's file durably; `commit`, or `CorpusStore.register`, enters it into the index.
    package static func write(_ image: ShardImage, kind: Layout.ShardKind, to layout: Layout) throws {
        let path = layout.shard(image.name, kind)
        if FileSystem.exists(path), let status = try? FileSystem.status(path), status.size == image.bytes.count {
            // Whoever renamed it there may have been killed before the folder was durable.
            return try FileSystem.syncDirectory(FileSystem.parent(path))
        }
        try FileSystem.makeDirectory(FileSystem.parent(path))
        try FileSystem.writeAtomically(image.bytes.span, to: path)
    }

    /// Ends the edits, writes pack, index, commit and ref. Returns the new commit, or the base if nothing changed.
    ///
    /// - Parameters:
    ///   - tool: name and version of the tool, kept beside the commit.
    ///   - otherParents: parents beside the base, for merges; with them a commit is made even where nothing changed.
    package func commit(_ recipe: Recipe, tool: String, otherParents: [Digest] = []) throws -> (id: Digest, isNew: Bool)
    {
        var documents = root(Self.documents)
        var layers = base?.commit.layers ?? [:]
        for tree in editors.keys.sorted() {
            guard var editor = editors.removeValue(forKey: tree) else { continue }
            let root = try editor.finish()
            if tree == Self.documents { documents = root } else { layers[tree] = root.count == 0 ? nil : root }
        }
        if documents.count == 0 { documents = try emptyRoot() }
        if let base, base.commit.documents == documents, base.commit.layers == layers, otherParents.isEmpty {
            return (base.id, false)
        }
        if let (name, bytes) = try pack.finish() { try store.index.add(pack: name, bytes: bytes, nodes: pack.places) }
        let commit = Commit(
            documents: documents, layers: layers, parents: (base.map { [$0.id] } ?? []) + otherParents, recipe: recipe)
        let id = try CommitFile.write(commit, tool: tool, to: store.layout)
        try store.refs.swap(branch, .branch, from: base?.id, to: id)
        return (id, true)
    }

    private func emptyRoot() throws -> TreeRoot {
        var builder = TreeBuilder(into: pack)
        return try builder.finish()
    }
}

extension CorpusStore {
    /// Enters shards that `Transaction.write` has written into the index, all or none.
    package func register(_ shards: [StoredShard]) throws { try index.add(shards) }

    /// Which of these digests the store has already.
    package func known(_ digests: [Digest]) throws -> Set<Digest> { try index.known(digests) }

    /// True if the store has no line at all, so that nothing need be looked up.
    package func isEmpty() throws -> Bool { try index.isEmpty() }
}
