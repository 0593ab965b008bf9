internal import Corpus
internal import Ingest
internal import Native
internal import Store

/// What one thread of an ingest has to itself.
struct IngestWorker: ~Copyable {
    private var reader: ItemReader
    private var output: IngestOutput

    init(options: IngestOptions) throws {
        reader = ItemReader(dialect: options.dialect, tables: options.tables)
        output = try IngestOutput(options: options)
    }

    /// Reads an item; the shards are in memory.
    mutating func work(_ item: WorkItem) throws -> IngestedItem {
        try Self.work(item, &reader, &output)
    }

    private static func work(
        _ item: WorkItem, _ reader: inout ItemReader, _ output: inout IngestOutput
    ) throws -> IngestedItem {
        output.begin(item)
        var files: [(label: String, digest: Digest)] = []
        try reader.read(item) { label, digest in
            files.append((label, digest))
        } _: { place, outcome, line, source in
            try output.take(place, outcome, line, source)
        }
        return output.finish(files: files)
    }
}

/// Gathers the results of one item.
struct IngestOutput: ~Copyable {
    private var documents: ShardBuilder
    private var quarantine: ShardBuilder
    private var scratch = ByteBuffer(capacity: 4096)
    private var journal = JournalItem(key: .zero)
    /// Asks which lines the corpus has already; `nil` for an empty corpus.
    private let known: CorpusStore?
    private let kinds: KindFilter

    init(options: IngestOptions) throws {
        documents = ShardBuilder(level: options.level)
        quarantine = ShardBuilder(level: options.level)
        known = options.isEmptyCorpus ? nil : try CorpusStore(at: options.corpus, .read)
        kinds = options.kinds
    }

    mutating func begin(_ item: WorkItem) {
        journal = JournalItem(key: item.key)
        journal.bytesRead = item.size
    }

    mutating func finish(files: [(label: String, digest: Digest)]) -> IngestedItem {
        journal.files = files
        var images: [(ShardImage, Layout.ShardKind)] = []
        if !documents.isEmpty { images.append((documents.finish(), .shards)) }
        if !quarantine.isEmpty { images.append((quarantine.finish(), .quarantine)) }
        journal.shards = images.map { $0.stored(as: $1) }
        return IngestedItem(journal: journal, images: images)
    }

    mutating func take(
        _ place: SourcePlace, _ outcome: PieceOutcome, _ line: borrowing Span<UInt8>, _ source: borrowing Span<UInt8>
    ) throws {
        switch outcome {
        case .foreign(let reason):
            journal.notices.append((place.file, reason))
        case .unreadable(let reason, let dialect):
            let entry = QuarantineLine(place: place, dialect: dialect, reason: reason)
            scratch.removeAll()
            entry.write(source: source, to: &scratch)
            let digest = SHA256.digest(of: scratch)
            quarantine.append(scratch, digest: digest)
            journal.problems.append(
                JournalProblem(
                    file: place.file, offset: place.offset, length: place.length, dialect: dialect, reason: reason,
                    digest: digest))
        case .record(let summary, let dialect):
            guard kinds.keeps(summary.id) else {
                journal.notices.append((place.file, "\(summary.id) is left out by --kinds"))
                return
            }
            let digest = documents.digest(of: line)
            if try known?.known([digest]).isEmpty ?? true { documents.append(line, digest: digest) }
            scratch.removeAll()
            summary.facets.write(to: &scratch)
            journal.records.append(
                JournalRecord(
                    id: summary.id.text, digest: digest, dialect: dialect, part: summary.part,
                    produced: PatentDate.normalise(summary.produced) ?? summary.produced,
                    file: place.file, offset: place.offset, length: place.length,
                    defects: SourceEntry.defects(summary.defects),
                    facets: scratch.array, labels: summary.labels))
        }
    }
}

/// A worker's result: what goes into the journal, and the shards to be written before it.
struct IngestedItem: Sendable {
    var journal: JournalItem
    var images: [(ShardImage, Layout.ShardKind)]
}

/// What an ingest was asked for.
struct IngestOptions: Sendable {
    var corpus: String
    var dialect: String?
    var kinds: KindFilter
    var tables: TableOptions?
    /// The digest of the mapping file, or `""`.
    var mappingDigest: String
    var level: Int
    var isEmptyCorpus: Bool
}

/// Which publications are taken: all, or those whose ST.16 kind is a published application's or a granted patent's.
enum KindFilter: String, Sendable, CaseIterable {
    case all
    case standardPatent = "standard-patent"

    func keeps(_ id: DocumentID) -> Bool {
        switch self {
        case .all: true
        case .standardPatent: PublicationClass.classify(id).isStandardPatent
        }
    }
}
