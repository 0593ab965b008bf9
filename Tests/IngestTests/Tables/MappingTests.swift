import Corpus
import Ingest
import Testing

@Suite struct MappingTests {
    @Test(
        "what is wrong with a mapping is said with its line and a remedy",
        arguments: [
            ("title: {column: t}", "line 1", "does not say where the id comes from"),
            ("id: {column: a}\ntitel: {column: t}", "line 2", "\"titel\" is no field"),
            ("id: {column: a}\ntitle: {colunm: t}", "line 2", "title has no key \"colunm\""),
            ("id: {column: a}\n\ntitle: t", "line 3", "title does not say where it comes from"),
            ("id: {column: a, value: b}", "line 1", "id has 2 sources"),
            ("id: {column: a}\ntitle: {language: en}", "line 2", "title has no source"),
            ("id: {template: 'US{a'}", "line 1", "is not closed"),
            ("id: {template: 'US{}'}", "line 1", "no column between the braces"),
            ("id: {template: 'USa}'}", "line 1", "has no opening one"),
            ("id: {column: a}\nclassifications: {column: c}", "line 2", "has no scheme"),
            ("id: {column: a}\nclassifications: {column: c, scheme: cpx}", "line 2", "no such scheme"),
            ("id: {column: a}\nlabels: {columns: 'A'}", "line 2", "columns: needs where:"),
            ("id: {column: a}\nlabels: {columns: '[', where: 1}", "line 2", "no regular expression"),
            ("id: {column: a}\norigin: {value: imagined}", "line 2", "\"imagined\" is no origin"),
            ("id: {column: a}\nid: {column: b}", "line", "\"id\" is there twice"),
            ("id: {column: a}\ntitle: {column: t, optional: maybe}", "line 2", "neither true nor false"),
            ("id: {column: a}\ntable: {separator: ab}", "line 2", "no single ASCII sign"),
            ("id: [1", "line", "not YAML"),
            ("", "line 1", "has no keys"),
        ])
    func faults(yaml: String, line: String, what: String) throws {
        let fault = try #require(throws: Fault.self) { _ = try Mapping(parsing: yaml, file: "mapping.yaml") }
        #expect(fault.what.contains(what), "\(fault)")
        #expect(fault.place.hasPrefix("mapping.yaml, \(line)"), "\(fault)")
        #expect(!fault.fix.isEmpty && fault.kind == .usage)
    }

    @Test("a column that the table does not have is named, with those that it has")
    func unknownColumns() throws {
        let mapping = "id: {column: number}\ntitle: {column: titel}\nabstract: {column: none, optional: true}\n"
        let tables: [(String, TableFormat)] = [
            ("number,title\nUS9000001,Gate\n", .csv), ("number\ttitle\nUS9000001\tGate\n", .tsv),
            (#"{"number":"US9000001","title":"Gate"}"#, .jsonl), (#"[{"number":"US9000001","title":"Gate"}]"#, .json),
        ]
        for (text, format) in tables {
            let fault = try #require(throws: Fault.self) { try readTable(text, mapping, format) }
            #expect(fault.what == "the table has no column \"titel\"")
            #expect(fault.place == "mapping.yaml, line 2" && fault.kind == .usage)
            #expect(fault.fix.contains("number, title"))
        }
    }

    @Test("the schema names the fields and keys that the parser takes")
    func schema() throws {
        let schema = try JSONValue(parsing: Array(try projectFile("schemas/mapping.schema.json").utf8))
        let properties = try #require(schema["properties"]?.object)
        for field in Mapping.Field.allCases {
            let reference = try #require(properties[field.rawValue]?["$ref"]?.string, "\(field)")
            let name = try #require(reference.split(separator: "/").last.map(String.init))
            let definition = try #require(schema["$defs"]?[name], "\(name)")
            let single = definition["anyOf"]?.array?.first ?? definition
            let keys = try #require(single["properties"]?.object)
            for key in Mapping.sourceKeys(of: field) { #expect(keys[key] != nil, "\(field) \(key)") }
            #expect(keys.members.count == Mapping.sourceKeys(of: field).count, "\(field)")
        }
        #expect(properties.members.count == Mapping.Field.allCases.count + 1)
    }

    @Test(
        "the mappings of docs/mappings are read",
        arguments: ["us-applications-2024", "patentsberta", "patentsberta-lists", "hupd"])
    func ready(name: String) throws {
        _ = try Mapping(parsing: try projectFile("docs/mappings/\(name).yaml"), file: name)
    }
}
