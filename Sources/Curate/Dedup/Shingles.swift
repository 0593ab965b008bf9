internal import Corpus
internal import Native

/// The shingles of a text: its runs of so many words, each as a 64-bit hash.
///
/// Broder, "On the resemblance and containment of documents", 1997. A text with fewer words than a shingle has is one shingle; a text
/// without words has none. Two different shingles of one comparison have the same hash with a probability below 2⁻⁵⁸.
package enum Shingles {
    /// Odd, and one less than a multiple of four, so that words in another order give another sum.
    private static let base: UInt64 = 0x9FB2_1C65_1E98_DF27

    /// Appends a hash for each run of `size` words, repeated ones too.
    ///
    /// The sum Σ wᵢ·baseⁱ rolls from word to word; O(1) a word.
    package static func append(of words: [UInt64], size: Int, to shingles: inout [UInt64]) {
        precondition(size >= 1, "shingles of \(size) words")
        if words.isEmpty { return }
        let length = min(size, words.count)
        var sum: UInt64 = 0
        for index in 0..<length { sum = sum &* base &+ words[index] }
        // A short text must not equal the beginning of a run of other words.
        if words.count < size { sum ^= UInt64(words.count) << 48 }
        let first = shingles.count
        shingles.append(contentsOf: repeatElement(ASCIIWords.mixed(sum), count: words.count - length + 1))
        var top: UInt64 = 1
        for _ in 0..<size { top = top &* base }
        var output = shingles.mutableSpan
        for index in length..<words.count {
            sum = sum &* base &+ words[index] &- words[index - length] &* top
            output[first + index - length + 1] = ASCIIWords.mixed(sum)
        }
    }

    /// The shingles as a set: ascending, each once.
    ///
    /// They are hashes, spread evenly: put into four times as many buckets as there are by their upper bits, nearly all are in place. O(n).
    package static func set(_ shingles: some RandomAccessCollection<UInt64>) -> [UInt64] {
        let count = shingles.count
        if count < 2 { return Array(shingles) }
        var bits: UInt64 = 3
        while 1 << bits < count * 4 { bits += 1 }
        var ends = [Int32](repeating: 0, count: 1 << Int(bits))
        var places = ends.mutableSpan
        for shingle in shingles { places[Int(truncatingIfNeeded: shingle >> (64 - bits))] += 1 }
        var end: Int32 = 0
        for bucket in places.indices {
            let size = places[bucket]
            places[bucket] = end
            end += size
        }
        var sorted = [UInt64](repeating: 0, count: count)
        var output = sorted.mutableSpan
        for shingle in shingles {
            let bucket = Int(truncatingIfNeeded: shingle >> (64 - bits))
            output[Int(places[bucket])] = shingle
            places[bucket] += 1
        }
        var kept = 1
        for place in 1..<count {
            let shingle = output[place]
            var at = kept
            while at > 0, output[at - 1] > shingle { at -= 1 }
            if at > 0, output[at - 1] == shingle { continue }
            // Nearly always there is nothing to move.
            var hole = kept
            while hole > at {
                output[hole] = output[hole - 1]
                hole -= 1
            }
            output[at] = shingle
            kept += 1
        }
        sorted.removeLast(count - kept)
        return sorted
    }

    /// The set of the shingles of a text.
    package static func set(of text: String, size: Int) -> [UInt64] {
        var words = WordHashes()
        words.append(text)
        var shingles: [UInt64] = []
        append(of: words.hashes, size: size, to: &shingles)
        return set(shingles)
    }
}

/// Exact Jaccard similarity of sets of shingles.
package enum Jaccard {
    /// |a ∩ b| ∕ |a ∪ b| of two ascending sets; 0 where one is empty, also both: texts without words have nothing in common.
    package static func similarity(_ a: [UInt64], _ b: [UInt64]) -> Double { atLeast(0, a, b) ?? 0 }

    /// The similarity if it is at least the threshold; nil else, found early where the sizes or what is left rule it out.
    package static func atLeast(_ threshold: Double, _ a: [UInt64], _ b: [UInt64]) -> Double? {
        let (small, large) = a.count <= b.count ? (a, b) : (b, a)
        if small.isEmpty { return threshold <= 0 ? 0 : nil }
        if Double(small.count) / Double(large.count) < threshold { return nil }
        // |a ∩ b| = J ∕ (1 + J) · (|a| + |b|); one less, so that rounding never rules a pair out.
        let needed = Int(threshold / (1 + threshold) * Double(small.count + large.count)) - 1
        var common = 0
        var i = 0
        var j = 0
        while i < small.count && j < large.count {
            // What can still be in common: looked at now and then only.
            let pause = min(64, small.count - i, large.count - j)
            if common + min(small.count - i, large.count - j) < needed { return nil }
            for _ in 0..<pause {
                let x = small[i]
                let y = large[j]
                common &+= x == y ? 1 : 0
                i &+= x <= y ? 1 : 0
                j &+= y <= x ? 1 : 0
            }
        }
        let similarity = Double(common) / Double(small.count + large.count - common)
        return similarity >= threshold ? similarity : nil
    }
}
