import Corpus
import Foundation
import Testing

@testable import Train

@Suite("Thresholds")
struct ThresholdTests {
    /// Scores in steps, so that many are equal.
    private func sample(_ seed: UInt64, steps: Int) -> (truth: LabelMatrix, scores: ScoreTable) {
        var generator = SeededGenerator(seed: seed)
        let truth = (0..<20).map { _ in (0..<4).filter { _ in generator.uniform(3) == 0 } }
        let scores = (0..<80).map { place in
            let isTrue = truth[place / 4].contains(place % 4)
            return Double(generator.uniform(steps) + (isTrue ? steps / 3 : 0)) / Double(2 * steps)
        }
        let labels = ["a", "b", "c", "d"]
        return (
            LabelMatrix(labels: labels, rows: truth), ScoreTable(labels: labels, rowCount: 20, values: scores)
        )
    }

    /// The best micro-F1 of any threshold, tried one by one.
    private func best(_ truth: LabelMatrix, _ scores: ScoreTable) -> Double {
        Set(scores.values).map { threshold in
            let predicted = Thresholds.fixed(threshold, labels: truth.labels).apply(scores)
            return MultiLabelMetrics(truth: truth, predicted: predicted, scores: nil).micro.f1
        }.max() ?? 0
    }

    @Test("reach the best micro-F1 that any threshold has", arguments: 1...8)
    func global(_ seed: Int) {
        let (truth, scores) = sample(UInt64(seed), steps: seed % 2 == 0 ? 6 : 1000)
        let fitted = Thresholds.fit(.global, scores: scores, truth: truth)
        let found = MultiLabelMetrics(truth: truth, predicted: fitted.apply(scores), scores: nil).micro.f1
        #expect(found == best(truth, scores))
        #expect(Set(fitted.values).count == 1)
        #expect(fitted == Thresholds.fit(.global, scores: scores, truth: truth))
    }

    @Test("per label reach each label's best F1", arguments: 1...8)
    func perLabel(_ seed: Int) {
        let (truth, scores) = sample(UInt64(seed), steps: seed % 2 == 0 ? 6 : 1000)
        let fitted = Thresholds.fit(.perLabel, scores: scores, truth: truth)
        let found = MultiLabelMetrics(truth: truth, predicted: fitted.apply(scores), scores: nil)
        for column in 0..<4 {
            let own = (0..<20).map { truth.has($0, column) ? [0] : [] }
            let wanted = best(
                LabelMatrix(labels: ["one"], rows: own),
                ScoreTable(labels: ["one"], rowCount: 20, values: (0..<20).map { scores[$0, column] }))
            #expect(found.perLabel[column].scores.f1 == wanted)
        }
    }

    @Test("lie in the middle of a gap, and at the highest of equally good ones")
    func middle() {
        let two = ScoreTable(labels: ["a"], rowCount: 4, values: [0.9, 0.7, 0.3, 0.1])
        let truth = LabelMatrix(labels: ["a"], rows: [[0], [0], [], []])
        #expect(Thresholds.fit(.global, scores: two, truth: truth).global == 0.5)
        // Taking one or all three has F1 2/3 … and 2·2/(3+2): the better wins; of equals the higher cut.
        let tied = ScoreTable(labels: ["a"], rowCount: 3, values: [0.8, 0.6, 0.4])
        let first = LabelMatrix(labels: ["a"], rows: [[0], [], []])
        #expect(agree(Thresholds.fit(.global, scores: tied, truth: first).global, 0.7, within: 1e-15))
    }

    @Test("are the global one for a label that validation lacks, and the standard where it has no label at all")
    func missing() {
        let scores = ScoreTable(labels: ["a", "b"], rowCount: 2, values: [0.9, 0.8, 0.2, 0.4])
        let some = LabelMatrix(labels: ["a", "b"], rows: [[0], []])
        let fitted = Thresholds.fit(.perLabel, scores: scores, truth: some)
        #expect(fitted.values[1] == fitted.global)
        let none = LabelMatrix(labels: ["a", "b"], rows: [[], []])
        #expect(Thresholds.fit(.global, scores: scores, truth: none).global == Thresholds.standard)
    }
}
