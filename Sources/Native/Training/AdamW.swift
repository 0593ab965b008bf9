internal import CTraining

/// Adam with decoupled weight decay for one array of weights; single precision.
///
/// Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019; the order of operations is that of PyTorch's `AdamW`.
package struct AdamW: Sendable {
    package var rate: Float
    package var beta1: Float = 0.9
    package var beta2: Float = 0.999
    package var epsilon: Float = 1e-8
    package var decay: Float
    private var first: [Float]
    private var second: [Float]
    private var power1: Double = 1
    private var power2: Double = 1

    /// - Parameter count: how many weights there are.
    package init(count: Int, rate: Double, decay: Double) {
        self.rate = Float(rate)
        self.decay = Float(decay)
        first = [Float](repeating: 0, count: count)
        second = [Float](repeating: 0, count: count)
    }

    /// Takes a step and sets the gradient to zero.
    ///
    /// - Parameter free: how many weights at the end are free of decay: intercepts.
    package mutating func step(_ weights: inout [Float], _ gradient: inout [Float], free: Int = 0) {
        precondition(
            weights.count == first.count && gradient.count == first.count && free <= first.count,
            "a step of \(first.count) weights with \(weights.count) and \(gradient.count)")
        power1 *= Double(beta1)
        power2 *= Double(beta2)
        let (correction1, correction2) = (Float(1 - power1), Float(1 - power2))
        let held = first.count - free
        let settings = (rate, beta1, beta2, epsilon, decay)
        unsafe weights.withUnsafeMutableBufferPointer { w in
            unsafe gradient.withUnsafeMutableBufferPointer { g in
                unsafe first.withUnsafeMutableBufferPointer { m in
                    unsafe second.withUnsafeMutableBufferPointer { v in
                        guard let w = w.baseAddress, let g = g.baseAddress, let m = m.baseAddress, let v = v.baseAddress
                        else { return }
                        let (rate, beta1, beta2, epsilon, decay) = settings
                        unsafe patcorpus_adamw(
                            Int64(held), w, g, m, v, rate, beta1, beta2, epsilon, correction1, correction2, decay)
                        unsafe patcorpus_adamw(
                            Int64(free), w + held, g + held, m + held, v + held, rate, beta1, beta2, epsilon,
                            correction1, correction2, 0)
                    }
                }
            }
        }
    }

    /// Takes a step of a panel's weights, whose last row is of intercepts.
    package mutating func step(_ weights: inout LanePanel, _ gradient: inout LanePanel) {
        step(&weights.values, &gradient.values, free: LanePanel.lanes)
    }
}

/// Plain gradient descent for one array of weights.
package enum GradientDescent {
    /// Takes a step with a penalty ½·decay·‖w‖², the last `free` weights without it, and sets the gradient to zero.
    package static func step(
        _ weights: inout [Float], _ gradient: inout [Float], rate: Float, decay: Float, free: Int
    ) {
        precondition(weights.count == gradient.count && free <= weights.count, "a step of other weights")
        let held = weights.count - free
        let shrink = 1 - rate * decay
        unsafe weights.withUnsafeMutableBufferPointer { w in
            unsafe gradient.withUnsafeMutableBufferPointer { g in
                for place in 0..<w.count {
                    unsafe w[place] = (place < held ? shrink : 1) * w[place] - rate * g[place]
                    unsafe g[place] = 0
                }
            }
        }
    }
}
