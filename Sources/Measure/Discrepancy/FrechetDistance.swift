internal import Corpus
internal import Native

/// The Fréchet distance of two samples taken as normal distributions: ‖μ − μ′‖² + Tr(Σ + Σ′ − 2(ΣΣ′)^½).
///
/// Dowson and Landau, 1982; Heusel et al., NeurIPS 2017. Covariances divide by n − 1. The trace of (ΣΣ′)^½ is the sum of the roots of the eigenvalues of
/// Σ^½·Σ′·Σ^½, which is symmetric, so that no complex numbers come in.
package struct FrechetDistance: Sendable {
    package init() {}

    /// Measures; the figure is `value`, a squared distance. It is biased upwards, the more the fewer documents; a note says where they are fewer than dimensions.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        let (xMean, xCovariance) = try Self.moments(sample.x)
        let (yMean, yCovariance) = try Self.moments(sample.y)
        let shift = zip(xMean, yMean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let eigen = try SymmetricEigen(xCovariance)
        // Rows of the vectors scaled by the fourth root give Σ^½ as a product of the matrix with itself.
        var scaled = eigen.vectors
        for row in 0..<scaled.rows {
            let factor = max(eigen.values[row], 0).squareRoot().squareRoot()
            for column in 0..<scaled.columns { scaled[row, column] *= factor }
        }
        let root = try scaled.gram()
        let product = try root.times(yCovariance).times(root)
        let values = try SymmetricEigen(product.symmetrised, vectors: false).values
        let trace = values.reduce(0) { $0 + max($1, 0).squareRoot() }
        var result = Measurement("frechet", n: sample.n, m: sample.m)
        result.figures = [("value", shift + xCovariance.trace + yCovariance.trace - 2 * trace)]
        let dimensions = sample.x.columns
        result.parameters = [("dimensions", .integer(dimensions))]
        if min(sample.n, sample.m) <= dimensions {
            result.notes.append(
                "\(min(sample.n, sample.m)) documents do not determine a covariance in \(dimensions) dimensions: compare only values of equal n, m and embedder"
            )
        }
        return result
    }

    private static func moments(_ sample: Matrix) throws -> (mean: [Double], covariance: DoubleMatrix) {
        let points = DoubleMatrix(sample)
        let mean = points.columnMeans()
        var covariance = try points.subtracting(mean).gram()
        covariance.scale(by: 1 / Double(sample.rows - 1))
        return (mean, covariance)
    }
}
