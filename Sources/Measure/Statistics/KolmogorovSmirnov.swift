internal import Corpus
internal import Foundation

/// The test of numbers in 0...1 against the uniform distribution.
package enum KolmogorovSmirnov {
    /// The largest distance of the distribution functions, and the probability of one as large.
    ///
    /// Exact by Marsaglia, Tsang and Wang, Journal of Statistical Software 2003, while n·D² is below 18; beyond that p is less than 1e-15 and given by its first term.
    /// Throws a usage `Fault` without numbers.
    package static func uniform(_ values: [Double]) throws -> (d: Double, p: Double) {
        guard !values.isEmpty else {
            throw Fault("a Kolmogorov-Smirnov test of no numbers", fix: "give some", kind: .usage)
        }
        let sorted = values.sorted()
        let n = Double(sorted.count)
        var d = 0.0
        for (index, value) in sorted.enumerated() {
            d = max(d, Double(index + 1) / n - value, value - Double(index) / n)
        }
        return (d, survival(d, sorted.count))
    }

    /// P(D ≥ d) for n numbers.
    static func survival(_ d: Double, _ n: Int) -> Double {
        let count = Double(n)
        if d <= 0.5 / count { return 1 }
        if d >= 1 { return 0 }
        if count * d * d > 18 { return min(1, 2 * exp(-2 * count * d * d)) }
        return min(1, max(0, 1 - cumulative(d, n)))
    }

    /// P(D < d): an entry of the n-th power of a matrix, scaled as it grows.
    private static func cumulative(_ d: Double, _ n: Int) -> Double {
        let k = Int(Double(n) * d) + 1
        let size = 2 * k - 1
        let h = Double(k) - Double(n) * d
        var matrix = [Double](repeating: 0, count: size * size)
        for i in 0..<size {
            for j in 0..<size where i - j + 1 >= 0 { matrix[i * size + j] = 1 }
        }
        for i in 0..<size {
            matrix[i * size] -= pow(h, Double(i + 1))
            matrix[(size - 1) * size + i] -= pow(h, Double(size - i))
        }
        matrix[(size - 1) * size] += 2 * h - 1 > 0 ? pow(2 * h - 1, Double(size)) : 0
        for i in 0..<size {
            for j in 0..<size where i - j + 1 > 0 {
                for factor in 1...(i - j + 1) { matrix[i * size + j] /= Double(factor) }
            }
        }
        var (power, exponent) = raised(matrix, size, n)
        var result = power[(k - 1) * size + k - 1]
        for step in 1...n {
            result *= Double(step) / Double(n)
            if result < 1e-140 {
                result *= 1e140
                exponent -= 140
            }
        }
        power.removeAll()
        return result * pow(10, Double(exponent))
    }

    private static func raised(_ matrix: [Double], _ size: Int, _ n: Int) -> ([Double], Int) {
        if n == 1 { return (matrix, 0) }
        let (half, halfExponent) = raised(matrix, size, n / 2)
        var result = product(half, half, size)
        var exponent = 2 * halfExponent
        if n % 2 == 1 { result = product(matrix, result, size) }
        if result[(size / 2) * size + size / 2] > 1e140 {
            for index in result.indices { result[index] *= 1e-140 }
            exponent += 140
        }
        return (result, exponent)
    }

    private static func product(_ a: [Double], _ b: [Double], _ size: Int) -> [Double] {
        var c = [Double](repeating: 0, count: size * size)
        for i in 0..<size {
            for k in 0..<size {
                let factor = a[i * size + k]
                if factor == 0 { continue }
                for j in 0..<size { c[i * size + j] += factor * b[k * size + j] }
            }
        }
        return c
    }
}
