internal import Corpus
package import Native

/// The shingles of a text: its runs of so many words, each as a 64-bit hash.
///
/// Broder, "On the resemblance and containment of documents", 1997. A text with fewer words than a shingle has is one shingle; a text
/// without words has none (`HashWriter.appendShingles`). Two different shingles of one comparison have the same hash with a probability below 2⁻⁵⁸.
package enum Shingles {
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

    /// The shingles of a text, repeated ones too.
    package static func run(of text: String, size: Int) -> HashRun {
        var words = WordHashes()
        words.append(text)
        var writer = HashWriter(capacity: words.count)
        return writer.appendShingles(of: words.hashes, size: size)
    }

    /// The set of the shingles of a text.
    package static func set(of text: String, size: Int) -> [UInt64] { set(run(of: text, size: size).hashes) }
}
