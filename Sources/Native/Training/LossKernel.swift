internal import CTraining

/// Computes losses and their derivatives by the logits for a table of documents and labels; in double precision within.
///
/// What the numbers are is said by `LossShape` in Train.
package struct LossKernel: Sendable {
    package var positiveFactor = 1.0
    package var negativeFactor = 1.0
    package var positiveGamma = 0.0
    package var negativeGamma = 0.0
    package var negativeScale = 1.0
    package var clip = 0.0
    /// By label; as many as the width, which is a multiple of eight.
    package var labelWeights: [Double]
    package var shifts: [Double]
    /// Re-balancing: by label, and by document one over the sum over its labels; empty for none.
    package var inverseCounts: [Double] = []
    package var documentFactors: [Double] = []
    package var alpha = 0.0
    package var beta = 0.0
    package var mu = 0.0
    /// By document; empty where all are 1.
    package var documentWeights: [Float] = []
    /// The numbers of a row.
    package let width: Int

    /// A kernel of labels that all weigh 1.
    package init(width: Int) {
        precondition(width > 0 && width % 8 == 0, "a kernel for \(width) labels")
        self.width = width
        labelWeights = [Double](repeating: 1, count: width)
        shifts = [Double](repeating: 0, count: width)
    }

    private func withLoss(_ documents: Int, _ body: (UnsafePointer<patcorpus_loss>) -> Void) {
        precondition(labelWeights.count == width && shifts.count == width, "a loss of another width")
        precondition(inverseCounts.isEmpty || inverseCounts.count == width, "a loss of another width")
        precondition(inverseCounts.isEmpty || documentFactors.count == documents, "factors of other documents")
        precondition(documentWeights.isEmpty || documentWeights.count == documents, "weights of other documents")
        unsafe labelWeights.withUnsafeBufferPointer { labelWeights in
            unsafe shifts.withUnsafeBufferPointer { shifts in
                unsafe inverseCounts.withUnsafeBufferPointer { inverseCounts in
                    unsafe documentFactors.withUnsafeBufferPointer { documentFactors in
                        unsafe documentWeights.withUnsafeBufferPointer { documentWeights in
                            var loss = unsafe patcorpus_loss()
                            unsafe loss.positive_factor = positiveFactor
                            unsafe loss.negative_factor = negativeFactor
                            unsafe loss.positive_gamma = positiveGamma
                            unsafe loss.negative_gamma = negativeGamma
                            unsafe loss.negative_scale = negativeScale
                            unsafe loss.clip = clip
                            unsafe loss.label_weights = labelWeights.baseAddress
                            unsafe loss.shifts = shifts.baseAddress
                            unsafe loss.inverse_counts = inverseCounts.isEmpty ? nil : inverseCounts.baseAddress
                            unsafe loss.alpha = alpha
                            unsafe loss.beta = beta
                            unsafe loss.mu = mu
                            unsafe loss.document_factors = documentFactors.isEmpty ? nil : documentFactors.baseAddress
                            unsafe loss.document_weights = documentWeights.isEmpty ? nil : documentWeights.baseAddress
                            unsafe body(&loss)
                        }
                    }
                }
            }
        }
    }

    /// The losses summed by label, added to `values`, and the derivatives by the logits, of all documents.
    package func gradient(
        _ logits: [Float], _ truth: TruthTable, values: inout [Double], into gradient: inout [Float]
    ) {
        precondition(truth.width == width && values.count == width, "a table of another width")
        precondition(logits.count >= truth.rows * width && gradient.count >= truth.rows * width, "too few logits")
        unsafe withLoss(truth.rows) {
            unsafe patcorpus_loss_gradient(
                $0, nil, Int64(truth.rows), Int64(width), Int64(width), logits, truth.bytes, &values, &gradient)
        }
    }

    /// The losses summed by label, added to `values`, of all documents.
    package func add(_ logits: [Float], _ truth: TruthTable, to values: inout [Double]) {
        precondition(truth.width == width && values.count == width, "a table of another width")
        precondition(logits.count >= truth.rows * width, "too few logits")
        unsafe withLoss(truth.rows) {
            unsafe patcorpus_loss_gradient(
                $0, nil, Int64(truth.rows), Int64(width), Int64(width), logits, truth.bytes, &values, nil)
        }
    }

    /// The derivatives of a minibatch, whose logits stand in its order.
    package func gradient(
        _ logits: [Float], _ truth: TruthTable, of batch: ArraySlice<Int32>, into gradient: inout [Float]
    ) {
        precondition(truth.width == width, "a table of another width")
        precondition(logits.count >= batch.count * width && gradient.count >= batch.count * width, "too few logits")
        unsafe withLoss(truth.rows) { loss in
            unsafe batch.withUnsafeBufferPointer { batch in
                unsafe patcorpus_loss_gradient(
                    loss, batch.baseAddress, Int64(batch.count), Int64(width), Int64(width), logits, truth.bytes, nil,
                    &gradient)
            }
        }
    }

    /// The slope of the derivative, at least `floor` times the document's weight.
    package func curvature(_ logits: [Float], _ truth: TruthTable, floor: Double, into curvature: inout [Float]) {
        precondition(truth.width == width, "a table of another width")
        precondition(logits.count >= truth.rows * width && curvature.count >= truth.rows * width, "too few logits")
        unsafe withLoss(truth.rows) {
            unsafe patcorpus_loss_curvature(
                $0, Int64(truth.rows), Int64(width), Int64(width), logits, truth.bytes, floor, &curvature)
        }
    }
}

extension LossKernel {
    /// `gradient` on panels.
    package func gradient(
        _ logits: LanePanel, _ truth: TruthTable, values: inout [Double], into derivatives: inout LanePanel
    ) {
        gradient(logits.values, truth, values: &values, into: &derivatives.values)
    }

    package func gradient(
        _ logits: LanePanel, _ truth: TruthTable, of batch: ArraySlice<Int32>, into derivatives: inout LanePanel
    ) {
        gradient(logits.values, truth, of: batch, into: &derivatives.values)
    }

    package func add(_ logits: LanePanel, _ truth: TruthTable, to values: inout [Double]) {
        add(logits.values, truth, to: &values)
    }

    package func curvature(
        _ logits: LanePanel, _ truth: TruthTable, floor: Double, into curvatures: inout LanePanel
    ) {
        curvature(logits.values, truth, floor: floor, into: &curvatures.values)
    }
}

/// Which labels documents have, a byte each, rows padded to the kernel's width.
package struct TruthTable: Sendable {
    package let rows: Int
    package let width: Int
    fileprivate var bytes: [UInt8]

    package init(rows: Int, width: Int) {
        self.rows = rows
        self.width = width
        bytes = [UInt8](repeating: 0, count: rows * width)
    }

    package subscript(row: Int, column: Int) -> Bool {
        get { bytes[row * width + column] != 0 }
        set { bytes[row * width + column] = newValue ? 1 : 0 }
    }
}
