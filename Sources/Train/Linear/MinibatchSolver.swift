internal import Native

/// AdamW or plain gradient descent on minibatches, for sixteen labels side by side.
///
/// Every label sees the same minibatches, so that each is trained as it would be alone. A step of AdamW is O(features), one of plain descent without penalty O(numbers in the minibatch).
struct MinibatchSolver: ~Copyable {
    private let problem: LinearProblem
    private let truth: TruthTable
    private let kernel: LossKernel
    private(set) var weights: LanePanel

    init(_ problem: LinearProblem, _ columns: ArraySlice<Int>) {
        self.problem = problem
        truth = problem.truth(columns)
        var kernel = problem.kernel(columns)
        if let weights = problem.rows.weights { kernel.documentWeights = weights.map { Float($0) } }
        self.kernel = kernel
        weights = LanePanel(rows: problem.features.columnCount + 1)
        weights.setRow(problem.features.columnCount, problem.intercepts(columns))
    }

    mutating func run(_ batches: Minibatches) {
        let settings = problem.settings
        let features = problem.features
        var logits = LanePanel(rows: settings.batchSize)
        var derivatives = LanePanel(rows: settings.batchSize)
        var gradient = LanePanel(rows: settings.optimiser == .adamW ? weights.rows : 0)
        var adam = AdamW(
            count: gradient.values.count, rate: settings.learningRate, decay: settings.l2)
        for step in 0..<batches.count {
            let batch = batches[step]
            features.logits(weights, of: batch, into: &logits)
            kernel.gradient(logits, truth, of: batch, into: &derivatives)
            let share = settings.normalisation == .mean ? 1 / Float(batch.count) : 1
            if settings.optimiser == .adamW {
                if share != 1 { derivatives.scale(share) }
                features.addGradient(derivatives, of: batch, into: &gradient)
                adam.step(&weights, &gradient)
            } else {
                if settings.l2 > 0 {
                    let intercepts = weights.row(weights.rows - 1)
                    weights.scale(Float(1 - settings.learningRate * settings.l2))
                    weights.setRow(weights.rows - 1, intercepts)
                }
                derivatives.scale(-Float(settings.learningRate) * share)
                features.addGradient(derivatives, of: batch, into: &weights)
            }
        }
    }
}
