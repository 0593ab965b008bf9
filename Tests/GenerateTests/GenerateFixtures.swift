import Corpus
import Curate
import Endpoint
import Foundation
import Native

@testable import Generate

/// What the tests of this target work on.
enum Fixtures {
    static let schemas = URL(filePath: #filePath).appending(path: "../../../schemas").standardizedFileURL

    static func taxonomy() throws -> Taxonomy {
        let file = schemas.appending(path: "taxonomies/wipo-assistive-technology.yaml")
        return try Taxonomy(parsing: String(contentsOf: file, encoding: .utf8), file: "wipo")
    }

    /// Three labels, of which the last has no definition.
    static func small() throws -> Taxonomy {
        try Taxonomy(
            parsing: """
                name: small
                labels:
                  - {id: gates, name: Water gates, definition: Gates and shutters that hold back or let pass water.}
                  - {id: pumps, name: Pumps and lifters, definition: Machines that lift water from a lower to a higher place.}
                  - {id: locks, name: Canal locks}
                """, file: "small.yaml")
    }

    static func settings(
        _ family: String = "standard-patent", _ change: (inout GenerationSettings) -> Void = { _ in }
    ) throws -> GenerationSettings {
        var settings = GenerationSettings(template: try PromptFamilies.named(family), model: OfflineWriter.name)
        change(&settings)
        return settings
    }

    /// Documents with texts and label sets as in the taxonomy: set i has one to three labels.
    static func seeds(
        _ count: Int, labels: [String], text: (Int) -> String = { "A gate number \($0) holds water back." }
    ) -> [SeedDocument] {
        (0..<count).map { index in
            var content = DocumentContent()
            content.id = "US\(1_000_000 + index)A1"
            content.titles = [.init(language: "en", text: "Gate \(index)")]
            content.abstracts = [.init(language: "en", paragraphs: [text(index)])]
            content.claims = [
                .init(
                    dependsOn: [], language: "en", number: 1, text: "1. A gate comprising a leaf and a hinge \(index)."),
                .init(
                    dependsOn: [1], language: "en", number: 2,
                    text: "2. The gate of claim 1, wherein the leaf is of steel."),
            ]
            let size = index % 3 + 1
            return SeedDocument(
                content, labels: (0..<size).map { labels[(index * 7 + $0 * 11) % labels.count] })
        }
    }

    /// An answer of a server.
    static func answer(_ text: String, finish: String = "stop") -> ChatAnswer {
        ChatAnswer(
            text: text, finishReason: finish, model: "", promptTokens: 0, completionTokens: 0, raw: Array(text.utf8))
    }

    /// A plan over the small taxonomy.
    static func plan(
        _ family: String = "standard-patent", count: Int = 4, labels: [[String]] = [["gates"], ["gates", "pumps"]],
        _ change: (inout GenerationSettings) -> Void = { _ in }
    ) throws -> GenerationPlan {
        let settings = try settings(family, change)
        let isParaphrase = settings.template.method == .paraphrase
        return try GenerationPlan(
            settings, isParaphrase ? .paraphrase(count) : .given(labels.map { LabelSet($0) }, count: count),
            taxonomy: small(), seeds: seeds(5, labels: ["gates", "pumps"]))
    }
}

/// A sound answer to the families that ask for title, abstract and claims.
struct SoundAnswer {
    var title = "Gate with a two-part leaf for irrigation channels"
    var abstract =
        "A gate for an irrigation channel is described, whose leaf consists of an upper and a lower plate that slide past each other. A spindle lifts "
        + "the upper plate first, so that surface water flows off before the lower plate opens. The gate needs little force, since only half of the "
        + "leaf bears the pressure of the water at any time, and a single person can set the flow of the channel in small steps."
    var claims = [
        "A gate for a channel, comprising a frame, an upper plate guided in the frame, a lower plate guided in the frame, and a spindle that lifts the upper plate before the lower plate.",
        "The gate of claim 1, wherein the upper plate has a hook that takes the lower plate along at the end of its travel.",
        "The gate of claim 1, wherein the spindle has a hand wheel with a scale that shows the flow through the channel.",
        "The gate of claim 3, wherein the scale is exchangeable and made for the width of the frame.",
        "The gate of claim 2, wherein a seal of rubber lies between the upper plate and the lower plate.",
        "The gate of claim 5, wherein the seal is held in a groove of the upper plate and can be drawn out sideways.",
    ]
    var description =
        "Gates in channels have a leaf of one piece, which is heavy and opens from below, where sand has settled. The leaf described here has two plates. "
        + "The spindle turns in a nut on the upper plate, and after half of the way the hook takes the lower plate along. In one embodiment the frame is of "
        + "galvanised steel and the plates are of wood, which swells and seals. The hand wheel stands at the height of the waist. A scale beside the "
        + "spindle shows the flow in litres per second, as calibrated on a channel of one metre. In winter the plates are taken out upwards, and "
        + "nothing remains in the channel that ice could damage."

    var json: JSONValue {
        [
            "abstract": .string(abstract), "claims": .array(claims.map { .string($0) }),
            "description": .string(description), "title": .string(title),
        ]
    }

    var text: String { json.canonicalText }
}
