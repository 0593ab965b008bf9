internal import Corpus

/// A word or sign of an expression, with the column where it begins (1 is the first character).
struct ExpressionToken: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case word(String)
        case number(Double)
        case string(String)
        case sign(String)
        case end
    }

    var kind: Kind
    var column: Int

    /// How messages name it.
    var shown: String {
        switch kind {
        case .word(let text), .sign(let text): "\"\(text)\""
        case .number(let value): JSONValue(value).canonicalText
        case .string(let text): "the text \"\(text)\""
        case .end: "the end"
        }
    }

    private static let signs = ["<=", ">=", "!=", "==", "<", ">", "=", "(", ")", ",", "+", "-", "*", "/"]

    /// Takes an expression apart. Throws a usage fault with the column.
    static func read(_ text: String) throws -> [ExpressionToken] {
        let characters = Array(text)
        var tokens: [ExpressionToken] = []
        var at = 0
        while at < characters.count {
            let column = at + 1
            let character = characters[at]
            if character.isWhitespace {
                at += 1
            } else if character.isLetter {
                var end = at
                while end < characters.count,
                    characters[end].isLetter || characters[end].isNumber || characters[end] == "_"
                { end += 1 }
                tokens.append(ExpressionToken(kind: .word(String(characters[at..<end])), column: column))
                at = end
            } else if character.isASCII, character.isNumber {
                var end = at
                while end < characters.count, characters[end].isASCII,
                    characters[end].isNumber || characters[end] == "."
                { end += 1 }
                guard let value = Double(String(characters[at..<end])) else {
                    throw fault(
                        "\"\(String(characters[at..<end]))\" is no number", text, column, "write it as 12 or 0.5")
                }
                tokens.append(ExpressionToken(kind: .number(value), column: column))
                at = end
            } else if character == "\"" || character == "'" {
                guard let end = characters[(at + 1)...].firstIndex(of: character) else {
                    throw fault("the text that begins there does not end", text, column, "close it with \(character)")
                }
                tokens.append(ExpressionToken(kind: .string(String(characters[(at + 1)..<end])), column: column))
                at = end + 1
            } else if let sign = signs.first(where: { String(characters[at...].prefix($0.count)) == $0 }) {
                tokens.append(ExpressionToken(kind: .sign(sign), column: column))
                at += sign.count
            } else {
                throw fault("\"\(character)\" means nothing there", text, column, "texts stand in quotation marks")
            }
        }
        tokens.append(ExpressionToken(kind: .end, column: characters.count + 1))
        return tokens
    }

    static func fault(_ what: String, _ text: String, _ column: Int, _ fix: String) -> Fault {
        Fault(what, at: "expression \"\(text)\", column \(column)", fix: fix, kind: .usage)
    }
}
