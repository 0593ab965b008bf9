internal import Corpus
internal import Ingest
internal import Native
internal import Store

/// One run of `ingest`: input to shards and journal in parallel, then the version.
struct IngestRun {
    var paths: [String]
    var options: IngestOptions
    var threads: Int
    var branch: String
    var message: String
    var showProgress: Bool

    struct Result {
        var commit: Digest
        var isNew: Bool
        var files: Int
        var counts: IngestCounts
        var dialects: [String: Int]
        var defects: [String: Int]
        var bytesRead: Int
        var notices: [(file: String, reason: String)]
        var resumed: Int
    }

    func run(_ store: CorpusStore) throws -> Result {
        let files = try InputFile.list(paths.filter { $0 != "-" })
        let readsInput = paths.contains("-")
        let journal = try IngestJournal(store.layout)
        let settings =
            "dialect=\(options.dialect ?? "auto") kinds=\(options.kinds.rawValue) mapping=\(options.mappingDigest) tool=\(Tool.name)\n"
        let total = files.reduce(0) { $0 + $1.size }
        let plan = WorkPlan(
            itemBytes: Self.itemBytes(total: total), options: settings, tables: options.tables)
        let progress = Progress("ingest", total: readsInput ? nil : total, isOn: showProgress)
        let layout = store.layout
        let options = options
        var resumed = 0
        var documents = 0
        try OrderedWork.run(
            threads: threads, window: threads + 2,
            produce: { give in
                func offer(_ item: WorkItem) throws {
                    let isDone = try journal.takeDone(item.key, layout: layout)
                    if isDone { item.skip() }
                    try give(isDone ? .done(item.size) : .new(item))
                }
                try plan.produce(files, offer)
                if readsInput { try plan.produce(descriptor: 0, label: "-", offer) }
            },
            makeWorker: { try IngestWorker(options: options) },
            work: { (worker: inout IngestWorker, share: Share) -> Outcome in
                switch share {
                case .done(let size): .done(size)
                case .new(let item): .new(try worker.work(item))
                }
            },
            consume: { outcome in
                switch outcome {
                case .done(let size):
                    resumed += 1
                    progress.advance(size)
                case .new(let item):
                    for (image, kind) in item.images { try Transaction.write(image, kind: kind, to: layout) }
                    try journal.add(item.journal)
                    documents += item.journal.records.count
                    progress.advance(item.journal.bytesRead, Console.count(documents, "document"))
                }
            })
        progress.finish()
        return try commit(store, journal, fileCount: files.count + (readsInput ? 1 : 0), resumed: resumed)
    }

    /// What goes to the workers and what comes back; a share that the journal has goes through, for the order and the progress.
    private enum Share: Sendable {
        case done(Int)
        case new(WorkItem)
    }

    private enum Outcome: Sendable {
        case done(Int)
        case new(IngestedItem)
    }

    /// Small enough that every thread has several items, and that two items and their results fit in little memory.
    ///
    /// Not a function of the threads: a run that was stopped finds its items again with any number of them.
    private static func itemBytes(total: Int) -> Int { min(16 << 20, max(4 << 20, total / 32)) }

    private func commit(_ store: CorpusStore, _ journal: IngestJournal, fileCount: Int, resumed: Int) throws -> Result {
        let transaction = try Transaction(store, branch: branch)
        var finish = try IngestFinish(store, transaction, journal)
        try finish.run(level: options.level)
        let digests = try journal.files().sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        let list = digests.map { "\($0.key)\t\($0.value.hex)\n" }.joined()
        var parameters = [
            Recipe.Parameter(name: "dialect", value: options.dialect ?? "auto"),
            Recipe.Parameter(name: "files", value: "\(fileCount)"),
            Recipe.Parameter(name: "kinds", value: options.kinds.rawValue),
        ]
        if !options.mappingDigest.isEmpty {
            parameters.append(Recipe.Parameter(name: "mapping", value: options.mappingDigest))
        }
        parameters.sort { $0.name < $1.name }
        let recipe = Recipe(
            verb: "ingest", message: message, parameters: parameters, inputs: [SHA256.digest(of: Array(list.utf8)).hex])
        let totals = try journal.totals()
        var notices = try journal.notices()
        for (file, count) in finish.cleared.sorted(by: { $0.key < $1.key }) where count > 0 {
            let pieces = Console.count(count, "piece")
            let reason = "\(pieces) of an earlier file of this name left the quarantine; older versions keep them"
            notices.append((file, reason))
        }
        let (id, isNew) = try transaction.commit(recipe, tool: Tool.name)
        Interrupted.means("the version \(id.short) is made")
        // The version is there: a journal that cannot be removed now only is there for the next run, which has no use for it.
        try? journal.remove()
        return Result(
            commit: id, isNew: isNew, files: fileCount, counts: finish.counts, dialects: totals.dialects,
            defects: totals.defects,
            bytesRead: totals.bytesRead, notices: notices, resumed: resumed)
    }
}
