internal import CTraining

extension SparseRows {
    /// Calls `body` with the rows as the C code takes them.
    private func withSparse(_ body: (UnsafePointer<patcorpus_sparse>) -> Void) {
        unsafe starts.withUnsafeBytes { starts in
            unsafe columns.withUnsafeBufferPointer { columns in
                unsafe values.withUnsafeBufferPointer { values in
                    var sparse = unsafe patcorpus_sparse(
                        features: Int64(columnCount),
                        starts: starts.baseAddress?.assumingMemoryBound(to: Int64.self), columns: columns.baseAddress,
                        values: values.baseAddress)
                    unsafe body(&sparse)
                }
            }
        }
    }

    private func check(_ weights: LanePanel, _ count: Int, _ documents: LanePanel) {
        precondition(weights.rows == columnCount + 1, "\(weights.rows) weights of \(columnCount) features")
        precondition(count <= documents.rows, "\(count) documents in a panel of \(documents.rows) rows")
    }

    /// The logits of all documents: intercept and features times the weights, whose last row is the intercept.
    package func logits(_ weights: LanePanel, into z: inout LanePanel) {
        check(weights, rowCount, z)
        unsafe withSparse { unsafe patcorpus_panel_forward($0, nil, Int64(rowCount), weights.values, &z.values) }
    }

    /// The logits of the documents of a minibatch, in its order.
    package func logits(_ weights: LanePanel, of batch: ArraySlice<Int32>, into z: inout LanePanel) {
        check(weights, batch.count, z)
        unsafe withSparse { sparse in
            unsafe batch.withUnsafeBufferPointer { batch in
                unsafe patcorpus_panel_forward(
                    sparse, batch.baseAddress, Int64(batch.count), weights.values, &z.values)
            }
        }
    }

    /// Adds the transpose times the documents' derivatives to a gradient, whose last row is the intercept's.
    package func addGradient(_ derivatives: LanePanel, into gradient: inout LanePanel) {
        check(gradient, rowCount, derivatives)
        unsafe withSparse {
            unsafe patcorpus_panel_backward($0, nil, Int64(rowCount), derivatives.values, &gradient.values)
        }
    }

    /// Adds the transpose of a minibatch times its derivatives.
    package func addGradient(
        _ derivatives: LanePanel, of batch: ArraySlice<Int32>, into gradient: inout LanePanel
    ) {
        check(gradient, batch.count, derivatives)
        unsafe withSparse { sparse in
            unsafe batch.withUnsafeBufferPointer { batch in
                unsafe patcorpus_panel_backward(
                    sparse, batch.baseAddress, Int64(batch.count), derivatives.values, &gradient.values)
            }
        }
    }

    /// Adds the transpose of the squared features times the documents' curvatures.
    package func addSquares(_ curvatures: LanePanel, into diagonal: inout LanePanel) {
        check(diagonal, rowCount, curvatures)
        unsafe withSparse {
            unsafe patcorpus_panel_squares($0, Int64(rowCount), curvatures.values, &diagonal.values)
        }
    }

    /// Rows in the order given, with repeats.
    package func selecting(_ rows: [Int]) -> SparseRows {
        var starts = [0]
        var chosenColumns: [Int32] = []
        var chosenValues: [Float] = []
        for row in rows {
            chosenColumns += columns[self.starts[row]..<self.starts[row + 1]]
            chosenValues += values[self.starts[row]..<self.starts[row + 1]]
            starts.append(chosenColumns.count)
        }
        return SparseRows(columnCount: columnCount, starts: starts, columns: chosenColumns, values: chosenValues)
    }
}
