internal import Foundation

/// Student's t distribution.
package enum StudentT {
    /// P(|T| ≥ |t|) with the given degrees of freedom.
    package static func twoSided(_ t: Double, degrees: Double) -> Double {
        incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)
    }

    /// P(T ≤ t).
    package static func cumulative(_ t: Double, degrees: Double) -> Double {
        let tail = twoSided(t, degrees: degrees) / 2
        return t > 0 ? 1 - tail : tail
    }

    /// The t below which a share of the distribution lies, by bisection.
    package static func quantile(_ share: Double, degrees: Double) -> Double {
        precondition(share > 0 && share < 1 && degrees > 0, "a t quantile of \(share) with \(degrees) degrees")
        if share < 0.5 { return -quantile(1 - share, degrees: degrees) }
        var low = 0.0
        var high = 1.0
        while cumulative(high, degrees: degrees) < share { high *= 2 }
        for _ in 0..<200 {
            let middle = (low + high) / 2
            if middle == low || middle == high { break }
            if cumulative(middle, degrees: degrees) < share { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The regularised incomplete beta function, by Lentz's continued fraction (Numerical Recipes, section 6.4).
    static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
        if x < (a + 1) / (a + b + 2) { return front * fraction(x, a, b) / a }
        return 1 - front * fraction(1 - x, b, a) / b
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        func held(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / held(1 - (a + b) * x / (a + 1))
        var result = d
        for step in 1...500 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / held(1 + even * d)
            c = held(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / held(1 + odd * d)
            c = held(1 + odd / c)
            let factor = d * c
            result *= factor
            if abs(factor - 1) < 1e-16 { break }
        }
        return result
    }
}
