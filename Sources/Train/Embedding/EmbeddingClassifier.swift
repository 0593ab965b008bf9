package import Native

/// A network with one hidden layer (ReLU) on documents' vectors, one logit a label.
package struct EmbeddingClassifier: Sendable {
    package let labels: [String]
    /// A row for each number of a vector, a column for each hidden unit; and the hidden units' intercepts.
    package let hiddenWeights: Matrix
    package let hiddenIntercepts: [Float]
    /// A row for each hidden unit, a column for each label; and the labels' intercepts.
    package let outputWeights: Matrix
    package let outputIntercepts: [Float]
    package let settings: TrainingSettings
    package let record: TrainingRecord

    /// What early stopping looks at.
    package struct Validation: Sendable {
        package let vectors: Matrix
        package let labels: LabelMatrix

        package init(vectors: Matrix, labels: LabelMatrix) {
            self.vectors = vectors
            self.labels = labels
        }
    }

    /// Trains by AdamW or SGD on one thread.
    ///
    /// - Throws: a usage `Fault` for settings that cannot be trained by, and where there is no document or no label to learn; `BLASError`.
    package static func fit(
        _ vectors: Matrix, _ labels: LabelMatrix, rows: TrainingRows = .once, settings: TrainingSettings,
        validation: Validation? = nil
    ) throws -> EmbeddingClassifier {
        preconditionFailure("to come")
    }

    /// The probability of each label, by document.
    package func scores(_ vectors: Matrix, threads: Int = 1) throws -> ScoreTable {
        preconditionFailure("to come")
    }
}
