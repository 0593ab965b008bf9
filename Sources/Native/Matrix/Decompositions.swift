internal import COpenBLAS

/// The eigenvalues of a symmetric matrix, ascending, and its eigenvectors as rows in the same order.
package struct SymmetricEigen: Sendable {
    package let values: [Double]
    /// Empty where only values were asked for.
    package let vectors: DoubleMatrix

    /// Decomposes a symmetric matrix by LAPACK's `dsyevd` (divide and conquer).
    ///
    /// Throws `BLASError` if the library fails its self-test or does not converge. The sign of each vector is such that its largest part by
    /// magnitude, the first of equals, is positive.
    package init(_ matrix: DoubleMatrix, vectors wanted: Bool = true) throws {
        try BLAS.check()
        precondition(matrix.rows == matrix.columns, "eigenvalues of \(matrix.rows) by \(matrix.columns)")
        let size = matrix.rows
        guard size > 0 else {
            values = []
            vectors = DoubleMatrix(rows: 0, columns: 0)
            return
        }
        var a = matrix.values
        var w = [Double](repeating: 0, count: size)
        var n = Int32(size)
        var info: Int32 = 0
        var workSize: Int32 = -1
        var integerSize: Int32 = -1
        var work = [0.0]
        var integers: [Int32] = [0]
        for _ in 0..<2 {
            var job = CChar(wanted ? 0x56 : 0x4E)
            var part = CChar(0x55)
            unsafe dsyevd_(&job, &part, &n, &a, &n, &w, &work, &workSize, &integers, &integerSize, &info, 1, 1)
            guard info == 0 else { throw BLASError(description: "dsyevd did not converge (info \(info))") }
            if workSize == -1 {
                workSize = Int32(work[0])
                integerSize = integers[0]
                work = [Double](repeating: 0, count: Int(workSize))
                integers = [Int32](repeating: 0, count: Int(integerSize))
            }
        }
        values = w
        // LAPACK's columns are our rows.
        var rows = DoubleMatrix(rows: wanted ? size : 0, columns: wanted ? size : 0, values: wanted ? a : [])
        if wanted { rows.settleSigns() }
        vectors = rows
    }
}

extension DoubleMatrix {
    /// Turns each row so that its largest part by magnitude, the first of equals, is positive.
    package mutating func settleSigns() {
        for row in 0..<rows {
            var best = 0.0
            for column in 0..<columns where abs(self[row, column]) > abs(best) { best = self[row, column] }
            if best < 0 { for column in 0..<columns { self[row, column] = -self[row, column] } }
        }
    }

    /// Solves A·x = b for a symmetric positive definite matrix by Cholesky's decomposition (`dposv`).
    ///
    /// Throws `BLASError` where the matrix is not positive definite.
    package func solving(_ right: [Double]) throws -> [Double] {
        try BLAS.check()
        precondition(rows == columns && right.count == rows, "a system of \(rows) by \(columns), \(right.count)")
        var a = values
        var b = right
        var n = Int32(rows)
        var one: Int32 = 1
        var info: Int32 = 0
        var part = CChar(0x55)
        unsafe dposv_(&part, &n, &one, &a, &n, &b, &n, &info, 1)
        guard info == 0 else { throw BLASError(description: "the matrix is not positive definite (info \(info))") }
        return b
    }

    /// The singular value decomposition A = U·diag(s)·V by LAPACK's `dgesdd`, in its thin form: `u` rows by k, `v` k by columns.
    package func singularValues() throws -> (u: DoubleMatrix, s: [Double], v: DoubleMatrix) {
        try BLAS.check()
        let k = min(rows, columns)
        guard k > 0 else { return (DoubleMatrix(rows: rows, columns: 0), [], DoubleMatrix(rows: 0, columns: columns)) }
        // Row after row is the transpose column after column: Aᵀ = Vᵀ·diag(s)·Uᵀ.
        var a = values
        var m = Int32(columns)
        var n = Int32(rows)
        var s = [Double](repeating: 0, count: k)
        var left = [Double](repeating: 0, count: columns * k)
        var right = [Double](repeating: 0, count: k * rows)
        var rank = Int32(k)
        var info: Int32 = 0
        var workSize: Int32 = -1
        var work = [0.0]
        var integers = [Int32](repeating: 0, count: 8 * k)
        for _ in 0..<2 {
            var job = CChar(0x53)
            unsafe dgesdd_(
                &job, &m, &n, &a, &m, &s, &left, &m, &right, &rank, &work, &workSize, &integers, &info, 1)
            guard info == 0 else { throw BLASError(description: "dgesdd did not converge (info \(info))") }
            if workSize == -1 {
                workSize = Int32(work[0])
                work = [Double](repeating: 0, count: Int(workSize))
            }
        }
        return (
            DoubleMatrix(rows: rows, columns: k, values: right), s,
            DoubleMatrix(rows: k, columns: columns, values: left)
        )
    }
}

extension Matrix {
    /// Orthonormal rows that span what these rows span (`sgeqrf`, `sorgqr`); at most as many rows as columns.
    package func orthonormalRows() throws -> Matrix {
        try BLAS.check()
        precondition(rows <= columns, "\(rows) orthonormal rows of \(columns) numbers")
        guard rows > 0 else { return self }
        var result = self
        // Our rows are LAPACK's columns.
        var m = Int32(columns)
        var n = Int32(rows)
        var tau = [Float](repeating: 0, count: rows)
        var info: Int32 = 0
        var workSize: Int32 = Int32(rows) * 64
        var work = [Float](repeating: 0, count: Int(workSize))
        unsafe sgeqrf_(&m, &n, &result.values, &m, &tau, &work, &workSize, &info)
        guard info == 0 else { throw BLASError(description: "sgeqrf failed (info \(info))") }
        unsafe sorgqr_(&m, &n, &n, &result.values, &m, &tau, &work, &workSize, &info)
        guard info == 0 else { throw BLASError(description: "sorgqr failed (info \(info))") }
        return result
    }
}
