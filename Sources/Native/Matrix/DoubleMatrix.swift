/// A dense matrix of double-precision numbers, row after row: covariances, decompositions, exact distances.
///
/// A value: copies share their memory until one is changed.
package struct DoubleMatrix: Sendable, Equatable {
    package let rows: Int
    package let columns: Int
    /// The numbers, row after row.
    package internal(set) var values: [Double]

    /// A matrix of zeros.
    package init(rows: Int, columns: Int) {
        precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) by \(columns)")
        self.rows = rows
        self.columns = columns
        values = [Double](repeating: 0, count: rows * columns)
    }

    /// A matrix of numbers that stand row after row; a count other than rows times columns is a bug.
    package init(rows: Int, columns: Int, values: [Double]) {
        precondition(values.count == rows * columns, "\(values.count) numbers for a matrix of \(rows) by \(columns)")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// The same numbers in double precision.
    package init(_ other: Matrix) {
        self.init(rows: other.rows, columns: other.columns, values: other.values.map { Double($0) })
    }

    /// A square matrix with the given diagonal.
    package init(diagonal: [Double]) {
        self.init(rows: diagonal.count, columns: diagonal.count)
        for (index, value) in diagonal.enumerated() { self[index, index] = value }
    }

    package subscript(row: Int, column: Int) -> Double {
        get {
            precondition(column >= 0 && column < columns, "column \(column) of \(columns)")
            return values[row * columns + column]
        }
        set {
            precondition(column >= 0 && column < columns, "column \(column) of \(columns)")
            values[row * columns + column] = newValue
        }
    }

    /// The transpose.
    package var transposed: DoubleMatrix {
        var result = DoubleMatrix(rows: columns, columns: rows)
        for row in 0..<rows {
            for column in 0..<columns { result.values[column * rows + row] = values[row * columns + column] }
        }
        return result
    }

    /// The sum of the diagonal.
    package var trace: Double { (0..<min(rows, columns)).reduce(0) { $0 + self[$1, $1] } }

    /// The mean of each column.
    package func columnMeans() -> [Double] {
        var sums = [Double](repeating: 0, count: columns)
        for row in 0..<rows {
            for column in 0..<columns { sums[column] += values[row * columns + column] }
        }
        return sums.map { $0 / Double(max(rows, 1)) }
    }

    /// The matrix with a number taken from each column.
    package func subtracting(_ shift: [Double]) -> DoubleMatrix {
        precondition(shift.count == columns, "\(shift.count) numbers to take from \(columns) columns")
        var result = self
        for row in 0..<rows {
            for column in 0..<columns { result.values[row * columns + column] -= shift[column] }
        }
        return result
    }

    /// The squared Euclidean norm of each row.
    package func squaredNorms() -> [Double] {
        unsafe values.withUnsafeBufferPointer { buffer in
            (0..<rows).map { row in
                var sum = 0.0
                for place in (row * columns)..<((row + 1) * columns) { unsafe sum += buffer[place] * buffer[place] }
                return sum
            }
        }
    }
}

extension DoubleMatrix {
    /// Multiplies every number.
    package mutating func scale(by factor: Double) {
        for place in values.indices { values[place] *= factor }
    }

    /// The mean of the matrix and its transpose.
    package var symmetrised: DoubleMatrix {
        precondition(rows == columns, "\(rows) by \(columns) made symmetric")
        var result = self
        for row in 0..<rows {
            for column in 0..<row {
                let mean = (self[row, column] + self[column, row]) / 2
                result[row, column] = mean
                result[column, row] = mean
            }
        }
        return result
    }
}

extension DoubleMatrix {
    /// Multiplies each row by its factor.
    package mutating func scaleRows(by factors: [Double]) {
        precondition(factors.count == rows, "\(factors.count) factors for \(rows) rows")
        for row in 0..<rows {
            for place in (row * columns)..<((row + 1) * columns) { values[place] *= factors[row] }
        }
    }
}

extension DoubleMatrix {
    /// Makes a row of another matrix's row and one number more.
    package mutating func setRow(_ row: Int, of other: DoubleMatrix, followedBy last: Double) {
        precondition(other.columns + 1 == columns, "a row of \(other.columns) and one in \(columns) columns")
        for column in 0..<other.columns { values[row * columns + column] = other.values[row * other.columns + column] }
        values[row * columns + other.columns] = last
    }

    /// The matrix with each column shifted to mean 0 and scaled to variance 1 by the figures given; a factor of 1 where a column is constant.
    package func standardised(means: [Double], deviations: [Double]) -> DoubleMatrix {
        var result = subtracting(means)
        for row in 0..<rows {
            for column in 0..<columns where deviations[column] > 0 {
                result.values[row * columns + column] /= deviations[column]
            }
        }
        return result
    }
}

extension DoubleMatrix {
    /// The sum of squares of each column.
    package func columnSquares() -> [Double] {
        var sums = [Double](repeating: 0, count: columns)
        for row in 0..<rows {
            for column in 0..<columns {
                let value = values[row * columns + column]
                sums[column] += value * value
            }
        }
        return sums
    }
}

extension DoubleMatrix {
    /// Adds another matrix of the same shape.
    package mutating func add(_ other: DoubleMatrix) {
        precondition(rows == other.rows && columns == other.columns, "a sum of matrices that do not fit")
        for place in values.indices { values[place] += other.values[place] }
    }
}

extension DoubleMatrix {
    /// Copies of rows, in the order given.
    package func selecting(_ wanted: [Int]) -> DoubleMatrix {
        DoubleMatrix(
            rows: wanted.count, columns: columns,
            values: wanted.flatMap { values[($0 * columns)..<(($0 + 1) * columns)] })
    }
}
