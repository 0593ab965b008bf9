import Corpus
import Native
import Testing

@Suite("Reading the text of documents without strings")
struct DocumentTextTests {
    /// A document with parts in languages drawn at random.
    private static func document(_ seed: UInt64) -> JSONValue {
        var generator = SeededGenerator(seed: seed)
        let languages = ["en", "de", "ja", ""]
        func language() -> JSONValue { .string(languages[generator.uniform(4)]) }
        func text() -> JSONValue { .string(["A gate", "Ein \"Tor\"\n", "車椅子", "", "été \\ x"][generator.uniform(5)]) }
        func list(_ make: () -> JSONValue) -> JSONValue { .array((0..<generator.uniform(4)).map { _ in make() }) }
        return [
            "abstracts": list { ["language": language(), "paragraphs": list { text() }] },
            "claims": list { ["dependsOn": [], "language": language(), "number": 1, "text": text()] },
            "description": list {
                ["heading": text(), "language": language(), "paragraphs": list { text() }, "role": ""]
            }, "id": "EP1A1", "titles": list { ["language": language(), "text": text()] },
        ]
    }

    @Test("the parts are the lines of the document taken apart, for any fields and languages")
    func lines() throws {
        var parser = JSONParser()
        for seed in 0..<400 as Range<UInt64> {
            let line = Self.document(seed).canonicalBytes
            let content = try DocumentContent(line: line.span, &parser)
            for fields in [TextFields.standard, .all, .title, .abstract, .claims, .description] {
                for preferred in ["en", "ja", "fr"] {
                    var text = DocumentText(fields, preferring: preferred)
                    var parts: [String] = []
                    var id = ""
                    try text.read(line.span) {
                        parts.append(String(bytes: $0))
                    } rest: {
                        id = $0.member("id")?.string ?? ""
                    }
                    #expect(parts == content.lines(fields, preferring: preferred))
                    #expect(id == "EP1A1")
                }
            }
        }
    }
}

@Suite("Hashes of words")
struct WordHashesTests {
    @Test(
        "there is one for each word of the list, equal where the words are",
        arguments: [
            "", " ", "a gate", "été  à\tParis\n", "ÉTÉ À PARIS", "H2O's 3.5 mm", "abcdefg abcdefgh abcdefghi abcdefgh",
            "車椅子 と 階段",
            "Straße ΣΊΣΥΦΟΣ ǅ İstanbul", "٣٤ ² ½ x_y", "naïve-Bayes—dash", "a\u{301}b e\u{301}", "🙂a🙂b",
            "aaaaaaaaaaaaaaaaaaaaaaaab aaaaaaaaaaaaaaaaaaaaaaaaa",
        ])
    func words(_ text: String) {
        Self.hold(Array(text.utf8))
    }

    @Test("the same for bytes that are no UTF-8, and any mixture")
    func bytes() {
        var generator = SeededGenerator(seed: 12)
        let pieces: [[UInt8]] = [
            Array("a".utf8), Array("B".utf8), Array("7".utf8), [0x20], [0xFF], [0xC3], [0xC3, 0xA9],
            [0xE8, 0xBB, 0x8A], [0xF0, 0x9F], [0x80],
            [0xED, 0xA0, 0x80], Array("Ǆ".utf8), [0xF0, 0x90, 0x90, 0x80], [0],
        ]
        for _ in 0..<1000 {
            Self.hold((0..<generator.uniform(30)).flatMap { _ in pieces[generator.uniform(pieces.count)] })
        }
        // Long stretches of ASCII, words of all lengths, and now and then what is none: the fast path, and its ends.
        let plain = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@[`{/:-,\t\n".utf8)
        for _ in 0..<300 {
            let (spaces, others) = (1 + generator.uniform(90), generator.uniform(3) * 30)
            Self.hold(
                (0..<generator.uniform(700)).flatMap { _ -> [UInt8] in
                    if generator.uniform(spaces) == 0 { return [0x20] }
                    if others > 0, generator.uniform(others * 5) == 0 { return pieces[generator.uniform(pieces.count)] }
                    return [plain[generator.uniform(plain.count - (spaces > 45 ? 12 : 0))]]
                })
        }
    }

    private static func hold(_ text: [UInt8]) {
        var list = WordList()
        list.scan(text.span)
        var hashes = WordHashes()
        hashes.append(text.span)
        #expect(hashes.count == list.count, "\(text)")
        var words: [UInt64: String] = [:]
        for (hash, word) in zip(hashes.hashes, list.strings) {
            #expect(words[hash, default: word] == word)
            words[hash] = word
        }
        #expect(words.count == Set(list.strings).count, "\(text)")
    }
}
