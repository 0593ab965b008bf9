internal import Corpus
internal import Measure
internal import Retrieve

/// What synthetic documents in the index do to retrieval: the study's proxy in its first reading.
///
/// Real documents with labels search by their own text (BM25) among the other real ones, and then among these and the synthetic ones; relevant is what
/// shares labels (Jaccard). Left out are the query, its family and what was made from it.
struct RetrievalAudit {
    let settings: AuditSettings
    private static let queries = 300

    func audit(_ real: AuditSide, _ synthetic: AuditSide) throws -> AuditPart {
        let (id, title) = ("retrieval", "Retrieval with and without the synthetic documents")
        let labelled = real.selecting(real.documents.indices.filter { !real.documents[$0].labels.isEmpty })
        guard labelled.count >= AuditReading.least else {
            return .excluded(id, title, "\(labelled.count) real documents have labels")
        }
        let asking = labelled.drawn(Self.queries, seed: settings.seed, stream: 41)
        let names = MeasureName.standard
        let alone = try table(asking, real, [], names)
        let mixed = try table(asking, real, synthetic.documents, names)
        guard alone.groups.count >= 2 else {
            return .excluded(id, title, "labels overlap for \(alone.queries.count) queries only")
        }
        let bootstrap = try Bootstrap(seed: settings.seed)
        let test = try RandomisationTest(permutations: max(99, settings.permutations), seed: settings.seed)
        var part = AuditPart()
        var rows: [ValueRow] = []
        var bars = [BarSeries("real only", [], intervals: [])]
        for (place, name) in names.enumerated() {
            let own = alone.summary(.unjudged, place, bootstrap)
            rows.append(ValueRow("\(name), real only", own.mean, interval(own.interval)))
            bars[0].values.append(own.mean)
            bars[0].intervals.append(interval(own.interval))
        }
        for variant in mixed.variants {
            var series = BarSeries("with synthetic, \(variant.rawValue)", [], intervals: [])
            for (place, name) in names.enumerated() {
                let summary = mixed.summary(variant, place, bootstrap)
                series.values.append(summary.mean)
                series.intervals.append(interval(summary.interval))
                let found = mixed.difference(from: alone, variant, place, bootstrap, test)
                let change = found.relativeChange.map { "\($0 < 0 ? "" : "+")\(ResultNumber.percent($0))" } ?? ""
                rows.append(
                    ValueRow(
                        "\(name), difference with synthetic, \(variant.rawValue)", found.difference,
                        interval(found.interval), p: found.p, note: change))
                if variant == .unjudged && place == 0, let relative = found.relativeChange, relative < -0.1,
                    found.interval?.high ?? 0 < 0
                {
                    part.findings.append(
                        AuditFinding(
                            relative < -0.25 ? .severe : .notable,
                            "Synthetic documents push real ones down in retrieval",
                            "\(name) falls from \(ResultNumber.text(own(alone, place))) to \(ResultNumber.text(summary.mean)) (\(change)) when the synthetic documents stand in the index and count as not relevant.",
                            measure: "retrieval", weight: -relative / 0.1))
                }
            }
            bars.append(series)
        }
        part.sections = [
            ResultSection(
                id, title,
                "\(alone.queries.count) real documents search among \(real.count) real ones, and among these with \(synthetic.count) synthetic ones (BM25). Unjudged: synthetic documents are not relevant but hold their ranks. Removed: they are taken out of the ranking, which changes it by what they do to the word statistics alone. Graded: they are relevant by the labels that they were asked for, so that the definition sets the sign.",
                items: [
                    .bars("Retrieval", yLabel: "mean over queries", categories: names.map(\.description), bars),
                    .values("Retrieval", rows),
                ])
        ]
        return part
    }

    private func own(_ table: OutcomeTable, _ place: Int) -> Double {
        let values = table.values(.unjudged, place)
        return values.reduce(0, +) / Double(max(values.count, 1))
    }

    private func interval(_ interval: Bootstrap.Interval?) -> Measure.Interval? {
        interval.map { Measure.Interval($0.low, $0.high) }
    }

    private func table(
        _ queries: AuditSide, _ real: AuditSide, _ synthetic: [AuditDocument], _ names: [MeasureName]
    ) throws -> OutcomeTable {
        // Ties are broken by number, so documents come in order of their ids.
        let all = (real.documents.map { ($0, Origin.real) } + synthetic.map { ($0, Origin.synthesis) })
            .sorted { $0.0.id.utf8.lexicographicallyPrecedes($1.0.id.utf8) }
        let documents = all.map { indexed($0.0, $0.1) }
        let index = try BM25Builder.index(all.map(\.0.text), threads: settings.threads)
        let evaluation = Evaluation(
            index: index, documents: documents,
            relevance: JaccardRelevance(labels: documents.map { $0.isSynthetic ? [] : $0.labels }),
            graded: JaccardRelevance(labels: documents.map(\.labels)),
            related: RelatedDocuments(documents, families: [:]), measures: names.map { $0.measure(relevantAt: 0.5) })
        let asked = queries.documents.map {
            EvaluationQuery(document: indexed($0, .real), search: index.query($0.text), relevance: $0.labels)
        }
        return OutcomeTable(try evaluation.run(asked, threads: settings.threads))
    }

    /// A synthetic document is of its seed's group, so that a query does not find what was made from it.
    private func indexed(_ document: AuditDocument, _ origin: Origin) -> IndexedDocument {
        IndexedDocument(id: document.id, origin: origin, family: document.group, labels: document.labels)
    }
}
