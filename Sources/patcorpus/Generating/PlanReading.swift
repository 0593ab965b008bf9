internal import Corpus
internal import Curate
internal import Generate
internal import Store

/// Makes the plan of a run from a corpus.
struct PlanReading {
    let prompting: PromptOptions
    let store: CorpusStore
    let splitName: String
    let threads: Int
    let showProgress: Bool

    struct Made {
        var plan: GenerationPlan
        /// The version that the real documents are of; nil where none are needed.
        var source: StoredCommit?
        var parameters: [String: String]
    }

    /// Reads what is needed of the real documents, and plans. Throws usage faults; nothing has been asked of any server.
    func plan(_ model: ServerOptions.Model) throws -> Made {
        let template = try prompting.template()
        let settings = prompting.settings(template, model: model)
        try settings.check()
        let taxonomy = try prompting.taxonomy.map { try TaxonomyFile($0) }
        let needsTexts = template.method == .paraphrase || prompting.fewShot > 0
        var seeds: [SeedDocument] = []
        var source: StoredCommit?
        if let from = prompting.from {
            let reader = try SelectionReader(store, Selection(parsing: from), splitName: splitName)
            source = reader.version
            seeds = try self.seeds(reader, template, needsTexts: needsTexts)
        } else if prompting.labels.isEmpty || needsTexts {
            throw Fault(
                "nobody says which real documents", fix: "give --from a selection, such as main:split=train",
                kind: .usage)
        }
        let conditioning = try prompting.conditioning(template, documents: seeds.count)
        let plan = try GenerationPlan(settings, conditioning, taxonomy: taxonomy?.taxonomy, seeds: seeds)
        var parameters = prompting.parameters(settings, conditioning)
        parameters["taxonomy"] = taxonomy?.digest
        return Made(plan: plan, source: source, parameters: parameters)
    }

    private func seeds(_ reader: SelectionReader, _ template: PromptTemplate, needsTexts: Bool) throws
        -> [SeedDocument]
    {
        var drawn = try reader.drawn()
        if reader.selection.values(.origin) == nil {
            drawn = drawn.filter { $0.origin == .real }
            if drawn.isEmpty {
                throw Fault(
                    "no real document holds \(reader.selection)", fix: "name others by origin=, if that is meant",
                    kind: .usage)
            }
        }
        let hasLabels = reader.has(layer: "labels")
        if !hasLabels && template.method == .synthesis && prompting.labels.isEmpty {
            throw Fault(
                "the version \(reader.version.id.short) has no labels to ask for",
                fix: "label it first, see \"patcorpus help label\"; or give --labels", kind: .usage)
        }
        let labels = hasLabels ? try reader.labels(for: drawn) : Array(repeating: [], count: drawn.count)
        guard needsTexts else { return zip(drawn, labels).map { SeedDocument(id: $0.id, labels: $1) } }
        let byID = Dictionary(uniqueKeysWithValues: zip(drawn.map(\.id), labels))
        let language = prompting.language
        return try reader.mapContents(
            drawn.map(\.member), threads: threads, label: "read", showProgress: showProgress
        ) { SeedDocument($0, labels: byID[$0.id] ?? [], preferring: language) }
    }
}
