internal import Corpus

/// The bootstrap over groups: whole groups are drawn with replacement, since documents of one are no independent evidence.
///
/// Davison and Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8; percentile intervals.
package struct GroupBootstrap: Sendable {
    package var replicates = 1000
    package var seed: UInt64 = 0

    package init() {}

    /// A percentile interval of a statistic of documents, given by their numbers (with repeats). Values that are not finite are left out.
    package func interval(
        _ groups: Groups, confidence: Double = 0.95, _ statistic: (_ documents: [Int]) -> Double
    ) -> Interval {
        let members = groups.members
        var values: [Double] = []
        for replicate in 0..<replicates {
            var generator = SeededGenerator(seed: seed, stream: UInt64(replicate))
            var documents: [Int] = []
            for _ in members { documents += members[generator.uniform(members.count)] }
            let value = statistic(documents)
            if value.isFinite { values.append(value) }
        }
        guard !values.isEmpty else { return Interval(-.infinity, .infinity) }
        values.sort()
        return Interval(
            Quantile.of(sorted: values, 0.5 - confidence / 2), Quantile.of(sorted: values, 0.5 + confidence / 2))
    }
}
