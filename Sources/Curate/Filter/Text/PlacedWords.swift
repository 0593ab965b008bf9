/// The words of a text, as `WordList` defines them, with the place of each in the text.
package struct PlacedWords: Sendable {
    package let text: String
    /// The words' lower-cased UTF-8, one after the other.
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int] = []
    /// The UTF-8 offsets in `text` of each word.
    package private(set) var places: [Range<Int>] = []

    package init(_ text: String) {
        self.text = text
        bytes.reserveCapacity(text.utf8.count)
        var at = 0
        var start: Int?
        func end() {
            guard let begin = start else { return }
            ends.append(bytes.count)
            places.append(begin..<at)
            start = nil
        }
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                let lower = UInt8(value) | 0x20
                if lower >= 0x61 && lower <= 0x7A || value >= 0x30 && value <= 0x39 {
                    if start == nil { start = at }
                    bytes.append(lower >= 0x61 && lower <= 0x7A ? lower : UInt8(value))
                } else {
                    end()
                }
                at += 1
                continue
            }
            if scalar.isInWord {
                if start == nil { start = at }
                bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            } else {
                end()
            }
            at += value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
        }
        end()
    }

    package var count: Int { ends.count }

    func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    /// A word, lower-cased.
    package subscript(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

    /// The word as the text has it.
    package func written(_ index: Int) -> String { text.slice(places[index]) }

    /// Whether a word is the first of the text or follows a full stop, question mark or exclamation mark.
    func beginsSentence(_ index: Int) -> Bool {
        index == 0 || gap(before: index).contains { ".!?\n".contains($0) }
    }

    /// What stands between a word and the one before it.
    func gap(before index: Int) -> String {
        index == 0 ? "" : text.slice(places[index - 1].upperBound..<places[index].lowerBound)
    }

    /// The text about some words, cut at white space to about 120 bytes, for people.
    package func excerpt(_ words: Range<Int>) -> String {
        guard let first = words.first, let last = words.last else { return "" }
        return text.excerpt(about: places[first].lowerBound..<places[last].upperBound)
    }
}

extension Unicode.Scalar {
    /// Whether `WordList` takes it for a part of a word.
    fileprivate var isInWord: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }
}

extension String {
    /// The text at these UTF-8 offsets, which must lie between characters.
    func slice(_ range: Range<Int>) -> String {
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return String(self[start..<utf8.index(start, offsetBy: range.count)])
    }

    /// The text about a place, on one line: some 40 bytes before and after, cut at white space, with … where something is left out.
    func excerpt(about place: Range<Int>, around: Int = 40) -> String {
        let bytes = Array(utf8)
        func isBreak(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x0A }
        func isStart(_ index: Int) -> Bool { index >= bytes.count || bytes[index] & 0xC0 != 0x80 }
        var low = max(0, place.lowerBound - around)
        let farLow = low
        while low > 0, low < place.lowerBound, !isBreak(low - 1) { low += 1 }
        if low == place.lowerBound { low = farLow }
        while !isStart(low) { low -= 1 }
        var high = min(bytes.count, max(place.upperBound, place.lowerBound + 1) + around)
        let farHigh = high
        while high < bytes.count, high > place.upperBound, !isBreak(high) { high -= 1 }
        if high <= place.upperBound { high = farHigh }
        while !isStart(high) { high += 1 }
        let text = String(decoding: bytes[low..<high], as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        return (low > 0 ? "… " : "") + text + (high < bytes.count ? " …" : "")
    }
}
