internal import Corpus
internal import Foundation
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

    /// Takes weights that were stored; what does not fit together is a bug.
    package init(
        labels: [String], weights: Matrix, intercepts: [Float], settings: TrainingSettings, record: TrainingRecord
    ) {
        precondition(
            weights.columns == labels.count && intercepts.count == labels.count, "weights of other labels")
        self.labels = labels
        self.weights = weights
        self.intercepts = intercepts
        self.settings = settings
        self.record = record
    }

    /// The intercept of a label that no training document has; with the other sign, that all have.
    static let certain: Float = -30

    /// Trains.
    ///
    /// The result depends on the arguments only, whatever the threads: labels are shared out in blocks of sixteen, which are independent of each other. A label that no document has, or all have, is not
    /// learned: its probability is 0 or 1.
    ///
    /// - Parameters:
    ///   - features: a row for each document.
    ///   - labels: of the same documents.
    /// - Throws: a usage `Fault` for settings that cannot be trained by, and where there is no document or no label to learn.
    package static func fit(
        _ features: SparseRows, _ labels: LabelMatrix, rows: TrainingRows = .once, settings: TrainingSettings,
        threads: Int = 1
    ) throws -> LinearClassifier {
        try settings.check()
        let problem = LinearProblem(features, labels, rows, settings)
        try TrainingFaults.check(problem.total, learned: problem.learned.count, labels)
        let learned = problem.learned
        let blocks = stride(from: 0, to: learned.count, by: LanePanel.lanes).map {
            $0..<min($0 + LanePanel.lanes, learned.count)
        }
        let batches = settings.optimiser == .newton ? nil : Minibatches(labels.rowCount, rows, settings)
        var weights = Matrix(rows: features.columnCount, columns: labels.labels.count)
        var intercepts = problem.counts.map { $0 == 0 ? certain : -certain }
        var record = TrainingRecord()
        record.documents = problem.total
        record.constantLabels = labels.labels.count - learned.count
        if let batches {
            record.steps = batches.count
            record.examples = batches.examples
            record.epochs = Double(batches.examples) / Double(problem.total)
        }
        func take(_ solved: Solved, _ block: Range<Int>) {
            solved.weights.write(to: &weights, columns: Array(learned[block]))
            let last = solved.weights.row(features.columnCount)
            for (lane, column) in learned[block].enumerated() { intercepts[column] = Float(last[lane]) }
            if batches == nil { record.steps = max(record.steps, solved.iterations) }
            record.hasConverged = record.hasConverged && solved.hasConverged
        }
        if threads <= 1 {
            for block in blocks { take(solve(problem, learned[block], batches), block) }
        } else {
            var next = 0
            try OrderedWork.run(
                threads: threads, window: 2 * threads, produce: { give in for block in blocks { try give(block) } },
                makeWorker: {}, work: { _, block in solve(problem, learned[block], batches) },
                consume: { solved in
                    take(solved, blocks[next])
                    next += 1
                })
        }
        return LinearClassifier(
            labels: labels.labels, weights: weights, intercepts: intercepts, settings: settings, record: record)
    }

    private struct Solved: Sendable {
        var weights: LanePanel
        var iterations = 0
        var hasConverged = true
    }

    private static func solve(
        _ problem: LinearProblem, _ columns: ArraySlice<Int>, _ batches: Minibatches?
    ) -> Solved {
        if let batches {
            var solver = MinibatchSolver(problem, columns)
            solver.run(batches)
            return Solved(weights: solver.weights)
        }
        var solver = NewtonSolver(problem, columns)
        solver.run()
        return Solved(weights: solver.weights, iterations: solver.iterations, hasConverged: solver.hasConverged)
    }

    /// The probability of each label, by document.
    package func scores(_ features: SparseRows, threads: Int = 1) -> ScoreTable {
        precondition(features.columnCount == weights.rows, "features of another vocabulary")
        return .probabilities(features.times(weights, threads: threads), intercepts, labels)
    }
}

extension ScoreTable {
    /// σ of logits without their intercepts.
    static func probabilities(_ logits: Matrix, _ intercepts: [Float], _ labels: [String]) -> ScoreTable {
        var values: [Double] = []
        values.reserveCapacity(logits.values.count)
        for row in 0..<logits.rows {
            for column in 0..<logits.columns {
                values.append(1 / (1 + exp(-Double(logits[row, column] + intercepts[column]))))
            }
        }
        return ScoreTable(labels: labels, rowCount: logits.rows, values: values)
    }
}

/// What there is to refuse before training.
enum TrainingFaults {
    static func check(_ documents: Int, learned: Int, _ labels: LabelMatrix) throws {
        if documents == 0 {
            throw Fault("there is no document to train on", fix: "give documents with labels", kind: .usage)
        }
        if labels.columns.isEmpty {
            throw Fault(
                "none of the \(documents) training documents has a label", fix: "label them with \"patcorpus label\"",
                kind: .usage)
        }
        if learned == 0 {
            throw Fault(
                "every label is had by all of the \(documents) training documents, or by none: there is nothing to tell apart",
                fix: "train on documents of more than one kind", kind: .usage)
        }
    }
}
