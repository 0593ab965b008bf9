internal import Corpus
internal import Curate
internal import Native
internal import Store
internal import Study

/// Reads what a study needs from a corpus.
struct StudyReading {
    let store: CorpusStore
    let file: StudyFile
    /// The study file's folder, which paths in it are relative to.
    let place: String
    let threads: Int
    let showProgress: Bool

    /// The documents, and the commit of each selection. Throws usage faults for selections that are empty, stale or on both sides.
    func input() throws -> (StudyInput, [(role: String, id: String)]) {
        var input = StudyInput()
        var commits: [(role: String, id: String)] = []
        let families = try families(file.real)
        for (part, path) in [
            ("train", \StudyInput.train), ("validation", \StudyInput.validation), ("test", \StudyInput.test),
        ] {
            let selection = file.real + (file.real.contains(":") ? "," : ":") + "split=\(part)"
            do {
                let found = try documents(selection, families, isReal: true)
                input[keyPath: path] = found.documents
                if part == "train" { commits.append(("real", found.commit)) }
            } catch let fault as Fault where part == "validation" && fault.what.hasPrefix("no document holds") {
                // Only thresholds that are fitted need it, and they say so.
                continue
            }
        }
        let real = Set([input.train, input.validation, input.test].joined().map(\.id))
        for generator in file.generators {
            let found = try documents(generator.selection, families, isReal: false)
            if let both = found.documents.first(where: { real.contains($0.id) }) {
                throw Fault(
                    "the generator \(generator.name) selects \(both.id), which is a real document of the study",
                    fix: "add a condition such as origin=synthesis to its selection", kind: .usage)
            }
            input.candidates.append((generator, found.documents))
            commits.append((generator.name, found.commit))
        }
        if file.controls.contains(.eda) || file.paraphrases?.generator == Control.eda.rawValue {
            input.synonyms = try WordNet()
        }
        input.names = try names(input)
        return (input, commits)
    }

    /// The family of every document of the version that the real documents are of.
    private func families(_ selection: String) throws -> [String: String] {
        let reader = try SelectionReader(store, Selection(parsing: selection), splitName: file.split)
        var families: [String: String] = [:]
        try store.forEachEntry(of: "families", in: reader.version.commit) { id, entry in
            families[id] = try JSONValue(parsing: entry.json).string ?? ""
            return true
        }
        return families
    }

    private func documents(
        _ selection: String, _ families: [String: String], isReal: Bool
    ) throws -> (documents: [StudyDocument], commit: String) {
        let reader = try SelectionReader(store, Selection(parsing: selection), splitName: file.split)
        let drawn = try reader.drawn()
        let hasLabels = reader.has(layer: "labels")
        if isReal && !hasLabels {
            throw Fault(
                "the real documents have no labels", fix: "label them first, see \"patcorpus help label\"", kind: .usage
            )
        }
        let layer = hasLabels ? try reader.labels(for: drawn) : Array(repeating: [], count: drawn.count)
        var seeds: [String: [String]] = [:]
        if !isReal, reader.has(layer: "lineage") {
            let values = try reader.values(of: "lineage", for: drawn)
            for (document, value) in zip(drawn, values) {
                seeds[document.id] = (value?.array ?? []).compactMap(\.string)
            }
        }
        let labels = Dictionary(zip(drawn.map(\.id), layer), uniquingKeysWith: { first, _ in first })
        let fields = try TextFields(parsing: file.fields)
        let form = try FilterRules([try RuleUse(parsing: "standard-patent")])
        let needsForm = !isReal && file.retrieval?.filters.contains(true) ?? false
        let lineage = seeds
        let members = drawn.map(\.member)
        var found = try reader.mapContents(
            members, threads: threads,
            withDescription: fields.contains(.description) || needsForm && form.readsDescription, label: "reading",
            showProgress: showProgress
        ) { content -> StudyDocument in
            let own = content.provenance.labels.isEmpty ? labels[content.id] ?? [] : content.provenance.labels
            var ancestors = lineage[content.id] ?? []
            if ancestors.isEmpty, !isReal { ancestors = content.provenance.seeds }
            return StudyDocument(
                id: content.id, digest: SHA256.digest(of: []), text: content.text(fields),
                labels: Set(own).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
                family: families[content.id] ?? "", seeds: isReal ? [] : ancestors,
                isStandardPatent: !needsForm || Self.isKept(form.verdicts(FilterInput(content, labels: own))))
        }
        for (place, member) in members.enumerated() { found[place].digest = member.digest }
        return (found, reader.version.id.hex)
    }

    private static func isKept(_ verdicts: [Verdict]) -> Bool {
        verdicts.allSatisfy { if case .keep = $0 { true } else { false } }
    }

    /// The labels' names: of the file that the study names, else the ids where they are words.
    private func names(_ input: StudyInput) throws -> LabelNameSet? {
        if !file.labels.names.isEmpty {
            let path =
                file.labels.names.hasPrefix("/") ? file.labels.names : StudyFiles.joined(place, file.labels.names)
            return try LabelNameSet(reading: StudyFiles.text(path, "file of label names"), file: path)
        }
        let ids = Set(input.train.flatMap(\.labels)).sorted().filter { id in
            id.utf8.split { !(0x61...0x7A).contains($0 | 0x20) }.contains { $0.count >= 4 }
        }
        return ids.isEmpty
            ? nil : try LabelNameSet(ids.map { ($0, $0.replacing("-", with: " ").replacing("_", with: " ")) })
    }
}
