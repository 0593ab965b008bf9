internal import Corpus
internal import Native

/// How far the two samples are from each other as wholes: MMD, energy distance, a classifier, Fréchet.
package struct DistanceAudit: Sendable {
    package let settings: AuditSettings
    /// Of the Gaussian kernel, from the fit part.
    package let bandwidth: Double

    package init(_ settings: AuditSettings, bandwidth: Double) {
        self.settings = settings
        self.bandwidth = bandwidth
    }

    /// The share of what documents differ by, as a kernel sees it, that knowing the sample explains; 1% matters.
    ///
    /// With equal weights of both samples the mean squared distance between their means and the common one is MMD²/4; beside it stands the mean variance within a
    /// sample, ½(E[k(x,x) − k(x,x′)] + E[k(y,y) − k(y,y′)]). So a correlation ratio η² in the kernel's space.
    static func share(_ mmd2: Double, within: Double) -> Double {
        let between = max(mmd2, 0) / 4
        return between + within > 0 ? between / (between + within) : 0
    }

    package func audit(_ real: AuditSide, _ synthetic: AuditSide) throws -> AuditPart {
        let sample = try TwoSample(
            x: real.vectors, y: synthetic.vectors, xGroups: real.groups, yGroups: synthetic.groups)
        let unlike = try Self.farthest(synthetic, from: real, settings.threads)
        var part = AuditPart()
        var rows: [ValueRow] = []
        let (mmd, estimate, within) = try discrepancy(sample)
        let effect = Self.share(estimate.value, within: within)
        let interval = mmd.interval.map {
            Interval(Self.share($0.lower, within: within), Self.share($0.upper, within: within))
        }
        part.tests.append(
            AuditTest(
                "mmd", "MMD", effect: effect, interval, smallest: 0.01, p: mmd.p ?? 1,
                words:
                    "whether a document is synthetic explains \(ResultNumber.percent(effect)) of what documents differ by",
                ids: unlike))
        rows.append(ValueRow("MMD² (unbiased)", mmd["mmd2"], mmd.interval, p: mmd.p, test: "mmd"))
        rows.append(
            ValueRow("Share of kernel variance between the samples", effect, interval, note: "1 % matters"))
        let (energy, coefficient, energyInterval) = try self.energy(sample)
        part.tests.append(
            AuditTest(
                "energy", "Energy distance", effect: coefficient, energyInterval, smallest: 0.01, p: energy.p ?? 1,
                words:
                    "documents are \(ResultNumber.percent(coefficient)) nearer to those of their own side than to the other's",
                ids: unlike))
        rows.append(ValueRow("Energy distance", energy["value"], energy.interval, p: energy.p, test: "energy"))
        rows.append(
            ValueRow(
                "Energy coefficient, corrected for bias", coefficient, energyInterval, note: "0 to 1; 0.01 matters"))
        if min(real.groups.count, synthetic.groups.count) >= 4 {
            var classifier = ClassifierTwoSample()
            classifier.permutations = settings.permutations
            classifier.seed = settings.seed
            let c2st = try classifier.measure(sample)
            let area = c2st["value"] ?? 0.5
            part.tests.append(
                AuditTest(
                    "c2st", "Classifier", effect: area, c2st.interval, smallest: 0.6, null: 0.5, p: c2st.p ?? 1,
                    words:
                        "a linear classifier picks the synthetic one of a pair in \(ResultNumber.percent(area)) of pairs, where chance is 50 %",
                    ids: unlike))
            rows.append(
                ValueRow(
                    "Classifier: area under the curve", area, c2st.interval, p: c2st.p,
                    note: "on held-out families; 0.5 is chance, 0.6 matters", test: "c2st"))
            part.measures.append(c2st)
        } else {
            rows.append(ValueRow("Classifier", nil, note: "left out: it needs 4 families a side"))
        }
        let frechet = try FrechetDistance().measure(sample)
        rows.append(
            ValueRow(
                "Fréchet distance", frechet["value"],
                note: frechet.notes.first ?? "biased upwards: compare only values of equal n, m and embedder"))
        part.measures += [mmd, energy, frechet]
        var null = Histogram(
            "MMD² if the samples were of one distribution", xLabel: "MMD²",
            [("permutations", Array(estimate.permuted.dropFirst()))])
        null.yLabel = "permutations"
        null.markers = [(estimate.value, "observed")]
        part.sections = [
            ResultSection(
                "distance", "Distance",
                "Over \(real.count) real and \(synthetic.count) synthetic documents. p-values come from \(settings.permutations) permutations of whole families.",
                items: [.values("Two-sample tests", rows), .histogram(null)])
        ]
        return part
    }

    /// MMD, what its permutations gave, and the mean kernel variance within a sample; from one pass over the pairs.
    private func discrepancy(_ sample: TwoSample) throws -> (Measurement, MMDEstimate, within: Double) {
        var measure = MaximumMeanDiscrepancy(kernel: .gaussian(bandwidth: bandwidth))
        measure.permutations = settings.permutations
        measure.seed = settings.seed
        measure.threads = settings.threads
        let estimate = try measure.estimate(sample)
        let sums = try KernelSums(sample, measure.kernel, subsets: nil, threads: settings.threads)
        let (xx, yy, _) = Self.means(sample, sums)
        return (measure.described(estimate, sample), estimate, within: 1 - (xx + yy) / 2)
    }

    /// Mean kernel values of pairs of different groups: within the first sample, within the second, and between.
    static func means(_ sample: TwoSample, _ sums: KernelSums) -> (xx: Double, yy: Double, xy: Double) {
        func mean(_ toOwn: ArraySlice<Double>, _ within: ArraySlice<Double>, _ groups: Groups) -> Double {
            let squares = groups.sizes.reduce(0.0) { $0 + Double($1 * $1) }
            let count = Double(groups.of.count)
            return (toOwn.reduce(0, +) - within.reduce(0, +)) / (count * count - squares)
        }
        let split = sample.xGroups.count
        let pairs = Double(sample.n) * Double(sample.m)
        return (
            mean(sums.toX[..<sample.n], sums.withinGroup[..<split], sample.xGroups),
            mean(sums.toY[sample.n...], sums.withinGroup[split...], sample.yGroups),
            sums.toY[..<sample.n].reduce(0, +) / pairs
        )
    }

    /// The energy distance with its test, and the energy coefficient of Székely and Rizzo (2013) without the bias of pairs of a document with itself.
    private func energy(_ sample: TwoSample) throws -> (Measurement, coefficient: Double, Interval?) {
        var measure = EnergyDistance()
        measure.permutations = settings.permutations
        measure.seed = settings.seed
        measure.threads = settings.threads
        let found = try measure.measure(sample)
        let sums = try KernelSums(sample, .negativeDistance, subsets: nil, threads: settings.threads)
        let estimate = MMDEstimate(sample, sums, .unbiased, nil)
        let between = -2 * Self.means(sample, sums).xy
        guard between > 0 else { return (found, 0, nil) }
        let half = Normal.quantile(0.975) * estimate.standardError
        let interval = Interval((estimate.value - half) / between, (estimate.value + half) / between).clamped(0, 1)
        return (found, max(0, estimate.value / between), half.isFinite ? interval : nil)
    }

    /// The documents that are farthest from any real one.
    static func farthest(_ side: AuditSide, from other: AuditSide, _ threads: Int, count: Int = 5) throws -> [String] {
        var search = NearestNeighbours()
        search.threads = threads
        let found = try search.find(side.vectors, in: other.vectors)
        return found.indices.sorted { (found[$1].distance, $0) < (found[$0].distance, $1) }.prefix(count)
            .map { side.documents[$0].id }
    }
}
