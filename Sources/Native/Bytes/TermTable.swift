/// Numbers byte strings in the order of their first coming: 0, 1, 2 …
///
/// Open addressing with a fixed hash, so that the numbers depend on the strings and their order alone. A copy is shared until it changes.
package struct TermTable: Sendable {
    /// The strings, one after the other.
    package private(set) var bytes: [UInt8] = []
    /// Where each string ends in `bytes`.
    package private(set) var ends: [UInt32] = []
    /// The upper half of the hash and the number plus one; 0 where nothing is.
    private var slots: [UInt64]
    private var mask: Int

    /// An empty table.
    package init() {
        slots = Array(repeating: 0, count: 1024)
        mask = 1023
    }

    /// The table of strings that differ, as `bytes` and `ends` of another; `nil` where the ends do not fit the bytes or a string comes twice.
    package init?(bytes: [UInt8], ends: [UInt32]) {
        self.init()
        var start = 0
        for end in ends {
            guard Int(end) >= start, Int(end) <= bytes.count else { return nil }
            let before = count
            guard intern(bytes.span.extracting(start..<Int(end))) == before else { return nil }
            start = Int(end)
        }
        guard start == bytes.count else { return nil }
    }

    /// How many strings there are.
    package var count: Int { ends.count }

    /// Where a string lies in `bytes`.
    package func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]) }

    /// A string, as text.
    package func text(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

    /// Whether a string comes before another by bytes.
    package func precedes(_ first: Int, _ second: Int) -> Bool {
        bytes[range(first)].lexicographicallyPrecedes(bytes[range(second)])
    }

    /// The number of a string, a new one if it was not there. More than 4 GiB of strings is a bug.
    package mutating func intern(_ term: Span<UInt8>) -> Int {
        let hash = Self.hash(term)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let found = slots[slot]
            if found == 0 { break }
            if found >> 32 == hash >> 32, let index = match(found, term) { return index }
            slot = (slot + 1) & mask
        }
        let index = ends.count
        unsafe term.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        ends.append(UInt32(bytes.count))
        slots[slot] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(index + 1)
        if ends.count * 2 > mask { grow() }
        return index
    }

    /// The number of a string, or `nil` if it was never given one.
    package func find(_ term: Span<UInt8>) -> Int? {
        let hash = Self.hash(term)
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let found = slots[slot]
            if found == 0 { return nil }
            if found >> 32 == hash >> 32, let index = match(found, term) { return index }
            slot = (slot + 1) & mask
        }
    }

    /// The number in a slot if its string is the one asked for.
    @inline(__always)
    private func match(_ slot: UInt64, _ term: Span<UInt8>) -> Int? {
        let index = Int(slot & 0xFFFF_FFFF) - 1
        let range = range(index)
        guard range.count == term.count else { return nil }
        let isEqual = unsafe bytes.withUnsafeBytes { held in
            unsafe term.withUnsafeBytes { asked in
                for offset in 0..<range.count {
                    if unsafe held[range.lowerBound + offset] != asked[offset] { return false }
                }
                return true
            }
        }
        return isEqual ? index : nil
    }

    private mutating func grow() {
        let size = slots.count * 2
        mask = size - 1
        slots = Array(repeating: 0, count: size)
        for index in 0..<ends.count {
            let hash = Self.hash(bytes.span.extracting(range(index)))
            var slot = Int(truncatingIfNeeded: hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(index + 1)
        }
    }

    /// Eight bytes at a time, multiplied and folded.
    private static func hash(_ term: Span<UInt8>) -> UInt64 {
        unsafe term.withUnsafeBytes { raw in
            var hash = UInt64(truncatingIfNeeded: raw.count) &* 0x9E37_79B9_7F4A_7C15
            var at = 0
            while at + 8 <= raw.count {
                let word = unsafe raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                hash = folded(hash ^ word.littleEndian)
                at += 8
            }
            var rest: UInt64 = 0
            while at < raw.count {
                unsafe rest = rest << 8 | UInt64(raw[at])
                at += 1
            }
            return folded(folded(hash ^ rest))
        }
    }

    @inline(__always)
    private static func folded(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.low ^ product.high &+ 0xE703_7ED1_A0B4_28DB
    }
}
