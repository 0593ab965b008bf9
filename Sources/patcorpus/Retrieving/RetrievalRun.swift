internal import Corpus
internal import Native
internal import Retrieve
internal import Store

/// Does a retrieval: queries against one index.
struct RetrievalRun {
    let plan: RetrievalPlan
    let threads: Int
    let showProgress: Bool
    let queries: RetrievalSide
    /// For a dense ranking.
    var vectors: (any DocumentVectors)?

    /// What the queries find in an index.
    ///
    /// - Parameter keepsRankings: whether outcomes have rankings and judgements, for files.
    func outcomes(_ index: RetrievalSide, keepsRankings: Bool) throws -> [QueryOutcome] {
        switch plan.ranker {
        case .bm25:
            let ranker = try bm25(index)
            let searches = try texts(queries, "queries") { ranker.query($0) }
            return try judged(index, ranker, searches, keepsRankings)
        case .dense:
            guard let vectors else { preconditionFailure("dense ranking without vectors") }
            let (ranker, searches) = try dense(index, vectors)
            return try judged(index, ranker, searches, keepsRankings)
        }
    }

    /// An index of vectors, and the queries' ones.
    private func dense(
        _ index: RetrievalSide, _ vectors: any DocumentVectors
    ) throws -> (DenseIndex, [[Float]]) {
        let ranker = try DenseIndex(vectors.matrix(index.members), similarity: plan.similarity)
        let asking = try vectors.matrix(queries.members)
        let zeros = plan.similarity == .cosine ? asking.squaredNorms().count { $0 == 0 } : 0
        if zeros == asking.rows {
            throw Fault(
                "the vectors of all \(Console.count(zeros, "query", plural: "queries")) are zeros",
                fix: "embed them again; with lsa, fit it on documents of their language", kind: .usage)
        }
        for (count, what) in [(zeros, "queries: they find nothing"), (ranker.zeros, "the index: they are not found")]
        where count > 0 && plan.similarity == .cosine {
            Console.say("\(Console.count(count, "vector")) of zeros among \(what)")
        }
        let searches = try (0..<asking.rows).map { row in
            try ranker.query((0..<asking.columns).map { asking[row, $0] })
        }
        return (ranker, searches)
    }

    private func judged<Index: Ranker>(
        _ index: RetrievalSide, _ ranker: Index, _ searches: [Index.Query], _ keepsRankings: Bool
    ) throws -> [QueryOutcome] {
        let documents = index.documents
        switch plan.relevance {
        case .jaccard:
            return try evaluated(
                index, ranker, searches, JaccardRelevance(labels: documents.map { $0.isSynthetic ? [] : $0.labels }),
                JaccardRelevance(labels: documents.map(\.labels)), queries.documents.map(\.labels), keepsRankings)
        case .citations:
            let cited = try queries.reader.mapContents(
                queries.members, threads: threads, withDescription: false, label: "citations",
                showProgress: showProgress
            ) { $0.citations.map { CitationRelevance.Cited(id: $0.id, category: $0.category) } }
            let source = CitationRelevance(ids: documents.map(\.id), grades: plan.grades)
            return try evaluated(index, ranker, searches, source, nil, cited, keepsRankings)
        }
    }

    private func evaluated<Index: Ranker, Source: RelevanceSource>(
        _ index: RetrievalSide, _ ranker: Index, _ searches: [Index.Query], _ source: Source, _ graded: Source?,
        _ relevances: [Source.Query], _ keepsRankings: Bool
    ) throws -> [QueryOutcome] {
        let evaluation = Evaluation(
            index: ranker, documents: index.documents, relevance: source, graded: graded,
            related: RelatedDocuments(index.documents, families: try index.families()), measures: plan.compiled,
            depth: plan.depth, keepsRankings: keepsRankings)
        let list = queries.documents.indices.map {
            EvaluationQuery(document: queries.documents[$0], search: searches[$0], relevance: relevances[$0])
        }
        let progress = CountProgress("queries", total: list.count, isOn: showProgress)
        defer { progress.finish() }
        return try evaluation.run(list, threads: threads) { progress.reach($0) }
    }

    /// The index from the cache, or made now.
    private func bm25(_ side: RetrievalSide) throws -> BM25Index {
        let cache = BM25Cache(
            folder: side.reader.store.layout.cache, content: side.contentDigest(plan.fields.description),
            parameters: plan.bm25)
        if plan.keepsIndex, let index = cache.read(), index.documents == side.members.count { return index }
        var builder = BM25Builder(plan.bm25)
        // In parts, so that the words of all documents are never in memory at once.
        let size = 16_384
        for start in stride(from: 0, to: side.members.count, by: size) {
            let part = Array(side.members[start..<min(start + size, side.members.count)])
            let progress = CountProgress("index", total: side.members.count, isOn: showProgress)
            defer { progress.finish() }
            var done = start
            let fields = plan.fields
            let documents = try side.reader.store.mapDocuments(part.map(\.digest), threads: threads) {
                TermReader()
            } work: { reader, _, line in
                try reader.terms(line, fields)
            } progress: { _, count in
                done += count
                progress.reach(done)
            }
            for document in documents { builder.add(document) }
        }
        let index = try builder.finish(threads: threads)
        if plan.keepsIndex {
            // A cache that cannot be written is no reason to fail.
            do { try cache.write(index) } catch let error as SystemError {
                Console.say("the index is not kept: \(error)")
            }
        }
        return index
    }

    private func texts<T: Sendable>(
        _ side: RetrievalSide, _ label: String, _ work: @escaping @Sendable (String) -> T
    ) throws -> [T] {
        let fields = plan.fields
        return try side.reader.mapContents(
            side.members, threads: threads, withDescription: fields.contains(.description), label: label,
            showProgress: showProgress
        ) { work($0.text(fields)) }
    }
}

/// Counts the words of canonical lines; one thread's own.
private struct TermReader: ~Copyable {
    private var parser = ContentParser()
    private var counter = TermCounter()

    mutating func terms(_ line: Span<UInt8>, _ fields: TextFields) throws -> DocumentTerms {
        let content = try parser.content(line, withDescription: fields.contains(.description))
        return counter.count(content.text(fields))
    }
}

/// A line of progress that counts things.
final class CountProgress {
    private let label: String
    private let total: Int
    private let isOn: Bool
    private var last: ContinuousClock.Instant?

    init(_ label: String, total: Int, isOn: Bool) {
        self.label = label
        self.total = total
        self.isOn = isOn && Terminal.isErrorTerminal
    }

    /// Notes how many are done.
    func reach(_ done: Int) {
        guard isOn else { return }
        let now = ContinuousClock.now
        if let last, now - last < .milliseconds(100) { return }
        last = now
        Terminal.overwrite("\(label): \(Console.count(done)) of \(Console.count(total))")
    }

    /// Takes the line away.
    func finish() {
        if isOn && last != nil { Terminal.overwrite("") }
    }
}
