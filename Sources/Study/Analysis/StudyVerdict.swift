internal import Corpus
internal import Measure

/// What a study says, in words.
extension StudyAnalysis {
    /// One paragraph: how much of the gain is volume, which fidelity measure predicts gain, what share of real documents to use, what retrieval pays.
    package var verdict: String {
        var sentences: [String] = []
        if let headline { sentences += gainSentences(headline) }
        sentences += fidelitySentences
        sentences += mixingSentences
        sentences += retrievalSentences
        if !failed.isEmpty { sentences.append("\(failed.count) of \(runs) runs failed and enter nothing.") }
        return sentences.isEmpty ? "There is nothing to compare in these results." : sentences.joined(separator: " ")
    }

    private func figure(_ value: Double?) -> String { value.map { Self.signed($0) } ?? "undefined" }

    static func signed(_ value: Double) -> String {
        (value > 0 ? "+" : "") + ResultNumber.text((value * 1000).rounded() / 1000)
    }

    static func range(_ interval: Interval?) -> String {
        guard let interval else { return "" }
        return " [\(signed(interval.lower)), \(signed(interval.upper))]"
    }

    /// The headline regime at fixed epochs, then what fixed steps make of it, then the other regimes.
    private func gainSentences(_ headline: RegimeSummary) -> [String] {
        let best = headline.best
        var sentences = [
            "With the real documents of the regime \(headline.regime) (\(headline.learning.words)) synthetic documents help \(headline.source.words)."
        ]
        // A share beyond the whole says nothing that the two figures do not say better.
        let share = headline.volumeShare.flatMap { (0...1).contains($0) ? " (\(ResultNumber.percent($0)))" : nil } ?? ""
        var figures =
            "The best of \(Self.count(headline.configurations, "configuration")), \(best.configuration), takes \(settings.metric) from \(ResultNumber.text(best.real.value)) to \(ResultNumber.text(best.synthetic.value)): \(figure(best.raw.value))\(Self.range(best.raw.interval()))"
        if let volume = best.volume, let controlled = best.controlled {
            figures +=
                ", of which \(figure(volume.value))\(Self.range(volume.interval())) is volume\(share) and \(figure(controlled.value))\(Self.range(controlled.interval())) is left once real documents are repeated to the same number"
        } else {
            figures += "; without duplicates to match, nobody knows how much of it is volume"
        }
        sentences.append(figures + ".")
        if let over = best.overBaseline, !best.baseline.isEmpty {
            sentences.append(
                "Over the best loss on real documents alone (\(best.baseline)) it is \(figure(over.value))\(Self.range(over.interval()))."
            )
        }
        let steps = regimes.first {
            $0.regime == headline.regime && $0.learning.classifier == headline.learning.classifier
                && $0.learning.budget != headline.learning.budget
        }
        if let steps {
            sentences.append(
                "With as many steps of the optimiser for all, volume gives \(figure(steps.best.volume?.value)) and the rest \(figure(steps.best.controlled?.value)): synthetic documents help \(steps.source.words)."
            )
        }
        let others = regimes.filter { $0.learning == headline.learning && $0.regime != headline.regime }
        if !others.isEmpty {
            let list = others.map { "\($0.regime): \($0.source.rawValue) (\(figure($0.best.raw.value)))" }
            sentences.append("In the other regimes: \(list.joined(separator: "; ")).")
        }
        return sentences
    }

    /// The measures that predict, regime by regime, and whether the sign of mmd changes.
    private var fidelitySentences: [String] {
        guard let key = headline?.learning else { return [] }
        let own = correlations.filter { $0.learning == key }
        guard let first = own.first else { return [] }
        var sentences: [String] = []
        for regime in first.regimes {
            let strongest = own.compactMap { one -> (String, RegimeCorrelation.Regime, Double)? in
                guard let at = one.regimes.firstIndex(where: { $0.name == regime.name }) else { return nil }
                return (one.measure, one.regimes[at], one.adjustedP[at])
            }.max { abs($0.1.pearson.r) < abs($1.1.pearson.r) }
            guard let strongest else { continue }
            let models = "\(strongest.1.pearson.n) configurations of \(Self.count(regime.models, "independent model"))"
            let main = "\(first.measure) r \(figure(regime.pearson.r))\(Self.range(regime.pearson.interval()))"
            sentences.append(
                strongest.2 < 0.05
                    ? "In \(regime.name) \(strongest.0) goes with the gain (r \(figure(strongest.1.pearson.r)), \(models))\(strongest.0 == first.measure ? "" : "; \(main)")."
                    : "In \(regime.name) no measure of fidelity predicts the gain with certainty (\(main); \(models)).")
        }
        if let pair = first.differences.max(by: {
            abs($0.difference.statistic) < abs($1.difference.statistic)
        }) {
            let test = pair.difference
            let name = test.degrees == nil ? "z" : "t"
            let interval = settings.fisherTanh ? test.fisherTanh : test.interval
            sentences.append(
                "Between \(pair.first) and \(pair.second) the r of \(first.measure) differs by \(figure(test.deltaR)) (\(name) \(figure(test.statistic)), p \(Self.p(test.p)), \(settings.fisherTanh ? "tanh(z1 − z2)" : "Zou")\(Self.range(interval)))."
            )
        }
        return sentences
    }

    private static func p(_ value: Double) -> String { value < 0.001 ? "< 0.001" : ResultNumber.text(value) }

    private var mixingSentences: [String] {
        guard let key = headline?.learning else { return [] }
        let own = mixing.filter { $0.learning == key }
        var sentences: [String] = []
        for regime in regimes.filter({ $0.learning == key }).map(\.regime) {
            // The mean over candidates, where there are several.
            guard let curve = own.first(where: { $0.regime == regime }) else { continue }
            let tied = curve.tied.map { ResultNumber.percent($0) }.joined(separator: ", ")
            sentences.append(
                "At a fixed number of documents the best share of real ones in \(regime) is \(ResultNumber.percent(curve.best))"
                    + (curve.interval.map {
                        " [\(ResultNumber.percent($0.lower)), \(ResultNumber.percent($0.upper))]"
                    } ?? "") + (curve.tied.count > 1 ? "; \(tied) cannot be told apart" : "") + ".")
        }
        return sentences
    }

    /// nDCG@10 with synthetic documents unjudged, the worst and the middle candidate by reading and filter.
    private var retrievalSentences: [String] {
        var sentences: [String] = []
        for reading in RetrievalChoice.Reading.allCases.map(\.rawValue) {
            for filter in [false, true] {
                let outcomes = retrieval.filter {
                    $0.setting.reading == reading && $0.setting.standardPatent == filter
                }.compactMap { line in
                    line.retrieval.first { $0.measure == "nDCG@10" && $0.judgement == "unjudged" }.map {
                        (line.setting.configuration, $0)
                    }
                }
                guard let worst = outcomes.min(by: { $0.1.difference < $1.1.difference }) else { continue }
                let mean =
                    outcomes.compactMap(\.1.relativeChange).reduce(0, +) / Double(max(1, outcomes.count))
                let place =
                    reading == "index"
                    ? "With synthetic documents in the index"
                    : "With synthetic documents in the training of the vectors"
                sentences.append(
                    "\(place)\(filter ? ", standard patents only," : "") nDCG@10 changes by \(Self.signed(mean * 100)) % on average; the worst, \(worst.0), takes it from \(ResultNumber.text(worst.1.real)) to \(ResultNumber.text(worst.1.mixed)) (\(Self.signed(worst.1.difference))\(Self.range(worst.1.interval)))."
                )
            }
        }
        return sentences
    }

    static func count(_ value: Int, _ noun: String) -> String { "\(value) \(noun)\(value == 1 ? "" : "s")" }
}
