internal import Corpus
internal import Measure
internal import Native

/// Trains a network with one hidden layer on minibatches, on one thread.
///
/// All memory is taken once; a step is five products of OpenBLAS and the kernels of training.
struct NetworkTrainer: ~Copyable {
    private let vectors: Matrix
    private let truth: TruthTable
    private let kernel: LossKernel
    private let settings: TrainingSettings
    private let inputs: Int
    private let hidden: Int
    /// Labels, up to a multiple of eight.
    private let outputs: Int
    /// Inputs by hidden units, then the units' intercepts; hidden units by labels, then the labels' intercepts.
    private(set) var first: [Float]
    private(set) var second: [Float]

    private var firstGradient: [Float]
    private var secondGradient: [Float]
    private var firstAdam: AdamW
    private var secondAdam: AdamW
    private var x: [Float]
    private var activations: [Float]
    private var activationGradient: [Float]
    private var logits: [Float]
    private var derivatives: [Float]
    private var mask: [Float]

    /// - Parameter vectors: scaled so that their numbers are about 1.
    init(
        _ vectors: Matrix, _ labels: LabelMatrix, _ rows: TrainingRows, _ settings: TrainingSettings
    ) {
        self.vectors = vectors
        self.settings = settings
        inputs = vectors.columns
        hidden = settings.hidden
        let columns = labels.labels.count
        outputs = (columns + 7) & ~7
        let counts = labels.counts(rows.counts)
        let total = rows.total(labels.rowCount)
        let shape = settings.loss.shape(counts: counts, documents: total)
        var kernel = shape.kernel(width: outputs, columns: Array(0..<columns))
        kernel.documentFactors = shape.documentFactors(labels)
        if let weights = rows.weights { kernel.documentWeights = weights.map { Float($0) } }
        self.kernel = kernel
        var truth = TruthTable(rows: labels.rowCount, width: outputs)
        for row in 0..<labels.rowCount { for column in labels[row] { truth[row, Int(column)] = true } }
        self.truth = truth

        var generator = SeededGenerator(seed: settings.seed, stream: 0x4E_7000)
        // He et al. 2015 for the rectified layer, Glorot's width for the other.
        first = Self.drawn(inputs * hidden, (2 / Double(max(inputs, 1))).squareRoot(), &generator)
        first += [Float](repeating: 0, count: hidden)
        second = Self.drawn(hidden * outputs, (1 / Double(hidden)).squareRoot() / 2, &generator)
        second += counts.map { Float(LinearProblem.odds($0, total)) }
        second += [Float](repeating: 0, count: outputs - columns)
        firstGradient = [Float](repeating: 0, count: first.count)
        secondGradient = [Float](repeating: 0, count: second.count)
        firstAdam = AdamW(count: first.count, rate: settings.learningRate, decay: settings.l2)
        secondAdam = AdamW(count: second.count, rate: settings.learningRate, decay: settings.l2)
        let batch = settings.batchSize
        x = [Float](repeating: 0, count: batch * inputs)
        activations = [Float](repeating: 0, count: batch * hidden)
        activationGradient = activations
        logits = [Float](repeating: 0, count: batch * outputs)
        derivatives = logits
        mask = settings.dropout > 0 ? activations : []
    }

    /// Normal numbers in pairs from two uniform ones (Box and Muller 1958).
    private static func drawn(_ count: Int, _ deviation: Double, _ generator: inout SeededGenerator) -> [Float] {
        (0..<count).map { _ in Float(Normal.draw(&generator) * deviation) }
    }

    /// Takes a step on the documents of a minibatch.
    mutating func step(_ batch: ArraySlice<Int32>, number: Int) {
        let rows = batch.count
        DenseLayer.gather(vectors, batch, into: &x)
        DenseLayer.forward(x, first, rows: rows, inputs: inputs, outputs: hidden, into: &activations)
        DenseLayer.rectify(first, at: inputs * hidden, rows: rows, &activations, width: hidden)
        if settings.dropout > 0 {
            drawMask(rows * hidden, step: number)
            DenseLayer.multiply(&activations, by: mask, count: rows * hidden)
        }
        DenseLayer.forward(activations, second, rows: rows, inputs: hidden, outputs: outputs, into: &logits)
        DenseLayer.addIntercepts(second, at: hidden * outputs, rows: rows, to: &logits, width: outputs)
        kernel.gradient(logits, truth, of: batch, into: &derivatives)
        if settings.normalisation == .mean {
            DenseLayer.scale(&derivatives, by: 1 / Float(rows), count: rows * outputs)
        }
        DenseLayer.weightGradient(
            activations, derivatives, rows: rows, inputs: hidden, outputs: outputs, into: &secondGradient)
        DenseLayer.columnSums(derivatives, rows: rows, width: outputs, into: &secondGradient, at: hidden * outputs)
        DenseLayer.inputGradient(
            derivatives, second, rows: rows, inputs: hidden, outputs: outputs, into: &activationGradient)
        if settings.dropout > 0 { DenseLayer.multiply(&activationGradient, by: mask, count: rows * hidden) }
        DenseLayer.rectifyGradient(activations, count: rows * hidden, &activationGradient)
        DenseLayer.weightGradient(
            x, activationGradient, rows: rows, inputs: inputs, outputs: hidden, into: &firstGradient)
        DenseLayer.columnSums(
            activationGradient, rows: rows, width: hidden, into: &firstGradient, at: inputs * hidden)
        if settings.optimiser == .sgd {
            let (rate, decay) = (Float(settings.learningRate), Float(settings.l2))
            GradientDescent.step(&first, &firstGradient, rate: rate, decay: decay, free: hidden)
            GradientDescent.step(&second, &secondGradient, rate: rate, decay: decay, free: outputs)
        } else {
            firstAdam.step(&first, &firstGradient, free: hidden)
            secondAdam.step(&second, &secondGradient, free: outputs)
        }
    }

    /// Leaves out units at random, each by itself, and makes up for it in those that stay (Srivastava et al., JMLR 2014).
    private mutating func drawMask(_ count: Int, step: Int) {
        var generator = SeededGenerator(seed: settings.seed, stream: 0xD40_0000_0000 + UInt64(step))
        let kept = Float(1 / (1 - settings.dropout))
        for place in 0..<count { mask[place] = generator.unit() < settings.dropout ? 0 : kept }
    }
}
