import Corpus
import Curate
import Testing

@Suite("Expressions ask for facts of a document")
struct ExpressionTests {
    private static let document = TestDocument.sound.with {
        $0.origin = .real
        $0.id = "EP1000000A1"
        $0.kind = "A1"
        $0.date = "2015-03-31"
        $0.model = "a model"
        $0.labels = ["kettles", "tea"]
        $0.description = ["A kettle.", "A lid with a hinge."]
    }

    @Test(
        "they hold",
        arguments: [
            "claims = 3", "independent = 1", "claims > 2 and claims < 4", "not claims = 4", "claims = 4 or claims = 3",
            "claims = 3 or claims = 4 and false", "(claims = 3 or claims = 4) and true", "words(title) = 5",
            "words(description) = 7",
            "paragraphs(description) = 2", "characters(title) = 25", "has(abstract)", "not not has(abstract)",
            "office = \"EP\"",
            "kind in (\"A1\", \"A2\")", "year = 2015", "date >= '2015-03' and date < '2015-04'",
            "lang = \"en\" and language = \"en\"",
            "origin = \"real\"", "labels = 2 and label(\"tea\")", "contains(title, \"DOUBLE wall\")",
            "not contains(title, \"wall kettle\")",
            "contains(all, \"hinge\")", "1 + 2 * 3 = 7", "(1 + 2) * 3 = 9", "7 / 2 = 3.5", "1 / 0 = 0",
            "-3 + claims = 0", "10 - 4 - 3 = 3",
            "model = 'a model'", "claims in (1, 3)", "citations == 0", "words(all) >= words(abstract)",
            "has(abstract) = true",
        ])
    func hold(_ text: String) throws {
        let input = try Self.document.input()
        #expect(try Expression(parsing: text).holds(for: input))
        #expect(try !Expression(parsing: "not (\(text))").holds(for: input))
    }

    @Test(
        "what does not parse names the column",
        arguments: [
            ("", 1), ("claims", 1), ("claims >", 9), ("claims > \"3\"", 8), ("claim > 3", 1), ("claims > 3 and", 15),
            ("claims > 3 claims", 12), ("(claims > 3", 12), ("words > 3", 1), ("words(body) > 3", 7),
            ("words(title > 3", 13),
            ("lang = en", 8), ("lang = \"en", 8), ("lang > 3", 6), ("not claims", 5), ("claims + lang > 3", 8),
            ("claims in (1, \"a\")", 15), ("contains(title, 3)", 17), ("claims > 3 ; true", 12), ("a(title)", 1),
            ("1.2.3 > 1", 1),
            ("true > false", 6), ("claims > 3 or lang", 15), ("-lang = 3", 1),
        ])
    func faults(_ text: String, _ column: Int) throws {
        do {
            _ = try Expression(parsing: text)
            Issue.record("\(text) was taken")
        } catch let fault as Fault {
            #expect(fault.kind == .usage)
            #expect(fault.place.hasSuffix("column \(column)"), "\(fault)")
            #expect(!fault.fix.isEmpty)
        }
    }

    @Test("depth is bounded")
    func depth() throws {
        #expect(throws: Fault.self) {
            try Expression(parsing: String(repeating: "(", count: 100) + "true" + String(repeating: ")", count: 100))
        }
        #expect(throws: Fault.self) { try Expression(parsing: String(repeating: "not ", count: 100_000) + "true") }
    }

    @Test("a failure says which part does not hold, with its value")
    func failure() throws {
        let expression = try Expression(parsing: "words(title) >= 2 and claims > 3")
        #expect(expression.failure(for: try Self.document.input()) == "not claims (3) > 3")
    }

    @Test("the description is read where it is asked for, and only there")
    func description() throws {
        #expect(try Expression(parsing: "words(description) > 3").readsDescription)
        #expect(try Expression(parsing: "has(all)").readsDescription)
        #expect(try !Expression(parsing: "words(claims) > 3").readsDescription)
    }
}
