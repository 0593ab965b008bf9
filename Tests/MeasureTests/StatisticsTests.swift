import Corpus
import Foundation
import Testing

@testable import Measure

@Suite("Statistics against SciPy and published numbers")
struct StatisticsTests {
    private static func numbers(_ path: String...) -> [Double] {
        (path.reduce(OracleData.results) { $0[$1] ?? .null }.array ?? []).map { $0.number ?? .nan }
    }

    @Test("normal quantiles and Student's t equal SciPy's")
    func distributions() {
        for row in OracleData["statistics", "normal"].array ?? [] {
            let share = row["share"]?.number ?? .nan
            #expect(Normal.quantile(share).isNear(row["z"]?.number ?? .nan, 1e-9))
            #expect(Normal.cumulative(Normal.quantile(share)).isNear(share, 1e-14))
        }
        for row in OracleData["statistics", "t"].array ?? [] {
            let degrees = row["degrees"]?.number ?? .nan
            let p = StudentT.twoSided(row["t"]?.number ?? .nan, degrees: degrees)
            #expect(p.isNear(row["p"]?.number ?? .nan, 1e-10))
            let quantile = StudentT.quantile(row["share"]?.number ?? 0.5, degrees: degrees)
            #expect(quantile.isNear(row["quantile"]?.number ?? .nan, 1e-8))
        }
    }

    @Test("Pearson's and Spearman's coefficients equal SciPy's, with p and interval")
    func correlations() throws {
        let x = Self.numbers("statistics", "pearson", "x")
        let y = Self.numbers("statistics", "pearson", "y")
        let pearson = try Correlation(pearson: x, y)
        #expect(pearson.r.isNear(OracleData.number("statistics", "pearson", "r"), 1e-12))
        #expect(pearson.p.isNear(OracleData.number("statistics", "pearson", "p"), 1e-12))
        let interval = Self.numbers("statistics", "pearson", "interval")
        #expect(
            pearson.interval().lower.isNear(interval[0], 1e-9) && pearson.interval().upper.isNear(interval[1], 1e-9))
        let ties = Self.numbers("statistics", "spearman", "x")
        let spearman = try Correlation(spearman: ties, y)
        #expect(spearman.r.isNear(OracleData.number("statistics", "spearman", "r"), 1e-12))
        #expect(spearman.p.isNear(OracleData.number("statistics", "spearman", "p"), 1e-12))
        #expect(Ranks.mean(ties) == Self.numbers("statistics", "ranks", "ranks"))
    }

    @Test("Fisher's test of the study's two regimes: z 6.474, Zou [1.2623, 1.8619], and what tanh makes of it")
    func study() throws {
        let found = try CorrelationDifference(
            independent: Correlation(r: 0.95, n: 14), Correlation(r: -0.73, n: 14))
        #expect(abs(found.statistic - 6.473966) < 5e-7)
        #expect(abs(found.interval.lower - 1.262258) < 5e-7 && abs(found.interval.upper - 1.861923) < 5e-7)
        #expect(abs(found.fisherTanh.lower - 0.958) < 5e-4 && abs(found.fisherTanh.upper - 0.998) < 1e-3)
        #expect(found.p < 1e-9)
    }

    @Test("Fisher's test of two published coefficients")
    func independent() throws {
        let found = try CorrelationDifference(independent: Correlation(r: 0.560, n: 100), Correlation(r: 0.588, n: 353))
        #expect(abs(found.statistic + 0.364028) < 5e-7 && abs(found.p - 0.71584) < 5e-6)
        #expect(abs(found.interval.lower + 0.192583) < 5e-7 && abs(found.interval.upper - 0.113586) < 5e-7)
    }

    @Test("Williams's test of coefficients that share a variable")
    func overlapping() throws {
        let found = try CorrelationDifference(overlapping: 0.396, 0.179, 0.088, n: 200)
        #expect(abs(found.statistic - 2.441035) < 5e-7 && abs(found.p - 0.01553) < 5e-6 && found.degrees == 197)
        #expect(abs(found.interval.lower - 0.041532) < 5e-7 && abs(found.interval.upper - 0.389212) < 5e-7)
    }

    @Test("coefficients without any tie between them differ as independent ones of one sample")
    func nonOverlapping() throws {
        let found = try CorrelationDifference(nonOverlapping: 0.5, 0.2, r13: 0, r14: 0, r23: 0, r24: 0, n: 50)
        let free = try CorrelationDifference(independent: Correlation(r: 0.5, n: 50), Correlation(r: 0.2, n: 50))
        #expect(
            found.statistic.isNear(free.statistic, 1e-12) && found.interval.lower.isNear(free.interval.lower, 1e-12))
        let tied = try CorrelationDifference(nonOverlapping: 0.5, 0.2, r13: 0.6, r14: 0.3, r23: 0.3, r24: 0.6, n: 50)
        #expect(tied.interval.upper - tied.interval.lower < free.interval.upper - free.interval.lower)
    }

    @Test("what is undefined is refused")
    func refusals() {
        #expect(throws: Fault.self) { try Correlation(r: 0.5, n: 3) }
        #expect(throws: Fault.self) { try Correlation(r: 1, n: 30) }
        #expect(throws: Fault.self) { try Correlation(r: -1, n: 30) }
        #expect(throws: Fault.self) { try Correlation(pearson: [1, 1, 1, 1], [1, 2, 3, 4]) }
        #expect(throws: Fault.self) { try Correlation(pearson: [1, 2, 3], [1, 2, 4]) }
        #expect(throws: Fault.self) { try CorrelationDifference(overlapping: 0.9, -0.9, 0.9, n: 20) }
        #expect(throws: Fault.self) { try KolmogorovSmirnov.uniform([]) }
    }

    @Test("the Kolmogorov-Smirnov test is SciPy's exact one", arguments: [1, 2, 10, 100, 1000], ["1.0", "1.3"])
    func kolmogorovSmirnov(n: Int, power: String) throws {
        let expected = OracleData["statistics", "uniform", "\(n)^\(power)"]
        let found = try KolmogorovSmirnov.uniform((expected["values"]?.array ?? []).map { $0.number ?? .nan })
        #expect(found.d.isNear(expected["d"]?.number ?? .nan, 1e-12))
        // Beyond 140 numbers SciPy approximates (Pelz and Good).
        #expect(found.p.isNear(expected["p"]?.number ?? .nan, n > 140 ? 1e-6 : 1e-9))
    }

    @Test("Holm's correction steps down and keeps the order")
    func holm() {
        let found = Holm.adjusted(Self.numbers("statistics", "holm", "p"))
        for (p, expected) in zip(found, Self.numbers("statistics", "holm", "adjusted")) {
            #expect(p.isNear(expected, 1e-12))
        }
        #expect(Holm.adjusted([]).isEmpty)
    }

    @Test("quantiles are NumPy's")
    func quantiles() {
        let sorted = Self.numbers("statistics", "quantiles", "values").sorted()
        for share in [0, 0.05, 0.5, 0.9, 1] {
            let key = share == 0 ? "0" : share == 1 ? "1" : "\(share)"
            #expect(
                Quantile.of(sorted: sorted, share).isNear(OracleData.number("statistics", "quantiles", "q", key), 1e-12)
            )
        }
    }

    @Test("the bootstrap draws whole groups: the mean of two groups varies by group, not by document")
    func bootstrap() {
        let values = [0.0, 0, 0, 0, 1, 1, 1, 1]
        let groups = Groups(names: ["a", "a", "a", "a", "b", "b", "b", "b"])
        var means: Set<Double> = []
        var bootstrap = GroupBootstrap()
        bootstrap.replicates = 200
        let interval = bootstrap.interval(groups) { documents in
            let mean = documents.reduce(0) { $0 + values[$1] } / Double(documents.count)
            means.insert(mean)
            return mean
        }
        #expect(means == [0, 0.5, 1])
        #expect(interval == Interval(0, 1))
    }
}
