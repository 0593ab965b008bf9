/// How long a text is in words, also where no spaces stand between words.
package enum TextLength {
    /// Words as `WordList` counts them; a run of Han, kana, Hangul-free East Asian or Thai letters counts as half its letters, rounded up.
    ///
    /// Two signs a word is the usual rule of thumb of translators for Chinese and Japanese; without it a Japanese abstract would be ten words.
    package static func words(_ lines: [String]) -> Int {
        var total = 0
        for line in lines {
            var inWord = false
            var dense = 0
            for scalar in line.unicodeScalars {
                let value = scalar.value
                if value < 0x80 {
                    let lower = UInt8(value) | 0x20
                    let isWord = lower >= 0x61 && lower <= 0x7A || value >= 0x30 && value <= 0x39
                    if isWord && !inWord { total += 1 }
                    inWord = isWord
                } else if isDense(value) {
                    dense += 1
                    inWord = false
                } else {
                    let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
                    if isWord && !inWord { total += 1 }
                    inWord = isWord
                }
            }
            total += (dense + 1) / 2
        }
        return total
    }

    /// Han, kana, Thai, Lao and Khmer letters.
    static func isDense(_ value: UInt32) -> Bool {
        switch value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0xFF66...0xFF9D: true
        case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0EC4, 0x1780...0x17D3: true
        default: false
        }
    }
}
