@testable import Corpus
@testable import Curate
import Testing

@Suite("Rules of a taxonomy") struct LabelMatcherTests {
    /// A taxonomy of a label for each query.
    private static func taxonomy(_ queries: [String], _ fields: String) throws -> Taxonomy {
        let labels = queries.enumerated().map { index, query in
            // A symbol that every document has, so that queries of NOT alone are allowed.
            "  - id: l\(index)\n    rules:\n      - classification: A01B\n        keywords: '\(query)'\n"
        }
        return try Taxonomy(parsing: "name: t\nfields: \(fields)\nlabels:\n" + labels.joined(), file: "t.yaml")
    }

    @Test("60 random queries together hold for random texts as one by one by the plain evaluator", arguments: 1...6)
    func oracle(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 1)
        let queries = (0..<60).map { _ in RandomQuery.text(1 + generator.uniform(4), &generator) }
        let fields: TextFields = seed % 2 == 0 ? .all : .standard
        let program = LabelProgram(try Self.taxonomy(queries, fields.description))
        var matcher = LabelMatcher(program)
        let parsed = try queries.map { try QueryParser.parse($0) }
        var held = 0
        for _ in 0..<60 {
            var document = RandomQuery.document(&generator)
            document.classifications = [
                .init(first: true, inventive: "", scheme: "cpc", symbol: "A01B 1/00", version: "")
            ]
            let plain = PlainText(document)
            let expected = parsed.indices.filter { plain.holds(parsed[$0], fields) }
            let found = matcher.match(document)
            #expect(found.labels == expected)
            #expect(found.rules == expected)
            if found.labels != expected {
                let index = Set(found.labels).symmetricDifference(expected).min() ?? 0
                Issue.record("\(queries[index]) in \(plain.lines)")
                return
            }
            held += expected.count
        }
        // Neither never nor always.
        #expect((300...3300).contains(held), "\(held) of 3600")
    }

    @Test("a phrase and NEAR do not reach over the end of a line, a phrase not over another field")
    func lines() throws {
        let queries = ["\"walk cane\"", "walk NEAR/5 cane", "walk AND cane"]
        var matcher = LabelMatcher(LabelProgram(try Self.taxonomy(queries, "all")))
        var document = DocumentContent()
        document.classifications = [.init(first: true, inventive: "", scheme: "ipc", symbol: "A01B 1/00", version: "")]
        document.titles = [.init(language: "en", text: "a walk")]
        document.abstracts = [.init(language: "en", paragraphs: ["cane", "walk"])]
        document.claims = [.init(dependsOn: [], language: "en", number: 1, text: "cane")]
        #expect(matcher.match(document).labels == [2])
        document.titles[0].text = "a walk, cane"
        #expect(matcher.match(document).labels == [0, 1, 2])
    }

    @Test(
        "parts of a rule all hold, one of its limits' rules does, and nothing that it excepts; rules are alternatives")
    func parts() throws {
        let yaml = """
            name: t
            limits:
              person: [{keywords: elder*}, {classification: A61H}]
              blind: [{keywords: blind}]
            labels:
              - id: a
                rules:
                  - {classification: 'A45B, G01', keywords: cane*, limit: person, except: 'cpc:A45B19'}
                  - {keywords: rollator, fields: title}
              - {id: b, rules: [{keywords: cane*, limit: [person, blind]}]}
            """
        var matcher = LabelMatcher(LabelProgram(try Taxonomy(parsing: yaml, file: "t.yaml")))
        func match(_ title: String, _ symbols: String..., scheme: String = "cpc", abstract: String = "")
            -> LabelMatcher.Match
        {
            var document = DocumentContent()
            document.titles = [.init(language: "en", text: title)]
            document.abstracts = [.init(language: "en", paragraphs: [abstract])]
            document.classifications = symbols.map {
                .init(first: false, inventive: "", scheme: scheme, symbol: $0, version: "")
            }
            return matcher.match(document)
        }
        #expect(match("A cane for the elderly", "A45B 9/00").rules == [0])
        #expect(match("A cane", "A45B 9/00", "A61H 3/02").rules == [0])
        #expect(match("A cane", "A45B 9/00").rules.isEmpty)
        #expect(match("A cane for the elderly", "A45B 9/00", "A45B 19/00").rules.isEmpty)
        #expect(match("A cane for the elderly", "A45B 9/00", "A45B 19/00", scheme: "ipc").rules == [0])
        #expect(match("A cane for the elderly", "A45B 9/00", scheme: "uspc").rules.isEmpty)
        #expect(match("Rollators").rules.isEmpty)
        #expect(match("Rollator").labels == [0])
        #expect(match("Walker", abstract: "a rollator").rules.isEmpty)
        #expect(match("Cane for blind elders").labels == [1])
        #expect(match("A rollator and a cane for blind elders", "G01C 21/20").rules == [0, 1, 2])
    }

    @Test(
        "reads the main language's texts, as lines() gives them",
        arguments: TextFields.title.rawValue...TextFields.all.rawValue)
    func languages(_ raw: Int) {
        let fields = TextFields(rawValue: raw)
        var document = DocumentContent()
        func check() {
            var lines: [String] = []
            document.forEachLine(fields) { _, line in lines.append(line) }
            #expect(lines == document.lines(fields))
        }
        check()
        document.claims = [
            .init(dependsOn: [], language: "de", number: 1, text: "Eins"),
            .init(dependsOn: [], language: "en", number: 1, text: "one"),
        ]
        check()
        document.titles = [.init(language: "fr", text: "un"), .init(language: "de", text: "eins")]
        document.description = [.init(heading: "", language: "ja", paragraphs: ["ichi"], role: "")]
        check()
        document.claims.removeLast()
        document.abstracts = [.init(language: "fr", paragraphs: ["un", "deux"])]
        check()
    }
}
