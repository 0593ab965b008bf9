/// What a template's text may have in braces.
package enum Placeholder: String, Sendable, CaseIterable {
    /// Names of the labels, with commas.
    case labels
    /// A line for each label: name and definition, or the definition alone where label names are off.
    case definitions
    /// Real documents of like labels; nothing where none were asked for.
    case examples
    /// The real document that a paraphrase is made from.
    case source
    /// A line for each field with its lengths.
    case fields
    /// What the answer has to look like.
    case format
    /// One of the template's angles.
    case angle
    /// The language to be written in, by its English name.
    case language
}

/// A text with placeholders.
package struct PromptText: Sendable, Hashable {
    package enum Piece: Sendable, Hashable {
        case text(String)
        case placeholder(Placeholder)
    }

    package let pieces: [Piece]

    /// Why a text is none, and at which Unicode scalar.
    struct Problem: Error {
        var what: String
        var fix: String
        var offset: Int
    }

    /// Reads `{name}`; `{{` and `}}` stand for braces.
    init(parsing text: String) throws(Problem) {
        var pieces: [Piece] = []
        var plain = ""
        let scalars = Array(text.unicodeScalars)
        var at = 0
        while at < scalars.count {
            let sign = scalars[at]
            let isDoubled = at + 1 < scalars.count && scalars[at + 1] == sign
            if sign == "{" || sign == "}", isDoubled {
                plain.unicodeScalars.append(sign)
                at += 2
                continue
            }
            if sign == "}" {
                throw Problem(what: "a closing brace has no opening one", fix: "write }} for a brace", offset: at)
            }
            if sign != "{" {
                plain.unicodeScalars.append(sign)
                at += 1
                continue
            }
            guard let end = scalars[at...].firstIndex(of: "}") else {
                throw Problem(
                    what: "a placeholder is not closed", fix: "write } behind its name, or {{ for a brace", offset: at)
            }
            var name = ""
            name.unicodeScalars.append(contentsOf: scalars[(at + 1)..<end])
            guard let placeholder = Placeholder(rawValue: name) else {
                let known = Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: " ")
                throw Problem(
                    what: "there is no placeholder {\(name.prefix(40))}",
                    fix: "the placeholders are \(known); write {{ and }} for braces", offset: at)
            }
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
            pieces.append(.placeholder(placeholder))
            at = end + 1
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        self.pieces = pieces
    }

    package var isEmpty: Bool { pieces.isEmpty }

    package var placeholders: Set<Placeholder> {
        Set(pieces.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
    }

    /// What stands there in the template's own words.
    package var ownText: String {
        pieces.map { if case .text(let text) = $0 { text } else { "\n" } }.joined()
    }

    /// The text with every placeholder filled; three line breaks in a row, which an empty one leaves, become two.
    package func filled(_ value: (Placeholder) -> String) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let own): text += own
            case .placeholder(let name): text += value(name)
            }
        }
        var result = ""
        var breaks = 0
        for sign in text.unicodeScalars {
            breaks = sign == "\n" ? breaks + 1 : 0
            if breaks < 3 { result.unicodeScalars.append(sign) }
        }
        while result.unicodeScalars.last?.properties.isWhitespace ?? false { result.unicodeScalars.removeLast() }
        return result
    }
}
