internal import Corpus

/// Self-BLEU: the mean BLEU of each text against all others as its references, from 0 to 100; high where texts repeat each other.
///
/// Zhu et al., "Texygen", SIGIR 2018, with sacrebleu's sentence score: tokens 13a, up to four words, smoothing `exp`, effective order, clipping by the largest count in any
/// reference, the closest reference's length. Time is linear in the words: for each run the two largest counts answer for every text left out.
package struct SelfBLEU: Sendable {
    private static let order = 4

    package init() {}

    /// Measures; the figure is `value`. Empty texts are left out, and a note says how many.
    package func measure(_ texts: [String], groups: Groups? = nil) throws -> Measurement {
        var terms = TermNumbers()
        var kept: [Int] = []
        var tokens: [[Int32]] = []
        for (index, text) in texts.enumerated() {
            let numbers = TranslationTokens.of(text).map { terms.number($0) }
            if numbers.isEmpty { continue }
            kept.append(index)
            tokens.append(numbers)
        }
        guard tokens.count >= 2 else {
            throw Fault(
                "self-BLEU needs at least 2 texts with words, and there are \(tokens.count)",
                fix: "widen the selection", kind: .usage)
        }
        let scores = Self.scores(tokens)
        var result = Measurement("self-bleu", n: tokens.count)
        result.figures = [("value", scores.reduce(0, +) / Double(scores.count))]
        result.parameters = [("tokens", "13a"), ("order", .integer(Self.order)), ("smoothing", "exp")]
        if kept.count < texts.count { result.notes.append("\(texts.count - kept.count) empty texts are left out") }
        return result
    }

    /// The score of each text, given by the numbers of its tokens, against all others.
    static func scores(_ texts: [[Int32]]) -> [Double] {
        var runs = texts
        var levels = [RunNumbers](repeating: RunNumbers(), count: order)
        var matches = [[Int]](repeating: [Int](repeating: 0, count: order), count: texts.count)
        for length in 1...order {
            if length > 1 {
                for text in texts.indices {
                    runs[text] = levels[length - 1].numbers(extending: runs[text], by: texts[text], length: length)
                }
            }
            let counts = runs.map { tally($0) }
            let most = LargestCounts(counts)
            for (text, counts) in counts.enumerated() {
                for (run, count) in counts { matches[text][length - 1] += min(count, most.without(text, run)) }
            }
        }
        let lengths = texts.map(\.count).sorted()
        return texts.indices.map { score(matches[$0], texts[$0].count, closest(texts[$0].count, lengths)) }
    }

    /// Runs and how often each comes, by ascending number.
    private static func tally(_ runs: [Int32]) -> [(run: Int32, count: Int)] {
        var result: [(run: Int32, count: Int)] = []
        for run in runs.sorted() {
            if let last = result.last, last.run == run {
                result[result.count - 1].count += 1
            } else {
                result.append((run, 1))
            }
        }
        return result
    }

    /// The length nearest to one of them among the others; the shorter of two that are as near.
    private static func closest(_ length: Int, _ sorted: [Int]) -> Int {
        // The first place that holds the length; itself is one of those that do.
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < length { low = middle + 1 } else { high = middle }
        }
        if low + 1 < sorted.count && sorted[low + 1] == length { return length }
        let below = low > 0 ? sorted[low - 1] : nil
        let above = low + 1 < sorted.count ? sorted[low + 1] : nil
        guard let below else { return above ?? length }
        guard let above else { return below }
        return length - below <= above - length ? below : above
    }

    /// BLEU from how many runs of each length match.
    private static func score(_ matches: [Int], _ length: Int, _ reference: Int) -> Double {
        guard matches.contains(where: { $0 > 0 }) else { return 0 }
        var logarithms = 0.0
        var smoothing = 1.0
        var effective = 0
        for run in 1...order {
            let total = Double(length - run + 1)
            if total <= 0 { break }
            effective = run
            if matches[run - 1] == 0 {
                smoothing *= 2
                logarithms += Elementary.logarithm(100 / (smoothing * total))
            } else {
                logarithms += Elementary.logarithm(100 * Double(matches[run - 1]) / total)
            }
        }
        let brevity = length < reference ? Elementary.exponential(1 - Double(reference) / Double(length)) : 1
        return brevity * Elementary.exponential(logarithms / Double(effective))
    }
}

/// The two largest counts of each run and the text of the largest, so that any one text can be left out.
private struct LargestCounts {
    private var first: [(count: Int32, text: Int32)] = []
    private var second: [Int32] = []

    init(_ counts: [[(run: Int32, count: Int)]]) {
        for (text, counts) in counts.enumerated() {
            guard let last = counts.last else { continue }
            while first.count <= Int(last.run) {
                first.append((0, -1))
                second.append(0)
            }
            for (run, count) in counts {
                let run = Int(run)
                if count > Int(first[run].count) {
                    second[run] = first[run].count
                    first[run] = (Int32(count), Int32(text))
                } else {
                    second[run] = max(second[run], Int32(count))
                }
            }
        }
    }

    /// The largest count of a run in any text but one.
    func without(_ text: Int, _ run: Int32) -> Int {
        Int(first[Int(run)].text == Int32(text) ? second[Int(run)] : first[Int(run)].count)
    }
}
