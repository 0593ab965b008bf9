/// A matrix of single-precision numbers that are mostly zeros, in compressed rows (CSR).
package struct SparseRows: Sendable {
    package let columnCount: Int
    /// Where each row begins in `columns` and `values`; one more at the end.
    package let starts: [Int]
    package let columns: [Int32]
    package let values: [Float]

    package var rowCount: Int { starts.count - 1 }

    /// Takes over compressed rows; numbers that do not fit together are a bug.
    package init(columnCount: Int, starts: [Int], columns: [Int32], values: [Float]) {
        precondition(
            starts.first == 0 && starts.last == columns.count && columns.count == values.count, "rows that do not fit")
        precondition(
            columns.allSatisfy { $0 >= 0 && $0 < columnCount } && zip(starts, starts.dropFirst()).allSatisfy(<=),
            "a column or row outside the matrix")
        self.columnCount = columnCount
        self.starts = starts
        self.columns = columns
        self.values = values
    }

    /// The transpose, its entries by row and then column.
    package var transposed: SparseRows {
        var starts = [Int](repeating: 0, count: columnCount + 1)
        for column in columns { starts[Int(column) + 1] += 1 }
        for column in 0..<columnCount { starts[column + 1] += starts[column] }
        var places = starts
        var rows = [Int32](repeating: 0, count: columns.count)
        var numbers = [Float](repeating: 0, count: columns.count)
        for row in 0..<rowCount {
            for entry in self.starts[row]..<self.starts[row + 1] {
                let place = places[Int(columns[entry])]
                places[Int(columns[entry])] += 1
                rows[place] = Int32(row)
                numbers[place] = values[entry]
            }
        }
        return SparseRows(columnCount: rowCount, starts: starts, columns: rows, values: numbers)
    }

    /// The product with a dense matrix; each row is summed in the order of its entries, whatever the number of threads.
    package func times(_ dense: Matrix, threads: Int = 1) -> Matrix {
        precondition(dense.rows == columnCount, "\(columnCount) columns times \(dense.rows) rows")
        var result = Matrix(rows: rowCount, columns: dense.columns)
        let width = dense.columns
        let block = 64
        let rowCount = rowCount
        unsafe result.values.withUnsafeMutableBufferPointer { target in
            unsafe dense.values.withUnsafeBufferPointer { source in
                unsafe columns.withUnsafeBufferPointer { columns in
                    unsafe values.withUnsafeBufferPointer { values in
                        unsafe starts.withUnsafeBufferPointer { starts in
                            func run(_ index: Int) {
                                for row in (index * block)..<min((index + 1) * block, rowCount) {
                                    for entry in unsafe starts[row]..<starts[row + 1] {
                                        let value = unsafe values[entry]
                                        let from = unsafe Int(columns[entry]) * width
                                        let to = row * width
                                        for offset in 0..<width {
                                            unsafe target[to + offset] += value * source[from + offset]
                                        }
                                    }
                                }
                            }
                            SharedOut.run((rowCount + block - 1) / block, threads: threads) { run($0) }
                        }
                    }
                }
            }
        }
        return result
    }
}

extension Matrix {
    /// The transpose.
    package var transposed: Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for from in stride(from: 0, to: rows, by: 32) {
            for column in 0..<columns {
                for row in from..<min(from + 32, rows) {
                    result.values[column * rows + row] = values[row * columns + column]
                }
            }
        }
        return result
    }
}
