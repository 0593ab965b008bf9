internal import Glibc

/// Gives byte strings numbers in the order in which they first come: a hash table whose strings lie one after the other.
///
/// Open addressing with linear probing, at most half full, 32-bit positions. Amortised O(length) a look-up; numbers depend on the order of insertion alone, never
/// on the hash.
package struct ByteTable: Sendable {
    /// The strings, one after the other.
    package private(set) var bytes: [UInt8] = []
    /// Where each string ends in `bytes`.
    package private(set) var ends: [Int] = []
    private var hashes: [UInt32] = []
    /// The number of a string and one; 0 is free.
    private var slots: [UInt32]

    package init() { slots = [UInt32](repeating: 0, count: 64) }

    /// How many strings there are.
    package var count: Int { ends.count }

    /// Where a string lies in `bytes`.
    package func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

    /// The number of a string; `nil` if it is not there.
    package func number(of string: Span<UInt8>) -> Int? {
        unsafe string.withUnsafeBufferPointer { string in
            let hash = unsafe Self.hash(string)
            let found = unsafe slots[slot(string, hash)]
            return found == 0 ? nil : Int(found) - 1
        }
    }

    /// The number of a string, which is put in if it is not there.
    package mutating func insert(_ string: Span<UInt8>) -> Int {
        unsafe string.withUnsafeBufferPointer { string in
            let hash = unsafe Self.hash(string)
            let slot = unsafe slot(string, hash)
            if slots[slot] != 0 { return Int(slots[slot]) - 1 }
            precondition(count < Int(UInt32.max) - 1, "a table of more than 4 billion strings")
            unsafe bytes.append(contentsOf: string)
            ends.append(bytes.count)
            hashes.append(hash)
            slots[slot] = UInt32(count)
            if count * 2 > slots.count { grow() }
            return count - 1
        }
    }

    /// Forgets all strings and keeps the memory.
    package mutating func removeAll() {
        if count == 0 { return }
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        for index in slots.indices { slots[index] = 0 }
    }

    /// The slot that holds the string, or the free one where it belongs.
    @inline(__always)
    private func slot(_ string: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
        let mask = slots.count &- 1
        var slot = Int(hash) & mask
        while true {
            let found = Int(slots[slot])
            if found == 0 { return slot }
            if hashes[found &- 1] == hash, unsafe isEqual(found &- 1, string) { return slot }
            slot = (slot &+ 1) & mask
        }
    }

    @inline(__always)
    private func isEqual(_ number: Int, _ string: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = number == 0 ? 0 : ends[number &- 1]
        guard ends[number] &- start == string.count, let other = string.baseAddress else {
            return string.isEmpty && ends[number] == start
        }
        return unsafe bytes.withUnsafeBufferPointer { all in
            guard let base = all.baseAddress else { return false }
            return unsafe memcmp(base + start, other, string.count) == 0
        }
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        let mask = slots.count - 1
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// Eight bytes at a time, each folded by a full multiplication, as wyhash (Wang Yi 2019) does.
    @inline(__always)
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let raw = UnsafeRawBufferPointer(bytes)
        var state = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15 ^ 0xA076_1D64_78BD_642F
        var index = 0
        while index &+ 8 <= raw.count {
            state = folded(state, unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index &+= 8
        }
        var last: UInt64 = 0
        while index < raw.count {
            last = unsafe last << 8 | UInt64(raw[index])
            index &+= 1
        }
        state = folded(state, last)
        return UInt32(truncatingIfNeeded: state ^ state >> 32)
    }

    @inline(__always)
    private static func folded(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }
}
