import Corpus
import Curate
import Testing

@Suite("What rules build on")
struct FilterTextTests {
    @Test("placed words are WordList's, each with its place")
    func placedWords() {
        var generator = SeededGenerator(seed: 7)
        let signs = Array("aB1 .,-'ÉßİñЖあ亜\u{301}😀\n\t中文x9²½")
        for _ in 0..<300 {
            let text = String((0..<generator.uniform(30)).map { _ in signs[generator.uniform(signs.count)] })
            let words = PlacedWords(text)
            let wanted = WordList(text)
            #expect((0..<words.count).map { words[$0] } == wanted.strings, "\(text)")
            for index in 0..<words.count { #expect(WordList(words.written(index)).strings == [words[index]]) }
        }
    }

    @Test("phrases are found word by word, the longest first")
    func phrases() {
        let set = PhraseSet(["hearing aid", "hearing", "a hearing aid case", "wheel*", "", "I'm"])
        func found(_ text: String) -> [String] { set.all(in: PlacedWords(text)).map { set.texts[$0.phrase] } }
        #expect(found("A HEARING-AID is worn") == ["hearing aid"])
        #expect(found("hearing; a hearing aid case") == ["hearing", "a hearing aid case"])
        #expect(found("wheelchairs and wheels, no heel") == ["wheel*", "wheel*"])
        #expect(found("hearings") == [])
        #expect(found("i’m here") == ["I'm"])
    }

    @Test(
        "claims that a claim refers to",
        arguments: [
            ("The kettle of claim 1, wherein", [1]), ("according to claims 1 to 3", [1, 2, 3]),
            ("of any one of claims 2-4", [2, 3, 4]),
            ("of claim 1 or 2", [1, 2]), ("as claimed in claims 1, 3 and 5", [1, 3, 5]),
            ("of claim 1, wherein 5 parts", [1]),
            ("Kessel nach Anspruch 1 oder 2", [1, 2]), ("nach einem der Ansprüche 1 bis 3", [1, 2, 3]),
            ("selon la revendication 4", [4]), ("selon l'une quelconque des revendications 1 à 3", [1, 2, 3]),
            ("según la reivindicación 2", [2]), ("請求項１又は２に記載の", [1, 2]), ("根据权利要求1至3中任一项所述的", [1, 2, 3]),
            ("A kettle with 3 lids", []), ("CLAIMS\n1. A kettle", []), ("of claim 1: 2 lids", [1]),
        ])
    func references(_ text: String, _ numbers: [Int]) { #expect(ClaimReferences(text).numbers == numbers) }

    @Test(
        "references to all claims before",
        arguments: ["of any preceding claim", "nach einem der vorhergehenden Ansprüche"])
    func preceding(_ text: String) { #expect(ClaimReferences(text).isToPreceding) }

    @Test("words are counted as WordList does, and two signs of East Asia are a word")
    func lengths() {
        for text in ["", "a gate", "été  à\tParis", "5-methyl-2(3H)-furanone", "Привет, мир"] {
            #expect(TextLength.words([text]) == WordList(text).count, "\(text)")
        }
        #expect(TextLength.words(["本発明は、湯沸かし器"]) == 5)
        #expect(TextLength.words(["本 LED 灯"]) == 2)
    }

    /// The obvious way: all n-grams as lists of words.
    private func duplicateLetters(_ words: [String], _ n: Int) -> Double {
        var seen: Set<[String]> = []
        var letters = 0
        var at = 0
        while at + n <= words.count {
            let gram = Array(words[at..<at + n])
            if seen.contains(gram) {
                letters += gram.reduce(0) { $0 + $1.utf8.count }
                at += n
            } else {
                seen.insert(gram)
                at += 1
            }
        }
        return Double(letters) / Double(max(1, words.reduce(0) { $0 + $1.utf8.count }))
    }

    @Test("repetition is what the obvious way counts")
    func repetition() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<60 {
            let words = (0..<generator.uniform(60)).map { _ in String("abcd".prefix(1 + generator.uniform(3))) }
            let text = RepeatedWords([words.joined(separator: " ")])
            for n in [2, 3, 5] { #expect(text.duplicateShare(n).share == duplicateLetters(words, n)) }
            var counts: [[String]: Int] = [:]
            for at in 0..<max(0, words.count - 1) { counts[Array(words[at..<at + 2]), default: 0] += 1 }
            let top = counts.filter { $0.value > 1 }.map { $0.value * $0.key.joined().utf8.count }.max() ?? 0
            #expect(text.topShare(2).share == Double(top) / Double(max(1, words.joined().utf8.count)))
        }
    }

    @Test("a loop is the same words so many times in a row")
    func loops() {
        #expect(RepeatedWords(["a b a b a b a b"]).loop(times: 4) != nil)
        #expect(RepeatedWords(["a b a b a b a c"]).loop(times: 4) == nil)
        #expect(RepeatedWords(["x x x"]).loop(times: 4) == nil)
        #expect(RepeatedWords(["x x x x"]).loop(times: 0) == nil)
    }
}
