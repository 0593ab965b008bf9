internal import COpenBLAS
internal import Dispatch

/// Which of two factors of a product is transposed.
package enum Transposition: Sendable {
    case neither, left, right
}

extension DoubleMatrix {
    /// The product of two matrices. Throws `BLASError` if the library fails its self-test; matrices that do not fit are a bug.
    package func times(_ other: DoubleMatrix, transposing: Transposition = .neither) throws -> DoubleMatrix {
        try BLAS.check()
        return unguardedProduct(other, transposed: (transposing == .left, transposing == .right))
    }

    /// The transpose times the matrix itself (`dsyrk`): symmetric, columns by columns.
    package func gram() throws -> DoubleMatrix {
        try BLAS.check()
        return unguardedGram()
    }
}

extension Matrix {
    /// The product of two matrices, its rows shared out among threads in blocks that do not depend on how many there are.
    ///
    /// Throws `BLASError` if the library fails its self-test; matrices that do not fit are a bug.
    package func times(
        _ other: Matrix, transposing: Transposition = .neither, threads: Int = 1
    ) throws -> Matrix {
        try BLAS.check()
        let m = transposing == .left ? columns : rows
        let k = transposing == .left ? rows : columns
        let n = transposing == .right ? other.rows : other.columns
        precondition(
            k == (transposing == .right ? other.columns : other.rows), "a product of matrices that do not fit")
        var result = Matrix(rows: m, columns: n)
        let block = 256
        let blocks = (m + block - 1) / block
        unsafe result.values.withUnsafeMutableBufferPointer { c in
            unsafe values.withUnsafeBufferPointer { a in
                unsafe other.values.withUnsafeBufferPointer { b in
                    nonisolated(unsafe) let c = c.baseAddress
                    nonisolated(unsafe) let a = a.baseAddress
                    nonisolated(unsafe) let b = b.baseAddress
                    let aStride = columns
                    let bStride = other.columns
                    func run(_ index: Int) {
                        let from = index * block
                        let count = min(block, m - from)
                        let left = unsafe a.map { unsafe $0 + (transposing == .left ? from : from * aStride) }
                        unsafe BLAS.singleProduct(
                            transposing == .left, transposing == .right, count, n, k, left, aStride, b, bStride, 0,
                            c.map { unsafe $0 + from * n }, n)
                    }
                    SharedOut.run(blocks, threads: threads) { run($0) }
                }
            }
        }
        return result
    }

    /// The transpose times the matrix itself (`ssyrk`): symmetric, columns by columns.
    package func gram() throws -> Matrix {
        try BLAS.check()
        var result = Matrix(rows: columns, columns: columns)
        let width = columns
        guard width > 0 && rows > 0 else { return result }
        unsafe result.values.withUnsafeMutableBufferPointer { c in
            unsafe values.withUnsafeBufferPointer { a in
                unsafe cblas_ssyrk(
                    CblasRowMajor, CblasUpper, CblasTrans, Int32(width), Int32(rows), 1, a.baseAddress, Int32(width), 0,
                    c.baseAddress, Int32(width))
            }
        }
        for i in 0..<width {
            for j in 0..<i { result.values[i * width + j] = result.values[j * width + i] }
        }
        return result
    }
}

/// Loops whose steps write to places of their own, shared out among threads.
enum SharedOut {
    /// Runs `body` for 0 ..< count; thread t takes every step whose number leaves t by the number of threads.
    static func run(_ count: Int, threads: Int, _ body: (Int) -> Void) {
        let threads = min(max(threads, 1), count)
        if threads <= 1 {
            for index in 0..<count { body(index) }
            return
        }
        nonisolated(unsafe) let body = body
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            for index in stride(from: thread, to: count, by: threads) { unsafe body(index) }
        }
    }
}
