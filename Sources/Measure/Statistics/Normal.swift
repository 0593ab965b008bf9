internal import Foundation

/// The standard normal distribution.
package enum Normal {
    /// P(Z ≤ z).
    package static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

    /// P(|Z| ≥ |z|).
    package static func twoSided(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

    /// The z below which a share of the distribution lies; the share is above 0 and below 1.
    ///
    /// Acklam's rational approximation (2003), then one step of Halley's method on `cumulative`, which leaves an error of some 1e-15.
    package static func quantile(_ share: Double) -> Double {
        precondition(share > 0 && share < 1, "a normal quantile of \(share)")
        if share > 0.5 { return -quantile(1 - share) }
        var z: Double
        if share < 0.02425 {
            let q = (-2 * log(share)).squareRoot()
            let above = polynomial(
                q,
                [
                    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
                    4.374664141464968e+00, 2.938163982698783e+00,
                ])
            let below = polynomial(
                q,
                [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1])
            z = above / below
        } else {
            let q = share - 0.5
            let r = q * q
            let above =
                q
                * polynomial(
                    r,
                    [
                        -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
                        -3.066479806614716e+01, 2.506628277459239e+00,
                    ])
            let below = polynomial(
                r,
                [
                    -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
                    -1.328068155288572e+01, 1,
                ])
            z = above / below
        }
        for _ in 0..<2 {
            let error = cumulative(z) - share
            let step = error * (2 * Double.pi).squareRoot() * exp(z * z / 2)
            z -= step / (1 + z * step / 2)
        }
        return z
    }

    private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
        coefficients.reduce(0) { $0 * x + $1 }
    }
}
