import Corpus
import Foundation
import Retrieve
import Testing

@Suite("Paired statistics over queries")
struct StatisticsTests {
    /// Differences of two rankings in families of one to five queries: many small, some large, all within 0 … 1, alike within a family.
    private func sample(
        families: Int, _ generator: inout SeededGenerator, shift: Double
    ) -> (first: [Double], second: [Double], groups: QueryGroups) {
        var first: [Double] = []
        var second: [Double] = []
        var names: [String] = []
        for family in 0..<families {
            let level = generator.unit() * generator.unit()
            let effect = (generator.unit() - 0.5) * 0.2
            for _ in 0...generator.uniform(5) {
                let base = min(1, max(0, level + (generator.unit() - 0.5) * 0.2))
                second.append(base)
                first.append(min(1, max(0, base + shift + effect + (generator.unit() - 0.5) * 0.1)))
                names.append("f\(family)")
            }
        }
        return (first, second, QueryGroups(families: names))
    }

    @Test("95% intervals of a mean and of a difference cover the truth in 93–97% of 1,000 corpora of dependent queries")
    func coverage() throws {
        var generator = SeededGenerator(seed: 1)
        let truth = sample(families: 30_000, &generator, shift: 0.05)
        let trueMean = truth.first.reduce(0, +) / Double(truth.first.count)
        let trueDifference = trueMean - truth.second.reduce(0, +) / Double(truth.second.count)
        var covered = (mean: 0, difference: 0)
        for simulation in 0..<1000 {
            var generator = SeededGenerator(seed: 2, stream: UInt64(simulation))
            let (first, second, groups) = sample(families: 30, &generator, shift: 0.05)
            let bootstrap = try Bootstrap(replicates: 200, seed: UInt64(simulation))
            if let mean = bootstrap.mean(first, groups), mean.low <= trueMean, trueMean <= mean.high {
                covered.mean += 1
            }
            let found = bootstrap.difference(first, second, groups).difference
            if let found, found.low <= trueDifference, trueDifference <= found.high { covered.difference += 1 }
        }
        #expect((930...970).contains(covered.mean), "\(covered.mean)")
        #expect((930...970).contains(covered.difference), "\(covered.difference)")
    }

    @Test(
        "the randomisation test rejects 3–7% of true nulls at 5%, in families; by single queries it would reject too many"
    )
    func calibration() throws {
        var rejected = (families: 0, single: 0)
        for simulation in 0..<1000 {
            var generator = SeededGenerator(seed: 3, stream: UInt64(simulation))
            var first: [Double] = []
            var second: [Double] = []
            var names: [String] = []
            for family in 0..<25 {
                let effect = generator.unit() - 0.5
                for _ in 0..<3 {
                    second.append(0.5)
                    first.append(0.5 + effect * 0.5 + (generator.unit() - 0.5) * 0.1)
                    names.append("f\(family)")
                }
            }
            let test = try RandomisationTest(permutations: 199, seed: UInt64(simulation))
            if test.p(first, second, QueryGroups(families: names)) <= 0.05 { rejected.families += 1 }
            if test.p(first, second, QueryGroups(independent: first.count)) <= 0.05 { rejected.single += 1 }
        }
        #expect((30...70).contains(rejected.families), "\(rejected.families)")
        #expect(rejected.single > 150, "\(rejected.single)")
    }

    @Test("few groups are counted exactly: p of the sign patterns, none missing")
    func exact() throws {
        let test = try RandomisationTest()
        let second = [0.0, 0, 0, 0, 0]
        #expect(test.p([1, 1, 1, 1, 1], second, QueryGroups(independent: 5)) == 2.0 / 32)
        #expect(test.p([1, 1, 1, 1, 0], second, QueryGroups(independent: 5)) == 2.0 / 16)
        #expect(test.p([0.3, -0.1, 0.2, 0.1, -0.4], second, QueryGroups(independent: 5)) > 0.5)
        #expect(test.p(second, second, QueryGroups(independent: 5)) == 1)
        #expect(test.p([1, 1, 1, 1, 1], second, QueryGroups(families: ["a", "a", "a", "b", "b"])) == 0.5)
        let many = (0..<40).map { $0 % 4 == 0 ? -1.0 : 1 }
        let p = test.p(many, Array(repeating: 0, count: 40), QueryGroups(independent: 40))
        #expect(p == test.p(many, Array(repeating: 0, count: 40), QueryGroups(independent: 40)), "seeded")
        // Binomial(40, ½): P(|heads − 20| ≥ 10) is .0022.
        #expect(p > 0.0005 && p < 0.005, "\(p)")
    }

    @Test("a symmetric sample's interval is near Student's")
    func student() throws {
        let values = (0..<50).map { Double($0) / 50 }
        let interval = try #require(try Bootstrap(replicates: 5000).mean(values, QueryGroups(independent: 50)))
        // mean .49, standard error .041231, t(49) 2.009575
        #expect(abs(interval.low - (0.49 - 2.009575 * 0.041231)) < 0.004, "\(interval)")
        #expect(abs(interval.high - (0.49 + 2.009575 * 0.041231)) < 0.004, "\(interval)")
    }

    @Test("what is not defined is not made up")
    func undefined() throws {
        let bootstrap = try Bootstrap(replicates: 100)
        #expect(bootstrap.mean([0.5], QueryGroups(independent: 1)) == nil)
        #expect(bootstrap.mean([0.5, 0.6], QueryGroups(families: ["a", "a"])) == nil)
        let constant = try #require(bootstrap.mean([0.5, 0.5, 0.5], QueryGroups(independent: 3)))
        #expect(constant == Bootstrap.Interval(low: 0.5, high: 0.5))
        let zeros = bootstrap.difference([0.1, 0.2, 0.3], [0, 0, 0], QueryGroups(independent: 3))
        #expect(zeros.difference != nil)
        #expect(zeros.relativeChange == nil)
        #expect(throws: Fault.self) { try Bootstrap(replicates: 5) }
        #expect(throws: Fault.self) { try Bootstrap(level: 1) }
        #expect(throws: Fault.self) { try RandomisationTest(permutations: 3) }
    }
}
