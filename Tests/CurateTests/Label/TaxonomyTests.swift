@testable import Corpus
@testable import Curate
import Demo
import Foundation
import Testing

@Suite("Taxonomies") struct TaxonomyTests {
    private static let folder = URL(filePath: #filePath).appending(path: "../../../../schemas").standardizedFileURL

    private static func shipped(_ name: String) throws -> Taxonomy {
        let file = folder.appending(path: "taxonomies/\(name).yaml")
        return try Taxonomy(parsing: String(contentsOf: file, encoding: .utf8), file: name)
    }

    @Test("the shipped 64 labels are the demonstration's, each with definition, symbols, keywords and a source")
    func assistive() throws {
        let taxonomy = try Self.shipped("wipo-assistive-technology")
        #expect(taxonomy.labels.map(\.id) == DemoLabel.all.map(\.id))
        for (label, demo) in zip(taxonomy.labels, DemoLabel.all) {
            #expect(label.strand == demo.strand.rawValue, "\(label.id)")
            #expect(label.domain == demo.domain.rawValue.replacing(" ", with: "-"), "\(label.id)")
            #expect(label.name == demo.name)
            #expect(label.definition.split(separator: " ").count >= 6, "\(label.id)")
            #expect(label.rules.contains { !$0.classification.isEmpty }, "\(label.id)")
            #expect(label.rules.contains { $0.query != nil }, "\(label.id)")
            #expect(["WIPO", "ISO 9999", "ours"].contains(label.source), "\(label.id)")
        }
        #expect(Set(taxonomy.labels.map { "\($0.strand)/\($0.domain)" }).count == 14)
    }

    @Test("the shipped subclasses are 51, in their classes and sections")
    func subclasses() throws {
        let taxonomy = try Self.shipped("cpc-subclasses")
        #expect(taxonomy.labels.count == 51)
        for label in taxonomy.labels {
            #expect(label.id.wholeMatch(of: /[A-HY][0-9]{2}[A-Z]/) != nil)
            #expect(label.domain == label.id.prefix(3) && label.strand == label.id.prefix(1))
            #expect(label.definition.split(separator: " ").count >= 5, "\(label.id)")
            #expect(label.rules.count == 1)
        }
    }

    /// A file with one thing wrong, and what is to be said of it.
    private static let wrong: [(yaml: String, place: String, what: String)] = [
        ("labels: []", "line 1", "no labels"), ("", "line 1", "no keys"), ("a: [", "line", "not YAML"),
        ("labels:\n  - {name: A}", "line 2, column 5", "has no id"),
        ("labels:\n  - {id: a, rule: []}", "line 2, column 13", "a label has no key \"rule\""),
        ("labels:\n  - {id: a b}", "line 2, column 10", "a blank"),
        ("labels:\n  - {id: a}\n  - {id: a}", "line 3", "the id a is there twice"),
        ("labels:\n  - {id: a, domain: b}", "line 2, column 21", "no domain b"),
        ("domains: [{id: mobility}]\nlabels:\n  - {id: a, domain: mobilty}", "line 3", "no domain mobilty"),
        ("domains: [{id: b}]\nlabels:\n  - {id: a}", "line 3, column 5", "has no domain"),
        ("strands: [{id: s}]\ndomains: [{id: b}]\nlabels:\n  - {id: a, domain: b}", "line 4", "has no strand"),
        (
            "strands: [{id: s}, {id: t}]\ndomains: [{id: b, strand: s}]\nlabels:\n  - {id: a, domain: b, strand: t}",
            "line 4, column 32", "lies in s"
        ),
        ("labels:\n  - id: a\n    rules:\n      - {keywords: 'b OR (c d)'}", "line 4, column 29", "is expected, not d"),
        ("labels:\n  - id: a\n    rules:\n      - keywords: b AND AND c", "line 4, column 25", "not AND"),
        (
            "labels:\n  - id: a\n    rules:\n      - keywords: >-\n          b AND\n            (c OR\n            d,)",
            "line 7, column 14",
            "the sign ,"
        ),
        ("labels:\n  - id: a\n    rules:\n      - keywords: 'can''t AND x y'", "line 4, column 33", "not y"),
        ("labels:\n  - id: a\n    rules:\n      - keywords: \"\\\"a b\\\" c\"", "line 4, column 28", "not c"),
        ("labels:\n  - id: a\n    rules:\n      - keywords: [a, b c]", "line 4, column 25", "not c"),
        ("labels:\n  - id: a\n    rules:\n      - keywords: (a OR b", "line 4, column 19", "not closed"),
        ("labels:\n  - id: a\n    rules:\n      - keywords: a OR b)", "line 4, column 25", "closes nothing"),
        ("labels:\n  - id: a\n    rules:\n      - keywords: a OR", "line 4, column 23", "the end"),
        ("labels:\n  - id: a\n    rules:\n      - keywords: NOT a", "line 4, column 19", "without any words"),
        ("labels:\n  - id: a\n    rules:\n      - {fields: title}", "line 4", "asks for nothing"),
        ("labels:\n  - id: a\n    rules:\n      - {keywords: a, fields: titel}", "line 4", "\"titel\" is no field"),
        ("labels:\n  - id: a\n    rules:\n      - {keywords: a, limit: b}", "line 4, column 30", "no limit b"),
        (
            "labels:\n  - id: a\n    rules:\n      - classification: [A61H, A6]", "line 4, column 32",
            "\"A6\" is no classification"
        ),
        ("labels:\n  - id: a\n    rules:\n      - classification: A61H, X1", "line 4, column 31", "\"X1\""),
        ("labels:\n  - id: a\n    rules: a61h", "line 3, column 12", "a list is expected"),
        ("labels:\n  - id: a\n    name: [b]", "line 3, column 11", "one text is expected"),
    ]

    @Test("what is wrong in a file is said with line, column and remedy", arguments: wrong.indices)
    func errors(_ index: Int) throws {
        let (yaml, place, what) = Self.wrong[index]
        let fault = try #require(throws: Fault.self) { try Taxonomy(parsing: yaml, file: "t.yaml") }
        #expect(fault.place.hasPrefix("t.yaml"), "\(fault)")
        #expect(fault.place.contains(place) || yaml.isEmpty, "\(fault)")
        #expect(fault.what.contains(what), "\(fault)")
        #expect(!fault.fix.isEmpty)
        #expect(fault.kind == .usage)
    }

    @Test("the schema has exactly the keys that the reader takes")
    func schema() throws {
        let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "taxonomy.schema.json")))
        let schema = try JSONValue(parsing: bytes)
        func keys(_ value: JSONValue?) -> Set<String> {
            Set(value?["properties"]?.object?.members.map(\.key) ?? [])
        }
        let expected: [(JSONValue?, String)] = [
            (schema, "name version about language fields strands domains limits labels"),
            (schema["$defs"]?["label"], "id name definition domain strand source rules"),
            (schema["$defs"]?["rule"], "classification keywords fields limit except about"),
            (schema["$defs"]?["domain"], "id name definition source strand"),
            (schema["$defs"]?["strand"], "id name definition source"),
        ]
        for (part, names) in expected {
            #expect(keys(part) == Set(names.split(separator: " ").map(String.init)))
            #expect(part?["additionalProperties"]?.boolean == false)
        }
    }

    @Test("levels give labels, domains and strands, ascending and each once")
    func levels() throws {
        let taxonomy = try Self.shipped("wipo-assistive-technology")
        let labels = ["stair-lifts", "hearing-aids", "smart-glasses", "access-ramps"].compactMap(taxonomy.label)
        #expect(labels.count == 4)
        #expect(
            taxonomy.names(of: labels, at: [.fine]) == ["access-ramps", "hearing-aids", "smart-glasses", "stair-lifts"])
        let groups = taxonomy.names(of: labels, at: try TaxonomyLevel.parse("strand,domain"))
        #expect(groups == ["built-environment", "conventional", "emerging", "hearing", "vision"])
        #expect(throws: Fault.self) { try TaxonomyLevel.parse("coarse") }
    }

    @Test("unknown labels are listed with the nearest ones")
    func unknown() throws {
        let taxonomy = try Self.shipped("wipo-assistive-technology")
        #expect(taxonomy.fault(ofUnknown: ["stair-lifts", "magnifiers"]) == nil)
        let fault = try #require(
            taxonomy.fault(
                ofUnknown: ["stair-lift", "Braille devices", "zzzzzzzz"], places: ["Braille devices": "row 3"]))
        #expect(fault.what.contains("\"stair-lift\" (nearest: stair-lifts)"), "\(fault)")
        #expect(fault.what.contains("\"Braille devices\" (nearest: braille-devices)"), "\(fault)")
        #expect(fault.what.contains("\"zzzzzzzz\""))
        #expect(fault.place == "row 3")
    }
}
