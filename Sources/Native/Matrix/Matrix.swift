/// A dense matrix of single-precision numbers, row after row; a row is mostly a document's vector.
///
/// A value: copies share their memory until one is changed.
package struct Matrix: Sendable, Equatable {
    package let rows: Int
    package let columns: Int
    /// The numbers, row after row.
    package internal(set) var values: [Float]

    /// A matrix of zeros.
    package init(rows: Int, columns: Int) {
        precondition(rows >= 0 && columns >= 0, "a matrix of \(rows) by \(columns)")
        self.rows = rows
        self.columns = columns
        values = [Float](repeating: 0, count: rows * columns)
    }

    /// A matrix of numbers that stand row after row; a count other than rows times columns is a bug.
    package init(rows: Int, columns: Int, values: [Float]) {
        precondition(values.count == rows * columns, "\(values.count) numbers for a matrix of \(rows) by \(columns)")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// The numbers rounded to single precision.
    package init(_ other: DoubleMatrix) {
        self.init(rows: other.rows, columns: other.columns, values: other.values.map { Float($0) })
    }

    package subscript(row: Int, column: Int) -> Float {
        get {
            precondition(column >= 0 && column < columns, "column \(column) of \(columns)")
            return values[row * columns + column]
        }
        set {
            precondition(column >= 0 && column < columns, "column \(column) of \(columns)")
            values[row * columns + column] = newValue
        }
    }

    /// A row's numbers, borrowed.
    @_lifetime(borrow self)
    package func row(_ row: Int) -> Span<Float> {
        values.span.extracting((row * columns)..<((row + 1) * columns))
    }

    /// A copy of the rows of a range.
    package subscript(rows range: Range<Int>) -> Matrix {
        Matrix(
            rows: range.count, columns: columns,
            values: Array(values[(range.lowerBound * columns)..<(range.upperBound * columns)]))
    }

    /// Copies of rows, in the order given.
    package func selecting(_ wanted: [Int]) -> Matrix {
        var chosen: [Float] = []
        chosen.reserveCapacity(wanted.count * columns)
        for row in wanted { chosen += values[(row * columns)..<((row + 1) * columns)] }
        return Matrix(rows: wanted.count, columns: columns, values: chosen)
    }

    /// The rows of this matrix, then those of another of the same width.
    package func appending(_ other: Matrix) -> Matrix {
        precondition(columns == other.columns, "rows of \(columns) and \(other.columns) numbers")
        return Matrix(rows: rows + other.rows, columns: columns, values: values + other.values)
    }

    /// The matrix with each row divided by its Euclidean norm; a row of zeros stays.
    package func normalised() -> Matrix {
        var result = self
        let norms = squaredNorms()
        unsafe result.values.withUnsafeMutableBufferPointer { buffer in
            for row in 0..<rows where norms[row] > 0 {
                let factor = 1 / norms[row].squareRoot()
                for column in 0..<columns {
                    let place = row * columns + column
                    unsafe buffer[place] = Float(Double(buffer[place]) * factor)
                }
            }
        }
        return result
    }

    /// The squared Euclidean norm of each row, summed in double precision.
    package func squaredNorms() -> [Double] {
        unsafe values.withUnsafeBufferPointer { buffer in
            (0..<rows).map { row in
                var sum = 0.0
                for place in (row * columns)..<((row + 1) * columns) {
                    let value = unsafe Double(buffer[place])
                    sum += value * value
                }
                return sum
            }
        }
    }

    /// The mean of each column, summed in double precision.
    package func columnMeans() -> [Double] {
        var sums = [Double](repeating: 0, count: columns)
        unsafe values.withUnsafeBufferPointer { buffer in
            for row in 0..<rows {
                for column in 0..<columns { unsafe sums[column] += Double(buffer[row * columns + column]) }
            }
        }
        return sums.map { $0 / Double(max(rows, 1)) }
    }

    /// The matrix with a number taken from each column.
    package func subtracting(_ shift: [Double]) -> Matrix {
        precondition(shift.count == columns, "\(shift.count) numbers to take from \(columns) columns")
        var result = self
        unsafe result.values.withUnsafeMutableBufferPointer { buffer in
            for row in 0..<rows {
                for column in 0..<columns {
                    let place = row * columns + column
                    unsafe buffer[place] = Float(Double(buffer[place]) - shift[column])
                }
            }
        }
        return result
    }

    /// The first row that holds a number which is not finite.
    package var firstRowNotFinite: Int? {
        values.firstIndex { !$0.isFinite }.map { $0 / max(columns, 1) }
    }
}

extension Matrix {
    /// Turns each row so that its largest part by magnitude, the first of equals, is positive.
    package mutating func settleSigns() {
        for row in 0..<rows {
            var best: Float = 0
            for column in 0..<columns where abs(self[row, column]) > abs(best) { best = self[row, column] }
            if best < 0 { for column in 0..<columns { self[row, column] = -self[row, column] } }
        }
    }
}

extension Matrix {
    /// Copies a row of another matrix of the same width.
    package mutating func setRow(_ row: Int, from other: Matrix, _ source: Int) {
        precondition(columns == other.columns, "a row of \(other.columns) numbers in \(columns) columns")
        for column in 0..<columns { values[row * columns + column] = other.values[source * columns + column] }
    }

    /// Reads a row from little-endian bytes, as `ByteBuffer.append(floats:)` writes them.
    package mutating func setRow(_ row: Int, fromBytes bytes: Span<UInt8>, at start: Int) {
        precondition(start >= 0 && start + 4 * columns <= bytes.count, "a row beyond the end of the bytes")
        for column in 0..<columns {
            var bits: UInt32 = 0
            for byte in 0..<4 { bits |= UInt32(bytes[start + 4 * column + byte]) << UInt32(8 * byte) }
            values[row * columns + column] = Float(bitPattern: bits)
        }
    }
}

extension ByteBuffer {
    /// Appends a row's numbers, little-endian.
    package mutating func append(floats matrix: Matrix, row: Int) {
        for column in 0..<matrix.columns {
            let bits = matrix[row, column].bitPattern
            for byte in 0..<4 { append(UInt8(truncatingIfNeeded: bits >> UInt32(8 * byte))) }
        }
    }
}
