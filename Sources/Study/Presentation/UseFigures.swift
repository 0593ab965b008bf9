internal import Corpus
internal import Measure

/// The mixing curve, paraphrases, orders and leakage controls.
struct UseFigures {
    let analysis: StudyAnalysis

    var sections: [ResultSection] { [mixing, paraphrases, comparisons].compactMap { $0 } }

    private var mixing: ResultSection? {
        if analysis.mixing.isEmpty { return nil }
        var items: [ResultItem] = []
        var learnings: [LearningKey] = []
        for one in analysis.mixing where !learnings.contains(one.learning) { learnings.append(one.learning) }
        for key in learnings {
            var shown: [MixingCurve] = []
            for curve in analysis.mixing
            where curve.learning == key && !shown.contains(where: { $0.regime == curve.regime }) {
                shown.append(curve)
            }
            items.append(
                .lines(
                    "Mixing: \(key.words)", xLabel: "share of real documents", yLabel: analysis.settings.metric,
                    shown.map { curve in
                        LineSeries(
                            curve.regime, points: zip(curve.shares, curve.values).map { ($0, $1.value) },
                            band: zip(curve.shares, curve.values).compactMap { share, value in
                                value.interval().map { (share, $0.lower, $0.upper) }
                            })
                    }))
        }
        items.append(
            .table(
                "Best share", columns: ["how", "regime", "candidate", "best share", "95 %", "not told apart from it"],
                analysis.mixing.map { curve in
                    [
                        .string(curve.learning.words), .string(curve.regime),
                        .string(curve.configuration.isEmpty ? "mean of all" : curve.configuration),
                        Rounded.json(curve.best), .string(StudyAnalysis.range(curve.interval).trimmingSpace),
                        .string(curve.tied.map { ResultNumber.text($0) }.joined(separator: ", ")),
                    ]
                }))
        return ResultSection(
            "mixing", "What share of real documents",
            "Training sets of one size, of which a share is real: the mean over candidates where there are several. Where real documents are short they are repeated. The interval of the best share is that of the bootstrap's best shares.",
            items: items)
    }

    private var paraphrases: ResultSection? {
        if analysis.paraphrases.isEmpty { return nil }
        var learnings: [LearningKey] = []
        for one in analysis.paraphrases where !learnings.contains(one.learning) { learnings.append(one.learning) }
        let items = learnings.map { key in
            ResultItem.lines(
                "Paraphrases: \(key.words)", xLabel: "paraphrases of each real document",
                yLabel: analysis.settings.metric + ", gain",
                analysis.paraphrases.filter { $0.learning == key }.map { one in
                    LineSeries(
                        one.regime, points: zip(one.perSeed, one.gains).map { (Double($0), $1.value) },
                        band: zip(one.perSeed, one.gains).compactMap { count, gain in
                            gain.interval().map { (Double(count), $0.lower, $0.upper) }
                        })
                })
        }
        return ResultSection(
            "paraphrases", "How many paraphrases pay",
            "The gain over the real documents alone, by the number of paraphrases of each of them.", items: items)
    }

    private var comparisons: ResultSection? {
        if analysis.comparisons.isEmpty { return nil }
        let names: [UseComparison.Kind: String] = [
            .order: "order, against shuffled", .leakage: "leakage control, raw gain against none",
            .instruction: "instruction without labels, against with",
        ]
        let rows: [[JSONValue]] = analysis.comparisons.map { one in
            [
                .string(names[one.kind] ?? ""), .string(one.name), .string(one.learning.words), .string(one.regime),
                .string(one.configuration), Rounded.json(one.difference.value),
                .string(StudyAnalysis.range(one.difference.interval()).trimmingSpace), Rounded.json(one.adjustedP),
            ]
        }
        return ResultSection(
            "uses", "Orders and leakage controls",
            "Orders: the metric less that of shuffled training on the same documents. Leakage controls: the raw gain under the control less the raw gain without; what falls was borrowed from the labels' names.",
            items: [
                .table(
                    "Differences",
                    columns: ["what", "name", "how", "regime", "candidate", "difference", "95 %", "adjusted p"], rows)
            ])
    }
}

/// What the corpora do to retrieval.
struct RetrievalFigures {
    let analysis: StudyAnalysis

    var sections: [ResultSection] {
        if analysis.retrieval.isEmpty { return [] }
        var items: [ResultItem] = []
        for (reading, title) in [
            ("index", "Synthetic documents in the index"), ("representation", "Synthetic documents train the vectors"),
        ] {
            let lines = analysis.retrieval.filter { $0.setting.reading == reading }
            if lines.isEmpty { continue }
            var names: [String] = []
            for line in lines where !names.contains(line.setting.configuration) {
                names.append(line.setting.configuration)
            }
            let series = [false, true].compactMap { filter -> BarSeries? in
                let part = lines.filter { $0.setting.standardPatent == filter }
                if part.isEmpty { return nil }
                let outcomes = names.map { name in
                    part.first { $0.setting.configuration == name }?.retrieval.first {
                        $0.measure == "nDCG@10" && $0.judgement == "unjudged"
                    }
                }
                return BarSeries(
                    filter ? "standard patents only" : "all", outcomes.map { $0?.difference },
                    intervals: outcomes.map { $0?.interval })
            }
            items.append(.bars("\(title): nDCG@10 against real only", yLabel: "difference", categories: names, series))
        }
        let rows: [[JSONValue]] = analysis.retrieval.flatMap { line in
            line.retrieval.map { one in
                [
                    .string(line.setting.configuration), .string(line.setting.reading),
                    .boolean(line.setting.standardPatent), .string(one.measure), .string(one.judgement),
                    Rounded.json(one.real), Rounded.json(one.mixed), Rounded.json(one.difference),
                    .string(StudyAnalysis.range(one.interval).trimmingSpace), Rounded.json(one.relativeChange),
                    Rounded.json(one.p),
                ]
            }
        }
        items.append(
            .table(
                "Retrieval",
                columns: [
                    "candidate", "reading", "standard patents", "measure", "judged", "real only", "with synthetic",
                    "difference", "95 %", "relative", "p",
                ], rows))
        return [
            ResultSection(
                "retrieval", "What retrieval pays",
                "Documents of the test part search real ones by their text; relevant is what shares labels (Jaccard). In the first reading synthetic documents stand in the index: unjudged they hold their ranks and are worth nothing, removed they are taken out, graded they count by the labels that they were asked for, so that the definition sets the sign. In the second the index is real and synthetic documents only take part in fitting the vectors.",
                items: items)
        ]
    }
}
