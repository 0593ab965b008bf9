import Corpus
import Native
import Retrieve
import Testing

@Suite("The proxy")
struct EvaluationTests {
    private let measures = [
        MeasureName(.nDCG, at: 10), MeasureName(.precision, at: 5), MeasureName(.recall, at: 20), MeasureName(.bpref),
    ]

    private struct Corpus {
        var documents: [IndexedDocument]
        var texts: [String]
    }

    /// Real documents whose words follow their labels, and synthetic ones made from label sets alone or from a document.
    private func corpus(synthetic: Int) -> Corpus {
        var generator = SeededGenerator(seed: 21)
        func text(_ labels: [String]) -> String {
            (0..<15).map { _ in
                labels.isEmpty || generator.uniform(2) == 0
                    ? "w\(generator.uniform(50))" : labels[generator.uniform(labels.count)] + "\(generator.uniform(5))"
            }.joined(separator: " ")
        }
        var corpus = Corpus(documents: [], texts: [])
        for number in 0..<150 {
            let labels = ["a", "b", "c", "d"].filter { _ in generator.uniform(3) == 0 }
            let family = number % 10 < 2 ? "f\(number / 10)" : ""
            corpus.documents.append(IndexedDocument(id: "R\(1000 + number)", family: family, labels: labels))
            corpus.texts.append(text(labels))
        }
        for number in 0..<synthetic {
            let seed = corpus.documents[number % 150]
            corpus.documents.append(
                IndexedDocument(
                    id: "SYN-\(1000 + number)", origin: .paraphrase, labels: seed.labels,
                    ancestors: number % 2 == 0 ? [seed.id] : []))
            corpus.texts.append(number % 2 == 0 ? corpus.texts[number % 150] : text(seed.labels))
        }
        return corpus
    }

    private func run(_ corpus: Corpus, depth: Int = 100, threads: Int = 1) throws -> [QueryOutcome] {
        let index = try BM25Builder.index(corpus.texts)
        let documents = corpus.documents
        let evaluation = Evaluation(
            index: index, documents: documents,
            relevance: JaccardRelevance(labels: documents.map { $0.isSynthetic ? [] : $0.labels }),
            graded: JaccardRelevance(labels: documents.map(\.labels)),
            related: RelatedDocuments(
                documents, families: Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0.family) })),
            measures: measures.map { $0.measure(relevantAt: 0.5) }, depth: depth, keepsRankings: true)
        let queries = (0..<60).map {
            EvaluationQuery(
                document: documents[$0], search: index.query(corpus.texts[$0]), relevance: documents[$0].labels)
        }
        return try evaluation.run(queries, threads: threads)
    }

    @Test("equals a slow reckoning of every query, for each way of judging synthetic documents")
    func slow() throws {
        let corpus = corpus(synthetic: 80)
        let outcomes = try run(corpus)
        #expect(outcomes.count == 60)
        let index = try BM25Builder.index(corpus.texts)
        for (number, outcome) in outcomes.enumerated() {
            let query = corpus.documents[number]
            let isRelated = corpus.documents.map {
                $0.id == query.id || !query.family.isEmpty && $0.family == query.family
                    || $0.ancestors.contains(query.id)
                    || $0.ancestors.contains { id in
                        let family = corpus.documents.first { $0.id == id }?.family ?? ""
                        return !family.isEmpty && family == query.family
                    }
            }
            #expect(outcome.leftOut == isRelated.count { $0 })
            var searcher = Searcher(index, limit: corpus.texts.count)
            let everything = searcher.search(index.query(corpus.texts[number])).map(\.document).filter {
                !isRelated[$0]
            }
            func jaccard(_ document: Int) -> Double {
                let (a, b) = (Set(query.labels), Set(corpus.documents[document].labels))
                return a.union(b).isEmpty ? 0 : Double(a.intersection(b).count) / Double(a.union(b).count)
            }
            for variant in SyntheticJudgement.allCases {
                let isReal = { (document: Int) in !corpus.documents[document].isSynthetic }
                let ranked = (variant == .removed ? everything.filter(isReal) : everything).prefix(100)
                let known = { (document: Int) in
                    isReal(document) || variant == .graded ? jaccard(document) : JudgedRanking.unjudged
                }
                let positive = corpus.documents.indices.filter { !isRelated[$0] && known($0) > 0 }
                let ranking = JudgedRanking(
                    retrieved: ranked.map(known),
                    judged: positive.map(known) + ranked.filter { known($0) == 0 }.map { _ in 0 })
                for (index, measure) in measures.enumerated() {
                    let expected = measure.measure(relevantAt: 0.5).value(ranking)
                    #expect(abs((outcome.values[variant]?[index] ?? -1) - expected) < 1e-12, "\(measure) \(variant)")
                }
            }
        }
        #expect(outcomes.contains { $0.values[.unjudged] != $0.values[.removed] })
        #expect(outcomes.contains { $0.values[.unjudged] != $0.values[.graded] })
    }

    @Test("does not depend on threads")
    func threads() throws {
        let corpus = corpus(synthetic: 20)
        let one = try run(corpus)
        let two = try run(corpus, threads: 3)
        #expect(one.map(\.query) == two.map(\.query))
        #expect(one.map(\.values) == two.map(\.values))
        #expect(one.map(\.hits) == two.map(\.hits))
    }

    @Test("is what trec_eval would make of the files that are written of it")
    func files() throws {
        let corpus = corpus(synthetic: 30)
        let outcomes = try run(corpus).filter { $0.relevant > 0 }
        let scale = RelevanceScale(denominators: outcomes.flatMap { $0.judgements.map(\.denominator) })
        #expect(scale.isExact)
        var run = ByteBuffer()
        var qrels = ByteBuffer()
        for outcome in outcomes {
            for (rank, hit) in outcome.hits.enumerated() {
                TRECWriter.appendRun(
                    query: outcome.query, document: corpus.documents[hit.document].id, rank: rank + 1, score: hit.score,
                    tag: "bm25", to: &run)
            }
            for judgement in outcome.judgements {
                TRECWriter.appendQrels(
                    query: outcome.query, document: corpus.documents[judgement.document].id,
                    relevance: scale.level(judgement), to: &qrels)
            }
        }
        var names = TRECNames()
        let scores = try RunScores(
            TRECRun(bytes: run.span, names: &names), TRECQrels(bytes: qrels.span, names: &names), names: names,
            measures: measures, relevantAt: Double(scale.factor) / 2)
        let table = OutcomeTable(outcomes)
        #expect(scores.queries == table.queries)
        for (index, mean) in scores.means.enumerated() {
            let own = table.summary(.unjudged, index, try Bootstrap(replicates: 100)).mean
            #expect(abs(mean - own) < 1e-12, "\(measures[index])")
        }
    }

    @Test("two indexes are compared over the same queries, with an interval, a relative change and p")
    func comparison() throws {
        let mixed = try run(corpus(synthetic: 150), depth: 20)
        let real = try run(corpus(synthetic: 0), depth: 20)
        #expect(real[0].values.keys.sorted { $0.rawValue < $1.rawValue } == [.unjudged])
        let (one, two) = (OutcomeTable(mixed), OutcomeTable(real))
        #expect(one.queries == two.queries)
        #expect(one.groups.count < one.queries.count, "families are groups")
        let bootstrap = try Bootstrap(replicates: 400)
        let found = one.difference(from: two, .unjudged, 0, bootstrap, try RandomisationTest(permutations: 999))
        let (first, second) = (one.summary(.unjudged, 0, bootstrap).mean, two.summary(.unjudged, 0, bootstrap).mean)
        #expect(abs(found.difference - (first - second)) < 1e-12)
        #expect(abs((found.relativeChange ?? 0) - (first / second - 1)) < 1e-12)
        #expect(found.difference < 0, "documents that count nothing hold ranks")
        #expect(found.p < 0.01)
        let interval = try #require(found.interval)
        #expect(interval.low < found.difference && found.difference < interval.high && interval.high < 0)
        let same = one.difference(from: one, .graded, 1, bootstrap, try RandomisationTest())
        #expect(same.difference == 0 && same.p == 1)
    }
}

@Suite("Dense ranking")
struct DenseTests {
    private func vectors(_ count: Int, _ dimensions: Int, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count * dimensions).map { _ in Float(generator.unit() - 0.5) }
    }

    @Test("finds what sorting all similarities finds", arguments: DenseIndex.Similarity.allCases, [1, 7, 48])
    func oracle(_ similarity: DenseIndex.Similarity, _ dimensions: Int) throws {
        let rows = vectors(5000, dimensions, seed: 4)
        let index = try DenseIndex(rows: rows, dimensions: dimensions, similarity: similarity)
        var searcher = Searcher(index, limit: 25)
        for seed in 0..<4 {
            let query = vectors(1, dimensions, seed: 100 + UInt64(seed))
            let found = searcher.search(try index.query(query))
            var expected: [Int: Double] = [:]
            for document in 0..<5000 {
                let row = rows[document * dimensions..<(document + 1) * dimensions].map { Double($0) }
                let product = zip(row, query).reduce(0) { $0 + $1.0 * Double($1.1) }
                let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
                let own = query.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
                expected[document] = similarity == .dot ? product : product / length / own
            }
            let least = expected.values.sorted(by: >)[24]
            #expect(found.count == 25)
            for hit in found {
                #expect(abs(Double(hit.score) - (expected[hit.document] ?? 9)) < 1e-5)
                #expect((expected[hit.document] ?? -9) >= least - 1e-5)
            }
        }
    }

    @Test("ties stand in descending order of the numbers, and vectors of zeros are not found")
    func ties() throws {
        let index = try DenseIndex(rows: [1, 0, 2, 0, 0, 0, -1, 0], dimensions: 2)
        var searcher = Searcher(index, limit: 4)
        #expect(searcher.search(try index.query([3, 0])).map(\.document) == [1, 0, 3])
        #expect(searcher.search(try index.query([0, 0])).isEmpty)
        #expect(throws: Fault.self) { try index.query([1]) }
        #expect(throws: Fault.self) { try DenseIndex(rows: [.nan, 1], dimensions: 2) }
    }
}
