/// A gap of a sentence, named in templates by the word in braces.
enum Slot: String, Sendable {
    /// The device that the document is about: bare, with an article, with an article that starts a sentence.
    case device, aDevice, ADevice
    /// Three elements of the document, all different, with their reference numerals.
    case one, two, three
    /// The same three by name alone.
    case nameOne, nameTwo, nameThree
    /// The first of them with its article.
    case aNameOne
    /// A part drawn anew, bare and with its article.
    case part, aPart
    /// What something does: a verb phrase in the third person, the infinitive without "to", the gerund.
    case does, goal, doing
    case users, material, joined, quality, manner
    /// A quality with an article before it, which may start the sentence.
    case aQuality, AQuality
    /// Numbers: a count, a length or the like with its unit, a percentage.
    case count, measure, percent
    /// A figure that the document has, and the next one in the list of drawings.
    case figure, nextFigure
    /// A device of any label, and an earlier publication.
    case other, earlier
    /// The device in French.
    case french
}

/// A sentence with gaps, encoded for one dialect.
struct Template: Sendable {
    enum Piece: Sendable {
        case text([UInt8])
        case slot(Slot)
    }

    let pieces: [Piece]

    /// Reads a pattern such as "The {one} is {joined} to the [b]{two}[/b]."; markup in brackets is the dialect's.
    init(_ pattern: String, encoding: Encoding) {
        var pieces: [Piece] = []
        var rest = Substring(pattern)
        while let brace = rest.firstIndex(of: "{") {
            guard let close = rest[brace...].firstIndex(of: "}"),
                let slot = Slot(rawValue: String(rest[rest.index(after: brace)..<close]))
            else { preconditionFailure("the template \(pattern) names no slot that exists") }
            if brace > rest.startIndex { pieces.append(.text(encoding.marked(rest[..<brace]))) }
            pieces.append(.slot(slot))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(encoding.marked(rest))) }
        self.pieces = pieces
    }
}

/// How text stands in a dialect: which characters become numeric entities, what inline markup is called.
struct Encoding: Sendable {
    /// Whether characters beyond ASCII become numeric references, as the USPTO writes them, or stay UTF-8.
    let numeric: Bool
    /// What replaces `[b]`, `[/b]`, `[i]` and so on.
    let tags: [(name: String, tag: String)]

    /// Escapes plain text.
    func plain(_ text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += Array("&amp;".utf8)
            case "<": bytes += Array("&lt;".utf8)
            case ">": bytes += Array("&gt;".utf8)
            default:
                if numeric, !scalar.isASCII {
                    bytes += Array("&#x\(String(scalar.value, radix: 16));".utf8)
                } else {
                    bytes += Array(String(Character(scalar)).utf8)
                }
            }
        }
        return bytes
    }

    /// Escapes text and puts the dialect's tags for those in brackets.
    func marked(_ text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Substring(String(text))
        while let bracket = rest.firstIndex(of: "[") {
            bytes += plain(rest[..<bracket])
            let tail = rest[bracket...]
            guard let tag = tags.first(where: { tail.hasPrefix($0.name) }) else {
                preconditionFailure("the template text \(text) has a bracket that is no markup")
            }
            bytes += Array(tag.tag.utf8)
            rest = tail.dropFirst(tag.name.count)
        }
        return bytes + plain(rest)
    }
}
