internal import Corpus
internal import Native

/// `patcorpus gc`: drops what nothing refers to.
///
/// Keeps what branches, tags and leases reach (all ancestors), what journals of ingests name, and what is young. Whole shards and packs are
/// dropped; `Repack` takes single lines and nodes out. The index's rows go first, in one transaction, then the files: stopped in between, it leaves files that the
/// index does not know, never rows without files.
package enum GarbageCollection {
    package struct Options: Sendable {
        package var retention: Retention
        /// Says what would be removed, and removes nothing.
        package var dryRun: Bool

        package init(retention: Retention = Retention(), dryRun: Bool = false) {
            self.retention = retention
            self.dryRun = dryRun
        }
    }

    package struct Result: Sendable {
        /// Paths below the corpus's folder, sorted.
        package var removed: [String] = []
        package var bytesFreed = 0
        /// Shards, packs and commits that stay.
        package var kept = 0
        /// How many readers hold a commit.
        package var leases = 0
    }

    /// Runs under the lock. Throws for any damage in what is to be kept, before anything is removed.
    package static func run(at path: String, _ options: Options = Options()) throws -> Result {
        let store = try CorpusStore(at: path, .write)
        let layout = store.layout
        let inventory = try Inventory(layout)
        let limit = options.retention.limit()
        let kept = try Kept(store, inventory, limit: limit)
        try store.index.endLiveLines()
        let journal = kept.journal
        var result = Result()
        result.leases = kept.leases.commits.count
        var files: [String] = []
        func drops(_ path: String, _ isGarbage: Bool) -> Bool {
            if isGarbage && !Kept.isYoung(path, limit: limit) {
                files.append(path)
                return true
            }
            result.kept += 1
            return false
        }
        // A reader that asked the index before a repack may be about to open the file that was repacked.
        let mayDropOrphans = kept.leases.commits.isEmpty
        let shards = try store.index.shards()
        var rows: [Inventory.Shard: ShardRow] = [:]
        for row in shards { rows[Inventory.Shard(name: row.name, kind: row.kind)] = row }
        var droppedShards: [Int] = []
        for shard in inventory.shards {
            let path = layout.shard(shard.name, shard.kind)
            if let row = rows.removeValue(forKey: shard) {
                if drops(path, kept.shares[row.id] == nil && !journal.contains(shard.name)) {
                    droppedShards.append(row.id)
                }
            } else {
                _ = drops(path, mayDropOrphans && !journal.contains(shard.name))
            }
        }
        // Rows whose files are lost and that nothing needs.
        droppedShards.append(contentsOf: rows.values.filter { kept.shares[$0.id] == nil }.map(\.id))
        let nodes = try store.index.nodes()
        var packRows = Dictionary(
            try store.index.packs().map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var droppedPacks: [Int] = []
        func isLive(_ row: PackRow) -> Bool { nodes[row.id]?.contains { kept.reached.reaches(node: $0.id) } ?? false }
        for name in inventory.packs {
            if let row = packRows.removeValue(forKey: name) {
                if drops(layout.pack(name), !isLive(row)) { droppedPacks.append(row.id) }
            } else {
                _ = drops(layout.pack(name), mayDropOrphans)
            }
        }
        droppedPacks.append(contentsOf: packRows.values.filter { !isLive($0) }.map(\.id))
        for id in inventory.commits { _ = drops(layout.commit(id), !kept.reached.reaches(commit: id)) }
        for path in inventory.temporary where !Kept.isYoung(path, limit: limit) { files.append(path) }
        files.append(contentsOf: kept.leases.abandoned)

        for path in files { result.bytesFreed += (try? FileSystem.status(path).size) ?? 0 }
        result.removed = files.map(layout.relative).sorted()
        if options.dryRun { return result }
        // Commits go first: one that stays is whole.
        for path in files where path.hasSuffix(".commit") { try FileSystem.remove(path) }
        try store.index.remove(shards: droppedShards, packs: droppedPacks)
        for path in files {
            try FileSystem.remove(path)
            layout.removeFolder(of: path)
        }
        return result
    }
}
