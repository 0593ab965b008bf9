internal import Curate
internal import Native

/// Texts that were accepted, by which near-duplicates among the next are found: exactly, one text after the other.
///
/// Sets of runs of five words; two texts are near-duplicates where the sets' Jaccard similarity reaches the threshold, as `patcorpus dedup` says.
/// Prefix filtering (Chaudhuri, Ganti and Kaushik 2006) in the order of the hashes themselves: two such sets share one of the first
/// n − ⌈t·n⌉ + 1 of each. Memory: 8 bytes a word of text.
struct OutputIndex: Sendable {
    private let threshold: Double
    private var ids: [String] = []
    private var sets: [[UInt64]] = []
    private var lists: [UInt64: [Int32]] = [:]

    init(similarity: Double) throws {
        _ = try NearParameters(threshold: similarity)
        threshold = similarity
    }

    /// The first text entered that this one is like; nil if there is none, and then it is entered. Texts without words are like none.
    mutating func enter(_ id: String, _ set: [UInt64]) -> (id: String, similarity: Double)? {
        let length = min(set.count, set.count - Int((threshold * Double(set.count) - 1e-9).rounded(.up)) + 1)
        var seen: Set<Int32> = []
        for shingle in set.prefix(length) {
            for other in lists[shingle] ?? [] { seen.insert(other) }
        }
        for other in seen.sorted() {
            let similarity = SortedSets.jaccard(set, sets[Int(other)])
            if similarity >= threshold { return (ids[Int(other)], similarity) }
        }
        let number = Int32(ids.count)
        for shingle in set.prefix(length) { lists[shingle, default: []].append(number) }
        ids.append(id)
        sets.append(set)
        return nil
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
