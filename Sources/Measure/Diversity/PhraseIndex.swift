internal import Corpus

/// The words of many texts in the order of all their suffixes: where a phrase of another text stands in them.
///
/// Words are those of `WordList`, so case, spaces and punctuation do not hide a copy. Memory is some 12 bytes a word.
package struct PhraseIndex: Sendable {
    private let terms: TermNumbers
    /// The numbers of the words from 1, with 0 behind each text.
    private let words: [Int32]
    private let order: [Int32]
    /// Where each text begins in `words`.
    private let starts: [Int]

    /// Indexes texts.
    package init(_ texts: [String]) {
        var terms = TermNumbers()
        var words: [Int32] = []
        var starts: [Int] = []
        var list = WordList()
        for text in texts {
            starts.append(words.count)
            list.scan(text)
            words += terms.numbers(of: list).map { $0 + 1 }
            words.append(0)
        }
        precondition(words.count < Int(Int32.max), "more words than an index holds")
        order = SuffixArray.of(words, largest: terms.count)
        self.terms = terms
        self.words = words
        self.starts = starts
    }

    /// How many texts are indexed.
    package var count: Int { starts.count }

    /// The numbers of a text's words; -1 for a word that no indexed text has.
    func numbers(of list: WordList) -> [Int32] {
        terms.known(list).map { ($0 ?? -2) + 1 }
    }

    /// The text that a place of `words` belongs to.
    private func text(at place: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= place { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    /// How many words agree from two places on, at most `limit`.
    private func agreement(_ query: [Int32], _ from: Int, _ place: Int, known: Int = 0) -> Int {
        var length = known
        while from + length < query.count && query[from + length] > 0 && place + length < words.count
            && query[from + length] == words[place + length]
        {
            length += 1
        }
        return length
    }

    /// The first place of `order` whose suffix does not come before the query's words from `from` on, up to `length` of them.
    private func lowerBound(_ query: [Int32], _ from: Int, length: Int) -> Int {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            if compare(query, from, length, Int(order[middle])) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Below 0 where the suffix comes before the query's words, 0 where it begins with them, else above.
    private func compare(_ query: [Int32], _ from: Int, _ length: Int, _ place: Int) -> Int32 {
        for offset in 0..<length {
            guard place + offset < words.count else { return -1 }
            let difference = words[place + offset] - query[from + offset]
            if difference != 0 { return difference }
        }
        return 0
    }

    /// The longest phrase of a text that an indexed text has: its length and first word, the indexed text, and where it begins there.
    ///
    /// Of equal lengths the first in the text; nil where no word is shared.
    ///
    /// - Parameter out: indexed texts that do not count, such as the text itself.
    func longestPhrase(_ query: [Int32], leavingOut out: Set<Int> = []) -> (
        length: Int, at: Int, text: Int, there: Int
    )? {
        var best: (length: Int, at: Int, text: Int, there: Int)?
        var from = 0
        while from < query.count && query.count - from > best?.length ?? 0 {
            guard query[from] > 0 else {
                from += 1
                continue
            }
            // The words up to the next unknown one are all that can agree.
            var end = from
            while end < query.count && query[end] > 0 { end += 1 }
            if end - from <= best?.length ?? 0 {
                from = end
                continue
            }
            let place = lowerBound(query, from, length: end - from)
            // The suffixes that agree longest stand next to the place, but for those that do not count.
            var (before, after) = (place - 1, place)
            if !out.isEmpty {
                while before >= 0 && out.contains(text(at: Int(order[before]))) { before -= 1 }
                while after < order.count && out.contains(text(at: Int(order[after]))) { after += 1 }
            }
            for neighbour in [before, after] where neighbour >= 0 && neighbour < order.count {
                let length = agreement(query, from, Int(order[neighbour]))
                if length > best?.length ?? 0 {
                    let there = Int(order[neighbour])
                    let owner = text(at: there)
                    best = (length, from, owner, there - starts[owner])
                }
            }
            from += 1
        }
        return best
    }

    /// The indexed texts that have the query's words from `from` on, each once; none if more than `limit` places have them.
    func texts(
        with query: [Int32], from: Int, length: Int, limit: Int, leavingOut out: Set<Int> = []
    ) -> (isFound: Bool, texts: Set<Int>) {
        for offset in 0..<length where query[from + offset] <= 0 { return (false, []) }
        var place = lowerBound(query, from, length: length)
        var texts: Set<Int> = []
        var count = 0
        while place < order.count && compare(query, from, length, Int(order[place])) == 0 {
            count += 1
            if count > limit { return (true, []) }
            texts.insert(text(at: Int(order[place])))
            place += 1
        }
        texts.subtract(out)
        return (out.isEmpty ? count > 0 : !texts.isEmpty, texts)
    }
}
