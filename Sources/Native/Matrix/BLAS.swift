internal import COpenBLAS
internal import Glibc

/// The linear algebra library computes wrongly, or refused its arguments.
package struct BLASError: Error, CustomStringConvertible {
    package let description: String
}

/// OpenBLAS, used by one thread at a time within a call; our own threads share the work out.
///
/// Fixed tiles on single-threaded calls give the same sums for any number of threads.
package enum BLAS {
    /// The kernels that OpenBLAS chose for this processor, such as `SkylakeX`.
    package static var kernels: String {
        get throws {
            try check()
            return name
        }
    }

    private static var name: String { unsafe String(cString: openblas_get_corename()) }

    /// Throws `BLASError` if the library gives wrong products on this processor; tried once in a process, at first use.
    package static func check() throws {
        if let failure { throw failure }
    }

    private static let failure: BLASError? = {
        if let reason = unsafe patcorpus_openblas_load() {
            return BLASError(
                description: """
                    OpenBLAS cannot be loaded (\(unsafe String(cString: reason))). To mend it: install it, as with apt-get install libopenblas0
                    """)
        }
        openblas_set_num_threads(1)
        guard let wrong = firstWrongProduct(tolerance: 1e-5) else { return nil }
        return BLASError(
            description: """
                OpenBLAS computes \(wrong) wrongly with its kernels for \(name). To mend it: choose older kernels by the environment, \
                as in OPENBLAS_CORETYPE=Haswell, or install another build of the library
                """)
    }()

    /// The first product that is off from one computed number by number; nil if all are right.
    ///
    /// Sizes are odd, so that the kernels' edges are tried as well.
    static func firstWrongProduct(tolerance: Double) -> String? {
        let a = trial(rows: 33, columns: 67, seed: 1)
        let b = trial(rows: 29, columns: 67, seed: 2)
        let expected = naiveTimesTransposed(a, b)
        func isOff(_ found: [Double]) -> Bool {
            !zip(found, expected.values).allSatisfy { abs($0 - $1) <= tolerance * 67 }
        }
        func single(_ run: (UnsafeMutablePointer<Float>) -> Void) -> [Double] {
            var c = [Float](repeating: .nan, count: 33 * 29)
            unsafe c.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { unsafe run(base) } }
            return c.map { Double($0) }
        }
        let x = Matrix(a)
        let y = Matrix(b)
        let yTransposed = Matrix(b.transposed)
        let first = unsafe single { c in
            unsafe x.values.withUnsafeBufferPointer { x in
                unsafe y.values.withUnsafeBufferPointer { y in
                    unsafe singleProduct(false, true, 33, 29, 67, x.baseAddress, 67, y.baseAddress, 67, 0, c, 29)
                }
            }
        }
        if isOff(first) { return "sgemm with a transposed factor" }
        let second = unsafe single { c in
            unsafe x.values.withUnsafeBufferPointer { x in
                unsafe yTransposed.values.withUnsafeBufferPointer { y in
                    unsafe singleProduct(false, false, 33, 29, 67, x.baseAddress, 67, y.baseAddress, 29, 0, c, 29)
                }
            }
        }
        if isOff(second) { return "sgemm" }
        if isOff(a.unguardedProduct(b, transposed: (false, true)).values) { return "dgemm with a transposed factor" }
        if isOff(a.transposed.unguardedProduct(b.transposed, transposed: (true, false)).values) { return "dgemm" }
        let gram = a.transposed.unguardedGram()
        let ofItself = naiveTimesTransposed(a, a)
        if !zip(gram.values, ofItself.values).allSatisfy({ abs($0 - $1) <= tolerance * 67 }) { return "dsyrk" }
        return nil
    }

    /// Numbers in -1 ..< 1 that are the same everywhere.
    private static func trial(rows: Int, columns: Int, seed: UInt32) -> DoubleMatrix {
        var state = seed
        let values = (0..<(rows * columns)).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return Double(state >> 16) / 32768 - 1
        }
        return DoubleMatrix(rows: rows, columns: columns, values: values)
    }

    private static func naiveTimesTransposed(_ a: DoubleMatrix, _ b: DoubleMatrix) -> DoubleMatrix {
        var c = DoubleMatrix(rows: a.rows, columns: b.rows)
        for i in 0..<a.rows {
            for j in 0..<b.rows {
                var sum = 0.0
                for k in 0..<a.columns { sum += a.values[i * a.columns + k] * b.values[j * b.columns + k] }
                c[i, j] = sum
            }
        }
        return c
    }

    /// c ← op(a)·op(b) + β·c, row after row; m by n, with k between.
    static func singleProduct(
        _ aIsTransposed: Bool, _ bIsTransposed: Bool, _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Float>?,
        _ aStride: Int, _ b: UnsafePointer<Float>?, _ bStride: Int, _ beta: Float, _ c: UnsafeMutablePointer<Float>?,
        _ cStride: Int
    ) {
        guard m > 0 && n > 0, let c = unsafe c else { return }
        unsafe cblas_sgemm(
            CblasRowMajor, aIsTransposed ? CblasTrans : CblasNoTrans, bIsTransposed ? CblasTrans : CblasNoTrans,
            Int32(m), Int32(n), Int32(k), 1, a, Int32(max(aStride, 1)), b, Int32(max(bStride, 1)), beta, c,
            Int32(cStride))
    }

    /// `singleProduct` in double precision.
    static func doubleProduct(
        _ aIsTransposed: Bool, _ bIsTransposed: Bool, _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<Double>?,
        _ aStride: Int, _ b: UnsafePointer<Double>?, _ bStride: Int, _ beta: Double,
        _ c: UnsafeMutablePointer<Double>?,
        _ cStride: Int
    ) {
        guard m > 0 && n > 0, let c = unsafe c else { return }
        unsafe cblas_dgemm(
            CblasRowMajor, aIsTransposed ? CblasTrans : CblasNoTrans, bIsTransposed ? CblasTrans : CblasNoTrans,
            Int32(m), Int32(n), Int32(k), 1, a, Int32(max(aStride, 1)), b, Int32(max(bStride, 1)), beta, c,
            Int32(cStride))
    }
}

extension DoubleMatrix {
    /// The product before the self-test has passed, for that test.
    func unguardedProduct(_ other: DoubleMatrix, transposed: (Bool, Bool)) -> DoubleMatrix {
        let m = transposed.0 ? columns : rows
        let k = transposed.0 ? rows : columns
        let n = transposed.1 ? other.rows : other.columns
        precondition(k == (transposed.1 ? other.columns : other.rows), "a product of matrices that do not fit")
        var result = DoubleMatrix(rows: m, columns: n)
        unsafe result.values.withUnsafeMutableBufferPointer { c in
            unsafe values.withUnsafeBufferPointer { a in
                unsafe other.values.withUnsafeBufferPointer { b in
                    unsafe BLAS.doubleProduct(
                        transposed.0, transposed.1, m, n, k, a.baseAddress, columns, b.baseAddress, other.columns, 0,
                        c.baseAddress, n)
                }
            }
        }
        return result
    }

    /// The transpose times the matrix, before the self-test has passed.
    func unguardedGram() -> DoubleMatrix {
        var result = DoubleMatrix(rows: columns, columns: columns)
        let width = columns
        unsafe result.values.withUnsafeMutableBufferPointer { c in
            unsafe values.withUnsafeBufferPointer { a in
                guard width > 0, rows > 0, let c = c.baseAddress else { return }
                unsafe cblas_dsyrk(
                    CblasRowMajor, CblasUpper, CblasTrans, Int32(width), Int32(rows), 1, a.baseAddress, Int32(width), 0,
                    c, Int32(width))
            }
        }
        for i in 0..<width {
            for j in 0..<i { result.values[i * width + j] = result.values[j * width + i] }
        }
        return result
    }
}
