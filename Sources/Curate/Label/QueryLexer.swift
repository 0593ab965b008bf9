internal import Corpus

/// The parts of a query: words, phrases, parentheses, operators, names of fields.
struct QueryLexer {
    enum Token: Equatable {
        /// A bare word; several terms where `WordList` sees several words in it (`behind-the-ear`).
        case word([Query.Term])
        case phrase([Query.Term])
        case and, or, not
        case near(Int)
        case open, close
        /// `title,abstract:`
        case fields(TextFields)
        case end
    }

    struct Placed {
        var token: Token
        var offset: Int
        /// As it stands in the query, for messages.
        var text: String
    }

    private let scalars: [Unicode.Scalar]
    private var at = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// All tokens, `end` last.
    static func tokens(_ text: String) throws(QueryError) -> [Placed] {
        var lexer = QueryLexer(text)
        var tokens: [Placed] = []
        while true {
            let token = try lexer.next()
            tokens.append(token)
            if token.token == .end { return tokens }
        }
    }

    private mutating func next() throws(QueryError) -> Placed {
        while at < scalars.count, scalars[at].properties.isWhitespace { at += 1 }
        let start = at
        guard at < scalars.count else { return Placed(token: .end, offset: start, text: "the end of the query") }
        switch scalars[at] {
        case "(":
            at += 1
            return Placed(token: .open, offset: start, text: "(")
        case ")":
            at += 1
            return Placed(token: .close, offset: start, text: ")")
        case "\"", "\u{201C}", "\u{201D}": return try phrase(start)
        default: return try word(start)
        }
    }

    private mutating func phrase(_ start: Int) throws(QueryError) -> Placed {
        at += 1
        let from = at
        while at < scalars.count, !Self.isQuote(scalars[at]) { at += 1 }
        guard at < scalars.count else {
            throw QueryError(what: "the phrase is not closed", fix: "end it with \"", offset: start)
        }
        let inner = from..<at
        at += 1
        var terms: [Query.Term] = []
        var index = inner.lowerBound
        while index < inner.upperBound {
            let begin = index
            while index < inner.upperBound, !scalars[index].properties.isWhitespace { index += 1 }
            if index > begin { terms += try self.terms(begin..<index) }
            index += 1
        }
        let text = Self.string(scalars[inner])
        guard !terms.isEmpty else {
            throw QueryError(
                what: "the phrase \"\(text)\" has no word", fix: "write words between the quotes", offset: start)
        }
        return Placed(token: .phrase(terms), offset: start, text: "\"\(text)\"")
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}"
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Signs that may stand within a bare word and part it in two, as `WordList` does.
    private static let joints: Set<Unicode.Scalar> = [
        "-", "'", "\u{2019}", "/", ".", "&", "+", "_", "\u{2010}", "\u{2011}",
    ]

    private mutating func word(_ start: Int) throws(QueryError) -> Placed {
        while at < scalars.count, !scalars[at].properties.isWhitespace, scalars[at] != "(", scalars[at] != ")",
            !Self.isQuote(scalars[at]), scalars[at] != ":"
        { at += 1 }
        let text = Self.string(scalars[start..<at])
        if at < scalars.count, scalars[at] == ":" {
            at += 1
            return Placed(token: .fields(try fields(text, start)), offset: start, text: text + ":")
        }
        if let token = try Self.operation(text, start) { return Placed(token: token, offset: start, text: text) }
        for index in start..<at {
            let scalar = scalars[index]
            if scalar == "*" || Self.joints.contains(scalar) || Self.isWordSign(scalar) { continue }
            throw QueryError(
                what: "the sign \(Self.string(scalars[index...index])) in \(text) is no part of a word",
                fix: scalar == ","
                    ? "write AND or OR between words" : "write words of letters and digits; put a phrase in quotes",
                offset: index)
        }
        let terms = try terms(start..<at)
        guard !terms.isEmpty else {
            throw QueryError(what: "\(text) has no letter and no digit", fix: "write a word", offset: start)
        }
        return Placed(token: .word(terms), offset: start, text: text)
    }

    private static func isWordSign(_ scalar: Unicode.Scalar) -> Bool { WordList(String(scalar)).count == 1 }

    /// The operator that the text is; throws where it nearly is one.
    private static func operation(_ text: String, _ start: Int) throws(QueryError) -> Token? {
        switch text {
        case "AND": return .and
        case "OR": return .or
        case "NOT": return .not
        default: break
        }
        let lower = text.lowercased()
        if ["and", "or", "not"].contains(lower) {
            throw QueryError(
                what: "\(text) is neither an operator nor a word",
                fix: "write \(lower.uppercased()) for the operator, \"\(lower)\" in quotes for the word", offset: start)
        }
        guard lower.hasPrefix("near") else { return nil }
        let rest = lower.dropFirst(4)
        guard rest.isEmpty || rest.first == "/" || rest.allSatisfy(\.isNumber) else { return nil }
        let fix =
            "write NEAR/n with a number from 1 to \(Query.farthest), as in NEAR/5; put the word \"near\" in quotes"
        guard text.hasPrefix("NEAR/"), let distance = Int(rest.dropFirst()), (1...Query.farthest).contains(distance)
        else { throw QueryError(what: "\(text) is no operator", fix: fix, offset: start) }
        return .near(distance)
    }

    private func fields(_ text: String, _ start: Int) throws(QueryError) -> TextFields {
        do { return try TextFields(parsing: text) } catch {
            throw QueryError(
                what: "\(text.isEmpty ? "nothing" : "\"\(text)\"") before : names no field",
                fix: "the fields are \(TextFields.all.description); put a text with a colon in quotes", offset: start)
        }
    }

    /// The words of a run of signs without blanks; the last is truncated where it ends with `*`.
    private func terms(_ range: Range<Int>) throws(QueryError) -> [Query.Term] {
        let run = scalars[range]
        let isPrefix = run.last == "*"
        let body = isPrefix ? run.dropLast() : run
        if let star = body.firstIndex(of: "*") {
            throw QueryError(
                what: "* stands within \(Self.string(run))", fix: "* may only end a word, as in walk*", offset: star)
        }
        let words = WordList(Self.string(body))
        var terms: [Query.Term] = []
        for index in 0..<words.count {
            guard words.range(index).count <= Query.longestWord else {
                throw QueryError(
                    what: "a word of \(words.range(index).count) letters",
                    fix: "write words of at most \(Query.longestWord) letters", offset: range.lowerBound)
            }
            terms.append(Query.Term(bytes: Array(words.bytes[words.range(index)]), isPrefix: false))
        }
        guard isPrefix else { return terms }
        let length = words.count == 0 ? 0 : words[words.count - 1].unicodeScalars.count
        guard length >= Query.shortestPrefix, body.last.map(Self.isWordSign) == true else {
            throw QueryError(
                what: "\(Self.string(run)) would match too much",
                fix: "write at least \(Query.shortestPrefix) letters before *", offset: range.lowerBound)
        }
        terms[terms.count - 1].isPrefix = true
        return terms
    }
}
