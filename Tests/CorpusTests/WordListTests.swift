import Corpus
import Testing

/// The definition, a scalar at a time: slower and obvious.
private func words(_ text: String) -> [String] {
    text.unicodeScalars.split { scalar in
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: false
        default: true
        }
    }.map { $0.map(\.properties.lowercaseMapping).joined() }
}

struct WordListTests {
    @Test(
        "finds the runs of letters and digits, lower-cased",
        arguments: [
            "", " ", "a gate", "A Gate-keeper's 2nd ÜBER-maß", "été  à\tParis\n", "H2O and x²", "携帯電話 12", "ＡＢ　Ｃ",
            "İstanbul",
            "x\u{301}y", "٣٤ अध्याय", "end\u{1F600}end", "Ω",
        ])
    func definition(text: String) {
        #expect(WordList(text).strings == words(text))
    }

    @Test("ends a word at bytes that are no UTF-8")
    func damaged() {
        var list = WordList()
        list.scan([0x61, 0xFF, 0x62, 0xE2, 0x82, 0x63, 0xC3].span)
        #expect(list.strings == ["a", "b", "c"])
    }

    @Test("appending goes on behind what is there")
    func append() {
        var list = WordList("one two")
        list.append("Three".utf8Span.span)
        #expect(list.strings == ["one", "two", "three"])
        list.scan("four")
        #expect(list.strings == ["four"])
    }
}
