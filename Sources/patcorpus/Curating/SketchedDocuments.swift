internal import Corpus
internal import Curate
internal import Native
internal import Store

/// Documents of a corpus as near-duplicates are found among them: sketched, from the cache where they are known.
struct SketchedDocuments {
    let table: SketchTable
    /// For each document the date of `Standing.earliest`.
    let earliest: [UInt32]
    /// How many were sketched now; the others were in the cache.
    let computed: Int
    private let digests: [Digest]
    private let fields: TextFields
    private let threads: Int
    private let corpus: String

    /// Documents that are read at once: their places on the disk are held.
    private static let chunk = 1 << 18

    /// - Parameters:
    ///   - digests: of the documents, in any order; one may come twice.
    ///   - usesCache: false neither reads nor writes `cache/`.
    init(
        _ store: CorpusStore, _ digests: [Digest], _ parameters: NearParameters, _ fields: TextFields, threads: Int,
        usesCache: Bool = true, showProgress: Bool = false
    ) throws {
        self.digests = digests
        self.fields = fields
        self.threads = threads
        corpus = store.layout.root
        var table = SketchTable(parameters, count: digests.count)
        var earliest = [UInt32](repeating: 0, count: digests.count)
        var isKnown = [Bool](repeating: false, count: digests.count)
        let cache = SketchCache(cache: store.layout.cache, parameters, fields)
        if usesCache {
            cache.read(digests) { place, entry, signature in
                table.set(signature, entry.identity, words: entry.words, document: place)
                earliest[place] = entry.earliest
                isKnown[place] = true
            }
        }
        let missing = digests.indices.filter { !isKnown[$0] }
        computed = missing.count
        let progress = Progress("sketch", total: nil, isOn: showProgress)
        defer { progress.finish() }
        var done = 0
        for start in stride(from: 0, to: missing.count, by: Self.chunk) {
            let places = missing[start..<min(start + Self.chunk, missing.count)]
            let sketches = try store.mapDocuments(places.map { digests[$0] }, threads: threads) {
                DocumentSketcher(parameters, fields)
            } work: { sketcher, _, line in
                try sketcher.sketch(line)
            } progress: { bytes, count in
                done += count
                progress.advance(bytes, "\(Console.count(done)) of \(Console.count(missing.count, "document"))")
            }
            for (place, sketch) in zip(places, sketches) {
                table.set(sketch.batch, documents: CollectionOfOne(place))
                earliest[place] = sketch.earliest
            }
        }
        self.table = table
        self.earliest = earliest
        // A corpus that may not be written is searched all the same.
        if usesCache { try? keep(missing, in: cache) }
    }

    /// Writes what is new into the cache; all, where it has too many files.
    private func keep(_ missing: [Int], in cache: SketchCache) throws {
        let isCrowded = cache.isCrowded
        if missing.isEmpty && !isCrowded { return }
        var seen: Set<Digest> = []
        let places = (isCrowded ? Array(digests.indices) : missing).filter { seen.insert(digests[$0]).inserted }
        let entries = places.map {
            SketchCache.Entry(
                digest: digests[$0], identity: table.identities[$0], words: table.words[$0], earliest: earliest[$0])
        }
        try cache.write(entries, replacesAll: isCrowded) { table.appendSignature(of: places[$0], to: &$1) }
    }

    /// The search among them.
    func search(ranks: [UInt32]) throws -> NearSearch {
        let (corpus, digests, fields, threads) = (corpus, digests, fields, threads)
        let parameters = table.parameters
        return try NearSearch(table, ranks: ranks, threads: threads) { documents in
            // On another thread than the one that has the store open.
            let store = try CorpusStore(at: corpus, .read)
            return try store.mapDocuments(documents.map { digests[$0] }, threads: threads) {
                DocumentSketcher(parameters, fields)
            } work: { sketcher, _, line in
                try sketcher.shingles(line)
            }
        }
    }

    /// The documents that similarity connects, directly or through others, in groups of at least two: places in `digests`.
    func groups() throws -> [[Int]] { try search(ranks: (0..<UInt32(digests.count)).map { $0 }).groups() }
}

/// Sketches canonical lines; one thread's own.
private struct DocumentSketcher: ~Copyable {
    struct Sketch: Sendable {
        var batch: SketchBatch
        var earliest: UInt32
    }

    private let shingle: Int
    private var text: DocumentText
    private var sketcher: TextSketcher
    private var words = WordHashes()
    private var writer = HashWriter()

    init(_ parameters: NearParameters, _ fields: TextFields) {
        shingle = parameters.shingle
        text = DocumentText(fields)
        sketcher = TextSketcher(parameters)
    }

    mutating func sketch(_ line: Span<UInt8>) throws -> Sketch {
        var earliest: UInt32 = 0
        try text.read(line) {
            sketcher.append($0)
        } rest: {
            earliest = Standing.earliest($0)
        }
        sketcher.endText()
        return Sketch(batch: sketcher.takeBatch(), earliest: earliest)
    }

    mutating func shingles(_ line: Span<UInt8>) throws -> HashRun {
        words.removeAll()
        try text.read(line) {
            words.append($0)
        } rest: { _ in
        }
        return writer.appendShingles(of: words.hashes, size: shingle)
    }
}

extension Standing {
    /// The earliest date of a document's priorities, else of its application, else of its publication.
    static func earliest(_ root: borrowing JSONElement) -> UInt32 {
        var dates: [UInt32] = []
        func add(_ reference: borrowing JSONElement) {
            let number = Standing.number(ofDate: reference.member("date")?.string ?? "")
            if number > 0 { dates.append(number) }
        }
        root.member("priorities")?.forEach { add($0) }
        for key in ["application", "publication"] where dates.isEmpty {
            if let reference = root.member(key) { add(reference) }
        }
        return dates.min() ?? 0
    }
}
