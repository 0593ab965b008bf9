internal import Corpus
internal import Foundation

/// A correlation coefficient with its size of sample.
package struct Correlation: Sendable, Hashable {
    package let r: Double
    package let n: Int

    /// A coefficient found elsewhere.
    ///
    /// Throws a usage `Fault` for n of 3 or less, where its error is undefined, and for |r| of 1 or more, where Fisher's z is infinite.
    package init(r: Double, n: Int) throws {
        guard n > 3 else {
            throw Fault(
                "a correlation of \(n) pairs has no standard error", fix: "give at least 4 pairs", kind: .usage)
        }
        guard abs(r) < 1 else {
            throw Fault(
                "the correlation is \(r), and Fisher's z of it is infinite",
                fix: "look for two variables that are one, or add pairs", kind: .usage)
        }
        self.r = r
        self.n = n
    }

    /// Pearson's coefficient of pairs. Throws also where a variable is constant.
    package init(pearson x: [Double], _ y: [Double]) throws {
        precondition(x.count == y.count, "\(x.count) numbers paired with \(y.count)")
        try self.init(r: Self.pearson(x, y), n: x.count)
    }

    /// Spearman's coefficient of pairs: Pearson's of the ranks, equal values sharing their mean rank.
    package init(spearman x: [Double], _ y: [Double]) throws {
        try self.init(pearson: Ranks.mean(x), Ranks.mean(y))
    }

    /// Fisher's transform, artanh r.
    package var z: Double { atanh(r) }

    /// The interval by Fisher's transform.
    package func interval(_ confidence: Double = 0.95) -> Interval {
        let half = Normal.quantile(0.5 + confidence / 2) / Double(n - 3).squareRoot()
        return Interval(tanh(z - half), tanh(z + half))
    }

    /// The probability of a coefficient as far from 0, by Student's t with n − 2 degrees of freedom.
    package var p: Double {
        StudentT.twoSided(r * (Double(n - 2) / (1 - r * r)).squareRoot(), degrees: Double(n - 2))
    }

    static func pearson(_ x: [Double], _ y: [Double]) throws -> Double {
        guard x.count > 3 else {
            throw Fault("a correlation of \(x.count) pairs is undefined", fix: "give at least 4 pairs", kind: .usage)
        }
        let n = Double(x.count)
        let xMean = x.reduce(0, +) / n
        let yMean = y.reduce(0, +) / n
        var xx = 0.0
        var yy = 0.0
        var xy = 0.0
        for (a, b) in zip(x, y) {
            xx += (a - xMean) * (a - xMean)
            yy += (b - yMean) * (b - yMean)
            xy += (a - xMean) * (b - yMean)
        }
        guard xx > 0 && yy > 0 else {
            throw Fault(
                "a variable has the same value in all \(x.count) pairs, so there is no correlation",
                fix: "give configurations that differ", kind: .usage)
        }
        return min(1, max(-1, xy / (xx.squareRoot() * yy.squareRoot())))
    }
}

/// Ranks of numbers.
package enum Ranks {
    /// The rank of each number from 1; equal numbers share their mean rank.
    package static func mean(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var from = 0
        while from < order.count {
            var to = from
            while to + 1 < order.count && values[order[to + 1]] == values[order[from]] { to += 1 }
            for place in from...to { ranks[order[place]] = Double(from + to) / 2 + 1 }
            from = to + 1
        }
        return ranks
    }
}
