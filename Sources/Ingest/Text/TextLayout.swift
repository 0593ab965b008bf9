internal import Native

/// What line breaks mean in a text: it depends on the office and on the script.
struct TextLayout {
    /// Whether `br`, and references to figures and documents, end a paragraph or a line (`RecordBuilder.endsBlocksAtLineBreaks`).
    var endsBlocksAtLineBreaks = false
    /// Whether a line that fills the page's width goes on after its `br` (`RecordBuilder.hasFilledLines`).
    var hasFilledLines = false
    /// Whether a line break between two East Asian signs is no space: in Chinese and Japanese, which have none between words.
    var joinsLines = false
}

extension RecordBuilder {
    /// The layout of a text in a language, normalised.
    func layout(_ language: String) -> TextLayout {
        TextLayout(
            endsBlocksAtLineBreaks: endsBlocksAtLineBreaks, hasFilledLines: hasFilledLines,
            joinsLines: language == "zh" || language == "ja")
    }
}

/// Lines of 40 full-width signs, which the forms for Japanese applications prescribe (Regulations under the Patent Act, form 29).
enum FilledLine {
    /// In half-width signs. One or two signs go over to the next line where it must not begin with them.
    private static let columns = 76...80

    /// Whether a line is as wide as the page and no sentence ends with it.
    static func isFilled(_ line: Span<UInt8>) -> Bool {
        guard line.count >= columns.lowerBound else { return false }
        let last = line.count - 1
        // The full stop `。`.
        if line[last] == 0x82, line[last - 1] == 0x80, line[last - 2] == 0xE3 { return false }
        return columns.contains(width(line))
    }

    /// In half-width signs: ASCII one, all else two. Trailing and leading white space does not count.
    static func width(_ line: Span<UInt8>) -> Int {
        var first = 0
        var last = line.count
        while first < last && line[first] <= 0x20 { first += 1 }
        while last > first && line[last - 1] <= 0x20 { last -= 1 }
        var width = 0
        for index in first..<last where line[index] & 0xC0 != 0x80 { width += line[index] < 0x80 ? 1 : 2 }
        return width
    }
}
