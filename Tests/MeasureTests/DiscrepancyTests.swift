import Corpus
import Foundation
import Native
import Testing

@testable import Measure

@Suite("Maximum mean discrepancy")
struct DiscrepancyTests {
    private static let kernels: [Kernel] = [.gaussian(bandwidth: 1.5), .mixture(bandwidth: 1.5), .polynomial]

    @Test("equals NumPy in double precision, and so do its jackknife's errors", arguments: OracleData.names, kernels)
    func oracle(name: String, kernel: Kernel) throws {
        var measure = MaximumMeanDiscrepancy(kernel: kernel)
        measure.permutations = 0
        let expected = OracleData["vectors", name, kernel.name]
        // Cubes of offsets of 100 are of the order 1e12, of which double precision keeps 1e-4.
        let tolerance = name == "offset" && kernel == .polynomial ? 1e-2 : 1e-6
        let found = try measure.measure(OracleData.sample(name))
        #expect(abs((found["mmd2"] ?? .nan) - (expected["unbiased"]?.number ?? .nan)) < tolerance)
        measure.estimator = .biased
        let biased = try measure.measure(OracleData.sample(name))
        #expect(abs((biased["mmd2"] ?? .nan) - (expected["biased"]?.number ?? .nan)) < tolerance)
        measure.estimator = .unbiased
        let estimate = try measure.estimate(OracleData.grouped(name))
        #expect(abs(estimate.value - (expected["grouped"]?.number ?? .nan)) < tolerance)
        #expect(abs(estimate.standardError - (expected["error"]?.number ?? .nan)) < tolerance)
    }

    @Test("finds the median distance by either rule", arguments: OracleData.names)
    func bandwidth(name: String) throws {
        let sample = try OracleData.sample(name)
        let pooled = sample.x.appending(sample.y)
        #expect(
            try BandwidthRule.median.bandwidth(of: pooled).isNear(OracleData.number("vectors", name, "median"), 1e-9))
        #expect(
            try BandwidthRule.halfMedianSquare.bandwidth(of: pooled).isNear(
                OracleData.number("vectors", name, "halfMedianSquare"), 1e-9))
    }

    @Test("the energy distance equals NumPy's", arguments: OracleData.names)
    func energy(name: String) throws {
        var measure = EnergyDistance()
        measure.permutations = 0
        let found = try measure.measure(OracleData.sample(name))["value"] ?? .nan
        #expect(abs(found - OracleData.number("vectors", name, "energy")) < 1e-6)
    }

    /// MMD² of the documents in and out of a subset, number by number; `groups` are those whose own pairs are left out.
    private static func naive(
        _ points: Matrix, _ isFirst: [Bool], _ kernel: Kernel, _ estimator: MMDEstimator, _ groups: [Int]
    ) -> Double {
        var sums = [[0.0, 0.0], [0.0, 0.0]]
        var counts = sums
        for i in 0..<points.rows {
            for j in 0..<points.rows {
                let a = isFirst[i] ? 0 : 1
                let b = isFirst[j] ? 0 : 1
                if estimator == .unbiased && a == b && groups[i] == groups[j] { continue }
                sums[a][b] += kernel.value(points.row(i), points.row(j))
                counts[a][b] += 1
            }
        }
        return sums[0][0] / counts[0][0] + sums[1][1] / counts[1][1] - 2 * sums[0][1] / counts[0][1]
    }

    @Test(
        "every permutation's value is that of the permuted samples, group by group", arguments: [false, true],
        [Kernel.gaussian(bandwidth: 1.5), .negativeDistance])
    func permutations(isGrouped: Bool, kernel: Kernel) throws {
        let sample = try isGrouped ? OracleData.grouped("bell") : OracleData.sample("bell")
        for estimator in MMDEstimator.allCases {
            var measure = MaximumMeanDiscrepancy(kernel: kernel)
            measure.permutations = 5
            measure.seed = 7
            measure.estimator = estimator
            let permuted = try measure.estimate(sample).permuted
            let permutation = GroupPermutation(
                sizes: sample.xGroups.sizes + sample.yGroups.sizes, first: sample.xGroups.count, permutations: 5,
                seed: 7)
            let points = sample.x.appending(sample.y)
            for subset in 0...5 {
                let isFirst = sample.pooledGroups.map { permutation.subsets[$0, subset] }
                #expect(isFirst.count { $0 } == Int(permutation.documents[subset]))
                let expected = Self.naive(points, isFirst, kernel, estimator, sample.pooledGroups)
                // Permuted values are sums in single precision of kernel values of 1 or, for distances, of 3.
                #expect(abs(permuted[subset] - expected) < (kernel == .negativeDistance ? 5e-6 : 1e-6))
            }
            let groups = (1...5).map { subset in
                (0..<permutation.subsets.groups).count { permutation.subsets[$0, subset] }
            }
            #expect(groups.allSatisfy { $0 == sample.xGroups.count })
        }
    }

    @Test("is the same for any number of threads, to the last bit")
    func threads() throws {
        let x = OracleData.bell(11, 1100, 3)
        let sample = try TwoSample(x: x, y: OracleData.bell(12, 700, 3, shift: 0.1))
        var measure = MaximumMeanDiscrepancy(kernel: .gaussian(bandwidth: 2))
        measure.permutations = 3
        let one = try measure.estimate(sample)
        measure.threads = 3
        let three = try measure.estimate(sample)
        #expect(one.value == three.value)
        #expect(one.permuted == three.permuted)
        #expect(one.standardError == three.standardError)
        #expect(abs(one.permuted[0] - one.value) < 1e-7)
    }

    @Test("the biased value of a sample and itself is 0, and a constant shift changes nothing")
    func laws() throws {
        let x = OracleData.bell(1, 40, 4)
        var measure = MaximumMeanDiscrepancy(kernel: .gaussian(bandwidth: 1))
        measure.estimator = .biased
        measure.permutations = 0
        let same = try measure.measure(TwoSample(x: x, y: x))["mmd2"] ?? .nan
        #expect(abs(same) < 1e-7)
        let y = OracleData.bell(2, 30, 4)
        let there = try measure.measure(TwoSample(x: x, y: y))["mmd2"] ?? .nan
        let back = try measure.measure(TwoSample(x: y, y: x))["mmd2"] ?? .nan
        #expect(abs(there - back) < 1e-7)
        let shift = [Double](repeating: -512, count: 4)
        let moved = try measure.measure(TwoSample(x: x.subtracting(shift), y: y.subtracting(shift)))["mmd2"] ?? .nan
        #expect(abs(there - moved) < 1e-4)
    }

    @Test("constant vectors give 0 with a p of 1, and no bandwidth can be found for them")
    func constant() throws {
        let x = Matrix(rows: 6, columns: 3, values: [Float](repeating: 2, count: 18))
        let sample = try TwoSample(x: x, y: x)
        var measure = MaximumMeanDiscrepancy(kernel: .gaussian(bandwidth: 1))
        measure.permutations = 50
        let found = try measure.measure(sample)
        #expect(found["mmd2"] == 0)
        #expect(found.p == 1)
        #expect(throws: Fault.self) { try BandwidthRule.median.bandwidth(of: x) }
        measure.kernel = .gaussian(bandwidth: 0)
        #expect(throws: Fault.self) { try measure.measure(sample) }
    }

    @Test("samples that cannot be compared are refused with what is wrong")
    func refusals() throws {
        let x = OracleData.bell(1, 5, 3)
        func message(_ body: () throws -> TwoSample) -> String {
            do {
                _ = try body()
                return ""
            } catch { return "\(error)" }
        }
        #expect(message { try TwoSample(x: x, y: OracleData.bell(1, 5, 4)) }.contains("3 numbers and the second's 4"))
        #expect(message { try TwoSample(x: x, y: x[rows: 0..<1]) }.contains("the second sample has 1"))
        var broken = x
        broken[3, 1] = .nan
        #expect(message { try TwoSample(x: broken, y: x) }.contains("row 3 of the first sample"))
        let families = Groups(names: ["a", "a", "b", "b", ""])
        let others = Groups(names: ["c", "c", "b", "d", ""])
        #expect(message { try TwoSample(x: x, y: x, xGroups: families, yGroups: others) }.contains("b for one"))
        #expect(families.count == 3)
    }

    @Test("linear and block estimates are the means of their terms, and the random features come near the kernel")
    func streaming() throws {
        let sample = try TwoSample(x: OracleData.bell(21, 200, 4), y: OracleData.bell(22, 240, 4, shift: 1))
        let kernel = Kernel.gaussian(bandwidth: 1.5)
        let linear = try LinearTimeMMD(kernel: kernel).measure(sample)
        var sum = 0.0
        for pair in 0..<100 {
            let (a, b) = (2 * pair, 2 * pair + 1)
            sum += kernel.value(sample.x.row(a), sample.x.row(b)) + kernel.value(sample.y.row(a), sample.y.row(b))
            sum -= kernel.value(sample.x.row(a), sample.y.row(b)) + kernel.value(sample.x.row(b), sample.y.row(a))
        }
        #expect((linear["mmd2"] ?? .nan).isNear(sum / 100, 1e-12))
        let block = try BlockMMD(kernel: kernel).measure(sample)
        var blocks = 0.0
        for index in 0..<14 {
            let rows = (14 * index)..<(14 * index + 14)
            let points = sample.x[rows: rows].appending(sample.y[rows: rows])
            blocks += Self.naive(points, (0..<28).map { $0 < 14 }, kernel, .unbiased, Array(0..<28))
        }
        #expect((block["mmd2"] ?? .nan).isNear(blocks / 14, 1e-6))
        var exact = MaximumMeanDiscrepancy(kernel: kernel)
        exact.estimator = .biased
        exact.permutations = 0
        let value = try exact.measure(sample)["mmd2"] ?? .nan
        var features = RandomFourierMMD(bandwidth: 1.5)
        features.features = 512
        let near = try features.measure(sample)["mmd2"] ?? .nan
        #expect(abs(near - value) < 0.1 * value)
        #expect(linear.p ?? 1 < 0.001)
        #expect(block.p ?? 1 < 0.001)
        #expect(throws: Fault.self) { try LinearTimeMMD(kernel: kernel).measure(OracleData.grouped("bell")) }
    }

    @Test("the kernel inception distance of whole samples is the polynomial kernel's MMD²")
    func inception() throws {
        let sample = try OracleData.sample("grid")
        var measure = KernelInceptionDistance()
        measure.subsets = 3
        let found = try measure.measure(sample)
        #expect((found["value"] ?? .nan).isNear(OracleData.number("vectors", "grid", "polynomial", "unbiased"), 1e-6))
        #expect(found["deviation"] ?? .nan < 1e-6)
        measure.size = 20
        measure.subsets = 30
        let subsets = try measure.measure(sample)
        let deviation = subsets["deviation"] ?? .nan
        #expect(deviation > 0)
        #expect(
            abs((subsets["value"] ?? .nan) - OracleData.number("vectors", "grid", "polynomial", "unbiased"))
                < 4 * deviation / 30.0.squareRoot())
    }
}
