internal import Native

/// The projection of a sample on the axes along which it varies most.
struct PrincipalComponents {
    /// A row for each axis, the first with the largest variance.
    let axes: DoubleMatrix
    let mean: [Double]
    /// The variance along each axis, of all that there are.
    let variances: [Double]

    /// Keeps as many axes as reach a share of the variance.
    init(_ sample: Matrix, share: Double) throws {
        let points = DoubleMatrix(sample)
        mean = points.columnMeans()
        var covariance = try points.subtracting(mean).gram()
        covariance.scale(by: 1 / Double(max(sample.rows - 1, 1)))
        let eigen = try SymmetricEigen(covariance)
        let values = eigen.values.reversed().map { max($0, 0) }
        let total = values.reduce(0, +)
        var sum = 0.0
        var kept = 0
        while kept < values.count && (kept == 0 || sum < share * total) {
            sum += values[kept]
            kept += 1
        }
        variances = values
        let width = sample.columns
        // Eigenvectors stand in ascending order.
        axes = DoubleMatrix(
            rows: kept, columns: width,
            values: (0..<kept).flatMap { axis in
                let row = width - 1 - axis
                return Array(eigen.vectors.values[(row * width)..<((row + 1) * width)])
            })
    }

    /// The coordinates of a sample on the axes.
    func project(_ sample: Matrix) throws -> Matrix {
        Matrix(try DoubleMatrix(sample).subtracting(mean).times(axes, transposing: .right))
    }
}
