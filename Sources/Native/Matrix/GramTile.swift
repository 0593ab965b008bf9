/// A block of a kernel matrix: the values k(xᵢ, yⱼ) for some rows of two matrices.
///
/// It is filled, used and filled again, so that a sum over all pairs needs memory for one block. Columns are padded to a multiple of eight, and the padding
/// holds zeros once a kernel has been applied.
package struct GramTile: ~Copyable {
    private var values: [Float]
    private var products: [Float] = []
    private var indicators: [Float] = []
    package private(set) var rows = 0
    package private(set) var columns = 0
    private var stride = 0
    /// The sum of each row and of each column of the kernel values, by `apply`.
    package private(set) var rowSums: [Double] = []
    package private(set) var columnSums: [Double] = []

    /// A block of up to `size` by `size`.
    package init(size: Int = 512) {
        let padded = (size + 7) & ~7
        values = [Float](repeating: 0, count: size * padded)
    }

    /// A kernel value, for tests.
    package subscript(row: Int, column: Int) -> Float { values[row * stride + column] }

    private mutating func resize(_ rows: Int, _ columns: Int) {
        self.rows = rows
        self.columns = columns
        stride = (columns + 7) & ~7
        precondition(rows * stride <= values.count, "a block of \(rows) by \(columns) is larger than its tile")
    }

    /// Fills the block with the inner products of rows of two matrices.
    package mutating func fill(_ x: Matrix, _ xRows: Range<Int>, _ y: Matrix, _ yRows: Range<Int>) throws {
        try BLAS.check()
        precondition(x.columns == y.columns, "rows of \(x.columns) and \(y.columns) numbers")
        resize(xRows.count, yRows.count)
        let width = x.columns
        let stride = stride
        unsafe values.withUnsafeMutableBufferPointer { c in
            unsafe x.values.withUnsafeBufferPointer { a in
                unsafe y.values.withUnsafeBufferPointer { b in
                    unsafe BLAS.singleProduct(
                        false, true, xRows.count, yRows.count, width,
                        a.baseAddress.map { unsafe $0 + xRows.lowerBound * width }, width,
                        b.baseAddress.map { unsafe $0 + yRows.lowerBound * width }, width, 0, c.baseAddress, stride)
                }
            }
        }
    }

    /// Fills the block with kernel values that were computed in double precision.
    package mutating func fill(_ block: borrowing DistanceTile) {
        resize(block.rows, block.columns)
        for row in 0..<rows {
            let numbers = block.row(row)
            for column in 0..<columns { values[row * stride + column] = Float(numbers[column]) }
        }
        clearPadding()
    }

    /// Turns the products into kernel values and sums them by row and by column.
    ///
    /// - Parameters:
    ///   - leftNorms, rightNorms: the squared norms of the rows, from `Matrix.squaredNorms`.
    ///   - leavingOutDiagonal: true where rows and columns are the same documents, so that pairs of one with itself count nothing.
    package mutating func apply(
        _ kernel: GramKernel, leftNorms: ArraySlice<Double>, rightNorms: ArraySlice<Double>, leavingOutDiagonal: Bool
    ) {
        precondition(leftNorms.count == rows && rightNorms.count == columns, "norms of other rows than the block's")
        clearPadding()
        switch kernel {
        case .gaussian(let gamma, let isMixture):
            let left = leftNorms.map { Float(-gamma * $0) }
            var right = rightNorms.map { Float(-gamma * $0) }
            // The padding's exponent is far below what exp turns to zero.
            right += [Float](repeating: -1e30, count: stride - columns)
            applyGaussian(left, right, Float(2 * gamma), isMixture)
        }
        if leavingOutDiagonal {
            for row in 0..<min(rows, columns) { values[row * stride + row] = 0 }
        }
        sum()
    }

    private mutating func clearPadding() {
        guard stride > columns else { return }
        for row in 0..<rows { for column in columns..<stride { values[row * stride + column] = 0 } }
    }

    private mutating func applyGaussian(_ left: [Float], _ right: [Float], _ slope: Float, _ isMixture: Bool) {
        let rows = rows
        let stride = stride
        unsafe values.withUnsafeMutableBytes { bytes in
            unsafe right.withUnsafeBytes { right in
                for row in 0..<rows {
                    let level = left[row]
                    for place in Swift.stride(from: 0, to: stride, by: 8) {
                        let at = (row * stride + place) * 4
                        let product = unsafe bytes.loadUnaligned(fromByteOffset: at, as: SIMD8<Float>.self)
                        let other = unsafe right.loadUnaligned(fromByteOffset: place * 4, as: SIMD8<Float>.self)
                        let exponent = product * slope + (other + level)
                        // Rounding may make a distance negative; a kernel value is at most 1.
                        var value = VectorExponential.of(
                            VectorExponential.keeping(exponent, where: exponent .< Float(0)))
                        if isMixture { value = Self.mixture(value) }
                        unsafe bytes.storeBytes(of: value, toByteOffset: at, as: SIMD8<Float>.self)
                    }
                }
            }
        }
    }

    /// The mean of e, e⁴, e¹⁶, e⁶⁴ and e²⁵⁶: Gaussian kernels whose bandwidths halve from the widest on.
    @inline(__always)
    private static func mixture(_ widest: SIMD8<Float>) -> SIMD8<Float> {
        var power = widest
        var sum = widest
        for _ in 0..<4 {
            power *= power
            power *= power
            sum += power
        }
        return sum * Float(0.2)
    }

    /// Single-precision partial sums of at most 512 numbers, then double.
    private mutating func sum() {
        let rows = rows
        let stride = stride
        let vectors = stride / 8
        var byColumn = [SIMD8<Float>](repeating: .zero, count: vectors)
        var byRow = [Double](repeating: 0, count: rows)
        unsafe values.withUnsafeBytes { bytes in
            unsafe byColumn.withUnsafeMutableBufferPointer { byColumn in
                for row in 0..<rows {
                    var sum = SIMD8<Float>.zero
                    for vector in 0..<vectors {
                        let value = unsafe bytes.loadUnaligned(
                            fromByteOffset: (row * stride + vector * 8) * 4, as: SIMD8<Float>.self)
                        sum += value
                        unsafe byColumn[vector] += value
                    }
                    var total = 0.0
                    for lane in 0..<8 { total += Double(sum[lane]) }
                    byRow[row] = total
                }
            }
        }
        rowSums = byRow
        columnSums = (0..<columns).map { Double(byColumn[$0 / 8][$0 % 8]) }
    }

    /// For each subset, the sum of the kernel values whose row and column are both in it: the diagonal of Wᵀ·K·V.
    ///
    /// One product of the block with the indicators (single precision) answers for all subsets at once.
    ///
    /// - Parameters:
    ///   - subsets: a row of 0 and 1 for each group, a column for each subset.
    ///   - rowGroups, columnGroups: the group of each row and column of the block.
    package mutating func sumsWithin(
        _ subsets: IndicatorTable, rowGroups: ArraySlice<Int>, columnGroups: ArraySlice<Int>
    ) -> [Double] {
        precondition(rowGroups.count == rows && columnGroups.count == columns, "groups of other rows than the block's")
        let count = subsets.subsets
        let padded = (count + 7) & ~7
        let needed = padded * max(rows, columns)
        if products.count < needed {
            products = [Float](repeating: 0, count: needed)
            indicators = [Float](repeating: 0, count: needed)
        }
        let rows = rows
        let columns = columns
        let stride = stride
        subsets.expand(columnGroups, into: &indicators, stride: padded)
        unsafe products.withUnsafeMutableBufferPointer { c in
            unsafe values.withUnsafeBufferPointer { a in
                unsafe indicators.withUnsafeBufferPointer { b in
                    unsafe BLAS.singleProduct(
                        false, false, rows, padded, columns, a.baseAddress, stride, b.baseAddress, padded, 0,
                        c.baseAddress, padded)
                }
            }
        }
        subsets.expand(rowGroups, into: &indicators, stride: padded)
        var sums = [SIMD8<Float>](repeating: .zero, count: padded / 8)
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            unsafe products.withUnsafeBytes { products in
                unsafe indicators.withUnsafeBytes { indicators in
                    for row in 0..<rows {
                        for vector in 0..<(padded / 8) {
                            let at = (row * padded + vector * 8) * 4
                            let product = unsafe products.loadUnaligned(fromByteOffset: at, as: SIMD8<Float>.self)
                            let indicator = unsafe indicators.loadUnaligned(fromByteOffset: at, as: SIMD8<Float>.self)
                            unsafe sums[vector] += product * indicator
                        }
                    }
                }
            }
        }
        return (0..<count).map { Double(sums[$0 / 8][$0 % 8]) }
    }
}

/// What turns an inner product into a kernel value.
package enum GramKernel: Sendable {
    /// exp(-γ·‖x − y‖²); as a mixture, the mean with γ times 1, 4, 16, 64 and 256.
    case gaussian(gamma: Double, isMixture: Bool)
}

/// Subsets of groups: a row for each group, a column for each subset, 0 or 1.
package struct IndicatorTable: Sendable {
    package let groups: Int
    package let subsets: Int
    private var bytes: [UInt8]

    /// No group in any subset.
    package init(groups: Int, subsets: Int) {
        self.groups = groups
        self.subsets = subsets
        bytes = [UInt8](repeating: 0, count: groups * subsets)
    }

    package subscript(group: Int, subset: Int) -> Bool {
        get { bytes[group * subsets + subset] != 0 }
        set { bytes[group * subsets + subset] = newValue ? 1 : 0 }
    }

    /// For each subset, the sum of a weight over its groups.
    package func sums(_ weights: [Double]) -> [Double] {
        precondition(weights.count == groups, "\(weights.count) weights for \(groups) groups")
        var sums = [Double](repeating: 0, count: subsets)
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            unsafe bytes.withUnsafeBufferPointer { bytes in
                // Without a branch: which groups are in a subset is random, so that it would be guessed wrong half the time.
                for group in 0..<groups {
                    let weight = weights[group]
                    for subset in 0..<subsets {
                        unsafe sums[subset] += weight * Double(bytes[group * subsets + subset])
                    }
                }
            }
        }
        return sums
    }

    /// Writes the rows of the given groups as numbers.
    fileprivate func expand(_ wanted: ArraySlice<Int>, into target: inout [Float], stride: Int) {
        unsafe target.withUnsafeMutableBufferPointer { target in
            unsafe bytes.withUnsafeBufferPointer { bytes in
                var row = 0
                for group in wanted {
                    for subset in 0..<subsets {
                        unsafe target[row * stride + subset] = Float(bytes[group * subsets + subset])
                    }
                    for subset in subsets..<stride { unsafe target[row * stride + subset] = 0 }
                    row += 1
                }
            }
        }
    }
}
