internal import Corpus
internal import Curate
internal import Native

/// A text's words and runs of words, to find copies by.
struct TextRuns {
    private let words: [UInt64]
    /// Runs of five words: ascending, each once.
    private let shingles: [UInt64]

    init(_ text: String) {
        var words = WordHashes()
        words.append(text)
        self.words = words.hashes
        shingles = Self.runs(words.hashes, of: 5)
    }

    private static func runs(_ words: [UInt64], of size: Int) -> [UInt64] {
        if words.count < size { return [] }
        var writer = HashWriter(capacity: words.count)
        return Shingles.set(writer.appendShingles(of: words, size: size).hashes)
    }

    /// How this text copies the other; nil where it does not.
    ///
    /// - Parameters:
    ///   - share: of this text's runs of five words that the other has too. Jaccard's similarity of both is at most that share.
    ///   - run: so many words in a row.
    func copy(of other: TextRuns, share: Double, run: Int) -> String? {
        if words.isEmpty { return nil }
        if words == other.words { return "the unchanged text" }
        let common = SortedSets.common(shingles, other.shingles)
        if !shingles.isEmpty, Double(common) >= share * Double(shingles.count) {
            let jaccard = SortedSets.jaccard(shingles, other.shingles)
            return "\(common) of \(shingles.count) runs of five words (Jaccard \(Rounded.text(jaccard)))"
        }
        // The set of runs of that length says whether there is one; only then is the longest looked for.
        guard common > 0, hasRun(with: other, of: run) else { return nil }
        return "a run of \(longestRun(with: other, from: run)) words"
    }

    private func hasRun(with other: TextRuns, of length: Int) -> Bool {
        SortedSets.common(Self.runs(words, of: length), Self.runs(other.words, of: length)) > 0
    }

    /// The longest run of words that both have, of which one of `length` is known.
    func longestRun(with other: TextRuns, from length: Int) -> Int {
        var low = length
        var high = min(words.count, other.words.count) + 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if hasRun(with: other, of: middle) { low = middle } else { high = middle }
        }
        return low
    }
}
