internal import Corpus
internal import Measure

/// The analysis of a results file, whoever wrote it.
package struct StudyAnalysis: Sendable {
    package struct Settings: Sendable {
        package var metric = "microF1"
        /// The smallest gain that matters, of the metric.
        package var margin = 0.02
        package var replicates = 1000
        package var seed: UInt64 = 0
        /// tanh(Δz ± 1.96·SE) in the place of Zou's interval.
        package var fisherTanh = false
        package var title = "Study"

        package init() {}
    }

    /// What a regime comes to, under one way of learning.
    package struct RegimeSummary: Sendable {
        package let regime: String
        package let learning: LearningKey
        /// The configuration of the largest raw gain.
        package let best: GainDecomposition
        /// How many configurations there are, and of how many the controlled gain is positive or negative.
        package let configurations: Int
        package let controlledPositive: Int
        package let controlledNegative: Int
        package let source: GainSource
        package let judgements: (raw: Judgement, volume: Judgement, controlled: Judgement)

        /// The part of the raw gain that volume gives; `nil` where there is no gain to share out.
        package var volumeShare: Double? {
            guard let volume = best.volume, best.raw.value > 0 else { return nil }
            return volume.value / best.raw.value
        }
    }

    package let settings: Settings
    package let runs: Int
    package let failed: [StudyLine]
    package let decompositions: [GainDecomposition]
    /// By way of learning, then regime, the scarcest first.
    package let regimes: [RegimeSummary]
    package let correlations: [FidelityCorrelation]
    package let mixing: [MixingCurve]
    package let paraphrases: [ParaphraseScaling]
    package let comparisons: [UseComparison]
    package let retrieval: [StudyLine]
    package var notes: [String]

    /// The scarcest regime under the first classifier, at fixed epochs where there are some.
    package var headline: RegimeSummary? { regimes.first }

    /// Analyses. Throws a usage fault for results without a real-only run.
    package init(_ lines: [StudyLine], settings: Settings) throws {
        let arms = StudyArms(lines)
        guard arms.arms.contains(where: { $0.setting.use == .realOnly }) || !arms.retrieval.isEmpty else {
            throw Fault(
                "no run trains on the real documents alone, so that there is nothing to gain over",
                fix: "give lines with \"control\":\"real-only\"", kind: .usage)
        }
        let metrics = Set(arms.arms.flatMap { $0.lines.values.flatMap { $0.metrics.keys } })
        guard arms.arms.isEmpty || metrics.contains(settings.metric) else {
            throw Fault(
                "no run has the metric \(settings.metric)",
                fix: "choose one of \(metrics.sorted().joined(separator: ", "))", kind: .usage)
        }
        let bootstrap = StudyBootstrap(
            metric: settings.metric, groups: arms.groups, replicates: settings.replicates, seed: settings.seed)
        let gains = GainAnalysis(arms, bootstrap)
        let decompositions = gains.decompositions()
        let uses = UseAnalysis(gains: gains, decompositions: decompositions)
        let fidelity = FidelityAnalysis(
            decompositions: decompositions, replicates: settings.replicates, seed: settings.seed)
        var correlations: [FidelityCorrelation] = []
        var notes: [String] = []
        for key in arms.learning {
            let found = fidelity.correlations(key)
            correlations += found.found
            notes += found.notes.map { "\(key.words): \($0)" }
        }
        if !bootstrap.drawsFamilies {
            notes.append(
                "runs have no counts by test family, or the metric is no sum over documents: intervals are over seeds alone"
            )
        }
        let seeds = Set(arms.arms.flatMap(\.lines.keys)).count
        if seeds < 2 { notes.append("there is one seed: the spread between seeds is not known") }
        self.settings = settings
        runs = lines.count
        failed = arms.failed
        self.decompositions = decompositions
        self.correlations = correlations
        mixing = uses.mixing()
        paraphrases = uses.paraphrases()
        comparisons = uses.comparisons()
        retrieval = arms.retrieval
        self.notes = notes
        regimes = arms.learning.flatMap { key in
            arms.regimes.compactMap { Self.summary($0, key, decompositions, settings.margin) }
        }
    }

    private static func summary(
        _ regime: String, _ key: LearningKey, _ all: [GainDecomposition], _ margin: Double
    ) -> RegimeSummary? {
        let own = all.filter {
            $0.regime == regime && $0.learning == key && $0.leakage.isEmpty && $0.order == .shuffled
                && $0.controlOf.isEmpty
        }
        guard let best = own.max(by: { $0.raw.value < $1.raw.value }) else { return nil }
        let controlled = own.map { Judgement($0.controlled, adjustedP: $0.controlledP, margin: margin) }
        let judgements = (
            raw: Judgement(best.raw, adjustedP: best.rawP, margin: margin),
            volume: Judgement(best.volume, adjustedP: best.volumeP, margin: margin),
            controlled: Judgement(best.controlled, adjustedP: best.controlledP, margin: margin)
        )
        return RegimeSummary(
            regime: regime, learning: key, best: best, configurations: own.count,
            controlledPositive: controlled.count { $0 == .positive },
            controlledNegative: controlled.count { $0 == .negative },
            source: GainSource(raw: judgements.raw, volume: judgements.volume, controlled: judgements.controlled),
            judgements: judgements)
    }
}
