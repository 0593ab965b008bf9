/// The words of a text: maximal runs of Unicode letters and decimal digits (general categories L and Nd), lower-cased.
///
/// Every operation that counts or compares words uses this definition, so that their figures agree. The memory is reused from text to text.
package struct WordList: Sendable {
    /// The words' UTF-8, one after the other.
    package private(set) var bytes: [UInt8] = []
    /// Where each word ends in `bytes`.
    package private(set) var ends: [Int] = []

    package init() {}

    /// The words of a text.
    package init(_ text: String) {
        scan(text)
    }

    /// How many words there are.
    package var count: Int { ends.count }

    /// Where a word lies in `bytes`.
    package func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    /// A word, for people.
    package subscript(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

    /// The words as strings.
    package var strings: [String] { (0..<count).map { self[$0] } }

    /// Takes the words of a text in place of those that are there.
    package mutating func scan(_ text: String) {
        var text = text
        text.makeContiguousUTF8()
        scan(text.utf8Span.span)
    }

    /// Takes the words of a UTF-8 text in place of those that are there. Bytes that are no UTF-8 end a word.
    package mutating func scan(_ text: Span<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        append(text)
    }

    /// Adds the words of a text behind those that are there.
    package mutating func append(_ text: Span<UInt8>) {
        var at = 0
        var start = bytes.count
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                at += 1
                let lower = byte | 0x20
                if (lower >= 0x61 && lower <= 0x7A) {
                    bytes.append(lower)
                } else if byte >= 0x30 && byte <= 0x39 {
                    bytes.append(byte)
                } else if bytes.count > start {
                    ends.append(bytes.count)
                    start = bytes.count
                }
                continue
            }
            let (scalar, length) = Self.scalar(text, at)
            at += length
            if let scalar, Self.isInWord(scalar) {
                Self.appendLowercased(scalar, to: &bytes)
            } else if bytes.count > start {
                ends.append(bytes.count)
                start = bytes.count
            }
        }
        if bytes.count > start { ends.append(bytes.count) }
    }

    static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }

    static func appendLowercased(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        if scalar.properties.changesWhenLowercased {
            bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        } else {
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    /// The scalar that begins there and its length in bytes; no scalar, and one byte, where the bytes are no UTF-8.
    static func scalar(_ text: Span<UInt8>, _ at: Int) -> (Unicode.Scalar?, Int) {
        let first = UInt32(text[at])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, at + length <= text.count else { return (nil, 1) }
        var value = first & (0xFF >> UInt32(length + 1))
        for offset in 1..<length {
            let byte = UInt32(text[at + offset])
            guard byte & 0xC0 == 0x80 else { return (nil, 1) }
            value = value << 6 | byte & 0x3F
        }
        return (Unicode.Scalar(value), length)
    }
}
