internal import Corpus
internal import Foundation
internal import Native

/// What all blocks of sixteen labels of one training share.
struct LinearProblem: Sendable {
    let features: SparseRows
    let labels: LabelMatrix
    let rows: TrainingRows
    let settings: TrainingSettings
    let shape: LossShape
    /// How many appearances each label has.
    let counts: [Int]
    /// Appearances in all.
    let total: Int
    /// By document: one over the sum of its labels' inverse counts; empty without re-balancing.
    private let documentFactors: [Double]
    /// By label, the documents that have it.
    private let documentsOfLabel: [[Int32]]

    init(_ features: SparseRows, _ labels: LabelMatrix, _ rows: TrainingRows, _ settings: TrainingSettings) {
        precondition(features.rowCount == labels.rowCount, "labels of other documents than the features")
        self.features = features
        self.labels = labels
        self.rows = rows
        self.settings = settings
        counts = labels.counts(rows.counts)
        total = rows.total(labels.rowCount)
        shape = settings.loss.shape(counts: counts, documents: total)
        documentFactors = shape.documentFactors(labels)
        var documents = [[Int32]](repeating: [], count: labels.labels.count)
        for row in 0..<labels.rowCount { for column in labels[row] { documents[Int(column)].append(Int32(row)) } }
        documentsOfLabel = documents
    }

    /// The labels that are to be learned, by how many documents have them: blocks of labels alike end together.
    var learned: [Int] {
        let wanted = counts.indices.filter { counts[$0] > 0 && counts[$0] < total }
        return wanted.sorted { (counts[$0], $0) < (counts[$1], $1) }
    }

    /// The kernel of a block's loss; lanes beyond its labels weigh nothing.
    func kernel(_ columns: ArraySlice<Int>) -> LossKernel {
        var kernel = shape.kernel(width: LanePanel.lanes, columns: Array(columns))
        kernel.documentFactors = documentFactors
        return kernel
    }

    /// The factors of each document's loss where all of them enter every step.
    var fullWeights: [Float] {
        let scale = settings.normalisation == .mean ? 1 / Double(max(total, 1)) : 1
        return (0..<labels.rowCount).map {
            Float(Double(rows.counts?[$0] ?? 1) * (rows.weights?[$0] ?? 1) * scale)
        }
    }

    func truth(_ columns: ArraySlice<Int>) -> TruthTable {
        var truth = TruthTable(rows: labels.rowCount, width: LanePanel.lanes)
        for (lane, column) in columns.enumerated() {
            for row in documentsOfLabel[column] { truth[Int(row), lane] = true }
        }
        return truth
    }

    /// Intercepts at the logarithm of the labels' odds, where training begins: else the first steps go into learning that labels are rare.
    func intercepts(_ columns: ArraySlice<Int>) -> [Double] {
        var result = [Double](repeating: 0, count: LanePanel.lanes)
        for (lane, column) in columns.enumerated() {
            result[lane] = Self.odds(counts[column], total)
        }
        return result
    }

    static func odds(_ count: Int, _ total: Int) -> Double {
        // A share, so that copies of all documents leave it as it is.
        let share = min(max(Double(count) / Double(max(total, 1)), 1e-4), 1 - 1e-4)
        return log(share / (1 - share))
    }
}

extension LossShape {
    /// One over the sum of the inverse counts of each document's labels; empty without re-balancing.
    func documentFactors(_ labels: LabelMatrix) -> [Double] {
        guard let rebalancing else { return [] }
        return (0..<labels.rowCount).map { row in
            1 / labels[row].reduce(0.0) { $0 + rebalancing.inverseCounts[Int($1)] }
        }
    }

    /// The kernel of some labels; what is beyond them up to the width weighs nothing.
    func kernel(width: Int, columns: [Int]) -> LossKernel {
        func padded(_ values: [Double], _ standard: Double, _ padding: Double) -> [Double] {
            columns.map { values.isEmpty ? standard : values[$0] }
                + [Double](repeating: padding, count: width - columns.count)
        }
        var kernel = LossKernel(width: width)
        kernel.positiveFactor = positiveFactor
        kernel.negativeFactor = negativeFactor
        kernel.positiveGamma = positiveGamma
        kernel.negativeGamma = negativeGamma
        kernel.negativeScale = negativeScale
        kernel.clip = clip
        kernel.labelWeights = padded(labelWeights, 1, 0)
        kernel.shifts = padded(shifts, 0, 0)
        if let rebalancing {
            kernel.inverseCounts = padded(rebalancing.inverseCounts, 1, 1)
            (kernel.alpha, kernel.beta, kernel.mu) = (rebalancing.alpha, rebalancing.beta, rebalancing.mu)
        }
        return kernel
    }
}
