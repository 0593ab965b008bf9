internal import Corpus
internal import Export
internal import Native
internal import Store
internal import Train

/// The three selections of a training as a folder that trainers of other makes read: `docs/trainers.md`.
struct TrainingExport {
    let train: TrainingPart
    let validation: TrainingPart
    let test: TrainingPart
    /// All labels of the three, ascending.
    let labels: [String]
    let leaks: Int
    private let folder: String

    /// Looks the selections up. Throws a usage fault for an empty one, a stale layer, leaks between them, and a document that would be measured twice.
    init(_ options: ExternalTrainingOptions, _ store: CorpusStore) throws {
        folder = try options.common.folder()
        train = try TrainingPart(store, options.train, option: "--train", splitName: options.splitName)
        validation = try TrainingPart(store, options.validation, option: "--validation", splitName: options.splitName)
        test = try TrainingPart(store, options.test, option: "--test", splitName: options.splitName)
        labels = LabelMatrix.labels(of: train.labels + validation.labels + test.labels)
        if let label = labels.first(where: { $0.utf8.contains(0x0A) }) {
            throw Fault("the label \"\(label)\" has a line break, which labels.txt cannot hold", kind: .usage)
        }
        let leakage = try TrainingLeakage(
            [("train", train), ("validation", validation), ("test", test)], threads: options.threads.count,
            showProgress: !options.common.json)
        // The documents themselves apart: a trainer could not tell them.
        if !options.allowLeakage || !leakage.shared.isEmpty { try leakage.refuse() }
        leaks = leakage.count
    }

    /// Writes the folder, which must be new.
    func write(to target: String, _ options: ExternalTrainingOptions) throws {
        var plan = ExportPlan(format: .hf)
        plan.fields = try TextFields(parsing: options.fields)
        plan.language = options.language
        plan.labels = labels
        plan.hasSplit = true
        plan.name = "training"
        plan.commit = train.reader.version.id.hex
        plan.selection = [train, validation, test].map(\.selection.description).joined(separator: " ")
        plan.splitName = options.splitName
        plan.threads = options.threads.count
        try FileSystem.makeDirectory(target)
        let parts: [(Split, Source)] = [
            (.train, Source(train, repeats: true)), (.validation, Source(validation, repeats: false)),
            (.test, Source(test, repeats: false)),
        ]
        let (folder, threads) = (folder, options.threads.count)
        let progress = Progress("export", total: nil, isOn: !options.common.json)
        var done = 0
        _ = try ExportRun(
            plan, folder: target,
            source: { give in
                let store = try CorpusStore(at: folder, .read)
                for (part, source) in parts { try source.forEach(store, threads, part, give) }
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

    /// The documents of a part in their order, as often as they come.
    private struct Source: Sendable {
        private let digests: [Digest]
        private let labels: [[String]]

        init(_ part: TrainingPart, repeats: Bool) {
            let rows = part.documents.indices.flatMap {
                Array(repeating: $0, count: repeats ? part.documents[$0].count : 1)
            }
            digests = rows.map { part.documents[$0].digest }
            labels = rows.map { part.labels[$0] }
        }

        func forEach(
            _ store: CorpusStore, _ threads: Int, _ part: Split, _ give: (ExportDocument) throws -> Void
        ) throws {
            var next = 0
            try store.streamDocuments(digests, threads: threads) {
                Nothing()
            } work: { _, _, line in
                [UInt8](line)
            } consume: { line in
                try give(ExportDocument(line: line, notes: DocumentNotes(labels: labels[next], split: part)))
                next += 1
            }
        }
    }

    private struct Nothing {}
}
