package import Corpus
package import Measure

/// The metric by the share of real documents in a training set of fixed size.
package struct MixingCurve: Sendable {
    package let regime: String
    package let learning: LearningKey
    /// Empty for the mean over all candidates.
    package let configuration: String
    package let shares: [Double]
    package let values: [Estimate]
    /// The share of the best value.
    package let best: Double
    /// Percentiles of the best share over the draws; `nil` where nothing is drawn.
    package let interval: Interval?
    /// The shares whose value no draw can tell from the best: the interval of the difference holds 0.
    package let tied: [Double]

    init(regime: String, learning: LearningKey, configuration: String, _ points: [(share: Double, value: Estimate)]) {
        let sorted = points.sorted { $0.share < $1.share }
        self.regime = regime
        self.learning = learning
        self.configuration = configuration
        let shares = sorted.map(\.share)
        let values = sorted.map(\.value)
        self.shares = shares
        self.values = values
        let top = values.indices.max { values[$0].value < values[$1].value } ?? 0
        best = shares.isEmpty ? .nan : shares[top]
        let draws = values.map(\.draws.count).min() ?? 0
        var bests: [Double] = []
        for draw in 0..<draws {
            let place = values.indices.max { values[$0].draws[draw] < values[$1].draws[draw] } ?? 0
            bests.append(shares[place])
        }
        bests.sort()
        interval =
            bests.isEmpty
            ? nil : Interval(Quantile.of(sorted: bests, 0.025), Quantile.of(sorted: bests, 0.975))
        var tied: [Double] = []
        for place in values.indices {
            let difference = values[top] - values[place]
            if place == top || (difference.interval()?.contains(0) ?? (difference.value == 0)) {
                tied.append(shares[place])
            }
        }
        self.tied = tied
    }

    package var json: JSONValue {
        [
            "best": ResultNumber.json(best), "configuration": .string(configuration),
            "interval": ResultNumber.json(interval), "learning": learning.json,
            "points": .array(
                zip(shares, values).map { share, value in
                    [
                        "interval": ResultNumber.json(value.interval()), "share": JSONValue(share),
                        "value": ResultNumber.json(value.value),
                    ]
                }), "regime": .string(regime), "tied": .array(tied.map { JSONValue($0) }),
        ]
    }
}

/// The gain by the number of paraphrases of each real document.
package struct ParaphraseScaling: Sendable {
    package let regime: String
    package let learning: LearningKey
    package let configuration: String
    package let perSeed: [Int]
    /// Over the real documents alone.
    package let gains: [Estimate]

    package var json: JSONValue {
        [
            "configuration": .string(configuration), "learning": learning.json,
            "points": .array(
                zip(perSeed, gains).map { count, gain in
                    [
                        "gain": ResultNumber.json(gain.value), "interval": ResultNumber.json(gain.interval()),
                        "perSeed": .integer(count),
                    ]
                }), "regime": .string(regime),
        ]
    }
}

/// Two ways of using the same documents.
package struct UseComparison: Sendable {
    package enum Kind: String, Sendable {
        case order
        case leakage
        case instruction
    }

    package let kind: Kind
    package let regime: String
    package let learning: LearningKey
    package let configuration: String
    /// The order or the leakage control, or the candidate made without the labels' names.
    package let name: String
    /// The metric of an order less that of shuffled; the raw gain under a control less that without.
    package let difference: Estimate
    package var adjustedP: Double?

    package var json: JSONValue {
        [
            "adjustedP": ResultNumber.json(adjustedP), "configuration": .string(configuration),
            "difference": difference.json, "kind": .string(kind.rawValue), "learning": learning.json,
            "name": .string(name), "regime": .string(regime),
        ]
    }
}

/// Mixing, paraphrases, orders and leakage controls of a results file.
struct UseAnalysis {
    let gains: GainAnalysis
    let decompositions: [GainDecomposition]

    private var arms: StudyArms { gains.arms }

    func mixing() -> [MixingCurve] {
        var curves: [MixingCurve] = []
        for key in arms.learning {
            for regime in arms.regimes {
                let mixed = arms.find(regime, key, .mix)
                if mixed.isEmpty { continue }
                var names: [String] = []
                for arm in mixed where !names.contains(arm.setting.configuration) {
                    names.append(arm.setting.configuration)
                }
                var own: [MixingCurve] = []
                for name in names {
                    let part = mixed.filter { $0.setting.configuration == name && $0.setting.share != nil }
                    // The share 1 has no synthetic document: it is one run for all candidates.
                    let all = part + (name.isEmpty ? [] : mixed.filter { $0.setting.configuration.isEmpty })
                    let estimates = gains.estimates(all)
                    let points = zip(all, estimates).map { ($0.setting.share ?? 1, $1) }
                    if points.count > 1 {
                        own.append(MixingCurve(regime: regime, learning: key, configuration: name, points))
                    }
                }
                let shared = own.first?.shares ?? []
                if own.count > 1, own.allSatisfy({ $0.shares == shared }) {
                    let mean = shared.indices.map { place in
                        (shared[place], Estimate.mean(own.map { $0.values[place] }))
                    }
                    curves.append(MixingCurve(regime: regime, learning: key, configuration: "", mean))
                }
                curves += own
            }
        }
        return curves
    }

    func paraphrases() -> [ParaphraseScaling] {
        var found: [ParaphraseScaling] = []
        for key in arms.learning {
            for regime in arms.regimes {
                let all = arms.find(regime, key, .paraphrase)
                for name in Set(all.map(\.setting.configuration)).sorted() {
                    let part = all.filter { $0.setting.configuration == name }.sorted {
                        ($0.setting.perSeed ?? 0) < ($1.setting.perSeed ?? 0)
                    }
                    guard
                        let real = arms.find(regime, key, .realOnly, where: { $0.setting.loss == part[0].setting.loss })
                            .first
                    else { continue }
                    let estimates = gains.estimates([real] + part)
                    found.append(
                        ParaphraseScaling(
                            regime: regime, learning: key, configuration: name,
                            perSeed: part.map { $0.setting.perSeed ?? 0 },
                            gains: estimates.dropFirst().map { $0 - estimates[0] }))
                }
            }
        }
        return found
    }

    /// Each order against shuffled, each leakage control against none, each instruction without labels against its counterpart.
    func comparisons() -> [UseComparison] {
        var found: [UseComparison] = []
        for one in decompositions {
            func other(_ isWanted: (GainDecomposition) -> Bool) -> GainDecomposition? {
                decompositions.first { $0.regime == one.regime && $0.learning == one.learning && isWanted($0) }
            }
            func add(_ kind: UseComparison.Kind, _ configuration: String, _ name: String, _ difference: Estimate) {
                found.append(
                    UseComparison(
                        kind: kind, regime: one.regime, learning: one.learning, configuration: configuration,
                        name: name, difference: difference))
            }
            if one.order != .shuffled, one.leakage.isEmpty,
                let base = other({
                    $0.configuration == one.configuration && $0.order == .shuffled && $0.leakage.isEmpty
                })
            {
                add(.order, one.configuration, one.order.rawValue, one.synthetic - base.synthetic)
            }
            if !one.leakage.isEmpty, one.order == .shuffled,
                let base = other({
                    $0.configuration == one.configuration && $0.order == .shuffled && $0.leakage.isEmpty
                })
            {
                add(.leakage, one.configuration, one.leakage, one.raw - base.raw)
            }
            if !one.controlOf.isEmpty, one.leakage.isEmpty, one.order == .shuffled,
                let base = other({
                    $0.configuration == one.controlOf && $0.order == .shuffled && $0.leakage.isEmpty
                })
            {
                add(.instruction, one.controlOf, one.configuration, one.synthetic - base.synthetic)
            }
        }
        let places = found.indices.filter { found[$0].difference.p != nil }
        for (place, p) in zip(places, Holm.adjusted(places.compactMap { found[$0].difference.p })) {
            found[place].adjustedP = p
        }
        return found
    }
}
