/// A block of Euclidean distances in double precision, for measures that compare distances with each other.
///
/// ‖x − y‖² = ‖x‖² + ‖y‖² − 2x·y by `dgemm`, negative results cut at zero. Exact for small integers; otherwise off by some 1e-16 times the squared norms.
package struct DistanceTile: ~Copyable {
    private var squares: [Double]
    package private(set) var rows = 0
    package private(set) var columns = 0

    /// A block of up to `size` by `size`.
    package init(size: Int = 512) {
        squares = [Double](repeating: 0, count: size * size)
    }

    /// The squared distance of a row and a column of the block.
    package func squared(_ row: Int, _ column: Int) -> Double { squares[row * columns + column] }

    /// The distance of a row and a column of the block.
    package func distance(_ row: Int, _ column: Int) -> Double { squared(row, column).squareRoot() }

    /// The squared distances of a row.
    @_lifetime(borrow self)
    package func row(_ row: Int) -> Span<Double> { squares.span.extracting((row * columns)..<((row + 1) * columns)) }

    /// Fills the block with the distances of rows of two matrices.
    ///
    /// - Parameter areSame: true where both are one matrix: a row's distance to itself is then exactly zero.
    package mutating func fill(
        _ x: DoubleMatrix, _ xRows: Range<Int>, _ xNorms: [Double], _ y: DoubleMatrix, _ yRows: Range<Int>,
        _ yNorms: [Double], areSame: Bool
    ) throws {
        try BLAS.check()
        precondition(x.columns == y.columns, "rows of \(x.columns) and \(y.columns) numbers")
        precondition(xRows.count * yRows.count <= squares.count, "a block larger than its tile")
        rows = xRows.count
        columns = yRows.count
        let width = x.columns
        let rows = rows
        let columns = columns
        unsafe squares.withUnsafeMutableBufferPointer { c in
            unsafe x.values.withUnsafeBufferPointer { a in
                unsafe y.values.withUnsafeBufferPointer { b in
                    unsafe BLAS.doubleProduct(
                        false, true, rows, columns, width,
                        a.baseAddress.map { unsafe $0 + xRows.lowerBound * width }, width,
                        b.baseAddress.map { unsafe $0 + yRows.lowerBound * width }, width, 0, c.baseAddress, columns)
                }
            }
            for row in 0..<rows {
                let left = xNorms[xRows.lowerBound + row]
                for column in 0..<columns {
                    let place = row * columns + column
                    let square = unsafe left + yNorms[yRows.lowerBound + column] - 2 * c[place]
                    unsafe c[place] = square > 0 ? square : 0
                }
                let own = xRows.lowerBound + row - yRows.lowerBound
                if areSame && own >= 0 && own < columns { unsafe c[row * columns + own] = 0 }
            }
        }
    }

    /// The sum of each row and of each column of the kernel values, by the functions that turn the block into such.
    package private(set) var rowSums: [Double] = []
    package private(set) var columnSums: [Double] = []

    /// Turns distances into their negatives and sums them.
    package mutating func negateDistances() {
        let count = rows * columns
        unsafe squares.withUnsafeMutableBufferPointer { values in
            for place in 0..<count { unsafe values[place] = -values[place].squareRoot() }
        }
        sum()
    }

    /// Fills the block with (x·y·scale + 1)³ and sums it.
    ///
    /// - Parameter leavingOutDiagonal: true where rows and columns are the same documents, so that pairs of one with itself count nothing.
    package mutating func fillCubes(
        _ x: DoubleMatrix, _ xRows: Range<Int>, _ yRows: Range<Int>, scale: Double, leavingOutDiagonal: Bool
    ) throws {
        try fillProducts(x, xRows, yRows)
        let rows = rows
        let columns = columns
        unsafe squares.withUnsafeMutableBufferPointer { values in
            for place in 0..<(rows * columns) {
                let base = unsafe values[place] * scale + 1
                unsafe values[place] = base * base * base
            }
            if leavingOutDiagonal { for row in 0..<min(rows, columns) { unsafe values[row * columns + row] = 0 } }
        }
        sum()
    }

    private mutating func fillProducts(_ x: DoubleMatrix, _ xRows: Range<Int>, _ yRows: Range<Int>) throws {
        try BLAS.check()
        precondition(xRows.count * yRows.count <= squares.count, "a block larger than its tile")
        rows = xRows.count
        columns = yRows.count
        let width = x.columns
        let (rows, columns) = (rows, columns)
        unsafe squares.withUnsafeMutableBufferPointer { c in
            unsafe x.values.withUnsafeBufferPointer { a in
                unsafe BLAS.doubleProduct(
                    false, true, rows, columns, width, a.baseAddress.map { unsafe $0 + xRows.lowerBound * width },
                    width,
                    a.baseAddress.map { unsafe $0 + yRows.lowerBound * width }, width, 0, c.baseAddress, columns)
            }
        }
    }

    private mutating func sum() {
        var byRow = [Double](repeating: 0, count: rows)
        var byColumn = [Double](repeating: 0, count: columns)
        for row in 0..<rows {
            let numbers = self.row(row)
            var total = 0.0
            for column in 0..<numbers.count {
                total += numbers[column]
                byColumn[column] += numbers[column]
            }
            byRow[row] = total
        }
        rowSums = byRow
        columnSums = byColumn
    }
}
