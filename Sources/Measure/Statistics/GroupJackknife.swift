/// Intervals by leaving out one group at a time.
package enum GroupJackknife {
    /// How many standard errors a 95% interval reaches: Student's t with one degree of freedom less than groups, of the smaller sample.
    static func factor(groups: Int) -> Double {
        groups < 2 ? .infinity : StudentT.quantile(0.975, degrees: Double(groups - 1))
    }

    /// A 95% interval of the mean of a number over documents, whose groups are the independent units.
    package static func meanInterval(_ values: [Double], _ groups: Groups) -> Interval {
        let sums = groups.sums(values)
        let sizes = groups.sizes
        let total = values.reduce(0, +)
        let count = Double(values.count)
        let without = sums.indices.map { (total - sums[$0]) / (count - Double(sizes[$0])) }
        let half = factor(groups: groups.count) * MMDEstimate.spread(without).squareRoot()
        let mean = total / count
        return half.isFinite ? Interval(mean - half, mean + half) : Interval(-.infinity, .infinity)
    }
}

/// Quantiles by linear interpolation, as NumPy's default (Hyndman and Fan's seventh).
package enum Quantile {
    /// The value below which a share of ascending numbers lies.
    package static func of(sorted values: [Double], _ share: Double) -> Double {
        precondition(!values.isEmpty, "a quantile of nothing")
        let place = share * Double(values.count - 1)
        let below = Int(place)
        let above = min(below + 1, values.count - 1)
        return values[below] + (values[above] - values[below]) * (place - Double(below))
    }
}
