/// Inner products of rows of floats, by plain vector instructions.
package enum DotProducts {
    /// The inner product of a query with each row of a matrix, to `products`.
    ///
    /// - Parameters:
    ///   - rows: the rows one after the other, each as long as the query.
    ///   - products: as long as there are rows.
    package static func of(_ query: Span<Float>, _ rows: Span<Float>, to products: inout MutableSpan<Float>) {
        let width = query.count
        let height = products.count
        precondition(rows.count == width * height, "\(rows.count) numbers are no \(height) rows of \(width)")
        unsafe query.withUnsafeBufferPointer { query in
            unsafe rows.withUnsafeBufferPointer { rows in
                guard let q = query.baseAddress, let first = rows.baseAddress else {
                    for row in 0..<height { products[row] = 0 }
                    return
                }
                for row in 0..<height {
                    products[row] = unsafe product(UnsafeRawPointer(q), UnsafeRawPointer(first + row * width), width)
                }
            }
        }
    }

    /// The inner product of two rows of one length: the same number as in `of(_:_:to:)`.
    package static func of(_ first: Span<Float>, _ second: Span<Float>) -> Float {
        precondition(first.count == second.count, "rows of \(first.count) and \(second.count) numbers")
        return unsafe first.withUnsafeBufferPointer { first in
            unsafe second.withUnsafeBufferPointer { second in
                guard let a = first.baseAddress, let b = second.baseAddress else { return 0 }
                return unsafe product(UnsafeRawPointer(a), UnsafeRawPointer(b), first.count)
            }
        }
    }

    /// Sixteen sums side by side, then those; the same order of additions on every machine.
    private static func product(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Float {
        var sums = SIMD16<Float>()
        var index = 0
        while index + 16 <= count {
            let x = unsafe a.loadUnaligned(fromByteOffset: index * 4, as: SIMD16<Float>.self)
            let y = unsafe b.loadUnaligned(fromByteOffset: index * 4, as: SIMD16<Float>.self)
            sums += x * y
            index += 16
        }
        var total = sums.sum()
        while index < count {
            let x = unsafe a.loadUnaligned(fromByteOffset: index * 4, as: Float.self)
            let y = unsafe b.loadUnaligned(fromByteOffset: index * 4, as: Float.self)
            total += x * y
            index += 1
        }
        return total
    }
}
