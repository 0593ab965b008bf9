/// Splits a text that holds all claims, `1. A gate … 2. The gate of claim 1 …`, at their numbers.
///
/// For tables and for what models write. The rule, also in `docs/mappings.md`: a claim begins with its number, then `.` or `)` (spaces may stand between: `2 .`), then a capital, a
/// sign that is not ASCII, or an opening bracket or quote. The number must be the one expected, one more than the last (a range, `1-20. (canceled)`,
/// counts as its end), and stand at the beginning of a line or after the end of a sentence that is no abbreviation (`Fig. 2. The` is none). If the first
/// claim begins with a small letter, all may. Nothing is cut off: numbers stay in the text, and what stands before claim 1 stays with it.
package enum ClaimText {
    /// A claim and its number, 0 where the text has none.
    package struct Claim: Equatable, Sendable {
        package var number: Int
        package var text: String

        package init(number: Int, text: String) {
            self.number = number
            self.text = text
        }
    }

    /// The claims of a text; one without a number if nothing is numbered.
    package static func split(_ text: String) -> [Claim] {
        let bytes = [UInt8](text.utf8)
        var starts: [(index: Int, number: Int)] = []
        var expected = 0
        var allowsSmall = false
        var index = 0
        while index < bytes.count {
            guard bytes[index].isASCIIDigit else {
                index += 1
                continue
            }
            let isFirst = expected == 0
            if let mark = marker(bytes, index, allowsSmall: isFirst || allowsSmall),
                isFirst ? beginsList(bytes, index, mark) : mark.number == expected && canBegin(bytes, index)
            {
                if isFirst, let next = mark.next { allowsSmall = next >= 0x61 && next <= 0x7A }
                starts.append((isFirst ? 0 : index, mark.number))
                expected = mark.last + 1
            }
            while index < bytes.count, bytes[index].isASCIIDigit { index += 1 }
        }
        guard !starts.isEmpty else {
            let whole = trimmed(text)
            return whole.isEmpty ? [] : [Claim(number: 0, text: whole)]
        }
        return starts.indices.map { place in
            let end = place + 1 < starts.count ? starts[place + 1].index : bytes.count
            let slice = String(decoding: bytes[starts[place].index..<end], as: UTF8.self)
            return Claim(number: starts[place].number, text: trimmed(slice))
        }
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = text.utf8.drop { $0 <= 0x20 }
        var end = bytes.endIndex
        while end > bytes.startIndex, bytes[bytes.index(before: end)] <= 0x20 { end = bytes.index(before: end) }
        return String(Substring(bytes[..<end]))
    }

    /// The number at the beginning of one claim, `2 . The gate`, and the last of a range; `nil` if there is none.
    package static func number(of claim: String) -> (first: Int, last: Int)? {
        let bytes = [UInt8](claim.utf8.prefix(64))
        guard let start = bytes.firstIndex(where: { $0 > 0x20 }), bytes[start].isASCIIDigit else { return nil }
        return marker(bytes, start, allowsSmall: true).map { ($0.number, $0.last) }
    }

    private struct Marker {
        var number: Int
        var last: Int
        /// The first byte of the text behind.
        var next: UInt8?
    }

    /// Reads number, separator and what must follow.
    private static func marker(_ bytes: [UInt8], _ start: Int, allowsSmall: Bool) -> Marker? {
        var index = start
        guard let number = integer(bytes, &index) else { return nil }
        var last = number
        skipSpaces(bytes, &index)
        if let dash = dashLength(bytes, index) {
            index += dash
            skipSpaces(bytes, &index)
            guard let end = integer(bytes, &index), end > number else { return nil }
            last = end
            skipSpaces(bytes, &index)
        }
        guard index < bytes.count else { return nil }
        if bytes[index] == 0x2E || bytes[index] == 0x29 {
            index += 1
        } else if isWideSeparator(bytes, index) {
            index += 3
        } else {
            return nil
        }
        let afterSeparator = index
        while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        guard index < bytes.count else { return nil }
        let next = bytes[index]
        let isCapital = next >= 0x41 && next <= 0x5A
        let isSmall = next >= 0x61 && next <= 0x7A
        let opens = next == 0x28 || next == 0x5B || next == 0x22 || next == 0x27 || next == 0x2D
        guard isCapital || opens || next >= 0x80 || (allowsSmall && isSmall && index > afterSeparator) else {
            return nil
        }
        return Marker(number: number, last: last, next: next)
    }

    /// Whether the first number may stand here: at the beginning of the text, or as 1 on a line or after a short heading.
    private static func beginsList(_ bytes: [UInt8], _ index: Int, _ mark: Marker) -> Bool {
        let before = bytes[..<index].lastIndex { $0 > 0x20 }
        guard let before else { return true }
        guard mark.number == 1, index <= 200 else { return false }
        return bytes[before] == 0x3A || bytes[(before + 1)..<index].contains(0x0A)
    }

    /// Whether a later claim may begin here.
    private static func canBegin(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard let before = bytes[..<index].lastIndex(where: { $0 > 0x20 }) else { return true }
        if bytes[(before + 1)..<index].contains(where: { $0 == 0x0A || $0 == 0x0D }) { return true }
        if before >= 2, bytes[before - 2] == 0xE3, bytes[before - 1] == 0x80, bytes[before] == 0x82 { return true }
        guard before + 1 < index, bytes[before] == 0x2E else {
            return before + 1 < index && isClosedSentence(bytes, before)
        }
        let word = bytes[..<before].reversed().prefix { $0 > 0x20 && $0 != 0x28 && $0 != 0x5B && $0 != 0x2C }
        let lower = word.reversed().map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return !abbreviations.contains(String(decoding: lower, as: UTF8.self))
    }

    /// A full stop within a closing bracket or quote: `(canceled.)`, or a bracket alone: `(canceled)`.
    private static func isClosedSentence(_ bytes: [UInt8], _ before: Int) -> Bool {
        if bytes[before] == 0x29 {
            return bytes[..<before].suffix(10).reversed().starts(with: "delecnac".utf8) || bytes[before - 1] == 0x2E
        }
        return before > 0 && bytes[before] == 0x22 && bytes[before - 1] == 0x2E
    }

    private static let abbreviations: Set<String> = [
        "fig", "figs", "no", "nos", "claim", "claims", "eq", "eqs", "al", "vs", "ref", "refs", "e.g", "i.e", "approx",
        "ca", "cf", "vol", "p", "pp", "sec", "art", "ex", "tab", "para", "step", "seq",
    ]

    private static func integer(_ bytes: [UInt8], _ index: inout Int) -> Int? {
        var value = 0
        let start = index
        while index < bytes.count, bytes[index].isASCIIDigit, index - start < 5 {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        let isWhole = index == bytes.count || !bytes[index].isASCIIDigit
        return isWhole && index > start && value > 0 ? value : nil
    }

    private static func skipSpaces(_ bytes: [UInt8], _ index: inout Int) {
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    }

    /// The length of `-` or `–` here.
    private static func dashLength(_ bytes: [UInt8], _ index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        if bytes[index] == 0x2D { return 1 }
        let isDash =
            index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x93
        return isDash ? 3 : nil
    }

    /// `．` and `、`, which Japanese and Chinese claims have behind their numbers.
    private static func isWideSeparator(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard index + 2 < bytes.count else { return false }
        let sign = (bytes[index], bytes[index + 1], bytes[index + 2])
        return sign == (0xEF, 0xBC, 0x8E) || sign == (0xE3, 0x80, 0x81)
    }
}

extension UInt8 {
    fileprivate var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
