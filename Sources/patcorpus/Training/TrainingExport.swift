internal import Corpus
internal import Export
internal import Native
internal import Store

/// The three selections of a training, as a folder that trainers of other makes read: `docs/trainers.md`.
struct TrainingExport {
    /// A selection and what it holds.
    struct Side {
        let reader: SelectionReader
        let notes: LayerNotes
        /// In order of the ids.
        let documents: [SelectionReader.Drawn]
    }

    let train: Side
    let validation: Side
    let test: Side
    /// All labels of the versions, ascending.
    let labels: [String]
    private let folder: String

    /// Looks the selections up. Throws a usage fault for an empty one, a stale layer, a document that is in two of them, and one that is to be predicted twice.
    init(_ options: ExternalTrainingOptions, _ store: CorpusStore) throws {
        folder = try options.common.folder()
        train = try Self.side(options.train, options, store)
        validation = try Self.side(options.validation, options, store)
        test = try Self.side(options.test, options, store)
        labels = Set([train, validation, test].flatMap(\.notes.labels)).sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        if let label = labels.first(where: { $0.utf8.contains(0x0A) }) {
            throw Fault("the label \"\(label)\" has a line break, which labels.txt cannot hold", kind: .usage)
        }
        try Self.refuseShared("--train \(options.train)", train, "--validation \(options.validation)", validation)
        try Self.refuseShared("--train \(options.train)", train, "--test \(options.test)", test)
        try Self.refuseShared("--validation \(options.validation)", validation, "--test \(options.test)", test)
        for (name, side) in [("--validation \(options.validation)", validation), ("--test \(options.test)", test)] {
            if let twice = side.documents.first(where: { $0.count > 1 }) {
                throw Fault(
                    "\(name) has \(twice.id) \(twice.count) times", fix: "give a selection that has each document once",
                    kind: .usage)
            }
        }
    }

    private static func side(_ selection: String, _ options: ExternalTrainingOptions, _ store: CorpusStore) throws
        -> Side
    {
        let reader = try SelectionReader(store, Selection(parsing: selection), splitName: options.splitName)
        let notes = try LayerNotes(store, reader.version, splitName: options.splitName, synthetic: .unsplit)
        let documents = try reader.drawn()
        if documents.isEmpty { throw reader.nothingHeld }
        var stale = StaleEntries()
        for document in documents where notes.notes(document.id, document.digest, document.origin).isStale {
            stale.add(document.id, layer: "labels")
        }
        try stale.refuse()
        return Side(reader: reader, notes: notes, documents: documents)
    }

    private static func refuseShared(_ first: String, _ a: Side, _ second: String, _ b: Side) throws {
        let ids = Set(a.documents.map(\.id))
        let shared = b.documents.filter { ids.contains($0.id) }.map(\.id)
        guard !shared.isEmpty else { return }
        throw Fault(
            "\(first) and \(second) have \(Console.count(shared.count, "document")) in common: "
                + shared.prefix(5).joined(separator: ", ") + (shared.count > 5 ? " …" : ""),
            fix: "give selections apart, such as main:split=train and main:split=test", kind: .usage)
    }

    /// The labels of a side's documents, in their order.
    func labels(of side: Side) -> [[String]] {
        side.documents.map { side.notes.notes($0.id, $0.digest, $0.origin).notes.labels }
    }

    /// Writes the folder anew.
    func write(to target: String, _ options: ExternalTrainingOptions) throws {
        var plan = ExportPlan(format: .hf)
        plan.fields = try TextFields(parsing: options.fields)
        plan.language = options.language
        plan.labels = labels
        plan.hasSplit = true
        plan.name = "training"
        plan.commit = train.reader.version.id.hex
        plan.selection = "\(train.reader.selection) \(validation.reader.selection) \(test.reader.selection)"
        plan.splitName = options.splitName
        plan.threads = options.threads.count
        try FileSystem.makeDirectory(target)
        let parts: [(Split, Side)] = [(.train, train), (.validation, validation), (.test, test)]
        let sources = try parts.map { part, side in
            try SelectionDocuments(
                side.reader, folder: folder, splitName: options.splitName, threads: options.threads.count,
                notes: side.notes, part: part)
        }
        let progress = Progress("export", total: nil, isOn: !options.common.json)
        var done = 0
        _ = try ExportRun(
            plan, folder: target,
            source: { give in
                for documents in sources { try documents.forEach(give) }
            },
            progress: { documents, bytes in
                done += documents
                progress.advance(bytes, Console.count(done, "document"))
            }
        ).run()
        progress.finish()
        let lines = Array(labels.map { $0 + "\n" }.joined().utf8)
        try FileSystem.writeAtomically(lines.span, to: target + "/labels.txt")
    }
}
