internal import Corpus
package import Native

/// A linear classifier of two classes with a ridge penalty: minimises ½‖w‖² + C·Σ log(1 + exp(−y·(w·x + b))).
///
/// The objective of scikit-learn's `LogisticRegression`, by Newton's method (iteratively reweighted least squares) with step halving, in double precision. The
/// intercept is not penalised.
package struct LogisticRegression: Sendable {
    package let weights: [Double]
    package let intercept: Double

    /// Fits. Throws `BLASError` if a system cannot be solved.
    ///
    /// - Parameters:
    ///   - isPositive: the class of each row.
    package init(_ points: DoubleMatrix, isPositive: [Bool], c: Double = 1, steps: Int = 50) throws {
        precondition(isPositive.count == points.rows, "\(isPositive.count) classes for \(points.rows) rows")
        let width = points.columns
        // The intercept is a column of ones.
        var extended = DoubleMatrix(rows: points.rows, columns: width + 1)
        for row in 0..<points.rows { extended.setRow(row, of: points, followedBy: 1) }
        var w = [Double](repeating: 0, count: width + 1)
        var loss = try Self.loss(extended, isPositive, w, c)
        for _ in 0..<steps {
            let scores = try extended.times(DoubleMatrix(rows: width + 1, columns: 1, values: w)).values
            var residuals = [Double](repeating: 0, count: scores.count)
            var roots = residuals
            for (row, score) in scores.enumerated() {
                let probability = 1 / (1 + Elementary.exponential(-score))
                residuals[row] = probability - (isPositive[row] ? 1 : 0)
                roots[row] = max(probability * (1 - probability), 1e-12).squareRoot()
            }
            let column = DoubleMatrix(rows: residuals.count, columns: 1, values: residuals)
            var gradient = try extended.times(column, transposing: .left).values.map { $0 * c }
            for index in 0..<width { gradient[index] += w[index] }
            var weighted = extended
            weighted.scaleRows(by: roots)
            var hessian = try weighted.gram()
            hessian.scale(by: c)
            for index in 0..<width { hessian[index, index] += 1 }
            hessian[width, width] += 1e-10
            let step = try hessian.solving(gradient)
            var length = 1.0
            var next = w
            var nextLoss = Double.infinity
            for _ in 0..<30 {
                next = zip(w, step).map { $0 - length * $1 }
                nextLoss = try Self.loss(extended, isPositive, next, c)
                if nextLoss <= loss { break }
                length /= 2
            }
            if nextLoss > loss { break }
            let change = step.reduce(0) { max($0, abs($1)) } * length
            w = next
            loss = nextLoss
            if change < 1e-10 { break }
        }
        weights = Array(w[..<width])
        intercept = w[width]
    }

    /// The scores w·x + b of rows.
    package func scores(_ points: DoubleMatrix) throws -> [Double] {
        try points.times(DoubleMatrix(rows: weights.count, columns: 1, values: weights)).values.map { $0 + intercept }
    }

    private static func loss(
        _ points: DoubleMatrix, _ isPositive: [Bool], _ w: [Double], _ c: Double
    ) throws -> Double {
        let scores = try points.times(DoubleMatrix(rows: w.count, columns: 1, values: w)).values
        var sum = 0.0
        for (score, positive) in zip(scores, isPositive) {
            let margin = positive ? score : -score
            sum +=
                margin > 0
                ? Elementary.logarithm(1 + Elementary.exponential(-margin))
                : -margin
                    + Elementary.logarithm(1 + Elementary.exponential(margin))
        }
        return c * sum + w.dropLast().reduce(0) { $0 + $1 * $1 } / 2
    }
}
