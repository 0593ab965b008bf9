internal import Corpus

/// The energy distance of two samples: 2·E‖x − y‖ − E‖x − x′‖ − E‖y − y′‖.
///
/// Székely and Rizzo, "Energy statistics", JSPI 2013, with all pairs counted, so that it is never negative. Needs no bandwidth. Its p comes from permuting whole
/// groups, its interval from the delete-one-group jackknife.
package struct EnergyDistance: Sendable {
    package var permutations = 1000
    package var seed: UInt64 = 0
    package var threads = 1

    package init() {}

    /// Measures; the figure is `value`, in the unit of the vectors.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        var discrepancy = MaximumMeanDiscrepancy(kernel: .negativeDistance)
        discrepancy.estimator = .biased
        discrepancy.permutations = permutations
        discrepancy.seed = seed
        discrepancy.threads = threads
        let found = try discrepancy.measure(sample)
        var result = Measurement("energy", n: sample.n, m: sample.m)
        result.figures = [("value", found["mmd2"] ?? 0)]
        result.interval = found.interval.map { Interval(max($0.lower, 0), max($0.upper, 0)) }
        result.p = found.p
        result.parameters = found.parameters.filter { $0.key != "kernel" && $0.key != "estimator" }
        result.notes = found.notes
        return result
    }
}
