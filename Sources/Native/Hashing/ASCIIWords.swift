/// Hashes words of ASCII text, 64 bytes at a time: the fast path of `WordHashes`, which defines words and hashes.
package enum ASCIIWords {
    /// Appends a hash for each word from a place where no word is under way, as far as the text is ASCII and words are short.
    ///
    /// Returns where it stopped: again no word is under way. The last 72 bytes of a text are never taken.
    package static func append(_ text: Span<UInt8>, from start: Int, to hashes: inout [UInt64]) -> Int {
        unsafe text.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return start }
            return unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 256) { room in
                var at = start
                var filled = 0
                while at + 72 <= raw.count {
                    guard let words = unsafe wordBytes(base + at) else { break }
                    // At the most 32 words in 64 bytes.
                    if filled > 224 {
                        unsafe hashes.append(contentsOf: room[..<filled])
                        filled = 0
                    }
                    var left = words
                    var next = 64
                    while left != 0 {
                        let first = left.trailingZeroBitCount
                        let length = (~(left >> UInt64(first))).trailingZeroBitCount
                        if first + length >= 64 {
                            // It may go on: taken again with the next 64 bytes.
                            next = first
                            break
                        }
                        unsafe room[filled] = hash(base + at + first, length)
                        filled += 1
                        left &= .max << UInt64(first + length)
                    }
                    if next == 0 { break }
                    at += next
                }
                unsafe hashes.append(contentsOf: room[..<filled])
                return at
            }
        }
    }

    /// The hash of a word of ASCII letters and digits; eight bytes behind it can be read.
    @inline(__always)
    private static func hash(_ word: UnsafeRawPointer, _ length: Int) -> UInt64 {
        var head: UInt64 = 0
        var at = 0
        while length - at >= 8 {
            head = mixed(head ^ (unsafe load(word + at) | 0x2020_2020_2020_2020)) &+ 1
            at += 8
        }
        let mask = ~(UInt64.max << UInt64(8 * (length - at)))
        // Bit 5 makes capitals small and is set in digits.
        let tail = (unsafe load(word + at) | 0x2020_2020_2020_2020) & mask
        return mixed(head ^ tail ^ UInt64(length) << 56)
    }

    @inline(__always)
    private static func load(_ place: UnsafeRawPointer) -> UInt64 {
        UInt64(littleEndian: unsafe place.loadUnaligned(as: UInt64.self))
    }

    /// SplitMix64's output function.
    @inlinable
    @inline(__always)
    package static func mixed(_ word: UInt64) -> UInt64 {
        var z = word
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A bit for each of 64 bytes that is a letter or digit; nil if one is not ASCII.
    @inline(__always)
    private static func wordBytes(_ place: UnsafeRawPointer) -> UInt64? {
        let high: UInt64 = 0x8080_8080_8080_8080
        var bits: UInt64 = 0
        var any: UInt64 = 0
        for part in 0..<8 {
            let bytes = unsafe load(place + 8 * part)
            any |= bytes
            // Sums of bytes below 0x80 never carry into the next: the top bit says whether the bound is reached.
            let plain = bytes & ~high
            let small = plain | 0x2020_2020_2020_2020
            let letters = (small &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(small &+ 0x0505_0505_0505_0505)
            let digits = (plain &+ 0x5050_5050_5050_5050) & ~(plain &+ 0x4646_4646_4646_4646)
            let flags = ((letters | digits) & high) >> 7
            bits |= ((flags &* 0x0102_0408_1020_4080) >> 56) << UInt64(8 * part)
        }
        return any & high == 0 ? bits : nil
    }
}
