package import Corpus
internal import Measure

/// A study's analysis as one result: what programs read, and what `report` makes a page of.
package struct StudyReport {
    let analysis: StudyAnalysis
    /// Members besides: commits, parameters.
    let provenance: [(String, JSONValue)]

    package init(_ analysis: StudyAnalysis, provenance: [(String, JSONValue)] = []) {
        self.analysis = analysis
        self.provenance = provenance
    }

    /// The result by the form of `docs/reports.md`.
    package var json: JSONValue {
        let headline = analysis.headline
        let sections =
            GainFigures(analysis: analysis).sections + FidelityFigures(analysis: analysis).sections
            + UseFigures(analysis: analysis).sections + RetrievalFigures(analysis: analysis).sections
            + [remarks].compactMap { $0 }
        var members: [(String, JSONValue)] = [
            ("kind", "study"), ("title", .string(analysis.settings.title)), ("verdict", .string(analysis.verdict)),
            ("findings", .array(findings)), ("sections", .array(sections.map { $0.json() })),
            ("rawGain", ResultNumber.json(headline?.best.raw.value)),
            ("volumeGain", ResultNumber.json(headline?.best.volume?.value)),
            ("controlledGain", ResultNumber.json(headline?.best.controlled?.value)),
            ("overBaseline", ResultNumber.json(headline?.best.overBaseline?.value)),
            ("headline", headline.map { $0.best.json } ?? .null),
            ("regimes", .array(analysis.regimes.map { json($0) })),
            (
                "correlations",
                .array(analysis.correlations.map { $0.json(fisherTanh: analysis.settings.fisherTanh) })
            ), ("decompositions", .array(analysis.decompositions.map(\.json))),
            ("mixing", .array(analysis.mixing.map(\.json))),
            ("paraphrases", .array(analysis.paraphrases.map(\.json))),
            ("comparisons", .array(analysis.comparisons.map(\.json))),
            ("retrieval", .array(analysis.retrieval.map { Self.json($0) })),
            (
                "runs",
                ["analysed": .integer(analysis.runs), "failed": .integer(analysis.failed.count)]
            ), ("notes", .strings(analysis.notes)),
            (
                "settings",
                [
                    "interval": .string(analysis.settings.fisherTanh ? "fisher-tanh" : "zou"),
                    "margin": JSONValue(analysis.settings.margin), "metric": .string(analysis.settings.metric),
                    "replicates": .integer(analysis.settings.replicates),
                    "seed": .string(String(analysis.settings.seed)),
                ]
            ),
        ]
        members += provenance
        return .object(JSONObject(uniqueMembers: members.map { .init(key: $0.0, value: $0.1) }))
    }

    private func json(_ one: StudyAnalysis.RegimeSummary) -> JSONValue {
        var correlation: JSONValue = .null
        if let main = analysis.correlations.first(where: { $0.learning == one.learning }),
            let place = main.regimes.firstIndex(where: { $0.name == one.regime })
        {
            let regime = main.regimes[place]
            correlation = [
                "interval": ResultNumber.json(regime.pearson.interval()), "measure": .string(main.measure),
                "models": .integer(regime.models), "n": .integer(regime.pearson.n),
                "r": ResultNumber.json(regime.pearson.r), "spearman": ResultNumber.json(regime.spearman?.r),
            ]
        }
        return [
            "best": .string(one.best.configuration), "configurations": .integer(one.configurations),
            "controlledGain": ResultNumber.json(one.best.controlled?.value),
            "controlledNegative": .integer(one.controlledNegative),
            "controlledPositive": .integer(one.controlledPositive), "correlation": correlation,
            "judgements": [
                "controlled": .string(one.judgements.controlled.rawValue),
                "raw": .string(one.judgements.raw.rawValue), "volume": .string(one.judgements.volume.rawValue),
            ], "learning": one.learning.json,
            "overBaseline": ResultNumber.json(one.best.overBaseline?.value),
            "rawGain": ResultNumber.json(one.best.raw.value), "regime": .string(one.regime),
            "source": .string(one.source.rawValue), "volumeGain": ResultNumber.json(one.best.volume?.value),
            "volumeShare": ResultNumber.json(one.volumeShare),
        ]
    }

    private static func json(_ line: StudyLine) -> JSONValue {
        [
            "configuration": .string(line.setting.configuration),
            "outcomes": .array(line.retrieval.map(\.json)), "reading": .string(line.setting.reading),
            "standardPatent": .boolean(line.setting.standardPatent),
        ]
    }

    /// What to look at first: regimes in which synthetic documents hurt or are volume only, retrieval that falls, runs that failed.
    private var findings: [JSONValue] {
        var found: [(severity: String, title: String, text: String)] = []
        for one in analysis.regimes where one.learning == analysis.headline?.learning {
            let best = one.best
            let figures =
                "\(best.configuration): raw \(StudyAnalysis.signed(best.raw.value))\(StudyAnalysis.range(best.raw.interval())), volume \(best.volume.map { StudyAnalysis.signed($0.value) } ?? "unknown"), controlled \(best.controlled.map { StudyAnalysis.signed($0.value) + StudyAnalysis.range($0.interval()) } ?? "unknown")."
            switch one.source {
            case .hurts: found.append(("severe", "\(one.regime): the best synthetic documents hurt", figures))
            case .volume: found.append(("notable", "\(one.regime): the gain is volume", figures))
            default: break
            }
        }
        for line in analysis.retrieval where line.setting.reading == "index" {
            guard let outcome = line.retrieval.first(where: { $0.measure == "nDCG@10" && $0.judgement == "unjudged" }),
                let change = outcome.relativeChange, change < -0.1, outcome.interval?.upper ?? 1 < 0
            else { continue }
            found.append(
                (
                    change < -0.25 ? "severe" : "notable",
                    "\(line.setting.configuration)\(line.setting.standardPatent ? ", standard patents only," : "") pushes real documents down in retrieval",
                    "nDCG@10 falls from \(ResultNumber.text(outcome.real)) to \(ResultNumber.text(outcome.mixed)) (\(ResultNumber.percent(change)))."
                ))
        }
        if !analysis.failed.isEmpty {
            found.append(
                (
                    "severe", "\(StudyAnalysis.count(analysis.failed.count, "run")) failed",
                    "The first: \(analysis.failed[0].setting.words): \(analysis.failed[0].failed)"
                ))
        }
        let ranks = ["severe": 0, "notable": 1]
        return found.enumerated().sorted {
            (ranks[$0.element.severity] ?? 2, $0.offset) < (ranks[$1.element.severity] ?? 2, $1.offset)
        }.map {
            [
                "ids": [], "measure": "study", "severity": .string($0.element.severity),
                "text": .string($0.element.text), "title": .string($0.element.title),
            ]
        }
    }

    private var remarks: ResultSection? {
        var items: [ResultItem] = []
        if !analysis.failed.isEmpty {
            items.append(
                .table(
                    "Runs that failed", columns: ["run", "why"],
                    analysis.failed.map { [.string($0.setting.words), .string($0.failed)] }))
        }
        let notes = analysis.notes.map { [JSONValue.string($0)] }
        if !notes.isEmpty { items.append(.table("What to know", columns: ["note"], notes)) }
        return ResultSection(
            "method", "How to read this",
            "Raw gain: synthetic and real documents against the real ones alone. Volume: the real ones repeated to the same number. Controlled: what is left, raw less volume. Intervals are 95 %, by a paired bootstrap over families of the test part and seeds, the seeds' part widened by Student's t. A difference is called positive or negative where its p is below 0.05 after Holm's correction over all configurations and it reaches \(ResultNumber.text(analysis.settings.margin)); negligible where its 90 % interval lies within that margin. The best configuration is the best of many: its own interval does not know that.",
            items: items)
    }
}
