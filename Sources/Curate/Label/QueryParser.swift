internal import Corpus

/// Reads keyword queries.
///
/// From the weakest binding to the strongest: `OR`, `AND`, `NOT`, `NEAR/n`, `field:`. `a NOT b` is `a AND NOT b`.
/// ```
/// or      = and { "OR" and }
/// and     = not { ["AND"] "NOT" not | "AND" not }
/// not     = "NOT" not | near
/// near    = primary { "NEAR/n" primary }
/// primary = word | "phrase" | "(" or ")" | field {"," field} ":" primary
/// ```
package struct QueryParser {
    private let tokens: [QueryLexer.Placed]
    private var at = 0
    /// How deep parentheses and NOTs are nested.
    private var depth = 0

    /// The deepest nesting.
    private static let deepest = 64

    private init(_ tokens: [QueryLexer.Placed]) { self.tokens = tokens }

    /// Reads a query. Throws with the place and what was expected there.
    package static func parse(_ text: String) throws(QueryError) -> Query {
        var parser = QueryParser(try QueryLexer.tokens(text))
        if parser.current.token == .end {
            throw QueryError(what: "the query is empty", fix: "write a word, or leave the key out", offset: 0)
        }
        let query = try parser.alternatives()
        switch parser.current.token {
        case .end: return query
        case .close: throw parser.wrong("this ) closes nothing", "take it out, or open ( before it")
        default: throw parser.expected("AND, OR, NOT, NEAR/n or the end", "put the words of a phrase in quotes")
        }
    }

    private var current: QueryLexer.Placed { tokens[at] }

    private func wrong(_ what: String, _ fix: String) -> QueryError {
        QueryError(what: what, fix: fix, offset: current.offset)
    }

    private func expected(_ what: String, _ fix: String = "") -> QueryError {
        wrong("\(what) is expected, not \(current.text)", fix.isEmpty ? "write \(what) there" : fix)
    }

    private mutating func take(_ token: QueryLexer.Token) -> Bool {
        guard current.token == token else { return false }
        at += 1
        return true
    }

    private mutating func nested<T>(_ body: (inout QueryParser) throws(QueryError) -> T) throws(QueryError) -> T {
        depth += 1
        guard depth <= Self.deepest else {
            throw wrong(
                "the query is nested more than \(Self.deepest) deep", "take parentheses out, or cut it in rules")
        }
        let value = try body(&self)
        depth -= 1
        return value
    }

    private mutating func alternatives() throws(QueryError) -> Query {
        var parts = [try conjunction()]
        while take(.or) { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func conjunction() throws(QueryError) -> Query {
        var parts = [try negation()]
        while true {
            if take(.and) || current.token == .not { parts.append(try negation()) } else { break }
        }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func negation() throws(QueryError) -> Query {
        guard take(.not) else { return try proximity() }
        return .not(try nested { (parser) throws(QueryError) in try parser.negation() })
    }

    private mutating func proximity() throws(QueryError) -> Query {
        var start = current.offset
        var left = try primary()
        while case .near(let distance) = current.token {
            try Self.checkOperand(left, start)
            at += 1
            start = current.offset
            let right = try primary()
            try Self.checkOperand(right, start)
            left = .near(distance, left, right)
        }
        return left
    }

    /// NEAR compares places in the text, which only words, phrases, and alternatives of them have.
    private static func checkOperand(_ query: Query, _ offset: Int) throws(QueryError) {
        let what: String
        switch query {
        case .word, .phrase, .near: return
        case .or(let parts):
            for part in parts { try checkOperand(part, offset) }
            return
        case .and: what = "AND"
        case .not: what = "NOT"
        case .scoped: what = "the name of a field"
        }
        throw QueryError(
            what: "NEAR takes words, phrases and OR of them, not \(what)",
            fix: "write the field before the whole, as in title:(a NEAR/5 b), and AND or NOT around it", offset: offset)
    }

    private mutating func primary() throws(QueryError) -> Query {
        let token = current
        switch token.token {
        case .word(let terms), .phrase(let terms):
            at += 1
            return terms.count == 1 ? .word(terms[0]) : .phrase(terms)
        case .fields(let fields):
            at += 1
            return .scoped(fields, try nested { (parser) throws(QueryError) in try parser.primary() })
        case .open:
            at += 1
            let inner = try nested { (parser) throws(QueryError) in try parser.alternatives() }
            guard take(.close) else {
                if current.token == .end {
                    throw QueryError(what: "this ( is not closed", fix: "write ) at its end", offset: token.offset)
                }
                throw expected("AND, OR, NOT, NEAR/n or )", "put the words of a phrase in quotes")
            }
            return inner
        case .and, .or, .near: throw expected("a word, a phrase, ( or NOT")
        case .not: throw expected("a word, a phrase or (", "write ( before NOT")
        case .close, .end: throw expected("a word, a phrase or (")
        }
    }
}
