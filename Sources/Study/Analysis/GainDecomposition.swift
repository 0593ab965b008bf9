package import Corpus
internal import Measure

/// The gain of a configuration: what the number of documents alone gives, and what is left to them being other documents.
///
/// raw = volume + controlled, exactly: synthetic less real only = (duplicates less real only) + (synthetic less duplicates).
package struct GainDecomposition: Sendable {
    package let regime: String
    package let learning: LearningKey
    package let configuration: String
    package let model: String
    package let leakage: String
    package let order: UseOrder
    package let controlOf: String
    /// Documents of the training set, repetitions counted.
    package let documents: Int
    /// The metric itself, of each arm.
    package let real: Estimate
    package let duplicate: Estimate?
    package let synthetic: Estimate
    package let raw: Estimate
    package let volume: Estimate?
    package let controlled: Estimate?
    /// Over the best loss on the real documents alone.
    package let overBaseline: Estimate?
    /// Which loss that is.
    package let baseline: String
    package let fidelity: [String: Double]
    /// Holm's, over all configurations of the results; `nil` where no p is defined.
    package var rawP: Double?
    package var volumeP: Double?
    package var controlledP: Double?

    package var json: JSONValue {
        [
            "baseline": .string(baseline), "configuration": .string(configuration),
            "controlled": controlled?.json ?? .null, "controlledAdjustedP": ResultNumber.json(controlledP),
            "documents": .integer(documents), "duplicate": duplicate?.json ?? .null,
            "fidelity": .object(
                JSONObject(
                    uniqueMembers: fidelity.map { .init(key: $0.key, value: ResultNumber.json($0.value)) })),
            "leakage": .string(leakage), "learning": learning.json, "model": .string(model),
            "order": .string(order.rawValue), "overBaseline": overBaseline?.json ?? .null, "raw": raw.json,
            "rawAdjustedP": ResultNumber.json(rawP), "real": real.json, "regime": .string(regime),
            "synthetic": synthetic.json, "volume": volume?.json ?? .null,
            "volumeAdjustedP": ResultNumber.json(volumeP),
        ]
    }
}

/// Decomposes the gains of a results file.
struct GainAnalysis {
    let arms: StudyArms
    let bootstrap: StudyBootstrap
    /// Each run's metric under all draws, by line.
    private let values: [Int: [Double]]

    init(_ arms: StudyArms, _ bootstrap: StudyBootstrap) {
        self.arms = arms
        self.bootstrap = bootstrap
        var values: [Int: [Double]] = [:]
        for line in arms.arms.flatMap({ $0.lines.values }) + arms.duplicates {
            values[line.line] = bootstrap.values(line)
        }
        self.values = values
    }

    /// The mean metric of some arms over the seeds that all of them have; the same seeds in the same order for each.
    func estimates(_ arms: [Arm]) -> [Estimate] {
        let seeds = arms.dropFirst().reduce(Set(arms.first.map { Array($0.lines.keys) } ?? [])) {
            $0.intersection($1.lines.keys)
        }.sorted()
        return arms.map { arm in
            bootstrap.estimate(seeds.compactMap { seed in arm.lines[seed].flatMap { values[$0.line] } })
        }
    }

    /// Of every configuration, in the order of regimes, then of the file; with Holm's correction over all of them.
    func decompositions() -> [GainDecomposition] {
        var found: [GainDecomposition] = []
        for key in arms.learning {
            for regime in arms.regimes {
                for leakage in leakages {
                    for arm in arms.find(regime, key, .synthetic, leakage: leakage) {
                        if let one = decomposition(arm, regime, key) { found.append(one) }
                    }
                }
            }
        }
        correct(&found, \.rawP) { $0.raw.p }
        correct(&found, \.volumeP) { $0.volume?.p }
        correct(&found, \.controlledP) { $0.controlled?.p }
        return found
    }

    private var leakages: [String] {
        var names: [String] = [""]
        for arm in arms.arms where !names.contains(arm.setting.leakage) { names.append(arm.setting.leakage) }
        return names
    }

    private func correct(
        _ found: inout [GainDecomposition], _ path: WritableKeyPath<GainDecomposition, Double?>,
        _ p: (GainDecomposition) -> Double?
    ) {
        let places = found.indices.filter { p(found[$0]) != nil }
        let adjusted = Holm.adjusted(places.compactMap { p(found[$0]) })
        for (place, value) in zip(places, adjusted) { found[place][keyPath: path] = value }
    }

    private func decomposition(_ arm: Arm, _ regime: String, _ key: LearningKey) -> GainDecomposition? {
        let leakage = arm.setting.leakage
        let reals = arms.find(regime, key, .realOnly, leakage: leakage)
        guard let real = reals.first(where: { $0.setting.loss == arm.setting.loss }) ?? reals.first else { return nil }
        let duplicate = arms.duplicates(for: arm)
        let main = estimates([arm, real] + (duplicate.map { [$0] } ?? []))
        let baselines = reals.map { other in (other, estimates([arm, other])) }
        let best = baselines.max { $0.1[1].value < $1.1[1].value }
        let raw = main[0] - main[1]
        return GainDecomposition(
            regime: regime, learning: key, configuration: arm.setting.configuration, model: arm.setting.model,
            leakage: leakage, order: arm.setting.order, controlOf: arm.setting.controlOf, documents: arm.documents,
            real: main[1], duplicate: main.count > 2 ? main[2] : nil, synthetic: main[0], raw: raw,
            volume: main.count > 2 ? main[2] - main[1] : nil, controlled: main.count > 2 ? main[0] - main[2] : nil,
            overBaseline: best.map { $0.1[0] - $0.1[1] }, baseline: best?.0.setting.loss ?? "",
            fidelity: fidelity(arm))
    }

    private func fidelity(_ arm: Arm) -> [String: Double] {
        var found: [String: Double] = [:]
        for name in Set(arm.lines.values.flatMap { $0.fidelity.keys }) { found[name] = arm.fidelity(name) }
        return found
    }
}
