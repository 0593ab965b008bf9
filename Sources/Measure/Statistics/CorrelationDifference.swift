internal import Corpus
internal import Foundation

/// The difference of two correlations, tested.
package struct CorrelationDifference: Sendable, Hashable {
    /// The first coefficient minus the second.
    package let deltaR: Double
    /// `fisher`, `williams` or `dunn-clark`.
    package let test: String
    /// Fisher's or Dunn and Clark's z, or Williams's t.
    package let statistic: Double
    /// Degrees of freedom of t; nil for z.
    package let degrees: Int?
    /// Two-sided.
    package let p: Double
    /// Zou's interval of the difference.
    package let interval: Interval
    /// tanh(Δz ± 1.96·SE), which some papers print as an interval of Δr. It is an interval of tanh(z₁ − z₂), another quantity.
    package let fisherTanh: Interval

    /// Two coefficients of independent samples: Fisher's z.
    ///
    /// The interval: Zou, "Toward using confidence intervals to compare correlations", Psychological Methods 2007.
    package init(independent first: Correlation, _ second: Correlation, confidence: Double = 0.95) {
        let error = (1 / Double(first.n - 3) + 1 / Double(second.n - 3)).squareRoot()
        self.init(
            first, second, test: "fisher", statistic: (first.z - second.z) / error, degrees: nil, error: error,
            dependence: 0, confidence)
    }

    /// Two coefficients of one sample that share a variable: r12 against r13, with r23 between the others. Williams's t with n − 3 degrees of freedom.
    ///
    /// Williams, JRSS B 1959; Steiger, Psychological Bulletin 1980. Throws a usage `Fault` for coefficients that cannot come from one sample.
    package init(overlapping r12: Double, _ r13: Double, _ r23: Double, n: Int, confidence: Double = 0.95) throws {
        let first = try Correlation(r: r12, n: n)
        let second = try Correlation(r: r13, n: n)
        _ = try Correlation(r: r23, n: n)
        let determinant = 1 - r12 * r12 - r13 * r13 - r23 * r23 + 2 * r12 * r13 * r23
        guard determinant > 0 else {
            throw Fault(
                "no sample has the correlations \(r12), \(r13) and \(r23) at once", fix: "check which is which",
                kind: .usage)
        }
        let count = Double(n)
        let mean = (r12 + r13) / 2
        let below = 2 * (count - 1) / (count - 3) * determinant + mean * mean * pow(1 - r23, 3)
        let t = (r12 - r13) * ((count - 1) * (1 + r23) / below).squareRoot()
        let dependence = Self.overlapping(r12, r13, r23)
        self.init(
            first, second, test: "williams", statistic: t, degrees: n - 3,
            error: ((2 - 2 * dependence) / (count - 3)).squareRoot(), dependence: dependence, confidence)
    }

    /// Two coefficients of one sample that share no variable: r12 against r34. Dunn and Clark's z.
    ///
    /// Dunn and Clark, JASA 1969. Throws a usage `Fault` for coefficients of which some is ±1 or beyond.
    package init(
        nonOverlapping r12: Double, _ r34: Double, r13: Double, r14: Double, r23: Double, r24: Double, n: Int,
        confidence: Double = 0.95
    ) throws {
        let first = try Correlation(r: r12, n: n)
        let second = try Correlation(r: r34, n: n)
        for other in [r13, r14, r23, r24] { _ = try Correlation(r: other, n: n) }
        let squares = r13 * r13 + r14 * r14 + r23 * r23 + r24 * r24
        let above =
            r12 * r34 * squares / 2 + r13 * r24 + r14 * r23
            - (r12 * r13 * r14 + r12 * r23 * r24 + r13 * r23 * r34 + r14 * r24 * r34)
        let dependence = above / ((1 - r12 * r12) * (1 - r34 * r34))
        guard dependence < 1 else {
            throw Fault("no sample has these six correlations at once", fix: "check which is which", kind: .usage)
        }
        let error = ((2 - 2 * dependence) / Double(n - 3)).squareRoot()
        self.init(
            first, second, test: "dunn-clark", statistic: (first.z - second.z) / error, degrees: nil, error: error,
            dependence: dependence, confidence)
    }

    /// The asymptotic correlation of two coefficients that share a variable (Zou 2007, equation 12).
    static func overlapping(_ r12: Double, _ r13: Double, _ r23: Double) -> Double {
        ((r23 - r12 * r13 / 2) * (1 - r12 * r12 - r13 * r13 - r23 * r23) + r23 * r23 * r23)
            / ((1 - r12 * r12) * (1 - r13 * r13))
    }

    private init(
        _ first: Correlation, _ second: Correlation, test: String, statistic: Double, degrees: Int?, error: Double,
        dependence: Double, _ confidence: Double
    ) {
        deltaR = first.r - second.r
        self.test = test
        self.statistic = statistic
        self.degrees = degrees
        p = degrees.map { StudentT.twoSided(statistic, degrees: Double($0)) } ?? Normal.twoSided(statistic)
        let one = first.interval(confidence)
        let two = second.interval(confidence)
        func reach(_ a: Double, _ b: Double) -> Double {
            max(0, a * a + b * b - 2 * dependence * a * b).squareRoot()
        }
        interval = Interval(
            deltaR - reach(first.r - one.lower, two.upper - second.r),
            deltaR + reach(one.upper - first.r, second.r - two.lower))
        let half = Normal.quantile(0.5 + confidence / 2) * error
        fisherTanh = Interval(tanh(first.z - second.z - half), tanh(first.z - second.z + half))
    }

    /// Dunn and Clark's z of two coefficients that share a variable, an alternative to Williams's t.
    package static func dunnClark(overlapping r12: Double, _ r13: Double, _ r23: Double, n: Int) throws -> Double {
        let first = try Correlation(r: r12, n: n)
        let second = try Correlation(r: r13, n: n)
        let error = ((2 - 2 * overlapping(r12, r13, r23)) / Double(n - 3)).squareRoot()
        return (first.z - second.z) / error
    }
}
