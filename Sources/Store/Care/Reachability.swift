internal import Corpus
internal import Native

/// Everything that commits reach: their ancestors, the nodes of their trees, and the lines that those name.
///
/// Newest first, each node once, so the cost is that of the distinct nodes, however many versions share them.
struct Reachability {
    private(set) var commits: [Digest] = []
    private(set) var nodes: [Digest] = []
    private var seenCommits: Set<Digest> = []
    private var seenNodes: Set<Digest> = []
    private let layout: Layout
    private let source: any NodeSource

    /// - Parameter source: where nodes are read, each verified.
    init(_ layout: Layout, _ source: any NodeSource) {
        self.layout = layout
        self.source = source
    }

    func reaches(node id: Digest) -> Bool { seenNodes.contains(id) }
    func reaches(commit id: Digest) -> Bool { seenCommits.contains(id) }

    /// Goes through all that `roots` reach.
    ///
    /// - Parameters:
    ///   - damaged: receives what cannot be read, with the path of the file that should have it; to go on without it, it returns.
    ///   - lines: receives the digests of lines by batches: a leaf's documents, in order of their ids, or its entries' documents.
    mutating func walk(
        _ roots: [Digest], damaged: (any Error, String) throws -> Void, lines: ([Digest]) throws -> Void
    ) throws {
        var waiting = Array(roots.reversed())
        while let id = waiting.popLast() {
            guard seenCommits.insert(id).inserted else { continue }
            let commit: Commit
            do {
                commit = try CommitFile.read(id, from: layout).commit
            } catch {
                try damaged(error, layout.commit(id))
                continue
            }
            commits.append(id)
            waiting.append(contentsOf: commit.parents.reversed())
            try walk(commit.documents, damaged, lines)
            for (_, root) in commit.layers.sorted(by: { $0.key < $1.key }) { try walk(root, damaged, lines) }
        }
    }

    private mutating func walk(
        _ root: TreeRoot, _ damaged: (any Error, String) throws -> Void, _ lines: ([Digest]) throws -> Void
    ) throws {
        var waiting = [root.id]
        while let id = waiting.popLast() {
            guard seenNodes.insert(id).inserted else { continue }
            let node: TreeNode
            do {
                node = try source.node(id)
            } catch {
                try damaged(error, layout.trees)
                continue
            }
            nodes.append(id)
            if id == root.id && node.count != root.count {
                try damaged(
                    Fault.damage(
                        "a tree has \(node.count) entries and its commit says \(root.count)", at: layout.trees),
                    layout.trees)
            }
            if node.level > 0 {
                waiting.append(contentsOf: node.entries.reversed().map(\.child))
                continue
            }
            // Documents and layers' entries alike begin with a line's digest; an entry that was computed from no document has zeros.
            var digests: [Digest] = []
            digests.reserveCapacity(node.entries.count)
            for entry in node.entries {
                guard entry.value.count >= 32, let digest = Digest(entry.value.span.extracting(0..<32)) else {
                    try damaged(
                        Fault.damage("an entry of the tree node \(id.short) has no digest", at: layout.trees),
                        layout.trees)
                    continue
                }
                if digest != .zero { digests.append(digest) }
                Self.appendNamed(in: entry.value.span.extracting(32...), to: &digests)
            }
            try lines(digests)
        }
    }
}

extension Reachability {
    /// Lines that a layer's JSON names beside its document: members `"digest":"…"`, as in `sources` the records that a document was merged of.
    private static func appendNamed(in json: Span<UInt8>, to digests: inout [Digest]) {
        var from = 0
        while let found = ByteSearch.first("\"digest\":\"", in: json, from: from) {
            from = found + 10
            guard from + 64 <= json.count else { return }
            if let digest = Digest(hex: String(bytes: json.extracting(from..<from + 64))) { digests.append(digest) }
        }
    }
}

/// Hands digests on by thousands: a batch is one transaction.
struct LiveLineBatch {
    private var waiting: [Digest] = []
    private let index: Index

    init(_ index: Index) throws {
        self.index = index
        try index.beginLiveLines()
    }

    mutating func add(_ digests: [Digest]) throws {
        waiting.append(contentsOf: digests)
        if waiting.count >= 8192 { try end() }
    }

    mutating func end() throws {
        try index.addLiveLines(waiting)
        waiting.removeAll(keepingCapacity: true)
    }
}
