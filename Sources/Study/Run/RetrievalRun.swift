internal import Corpus
internal import Curate
internal import Measure
internal import Native
internal import Retrieve

/// What a candidate does to retrieval among real documents: the study's proxy in its two readings.
struct RetrievalRun {
    let data: StudyData
    let setting: RunSetting

    func outcome() throws -> [(String, JSONValue)] {
        guard let candidate = data.candidate(setting.configuration), let choice = data.file.retrieval else {
            throw Fault("there is no candidate \(setting.configuration)")
        }
        let order = SeededOrder(seed: 0, stream: SeededOrder.Stream.synthetic)
        var synthetic = candidate.places
        if setting.standardPatent { synthetic = synthetic.filter { data.documents[$0].isStandardPatent } }
        synthetic = synthetic.map { (order.key(data.documents[$0].id), $0) }.sorted { $0 < $1 }.map(\.1)
        if let limit = data.file.synthetic { synthetic = Array(synthetic.prefix(limit)) }
        let members: (String, JSONValue) = (
            "documents",
            [
                "distinct": .integer(data.train.count + synthetic.count), "real": .integer(data.train.count),
                "synthetic": .integer(synthetic.count), "train": .integer(data.train.count + synthetic.count),
            ]
        )
        // A filter that keeps nothing leaves nothing to compare: that is a result.
        if synthetic.isEmpty { return [members, ("retrieval", [])] }
        let queries = data.test.map { (order.key(data.documents[$0].id), $0) }.sorted { $0 < $1 }
            .prefix(choice.queries).map(\.1).sorted()
        let tables: (real: OutcomeTable, mixed: OutcomeTable)
        if setting.reading == RetrievalChoice.Reading.index.rawValue {
            tables = (try ranked(queries, []), try ranked(queries, synthetic))
        } else {
            tables = (try embedded(queries, [], choice), try embedded(queries, synthetic, choice))
        }
        return [members, ("retrieval", .array(try outcomes(tables.real, tables.mixed).map(\.json)))]
    }

    private var names: [MeasureName] { MeasureName.standard }

    private func outcomes(_ real: OutcomeTable, _ mixed: OutcomeTable) throws -> [RetrievalOutcome] {
        let bootstrap = try Bootstrap(replicates: 1000)
        let test = try RandomisationTest(permutations: 999)
        func rounded(_ value: Double) -> Double { (value * 1e12).rounded() / 1e12 }
        return names.enumerated().flatMap { place, name in
            mixed.variants.map { variant in
                let own = real.summary(.unjudged, place, bootstrap).mean
                let found = mixed.difference(from: real, variant, place, bootstrap, test)
                return RetrievalOutcome(
                    measure: "\(name)", judgement: variant.rawValue, real: rounded(own),
                    mixed: rounded(own + found.difference),
                    interval: found.interval.map { Interval(rounded($0.low), rounded($0.high)) }, p: found.p,
                    queries: real.queries.count)
            }
        }
    }

    private func indexed(_ place: Int) -> IndexedDocument {
        let document = data.documents[place]
        let isReal = place < data.test.upperBound
        return IndexedDocument(
            id: document.id, origin: isReal ? .real : .synthesis, family: document.family, labels: document.labels,
            ancestors: document.seeds)
    }

    private func sorted(_ places: [Int]) -> [Int] {
        places.sorted { data.documents[$0].id.utf8.lexicographicallyPrecedes(data.documents[$1].id.utf8) }
    }

    /// BM25 among real documents of the training part, and these synthetic ones.
    private func ranked(_ queries: [Int], _ synthetic: [Int]) throws -> OutcomeTable {
        let places = sorted(Array(data.train) + synthetic)
        let index = try BM25Builder.index(places.map { data.documents[$0].text })
        return try evaluated(index, places, queries) { index.query(data.documents[$0].text) }
    }

    /// Vectors of an embedder that is fitted on the ruler's part of the real documents, and on these synthetic ones.
    private func embedded(_ queries: [Int], _ synthetic: [Int], _ choice: RetrievalChoice) throws -> OutcomeTable {
        let fitted = data.train.filter { !Set(data.ruler?.reference ?? []).contains($0) } + synthetic
        var settings = LatentSemanticSettings()
        settings.dimensions = min(choice.dimensions, fitted.count / 2)
        let embedder = try LatentSemanticAnalysis(
            fitting: fitted.map { data.documents[$0].text }, training: fitted.map { data.documents[$0].digest },
            settings: settings, threads: 1)
        let places = sorted(Array(data.train))
        let index = try DenseIndex(try embedder.embed(places.map { data.documents[$0].text }, threads: 1))
        let vectors = try embedder.embed(queries.map { data.documents[$0].text }, threads: 1)
        var rows: [Int: [Float]] = [:]
        for (row, place) in queries.enumerated() {
            rows[place] = (0..<vectors.columns).map { vectors[row, $0] }
        }
        return try evaluated(index, places, queries) { try index.query(rows[$0] ?? []) }
    }

    private func evaluated<Index: Ranker>(
        _ index: Index, _ places: [Int], _ queries: [Int], _ search: (Int) throws -> Index.Query
    ) throws -> OutcomeTable {
        let documents = places.map(indexed)
        let evaluation = Evaluation(
            index: index, documents: documents,
            relevance: JaccardRelevance(labels: documents.map { $0.isSynthetic ? [] : $0.labels }),
            graded: JaccardRelevance(labels: documents.map(\.labels)),
            related: RelatedDocuments(documents, families: [:]), measures: names.map { $0.measure(relevantAt: 0.5) })
        let asked = try queries.map { place in
            EvaluationQuery(
                document: indexed(place), search: try search(place), relevance: data.documents[place].labels)
        }
        return OutcomeTable(try evaluation.run(asked, threads: 1))
    }
}
