internal import Corpus
internal import Foundation

/// Which words each side uses, and how their frequencies fall.
package struct VocabularyAudit: Sendable {
    package let settings: AuditSettings
    private static let listed = 12

    package init(_ settings: AuditSettings) { self.settings = settings }

    /// Words of a side: how often each comes, and in how many documents.
    private struct Counts {
        var terms: TermNumbers
        var occurrences: [Int] = []
        var documents: [Int] = []
        var total = 0
    }

    /// A word and how unevenly it is used.
    private struct Uneven {
        var word: String
        var real: Double
        var synthetic: Double
        /// Of the two shares of documents.
        var z: Double
    }

    package func audit(_ real: AuditSide, _ synthetic: AuditSide) throws -> AuditPart {
        var terms = TermNumbers()
        var names: [String] = []
        let x = count(real.texts, &terms, &names)
        let y = count(synthetic.texts, &terms, &names)
        var part = AuditPart()
        let uneven = names.indices.map { term -> Uneven in
            let (a, b) = (Double(x.documents[safe: term]), Double(y.documents[safe: term]))
            let (n, m) = (Double(real.count), Double(synthetic.count))
            let pooled = (a + b) / (n + m)
            let error = (pooled * (1 - pooled) * (1 / n + 1 / m)).squareRoot()
            return Uneven(word: names[term], real: a / n, synthetic: b / m, z: error > 0 ? (b / m - a / n) / error : 0)
        }.sorted { ($0.z, $0.word) < ($1.z, $1.word) }
        let more = uneven.reversed().prefix(Self.listed).filter { $0.z > 0 }
        let less = uneven.prefix(Self.listed).filter { $0.z < 0 }
        // Bonferroni over all words, at 5%.
        let bound = Normal.quantile(1 - 0.025 / Double(max(names.count, 1)))
        let gross = (Array(more) + Array(less)).filter { abs($0.z) > bound && abs($0.synthetic - $0.real) >= 0.2 }
        if !gross.isEmpty {
            let worst = gross.sorted { (abs($1.synthetic - $1.real), $0.word) < (abs($0.synthetic - $0.real), $1.word) }
            let list = worst.prefix(6).map {
                "\u{201C}\($0.word)\u{201D} (\(ResultNumber.percent($0.synthetic)) of synthetic documents, \(ResultNumber.percent($0.real)) of real ones)"
            }
            let having = synthetic.documents.sorted {
                (Self.hits($1.text, more), $0.id) < (Self.hits($0.text, more), $1.id)
            }
            let largest = abs(worst[0].synthetic - worst[0].real)
            part.findings.append(
                AuditFinding(
                    largest >= 0.4 ? .severe : .notable, "Words are used unevenly",
                    "Most uneven: \(list.joined(separator: ", ")). Listed are the synthetic documents with most of the overused words.",
                    measure: "vocabulary", ids: having.prefix(3).map(\.id), weight: largest / 0.2))
        }
        func rows(_ list: some Sequence<Uneven>) -> [[JSONValue]] {
            list.map {
                [
                    .string($0.word), ResultNumber.json($0.real), ResultNumber.json($0.synthetic),
                    ResultNumber.json($0.z),
                ]
            }
        }
        let (a, b) = (Self.slope(x.occurrences), Self.slope(y.occurrences))
        let unknown = zip(
            x.occurrences + Array(repeating: 0, count: max(0, y.occurrences.count - x.occurrences.count)), y.occurrences
        )
        .reduce(0) { $1.0 == 0 ? $0 + $1.1 : $0 }
        let columns = ["word", "share of real", "share of synthetic", "z"]
        part.sections = [
            ResultSection(
                "vocabulary", "Vocabulary", "Words of \(real.count) real and \(synthetic.count) synthetic documents.",
                items: [
                    .values(
                        "Vocabulary",
                        [
                            ValueRow("Different words, real", Double(x.occurrences.count { $0 > 0 })),
                            ValueRow("Different words, synthetic", Double(y.occurrences.count { $0 > 0 })),
                            ValueRow("Zipf slope, real", a, note: "ranks 1 to 1,000; least squares on logarithms"),
                            ValueRow("Zipf slope, synthetic", b),
                            ValueRow(
                                "Words of synthetic texts that no real text has",
                                y.total > 0 ? Double(unknown) / Double(y.total) : nil, note: "share of all its words"),
                        ]),
                    .lines(
                        "Frequencies by rank", xLabel: "log10 of the rank", yLabel: "log10 of the share of words",
                        [LineSeries("real", points: Self.curve(x)), LineSeries("synthetic", points: Self.curve(y))]),
                    .table("Words that synthetic documents overuse", columns: columns, rows(more)),
                    .table("Words that synthetic documents lack", columns: columns, rows(less)),
                ])
        ]
        return part
    }

    private static func hits(_ text: String, _ words: some Sequence<Uneven>) -> Int {
        let own = Set(WordList(text).strings)
        return words.reduce(0) { own.contains($1.word) ? $0 + 1 : $0 }
    }

    private func count(_ texts: [String], _ terms: inout TermNumbers, _ names: inout [String]) -> Counts {
        var counts = Counts(terms: terms)
        var words = WordList()
        for text in texts {
            words.scan(text)
            let numbers = terms.numbers(of: words)
            for (place, number) in numbers.enumerated() where Int(number) == names.count { names.append(words[place]) }
            while counts.occurrences.count < terms.count {
                counts.occurrences.append(0)
                counts.documents.append(0)
            }
            for number in numbers { counts.occurrences[Int(number)] += 1 }
            for number in Set(numbers) { counts.documents[Int(number)] += 1 }
            counts.total += numbers.count
        }
        return counts
    }

    /// The slope of log frequency over log rank (Zipf 1949), ranks 1 to 1,000; nil for fewer than 10 words.
    static func slope(_ occurrences: [Int]) -> Double? {
        let sorted = occurrences.filter { $0 > 0 }.sorted(by: >).prefix(1000)
        guard sorted.count >= 10 else { return nil }
        let x = (1...sorted.count).map { log(Double($0)) }
        let y = sorted.map { log(Double($0)) }
        let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
        let above = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
        return above / x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) }
    }

    private static func curve(_ counts: Counts) -> [(Double, Double)] {
        let sorted = counts.occurrences.filter { $0 > 0 }.sorted(by: >)
        var points: [(Double, Double)] = []
        var rank = 1
        while rank <= sorted.count {
            points.append((log10(Double(rank)), log10(Double(sorted[rank - 1]) / Double(max(counts.total, 1)))))
            rank = max(rank + 1, Int((Double(rank) * 1.2).rounded()))
        }
        return points
    }
}

extension Array<Int> {
    /// The number there; 0 beyond the end.
    fileprivate subscript(safe index: Int) -> Int { index < count ? self[index] : 0 }
}
