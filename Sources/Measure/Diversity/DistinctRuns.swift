internal import Corpus

/// Distinct-n: the share of a corpus's runs of n words that are different ones.
///
/// Li et al., NAACL 2016, over the whole corpus; words as `WordList` has them. It falls with the corpus's length, so compare corpora of one size.
package struct DistinctRuns: Sendable {
    /// The longest run.
    package var longest = 4

    package init() {}

    /// Measures. Figures: `value`, distinct-2 (distinct-1 where that is the longest); `distinct1` and on; `repeated`, the share of words in runs of the
    /// longest length that came before in the same document.
    package func measure(_ texts: [String]) throws -> Measurement {
        guard longest >= 1 && longest <= 16 else {
            throw Fault("runs of up to \(longest) words", fix: "give a length from 1 to 16", kind: .usage)
        }
        var terms = TermNumbers()
        var levels = [RunNumbers](repeating: RunNumbers(), count: longest)
        var totals = [Int](repeating: 0, count: longest)
        var again = 0
        var empty = 0
        var words = WordList()
        for text in texts {
            words.scan(text)
            if words.count == 0 { empty += 1 }
            let numbers = terms.numbers(of: words)
            var runs = numbers
            totals[0] += runs.count
            for length in 2..<max(2, longest + 1) {
                runs = levels[length - 1].numbers(extending: runs, by: numbers, length: length)
                totals[length - 1] += runs.count
            }
            again += runs.count - Set(runs).count
        }
        guard totals[0] > 0 else { throw Fault("no text has a word", fix: "widen the selection", kind: .usage) }
        var result = Measurement("distinct", n: texts.count - empty)
        var shares: [(key: String, value: Double)] = []
        for length in 1...longest where totals[length - 1] > 0 {
            let distinct = length == 1 ? terms.count : levels[length - 1].count
            shares.append(("distinct\(length)", Double(distinct) / Double(totals[length - 1])))
        }
        result.figures = [("value", shares[min(1, shares.count - 1)].value)] + shares
        if totals[longest - 1] > 0 {
            result.figures.append(("repeated", Double(again) / Double(totals[longest - 1])))
        }
        result.parameters = [("longest", .integer(longest)), ("words", .integer(totals[0]))]
        if empty > 0 { result.notes.append("\(empty) texts without a word are left out") }
        return result
    }
}
