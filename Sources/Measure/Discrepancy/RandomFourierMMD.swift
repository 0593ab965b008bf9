package import Corpus
internal import Native

/// MMD² by random Fourier features: ‖mean φ(x) − mean φ(y)‖² with φ(x) = √(2/D)·cos(Wx + b).
///
/// Rahimi and Recht, NeurIPS 2007; Zhao and Meng, Neural Computation 2015. Approximates the biased MMD² of the Gaussian kernel with an error of about √(1/D), in time linear in
/// the number of documents.
package struct RandomFourierMMD: Sendable {
    package var bandwidth: Double
    package var features = 2048
    package var seed: UInt64 = 0
    package var threads = 1

    package init(bandwidth: Double) { self.bandwidth = bandwidth }

    /// Measures; figures `mmd2` and `mmd`, without a p.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        guard bandwidth > 0 && features > 0 else {
            throw Fault(
                "the bandwidth is \(bandwidth) and there are \(features) features", fix: "give numbers above 0",
                kind: .usage)
        }
        var generator = SeededGenerator(seed: seed, stream: 0xF0F)
        var frequencies = Matrix(rows: features, columns: sample.x.columns)
        for row in 0..<features {
            for column in 0..<sample.x.columns {
                frequencies[row, column] = Float(Normal.draw(&generator) / bandwidth)
            }
        }
        let phases = (0..<features).map { _ in 2 * Double.pi * generator.unit() }
        let shift = sample.x.columnMeans()
        let x = try meanFeatures(sample.x.subtracting(shift), frequencies, phases)
        let y = try meanFeatures(sample.y.subtracting(shift), frequencies, phases)
        let value = zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        var result = Measurement("mmd", n: sample.n, m: sample.m)
        result.figures = [("mmd2", value), ("mmd", value.squareRoot())]
        result.parameters = [
            ("kernel", "gaussian"), ("estimator", "random-fourier"), ("features", .integer(features)),
            ("seed", .string(String(seed))),
        ]
        result.details = [("bandwidth", Measurement.number(bandwidth))]
        return result
    }

    private func meanFeatures(_ points: Matrix, _ frequencies: Matrix, _ phases: [Double]) throws -> [Double] {
        var sums = [Double](repeating: 0, count: features)
        for rows in Blocks.ranges(points.rows) {
            let angles = try points[rows: rows].times(frequencies, transposing: .right, threads: threads)
            for row in 0..<angles.rows {
                for feature in 0..<features {
                    sums[feature] += Elementary.cosine(Double(angles[row, feature]) + phases[feature])
                }
            }
        }
        let factor = (2 / Double(features)).squareRoot() / Double(points.rows)
        return sums.map { $0 * factor }
    }
}

extension Normal {
    /// A number of the standard normal distribution (Box and Muller, 1958).
    package static func draw(_ generator: inout SeededGenerator) -> Double {
        let radius = (-2 * Elementary.logarithm(1 - generator.unit())).squareRoot()
        return radius * Elementary.cosine(2 * Double.pi * generator.unit())
    }
}
