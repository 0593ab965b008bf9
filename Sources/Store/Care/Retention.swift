internal import Corpus
internal import Native

/// What is kept although no ref reaches it.
package struct Retention: Sendable {
    /// Files younger than this, in seconds.
    package var minimumAge: Double

    /// A day.
    package init(minimumAge: Double = 86_400) { self.minimumAge = minimumAge }

    /// Files changed after this are young; nanoseconds since 1970.
    func limit() -> Int { FileSystem.now - Int(max(0, min(minimumAge, 1e9)) * 1e9) }
}

/// What must be kept in a corpus: found once, under the lock, before anything is dropped.
struct Kept {
    var reached: Reachability
    var leases: Lease.Held
    /// Shards by name, and lines by digest, that the journal of an unfinished ingest names: lines too, because an ingest does not write again
    /// what an unreachable shard has.
    var journal: Set<Digest>
    /// By the shard's row; with what the journal names.
    var shares: [Int: LiveShare]
    /// The commits that the walk began with: of refs and leases, and young ones.
    var roots: [Digest]

    /// Goes through everything that is to be kept. Throws for any damage on the way: nothing may be dropped on the word of what is damaged.
    ///
    /// The set of live lines stays in `index` until `endLiveLines`.
    init(_ store: CorpusStore, _ inventory: Inventory, limit: Int) throws {
        let layout = store.layout
        let refs = try RefState(layout)
        if let damaged = refs.damaged.first { throw damaged.error }
        if !refs.entries.contains(where: { $0.kind == .branch }), !inventory.commits.isEmpty {
            throw Fault.damage(
                "there are commits and no branch", at: "refs/heads",
                fix: "run \"patcorpus repair\", which restores main")
        }
        leases = try Lease.held(layout)
        roots = refs.entries.map(\.commit) + leases.commits
        let tips = RefState.tips(layout, commits: inventory.commits)
        for id in tips where try FileSystem.status(layout.commit(id)).modified > limit { roots.append(id) }
        reached = Reachability(layout, store.nodes)
        var batch = try LiveLineBatch(store.index)
        try reached.walk(roots) { error, _ in
            throw error
        } lines: {
            try batch.add($0)
        }
        try batch.end()
        let unknown = try store.index.unknownLiveLines(first: 1)
        if let first = unknown.first.first {
            throw Fault.damage(
                "\(unknown.count) lines that versions refer to are not in the index (\(first.short) …)",
                at: layout.relative(layout.index),
                fix: Index.fix)
        }
        journal = Set(try IngestJournal.names(layout))
        try store.index.addLiveLines(Array(journal))
        shares = try store.index.liveShares()
    }

    /// True for a file that was changed after `limit`; a missing one is not.
    static func isYoung(_ path: String, limit: Int) -> Bool {
        guard let status = try? FileSystem.status(path) else { return false }
        return status.modified > limit
    }
}
