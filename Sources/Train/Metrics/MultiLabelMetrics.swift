/// All that is measured of predictions against the truth; equal to scikit-learn's figures.
package struct MultiLabelMetrics: Sendable {
    /// Precision, recall and F1.
    package struct Triple: Sendable, Hashable {
        package var precision: Double
        package var recall: Double
        package var f1: Double

        package init(precision: Double, recall: Double, f1: Double) {
            self.precision = precision
            self.recall = recall
            self.f1 = f1
        }
    }

    /// What is measured of one label.
    package struct ByLabel: Sendable, Hashable {
        package var label: String
        package var scores: Triple
        /// Not a number where there are no scores.
        package var averagePrecision: Double
        /// Documents that have the label.
        package var support: Int
        /// Documents that were given it.
        package var predicted: Int
    }

    package let micro: Triple
    package let macro: Triple
    package let weighted: Triple
    package let samples: Triple
    package let hamming: Double
    package let subsetAccuracy: Double
    /// Label ranking average precision; not a number where there are no scores.
    package let lrap: Double
    package let perLabel: [ByLabel]
    package let documents: Int

    /// Measures.
    ///
    /// - Parameters:
    ///   - truth, predicted, scores: of the same documents and labels.
    ///   - zeroDivision: what a ratio by zero is.
    package init(
        truth: LabelMatrix, predicted: LabelMatrix, scores: ScoreTable?, zeroDivision: ZeroDivision = .zero
    ) {
        precondition(
            truth.labels == predicted.labels && truth.rowCount == predicted.rowCount,
            "predictions of other documents or labels")
        precondition(
            scores == nil || scores?.labels == truth.labels && scores?.rowCount == truth.rowCount,
            "scores of other documents or labels")
        let byLabel = Confusion.byLabel(truth, predicted)
        let byDocument = (0..<truth.rowCount).map { Confusion.of($0, truth, predicted) }
        micro = MicroF1.of(byLabel, zeroDivision)
        macro = MacroF1.of(byLabel, zeroDivision)
        weighted = WeightedF1.of(byLabel, zeroDivision)
        samples = SamplesF1.of(byDocument, zeroDivision)
        hamming = HammingLoss.of(byDocument, labels: truth.labels.count)
        subsetAccuracy = SubsetAccuracy.of(byDocument)
        lrap = scores.map { LabelRankingAveragePrecision.of(truth, $0) } ?? .nan
        perLabel = byLabel.enumerated().map { column, counts in
            ByLabel(
                label: truth.labels[column], scores: counts.triple(zeroDivision),
                averagePrecision: scores.map { AveragePrecision.of(column, truth, $0) } ?? .nan,
                support: counts.support, predicted: counts.predicted)
        }
        documents = truth.rowCount
    }
}
