package import Corpus
package import Measure

/// How one measure of fidelity goes together with the gain, regime by regime.
package struct FidelityCorrelation: Sendable {
    package let measure: String
    package let learning: LearningKey
    package let regimes: [RegimeCorrelation.Regime]
    package let differences: [(first: String, second: String, difference: CorrelationDifference)]
    /// Fisher's test of the same pairs, as if the regimes were independent samples; the same where they are.
    package let fisher: [CorrelationDifference]
    /// Holm's, of each regime's coefficient over all measures of that regime.
    package var adjustedP: [Double] = []
    /// The points of the plot, by regime.
    package let points: [(regime: String, configuration: String, model: String, fidelity: Double, gain: Double)]

    /// The least number of configurations for a coefficient.
    static let least = 4
}

/// Correlates every measure of fidelity with the gain.
struct FidelityAnalysis {
    let decompositions: [GainDecomposition]
    let replicates: Int
    let seed: UInt64

    /// The measures, mmd first, and what could not be correlated.
    func correlations(_ key: LearningKey) -> (found: [FidelityCorrelation], notes: [String]) {
        let used = decompositions.filter {
            $0.learning == key && $0.leakage.isEmpty && $0.order == .shuffled && $0.controlOf.isEmpty
        }
        let names = Set(used.flatMap { $0.fidelity.keys }).sorted {
            (Self.rank($0), $0) < (Self.rank($1), $1)
        }
        var found: [FidelityCorrelation] = []
        var notes: [String] = []
        for name in names {
            let runs = used.compactMap { one in
                one.fidelity[name].map {
                    GainRun(
                        configuration: one.configuration, model: one.model.isEmpty ? one.configuration : one.model,
                        regime: one.regime, mmd: $0, gain: one.raw.value)
                }
            }
            do {
                if let one = try correlation(name, key, runs, &notes) { found.append(one) }
            } catch let fault as Fault {
                notes.append("\(name): \(fault.place.isEmpty ? "" : fault.place + ": ")\(fault.what)")
            } catch {
                notes.append("\(name): \(error)")
            }
        }
        adjust(&found)
        return (found, notes)
    }

    static let main = "mmd"
    private static func rank(_ name: String) -> Int { name == main ? 0 : name == "mmd2" ? 1 : 2 }

    private func correlation(
        _ name: String, _ key: LearningKey, _ runs: [GainRun], _ notes: inout [String]
    ) throws -> FidelityCorrelation? {
        var kept: [GainRun] = []
        var regimes: [String] = []
        for run in runs where !regimes.contains(run.regime) { regimes.append(run.regime) }
        for regime in regimes {
            let part = runs.filter { $0.regime == regime }
            do {
                _ = try Correlation(pearson: part.map(\.mmd), part.map(\.gain))
                kept += part
            } catch let fault as Fault {
                notes.append("\(name), \(regime): \(fault.what)")
            }
        }
        guard !kept.isEmpty else { return nil }
        let found = try RegimeCorrelation(kept, replicates: replicates, seed: seed)
        let byName = Dictionary(found.regimes.map { ($0.name, $0.pearson) }, uniquingKeysWith: { first, _ in first })
        return FidelityCorrelation(
            measure: name, learning: key, regimes: found.regimes, differences: found.differences,
            fisher: found.differences.compactMap { pair in
                guard let first = byName[pair.first], let second = byName[pair.second] else { return nil }
                return CorrelationDifference(independent: first, second)
            },
            points: kept.map { ($0.regime, $0.configuration, $0.model, $0.mmd, $0.gain) })
    }

    private func adjust(_ found: inout [FidelityCorrelation]) {
        for place in found.indices {
            found[place].adjustedP = [Double](repeating: 1, count: found[place].regimes.count)
        }
        for regime in Set(found.flatMap { $0.regimes.map(\.name) }) {
            var places: [(Int, Int)] = []
            for (i, one) in found.enumerated() {
                for (j, other) in one.regimes.enumerated() where other.name == regime { places.append((i, j)) }
            }
            let adjusted = Holm.adjusted(places.map { found[$0.0].regimes[$0.1].pearson.p })
            for (place, p) in zip(places, adjusted) { found[place.0].adjustedP[place.1] = p }
        }
    }
}

extension FidelityCorrelation {
    /// As results have it; the interval of a difference is Zou's, or the other one where asked.
    package func json(fisherTanh: Bool) -> JSONValue {
        func one(_ test: CorrelationDifference) -> [JSONObject.Member] {
            let interval = fisherTanh ? test.fisherTanh : test.interval
            return [
                .init(key: test.degrees == nil ? "z" : "t", value: ResultNumber.json(test.statistic)),
                .init(key: "p", value: ResultNumber.json(test.p)),
                .init(key: "deltaR", value: ResultNumber.json(test.deltaR)),
                .init(key: "test", value: .string(test.test)),
                .init(key: "interval", value: ResultNumber.json(interval)),
                .init(key: "intervalOf", value: .string(fisherTanh ? "tanh(z1 - z2)" : "deltaR (Zou)")),
            ]
        }
        return [
            "differences": .array(
                zip(differences, fisher).map { pair, fisher in
                    .object(
                        JSONObject(
                            uniqueMembers: one(pair.difference) + [
                                .init(key: "regimes", value: [.string(pair.first), .string(pair.second)]),
                                .init(key: "fisher", value: .object(JSONObject(uniqueMembers: one(fisher)))),
                            ]))
                }), "learning": learning.json, "measure": .string(measure),
            "regimes": .array(
                zip(regimes, adjustedP).map { regime, adjusted in
                    [
                        "adjustedP": ResultNumber.json(adjusted),
                        "interval": ResultNumber.json(regime.pearson.interval()),
                        "intervalByModel": ResultNumber.json(regime.byModel), "models": .integer(regime.models),
                        "n": .integer(regime.pearson.n), "p": ResultNumber.json(regime.pearson.p),
                        "r": ResultNumber.json(regime.pearson.r), "regime": .string(regime.name),
                        "spearman": ResultNumber.json(regime.spearman?.r),
                    ]
                }),
        ]
    }
}
