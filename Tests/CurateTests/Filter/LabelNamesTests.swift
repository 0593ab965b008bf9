import Corpus
import Curate
import Testing

@Suite("Names of labels are found, and masked")
struct LabelNamesTests {
    private let names = "hearing-aid\tHearing aids\nwalker\twalking frame\n# a remark\n\nkettle\tkettle\n"

    private func rule(_ parameters: [String: String], _ names: String? = nil, file: String = "names.tsv") throws
        -> LabelNames
    {
        let settings = try RuleSettings(LabelNames.summary, name: "label-names", parameters)
        return try LabelNames(settings, names: LabelNameSet(reading: names ?? self.names, file: file))
    }

    private func document(_ abstract: String, labels: [String] = []) -> TestDocument {
        TestDocument.sound.abstracting(abstract).claiming("1. A vessel comprising a lid.").with {
            $0.title = "Vessel"
            $0.labels = labels
        }
    }

    @Test(
        "a name in either number, case and hyphens apart, drops",
        arguments: [
            ("A hearing aid with a battery.", true), ("A HEARING-AID with a battery.", true), ("Hearing aids.", true),
            ("An aid for hearing.", false), ("Walking frames.", true), ("A framework for walking.", false),
        ])
    func drops(_ text: String, _ isDropped: Bool) throws {
        let reason = try rule([:]).reason(document(text).input())
        #expect((reason != nil) == isDropped)
        if let reason { #expect(reason.keyword == "label-name") }
    }

    @Test("with whose=own only the document's own labels count")
    func own() throws {
        let rule = try rule(["whose": "own"])
        #expect(rule.reason(try document("A hearing aid.", labels: ["walker"]).input()) == nil)
        #expect(rule.reason(try document("A hearing aid.", labels: ["hearing-aid"]).input()) != nil)
    }

    @Test("masking takes out every name, once and for all, and leaves the rest to the byte")
    func mask() throws {
        let rule = try rule(["do": "mask", "mask": "▁"])
        #expect(rule.masked("A hearing-aid (été) for Walking Frames.", labels: []) == "A ▁ (été) for ▁.")
        let document = document("A kettle and a hearing aid.").with { $0.description = ["Kettles are known."] }
        let masked = try #require(rule.masked(document.json, labels: []))
        #expect(masked["abstracts"]?.array?[0]["paragraphs"] == ["A ▁ and a ▁."])
        #expect(masked["description"]?.array?[0]["paragraphs"] == ["▁ are known."])
        #expect(masked["id"] == document.json["id"])
        #expect(rule.masked(masked, labels: []) == nil)
        #expect(rule.reason(try document.input()) == nil, "a rule that masks keeps")
    }

    @Test("a taxonomy gives ids and names, however deep")
    func taxonomy() throws {
        let yaml = """
            name: A taxonomy
            domains:
              - id: hearing
                name: Hearing
                labels:
                  - {id: hearing-aid, name: Hearing aid}
              - id: mobility
                name: Mobility
                labels:
                  - {id: walker, name: Walking frame}
            """
        let rule = try rule([:], yaml, file: "taxonomy.yaml")
        let reason = try #require(try rule.reason(document("Walking frames.").input()))
        #expect(reason.detail.contains("walker"))
        let flat =
            "domains: [{id: hearing, name: Hearing}]\nlabels: [{id: walker, name: Walking frame, domain: hearing}]"
        let labels = try self.rule([:], flat, file: "taxonomy.yaml")
        #expect(labels.reason(try document("A vessel for hearing.").input()) == nil)
        #expect(labels.reason(try document("A walking frame.").input()) != nil)
    }

    @Test("names that are none, and a mask that is a name, are faults")
    func faults() throws {
        #expect(throws: Fault.self) { try rule([:], "# nothing\n") }
        #expect(throws: Fault.self) { try rule(["do": "mask", "mask": "kettle"]) }
        #expect(throws: Fault.self) { try rule(["do": "hide"]) }
    }
}
