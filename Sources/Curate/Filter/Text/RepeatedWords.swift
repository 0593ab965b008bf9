/// How much of a text repeats itself, by the measures of Gopher (Rae et al. 2021, section A1.1 and table A1).
///
/// Shares of letters, not of words, so that long repeats weigh more. Words as `WordList` counts them.
package struct RepeatedWords: Sendable {
    private let words: PlacedWords
    /// A number for each distinct word.
    private let ids: [Int32]
    private let lengths: [Int]
    private let total: Int

    package init(_ lines: [String]) {
        let words = PlacedWords(lines.joined(separator: "\n"))
        var known: [ArraySlice<UInt8>: Int32] = [:]
        ids = (0..<words.count).map { index in
            let slice = words.bytes[words.range(index)]
            if let id = known[slice] { return id }
            let id = Int32(known.count)
            known[slice] = id
            return id
        }
        lengths = (0..<words.count).map { words.range($0).count }
        total = words.bytes.count
        self.words = words
    }

    package var count: Int { ids.count }

    /// The text's share that the n-gram takes which, with all its occurrences, takes most; 0 if none comes twice.
    package func topShare(_ n: Int) -> (share: Double, words: Range<Int>) {
        var counts: [ArraySlice<Int32>: (count: Int, first: Int)] = [:]
        guard ids.count >= n, total > 0 else { return (0, 0..<0) }
        for at in 0...(ids.count - n) { counts[ids[at..<at + n], default: (0, at)].count += 1 }
        var best = (letters: 0, first: 0)
        for (_, value) in counts where value.count > 1 {
            let letters = value.count * lengths[value.first..<value.first + n].reduce(0, +)
            if letters > best.letters || letters == best.letters && value.first < best.first {
                best = (letters, value.first)
            }
        }
        return (Double(best.letters) / Double(total), best.first..<(best.letters > 0 ? best.first + n : best.first))
    }

    /// The text's share in n-grams that stood there before; letters of overlapping n-grams count once.
    package func duplicateShare(_ n: Int) -> (share: Double, words: Range<Int>) {
        guard ids.count >= n, total > 0 else { return (0, 0..<0) }
        var seen: Set<ArraySlice<Int32>> = []
        var letters = 0
        var first: Int?
        var at = 0
        while at + n <= ids.count {
            if seen.insert(ids[at..<at + n]).inserted {
                at += 1
            } else {
                letters += lengths[at..<at + n].reduce(0, +)
                if first == nil { first = at }
                at += n
            }
        }
        return (Double(letters) / Double(total), (first ?? 0)..<((first ?? 0) + (first == nil ? 0 : n)))
    }

    /// The first sequence of up to 20 words that comes so many times in a row; nil if none does.
    package func loop(times: Int, longest: Int = 20) -> Range<Int>? {
        guard times > 1 else { return nil }
        for length in 1...longest {
            guard ids.count >= length * times else { return nil }
            var run = 0
            for at in length..<ids.count {
                run = ids[at] == ids[at - length] ? run + 1 : 0
                if run == length * (times - 1) { return (at - length + 1)..<(at + 1) }
            }
        }
        return nil
    }

    package func excerpt(_ range: Range<Int>) -> String { words.excerpt(range) }
}
