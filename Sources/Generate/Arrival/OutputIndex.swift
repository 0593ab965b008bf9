internal import Corpus
internal import Curate
internal import Native

/// What near-duplicates of a text are found by: its runs of five words, and their signature.
struct TextSketch: Sendable {
    /// Ascending, each once.
    let shingles: [UInt64]
    let signature: [UInt16]

    init(_ text: String, _ parameters: NearParameters) {
        shingles = Shingles.set(of: text, size: parameters.shingle)
        var sketch = SimilaritySketch(positions: parameters.permutations)
        var signature: [UInt16] = []
        sketch.append(shingles, to: &signature)
        self.signature = signature
    }

    /// Of an answer that is none.
    init() {
        shingles = []
        signature = []
    }
}

/// Texts that were accepted, by which near-duplicates among the next are found, one text after the other.
///
/// As `patcorpus dedup` does it: candidates by bands of the signature, each verified by the exact Jaccard similarity. A pair at the threshold is a candidate
/// with a probability of at least .99, and one above it with more. The result depends on the texts and their order alone. Memory: 8 bytes a word.
struct OutputIndex: Sendable {
    let parameters: NearParameters
    private var ids: [String] = []
    private var sets: [[UInt64]] = []
    private var bands: [UInt64: [Int32]] = [:]

    /// Throws a usage fault for a similarity that is none.
    init(similarity: Double) throws {
        parameters = try NearParameters(threshold: similarity, recall: 0.99)
    }

    /// The first text entered that this one is like; nil if there is none, and then it is entered. Texts without words are like none.
    mutating func enter(_ id: String, _ sketch: TextSketch) -> (id: String, similarity: Double)? {
        if sketch.shingles.isEmpty { return nil }
        let keys = bandKeys(sketch.signature)
        var candidates: Set<Int32> = []
        for key in keys { candidates.formUnion(bands[key] ?? []) }
        for other in candidates.sorted() {
            let similarity = SortedSets.jaccard(sketch.shingles, sets[Int(other)])
            if similarity >= parameters.threshold { return (ids[Int(other)], similarity) }
        }
        let number = Int32(ids.count)
        for key in keys { bands[key, default: []].append(number) }
        ids.append(id)
        sets.append(sketch.shingles)
        return nil
    }

    private func bandKeys(_ signature: [UInt16]) -> [UInt64] {
        let plan = parameters.plan
        return (0..<plan.bands).map { band in
            var key = UInt64(band) &* 0x9E37_79B9_7F4A_7C15
            for row in 0..<plan.rows {
                key = SeededGenerator.scrambled(key ^ UInt64(signature[band * plan.rows + row]))
            }
            return key
        }
    }
}

/// Sets as ascending lists.
enum SortedSets {
    /// How many elements both have.
    static func common(_ one: [UInt64], _ other: [UInt64]) -> Int {
        var (i, j, count) = (0, 0, 0)
        while i < one.count, j < other.count {
            if one[i] == other[j] {
                count += 1
                i += 1
                j += 1
            } else if one[i] < other[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return count
    }

    /// |a ∩ b| ∕ |a ∪ b|; 0 where both are empty.
    static func jaccard(_ one: [UInt64], _ other: [UInt64]) -> Double {
        let both = common(one, other)
        let union = one.count + other.count - both
        return union == 0 ? 0 : Double(both) / Double(union)
    }
}
