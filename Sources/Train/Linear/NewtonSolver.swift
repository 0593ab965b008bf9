internal import Native

/// Newton's method with conjugate gradients and a line search, for sixteen labels side by side.
///
/// The objective of a label is Σ cᵢ·loss(i) (or its mean) + ½·l2·‖w‖², the intercept free. LIBLINEAR solves it so since its version 2.40 (Galli and Lin, "A Study on Truncated
/// Newton Methods for Linear Classification", IEEE TNNLS 2021). The curvature is the slope of the loss's derivative over an eighth of a logit, never below a small number, so that one method
/// serves losses that are not convex too: the step is one downhill, and the line search sees to the rest. Time is O(numbers in the features) an inner iteration, for all sixteen labels together.
struct NewtonSolver: ~Copyable {
    private let problem: LinearProblem
    private let truth: TruthTable
    private let kernel: LossKernel
    private let l2: Double
    private(set) var weights: LanePanel
    private(set) var iterations = 0
    private(set) var hasConverged = false

    private static let lanes = LanePanel.lanes
    private static let mostIterations = 100
    private static let mostInner = 60

    init(_ problem: LinearProblem, _ columns: ArraySlice<Int>) {
        self.problem = problem
        truth = problem.truth(columns)
        var kernel = problem.kernel(columns)
        kernel.documentWeights = problem.fullWeights
        self.kernel = kernel
        l2 = problem.settings.l2
        weights = LanePanel(rows: problem.features.columnCount + 1)
        weights.setRow(problem.features.columnCount, problem.intercepts(columns))
    }

    /// Minimises.
    mutating func run() {
        let features = problem.features
        let documents = features.rowCount
        var logits = LanePanel(rows: documents)
        var derivatives = LanePanel(rows: documents)
        var curvatures = LanePanel(rows: documents)
        var gradient = LanePanel(rows: weights.rows)
        var diagonal = LanePanel(rows: weights.rows)
        var first: [Double] = []
        var isActive = [Bool](repeating: true, count: Self.lanes)
        features.logits(weights, into: &logits)
        while iterations < Self.mostIterations {
            var values = [Double](repeating: 0, count: Self.lanes)
            kernel.gradient(logits, truth, values: &values, into: &derivatives)
            addPenalty(to: &gradient)
            features.addGradient(derivatives, into: &gradient)
            let norms = gradient.dot(gradient).map { $0.squareRoot() }
            if first.isEmpty { first = norms }
            for lane in 0..<Self.lanes where norms[lane] <= problem.settings.tolerance * first[lane] {
                isActive[lane] = false
            }
            guard isActive.contains(true) else {
                hasConverged = true
                return
            }
            kernel.curvature(logits, truth, floor: 1e-6, into: &curvatures)
            setDiagonal(&diagonal, curvatures)
            let forcing = norms.indices.map {
                min(0.1, (norms[$0] / max(first[$0], .leastNonzeroMagnitude)).squareRoot())
            }
            let step = direction(gradient, diagonal, curvatures, isActive, forcing)
            iterations += 1
            let moved = search(step, gradient, values, &logits, isActive)
            for lane in 0..<Self.lanes where !moved[lane] { isActive[lane] = false }
        }
    }

    /// The penalty's gradient; the intercepts' row is zero.
    private func addPenalty(to gradient: inout LanePanel) {
        gradient.set(Float(l2), weights)
        gradient.setRow(gradient.rows - 1, [Double](repeating: 0, count: Self.lanes))
    }

    private func setDiagonal(_ diagonal: inout LanePanel, _ curvatures: LanePanel) {
        diagonal.clear()
        problem.features.addSquares(curvatures, into: &diagonal)
        diagonal.addToAll(Float(max(l2, 1e-12)))
    }

    /// Solves H·d = −g by conjugate gradients, preconditioned by the diagonal.
    private func direction(
        _ gradient: LanePanel, _ diagonal: LanePanel, _ curvatures: LanePanel, _ isActive: [Bool], _ forcing: [Double]
    ) -> LanePanel {
        let features = problem.features
        let none = [Double](repeating: 0, count: Self.lanes)
        var d = LanePanel(rows: weights.rows)
        var r = LanePanel(rows: weights.rows)
        r.set(-1, gradient)
        var z = LanePanel(rows: weights.rows)
        z.set(r, over: diagonal)
        var p = z
        var hp = LanePanel(rows: weights.rows)
        var u = LanePanel(rows: features.rowCount)
        var rz = r.dot(z)
        let start = rz
        var isOpen = isActive
        for _ in 0..<Self.mostInner {
            features.logits(p, into: &u)
            u.multiply(by: curvatures)
            hp.set(Float(l2), p)
            hp.setRow(hp.rows - 1, none)
            features.addGradient(u, into: &hp)
            let php = p.dot(hp)
            var steps = none
            for lane in 0..<Self.lanes where isOpen[lane] && php[lane] > 0 { steps[lane] = rz[lane] / php[lane] }
            d.add(steps, p)
            r.add(steps.map { -$0 }, hp)
            z.set(r, over: diagonal)
            let next = r.dot(z)
            var turns = none
            for lane in 0..<Self.lanes where isOpen[lane] {
                if !(next[lane] > forcing[lane] * forcing[lane] * start[lane]) || !(php[lane] > 0) {
                    isOpen[lane] = false
                } else {
                    turns[lane] = next[lane] / rz[lane]
                }
            }
            guard isOpen.contains(true) else { break }
            p.turn(to: z, turns)
            rz = next
        }
        return d
    }

    /// Moves along the direction, each lane by the first of 1, ½, ¼ … that lowers its objective enough (Armijo). False for a lane that no step lowers: it is as low as single precision sees.
    private mutating func search(
        _ step: LanePanel, _ gradient: LanePanel, _ values: [Double], _ logits: inout LanePanel, _ isActive: [Bool]
    ) -> [Bool] {
        let none = [Double](repeating: 0, count: Self.lanes)
        let slope = step.dot(gradient)
        let cross = weights.dotWithoutLast(step)
        let square = step.dotWithoutLast(step)
        var along = LanePanel(rows: logits.rows)
        problem.features.logits(step, into: &along)
        var lengths = none
        for lane in 0..<Self.lanes where isActive[lane] && slope[lane] < 0 { lengths[lane] = 1 }
        var isOpen = lengths.map { $0 > 0 }
        for halving in 0..<24 {
            var trial = logits
            trial.add(lengths, along)
            var found = none
            kernel.add(trial, truth, to: &found)
            for lane in 0..<Self.lanes where isOpen[lane] {
                let length = lengths[lane]
                let change =
                    found[lane] - values[lane] + l2 * (length * cross[lane] + 0.5 * length * length * square[lane])
                if change <= 1e-4 * length * slope[lane] {
                    isOpen[lane] = false
                } else {
                    lengths[lane] = halving == 23 ? 0 : length / 2
                }
            }
            if !isOpen.contains(true) { break }
        }
        weights.add(lengths, step)
        logits.add(lengths, along)
        return lengths.map { $0 > 0 }
    }
}
