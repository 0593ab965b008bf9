internal import Corpus

/// What of a text stands word for word in other texts.
package struct MemorisedText: Sendable, Hashable {
    /// The text's number.
    package let text: Int
    /// Words of the longest shared phrase.
    package let longest: Int
    /// The first word of that phrase in the text.
    package let at: Int
    /// The other text that has it, and where; nil if no word is shared.
    package let source: Int?
    package let sourceAt: Int
    /// The phrase, its words with spaces between.
    package let phrase: String
    /// The share of the text's n-grams that stand in any of the other texts.
    package let coveredShare: Double
    /// The largest share of the text's n-grams that one other text has, and that text.
    package let overlap: Double
    package let overlapSource: Int?
}

/// How much of a synthetic corpus stands word for word in another, such as its training documents or the test's.
///
/// The longest common phrase, by a suffix array over the words (Lee et al., "Deduplicating Training Data Makes Language Models Better", ACL 2022), and the overlap of 8-grams (Chowdhery et al.,
/// PaLM, 2022). Compare with train and with test apart: the first is memorisation, the second leakage.
package struct Memorisation: Sendable {
    /// Words of an n-gram.
    package var size = 8
    /// From how many words on a phrase counts as memorised.
    package var threshold = 50
    /// An n-gram with more places than this belongs to everyone and to no one text's overlap.
    package var commonest = 10_000

    package init() {}

    /// Examines a text. The number is the caller's.
    ///
    /// - Parameter out: indexed texts that do not count, such as the text itself and its family.
    package func examine(
        _ text: String, number: Int, in index: PhraseIndex, leavingOut out: Set<Int> = []
    ) -> MemorisedText {
        let words = WordList(text)
        let query = index.numbers(of: words)
        let found = index.longestPhrase(query, leavingOut: out)
        var covered = 0
        var grams = 0
        var bySource: [Int: Int] = [:]
        if query.count >= size {
            for from in 0...(query.count - size) {
                grams += 1
                let (isFound, texts) = index.texts(
                    with: query, from: from, length: size, limit: commonest, leavingOut: out)
                if isFound { covered += 1 }
                for text in texts { bySource[text, default: 0] += 1 }
            }
        }
        let most = bySource.min { ($1.value, $0.key) < ($0.value, $1.key) }
        let phrase = found.map { found in
            (found.at..<(found.at + found.length)).map { words[$0] }.joined(separator: " ")
        }
        return MemorisedText(
            text: number, longest: found?.length ?? 0, at: found?.at ?? 0, source: found?.text,
            sourceAt: found?.there ?? 0, phrase: phrase ?? "",
            coveredShare: grams > 0 ? Double(covered) / Double(grams) : 0,
            overlap: grams > 0 ? Double(most?.value ?? 0) / Double(grams) : 0, overlapSource: most?.key)
    }

    /// Examines every text, in order.
    package func examine(_ texts: [String], in index: PhraseIndex) -> [MemorisedText] {
        texts.enumerated().map { examine($0.element, number: $0.offset, in: index) }
    }

    /// Measures a synthetic corpus against another.
    ///
    /// Figures: `value`, the share of texts with a memorised phrase; `longest` and `median`, of the longest phrases in words; `overlap`, the largest overlap of n-grams;
    /// `meanOverlap`; `covered`, the mean share of n-grams found anywhere. `worst` lists the texts with the longest phrases.
    package func measure(_ texts: [String], against index: PhraseIndex, worst: Int = 20) throws -> Measurement {
        guard index.count > 0 && !texts.isEmpty else {
            throw Fault("there are no texts to compare", fix: "widen the selection", kind: .usage)
        }
        guard size >= 1 && threshold >= 1 else {
            throw Fault(
                "n-grams of \(size) words and phrases of \(threshold)", fix: "give numbers above 0", kind: .usage)
        }
        let found = examine(texts, in: index)
        let count = Double(found.count)
        let lengths = found.map { Double($0.longest) }.sorted()
        var result = Measurement("memorisation", n: index.count, m: texts.count)
        result.figures = [
            ("value", Double(found.count { $0.longest >= threshold }) / count), ("longest", lengths[lengths.count - 1]),
            ("median", Quantile.of(sorted: lengths, 0.5)), ("overlap", found.reduce(0) { max($0, $1.overlap) }),
            ("meanOverlap", found.reduce(0) { $0 + $1.overlap } / count),
            ("covered", found.reduce(0) { $0 + $1.coveredShare } / count),
        ]
        result.parameters = [("size", .integer(size)), ("threshold", .integer(threshold))]
        let listed = found.filter { $0.longest > 0 }.sorted { ($1.longest, $0.text) < ($0.longest, $1.text) }
            .prefix(worst)
        result.details = [
            (
                "worst",
                .array(
                    listed.map { item in
                        [
                            "text": .integer(item.text), "longest": .integer(item.longest), "at": .integer(item.at),
                            "source": .integer(item.source ?? -1), "sourceAt": .integer(item.sourceAt),
                            "phrase": .string(item.phrase), "overlap": Measurement.number(item.overlap),
                        ]
                    })
            )
        ]
        return result
    }
}
