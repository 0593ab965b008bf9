/// Phrases looked for in texts, word by word: case, white space and punctuation between words do not count.
///
/// `I'm` is the words `i` and `m`; a phrase that ends in `*` matches any word that begins with its last word. Time in proportion to the text.
package struct PhraseSet: Sendable {
    package struct Match: Sendable, Hashable {
        /// Which phrase, in the order given.
        package var phrase: Int
        /// The words of the text.
        package var words: Range<Int>
    }

    private struct Phrase: Sendable {
        var words: [[UInt8]]
        var isPrefix: Bool
    }

    package let texts: [String]
    private var phrases: [Phrase] = []
    /// Phrases by the hash of their first word.
    private var starts: [UInt64: [Int]] = [:]
    /// Phrases of one open word, such as `revendic*`.
    private var open: [Int] = []

    /// A phrase without words never matches.
    package init(_ texts: [String]) {
        self.texts = texts
        for (index, text) in texts.enumerated() {
            let words = PlacedWords(text)
            let phrase = Phrase(
                words: (0..<words.count).map { Array(words.bytes[words.range($0)]) }, isPrefix: text.hasSuffix("*"))
            phrases.append(phrase)
            guard let first = phrase.words.first else { continue }
            if phrase.isPrefix && phrase.words.count == 1 {
                open.append(index)
            } else {
                starts[Self.hash(first[...]), default: []].append(index)
            }
        }
    }

    /// The first match that begins at one of these words; of those that begin at one word, the longest.
    package func first(in words: PlacedWords, from range: Range<Int>? = nil) -> Match? {
        for at in (range ?? 0..<words.count).clamped(to: 0..<words.count) {
            if let match = match(words, at) { return match }
        }
        return nil
    }

    /// All matches, none overlapping, from the left, the longest at each place.
    package func all(in words: PlacedWords) -> [Match] {
        var matches: [Match] = []
        var at = 0
        while at < words.count {
            if let match = match(words, at) {
                matches.append(match)
                at = match.words.upperBound
            } else {
                at += 1
            }
        }
        return matches
    }

    private func match(_ words: PlacedWords, _ at: Int) -> Match? {
        let first = words.bytes[words.range(at)]
        var best: Match?
        func consider(_ index: Int) {
            let phrase = phrases[index]
            let length = phrase.words.count
            guard at + length <= words.count, length > best?.words.count ?? 0 else { return }
            for offset in 0..<length {
                let word = words.bytes[words.range(at + offset)]
                let isLast = offset == length - 1
                if isLast && phrase.isPrefix
                    ? word.starts(with: phrase.words[offset]) : word.elementsEqual(phrase.words[offset])
                {
                    continue
                }
                return
            }
            best = Match(phrase: index, words: at..<at + length)
        }
        for index in starts[Self.hash(first)] ?? [] { consider(index) }
        for index in open { consider(index) }
        return best
    }

    /// FNV-1a.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
