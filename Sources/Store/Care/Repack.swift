internal import Corpus
internal import Native

/// `patcorpus repack`: writes shards that hold lines nothing refers to, or that are small, into new ones, and tree packs into one.
///
/// Versions stay what they are: documents, trees and commits keep their digests. A new shard is written and durable before the index points into
/// it, and old files go last: stopped anywhere, every version can be read. Shards without any live line are left to `GarbageCollection`.
package enum Repack {
    package struct Options: Sendable {
        /// Lines and nodes that nothing refers to stay if their file is young.
        package var retention: Retention
        /// Shards whose files have fewer bytes are put together.
        package var smallShard: Int
        /// New shards have up to as many bytes of lines.
        package var shardBytes: Int
        package var dryRun: Bool

        package init(
            retention: Retention = Retention(), smallShard: Int = 8 << 20, shardBytes: Int = 64 << 20,
            dryRun: Bool = false
        ) {
            self.retention = retention
            self.smallShard = smallShard
            self.shardBytes = shardBytes
            self.dryRun = dryRun
        }
    }

    package struct Result: Sendable {
        /// Files that were replaced, as paths below the corpus's folder, sorted.
        package var removed: [String] = []
        /// Files that were written.
        package var added: [String] = []
        /// Bytes of the removed less those of the added; with `dryRun` an estimate.
        package var bytesFreed = 0
        /// Bytes of lines that nothing refers to, and of copies.
        package var deadBytes = 0
        /// True if the replaced files are still there because readers hold a commit; `gc` removes them.
        package var isLeftToGarbageCollection = false
    }

    /// Runs under the lock. Throws for any damage in what is to be kept; every version can be read then as before.
    ///
    /// - Parameter progress: receives bytes of lines written and their total.
    package static func run(
        at path: String, _ options: Options = Options(), progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> Result {
        let store = try CorpusStore(at: path, .write)
        let layout = store.layout
        let limit = options.retention.limit()
        let kept = try Kept(store, try Inventory(layout), limit: limit)
        let shards = try ShardPlan(store, kept, options, limit: limit)
        let packs = try PackPlan(store, kept, limit: limit)
        var result = Result()
        result.deadBytes = shards.deadBytes
        result.removed = (shards.paths(layout) + packs.paths(layout)).map(layout.relative).sorted()
        if options.dryRun {
            result.bytesFreed = shards.estimate + packs.estimate
            return result
        }
        var added = try ShardRewriting.run(store, kept, shards, options, progress)
        if let name = try packs.rewrite(store, kept) { added.append(layout.pack(name)) }
        try store.index.endLiveLines()
        let old = Set(shards.paths(layout) + packs.paths(layout)).subtracting(added).sorted()
        try store.index.remove(
            shards: shards.victims.filter { old.contains(layout.shard($0.name, $0.kind)) }.map(\.id),
            packs: packs.victims.filter { old.contains(layout.pack($0.name)) }.map(\.id))
        result.removed = old.map(layout.relative)
        result.added = added.map(layout.relative).sorted()
        result.bytesFreed =
            try old.reduce(0) { $0 + (try FileSystem.status($1).size) }
            - added.reduce(0) { $0 + (try FileSystem.status($1).size) }
        if try !Lease.held(layout).commits.isEmpty {
            result.isLeftToGarbageCollection = true
            return result
        }
        for path in old {
            try FileSystem.remove(path)
            layout.removeFolder(of: path)
        }
        return result
    }

    /// Which shards are rewritten.
    struct ShardPlan {
        var victims: [ShardRow] = []
        var liveBytes = 0
        var deadBytes = 0
        /// Bytes of files that are likely to be freed.
        var estimate = 0

        init(_ store: CorpusStore, _ kept: Kept, _ options: Options, limit: Int) throws {
            let rows = try store.index.shards()
            for kind in Layout.ShardKind.allCases {
                var wasteful: [ShardRow] = []
                var small: [ShardRow] = []
                for row in rows where row.kind == kind && !kept.journal.contains(row.name) {
                    guard let share = kept.shares[row.id] else { continue }
                    if share.bytes < row.uncompressed {
                        if !Kept.isYoung(store.layout.shard(row.name, kind), limit: limit) { wasteful.append(row) }
                    } else if row.bytes < options.smallShard && row.uncompressed < options.shardBytes / 2 {
                        small.append(row)
                    }
                }
                // Small ones alone must become fewer, or every run would write them again.
                let bytes = (wasteful + small).reduce(0) { $0 + (kept.shares[$1.id]?.bytes ?? 0) }
                if wasteful.isEmpty && (bytes + options.shardBytes - 1) / options.shardBytes >= small.count { continue }
                for row in wasteful + small {
                    let share = kept.shares[row.id]?.bytes ?? 0
                    victims.append(row)
                    liveBytes += share
                    deadBytes += row.uncompressed - share
                    estimate += Int(
                        Double(row.bytes) * Double(row.uncompressed - share) / Double(max(1, row.uncompressed)))
                }
            }
        }

        func paths(_ layout: Layout) -> [String] { victims.map { layout.shard($0.name, $0.kind) } }
    }

    /// Which packs are rewritten.
    struct PackPlan {
        var victims: [PackRow] = []
        var estimate = 0

        init(_ store: CorpusStore, _ kept: Kept, limit: Int) throws {
            let nodes = try store.index.nodes()
            var hasDead = false
            for row in try store.index.packs() {
                let places = nodes[row.id] ?? []
                let dead = places.filter { !kept.reached.reaches(node: $0.id) }
                if dead.count == places.count { continue }
                let isWasteful = places.reduce(0, { $0 + $1.packed + 48 }) + 48 < row.bytes || !dead.isEmpty
                if isWasteful && Kept.isYoung(store.layout.pack(row.name), limit: limit) { continue }
                victims.append(row)
                hasDead = hasDead || isWasteful
                estimate +=
                    row.bytes - places.reduce(0) { $0 + $1.packed + 48 } + dead.reduce(0) { $0 + $1.packed + 48 }
            }
            if victims.count < 2 && !hasDead {
                victims = []
                estimate = 0
            }
        }

        func paths(_ layout: Layout) -> [String] { victims.map { layout.pack($0.name) } }

        /// Writes one pack, and points the index into it. Returns its name; `nil` if there was nothing to do.
        func rewrite(_ store: CorpusStore, _ kept: Kept) throws -> Digest? {
            if victims.isEmpty { return nil }
            let layout = store.layout
            let tables = PackTables(layout)
            for row in victims { _ = try tables.add(row.name) }
            let names = Set(victims.map(\.name))
            let writer = NodePackWriter(layout) { _ in false }
            for id in kept.reached.nodes {
                guard let place = try store.index.node(id), names.contains(place.pack) else { continue }
                try tables.withCompressed(id) { try writer.take($0, $1) }
            }
            let name = writer.name
            if FileSystem.exists(layout.pack(name)) {
                // The same nodes in the same order: what is there stays, since the index may point into it.
                let (places, bytes) = try PackTables(layout).add(name)
                try store.index.move(toPack: name, bytes: bytes, nodes: places)
                return name
            }
            guard let (_, bytes) = try writer.finish() else { return nil }
            try store.index.move(toPack: name, bytes: bytes, nodes: writer.places)
            return name
        }
    }
}
