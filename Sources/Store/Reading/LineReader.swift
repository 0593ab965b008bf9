internal import Corpus
internal import Native

/// Reads lines from where they lie, verified, and keeps the frames that it unpacked last: lines that lie together cost one frame.
///
/// A line that `repack` has moved since its place was asked for is looked up again. One thread's own.
final class LineReader {
    private final class Shard {
        let file: ShardFile
        init(_ file: consuming ShardFile) { self.file = file }
    }

    private final class Frame {
        var shard = Digest.zero
        var start = -1
        var lines = ByteBuffer(capacity: ShardBuilder.frameBytes * 2)
        var lastUse = 0
    }

    /// Frames of 256 KiB: documents of one family or one file are often asked for together.
    private static let frameCount = 8
    private static let shardCount = 64

    private let layout: Layout
    private let index: Index
    private var decompressor = ZstdDecompressor()
    private var shards: [Digest: Shard] = [:]
    private var frames: [Frame] = []
    private var uses = 0

    init(_ layout: Layout, _ index: Index) {
        self.layout = layout
        self.index = index
    }

    /// Appends one line to `output`. Throws a damage fault where the shard is missing or is not what its digests say.
    func append(_ place: ObjectPlace, to output: inout ByteBuffer) throws {
        try withLine(place) { output.append($0) }
    }

    /// Gives one line to `body`.
    func withLine<R>(_ place: ObjectPlace, _ body: (Span<UInt8>) throws -> R) throws -> R {
        let found: (frame: Frame, range: Range<Int>)
        do {
            found = try verified(place)
        } catch let fault as Fault where fault.kind == .damage {
            guard let now = try index.object(place.place.digest), now != place else { throw fault }
            found = try verified(now)
        }
        return try Self.give(found.frame.lines, found.range, body)
    }

    private static func give<R>(
        _ lines: borrowing ByteBuffer, _ range: Range<Int>, _ body: (Span<UInt8>) throws -> R
    ) throws -> R { try body(lines.span(range)) }

    /// The unpacked frame that has the line, and where in it; the line is what its digest says.
    private func verified(_ place: ObjectPlace) throws -> (frame: Frame, range: Range<Int>) {
        let shard = try shard(place)
        let frame = try shard.file.frame(of: place.place)
        let lines = try unpacked(frame, of: shard, named: place.shard)
        let start = place.place.start - frame.start
        let range = start..<start + place.place.length
        guard try Self.give(lines.lines, range, { SHA256.digest(of: $0) }) == place.place.digest else {
            throw Fault.damage(
                "the document \(place.place.digest.short) is not what its digest says", at: shard.file.path)
        }
        return (lines, range)
    }

    private func unpacked(_ frame: SeekTable.Frame, of shard: Shard, named name: Digest) throws -> Frame {
        uses += 1
        if let held = frames.first(where: { $0.start == frame.start && $0.shard == name }) {
            held.lastUse = uses
            return held
        }
        let slot: Frame
        if frames.count < Self.frameCount {
            slot = Frame()
            frames.append(slot)
        } else {
            slot = frames.min { $0.lastUse < $1.lastUse } ?? frames[0]
        }
        slot.start = -1
        slot.lines.removeAll()
        try shard.file.decompress(frame, with: &decompressor, into: &slot.lines)
        slot.shard = name
        slot.start = frame.start
        slot.lastUse = uses
        return slot
    }

    private func shard(_ place: ObjectPlace) throws -> Shard {
        if let open = shards[place.shard] { return open }
        if shards.count >= Self.shardCount { shards.removeAll() }
        let shard = Shard(try ShardFile(path: layout.shard(place.shard, place.kind)))
        shards[place.shard] = shard
        return shard
    }
}
