import Corpus
import Foundation
import Native
import Testing

@testable import Measure

@Suite("Measures of fidelity and diversity against their oracles")
struct BatteryTests {
    @Test("precision, recall, density and coverage equal prdc's", arguments: OracleData.names, [1, 3, 5])
    func prdc(name: String, k: Int) throws {
        var measure = PRDC()
        measure.k = k
        let found = try measure.measure(OracleData.sample(name))
        for key in ["precision", "recall", "density", "coverage"] {
            #expect((found[key] ?? .nan).isNear(OracleData.number("vectors", name, "prdc\(k)", key), 1e-12), "\(key)")
        }
    }

    @Test("a k that no document has neighbours for is refused")
    func refusedNeighbours() throws {
        for k in [0, 50, 60] {
            var measure = PRDC()
            measure.k = k
            #expect(throws: Fault.self) { try measure.measure(OracleData.sample("grid")) }
        }
    }

    @Test("authenticity takes the radius of the nearest real document", arguments: ["bell", "sparse", "offset"])
    func authenticity(name: String) throws {
        let found = try Authenticity().measure(OracleData.sample(name))
        #expect((found["value"] ?? .nan).isNear(OracleData.number("vectors", name, "authenticity"), 1e-12))
        let nearest = try NearestNeighbours().measure(OracleData.sample(name))
        #expect((nearest["value"] ?? .nan).isNear(OracleData.number("vectors", name, "nearest"), 1e-9))
    }

    @Test("copies are no authentic documents, and are named")
    func copies() throws {
        let real = OracleData.bell(1, 30, 5)
        let copied = OracleData.bell(9, 10, 5, shift: 20).appending(real.selecting([4, 7]))
        let found = try Authenticity().measure(TwoSample(x: real, y: copied))
        #expect((found["value"] ?? .nan).isNear(10.0 / 12, 1e-12))
        #expect(found.json["copies"] == [[10, 4], [11, 7]])
    }

    @Test("the Fréchet distance equals SciPy's matrix root", arguments: OracleData.names)
    func frechet(name: String) throws {
        let found = try FrechetDistance().measure(OracleData.sample(name))
        #expect((found["value"] ?? .nan).isNear(OracleData.number("vectors", name, "frechet"), 1e-7))
    }

    @Test("a sample that does not determine its covariance is told")
    func frechetNote() throws {
        let few = try TwoSample(x: OracleData.bell(1, 6, 8), y: OracleData.bell(2, 60, 8))
        #expect(try FrechetDistance().measure(few).notes.count == 1)
        #expect(try FrechetDistance().measure(OracleData.sample("bell")).notes.isEmpty)
    }

    @Test("the Vendi score equals vendi-score's, over documents and over dimensions", arguments: OracleData.names)
    func vendi(name: String) throws {
        let sample = try OracleData.sample(name)
        let expected = OracleData["vectors", name, "vendi"].array ?? []
        #expect(try (VendiScore().measure(sample.x)["value"] ?? .nan).isNear(expected[0].number ?? 0, 1e-9))
        #expect(try (VendiScore().measure(sample.y)["value"] ?? .nan).isNear(expected[1].number ?? 0, 1e-9))
    }

    @Test("documents that are all alike count as one, and documents at right angles as many")
    func vendiLaws() throws {
        let alike = Matrix(rows: 5, columns: 2, values: [1, 2, 2, 4, 3, 6, 0.5, 1, 0, 0])
        let found = try VendiScore().measure(alike)
        #expect((found["value"] ?? .nan).isNear(1, 1e-6))
        #expect(found.n == 4)
        #expect(found.notes.count == 1)
        let apart = Matrix(rows: 3, columns: 3, values: [2, 0, 0, 0, 5, 0, 0, 0, 1])
        #expect(try (VendiScore().measure(apart)["value"] ?? .nan).isNear(3, 1e-12))
        #expect(throws: Fault.self) { try VendiScore().measure(Matrix(rows: 2, columns: 2)) }
    }

    @Test("the linear classifier is scikit-learn's", arguments: OracleData.names)
    func logistic(name: String) throws {
        let sample = try OracleData.sample(name)
        let points = DoubleMatrix(sample.x.appending(sample.y))
        let isPositive = (0..<points.rows).map { $0 >= sample.n }
        let model = try LogisticRegression(points, isPositive: isPositive)
        let expected = OracleData["vectors", name, "logistic"]
        for (found, weight) in zip(model.weights, expected["weights"]?.array ?? []) {
            #expect(found.isNear(weight.number ?? .nan, 1e-5))
        }
        let scores = try model.scores(points)
        let area = AreaUnderCurve(
            positives: Array(scores[sample.n...]), negatives: Array(scores[..<sample.n]))
        #expect(area.value.isNear(expected["auc"]?.number ?? .nan, 1e-9))
        let first = (0..<points.rows).map { points[$0, 0] }
        let tied = AreaUnderCurve(positives: Array(first[sample.n...]), negatives: Array(first[..<sample.n]))
        #expect(tied.value.isNear(OracleData.number("vectors", name, "aucOfFirst"), 1e-12))
    }

    @Test("a classifier tells moved documents apart and not equal ones")
    func classifier() throws {
        var measure = ClassifierTwoSample()
        measure.permutations = 199
        let moved = try measure.measure(
            TwoSample(x: OracleData.bell(1, 60, 4), y: OracleData.bell(2, 60, 4, shift: 2)))
        #expect(moved["value"] ?? 0 > 0.95)
        #expect(moved.p == 0.005)
        let equal = try measure.measure(TwoSample(x: OracleData.bell(1, 60, 4), y: OracleData.bell(2, 60, 4)))
        #expect(equal.interval?.contains(0.5) == true)
        #expect(equal.p ?? 0 > 0.02)
        let constant = Matrix(rows: 10, columns: 2, values: [Float](repeating: 0.1, count: 20))
        let found = try measure.measure(TwoSample(x: constant, y: constant))
        #expect(found["value"] == 0.5)
        #expect(found.p == 1)
        #expect(throws: Fault.self) {
            try measure.measure(TwoSample(x: constant[rows: 0..<3], y: constant))
        }
    }

    @Test("the area's interval is the jackknife's, computed area by area")
    func areaInterval() {
        let positives = [0.9, 0.8, 0.8, 0.3, 0.7, 0.2]
        let negatives = [0.1, 0.8, 0.4, 0.5]
        let groups = Groups(names: ["a", "a", "b", "c", "c", ""])
        let others = Groups(singletons: 4)
        func area(_ a: [Double], _ b: [Double]) -> Double {
            var sum = 0.0
            for x in a { for y in b { sum += x > y ? 1 : x == y ? 0.5 : 0 } }
            return sum / Double(a.count * b.count)
        }
        let found = AreaUnderCurve(positives: positives, negatives: negatives)
        #expect(found.value.isNear(area(positives, negatives), 1e-12))
        let left = (0..<groups.count).map { group in
            area(positives.indices.filter { groups.of[$0] != group }.map { positives[$0] }, negatives)
        }
        let right = (0..<4).map { group in
            area(positives, negatives.indices.filter { $0 != group }.map { negatives[$0] })
        }
        let error = (MMDEstimate.spread(left) + MMDEstimate.spread(right)).squareRoot()
        // Three groups of positives leave two degrees of freedom.
        let half = 4.302652729911275 * error
        let expected = Interval(found.value - half, found.value + half)
        let interval = found.interval(groups, others)
        #expect(interval.lower.isNear(max(0, expected.lower), 1e-12))
        #expect(interval.upper.isNear(min(1, expected.upper), 1e-12))
    }

    @Test("MAUVE's score of two histograms equals mauve-text's", arguments: ["apart", "near", "holes", "two"])
    func mauveScore(name: String) {
        let expected = OracleData["mauve", "histograms", name]
        let p = (expected["p"]?.array ?? []).map { $0.number ?? .nan }
        let q = (expected["q"]?.array ?? []).map { $0.number ?? .nan }
        #expect(abs(Mauve.score(p, q) - (expected["score"]?.number ?? .nan)) < 1e-9)
    }

    /// mauve-text gives 0.75 for four equal bins, as NumPy's sort of equal points happens to fall; the curve's area is 1.
    @Test("equal histograms score 1, and ones that share nothing nearly 0")
    func mauveEnds() {
        #expect(Mauve.score([0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25]) == 1)
        #expect(Mauve.score([1, 0], [0, 1]) < 0.01)
    }

    @Test("MAUVE as a whole lies within the spread of mauve-text's clusterings", arguments: ["bell", "sparse", "grid"])
    func mauve(name: String) throws {
        let sample = try OracleData.sample(name)
        // Vectors of zeros have no direction; one is added to every number, as the script does.
        let shift = [Double](repeating: name == "grid" ? -1 : 0, count: sample.x.columns)
        let moved = try TwoSample(x: sample.x.subtracting(shift), y: sample.y.subtracting(shift))
        let found = try Mauve().measure(moved)
        let expected = OracleData["mauve", "whole", name]
        let smallest = expected["smallest"]?.number ?? .nan
        let largest = expected["largest"]?.number ?? .nan
        #expect(found["value"] ?? .nan >= smallest && found["value"] ?? .nan <= largest)
    }

    @Test("eigenvalues and singular values equal NumPy's", arguments: OracleData.names)
    func decompositions(name: String) throws {
        let x = DoubleMatrix(try OracleData.sample(name).x)
        var covariance = try x.subtracting(x.columnMeans()).gram()
        covariance.scale(by: 1 / Double(x.rows - 1))
        let values = try SymmetricEigen(covariance).values
        for (found, expected) in zip(values, OracleData["vectors", name, "eigenvalues"].array ?? []) {
            #expect(found.isNear(expected.number ?? .nan, 1e-10))
        }
        let (u, s, v) = try x.singularValues()
        for (found, expected) in zip(s, OracleData["vectors", name, "singular"].array ?? []) {
            #expect(found.isNear(expected.number ?? .nan, 1e-9))
        }
        let again = try u.times(DoubleMatrix(diagonal: s)).times(v)
        #expect(zip(again.values, x.values).allSatisfy { $0.isNear($1, 1e-9) })
    }
}
