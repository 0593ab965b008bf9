internal import Corpus
internal import Native

/// The two skippable frames at a shard's end; see `docs/store-format.md`.
struct SeekTable {
    struct Frame {
        /// Where the compressed frame begins in the file.
        var offset: Int
        var compressed: Int
        /// Where its lines begin in the uncompressed shard.
        var start: Int
        var length: Int
        /// The digest of the compressed bytes.
        var digest: Digest
    }

    private(set) var frames: [Frame] = []
    /// Bytes of all lines.
    private(set) var uncompressed = 0
    /// Bytes of all data frames.
    private(set) var compressed = 0

    mutating func add(compressed size: Int, length: Int, digest: Digest) {
        frames.append(Frame(offset: compressed, compressed: size, start: uncompressed, length: length, digest: digest))
        compressed += size
        uncompressed += length
    }

    private static let digestMagic: UInt32 = 0x184D_2A50
    private static let seekMagic: UInt32 = 0x184D_2A5E
    private static let footerMagic: UInt32 = 0x8F92_EAB1

    /// Appends both frames to a shard.
    func write(to output: inout ByteBuffer) {
        output.append(littleEndian: Self.digestMagic)
        output.append(littleEndian: UInt32(frames.count * 32))
        for frame in frames { output.append(frame.digest.bytes) }
        output.append(littleEndian: Self.seekMagic)
        output.append(littleEndian: UInt32((frames.count + 1) * 8 + 9))
        for frame in frames {
            output.append(littleEndian: UInt32(frame.compressed))
            output.append(littleEndian: UInt32(frame.length))
        }
        output.append(littleEndian: UInt32(8 + frames.count * 32))
        output.append(littleEndian: UInt32(0))
        output.append(littleEndian: UInt32(frames.count + 1))
        output.append(0)
        output.append(littleEndian: Self.footerMagic)
    }

    init() {}

    /// Reads the table of a whole shard. Throws a damage fault that names `path`.
    init(_ file: Span<UInt8>, path: String) throws {
        func damaged(_ what: String) -> Fault { Fault.damage("the shard's table is damaged: \(what)", at: path) }
        let end = file.count
        guard end >= 17 + 16, file.littleEndian(at: end - 4) == Self.footerMagic else {
            throw damaged("it does not end with the seekable format's magic number")
        }
        let entries = Int(file.littleEndian(at: end - 9))
        let seekSize = entries * 8 + 9
        let seekStart = end - seekSize - 8
        guard file[end - 5] == 0, entries >= 1, seekStart >= 0, file.littleEndian(at: seekStart) == Self.seekMagic,
            Int(file.littleEndian(at: seekStart + 4)) == seekSize
        else { throw damaged("the number of frames does not fit") }
        let count = entries - 1
        let digestStart = seekStart - 8 - count * 32
        guard digestStart >= 0, file.littleEndian(at: digestStart) == Self.digestMagic,
            Int(file.littleEndian(at: digestStart + 4)) == count * 32
        else { throw damaged("the digests of the frames are not where they should be") }
        let last = seekStart + 8 + count * 8
        guard Int(file.littleEndian(at: last)) == 8 + count * 32, file.littleEndian(at: last + 4) == 0 else {
            throw damaged("the entry of the digests does not fit")
        }
        for index in 0..<count {
            let entry = seekStart + 8 + index * 8
            guard let digest = Digest(file.extracting(digestStart + 8 + index * 32..<digestStart + 40 + index * 32))
            else {
                throw damaged("a digest is cut off")
            }
            add(
                compressed: Int(file.littleEndian(at: entry)), length: Int(file.littleEndian(at: entry + 4)),
                digest: digest)
        }
        guard compressed == digestStart else { throw damaged("the frames' sizes do not add up") }
    }

    /// The frame that holds the uncompressed byte at `position`.
    func frame(at position: Int) -> Frame? {
        var low = 0
        var high = frames.count
        while low < high {
            let middle = (low + high) / 2
            if frames[middle].start + frames[middle].length <= position { low = middle + 1 } else { high = middle }
        }
        return low < frames.count && frames[low].start <= position ? frames[low] : nil
    }
}

extension ByteBuffer {
    /// Appends four bytes, the lowest first.
    mutating func append(littleEndian value: UInt32) {
        for shift in stride(from: 0, to: 32, by: 8) { append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
    }

    /// Appends eight bytes, the lowest first.
    mutating func append(littleEndian value: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
    }
}

extension Span<UInt8> {
    /// Four bytes, the lowest first.
    func littleEndian(at index: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(self[index + $1]) << UInt32($1 * 8) }
    }

    /// Eight bytes, the lowest first, as an Int; `nil` beyond its range.
    func littleEndian64(at index: Int) -> Int? {
        Int(exactly: (0..<8).reduce(UInt64(0)) { $0 | UInt64(self[index + $1]) << UInt64($1 * 8) })
    }
}
