internal import Corpus
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

    /// Takes weights that were stored; what does not fit together is a bug.
    package init(
        labels: [String], hiddenWeights: Matrix, hiddenIntercepts: [Float], outputWeights: Matrix,
        outputIntercepts: [Float], settings: TrainingSettings, record: TrainingRecord
    ) {
        precondition(
            hiddenWeights.columns == hiddenIntercepts.count && outputWeights.rows == hiddenIntercepts.count
                && outputWeights.columns == labels.count && outputIntercepts.count == labels.count,
            "layers that do not fit")
        self.labels = labels
        self.hiddenWeights = hiddenWeights
        self.hiddenIntercepts = hiddenIntercepts
        self.outputWeights = outputWeights
        self.outputIntercepts = outputIntercepts
        self.settings = settings
        self.record = record
    }

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
    /// Vectors are scaled so that the mean of their squared numbers is 1, each training document counted once; the scale becomes part of the hidden weights.
    ///
    /// - Throws: a usage `Fault` for settings that cannot be trained by, and where there is no document or no label to learn; `BLASError`.
    package static func fit(
        _ vectors: Matrix, _ labels: LabelMatrix, rows: TrainingRows = .once, settings: TrainingSettings,
        validation: Validation? = nil
    ) throws -> EmbeddingClassifier {
        try settings.check()
        guard settings.optimiser != .newton else {
            throw Fault("Newton's method does not train a network", fix: "give adamw or sgd", kind: .usage)
        }
        if settings.patience != nil && validation == nil {
            throw Fault("there is nothing to stop early by", fix: "give validation documents", kind: .usage)
        }
        precondition(vectors.rows == labels.rowCount, "labels of other documents than the vectors")
        let total = rows.total(labels.rowCount)
        let counts = labels.counts(rows.counts)
        let learned = counts.count { $0 > 0 && $0 < total }
        try TrainingFaults.check(total, learned: learned, labels)
        try BLAS.check()
        let scale = scale(of: vectors)
        let batches = Minibatches(labels.rowCount, rows, settings)
        var trainer = NetworkTrainer(vectors.scaled(by: scale), labels, rows, settings)
        var stopping = EarlyStopping(patience: settings.patience)
        var steps = 0
        var record = TrainingRecord()
        record.documents = total
        record.constantLabels = counts.count - learned
        func classifier(_ first: [Float], _ second: [Float]) -> EmbeddingClassifier {
            EmbeddingClassifier(
                labels.labels, first, second, inputs: vectors.columns, scale: scale, settings: settings, record: record)
        }
        var ends = Set(settings.patience == nil ? [] : batches.epochEnds)
        ends.insert(batches.count)
        for step in 0..<batches.count {
            trainer.step(batches[step], number: step)
            steps = step + 1
            record.examples += batches[step].count
            if let validation, settings.patience != nil, ends.contains(steps) {
                let scores = try classifier(trainer.first, trainer.second).scores(validation.vectors)
                stopping.see(
                    BestF1.of(scores, validation.labels), step: steps, weights: (trainer.first, trainer.second))
                if stopping.isOver { break }
            }
        }
        record.steps = steps
        record.epochs = Double(record.examples) / Double(max(total, 1))
        record.bestStep = stopping.best?.step
        return classifier(stopping.best?.weights.0 ?? trainer.first, stopping.best?.weights.1 ?? trainer.second)
    }

    /// From the arrays of a training.
    private init(
        _ labels: [String], _ first: [Float], _ second: [Float], inputs: Int, scale: Float, settings: TrainingSettings,
        record: TrainingRecord
    ) {
        let hidden = settings.hidden
        let width = (labels.count + 7) & ~7
        var output = Matrix(rows: hidden, columns: labels.count)
        for row in 0..<hidden {
            for column in 0..<labels.count { output[row, column] = second[row * width + column] }
        }
        self.init(
            labels: labels,
            hiddenWeights: Matrix(
                rows: inputs, columns: hidden, values: first[..<(inputs * hidden)].map { $0 * scale }),
            hiddenIntercepts: Array(first[(inputs * hidden)...]), outputWeights: output,
            outputIntercepts: Array(second[(hidden * width)..<(hidden * width + labels.count)]), settings: settings,
            record: record)
    }

    /// One over the root of the mean of the squared numbers.
    private static func scale(of vectors: Matrix) -> Float {
        let mean = vectors.squaredNorms().reduce(0, +) / Double(max(vectors.rows * vectors.columns, 1))
        return mean > 0 ? Float(1 / mean.squareRoot()) : 1
    }

    /// The probability of each label, by document.
    package func scores(_ vectors: Matrix, threads: Int = 1) throws -> ScoreTable {
        precondition(vectors.columns == hiddenWeights.rows, "vectors of \(vectors.columns) numbers")
        let activations = try vectors.times(hiddenWeights, threads: threads).rectified(adding: hiddenIntercepts)
        return .probabilities(
            try activations.times(outputWeights, threads: threads), outputIntercepts, labels)
    }
}

/// Remembers the best weights seen on validation.
private struct EarlyStopping {
    let patience: Int?
    var best: (score: Double, step: Int, weights: ([Float], [Float]))?
    private var since = 0

    init(patience: Int?) { self.patience = patience }

    var isOver: Bool { since >= (patience ?? .max) }

    mutating func see(_ score: Double, step: Int, weights: ([Float], [Float])) {
        if score > best?.score ?? -1 {
            best = (score, step, weights)
            since = 0
        } else {
            since += 1
        }
    }
}

/// The micro-F1 that the best global threshold gives.
enum BestF1 {
    static func of(_ scores: ScoreTable, _ truth: LabelMatrix) -> Double {
        let thresholds = Thresholds.fit(.global, scores: scores, truth: truth)
        return MicroF1.of(Confusion.byLabel(truth, thresholds.apply(scores)), .zero).f1
    }
}
