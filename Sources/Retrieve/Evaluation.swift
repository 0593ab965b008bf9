internal import Corpus
package import Native

/// How synthetic documents in the index are judged.
///
/// A document made from a label set has the very labels that it was asked for, so that the definition sets the sign of the result: hence three.
package enum SyntheticJudgement: String, Sendable, CaseIterable {
    /// They are worth nothing, and hold their ranks.
    case unjudged
    /// They are taken out of the ranking; those behind move up.
    case removed
    /// They are judged by the labels that they were asked for.
    case graded
}

/// A query with what the ranker and the relevance know of it.
package struct EvaluationQuery<Search: Sendable, Relevance: Sendable>: Sendable {
    package let document: IndexedDocument
    package let search: Search
    package let relevance: Relevance

    package init(document: IndexedDocument, search: Search, relevance: Relevance) {
        self.document = document
        self.search = search
        self.relevance = relevance
    }
}

/// What came of one query.
package struct QueryOutcome: Sendable {
    package let query: String
    package let family: String
    /// The measures' values by how synthetic documents are judged.
    package let values: [SyntheticJudgement: [Double]]
    /// How many documents are relevant at all; the query counts if there are some.
    package let relevant: Int
    /// How many documents were left out as related to it.
    package let leftOut: Int
    /// The ranking, with all documents of the index; empty unless asked for.
    package let hits: [TopScores.Hit]
    /// What was judged, zeros for retrieved real documents too, ascending by document; empty unless asked for.
    package let judgements: [Judgement]
}

/// Ranks an index for queries and measures the rankings.
///
/// Left out of every ranking and of what is relevant are the query itself, its family, and what was made from any of them.
package struct Evaluation<Index: Ranker, Source: RelevanceSource>: Sendable {
    package typealias Query = EvaluationQuery<Index.Query, Source.Query>

    package let index: Index
    /// The index's documents, as many as the index has.
    package let documents: [IndexedDocument]
    /// Relevance of the real documents.
    package let relevance: Source
    /// Relevance of all documents by their labels, the synthetic ones by those that they were asked for; `nil` where that has no meaning.
    package let graded: Source?
    package let related: RelatedDocuments
    package let measures: [any RankingMeasure]
    /// How many documents a ranking has at most.
    package let depth: Int
    /// Whether outcomes have rankings and judgements.
    package let keepsRankings: Bool

    private let synthetic: [Int]

    package init(
        index: Index, documents: [IndexedDocument], relevance: Source, graded: Source?, related: RelatedDocuments,
        measures: [any RankingMeasure], depth: Int = 1000, keepsRankings: Bool = false
    ) {
        precondition(index.documents == documents.count, "an index of \(index.documents), not \(documents.count)")
        self.index = index
        self.documents = documents
        self.relevance = relevance
        self.graded = graded
        self.related = related
        self.measures = measures
        self.depth = depth
        self.keepsRankings = keepsRankings
        synthetic = documents.indices.filter { documents[$0].isSynthetic }
    }

    /// Which ways of judging synthetic documents the outcomes have: one if there are none.
    package var variants: [SyntheticJudgement] {
        synthetic.isEmpty ? [.unjudged] : graded == nil ? [.unjudged, .removed] : [.unjudged, .removed, .graded]
    }

    /// The outcomes, in the order of the queries, whatever the number of threads.
    package func run(
        _ queries: [Query], threads: Int, progress: (_ done: Int) -> Void = { _ in }
    ) throws -> [QueryOutcome] {
        var outcomes: [QueryOutcome] = []
        let size = max(1, min(index.batchSize, (queries.count + threads - 1) / max(1, threads)))
        try OrderedWork.run(
            threads: threads, window: threads * 4,
            produce: { (give: (Range<Int>) throws -> Void) in
                for start in stride(from: 0, to: queries.count, by: size) {
                    try give(start..<min(start + size, queries.count))
                }
            },
            makeWorker: { Worker(self) },
            work: { (worker: inout Worker, range: Range<Int>) in try worker.outcomes(queries[range]) },
            consume: {
                outcomes += $0
                progress(outcomes.count)
            })
        return outcomes
    }

    /// What one thread needs.
    private struct Worker: ~Copyable {
        let evaluation: Evaluation
        /// What is known of each document for the query at hand, reset after it.
        var known: [Double]

        init(_ evaluation: Evaluation) {
            self.evaluation = evaluation
            known = Array(repeating: 0, count: evaluation.documents.count)
            for document in evaluation.synthetic { known[document] = JudgedRanking.unjudged }
        }

        mutating func outcomes(_ queries: ArraySlice<Query>) throws -> [QueryOutcome] {
            let searches = queries.map { Search($0.search, leavingOut: evaluation.related.of($0.document)) }
            let found = try evaluation.index.rankings(
                searches, hiding: evaluation.synthetic, limit: evaluation.depth)
            var outcomes: [QueryOutcome] = []
            for (query, (search, rankings)) in zip(queries, zip(searches, found)) {
                outcomes.append(outcome(query, search.leavingOut, rankings.all, rankings.visible))
            }
            return outcomes
        }

        private mutating func outcome(
            _ query: Query, _ out: [Int], _ all: [TopScores.Hit], _ visible: [TopScores.Hit]
        ) -> QueryOutcome {
            let judgements = Self.without(out, evaluation.relevance.judgements(query.relevance))
            var values: [SyntheticJudgement: [Double]] = [:]
            for variant in evaluation.variants {
                switch variant {
                case .unjudged: values[variant] = measured(all, judgements)
                case .removed: values[variant] = measured(visible, judgements)
                case .graded:
                    let graded = evaluation.graded.map { $0.judgements(query.relevance) } ?? []
                    for document in evaluation.synthetic { known[document] = 0 }
                    values[variant] = measured(all, Self.without(out, graded))
                    for document in evaluation.synthetic { known[document] = JudgedRanking.unjudged }
                }
            }
            return QueryOutcome(
                query: query.document.id, family: query.document.family, values: values, relevant: judgements.count,
                leftOut: out.count, hits: evaluation.keepsRankings ? all : [],
                judgements: evaluation.keepsRankings ? pooled(all, judgements) : [])
        }

        /// The measures of a ranking; retrieved documents that are known and not relevant count as judged 0.
        private mutating func measured(_ hits: [TopScores.Hit], _ judgements: [Judgement]) -> [Double] {
            let before = judgements.map { known[$0.document] }
            for judgement in judgements { known[judgement.document] = judgement.relevance }
            let retrieved = hits.map { known[$0.document] }
            for (judgement, value) in zip(judgements, before) { known[judgement.document] = value }
            let zeros = retrieved.count { $0 == 0 }
            let ranking = JudgedRanking(
                retrieved: retrieved, judged: judgements.map(\.relevance) + Array(repeating: 0, count: zeros))
            return evaluation.measures.map { $0.value(ranking) }
        }

        private func pooled(_ hits: [TopScores.Hit], _ judgements: [Judgement]) -> [Judgement] {
            var all = judgements
            let judged = Set(judgements.map(\.document))
            for hit in hits where known[hit.document] == 0 && !judged.contains(hit.document) {
                all.append(Judgement(document: hit.document, numerator: 0))
            }
            return all.sorted { $0.document < $1.document }
        }

        /// The judgements of documents that are not left out; both ascending.
        private static func without(_ out: [Int], _ judgements: [Judgement]) -> [Judgement] {
            if out.isEmpty { return judgements }
            let left = Set(out)
            return judgements.filter { !left.contains($0.document) }
        }
    }
}
