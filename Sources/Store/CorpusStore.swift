package import Corpus
package import Native

/// A corpus on disk: versions of documents and layers.
///
/// Any number of processes read; one writes, under the lock. Reading methods verify what they return. Not `Sendable`: a thread opens its own.
package final class CorpusStore {
    package let layout: Layout
    package let refs: Refs
    let index: Index
    let nodes: NodeStore
    private let lines: LineReader
    private let lock: FileLock?

    /// The format that this version writes and the highest that it reads.
    package static let formatVersion = 1

    /// The content of `corpus.json`.
    static let settings = "{\"formatVersion\":\(formatVersion)}\n"

    // MARK: Making and opening

    /// Makes an empty corpus in a folder that does not exist or is empty.
    package static func create(at path: String) throws {
        let layout = Layout(root: path)
        if FileSystem.exists(layout.settings) {
            throw Fault("there is a corpus already", at: path, fix: "give another folder, or use this one as it is")
        }
        if FileSystem.isDirectory(path), try !isFree(layout) {
            throw Fault("the folder is not empty", at: path, fix: "give a new or an empty folder")
        }
        for folder in [path, layout.heads, layout.tags, layout.trees, layout.folder(.shards)] {
            try FileSystem.makeDirectory(folder)
        }
        _ = try Index(layout, readOnly: false, create: true)
        try FileSystem.writeAtomically(
            Array(DataCard.text(name: path.split(separator: "/").last.map(String.init) ?? "corpus").utf8).span,
            to: layout.card)
        // The settings come last: their presence makes the folder a corpus.
        try FileSystem.writeAtomically(Array(settings.utf8).span, to: layout.settings)
    }

    /// True for an empty folder, and for what a call of `create` that was stopped has left.
    private static func isFree(_ layout: Layout) throws -> Bool {
        let own = ["README.md", "index.sqlite", "index.sqlite-journal", "refs", "shards", "trees"]
        let names = try FileSystem.list(layout.root)
        if names.isEmpty { return true }
        guard names.contains("refs"), names.allSatisfy({ own.contains($0) || $0.hasPrefix(".tmp-") }) else {
            return false
        }
        return try [layout.trees, layout.folder(.shards), layout.heads, layout.tags].allSatisfy {
            try !FileSystem.isDirectory($0) || FileSystem.list($0).isEmpty
        }
    }

    /// How a store is opened.
    package enum Access: Sendable {
        case read
        /// Takes the lock. Throws a fault of kind `locked` if another has it.
        case write
    }

    /// Opens a corpus. Throws a fault of kind `noCorpus` where there is none.
    package init(at path: String, _ access: Access) throws {
        layout = Layout(root: path)
        refs = Refs(layout: layout)
        try Self.checkSettings(layout)
        lock = access == .write ? try Self.takeLock(layout) : nil
        index = try Index(layout, readOnly: access == .read)
        nodes = NodeStore(layout, index)
        lines = LineReader(layout, index)
    }

    static func checkSettings(_ layout: Layout) throws {
        guard FileSystem.exists(layout.settings) else {
            throw Fault(
                "there is no corpus", at: layout.root,
                fix: "make one with \"patcorpus init \(layout.root)\", or name another with --corpus",
                kind: .noCorpus)
        }
        let bytes = try FileSystem.read(layout.settings)
        guard let version = (try? JSONValue(parsing: bytes))?["formatVersion"]?.integer else {
            throw Fault.damage(
                "the settings are damaged", at: "corpus.json", fix: "write {\"formatVersion\":1} into it")
        }
        guard version == formatVersion else {
            throw Fault(
                "the corpus has format \(version); this patcorpus reads format \(formatVersion)", at: "corpus.json",
                fix: "use another version of patcorpus")
        }
    }

    static func takeLock(_ layout: Layout) throws -> FileLock {
        let note = "process \(FileSystem.processID) on \(FileSystem.hostName)\n"
        if let lock = try FileLock.take(layout.lock, note: note) { return lock }
        let holder = (try? FileSystem.read(layout.lock)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        throw Fault(
            "another patcorpus is writing to the corpus (\(holder.split(separator: "\n").first ?? "unknown process"))",
            at: layout.root, fix: "wait until it ends, or end it; nothing is lost", kind: .locked)
    }

    /// True if this store holds the lock.
    package var isWriting: Bool {
        switch lock {
        case .some: true
        case .none: false
        }
    }

    // MARK: Versions

    /// The commit that a word stands for: a branch, a tag, an id or at least 6 of its first digits; `~N` goes back N first parents.
    ///
    /// `nil` for a branch without commits (only `main`). Throws a usage fault for a word that stands for nothing.
    package func resolve(_ word: String) throws -> Digest? {
        if let tilde = word.lastIndex(of: "~") {
            let steps = word[word.index(after: tilde)...]
            guard let count = steps.isEmpty ? 1 : Int(steps), count >= 0 else { throw unknown(word) }
            guard var id = try resolve(String(word[..<tilde])) else { throw unknown(word) }
            for _ in 0..<count {
                guard let parent = try commit(id).commit.parents.first else {
                    throw Fault(
                        "\(word) goes back beyond the first version", fix: "see \"patcorpus log\"", kind: .usage)
                }
                id = parent
            }
            return id
        }
        if Refs.isName(word) {
            if let id = try refs.read(word, .branch) { return id }
            if let id = try refs.read(word, .tag) { return id }
        }
        if let id = Digest(hex: word), FileSystem.exists(layout.commit(id)) { return id }
        if word.utf8.count >= 6, word.utf8.count < 64 {
            let found = try layout.names(in: layout.trees, suffix: ".commit").filter {
                $0.hex.hasPrefix(word.lowercased())
            }
            if found.count == 1 { return found[0] }
            if found.count > 1 {
                throw Fault("\(word) is the beginning of \(found.count) commits", fix: "give more digits", kind: .usage)
            }
        }
        if word == "main" {
            // Before the first version there may be a commit that a killed ingest did not come to name; its journal is then still there.
            let isBegun = (try? FileSystem.list(layout.ingest))?.isEmpty == false
            if !isBegun, try !layout.names(in: layout.trees, suffix: ".commit").isEmpty {
                throw Refs.mainIsMissing(layout)
            }
            return nil
        }
        throw unknown(word)
    }

    private func unknown(_ word: String) -> Fault {
        let names = ((try? refs.list(.branch)) ?? []).map(\.name) + ((try? refs.list(.tag)) ?? []).map(\.name)
        let list =
            names.isEmpty
            ? "there are no versions yet" : "branches and tags: \(names.prefix(12).joined(separator: ", "))"
        return Fault("\(word) is no branch, tag or commit", fix: "see \"patcorpus log\" (\(list))", kind: .usage)
    }

    /// The commit of that id, verified.
    package func commit(_ id: Digest) throws -> StoredCommit { try CommitFile.read(id, from: layout) }

    /// Like `resolve`, but an error for a branch without commits.
    package func version(_ word: String) throws -> StoredCommit {
        guard let id = try resolve(word) else {
            throw Fault(
                "the corpus has no version yet", at: layout.root, fix: "\"patcorpus ingest\" makes the first",
                kind: .usage)
        }
        return try commit(id)
    }

    // MARK: Reading

    /// How many nodes of trees were read so far.
    package var nodesRead: Int { nodes.nodesRead }

    /// The digest of a document in a version; `nil` if it is not there.
    package func digest(of id: String, in commit: Commit) throws -> Digest? {
        guard let value = try TreeReader(source: nodes).value(Array(id.utf8), in: commit.documents) else { return nil }
        return Digest(value.span)
    }

    /// The canonical line of a digest, verified.
    package func line(_ digest: Digest) throws -> [UInt8] {
        var output = ByteBuffer(capacity: 1 << 16)
        try appendLine(digest, to: &output)
        return output.array
    }

    /// Appends the canonical line of a digest, verified.
    package func appendLine(_ digest: Digest, to output: inout ByteBuffer) throws {
        try lines.append(place(of: digest), to: &output)
    }

    private func place(of digest: Digest) throws -> ObjectPlace {
        guard let place = try index.object(digest) else {
            throw Fault.damage(
                "the document \(digest.short) is not in the index", at: layout.relative(layout.index), fix: Index.fix)
        }
        return place
    }

    /// A layer's entry for a key; `nil` if it has none.
    package func entry(_ key: String, layer: String, in commit: Commit) throws -> LayerEntry? {
        guard let root = commit.layers[layer],
            let value = try TreeReader(source: nodes).value(Array(key.utf8), in: root)
        else {
            return nil
        }
        return LayerEntry(value)
    }

    /// Calls `body` with every document's id and digest, in order of the ids, until it returns false.
    package func forEachDocument(in commit: Commit, _ body: (String, Digest) throws -> Bool) throws {
        try TreeReader(source: nodes).forEach(commit.documents) { key, value in
            let id = String(decoding: key, as: UTF8.self)
            guard let digest = Digest(value.span) else {
                throw Fault.damage("the entry of \(id) is no digest", at: "the tree of documents")
            }
            return try body(id, digest)
        }
    }

    /// Calls `body` with every entry of a layer, in order of the keys, until it returns false.
    package func forEachEntry(of layer: String, in commit: Commit, _ body: (String, LayerEntry) throws -> Bool) throws {
        guard let root = commit.layers[layer] else { return }
        try TreeReader(source: nodes).forEach(root) { key, value in
            let id = String(decoding: key, as: UTF8.self)
            guard let entry = LayerEntry(value) else {
                throw Fault.damage("the entry of \(id) begins with no digest", at: "the layer \(layer)")
            }
            return try body(id, entry)
        }
    }

    /// Calls `body` for every document that differs between two versions; values are digests.
    package func diff(_ first: Commit, _ second: Commit, _ body: (TreeChange) throws -> Void) throws {
        try TreeDiff.run(from: first.documents, to: second.documents, source: nodes, body)
    }

    /// Calls `body` for every entry of a layer that differs between two versions.
    package func diff(layer: String, _ first: Commit, _ second: Commit, _ body: (TreeChange) throws -> Void) throws {
        let none = TreeRoot(id: .zero, count: 0)
        try TreeDiff.run(from: first.layers[layer] ?? none, to: second.layers[layer] ?? none, source: nodes, body)
    }
}

/// What a layer says about one key: a small JSON value, and the digest of the document it was computed from.
package struct LayerEntry: Sendable, Hashable {
    package var document: Digest
    /// Canonical JSON.
    package var json: [UInt8]

    package init(document: Digest, json: [UInt8]) {
        self.document = document
        self.json = json
    }

    init?(_ value: [UInt8]) {
        guard value.count >= 32, let digest = Digest(value.span.extracting(0..<32)) else { return nil }
        document = digest
        json = Array(value[32...])
    }

    var bytes: [UInt8] { document.bytes + json }
}
