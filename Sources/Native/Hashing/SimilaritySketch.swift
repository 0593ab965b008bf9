/// The signature of a set of 64-bit hashes: the share of positions in which two signatures agree estimates the sets' Jaccard similarity.
///
/// Fast similarity sketching, Dahlgaard, Knudsen and Thorup, FOCS 2017 (arXiv 1704.04370). Round i sends each element to one position
/// with one value; a position keeps the least value of the first round that reached it; after as many rounds as there are positions, each
/// round fills one of those left. So a position agrees with probability exactly J, as in MinHash, with no more spread, but the time is
/// O(n + t log t) for n elements and t positions instead of n·t. Elements may come repeatedly.
///
/// A position is kept as 16 bits (b-bit minwise hashing, Li and König, WWW 2010): two different ones agree once in 65,536.
@safe
package struct SimilaritySketch: ~Copyable {
    /// How many positions a signature has.
    package let positions: Int
    private let least: UnsafeMutablePointer<UInt64>

    /// - Parameter positions: from 1 to 65,536.
    package init(positions: Int) {
        precondition((1...65536).contains(positions), "a signature of \(positions) positions")
        self.positions = positions
        unsafe least = UnsafeMutablePointer<UInt64>.allocate(capacity: positions)
    }

    deinit { unsafe least.deallocate() }

    /// Appends the signature of a set to `output`; an empty set's is all zeros.
    ///
    /// - Parameter elements: well mixed hashes, such that each bit depends on all of the element.
    package mutating func append(_ elements: [UInt64], to output: inout [UInt16]) {
        if elements.isEmpty {
            output.append(contentsOf: repeatElement(0, count: positions))
            return
        }
        unsafe least.update(repeating: .max, count: positions)
        unsafe elements.withUnsafeBufferPointer { unsafe fill($0) }
        for position in 0..<positions {
            output.append(UInt16(truncatingIfNeeded: Self.mixed(unsafe least[position]) >> 48))
        }
    }

    private func fill(_ elements: UnsafeBufferPointer<UInt64>) {
        let count = UInt64(positions)
        // The elements are mixed already: the first round, in which long texts end, takes them as they are.
        for index in 0..<elements.count {
            let hash = unsafe elements[index]
            let position = Int(((hash >> 32) &* count) >> 32)
            unsafe least[position] = min(least[position], hash & 0xFFFF_FFFF)
        }
        if isFull { return }
        var round: UInt64 = 1
        while round < count {
            let salt = round &* 0x9E37_79B9_7F4A_7C15
            for index in 0..<elements.count {
                let hash = unsafe Self.mixed(elements[index] ^ salt)
                let position = Int(((hash >> 32) &* count) >> 32)
                let value = round << 32 | hash & 0xFFFF_FFFF
                unsafe least[position] = min(least[position], value)
            }
            round += 1
            if isFull { return }
        }
        for position in 0..<positions where unsafe least[position] == .max {
            let salt = (count + UInt64(position)) &* 0x9E37_79B9_7F4A_7C15
            for index in 0..<elements.count {
                let hash = unsafe Self.mixed(elements[index] ^ salt)
                unsafe least[position] = min(least[position], count << 32 | hash & 0xFFFF_FFFF)
            }
        }
    }

    private var isFull: Bool {
        var any: UInt64 = 0
        for position in 0..<positions { unsafe any |= least[position] }
        return any >> 63 == 0
    }

    /// MurmurHash3's finaliser without its first step, which mixed input does not need.
    @inline(__always)
    private static func mixed(_ word: UInt64) -> UInt64 {
        var z = word &* 0xFF51_AFD7_ED55_8CCD
        z ^= z >> 33
        z &*= 0xC4CE_B9FE_1A85_EC53
        return z ^ z >> 33
    }
}
