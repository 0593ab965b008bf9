import Corpus
import Foundation
import Measure
import Testing

@testable import Train

@Suite("Metrics")
struct MetricTests {
    static let cases = ["random", "ties", "empty", "nothing", "untrue"]

    @Test("are scikit-learn's within 1e-9, whatever a ratio by zero is", arguments: cases, ZeroDivision.allCases)
    func scikitLearn(_ name: String, _ zeroDivision: ZeroDivision) throws {
        let oracle = TrainOracles["metrics", name]
        let truth = try #require(oracle["truth"]).labelMatrix
        let scores = try #require(oracle["scores"]).scoreTable
        let predicted = try #require(oracle["predicted"]).labelMatrix
        let measured = try #require(oracle["measured"])
        let metrics = MultiLabelMetrics(
            truth: truth, predicted: predicted, scores: scores, zeroDivision: zeroDivision)
        #expect(agree(metrics.hamming, measured["hamming"]?.number ?? .nan, within: 1e-9))
        #expect(agree(metrics.subsetAccuracy, measured["subsetAccuracy"]?.number ?? .nan, within: 1e-9))
        #expect(agree(metrics.lrap, measured["lrap"]?.number ?? .nan, within: 1e-9))
        let precisions = measured["averagePrecision"]?.numbers ?? []
        try #require(precisions.count == metrics.perLabel.count)
        for (label, value) in zip(metrics.perLabel, precisions) {
            #expect(agree(label.averagePrecision, value, within: 1e-9), "\(label.label)")
        }
        let part = try #require(measured[zeroDivision.rawValue])
        func expect(_ found: MultiLabelMetrics.Triple, _ wanted: [Double], _ what: String) {
            let values = [found.precision, found.recall, found.f1]
            for (a, b) in zip(values, wanted) { #expect(agree(a, b, within: 1e-9), "\(what): \(values), \(wanted)") }
        }
        expect(metrics.micro, part["micro"]?.numbers ?? [], "micro")
        expect(metrics.macro, part["macro"]?.numbers ?? [], "macro")
        expect(metrics.weighted, part["weighted"]?.numbers ?? [], "weighted")
        expect(metrics.samples, part["samples"]?.numbers ?? [], "samples")
        for (label, wanted) in zip(metrics.perLabel, part["perLabel"]?.table ?? []) {
            expect(label.scores, wanted, label.label)
        }
    }

    @Test("of the bootstrap are those of the documents drawn, drawn as GroupBootstrap draws them")
    func bootstrap() throws {
        let oracle = TrainOracles["metrics", "ties"]
        let truth = try #require(oracle["truth"]).labelMatrix
        let scores = try #require(oracle["scores"]).scoreTable
        let predicted = try #require(oracle["predicted"]).labelMatrix
        let groups = Groups(names: (0..<truth.rowCount).map { "family \($0 / 3 + $0 % 2)" })
        let found = MetricBootstrap(
            truth: truth, predicted: predicted, scores: scores, groups: groups, replicates: 60, seed: 9)
        var naive = GroupBootstrap()
        naive.replicates = 60
        naive.seed = 9
        for metric in MetricBootstrap.Metric.allCases {
            let wanted = naive.interval(groups) { documents in
                let metrics = MultiLabelMetrics(
                    truth: truth.selecting(documents), predicted: predicted.selecting(documents),
                    scores: scores.selecting(documents))
                switch metric {
                case .microF1: return metrics.micro.f1
                case .macroF1: return metrics.macro.f1
                case .weightedF1: return metrics.weighted.f1
                case .samplesF1: return metrics.samples.f1
                case .lrap: return metrics.lrap
                case .hamming: return metrics.hamming
                case .subsetAccuracy: return metrics.subsetAccuracy
                }
            }
            let interval = try #require(found.interval(metric))
            #expect(agree(interval.lower, wanted.lower, within: 1e-12), "\(metric)")
            #expect(agree(interval.upper, wanted.upper, within: 1e-12), "\(metric)")
        }
        // Against itself nothing is gained.
        let difference = try #require(found.interval(.microF1, above: found))
        #expect(difference.lower == 0 && difference.upper == 0)
    }
}
