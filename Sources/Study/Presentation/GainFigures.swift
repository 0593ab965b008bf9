internal import Corpus
internal import Measure

/// The gains, split into volume and what is left.
struct GainFigures {
    let analysis: StudyAnalysis

    var sections: [ResultSection] {
        var sections: [ResultSection] = []
        var learnings: [LearningKey] = []
        for one in analysis.decompositions where !learnings.contains(one.learning) { learnings.append(one.learning) }
        for (number, key) in learnings.enumerated() {
            var items: [ResultItem] = []
            let own = analysis.regimes.filter { $0.learning == key }
            items.append(
                .bars(
                    "The best configuration of each regime", yLabel: analysis.settings.metric + ", gain",
                    categories: own.map(\.regime),
                    [
                        BarSeries(
                            "volume", own.map(\.best.volume?.value), intervals: own.map { $0.best.volume?.interval() }),
                        BarSeries(
                            "controlled", own.map(\.best.controlled?.value),
                            intervals: own.map { $0.best.controlled?.interval() }),
                    ]))
            for one in own {
                let all = plain(key, one.regime)
                if all.count(where: { $0.controlled != nil }) > 1 {
                    items.append(
                        .forest(
                            "Controlled gain, \(one.regime)", xLabel: analysis.settings.metric + ", over duplicates",
                            reference: 0,
                            all.map { ForestRow($0.configuration, $0.controlled?.value, $0.controlled?.interval()) }))
                }
            }
            items.append(table(own.flatMap { plain(key, $0.regime) }))
            let verdicts = own.map { "\($0.regime): \($0.source.words)" }
            sections.append(
                ResultSection(
                    "gain-\(number + 1)", "Gain: \(key.words)",
                    "Synthetic documents help, by regime. \(verdicts.joined(separator: ". ")).",
                    items: items))
        }
        return sections
    }

    private func plain(_ key: LearningKey, _ regime: String) -> [GainDecomposition] {
        analysis.decompositions.filter {
            $0.learning == key && $0.regime == regime && $0.leakage.isEmpty && $0.order == .shuffled
        }
    }

    private func table(_ all: [GainDecomposition]) -> ResultItem {
        .table(
            "Decomposition",
            columns: [
                "regime", "configuration", "documents", "real only", "duplicates", "synthetic", "raw", "volume",
                "controlled", "95 %", "adjusted p", "over the best loss",
            ],
            all.map { one in
                [
                    .string(one.regime), .string(one.configuration), .integer(one.documents), number(one.real.value),
                    number(one.duplicate?.value), number(one.synthetic.value), number(one.raw.value),
                    number(one.volume?.value), number(one.controlled?.value),
                    .string(StudyAnalysis.range(one.controlled?.interval()).trimmingSpace),
                    number(one.controlledP), number(one.overBaseline?.value),
                ]
            })
    }

    private func number(_ value: Double?) -> JSONValue { Rounded.json(value) }
}

/// Numbers as tables show them: four decimals.
enum Rounded {
    static func json(_ value: Double?) -> JSONValue {
        ResultNumber.json(value.map { ($0 * 10000).rounded() / 10000 })
    }
}

extension String {
    /// Without the space at the front.
    var trimmingSpace: String { String(drop { $0 == " " }) }
}
