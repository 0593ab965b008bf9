@testable import Corpus
@testable import Curate
import Testing

@Suite("Keyword queries") struct QueryParserTests {
    /// The tree with every group in brackets.
    private static func shape(_ query: Query) -> String {
        func term(_ term: Query.Term) -> String {
            String(decoding: term.bytes, as: UTF8.self) + (term.isPrefix ? "*" : "")
        }
        return switch query {
        case .word(let word): term(word)
        case .phrase(let terms): "'" + terms.map(term).joined(separator: " ") + "'"
        case .near(let n, let a, let b): "[\(shape(a)) ~\(n) \(shape(b))]"
        case .and(let parts): "[" + parts.map(shape).joined(separator: " & ") + "]"
        case .or(let parts): "[" + parts.map(shape).joined(separator: " | ") + "]"
        case .not(let part): "!" + shape(part)
        case .scoped(let fields, let part): "\(fields.description)(\(shape(part)))"
        }
    }

    @Test(
        "binds OR, AND, NOT, NEAR and fields from weak to strong, and takes words as WordList does",
        arguments: [
            ("a", "a"), ("Walker*", "walker*"), ("a OR b AND c", "[a | [b & c]]"), ("(a OR b) AND c", "[[a | b] & c]"),
            ("a AND NOT b OR c", "[[a & !b] | c]"), ("a NOT b", "[a & !b]"), ("NOT a NEAR/3 b", "![a ~3 b]"),
            ("a NEAR/1 b NEAR/20 c", "[[a ~1 b] ~20 c]"), ("a NEAR/2 (b OR \"c d\")", "[a ~2 [b | 'c d']]"),
            ("title:a NOT b", "[title(a) & !b]"), ("title,claims:(a OR b)", "title,claims([a | b])"),
            ("behind-the-ear", "'behind the ear'"), ("\"walk* frame\"", "'walk* frame'"),
            ("hook-and-loop*", "'hook and loop*'"),
            ("ÉTÉ", "été"), ("\u{201C}a b\u{201D}", "'a b'"), ("\"near\" AND \"or\"", "[near & or]"),
            ("abstract:title:a", "abstract(title(a))"), ("nearby NEAR/100 nearest", "[nearby ~100 nearest]"),
        ])
    func shapes(_ text: String, _ shape: String) throws {
        #expect(Self.shape(try QueryParser.parse(text)) == shape)
    }

    @Test(
        "says where a query is wrong and what is expected there",
        arguments: [
            ("", 0, "empty"), ("a b", 2, "AND, OR, NOT, NEAR/n or the end is expected, not b"),
            ("(a OR b", 0, "this ( is not closed"), ("a)", 1, "this ) closes nothing"), ("a OR", 4, "not the end"),
            ("a AND OR b", 6, "a word, a phrase, ( or NOT is expected, not OR"), ("\"a b", 0, "not closed"),
            ("a and b", 2, "neither an operator nor a word"), ("a NEAR b", 2, "NEAR is no operator"),
            ("a NEAR/0 b", 2, "NEAR/0"), ("a NEAR5 b", 2, "NEAR5"), ("a near/5 b", 2, "near/5"),
            ("wal*er", 3, "* stands within"), ("w*", 0, "too much"), ("*", 0, "too much"), ("a, b", 1, "the sign ,"),
            ("claim:a", 0, "\"claim\" before : names no field"), ("a NEAR/3 (b AND c)", 9, "not AND"),
            ("title:a NEAR/3 b", 0, "the name of a field"), ("a NEAR/3 NOT b", 9, "is expected, not NOT"),
            ("a AND (b OR c d)", 14, "AND, OR, NOT, NEAR/n or )"), ("a AND -", 6, "no letter"),
            ("\" \" OR a", 0, "has no word"),
            ("été AND ()", 9, "expected, not )"),
        ])
    func errors(_ text: String, _ offset: Int, _ what: String) throws {
        let error = try #require(throws: QueryError.self) { try QueryParser.parse(text) }
        #expect(error.offset == offset, "\(error)")
        #expect(error.what.contains(what), "\(error)")
        #expect(!error.fix.isEmpty)
    }

    @Test("nesting without end is an error and not a crash")
    func nesting() {
        for open in ["(", "NOT ", "title:"] {
            let text = String(repeating: open, count: 10_000) + "a"
            #expect(throws: QueryError.self) { try QueryParser.parse(text) }
        }
        #expect(throws: QueryError.self) { try QueryParser.parse(String(repeating: "a", count: 100_000)) }
    }
}
