internal import Corpus
internal import Curate
internal import Measure
internal import Native
internal import Store

/// Reads what an audit needs from a corpus: documents, groups, labels, vectors.
struct AuditReading {
    let store: CorpusStore
    let settings: AuditSettings
    let ruler: RulerOptions
    /// A file of label names.
    let names: String?
    let showProgress: Bool

    /// The rules whose reasons are reported; the first one's share is tested.
    static let rules = [
        "standard-patent-form", "claims", "refusal", "markup", "repetition", "truncated", "boilerplate",
    ]

    /// The fewest documents and families of a side.
    static let least = 10

    /// A selection's documents.
    private struct Part {
        var commit: String
        var members: [GroupedMember]
        var documents: [AuditDocument]
    }

    func read(_ selections: AuditSelections) throws -> AuditInput {
        var notes: [String] = []
        try refuseSame(selections)
        let plan = try ruler.plan(seed: settings.seed)
        let rules = try FilterRules(Self.rules.map { try RuleUse(parsing: $0) })
        var real = try part(selections.real, selections.splitName, rules, &notes, "real documents")
        var synthetic = try part(selections.synthetic, selections.splitName, rules, &notes, "synthetic documents")
        let syntheticIDs = Set(synthetic.documents.map(\.id))
        var commits = [("real", real.commit), ("synthetic", synthetic.commit)]
        let (allReal, allSynthetic) = (real.documents, synthetic.documents)
        var references: [AuditReference] = []
        if let train = selections.train {
            let part = try part(train, selections.splitName, nil, &notes, "training documents")
            commits.append(("train", part.commit))
            references.append(AuditReference(.train, part.documents, leavingOut: syntheticIDs))
        }
        if references.isEmpty || Set(references[0].documents.map(\.id)) != Set(allReal.map(\.id)) {
            references.insert(AuditReference(.real, allReal, leavingOut: syntheticIDs), at: 0)
        }
        if let test = selections.test {
            let part = try part(test, selections.splitName, nil, &notes, "test documents")
            commits.append(("test", part.commit))
            let shared = part.documents.count { syntheticIDs.contains($0.id) }
            if shared > 0 {
                notes.append(
                    "\(Console.count(shared, "document")) of --test \(selections.test ?? "") are in the synthetic selection themselves"
                )
            }
            references.append(AuditReference(.test, part.documents, leavingOut: syntheticIDs))
        }
        try leaveOutLanguages(&real, &synthetic, &notes)
        var fit = Part(commit: "", members: [], documents: [])
        if let selection = selections.fit {
            fit = try part(selection, selections.splitName, nil, &notes, "documents to fit on")
            commits.append(("fit", fit.commit))
        } else {
            let chosen = real.members.indices.filter { FitPart.holds(real.members[$0].group, seed: settings.seed) }
            fit.members = chosen.map { real.members[$0] }
            fit.documents = chosen.map { real.documents[$0] }
        }
        _ = try FitPart.checked(fit.members.map(\.member))
        let fitted = Set(fit.members.map(\.group))
        let why = "the \(plan.isFitted ? "embedder" : "bandwidth") is fitted on their families"
        leaveOut(&real, "real", why, &notes) { fitted.contains($0.group) }
        leaveOut(&synthetic, "synthetic", why, &notes) {
            fitted.contains($0.group)
        }
        let groups = Set(synthetic.members.map(\.group))
        leaveOut(&real, "real", "relatives are among the synthetic ones", &notes) { groups.contains($0.group) }
        leaveOut(&real, "real", "their texts are empty", &notes) { $0.words == 0 }
        leaveOut(&synthetic, "synthetic", "their texts are empty", &notes) { $0.words == 0 }
        let source = VectorSource(
            store: store, fields: ruler.fields, threads: settings.threads, showProgress: showProgress)
        let embedder = try source.embedder(plan, fit.members.map(\.member))
        if let note = embedder.note { notes.append(note) }
        let vectors = try source.vectors(fit.members.map(\.member), embedder).vectors
        let realSide = try side(real, "real", source, embedder, &notes)
        let syntheticSide = try side(synthetic, "synthetic", source, embedder, &notes)
        return AuditInput(
            selections: selections, commits: commits, real: realSide, synthetic: syntheticSide, allReal: allReal,
            allSynthetic: allSynthetic, references: references, fit: AuditSide(fit.documents, vectors),
            bandwidth: try BandwidthRule.median.bandwidth(of: vectors, seed: settings.seed), embedder: embedder.id,
            dimensions: embedder.dimensions, rules: Self.rules, notes: notes)
    }

    /// Throws, before anything is read, for an empty selection and for two of the same documents.
    private func refuseSame(_ selections: AuditSelections) throws {
        let ids = try [selections.real, selections.synthetic].map { selection in
            try SelectionReader(store, Selection(parsing: selection), splitName: selections.splitName).members()
                .map(\.id)
        }
        guard ids[0] == ids[1] else { return }
        throw Fault(
            "--real \(selections.real) and --synthetic \(selections.synthetic) are the same documents",
            fix: "give two selections that differ, such as main:origin=real and main:origin=synthesis", kind: .usage)
    }

    /// Reads a selection. Throws a usage fault where it is empty.
    ///
    /// - Parameter rules: nil where only texts are compared.
    private func part(
        _ selection: String, _ splitName: String, _ rules: FilterRules?, _ notes: inout [String], _ label: String
    ) throws -> Part {
        let reader = try SelectionReader(store, Selection(parsing: selection), splitName: splitName)
        let members = try DocumentGroups(store, reader).members(&notes)
        let labels = try Self.labels(reader)
        let fields = try TextFields(parsing: ruler.fields)
        let audit = try AuditReader(
            fields: fields, rules: rules, names: rules == nil ? nil : try labelNames(members, labels))
        let groups = Dictionary(members.map { ($0.member.id, $0.group) }, uniquingKeysWith: { first, _ in first })
        let documents = try reader.mapContents(
            members.map(\.member), threads: settings.threads, withDescription: audit.readsDescription, label: label,
            showProgress: showProgress
        ) { content in
            audit.document(content, group: groups[content.id] ?? content.id, labels: labels[content.id])
        }
        return Part(commit: reader.version.id.hex, members: members, documents: documents)
    }

    private static func labels(_ reader: SelectionReader) throws -> [String: [String]] {
        var labels: [String: [String]] = [:]
        guard reader.version.commit.layers["labels"] != nil else { return labels }
        try reader.store.forEachEntry(of: "labels", in: reader.version.commit) { id, entry in
            labels[id] = (try JSONValue(parsing: entry.json).array ?? []).compactMap(\.string)
            return true
        }
        return labels
    }

    /// The names of a file, or the labels' ids with spaces where they have hyphens; nil where no id has four letters in a row.
    private func labelNames(_ members: [GroupedMember], _ labels: [String: [String]]) throws -> LabelNameSet? {
        if let names {
            guard FileSystem.exists(names) else {
                throw Fault(
                    "there is no such file of label names", at: names,
                    fix: "give --names a taxonomy, or lines LABEL<tab>NAME", kind: .usage)
            }
            return try LabelNameSet(reading: String(decoding: try FileSystem.read(names), as: UTF8.self), file: names)
        }
        let ids = Set(labels.values.joined()).sorted().filter { id in
            id.utf8.split { !(0x61...0x7A).contains($0 | 0x20) }.contains { $0.count >= 4 }
        }
        return ids.isEmpty
            ? nil : try LabelNameSet(ids.map { ($0, $0.replacing("-", with: " ").replacing("_", with: " ")) })
    }

    // MARK: What does not enter

    private func leaveOut(
        _ part: inout Part, _ name: String, _ why: String, _ notes: inout [String], where isOut: (AuditDocument) -> Bool
    ) {
        let kept = part.documents.indices.filter { !isOut(part.documents[$0]) }
        if kept.count == part.documents.count { return }
        notes.append(
            "\(Console.count(part.documents.count - kept.count, "document")) of the \(name) selection left out: \(why)")
        part.documents = kept.map { part.documents[$0] }
        part.members = kept.map { part.members[$0] }
    }

    /// Documents of languages that only one side has; throws a usage fault where there is no common one.
    private func leaveOutLanguages(_ real: inout Part, _ synthetic: inout Part, _ notes: inout [String]) throws {
        let (a, b) = (Set(real.documents.map(\.language)), Set(synthetic.documents.map(\.language)))
        let common = a.intersection(b)
        func list(_ set: Set<String>) -> String {
            set.sorted().map { $0.isEmpty ? "unknown" : $0 }.joined(separator: ", ")
        }
        guard !common.isEmpty else {
            throw Fault(
                "the real documents are in \(list(a)) and the synthetic ones in \(list(b)), so that no words can agree",
                fix: "give selections of one language, such as main:lang=\(a.sorted().first ?? "en")", kind: .usage)
        }
        leaveOut(&real, "real", "no synthetic document is in \(list(a.subtracting(common)))", &notes) {
            !common.contains($0.language)
        }
        leaveOut(&synthetic, "synthetic", "no real document is in \(list(b.subtracting(common)))", &notes) {
            !common.contains($0.language)
        }
    }

    /// The documents with vectors. Throws a usage fault where too few are left.
    private func side(
        _ part: Part, _ name: String, _ source: VectorSource, _ embedder: DocumentEmbedder,
        _ notes: inout [String]
    ) throws -> AuditSide {
        let vectors = try source.vectors(part.members.map(\.member), embedder).vectors
        let norms = vectors.squaredNorms()
        let kept = part.documents.indices.filter { norms[$0] > 0 }
        if kept.count < part.documents.count {
            notes.append(
                "\(Console.count(part.documents.count - kept.count, "document")) of the \(name) selection left out: \(embedder.emptiness)"
            )
        }
        let side = AuditSide(kept.map { part.documents[$0] }, vectors.selecting(kept))
        guard side.count >= Self.least, side.groups.count >= Self.least else {
            let why = notes.filter { $0.contains("of the \(name) selection") }.joined(separator: "; ")
            throw Fault(
                "of the \(name) documents \(side.count) are left, of \(side.groups.count) families, and an audit needs \(Self.least) of each"
                    + (why.isEmpty ? "" : " (\(why))"),
                fix: "widen --\(name), or give --fit other documents than those that are measured", kind: .usage)
        }
        return side
    }
}
