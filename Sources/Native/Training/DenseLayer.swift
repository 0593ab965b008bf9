internal import CTraining

/// The arithmetic of a dense layer on minibatches, into memory that is used again; OpenBLAS on one thread.
package enum DenseLayer {
    /// c ← op(a)·op(b): the first `rows` rows of c, where `between` is what is summed over.
    ///
    /// Call `BLAS.check` before. Sizes beyond the arrays are a bug.
    private static func product(
        _ a: [Float], _ aTransposed: Bool, _ aStride: Int, _ b: [Float], _ bTransposed: Bool, _ bStride: Int, rows: Int,
        columns: Int, between: Int, into c: inout [Float]
    ) {
        precondition(
            a.count >= (aTransposed ? between : rows) * aStride
                && b.count >= (bTransposed ? columns : between) * bStride
                && c.count >= rows * columns, "a product of layers that do not fit")
        unsafe c.withUnsafeMutableBufferPointer { c in
            unsafe a.withUnsafeBufferPointer { a in
                unsafe b.withUnsafeBufferPointer { b in
                    unsafe BLAS.singleProduct(
                        aTransposed, bTransposed, rows, columns, between, a.baseAddress, aStride, b.baseAddress,
                        bStride,
                        0, c.baseAddress, columns)
                }
            }
        }
    }

    /// The outputs of a layer: inputs (rows by `inputs`) times weights (`inputs` by `outputs`).
    package static func forward(
        _ x: [Float], _ weights: [Float], rows: Int, inputs: Int, outputs: Int, into z: inout [Float]
    ) {
        product(x, false, inputs, weights, false, outputs, rows: rows, columns: outputs, between: inputs, into: &z)
    }

    /// The gradient of the weights: inputs, transposed, times the outputs' derivatives. Written to the front of `gradient`.
    package static func weightGradient(
        _ x: [Float], _ derivatives: [Float], rows: Int, inputs: Int, outputs: Int, into gradient: inout [Float]
    ) {
        product(
            x, true, inputs, derivatives, false, outputs, rows: inputs, columns: outputs, between: rows, into: &gradient
        )
    }

    /// The derivatives of the inputs: the outputs' derivatives times the weights, transposed.
    package static func inputGradient(
        _ derivatives: [Float], _ weights: [Float], rows: Int, inputs: Int, outputs: Int, into result: inout [Float]
    ) {
        product(
            derivatives, false, outputs, weights, true, outputs, rows: rows, columns: inputs, between: outputs,
            into: &result)
    }

    /// Adds the intercepts, which stand at a place of an array, to each row.
    package static func addIntercepts(_ weights: [Float], at place: Int, rows: Int, to z: inout [Float], width: Int) {
        precondition(weights.count >= place + width && z.count >= rows * width, "intercepts that do not fit")
        unsafe weights.withUnsafeBufferPointer { weights in
            guard let base = weights.baseAddress else { return }
            unsafe patcorpus_add_intercepts(Int64(rows), Int64(width), base + place, &z)
        }
    }

    /// Adds the intercepts and takes what is below zero for zero.
    package static func rectify(_ weights: [Float], at place: Int, rows: Int, _ z: inout [Float], width: Int) {
        precondition(weights.count >= place + width && z.count >= rows * width, "intercepts that do not fit")
        unsafe weights.withUnsafeBufferPointer { weights in
            guard let base = weights.baseAddress else { return }
            unsafe patcorpus_rectify(Int64(rows), Int64(width), base + place, &z)
        }
    }

    /// Takes derivatives for zero where the activation is zero.
    package static func rectifyGradient(_ activations: [Float], count: Int, _ derivatives: inout [Float]) {
        precondition(activations.count >= count && derivatives.count >= count, "derivatives that do not fit")
        unsafe patcorpus_rectify_gradient(Int64(count), activations, &derivatives)
    }

    /// Multiplies the first numbers of an array by those of another.
    package static func multiply(_ x: inout [Float], by factors: [Float], count: Int) {
        precondition(x.count >= count && factors.count >= count, "factors that do not fit")
        unsafe x.withUnsafeMutableBufferPointer { x in
            if let base = x.baseAddress { unsafe patcorpus_multiply(Int64(count), base, factors, base) }
        }
    }

    /// Multiplies the first numbers of an array by a number.
    package static func scale(_ x: inout [Float], by factor: Float, count: Int) {
        precondition(x.count >= count, "numbers that are not there")
        unsafe x.withUnsafeMutableBufferPointer { x in
            if let base = x.baseAddress { unsafe patcorpus_scale(Int64(count), factor, base, base) }
        }
    }

    /// Writes the sum of each column to a place of an array: the gradient of intercepts.
    package static func columnSums(_ z: [Float], rows: Int, width: Int, into sums: inout [Float], at place: Int) {
        precondition(sums.count >= place + width && z.count >= rows * width, "sums that do not fit")
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            guard let base = sums.baseAddress else { return }
            unsafe patcorpus_column_sums(Int64(rows), Int64(width), z, base + place)
        }
    }

    /// Copies the rows of a minibatch side by side.
    package static func gather(_ matrix: Matrix, _ batch: ArraySlice<Int32>, into x: inout [Float]) {
        let width = matrix.columns
        precondition(x.count >= batch.count * width, "a minibatch that does not fit")
        unsafe matrix.values.withUnsafeBufferPointer { from in
            unsafe x.withUnsafeMutableBufferPointer { to in
                var place = 0
                for row in batch {
                    precondition(Int(row) < matrix.rows, "row \(row) of \(matrix.rows)")
                    if let source = from.baseAddress, let target = to.baseAddress {
                        unsafe (target + place).update(from: source + Int(row) * width, count: width)
                    }
                    place += width
                }
            }
        }
    }
}

extension Matrix {
    /// The matrix times a number.
    package func scaled(by factor: Float) -> Matrix {
        var result = self
        DenseLayer.scale(&result.values, by: factor, count: values.count)
        return result
    }

    /// The matrix with intercepts added to each row, and zero for what is below.
    package func rectified(adding intercepts: [Float]) -> Matrix {
        precondition(intercepts.count == columns, "\(intercepts.count) intercepts for \(columns) columns")
        var result = self
        DenseLayer.rectify(intercepts, at: 0, rows: rows, &result.values, width: columns)
        return result
    }
}
