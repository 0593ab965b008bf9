package import Native

/// A linear classifier for each label on sparse features: one against the rest.
package struct LinearClassifier: Sendable {
    package let labels: [String]
    /// A row for each feature, a column for each label.
    package let weights: Matrix
    /// By label.
    package let intercepts: [Float]
    package let settings: TrainingSettings
    package let record: TrainingRecord

    /// Trains.
    ///
    /// The result depends on the arguments only, whatever the threads: labels are shared out in blocks of sixteen, which are independent of each other.
    ///
    /// - Parameters:
    ///   - features: a row for each document.
    ///   - labels: of the same documents.
    /// - Throws: a usage `Fault` for settings that cannot be trained by, and where there is no document or no label to learn.
    package static func fit(
        _ features: SparseRows, _ labels: LabelMatrix, rows: TrainingRows = .once, settings: TrainingSettings,
        threads: Int = 1
    ) throws -> LinearClassifier {
        preconditionFailure("to come")
    }

    /// The probability of each label, by document.
    package func scores(_ features: SparseRows, threads: Int = 1) -> ScoreTable {
        preconditionFailure("to come")
    }
}
