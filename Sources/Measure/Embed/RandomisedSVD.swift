internal import Corpus
internal import Native

/// The largest singular values of a sparse matrix and their right vectors.
///
/// Halko, Martinsson and Tropp, "Finding Structure with Randomness", SIAM Review 2011, algorithms 4.4 and 5.1: a random projection, subspace iterations with an orthonormal basis in
/// between, and an exact decomposition of what is left. The random numbers are ours and seeded; the last digits are the BLAS's.
struct RandomisedSVD {
    /// Descending.
    let singularValues: [Double]
    /// A row for each column of the matrix, a column for each singular value.
    let basis: Matrix

    /// - Parameters:
    ///   - rank: how many values are wanted; fewer come where the matrix has no more.
    ///   - oversampling: further directions that are tried and dropped.
    init(
        _ matrix: SparseRows, rank: Int, oversampling: Int = 10, iterations: Int = 4, seed: UInt64, threads: Int
    ) throws {
        let width = min(rank + oversampling, matrix.rowCount, matrix.columnCount)
        let transposed = matrix.transposed
        var generator = SeededGenerator(seed: seed, stream: 0x57D)
        var start = Matrix(rows: matrix.columnCount, columns: width)
        for row in 0..<start.rows {
            for column in 0..<width { start[row, column] = Float(Normal.draw(&generator)) }
        }
        var q = try Self.orthonormal(matrix.times(start, threads: threads))
        for _ in 0..<iterations {
            let z = try Self.orthonormal(transposed.times(q, threads: threads))
            q = try Self.orthonormal(matrix.times(z, threads: threads))
        }
        // B = Qᵀ·A is small one way; its left vectors come from B·Bᵀ, in double precision.
        let b = transposed.times(q, threads: threads)
        var gram = DoubleMatrix(rows: width, columns: width)
        for rows in Blocks.ranges(b.rows, size: 4096) { gram.add(try DoubleMatrix(b[rows: rows]).gram()) }
        let eigen = try SymmetricEigen(gram)
        // Single precision leaves noise of some 1e-7 of the largest value in B, so its square in the eigenvalues.
        let largest = max(eigen.values.last ?? 0, 0)
        let kept = (0..<min(rank, width)).filter { eigen.values[width - 1 - $0] > 1e-12 * largest }
        var turn = DoubleMatrix(rows: width, columns: kept.count)
        for axis in kept {
            let factor = 1 / eigen.values[width - 1 - axis].squareRoot()
            for row in 0..<width { turn[row, axis] = eigen.vectors[width - 1 - axis, row] * factor }
        }
        singularValues = kept.map { eigen.values[width - 1 - $0].squareRoot() }
        var rows = try b.times(Matrix(turn), threads: threads).transposed
        rows.settleSigns()
        basis = rows.transposed
    }

    private static func orthonormal(_ columns: Matrix) throws -> Matrix {
        try columns.transposed.orthonormalRows().transposed
    }
}
