/// Hashes words of ASCII text, 64 bytes at a time: the fast path of `WordHashes`, which defines words and hashes.
package enum ASCIIWords {
    /// Bytes that are looked at from one place: the 64, and what is read behind the last word.
    private static let reach = 80

    /// Appends a hash for each word from a place where no word is under way, as far as the text is ASCII and words are short.
    ///
    /// Returns where it stopped, again a place where no word is under way: the text's end, or the word that must be read otherwise.
    package static func append(_ text: Span<UInt8>, from start: Int, to hashes: inout [UInt64]) -> Int {
        unsafe text.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return start }
            return unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 256 + reach / 8) { room in
                // The text's end with zeros behind it, which end words.
                let end = unsafe UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(room)[2048...])
                var at = start
                var filled = 0
                while at < raw.count {
                    var place = unsafe base + at
                    let isEnd = at + reach > raw.count
                    if isEnd {
                        unsafe end.initializeMemory(as: UInt8.self, repeating: 0)
                        unsafe end.copyMemory(from: UnsafeRawBufferPointer(rebasing: raw[at...]))
                        guard let copy = end.baseAddress else { break }
                        unsafe place = UnsafeRawPointer(copy)
                    }
                    // At the most 32 words in 64 bytes.
                    if filled > 224 {
                        unsafe hashes.append(contentsOf: room[..<filled])
                        filled = 0
                    }
                    let (words, others) = unsafe kinds(place)
                    let limit = others.trailingZeroBitCount
                    // A word up to the limit may go on: taken again with the next 64 bytes, or with what is not ASCII.
                    let next = limit - (~(words << UInt64(64 - limit))).leadingZeroBitCount
                    // Starts and ends are two chains of their own, and the next place waits for neither.
                    let whole = words & ~(UInt64.max << UInt64(next))
                    var starts = whole & ~(whole << 1)
                    var ends = ~whole & whole << 1
                    while starts != 0 {
                        let first = starts.trailingZeroBitCount
                        unsafe room[filled] = hash(place + first, ends.trailingZeroBitCount - first)
                        filled += 1
                        starts &= starts &- 1
                        ends &= ends &- 1
                    }
                    at = min(at + next, raw.count)
                    if others != 0 || next == 0 { break }
                }
                unsafe hashes.append(contentsOf: room[..<filled])
                return at
            }
        }
    }

    /// The hash of a word of ASCII letters and digits; 16 bytes from its last eight on can be read.
    @inline(__always)
    private static func hash(_ word: UnsafeRawPointer, _ length: Int) -> UInt64 {
        var head: UInt64 = 0
        var word = unsafe word
        var left = length
        while left >= 16 {
            head = mixed(head ^ (unsafe load(word) | small)) &+ 1
            unsafe word += 8
            left -= 8
        }
        // The rest is less than 16 bytes, and whether it is eight or more is no branch, which would go wrong at every fifth word.
        let isLong = 0 &- UInt64(left >> 3)
        let low = unsafe load(word) | small
        let high = unsafe load(word + 8) | small
        head = (head & ~isLong) | ((mixed(head ^ low) &+ 1) & isLong)
        let tail = (low ^ ((low ^ high) & isLong)) & ~(UInt64.max << UInt64(8 * (left & 7)))
        return mixed(head ^ tail ^ UInt64(length) << 56)
    }

    /// Bit 5 of each byte, which makes capitals small and is set in digits.
    private static var small: UInt64 { 0x2020_2020_2020_2020 }

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

    /// A bit for each of 64 bytes that is a letter or digit, and for each that is not ASCII.
    @inline(__always)
    private static func kinds(_ place: UnsafeRawPointer) -> (words: UInt64, others: UInt64) {
        let high: UInt64 = 0x8080_8080_8080_8080
        var bits: UInt64 = 0
        var any: UInt64 = 0
        for part in 0..<8 {
            let bytes = unsafe load(place + 8 * part)
            any |= bytes
            // Sums of bytes below 0x80 never carry into the next: the top bit says whether the bound is reached.
            let plain = bytes & ~high
            let lower = plain | small
            let letters = (lower &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(lower &+ 0x0505_0505_0505_0505)
            let digits = (plain &+ 0x5050_5050_5050_5050) & ~(plain &+ 0x4646_4646_4646_4646)
            bits |= gathered((letters | digits) & high) << UInt64(8 * part)
        }
        if any & high == 0 { return (bits, 0) }
        var others: UInt64 = 0
        for part in 0..<8 { others |= gathered(unsafe load(place + 8 * part) & high) << UInt64(8 * part) }
        return (bits, others)
    }

    /// The top bits of eight bytes, side by side.
    @inline(__always)
    private static func gathered(_ tops: UInt64) -> UInt64 { ((tops >> 7) &* 0x0102_0408_1020_4080) >> 56 }
}
