import Corpus
import Foundation
import Native
import Testing

@testable import Measure

/// Whether p-values and intervals are what they say. `scripts/calibrate` runs 1,000 simulations of each; the suite a few.
@Suite("Calibration by simulation")
struct CalibrationTests {
    /// Simulations; seeds are their numbers, fixed beforehand.
    static let simulations = Int(ProcessInfo.processInfo.environment["PATCORPUS_SIMULATIONS"] ?? "") ?? 60
    private static let isFull = simulations >= 1000

    private static func bell(_ g: inout SeededGenerator) -> Double { Normal.draw(&g) }

    /// Documents of families: each a family's centre and a deviation; independent ones where a family has one.
    private static func sample(
        _ g: inout SeededGenerator, families: Int, of size: Int, shift: Double = 0
    ) -> (Matrix, Groups) {
        var values: [Float] = []
        var names: [String] = []
        for family in 0..<families {
            let centre = (0..<5).map { _ in bell(&g) }
            for _ in 0..<size {
                for column in 0..<5 {
                    let deviation = size == 1 ? 0 : 0.3 * bell(&g)
                    values.append(Float(centre[column] + deviation + (column == 0 ? shift : 0)))
                }
                names.append("\(family)")
            }
        }
        return (Matrix(rows: names.count, columns: 5, values: values), Groups(names: names))
    }

    private static func pair(_ seed: Int, families: Int, of size: Int, shift: Double = 0) throws -> TwoSample {
        var g = SeededGenerator(seed: UInt64(seed), stream: 77)
        let (x, xGroups) = sample(&g, families: families, of: size)
        let (y, yGroups) = sample(&g, families: families, of: size, shift: shift)
        return try TwoSample(
            x: x, y: y, xGroups: Groups(names: xGroups.of.map { "x\($0)" }),
            yGroups: Groups(names: yGroups.of.map { "y\($0)" }))
    }

    /// Holds p-values of true nulls against the uniform distribution and the level of 5%.
    private static func expectUniform(_ p: [Double], _ name: String) throws {
        let test = try KolmogorovSmirnov.uniform(p)
        let rate = Double(p.count { $0 <= 0.05 }) / Double(p.count)
        report("\(name): rejected \(rate) of \(p.count) true nulls at 5%, Kolmogorov-Smirnov D \(test.d), p \(test.p)")
        #expect(test.p > 0.001)
        if isFull { #expect(rate >= 0.03 && rate <= 0.07) } else { #expect(rate <= 0.17) }
    }

    private static func report(_ line: String) { if isFull { print("calibration | " + line) } }

    @Test(
        "under the null p-values are uniform, with independent documents and with families",
        arguments: ["mmd", "energy", "c2st"], [1, 3])
    func null(measure: String, size: Int) throws {
        let p = try (0..<Self.simulations).map { seed in
            let sample = try Self.pair(seed, families: measure == "c2st" ? 40 : 24, of: size)
            switch measure {
            case "mmd":
                var mmd = MaximumMeanDiscrepancy(kernel: .gaussian(bandwidth: 2.5))
                mmd.permutations = 199
                mmd.seed = UInt64(seed)
                return try mmd.measure(sample).p ?? .nan
            case "energy":
                var energy = EnergyDistance()
                energy.permutations = 199
                energy.seed = UInt64(seed)
                return try energy.measure(sample).p ?? .nan
            default:
                var classifier = ClassifierTwoSample()
                classifier.permutations = 199
                classifier.seed = UInt64(seed)
                return try classifier.measure(sample).p ?? .nan
            }
        }
        try Self.expectUniform(p, "\(measure), \(size == 1 ? "independent documents" : "families of \(size)")")
    }

    /// Texts of families: each family has its own few words, each document draws from them and from all.
    private static func texts(_ g: inout SeededGenerator, families: Int) -> (texts: [String], names: [String]) {
        var texts: [String] = []
        var names: [String] = []
        for family in 0..<families {
            let own = (0..<6).map { _ in g.uniform(80) }
            for _ in 0..<3 {
                let words = (0..<25).map { _ in g.uniform(2) == 0 ? own[g.uniform(6)] : g.uniform(80) }
                texts.append(words.map { "w\($0)" }.joined(separator: " "))
                names.append("\(family)")
            }
        }
        return (texts, names)
    }

    @Test("with the embedder and the bandwidth fitted on a part that enters no statistic p-values stay uniform")
    func embedderInTheLoop() throws {
        let p = try (0..<max(20, Self.isFull ? Self.simulations : 20)).map { seed in
            var g = SeededGenerator(seed: UInt64(seed), stream: 78)
            let fit = Self.texts(&g, families: 20).texts
            let x = Self.texts(&g, families: 20)
            let y = Self.texts(&g, families: 20)
            var settings = LatentSemanticSettings()
            settings.dimensions = 8
            settings.iterations = 2
            let embedder = try LatentSemanticAnalysis(fitting: fit, training: [], settings: settings, threads: 1)
            let ruler = try BandwidthRule.median.bandwidth(of: embedder.embed(fit, threads: 1))
            let sample = try TwoSample(
                x: embedder.embed(x.texts, threads: 1), y: embedder.embed(y.texts, threads: 1),
                xGroups: Groups(names: x.names.map { "x" + $0 }), yGroups: Groups(names: y.names.map { "y" + $0 }))
            var mmd = MaximumMeanDiscrepancy(kernel: .gaussian(bandwidth: ruler))
            mmd.permutations = 199
            mmd.seed = UInt64(seed)
            return try mmd.measure(sample).p ?? .nan
        }
        let test = try KolmogorovSmirnov.uniform(p)
        let rate = Double(p.count { $0 <= 0.05 }) / Double(p.count)
        Self.report(
            "mmd with the embedder in the loop, families of 3: rejected \(rate), Kolmogorov-Smirnov p \(test.p)")
        #expect(test.p > 0.001)
        if Self.isFull { #expect(rate >= 0.03 && rate <= 0.07) }
    }

    @Test(
        "a planted shift is found, its size is the same for any number of documents, and intervals cover it",
        arguments: [1, 3])
    func power(size: Int) throws {
        var mmd = MaximumMeanDiscrepancy(kernel: .gaussian(bandwidth: 2.5))
        mmd.permutations = 99
        var values: [Double] = []
        var intervals: [Interval] = []
        var found = 0
        for seed in 0..<Self.simulations {
            mmd.seed = UInt64(seed)
            let result = try mmd.measure(Self.pair(seed, families: Self.isFull ? 100 : 50, of: size, shift: 1))
            values.append(result["mmd2"] ?? .nan)
            if let interval = result.interval { intervals.append(interval) }
            if result.p ?? 1 <= 0.05 { found += 1 }
        }
        let mean = values.reduce(0, +) / Double(values.count)
        // ‖μ_P − μ_Q‖² of normal distributions N(0, s²I) and N(1·e₁, s²I): a Gaussian integral.
        let variance = size == 1 ? 1.0 : 1.09
        let wide = 2.5 * 2.5 + 2 * variance
        let truth = 2 * pow(2.5 * 2.5 / wide, 2.5) * (1 - exp(-1 / (2 * wide)))
        let covered = Double(intervals.count { $0.contains(truth) }) / Double(intervals.count)
        let power = Double(found) / Double(Self.simulations)
        Self.report(
            "mmd, shift of 1, \(size == 1 ? "independent documents" : "families of \(size)"): found in \(power), mean MMD² \(mean), truth \(truth), covered by \(covered) of the intervals"
        )
        #expect(power > 0.9)
        #expect(mean > truth * 0.85 && mean < truth * 1.15)
        if Self.isFull { #expect(covered >= 0.93 && covered <= 0.97) } else { #expect(covered >= 0.8) }
    }

    @Test("intervals of a correlation and of a difference of two cover the truth")
    func correlations() throws {
        let count = Self.isFull ? Self.simulations : 300
        var covered = 0
        var differences = 0
        for seed in 0..<count {
            var g = SeededGenerator(seed: UInt64(seed), stream: 79)
            func correlation(_ rho: Double) throws -> Correlation {
                var x: [Double] = []
                var y: [Double] = []
                for _ in 0..<30 {
                    let a = Normal.draw(&g)
                    x.append(a)
                    y.append(rho * a + (1 - rho * rho).squareRoot() * Normal.draw(&g))
                }
                return try Correlation(pearson: x, y)
            }
            let first = try correlation(0.7)
            let second = try correlation(-0.3)
            if first.interval().contains(0.7) { covered += 1 }
            if CorrelationDifference(independent: first, second).interval.contains(1) { differences += 1 }
        }
        let rates = [Double(covered) / Double(count), Double(differences) / Double(count)]
        Self.report("correlation: interval covers \(rates[0]), Zou's interval of the difference \(rates[1])")
        let allowed = Self.isFull ? 0.93...0.97 : 0.90...0.99
        #expect(allowed.contains(rates[0]) && allowed.contains(rates[1]))
    }
}
