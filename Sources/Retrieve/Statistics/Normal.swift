internal import Foundation

/// The standard normal distribution, and Student's by way of it.
enum Normal {
    /// The share below a value.
    static func cumulative(_ value: Double) -> Double { erfc(-value / 2.squareRoot()) / 2 }

    /// The value below which a share lies, 0 < share < 1.
    ///
    /// Acklam's rational approximation (2003), mended by a step of Halley's method with `erfc`: full double precision.
    static func quantile(_ share: Double) -> Double {
        let a = [
            -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
            -3.066479806614716e+01, 2.506628277459239e+00,
        ]
        let b = [
            -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
            -1.328068155288572e+01,
        ]
        let c = [
            -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
            4.374664141464968e+00, 2.938163982698783e+00,
        ]
        let d = [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00]
        func polynomial(_ coefficients: [Double], _ x: Double) -> Double { coefficients.reduce(0) { $0 * x + $1 } }
        var x: Double
        if share < 0.02425 || share > 1 - 0.02425 {
            let tail = min(share, 1 - share)
            let q = sqrt(-2 * log(tail))
            x = polynomial(c, q) / (polynomial(d, q) * q + 1)
            if share > 0.5 { x = -x }
        } else {
            let q = share - 0.5
            let r = q * q
            x = polynomial(a, r) * q / (polynomial(b, r) * r + 1)
        }
        let error = (cumulative(x) - share) * sqrt(2 * Double.pi) * exp(x * x / 2)
        x -= error / (1 + x * error / 2)
        return x
    }

    /// The quantile of Student's t, for one degree of freedom and more.
    ///
    /// By bisection on the incomplete beta function's continued fraction (Numerical Recipes, section 6.4), so that few groups are right too.
    static func studentQuantile(_ share: Double, freedom: Double) -> Double {
        if share < 0.5 { return -studentQuantile(1 - share, freedom: freedom) }
        var (low, high) = (0.0, 1.0)
        while studentCumulative(high, freedom) < share && high < 1e9 { high *= 2 }
        for _ in 0..<100 {
            let middle = (low + high) / 2
            if studentCumulative(middle, freedom) < share { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    private static func studentCumulative(_ value: Double, _ freedom: Double) -> Double {
        1 - incompleteBeta(freedom / (freedom + value * value), freedom / 2, 0.5) / 2
    }

    private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let logarithm: Double = lgamma(a + b) - lgamma(a) - lgamma(b)
        let front = exp(logarithm + a * log(x) + b * log(1 - x))
        if x > (a + 1) / (a + b + 2) { return 1 - front * fraction(1 - x, b, a) / b }
        return front * fraction(x, a, b) / a
    }

    /// Lentz's evaluation of the continued fraction.
    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        var c = 1.0
        var d = 1 / (1 - (a + b) * x / (a + 1))
        var value = d
        for step in 1...500 {
            let m = Double(step)
            let even: Double = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            let above: Double = (a + m) * (a + b + m) * x
            let odd: Double = -above / ((a + 2 * m) * (a + 2 * m + 1))
            for term in [even, odd] {
                d = 1 / (1 + term * d)
                c = 1 + term / c
                value *= c * d
            }
            if abs(c * d - 1) < 1e-15 { break }
        }
        return value
    }
}
