import Corpus
import Curate
import Native
import Testing

/// Every word has two synonyms that nothing else has.
struct InventedSynonyms: SynonymSource {
    let digest = Digest(hex: String(repeating: "0", count: 64)) ?? .zero
    func synonyms(of word: String) -> [String] { [word + "x", word + "y"] }
}

private let texts = [
    "", " ", "a", "42", "A gate (1) comprising: a post, a hinge and a bar.", "été  à\tParis\n",
    "1. The gate of claim 1,\n   wherein",
    "(a) LED lamps; (b) H2O, pH 7.4 – «quoted» words…", "ONE TITLE IN CAPITALS", "-- dashes -- only --", "日本語のテキスト。",
]

@Suite("Words of a text that is changed")
struct WordSequenceTests {
    @Test("are those of the list of words, and put together again they are the text", arguments: texts)
    func whole(text: String) {
        let words = WordSequence(text)
        #expect(words.text == text)
        #expect(words.words.map { $0.text.lowercased() } == WordList(text).strings)
    }

    @Test("are taken out without doubled spaces or lost marks")
    func removal() {
        func without(_ places: Set<Int>, _ text: String) -> String {
            var words = WordSequence(text)
            words.remove(places)
            return words.text
        }
        #expect(without([1], "a big, red gate.") == "a, red gate.")
        #expect(without([0], "a big gate.") == "big gate.")
        #expect(without([2], "a big gate.") == "a big.")
        #expect(without([0, 1, 2], "a big gate.") == ".")
        #expect(without([2, 3], "a gate:\n  one bar\n  two bars") == "a gate:\n  two bars")
        #expect(without([1], "a (big) gate") == "a () gate")
    }

    @Test("are put in before the marks behind the word in front, and take the case of what they replace")
    func insertion() {
        var words = WordSequence("a gate, a bar.")
        words.insert("new", at: 2)
        #expect(words.text == "a gate new, a bar.")
        words.insert("first", at: 0)
        #expect(words.text == "first a gate new, a bar.")
        words.insert("last", at: words.count)
        #expect(words.text == "first a gate new, a bar last.")
        for (old, new) in [("Gate", "Door"), ("GATE", "DOOR"), ("gate", "door")] {
            var word = WordSequence(old)
            word.replace(0, with: "door")
            #expect(word.text == new)
        }
    }
}

@Suite("Operations of EDA")
struct AugmentOperationTests {
    /// Two hundred different words in sentences.
    private static let long = (0..<200).map { number in
        let word =
            String(number, radix: 26).map { String(UnicodeScalar(UInt8(97 + ($0.wholeNumberValue ?? 9)))) }.joined()
            + "word"
        return word + String(repeating: "q", count: number / 10 + 1) + String(repeating: "z", count: number % 10)
    }.joined(separator: " ")

    private static func apply(_ operation: any EDAOperation.Type, _ text: String, alpha: Double = 0.1, seed: UInt64)
        -> WordSequence
    {
        var words = WordSequence(text)
        var generator = SeededGenerator(seed: seed)
        operation.init().apply(to: &words, alpha: alpha, synonyms: InventedSynonyms(), using: &generator)
        return words
    }

    private static func isSubsequence(_ a: [String], of b: [String]) -> Bool {
        var rest = b[...]
        for word in a {
            guard let place = rest.firstIndex(of: word) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }

    @Test(
        "give the same for the same seed, and another for another",
        arguments: EasyDataAugmentation.operations.map { $0.name })
    func seeded(name: String) throws {
        let operation = try #require(EasyDataAugmentation.operations.first { $0.name == name })
        for text in texts + [Self.long] {
            #expect(Self.apply(operation, text, seed: 3) == Self.apply(operation, text, seed: 3))
        }
        let results = Set((0..<20).map { Self.apply(operation, Self.long, seed: $0).text })
        #expect(results.count == 20)
    }

    @Test("leave numbers, symbols and references to claims where they are", arguments: 0..<30)
    func fixed(seed: UInt64) {
        let text = "The gate of claim 12, wherein 3.5 mm of H2O and LED lamps, as in claims 4 to 7, are used."
        for operation in EasyDataAugmentation.operations {
            let words = Self.apply(operation, text, alpha: 0.5, seed: seed).words
            #expect(
                words.filter(\.isFixed).map(\.text)
                    == ["claim", "12", "3", "5", "mm", "H2O", "LED", "claims", "4", "7"].filter { $0 != "mm" })
        }
    }

    @Test("replacement changes n words and no other, none of them a stop word", arguments: [0.05, 0.1, 0.3])
    func replacement(alpha: Double) {
        let before = WordSequence(Self.long).words.map(\.text)
        let after = Self.apply(SynonymReplacement.self, Self.long, alpha: alpha, seed: 1).words.map(\.text)
        let changed = before.indices.filter { before[$0] != after[$0] }
        #expect(before.count == after.count && changed.count == Int(alpha * 200))
        #expect(changed.allSatisfy { [before[$0] + "x", before[$0] + "y"].contains(after[$0]) })
        let stops = "the gate of the house is in the garden and it was not there before"
        let words = WordSequence(stops).words.map(\.text)
        let others = Self.apply(SynonymReplacement.self, stops, alpha: 0.9, seed: 1).words.map(\.text)
        #expect(words.indices.filter { words[$0] != others[$0] }.map { words[$0] } == ["gate", "house", "garden"])
    }

    @Test("insertion adds n synonyms and takes nothing away", arguments: [0.05, 0.1, 0.3])
    func insertion(alpha: Double) {
        let before = WordSequence(Self.long).words.map(\.text)
        let after = Self.apply(RandomInsertion.self, Self.long, alpha: alpha, seed: 2).words.map(\.text)
        #expect(after.count == 200 + Int(alpha * 200) && Self.isSubsequence(before, of: after))
    }

    @Test("swapping keeps every word, and moves at most 2n", arguments: [0.05, 0.1, 0.3])
    func swap(alpha: Double) {
        let before = WordSequence(Self.long).words.map(\.text)
        let after = Self.apply(RandomSwap.self, Self.long, alpha: alpha, seed: 3).words.map(\.text)
        let moved = before.indices.count { before[$0] != after[$0] }
        #expect(before.sorted() == after.sorted())
        #expect(moved <= 2 * Int(alpha * 200) && Double(moved) > alpha * 200)
    }

    @Test(
        "deletion takes out a share α within four standard errors, and never the last word",
        arguments: [0.05, 0.1, 0.3])
    func deletion(alpha: Double) {
        let before = WordSequence(Self.long).words.map(\.text)
        var kept = 0
        for seed in 0..<20 {
            let after = Self.apply(RandomDeletion.self, Self.long, alpha: alpha, seed: UInt64(seed)).words.map(\.text)
            #expect(Self.isSubsequence(after, of: before))
            kept += after.count
        }
        let share = 1 - Double(kept) / 4000
        #expect(abs(share - alpha) < 4 * (alpha * (1 - alpha) / 4000).squareRoot(), "\(share)")
        for seed in 0..<20 {
            #expect(Self.apply(RandomDeletion.self, "gate door", alpha: 0.99, seed: UInt64(seed)).count >= 1)
        }
    }
}
