import Corpus
import Foundation
import Native
import Testing

@testable import Measure

@Suite("Repetition and memorisation in texts")
struct TextDiversityTests {
    private static func lines(_ name: String) -> [String] {
        (OracleData["texts", name, "lines"].array ?? []).map { $0.string ?? "" }
    }

    @Test("cuts tokens as sacrebleu's 13a does", arguments: ["claims", "marks", "short"])
    func tokens(name: String) {
        let expected = (OracleData["texts", name, "tokens"].array ?? []).map {
            ($0.array ?? []).map { $0.string ?? "" }
        }
        #expect(expected.count == Self.lines(name).count && !expected.isEmpty)
        for (line, tokens) in zip(Self.lines(name), expected) {
            #expect(TranslationTokens.of(line).map { String(decoding: $0, as: UTF8.self) } == tokens)
        }
    }

    @Test("self-BLEU equals sacrebleu's sentence scores, text by text", arguments: ["claims", "marks", "short"])
    func selfBLEU(name: String) throws {
        var terms = TermNumbers()
        let tokens = Self.lines(name).map { TranslationTokens.of($0).map { terms.number($0) } }.filter { !$0.isEmpty }
        let expected = (OracleData["texts", name, "scores"].array ?? []).map { $0.number ?? .nan }
        let found = SelfBLEU.scores(tokens)
        #expect(found.count == expected.count)
        for (score, expected) in zip(found, expected) { #expect(score.isNear(expected, 1e-9)) }
        let result = try SelfBLEU().measure(Self.lines(name))
        #expect((result["value"] ?? .nan).isNear(OracleData.number("texts", name, "mean"), 1e-9))
        #expect(result.notes.count == (name == "marks" ? 1 : 0))
    }

    @Test(
        "distinct-n is the number of different runs over all, counted as strings",
        arguments: ["claims", "marks", "short"])
    func distinct(name: String) throws {
        let found = try DistinctRuns().measure(Self.lines(name))
        for length in 1...4 {
            var all: [String] = []
            for line in Self.lines(name) {
                let words = WordList(line).strings
                guard words.count >= length else { continue }
                for from in 0...(words.count - length) {
                    all.append(words[from..<(from + length)].joined(separator: " "))
                }
            }
            #expect(found["distinct\(length)"] == Double(Set(all).count) / Double(all.count))
        }
        #expect(found["value"] == found["distinct2"])
        #expect(throws: Fault.self) { try DistinctRuns().measure(["", " .,"]) }
    }

    @Test("a text's own repetitions are counted")
    func repeated() throws {
        var measure = DistinctRuns()
        measure.longest = 2
        // Runs of two: ab ba ab ba ab, of which three came before.
        #expect(try measure.measure(["a b a b a b", "a b"])["repeated"] == 3.0 / 6)
    }

    @Test("a corpus that repeats itself is compressed more, and the ratio is of zstd's frames")
    func compression() throws {
        let one = try CompressionRatio().measure(["a gate that opens by a lever"])
        let many = try CompressionRatio().measure([String](repeating: "a gate that opens by a lever", count: 100))
        #expect(many["value"] ?? 0 > 20 * (one["value"] ?? 0))
        #expect(many["bytes"] == Double(28 * 100 + 99))
        #expect(throws: Fault.self) { try CompressionRatio().measure(["", ""]) }
    }

    @Test("suffixes are in order, whatever repeats", arguments: [1, 2, 3, 10, 200])
    func suffixes(levels: UInt64) {
        for length in [0, 1, 2, 3, 7, 50, 211] {
            var numbers = SplitMix(state: levels &* 1000 &+ UInt64(length))
            let sequence = (0..<length).map { _ in Int32(numbers.next() % levels) }
            let expected = (0..<length).sorted {
                sequence[$0...].lexicographicallyPrecedes(sequence[$1...])
            }
            #expect(SuffixArray.of(sequence, largest: Int(levels)) == expected.map { Int32($0) })
        }
    }

    /// The longest phrase of `text` that one of `others` has, by trying all.
    private static func naive(_ text: String, _ others: [String]) -> Int {
        let words = WordList(text).strings
        var best = 0
        for other in others {
            let theirs = WordList(other).strings
            for i in words.indices {
                for j in theirs.indices {
                    var length = 0
                    while i + length < words.count && j + length < theirs.count
                        && words[i + length] == theirs[j + length]
                    {
                        length += 1
                    }
                    best = max(best, length)
                }
            }
        }
        return best
    }

    @Test("the longest shared phrase is found as by trying all", arguments: 0..<12)
    func longest(seed: UInt64) {
        var numbers = SplitMix(state: seed)
        func text(_ words: Int) -> String {
            (0..<words).map { _ in ["a", "b", "gate", "lever"][Int(numbers.next() % 4)] }.joined(separator: " ")
        }
        let others = (0..<5).map { _ in text(30) }
        let index = PhraseIndex(others)
        for words in [0, 1, 10, 40] {
            let query = text(words) + " zz " + text(words)
            let found = Memorisation().examine(query, number: 0, in: index)
            #expect(found.longest == Self.naive(query, others))
            if let source = found.source {
                let there = WordList(others[source]).strings[found.sourceAt..<(found.sourceAt + found.longest)]
                #expect(there.joined(separator: " ") == found.phrase)
                #expect(
                    WordList(query).strings[found.at..<(found.at + found.longest)].joined(separator: " ")
                        == found.phrase)
            }
        }
    }

    @Test("n-gram overlap is counted against each text, and copies are found whole")
    func overlap() throws {
        let train = [
            "one two three four five six seven eight nine ten eleven twelve",
            "a lever that is turned by hand opens the gate of the lock at once",
        ]
        let index = PhraseIndex(train)
        let memorisation = Memorisation()
        let copy = memorisation.examine(
            "A LEVER that is turned, by hand, opens the gate of the lock at once!", number: 0, in: index)
        #expect(copy.longest == 15 && copy.source == 1 && copy.overlap == 1 && copy.coveredShare == 1)
        let half = memorisation.examine("one two three four five six seven eight nine of a kind", number: 1, in: index)
        // Five of its runs of eight words; the first two are in the first text.
        #expect(half.longest == 9 && half.overlap == 2.0 / 5 && half.overlapSource == 0)
        let result = try memorisation.measure(["nothing shared here", train[0]], against: index)
        #expect(result["longest"] == 12 && result["value"] == 0)
        #expect(memorisation.examine("", number: 0, in: index).longest == 0)
    }
}
