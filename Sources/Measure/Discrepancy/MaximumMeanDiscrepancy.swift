internal import Corpus
internal import Native

/// The maximum mean discrepancy of two samples, with a permutation test and an interval that both respect groups.
///
/// Gretton et al., "A Kernel Two-Sample Test", JMLR 2012. MMD² is a squared distance of kernel means: 0 where both samples come from one distribution, at most 2
/// for a Gaussian kernel. Time is quadratic in the number of documents, memory linear.
package struct MaximumMeanDiscrepancy: Sendable {
    package var kernel: Kernel
    package var estimator = MMDEstimator.unbiased
    /// Permutations of the test; 0 for none.
    package var permutations = 1000
    package var seed: UInt64 = 0
    package var threads = 1

    package init(kernel: Kernel) { self.kernel = kernel }

    /// Measures. Throws a `Fault` for a bandwidth that is not positive.
    ///
    /// Figures: `mmd2`; `mmd`, the root of what of it is positive. The interval is of `mmd2`: the delete-one-group jackknife's standard error times Student's t.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        described(try estimate(sample), sample)
    }

    /// An estimate as a result.
    func described(_ estimate: MMDEstimate, _ sample: TwoSample) -> Measurement {
        var result = Measurement("mmd", n: sample.n, m: sample.m)
        result.figures = [("mmd2", estimate.value), ("mmd", max(estimate.value, 0).squareRoot())]
        let half =
            GroupJackknife.factor(groups: min(sample.xGroups.count, sample.yGroups.count)) * estimate.standardError
        result.interval = Interval(estimate.value - half, estimate.value + half)
        if permutations > 0 {
            result.p = GroupPermutation.p(
                observed: estimate.permuted[0], permuted: estimate.permuted.dropFirst(), rounding: 1e-9 * estimate.scale
            )
        }
        result.parameters = [
            ("kernel", .string(kernel.name)), ("estimator", .string(estimator.rawValue)),
            ("permutations", .integer(permutations)), ("seed", .string(String(seed))),
            ("groups", [.integer(sample.xGroups.count), .integer(sample.yGroups.count)]),
        ]
        if let bandwidth = kernel.bandwidth { result.details.append(("bandwidth", Measurement.number(bandwidth))) }
        if min(sample.xGroups.count, sample.yGroups.count) < 20 {
            result.notes.append("fewer than 20 independent groups on a side: the interval is rough")
        }
        return result
    }

    /// The values of the permutations, for a plot of the null distribution; the observed one is not among them.
    package func nullDistribution(_ sample: TwoSample) throws -> [Double] {
        Array(try estimate(sample).permuted.dropFirst())
    }

    func estimate(_ sample: TwoSample) throws -> MMDEstimate {
        if let bandwidth = kernel.bandwidth, !(bandwidth > 0 && bandwidth.isFinite) {
            throw Fault("the bandwidth is \(bandwidth)", fix: "give a number above 0", kind: .usage)
        }
        let permutation =
            permutations > 0
            ? GroupPermutation(
                sizes: sample.xGroups.sizes + sample.yGroups.sizes, first: sample.xGroups.count,
                permutations: permutations, seed: seed) : nil
        let sums = try KernelSums(sample, kernel, subsets: permutation?.subsets, threads: threads)
        return MMDEstimate(sample, sums, estimator, permutation)
    }
}
