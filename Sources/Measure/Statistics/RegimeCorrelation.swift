internal import Corpus

/// A configuration of a generator in one regime: its discrepancy and what its documents gained.
package struct GainRun: Sendable, Hashable {
    /// Which configuration it is; the same in every regime.
    package var configuration: String
    /// The model; configurations of one model are not independent.
    package var model: String
    package var regime: String
    package var mmd: Double
    package var gain: Double

    package init(configuration: String, model: String, regime: String, mmd: Double, gain: Double) {
        self.configuration = configuration
        self.model = model
        self.regime = regime
        self.mmd = mmd
        self.gain = gain
    }
}

/// How discrepancy and gain go together in each regime, and how regimes differ.
///
/// Each pair of regimes gets the test that its data admit: Williams's where both have the same configurations with the same discrepancies, Dunn and Clark's where the discrepancies differ,
/// Fisher's where the configurations are not the same.
package struct RegimeCorrelation: Sendable {
    /// A regime's coefficients.
    package struct Regime: Sendable {
        package let name: String
        package let pearson: Correlation
        package let spearman: Correlation?
        package let models: Int
        /// Percentiles of Pearson's coefficient under a bootstrap over models.
        package let byModel: Interval?
    }

    /// The regimes in the order of their first run.
    package let regimes: [Regime]
    /// Each pair of regimes, the earlier first.
    package let differences: [(first: String, second: String, difference: CorrelationDifference)]

    /// Analyses runs. Throws a usage `Fault` for a regime of fewer than 4 runs, or with a constant variable.
    package init(_ runs: [GainRun], replicates: Int = 1000, seed: UInt64 = 0) throws {
        var names: [String] = []
        for run in runs where !names.contains(run.regime) { names.append(run.regime) }
        let parts = names.map { name in runs.filter { $0.regime == name } }
        regimes = try zip(names, parts).map { name, part in
            do {
                let pearson = try Correlation(pearson: part.map(\.mmd), part.map(\.gain))
                let groups = Groups(names: part.map(\.model))
                var bootstrap = GroupBootstrap()
                bootstrap.replicates = replicates
                bootstrap.seed = seed
                return Regime(
                    name: name, pearson: pearson,
                    spearman: try? Correlation(spearman: part.map(\.mmd), part.map(\.gain)), models: groups.count,
                    byModel: groups.count < 3
                        ? nil
                        : bootstrap.interval(groups) { rows in
                            (try? Correlation.pearson(rows.map { part[$0].mmd }, rows.map { part[$0].gain })) ?? .nan
                        })
            } catch let fault as Fault {
                throw Fault(fault.what, at: "the regime \(name)", fix: fault.fix, kind: fault.kind)
            }
        }
        var found: [(first: String, second: String, difference: CorrelationDifference)] = []
        for i in regimes.indices {
            for j in regimes.indices where j > i {
                found.append((names[i], names[j], try Self.difference(parts[i], parts[j], regimes[i], regimes[j])))
            }
        }
        differences = found
    }

    private static func difference(
        _ first: [GainRun], _ second: [GainRun], _ one: Regime, _ two: Regime
    ) throws -> CorrelationDifference {
        let independent = CorrelationDifference(independent: one.pearson, two.pearson)
        var byConfiguration: [String: GainRun] = [:]
        for run in second { byConfiguration[run.configuration] = run }
        let pairs = first.compactMap { run in byConfiguration[run.configuration].map { (run, $0) } }
        guard pairs.count == first.count, pairs.count == second.count,
            Set(first.map(\.configuration)).count == first.count
        else { return independent }
        let gains = try Correlation.pearson(pairs.map(\.0.gain), pairs.map(\.1.gain))
        if pairs.allSatisfy({ $0.0.mmd == $0.1.mmd }) {
            return try CorrelationDifference(overlapping: one.pearson.r, two.pearson.r, gains, n: pairs.count)
        }
        return try CorrelationDifference(
            nonOverlapping: one.pearson.r, two.pearson.r,
            r13: try Correlation.pearson(pairs.map(\.0.mmd), pairs.map(\.1.mmd)),
            r14: try Correlation.pearson(pairs.map(\.0.mmd), pairs.map(\.1.gain)),
            r23: try Correlation.pearson(pairs.map(\.0.gain), pairs.map(\.1.mmd)), r24: gains, n: pairs.count)
    }
}
