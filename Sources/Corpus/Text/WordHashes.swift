internal import Native

/// The words of a text as 64-bit hashes: those of `WordList`, without a copy of their letters.
///
/// What compares texts by their words (shingles, digests of normalised text) needs no letters, and this is several times as fast. Words of
/// up to seven bytes have different hashes, always: a bijection of the bytes and their number. The memory is reused from text to text.
package struct WordHashes: Sendable {
    /// A hash per word, in the order of the text.
    package private(set) var hashes: [UInt64] = []
    /// The bytes of the word that is being read since the last eight, the first lowest.
    private var tail: UInt64 = 0
    private var length: UInt64 = 0
    /// What came of the bytes before `tail`.
    private var head: UInt64 = 0

    package init() {}

    /// How many words there are.
    package var count: Int { hashes.count }

    /// Forgets the words and keeps the memory.
    package mutating func removeAll() { hashes.removeAll(keepingCapacity: true) }

    /// Adds the words of a UTF-8 text behind those that are there; the text's end ends a word.
    package mutating func append(_ text: Span<UInt8>) {
        var at = 0
        while at < text.count {
            at = ASCIIWords.append(text, from: at, to: &hashes)
            // What stopped it lies within this many bytes.
            at = appendSlowly(text, from: at, toWordEndAfter: at + 64)
        }
        if length > 0 { end() }
    }

    /// Takes the text byte by byte up to the first place from `least` on where no word is under way. Returns that place.
    private mutating func appendSlowly(_ text: Span<UInt8>, from start: Int, toWordEndAfter least: Int) -> Int {
        var at = start
        while at < text.count && (at < least || length > 0) {
            let byte = text[at]
            let lower = byte | 0x20
            if lower &- 0x61 < 26 {
                append(lower)
            } else if byte &- 0x30 < 10 {
                append(byte)
            } else if byte >= 0x80 {
                at += appendWide(text, at)
                continue
            } else if length > 0 {
                end()
            }
            at += 1
        }
        return at
    }

    /// Adds the words of a text behind those that are there.
    package mutating func append(_ text: String) {
        var text = text
        text.makeContiguousUTF8()
        append(text.utf8Span.span)
    }

    private mutating func end() {
        hashes.append(ASCIIWords.mixed(head ^ tail ^ length << 56))
        head = 0
        tail = 0
        length = 0
    }

    /// Takes what begins with a byte above ASCII, and returns its length in bytes.
    private mutating func appendWide(_ text: Span<UInt8>, _ at: Int) -> Int {
        let (scalar, size) = WordList.scalar(text, at)
        switch scalar.map(WordCharacters.kind) ?? .separator {
        case .separator:
            if length > 0 { end() }
        case .unchanged:
            for offset in 0..<size { append(text[at + offset]) }
        case .changing:
            guard let scalar else { break }
            for byte in scalar.properties.lowercaseMapping.utf8 { append(byte) }
        }
        return size
    }

    private mutating func append(_ byte: UInt8) {
        tail |= UInt64(byte) << (8 * (length & 7))
        length += 1
        if length & 7 == 0 {
            head = ASCIIWords.mixed(head ^ tail) &+ 1
            tail = 0
        }
    }
}

/// What the word definition of `WordList` says of a scalar, by table: the standard library takes a tenth of a microsecond a scalar for it.
enum WordCharacters {
    enum Kind: UInt8 {
        case separator
        /// Stands in words, and is its own lower case.
        case unchanged
        /// Stands in words, and its lower case is another.
        case changing
    }

    /// Of the scalars of the Basic Multilingual Plane.
    private static let table: [Kind] = (0..<0x10000).map { value in
        Unicode.Scalar(UInt32(value)).map(examined) ?? .separator
    }

    private static func examined(_ scalar: Unicode.Scalar) -> Kind {
        guard WordList.isInWord(scalar) else { return .separator }
        return scalar.properties.changesWhenLowercased ? .changing : .unchanged
    }

    static func kind(_ scalar: Unicode.Scalar) -> Kind {
        scalar.value < 0x10000 ? table[Int(scalar.value)] : examined(scalar)
    }
}
