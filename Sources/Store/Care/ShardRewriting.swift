internal import Corpus
internal import Native

/// Moves the live lines of shards into new shards, documents in order of their ids as far as versions agree on it.
///
/// Memory is one new shard's lines. Each new shard is written, then entered into the index in one transaction.
struct ShardRewriting: ~Copyable {
    private let store: CorpusStore
    private let victims: [Digest: ShardRow]
    private let options: Repack.Options
    private var batches: [Layout.ShardKind: Batch] = [:]
    private var decompressor = ZstdDecompressor()
    private var added: Set<Inventory.Shard> = []
    private var written = 0

    /// Lines that will be one new shard.
    private struct Batch {
        var places: [ObjectPlace] = []
        var waiting: Set<Digest> = []
        var bytes = 0
    }

    /// Returns the paths of the new shards.
    static func run(
        _ store: CorpusStore, _ kept: Kept, _ plan: Repack.ShardPlan, _ options: Repack.Options,
        _ progress: (Int, Int) -> Void
    ) throws -> [String] {
        if plan.victims.isEmpty { return [] }
        var rewriting = ShardRewriting(store, plan, options)
        progress(0, plan.liveBytes)
        var order = Reachability(store.layout, store.nodes)
        try order.walk(kept.roots) { error, _ in
            throw error
        } lines: { digests in
            for digest in digests where try rewriting.add(digest) { progress(rewriting.written, plan.liveBytes) }
        }
        // What is live for other reasons than a version: lines that a journal names.
        for kind in Layout.ShardKind.allCases { try rewriting.end(kind) }
        for digest in try store.index.liveLines(in: plan.victims.map(\.id)) { _ = try rewriting.add(digest) }
        for kind in Layout.ShardKind.allCases { try rewriting.end(kind) }
        progress(plan.liveBytes, plan.liveBytes)
        return rewriting.added.map { store.layout.shard($0.name, $0.kind) }
    }

    private init(_ store: CorpusStore, _ plan: Repack.ShardPlan, _ options: Repack.Options) {
        self.store = store
        self.options = options
        victims = Dictionary(plan.victims.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Adds a line if it is in a shard that is rewritten. Returns true if that has ended a shard.
    private mutating func add(_ digest: Digest) throws -> Bool {
        guard let place = try store.index.object(digest), victims[place.shard] != nil,
            !added.contains(Inventory.Shard(name: place.shard, kind: place.kind))
        else { return false }
        var batch = batches.removeValue(forKey: place.kind) ?? Batch()
        defer { batches[place.kind] = batch }
        if batch.waiting.contains(digest) { return false }
        var hasEnded = false
        if !batch.places.isEmpty && batch.bytes + place.place.length + 1 > options.shardBytes {
            try write(batch, place.kind)
            batch = Batch()
            hasEnded = true
        }
        batch.waiting.insert(digest)
        batch.places.append(place)
        batch.bytes += place.place.length + 1
        return hasEnded
    }

    private mutating func end(_ kind: Layout.ShardKind) throws {
        if let batch = batches.removeValue(forKey: kind), !batch.places.isEmpty { try write(batch, kind) }
    }

    private mutating func write(_ batch: Batch, _ kind: Layout.ShardKind) throws {
        // Read shard by shard and frame by frame, then put in order.
        var lines = ByteBuffer(capacity: batch.bytes)
        var starts = [Int](repeating: 0, count: batch.places.count)
        let byShard = Dictionary(grouping: batch.places.indices) { batch.places[$0].shard }
        for (shard, members) in byShard.sorted(by: { $0.key < $1.key }) {
            let sorted = members.sorted { batch.places[$0].place.start < batch.places[$1].place.start }
            let file = try ShardFile(path: store.layout.shard(shard, kind))
            var at = 0
            try file.forEach(sorted.map { batch.places[$0].place }, with: &decompressor) { line, _ in
                starts[sorted[at]] = lines.count
                lines.append(line)
                at += 1
            }
        }
        var builder = ShardBuilder()
        for (place, start) in zip(batch.places, starts) {
            builder.append(lines.span(start..<start + place.place.length), digest: place.place.digest)
        }
        let image = builder.finish()
        try Transaction.write(image, kind: kind, to: store.layout)
        try store.index.move(
            toShard: image.name, kind: kind, bytes: image.bytes.count, uncompressed: image.uncompressed,
            lines: image.lines)
        added.insert(Inventory.Shard(name: image.name, kind: kind))
        written += image.uncompressed
    }
}
