package import Measure

/// The bootstrap of all metrics over groups of documents (families), from counts made once: a replicate costs a few additions a group.
///
/// Draws groups as `GroupBootstrap` does with the same seed, so that the replicates of two classifiers on the same documents are pairs.
package struct MetricBootstrap: Sendable {
    package enum Metric: String, Sendable, Hashable, CaseIterable {
        case microF1, macroF1, samplesF1, lrap, hamming
    }

    /// By metric, a value for each replicate; those of `lrap` only where there were scores.
    package let replicates: [Metric: [Double]]

    package init(
        truth: LabelMatrix, predicted: LabelMatrix, scores: ScoreTable?, groups: Groups, replicates: Int = 1000,
        seed: UInt64 = 0, zeroDivision: ZeroDivision = .zero, metrics: [Metric] = Metric.allCases
    ) {
        preconditionFailure("to come")
    }

    /// The percentile interval of a metric; nil where it was not measured.
    package func interval(_ metric: Metric, confidence: Double = 0.95) -> Interval? {
        preconditionFailure("to come")
    }

    /// The interval of how much larger a metric is than that of another classifier on the same documents.
    package func interval(
        _ metric: Metric, above other: MetricBootstrap, confidence: Double = 0.95
    ) -> Interval? {
        preconditionFailure("to come")
    }
}
