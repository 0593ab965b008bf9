import Corpus
import Curate
import Endpoint
import Testing

@testable import Generate

@Suite("Label names off") struct LabelNamesOffTests {
    private static func words(_ text: String) -> [String] { WordList(text).strings }

    @Test(
        "no id and no name of any of the 64 labels stands in any request of any family, whatever real texts and definitions say",
        arguments: PromptFamilies.names)
    func control(_ family: String) throws {
        let taxonomy = try Fixtures.taxonomy()
        let labels = taxonomy.labels
        // Each real document names all labels, in several spellings.
        let everything = labels.map { "A \($0.name) and an \($0.id) (\($0.name.uppercased()))." }.joined(separator: " ")
        let seeds = labels.enumerated().map { index, label in
            var content = DocumentContent()
            content.id = "US\(index)A1"
            content.titles = [
                .init(language: "en", text: "An \(label.name.lowercased()) with \(labels[(index + 1) % 64].id)")
            ]
            content.abstracts = [
                .init(language: "en", paragraphs: [label.name + ". " + (index % 8 == 0 ? everything : label.id)])
            ]
            content.claims = [
                .init(dependsOn: [], language: "en", number: 1, text: "1. A \(label.name), comprising a \(label.id).")
            ]
            return SeedDocument(content, labels: [label.id, labels[(index + 5) % 64].id])
        }
        func plan(names: Bool) throws -> GenerationPlan {
            let settings = try Fixtures.settings(family) {
                $0.namesLabels = names
                $0.usesSchema = family.count % 2 == 0
                $0.examples = family == "paraphrase" ? 0 : 2
            }
            return try GenerationPlan(
                settings, family == "paraphrase" ? .paraphrase(64) : .cooccurrence(64), taxonomy: taxonomy, seeds: seeds
            )
        }
        let ids = labels.map(\.id)
        let names = Set(labels.flatMap { [Self.words($0.id), Self.words($0.name)] })
        let longest = names.map(\.count).max() ?? 0
        var asked: Set<String> = []
        for document in try plan(names: false) {
            asked.formUnion(document.labels)
            let body = document.request.body.canonicalText.lowercased()
            if document.ordinal % 8 == 0 {
                for text in ids + labels.map({ $0.name.lowercased() }) where body.contains(text) {
                    Issue.record("\(text) in a request of \(family)")
                }
            }
            // Escaped line breaks part words.
            let words = Self.words(body.replacing("\\n", with: " "))
            for start in words.indices {
                for end in start + 1...min(start + longest, words.count) where names.contains(Array(words[start..<end]))
                {
                    Issue.record("\(words[start..<end]) in a request of \(family)")
                }
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
            parsing:
                "name: t\nlabels: [{id: gates, name: Gates, definition: Gates.}, {id: pumps, name: Pumps, definition: Machines that lift water.}]",
            file: "t")
        func plan(_ label: String, names: Bool) throws -> GenerationPlan {
            try GenerationPlan(
                try Fixtures.settings { $0.namesLabels = names }, .given([LabelSet([label])], count: 1),
                taxonomy: taxonomy,
                seeds: [])
        }
        #expect(try plan("gates", names: true).count == 1)
        #expect(try plan("pumps", names: false).count == 1)
        #expect { try plan("gates", names: false) } throws: { "\($0)".contains("more than its name") }
    }
}
