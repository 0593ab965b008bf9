package import Corpus
package import Measure

/// The paired bootstrap of a study: one draw of test families and of seeds serves every run, so that differences are of pairs.
///
/// Families: multiplicities of the groups of `counts` (Efron 1979), where every run has as many. Seeds: one less than there are is drawn (Rao and Wu, JASA
/// 1988), and what the draw differs by is widened by Student's t over the normal quantile, since few seeds make percentiles too narrow.
/// O(runs · replicates · groups).
package struct StudyBootstrap: Sendable {
    package let replicates: Int
    package let seed: UInt64
    private let metric: String
    /// By replicate, the multiplicity of each group; empty where runs have no counts.
    private let weights: [[Int32]]

    /// - Parameter groups: how many groups `counts` has; 0 for none.
    package init(metric: String, groups: Int, replicates: Int, seed: UInt64) {
        self.metric = metric
        self.replicates = replicates
        self.seed = seed
        // Only this metric is a function of sums over documents.
        guard metric == "microF1", groups > 1 else {
            weights = []
            return
        }
        weights = (0..<replicates).map { replicate in
            var generator = SeededGenerator(seed: seed, stream: 0x57D1 &+ UInt64(replicate))
            var weights = [Int32](repeating: 0, count: groups)
            for _ in 0..<groups { weights[generator.uniform(groups)] += 1 }
            return weights
        }
    }

    /// Whether test families are drawn.
    package var drawsFamilies: Bool { !weights.isEmpty }

    /// A run's metric as it is, then under each replicate's draw of families.
    func values(_ line: StudyLine) -> [Double] {
        let own = line.metrics[metric] ?? .nan
        guard let groups = weights.first?.count, line.counts.count == groups else {
            return [Double](repeating: own, count: replicates + 1)
        }
        let flat = line.counts.flatMap { $0.map { Int32(clamping: $0) } }
        return [own]
            + weights.map { weights in
                var (hits, errors) = (0, 0)
                for group in 0..<groups {
                    let weight = Int(weights[group])
                    hits += weight * Int(flat[3 * group])
                    errors += weight * Int(flat[3 * group + 1] + flat[3 * group + 2])
                }
                return F1.value(hits, errors)
            }
    }

    /// The mean over seeds of numbers that stand for one seed each, with what the draws give.
    ///
    /// - Parameter runs: by seed, a number as it is and then one a replicate; seeds in one order for all statistics of a study.
    func estimate(_ runs: [[Double]]) -> Estimate {
        let count = Double(runs.count)
        guard !runs.isEmpty else { return Estimate(value: .nan, draws: [], seeds: 0) }
        let value = runs.reduce(0) { $0 + $1[0] } / count
        guard runs.count > 1 || drawsFamilies else { return Estimate(value: value, draws: [], seeds: runs.count) }
        let widening =
            runs.count > 1 ? StudentT.quantile(0.975, degrees: count - 1) / Normal.quantile(0.975) : 0
        let draws = (1...replicates).map { replicate in
            let mean = runs.reduce(0) { $0 + $1[replicate] } / count
            guard runs.count > 1 else { return mean }
            var generator = SeededGenerator(seed: seed, stream: 0x5EED_0000 &+ UInt64(replicate))
            var drawn = 0.0
            for _ in 1..<runs.count { drawn += runs[generator.uniform(runs.count)][replicate] }
            return mean + widening * (drawn / (count - 1) - mean)
        }
        return Estimate(value: value, draws: draws, seeds: runs.count)
    }
}

/// The F1 of counts.
enum F1 {
    /// 2·tp / (2·tp + fp + fn); 0 where nothing is there and nothing was given.
    static func value(_ hits: Int, _ errors: Int) -> Double {
        let below = 2 * hits + errors
        return below == 0 ? 0 : 2 * Double(hits) / Double(below)
    }
}

/// A mean over seeds with its bootstrap draws.
package struct Estimate: Sendable {
    package let value: Double
    /// Empty where neither families nor seeds can be drawn.
    let draws: [Double]
    package let seeds: Int

    /// The percentile interval; `nil` where there is nothing to draw or nothing differs.
    package func interval(_ confidence: Double = 0.95) -> Interval? {
        let finite = draws.filter(\.isFinite).sorted()
        guard finite.count > 1, standardError > 0 else { return nil }
        return Interval(
            Quantile.of(sorted: finite, 0.5 - confidence / 2), Quantile.of(sorted: finite, 0.5 + confidence / 2))
    }

    /// The standard deviation of the draws.
    package var standardError: Double {
        let finite = draws.filter(\.isFinite)
        guard finite.count > 1 else { return 0 }
        let mean = finite.reduce(0, +) / Double(finite.count)
        let squares = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(finite.count - 1)).squareRoot()
    }

    /// Two-sided, by the normal distribution of the estimate over its standard error: a share of draws could not get below 1 / replicates, and Holm's
    /// correction of hundreds of tests asks for less.
    package var p: Double? {
        let error = standardError
        return error > 0 && value.isFinite ? Normal.twoSided(value / error) : nil
    }

    static func - (first: Estimate, second: Estimate) -> Estimate {
        Estimate(
            value: first.value - second.value,
            draws: first.draws.isEmpty || second.draws.isEmpty ? [] : zip(first.draws, second.draws).map { $0 - $1 },
            seeds: min(first.seeds, second.seeds))
    }

    /// The mean of estimates that share their draws.
    static func mean(_ estimates: [Estimate]) -> Estimate {
        guard let first = estimates.first else { return Estimate(value: .nan, draws: [], seeds: 0) }
        let count = Double(estimates.count)
        var draws = [Double](repeating: 0, count: first.draws.count)
        for estimate in estimates where estimate.draws.count == draws.count {
            for place in draws.indices { draws[place] += estimate.draws[place] / count }
        }
        return Estimate(
            value: estimates.reduce(0) { $0 + $1.value } / count, draws: draws,
            seeds: estimates.map(\.seeds).min() ?? 0)
    }

    /// As results have it.
    package var json: JSONValue {
        [
            "interval": ResultNumber.json(interval()), "seeds": .integer(seeds),
            "standardError": ResultNumber.json(draws.isEmpty ? nil : standardError),
            "value": ResultNumber.json(value),
        ]
    }
}
