import Corpus
import Foundation
import Native
import Testing

@testable import Train

@Suite("Losses")
struct LossTests {
    static let cases: [(name: String, loss: Loss)] = [
        ("bce", .binaryCrossEntropy),
        ("focal", .focal()),
        ("focal-half", .focal(FocalLoss(alpha: 0.5, gamma: 1.5))),
        ("class-balanced", .classBalanced()),
        ("class-balanced-focal", .classBalanced(ClassBalancedLoss(beta: 0.999, gamma: 2))),
        ("asymmetric", .asymmetric()),
        ("asymmetric-plain", .asymmetric(AsymmetricLoss(gammaNegative: 2, gammaPositive: 0, clip: 0))),
        ("asymmetric-clip", .asymmetric(AsymmetricLoss(gammaNegative: 0, gammaPositive: 2.5, clip: 0.2))),
        ("distribution-balanced", .distributionBalanced()),
        (
            "distribution-balanced-focal",
            .distributionBalanced(
                DistributionBalancedLoss(mu: 0.3, negativeScale: 5, initialBias: 0.1, gamma: 2))
        ),
    ]

    private let oracle = TrainOracles["losses"]

    private var logits: [[Double]] { oracle["logits"]?.table ?? [] }
    private var truth: LabelMatrix { oracle["truth"]?.labelMatrix ?? LabelMatrix(labels: [], rows: []) }

    private func shape(_ loss: Loss) -> LossShape {
        loss.shape(counts: oracle["counts"]?.numbers.map { Int($0) } ?? [], documents: oracle["total"]?.integer ?? 0)
    }

    /// The sum of the inverse counts of a document's labels.
    private func documentSum(_ shape: LossShape, _ row: Int) -> Double {
        truth[row].reduce(0) { $0 + (shape.rebalancing?.inverseCounts[Int($1)] ?? 0) }
    }

    @Test("are PyTorch's within 1e-6 in the kernel, values and derivatives", arguments: cases.map(\.name))
    func kernel(_ name: String) throws {
        let loss = try #require(Self.cases.first { $0.name == name }?.loss)
        let shape = shape(loss)
        let labels = truth.labels.count
        let width = (labels + 7) & ~7
        var kernel = shape.kernel(width: width, columns: Array(0..<labels))
        kernel.documentFactors = shape.documentFactors(truth)
        var table = TruthTable(rows: truth.rowCount, width: width)
        for row in 0..<truth.rowCount { for column in truth[row] { table[row, Int(column)] = true } }
        let padded = logits.flatMap { $0.map { Float($0) } + [Float](repeating: 0, count: width - labels) }
        let values = oracle["results"]?[name]?["value"]?.table ?? []
        let derivatives = oracle["results"]?[name]?["derivative"]?.table ?? []
        try #require(values.count == truth.rowCount)
        var sums = [Double](repeating: 0, count: width)
        var gradient = [Float](repeating: .nan, count: padded.count)
        kernel.gradient(padded, table, values: &sums, into: &gradient)
        for column in 0..<labels {
            #expect(agree(sums[column], values.reduce(0) { $0 + $1[column] }, within: 1e-6), "label \(column)")
            for row in values.indices {
                #expect(
                    agree(Double(gradient[row * width + column]), derivatives[row][column], within: 1e-6),
                    "document \(row), label \(column)")
            }
        }
        #expect(sums[labels...].allSatisfy { $0 == 0 })
    }

    @Test("are PyTorch's within 1e-9 in the formula", arguments: cases.map(\.name))
    func formula(_ name: String) throws {
        let shape = shape(try #require(Self.cases.first { $0.name == name }?.loss))
        let values = oracle["results"]?[name]?["value"]?.table ?? []
        let derivatives = oracle["results"]?[name]?["derivative"]?.table ?? []
        try #require(values.count == truth.rowCount)
        for row in values.indices {
            for column in values[row].indices {
                let found = shape.reference(
                    logits[row][column], column: column, isSet: truth.has(row, column),
                    documentSum: documentSum(shape, row))
                #expect(agree(found.value, values[row][column], within: 1e-9))
                #expect(agree(found.derivative, derivatives[row][column], within: 1e-9))
            }
        }
    }

    @Test("have the derivative that finite differences have", arguments: cases.map(\.name))
    func finiteDifferences(_ name: String) throws {
        let shape = shape(try #require(Self.cases.first { $0.name == name }?.loss))
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<200 {
            let z = generator.unit() * 12 - 6
            let column = generator.uniform(9)
            let isSet = generator.uniform(2) == 0
            func at(_ z: Double) -> (value: Double, derivative: Double) {
                shape.reference(z, column: column, isSet: isSet, documentSum: 0.4)
            }
            // Asymmetric loss has a kink where its clip ends.
            if at(z - 1e-4).value == 0 || at(z + 1e-4).value == 0 { continue }
            let slope = (at(z + 1e-5).value - at(z - 1e-5).value) / 2e-5
            #expect(agree(slope, at(z).derivative, within: 1e-6), "z \(z), label \(column), \(isSet)")
        }
    }

    @Test("do not overflow at logits of 300 and more")
    func extremes() {
        for (_, loss) in Self.cases {
            let shape = shape(loss)
            let kernel = shape.kernel(width: 16, columns: Array(0..<11))
            var whole = kernel
            whole.documentFactors = shape.rebalancing == nil ? [] : [2, .infinity]
            var table = TruthTable(rows: 2, width: 16)
            for column in 0..<16 { table[1, column] = column % 2 == 0 }
            let logits = (0..<32).map { Float($0 % 3 == 0 ? 300 : -3000) }
            var values = [Double](repeating: 0, count: 16)
            var gradient = [Float](repeating: 0, count: 32)
            whole.gradient(logits, table, values: &values, into: &gradient)
            #expect(values.allSatisfy { $0.isFinite && $0 >= 0 } && gradient.allSatisfy(\.isFinite), "\(loss.name)")
        }
    }

    @Test("have a name that makes them again, and refuse parameters that make no loss")
    func names() {
        for name in Loss.names { #expect(Loss(named: name)?.name == name) }
        #expect(Loss(named: "hinge") == nil)
        #expect(throws: Fault.self) { try Loss.focal(FocalLoss(alpha: 1)).check() }
        #expect(throws: Fault.self) { try Loss.classBalanced(ClassBalancedLoss(beta: 1)).check() }
        #expect(throws: Fault.self) { try Loss.asymmetric(AsymmetricLoss(clip: 1)).check() }
        #expect(throws: Fault.self) {
            try Loss.distributionBalanced(DistributionBalancedLoss(negativeScale: 0)).check()
        }
    }
}
