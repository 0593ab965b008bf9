import Corpus
import Curate
import Endpoint
import Testing

@testable import Generate

@Suite("Label names off") struct LabelNamesOffTests {
    /// A text without marks, as words.
    private static func plain(_ text: String) -> String { " " + WordList(text).strings.joined(separator: " ") + " " }

    @Test(
        "no id and no name of any of the 64 labels stands in any request of any family, whatever real texts and definitions say",
        arguments: PromptFamilies.names, [false, true])
    func control(_ family: String, _ usesSchema: Bool) throws {
        let taxonomy = try Fixtures.taxonomy()
        let labels = taxonomy.labels
        // Each real document names all labels, in several spellings.
        let everything = labels.map { "A \($0.name) and an \($0.id) (\($0.name.uppercased()))." }.joined(separator: " ")
        let seeds = labels.enumerated().map { index, label in
            var content = DocumentContent()
            content.id = "US\(index)A1"
            content.titles = [.init(language: "en", text: "An \(label.name.lowercased()) with \(labels[(index + 1) % 64].id)")]
            content.abstracts = [.init(language: "en", paragraphs: [label.name + ". " + everything])]
            content.claims = [.init(dependsOn: [], language: "en", number: 1, text: "1. A \(label.name), comprising a \(label.id).")]
            return SeedDocument(content, labels: [label.id, labels[(index + 5) % 64].id])
        }
        func plan(names: Bool) throws -> GenerationPlan {
            let settings = try Fixtures.settings(family) {
                $0.namesLabels = names
                $0.usesSchema = usesSchema
                $0.examples = family == "paraphrase" ? 0 : 2
            }
            return try GenerationPlan(
                settings, family == "paraphrase" ? .paraphrase(64) : .cooccurrence(64), taxonomy: taxonomy, seeds: seeds)
        }
        let forbidden = labels.flatMap { [$0.id, $0.name.lowercased()] }
        var asked: Set<String> = []
        for document in try plan(names: false) {
            asked.formUnion(document.labels)
            let body = document.request.body.canonicalText.lowercased()
            let words = Self.plain(body.replacing("\\n", with: " "))
            for text in forbidden {
                #expect(!body.contains(text), "\(text) in a request of \(family)")
                #expect(!words.contains(Self.plain(text)), "\(text) in a request of \(family)")
            }
        }
        #expect(asked.count == 64)
        // The test would find them: with names on, every family has them.
        let named = try plan(names: true)
        for document in named {
            let body = document.request.body.canonicalText
            #expect(labels.contains { document.labels.contains($0.id) && body.contains($0.name) }, "\(family)")
        }
    }

    @Test(
        "a name gives way to a general noun of its number, in any spelling, and other words stay",
        arguments: [
            ("A hearing aid with a coil.", "A device with a coil."),
            ("Hearing-aids and HEARING AIDS for hearing.", "Devices and devices for hearing."),
            ("An intraocular lens is cut.", "A device is cut."),
            ("It does live captioning.", "It does technique."),
            ("Platform lifts at stairs", "Devices at stairs"),
            ("the smart glasses' frame", "the devices' frame"),
            ("nothing to find", "nothing to find"),
            ("Braille hearing aids", ""),
        ])
    func redaction(_ text: String, _ expected: String) throws {
        let taxonomy = try Fixtures.taxonomy()
        let strings = LabelStrings(taxonomy.labels.map { ($0.id, $0.name) })
        let redacted = strings.redacted(text)
        #expect(strings.first(in: redacted) == nil)
        // "Braille devices" would be a label's name again.
        if !expected.isEmpty { #expect(redacted == expected) }
        #expect(strings.redacted(redacted) == redacted)
    }

    @Test("a definition that is no more than the name is an error where names are off")
    func definitions() throws {
        let taxonomy = try Taxonomy(
            parsing: "name: t\nlabels: [{id: gates, name: Gates, definition: Gates.}, {id: pumps, name: Pumps, definition: Machines that lift water.}]",
            file: "t")
        func plan(_ label: String, names: Bool) throws -> GenerationPlan {
            try GenerationPlan(
                try Fixtures.settings { $0.namesLabels = names }, .given([LabelSet([label])], count: 1), taxonomy: taxonomy,
                seeds: [])
        }
        #expect(try plan("gates", names: true).count == 1)
        #expect(try plan("pumps", names: false).count == 1)
        #expect { try plan("gates", names: false) } throws: { "\($0)".contains("more than its name") }
    }
}
