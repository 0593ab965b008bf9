internal import Corpus
internal import Native

/// A node of a tree, decoded.
struct TreeNode {
    struct Entry {
        var key: [UInt8]
        /// In a leaf the value, a part of the node's bytes; else empty.
        var value: ArraySlice<UInt8>
        /// In an inner node the child; else zero.
        var child: Digest
        /// Leaf entries below; 1 in a leaf.
        var count: Int
    }

    var level: Int
    var entries: [Entry]

    /// Leaf entries below.
    var count: Int { entries.reduce(0) { $0 + $1.count } }

    /// The first entry from `start` on whose key is not before `key`; `nil` if there is none. Logarithmic in the entries.
    func place(_ key: [UInt8], from start: Int = 0) -> Int? {
        var low = start
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if precedes(entries[middle].key, key) { low = middle + 1 } else { high = middle }
        }
        return low < entries.count ? low : nil
    }

    static let longestKey = 1024
    static let highestLevel = 60

    /// Appends the node's bytes.
    func encode(into output: inout ByteBuffer) {
        output.append("PT\u{1}")
        output.append(UInt8(level))
        output.append(varint: entries.count)
        var previous: [UInt8] = []
        for entry in entries {
            var shared = 0
            while shared < min(previous.count, entry.key.count) && previous[shared] == entry.key[shared] { shared += 1 }
            output.append(varint: shared)
            output.append(varint: entry.key.count - shared)
            output.append(entry.key.span.extracting(shared...))
            if level == 0 {
                output.append(varint: entry.value.count)
                output.append(entry.value.span)
            } else {
                output.append(entry.child.bytes)
                output.append(varint: entry.count)
            }
            previous = entry.key
        }
    }

    /// Decodes; `nil` for bytes that are no node. The caller has verified the digest, so that is a bug or another version.
    init?(_ bytes: Span<UInt8>) {
        guard bytes.count >= 5, bytes[0] == 0x50, bytes[1] == 0x54, bytes[2] == 1, bytes[3] <= Self.highestLevel else {
            return nil
        }
        level = Int(bytes[3])
        var reader = VarintReader(bytes: bytes, index: 4)
        guard let count = reader.varint(), count <= bytes.count else { return nil }
        entries = []
        entries.reserveCapacity(count)
        // Values stay where they are: a node has a hundred, and most are only passed over.
        let shared = [UInt8](bytes)
        var key: [UInt8] = []
        for _ in 0..<count {
            guard let common = reader.varint(), let rest = reader.varint(), common <= key.count,
                let suffix = reader.range(rest)
            else { return nil }
            key.removeLast(key.count - common)
            key.append(contentsOf: shared[suffix])
            if level == 0 {
                guard let length = reader.varint(), let value = reader.range(length) else { return nil }
                entries.append(Entry(key: key, value: shared[value], child: .zero, count: 1))
            } else {
                guard let child = reader.range(32), let digest = Digest(bytes.extracting(child)),
                    let below = reader.varint()
                else {
                    return nil
                }
                entries.append(Entry(key: key, value: [], child: digest, count: below))
            }
        }
        guard reader.index == bytes.count else { return nil }
    }

    init(level: Int, entries: [Entry]) {
        self.level = level
        self.entries = entries
    }
}

/// Reads LEB128 numbers and runs of bytes.
struct VarintReader: ~Escapable {
    private let bytes: Span<UInt8>
    private(set) var index: Int

    @_lifetime(copy bytes)
    init(bytes: Span<UInt8>, index: Int) {
        self.bytes = bytes
        self.index = index
    }

    mutating func varint() -> Int? {
        var value = 0
        var shift = 0
        while index < bytes.count, shift < 56 {
            let byte = bytes[index]
            index += 1
            value |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    /// The range of the next bytes, passed over.
    mutating func range(_ count: Int) -> Range<Int>? {
        guard count >= 0, count <= bytes.count - index else { return nil }
        defer { index += count }
        return index..<index + count
    }
}

extension ByteBuffer {
    /// Appends an unsigned LEB128 number.
    mutating func append(varint value: Int) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest & 0x7F | 0x80))
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }
}

/// Where nodes end.
enum TreeBoundary {
    /// FNV-1a (Fowler, Noll, Vo) of the key, finished by MurmurHash3's `fmix64` (Appleby).
    static func hash(_ key: [UInt8]) -> UInt64 {
        var value: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }
        value = (value ^ (value >> 33)) &* 0xff51_afd7_ed55_8ccd
        value = (value ^ (value >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return value ^ (value >> 33)
    }

    /// True if a node at `level` ends after the key whose hash is given.
    static func ends(_ hash: UInt64, level: Int) -> Bool {
        level <= 8 && (hash >> UInt64(7 * level)) & 0x7F == 0
    }
}

/// Byte order, as `memcmp` has it.
func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool { a.lexicographicallyPrecedes(b) }
