package import Corpus
package import Curate
internal import Endpoint

/// All documents that a run is to write, in their order: a pure function of settings, conditioning, taxonomy and real documents.
///
/// A plan of fewer documents is the beginning of a plan of more with the same inputs. Requests are built when they are asked for: a plan of 100,000 documents takes some megabytes.
package struct GenerationPlan: Sendable, RandomAccessCollection {
    package let settings: GenerationSettings
    package let conditioning: Conditioning
    /// Each label that is asked for, ascending, with the exact number of documents.
    package let labelCounts: [(label: String, count: Int)]
    /// Real documents that have no labels and were passed over.
    package let unlabelled: Int

    private let drafts: [Draft]
    private let sets: [[String]]
    private let seeds: [SeedDocument]
    private let renderer: PromptRenderer

    /// A document before its request is written.
    struct Draft: Sendable, Hashable {
        /// Which label set.
        var set: Int
        /// Which real documents, by their place.
        var seeds: [Int]
    }

    /// Label strings that no request has; nil where label names are on.
    var hiddenStrings: LabelStrings? { renderer.hidden }

    package var startIndex: Int { 0 }
    package var endIndex: Int { drafts.count }

    /// The document of that ordinal.
    package subscript(ordinal: Int) -> PlannedDocument {
        let draft = drafts[ordinal]
        return renderer.planned(ordinal, labels: sets[draft.set], seeds: draft.seeds.map { seeds[$0] })
    }
}

extension GenerationPlan {
    /// Makes the plan. Everything that can be wrong with a request is found here, before anything is spent.
    ///
    /// - Parameters:
    ///   - taxonomy: where labels are defined; nil where there is none, which a family with definitions refuses.
    ///   - seeds: the real documents, in any order: sources of paraphrases, and for syntheses label sets and examples.
    /// - Throws: A usage fault for settings that cannot be, labels that the taxonomy does not have or does not define, and missing real documents.
    package init(
        _ settings: GenerationSettings, _ conditioning: Conditioning, taxonomy: Taxonomy?, seeds: [SeedDocument]
    ) throws {
        try settings.check()
        let seeds = seeds.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        let draw = try LabelSetDraw(settings, conditioning, seeds)
        let labels = Set(draw.sets.flatMap(\.self)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        renderer = try PromptRenderer(settings, taxonomy: taxonomy, labels: labels)
        var counts = [Int](repeating: 0, count: draw.sets.count)
        for draft in draw.drafts { counts[draft.set] += 1 }
        var total = Dictionary(uniqueKeysWithValues: labels.map { ($0, 0) })
        for (set, count) in zip(draw.sets, counts) {
            for label in set { total[label, default: 0] += count }
        }
        labelCounts = labels.map { ($0, total[$0] ?? 0) }.filter { $0.1 > 0 }
        unlabelled = seeds.count { $0.labels.isEmpty }
        self.settings = settings
        self.conditioning = conditioning
        self.seeds = seeds
        sets = draw.sets
        drafts = draw.drafts
    }

    /// The counts as result files have them.
    package var labelCountsJSON: JSONValue {
        .array(labelCounts.map { ["count": .integer($0.count), "label": .string($0.label)] })
    }
}
