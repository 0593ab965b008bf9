internal import Corpus
internal import Measure

/// Fidelity against gain, by regime.
struct FidelityFigures {
    let analysis: StudyAnalysis

    var sections: [ResultSection] {
        var learnings: [LearningKey] = []
        for one in analysis.correlations where !learnings.contains(one.learning) { learnings.append(one.learning) }
        return learnings.enumerated().map { number, key in
            let own = analysis.correlations.filter { $0.learning == key }
            var items: [ResultItem] = []
            if let main = own.first { items.append(scatter(main)) }
            items.append(coefficients(own))
            if let differences = differences(own) { items.append(differences) }
            let models = own.first?.regimes.map(\.models).max() ?? 0
            return ResultSection(
                "fidelity-\(number + 1)", "Fidelity against gain: \(key.words)",
                "Each point is a configuration; its discrepancy from the real documents against its raw gain. Configurations of one model are not independent: there \(models == 1 ? "is" : "are") \(StudyAnalysis.count(models, "independent model")). The ruler (embedder and bandwidth) is fitted on a part of the real families that enters no statistic and is the same for all. p by measure is adjusted over the measures of the regime.",
                items: items)
        }
    }

    private func scatter(_ one: FidelityCorrelation) -> ResultItem {
        let series = one.regimes.map { regime -> ScatterSeries in
            let points = one.points.filter { $0.regime == regime.name }
            let places = points.map { ($0.fidelity, $0.gain) }
            return ScatterSeries(
                "\(regime.name), r \(StudyAnalysis.signed(regime.pearson.r))", points: places,
                ids: points.map(\.configuration), fit: Self.line(places))
        }
        return .scatter(
            "\(one.measure) against gain", xLabel: one.measure, yLabel: analysis.settings.metric + ", raw gain", series)
    }

    /// The ends of the least-squares line over the points' range.
    static func line(_ points: [(Double, Double)]) -> [(Double, Double)] {
        let count = Double(points.count)
        guard count > 1 else { return [] }
        let x = points.reduce(0) { $0 + $1.0 } / count
        let y = points.reduce(0) { $0 + $1.1 } / count
        let xx = points.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
        let xy = points.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
        guard xx > 0 else { return [] }
        let ends = [points.map(\.0).min() ?? x, points.map(\.0).max() ?? x]
        return ends.map { ($0, y + xy / xx * ($0 - x)) }
    }

    private func coefficients(_ all: [FidelityCorrelation]) -> ResultItem {
        .table(
            "Coefficients by measure and regime",
            columns: [
                "measure", "regime", "r", "95 % (Fisher)", "95 % (models)", "Spearman", "configurations", "models",
                "adjusted p",
            ],
            all.flatMap { one in
                zip(one.regimes, one.adjustedP).map { regime, adjusted in
                    [
                        .string(one.measure), .string(regime.name), Rounded.json(regime.pearson.r),
                        .string(StudyAnalysis.range(regime.pearson.interval()).trimmingSpace),
                        .string(StudyAnalysis.range(regime.byModel).trimmingSpace),
                        Rounded.json(regime.spearman?.r), .integer(regime.pearson.n), .integer(regime.models),
                        Rounded.json(adjusted),
                    ]
                }
            })
    }

    private func differences(_ all: [FidelityCorrelation]) -> ResultItem? {
        let tanh = analysis.settings.fisherTanh
        let rows: [[JSONValue]] = all.flatMap { one in
            zip(one.differences, one.fisher).map { pair, fisher in
                let test = pair.difference
                let interval = tanh ? test.fisherTanh : test.interval
                return [
                    .string(one.measure), .string("\(pair.first) − \(pair.second)"), Rounded.json(test.deltaR),
                    .string(test.test), Rounded.json(test.statistic), Rounded.json(test.p),
                    .string(StudyAnalysis.range(interval).trimmingSpace), Rounded.json(fisher.statistic),
                ]
            }
        }
        if rows.isEmpty { return nil }
        return .table(
            tanh
                ? "Differences between regimes; the interval is of tanh(z1 − z2), not of Δr"
                : "Differences between regimes",
            columns: [
                "measure", "regimes", "Δr", "test", "z or t", "p", tanh ? "95 % of tanh(Δz)" : "95 % (Zou)",
                "Fisher's z",
            ],
            rows)
    }
}
