/// How wide text is, by a guess that is rather too large, and how to cut it.
enum TextMeasure {
    /// The width in units of the font's size 1; of a long text only that it is long.
    static func width(_ text: String) -> Double { text.unicodeScalars.prefix(200).reduce(0) { $0 + width($1) } }

    private static func width(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x20, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x69, 0x6A, 0x6C, 0x7C: 0.34
        case 0x30...0x39: 0.6
        case 0x4D, 0x57, 0x6D, 0x77, 0x40: 0.92
        case 0x41...0x5A: 0.7
        case 0..<0x250: 0.58
        case 0x300..<0x370, 0x200B..<0x2010, 0xFE00..<0xFE10: 0
        case 0x2070..<0x20A0: 0.45
        case 0x1100..<0x1200, 0x2E80..<0xA4D0, 0xAC00..<0xD7B0, 0xF900..<0xFB00, 0xFF00..<0xFF61, 0x1F000...: 1.05
        default: 0.72
        }
    }

    /// The text, or its beginning and an ellipsis if it is wider than that many units of the font's size.
    static func fitted(_ text: String, width limit: Double) -> String {
        var total = 0.0
        var result = ""
        for character in text {
            total += width(String(character))
            if total > limit { return result + "…" }
            // With the ellipsis it must fit too.
            if total + 1 <= limit { result.append(character) }
        }
        return text
    }

    /// The text, or its first `limit` characters and how many more there are.
    ///
    /// A character can be as long as one likes, so bytes are limited too, to four a character.
    static func cut(_ text: String, to limit: Int) -> String {
        if text.utf8.count <= limit { return text }
        var result = ""
        var count = 0
        var bytes = 0
        for character in text {
            bytes += character.utf8.count
            if count == limit || bytes > 4 * limit {
                return "\(result)… (\(Figures.text(Double(text.utf8.count - result.utf8.count))) more bytes)"
            }
            result.append(character)
            count += 1
        }
        return result
    }
}
