package import Corpus
package import Native

/// Where a line lies in a shard.
package struct LinePlace: Sendable, Hashable {
    /// The digest of the line without its newline.
    package var digest: Digest
    /// Where it begins in the uncompressed shard.
    package var start: Int
    /// Its length in bytes, without the newline.
    package var length: Int
}

/// A finished shard in memory: its name and the bytes of its file.
package struct ShardImage: Sendable {
    /// The digest of its lines.
    package let name: Digest
    /// The file's bytes.
    package let bytes: [UInt8]
    /// Its lines, in order.
    package let lines: [LinePlace]
    /// Bytes of all lines, uncompressed.
    package let uncompressed: Int
}

/// Makes a shard line by line; memory is one frame and the compressed bytes so far.
package struct ShardBuilder: ~Copyable {
    /// A frame ends at the first line end at or after this many bytes.
    package static let frameBytes = 256 << 10

    private var compressor: ZstdCompressor
    private var digest = StreamDigest()
    /// How many bytes of the frame `digest` has.
    private var digested = 0
    private var table = SeekTable()
    private var frame = ByteBuffer(capacity: 320 << 10)
    private var output = ByteBuffer(capacity: 1 << 20)
    private var lines: [LinePlace] = []

    /// - Parameter level: zstd's level.
    package init(level: Int = 3) { compressor = ZstdCompressor(level: level, checksum: true) }

    /// Bytes of the lines so far.
    package var uncompressed: Int { table.uncompressed + frame.count }
    /// Bytes of compressed frames held.
    package var compressed: Int { output.count }
    package var isEmpty: Bool { lines.isEmpty }

    /// The digest of a line that may be appended; meanwhile lines appended before are digested for the shard's name.
    package mutating func digest(of line: Span<UInt8>) -> Digest {
        let end = digested + min(line.count, frame.count - digested)
        defer { digested = end }
        return digest.digest(of: line, whileAdding: frame, digested..<end)
    }

    /// Appends a line, whose digest the caller has; a newline is added.
    package mutating func append(_ line: Span<UInt8>, digest: Digest) {
        lines.append(LinePlace(digest: digest, start: uncompressed, length: line.count))
        frame.append(line)
        frame.append(0x0A)
        if frame.count >= Self.frameBytes { endFrame() }
    }

    /// Appends a buffer's bytes as a line.
    package mutating func append(_ line: borrowing ByteBuffer, digest: Digest) { append(line.span, digest: digest) }

    private mutating func endFrame() {
        if frame.isEmpty { return }
        digest.update(frame, digested..<frame.count)
        digested = 0
        let before = output.count
        let size = compressor.compress(frame, into: &output)
        table.add(
            compressed: size, length: frame.count, digest: SHA256.digest(of: output.span(before..<before + size)))
        frame.removeAll()
    }

    /// Ends the shard and begins an empty one.
    package mutating func finish() -> ShardImage {
        endFrame()
        table.write(to: &output)
        let image = ShardImage(
            name: digest.finish(), bytes: output.array, lines: lines, uncompressed: table.uncompressed)
        table = SeekTable()
        output.removeAll(keeping: 64 << 20)
        lines.removeAll(keepingCapacity: true)
        return image
    }
}
