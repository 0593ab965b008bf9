/// A block of inner products by `sgemm`: a row for each of some queries, a column for each document of a range.
///
/// The order in which the library adds is its own and may differ from place to place in a block, by at most `error(_:)`; whoever needs numbers that
/// are the same everywhere takes them from `DotProducts` for the few that matter.
package struct ProductTile: ~Copyable {
    private var products: [Float]
    private var columns = 0

    /// A block of up to so many queries and documents.
    package init(rows: Int, columns: Int) {
        products = [Float](repeating: 0, count: rows * columns)
    }

    /// How far an inner product of so many numbers may be off, in parts of the product of the two norms, whatever the order of additions.
    ///
    /// Higham, "Accuracy and Stability of Numerical Algorithms", 2002, section 3.1: n·u/(1 − n·u), u = 2⁻²⁴.
    package static func error(_ count: Int) -> Double {
        let share = Double(count) * 0x1p-24
        return share < 1 ? share / (1 - share) : .infinity
    }

    /// Fills the block with the products of all rows of a matrix with a range of those of another. Throws `BLASError` if the library fails its self-test.
    package mutating func fill(_ queries: Matrix, _ documents: Matrix, _ range: Range<Int>) throws {
        try BLAS.check()
        precondition(
            queries.columns == documents.columns, "rows of \(queries.columns) and \(documents.columns) numbers")
        precondition(queries.rows * range.count <= products.count, "a block larger than its tile")
        precondition(range.lowerBound >= 0 && range.upperBound <= documents.rows, "rows beyond the end")
        columns = range.count
        let width = queries.columns
        let columns = columns
        unsafe products.withUnsafeMutableBufferPointer { c in
            unsafe queries.values.withUnsafeBufferPointer { a in
                unsafe documents.values.withUnsafeBufferPointer { b in
                    unsafe BLAS.singleProduct(
                        false, true, queries.rows, columns, width, a.baseAddress, width,
                        b.baseAddress.map { unsafe $0 + range.lowerBound * width }, width, 0, c.baseAddress, columns)
                }
            }
        }
    }

    /// Makes a product one that is never found.
    package mutating func leaveOut(_ row: Int, _ column: Int) {
        precondition(column >= 0 && column < columns, "column \(column) of \(columns)")
        products[row * columns + column] = -.infinity
    }

    /// Calls `body` with the columns of a row whose product is not below a bound, ascending; products that are no numbers are not below.
    package func forEach(_ row: Int, from least: Float, _ body: (_ column: Int, _ product: Float) -> Void) {
        precondition(row >= 0 && (row + 1) * columns <= products.count, "row \(row) is beyond the block")
        let start = row * columns
        unsafe products.withUnsafeBufferPointer { products in
            var column = 0
            while column < columns {
                let end = min(column + 64, columns)
                // Without a branch, so that the compiler compares many at once.
                var below: Int32 = 0
                for place in column..<end { below &+= unsafe products[start + place] < least ? 1 : 0 }
                if Int(below) < end - column {
                    for place in column..<end {
                        let product = unsafe products[start + place]
                        if !(product < least) { body(place, product) }
                    }
                }
                column = end
            }
        }
    }
}
