internal import Corpus
package import Native

/// Which parts of the real corpus the synthetic one reaches, and how near it comes to single documents.
package struct CoverageAudit: Sendable {
    package let settings: AuditSettings

    package init(_ settings: AuditSettings) { self.settings = settings }

    /// The coverage of two samples of one distribution: 1 − ∏ (m − … )/(…), Naeem et al., ICML 2020, section 3.3.
    static func expectedCoverage(n: Int, m: Int, k: Int) -> Double {
        var missed = 1.0
        for step in 1...k { missed *= Double(n - step) / Double(n + m - step) }
        return 1 - missed
    }

    package func audit(_ real: AuditSide, _ synthetic: AuditSide) throws -> AuditPart {
        let sample = try TwoSample(
            x: real.vectors, y: synthetic.vectors, xGroups: real.groups, yGroups: synthetic.groups)
        var part = AuditPart()
        var rows: [ValueRow] = []
        var search = NearestNeighbours()
        search.threads = settings.threads
        let toReal = try search.find(sample.y, in: sample.x)
        let toSynthetic = try search.find(sample.x, in: sample.y)
        let unreached = toSynthetic.indices.sorted { (toSynthetic[$1].distance, $0) < (toSynthetic[$0].distance, $1) }
            .prefix(5).map { real.documents[$0].id }
        let k = min(5, min(real.count, synthetic.count) - 1)
        if k >= 1 {
            var measure = PRDC()
            measure.k = k
            measure.threads = settings.threads
            let prdc = try measure.measure(sample)
            part.measures.append(prdc)
            let expected = Self.expectedCoverage(n: real.count, m: synthetic.count, k: k)
            let notes = [
                "precision": "share of synthetic documents near a real one",
                "recall": "share of real documents near a synthetic one",
                "density": "1 where both are of one distribution",
                "coverage": "\(ResultNumber.text(expected)) where both are of one distribution",
            ]
            for (key, value) in prdc.figures {
                rows.append(ValueRow(key.prefix(1).uppercased() + key.dropFirst(), value, note: notes[key] ?? ""))
            }
            let coverage = prdc["coverage"] ?? 0
            if coverage < 0.8 * expected {
                part.findings.append(
                    AuditFinding(
                        coverage < 0.5 * expected ? .severe : .notable, "Parts of the real corpus are not reached",
                        "Only \(ResultNumber.percent(coverage)) of the real documents have a synthetic one among their \(k) nearest, where \(ResultNumber.percent(expected)) would if both were of one distribution. The real documents listed are the least reached.",
                        measure: "prdc", ids: unreached, weight: (1 - coverage / expected) / 0.2))
            }
        }
        var measure = Authenticity()
        measure.threads = settings.threads
        let authenticity = try measure.measure(sample)
        part.measures.append(authenticity)
        rows.append(
            ValueRow(
                "Authenticity", authenticity["value"], authenticity.interval,
                note: "share of synthetic documents that are no near copy of a real one; about one half is usual"))
        if let upper = authenticity.interval?.upper, upper < 0.4 {
            let nearest = toReal.indices.sorted { (toReal[$0].distance, $0) < (toReal[$1].distance, $1) }.prefix(5)
            part.findings.append(
                AuditFinding(
                    .notable, "Synthetic documents lie closer to real ones than real ones do to each other",
                    "Authenticity is \(ResultNumber.text(authenticity["value"] ?? 0)); the nearest are listed.",
                    measure: "authenticity", ids: nearest.map { synthetic.documents[$0].id }, weight: 1))
        }
        if let mauve = try mauve(real, synthetic) {
            part.measures.append(mauve.measure)
            rows += mauve.rows
        }
        let own = try DistanceScan(within: sample.x).nearest(1, threads: settings.threads)
            .map { $0.squares[0].squareRoot() }
        let distances = toReal.map(\.distance)
        rows.append(ValueRow("Median distance, synthetic to nearest real", Self.median(distances)))
        rows.append(ValueRow("Median distance, real to nearest other real", Self.median(own)))
        part.sections = [
            ResultSection(
                "coverage", "Fidelity and coverage",
                "Neighbourhoods of \(k) documents in the embedder's space.",
                items: [
                    .values("Precision, recall, density, coverage, authenticity", rows),
                    .histogram(
                        Histogram(
                            "Distance to the nearest real document", xLabel: "distance",
                            [("synthetic", distances), ("real, itself left out", own)])),
                ])
        ]
        return part
    }

    /// MAUVE against one half of the real side, of the synthetic side and, beside it, of the real side's other half, all of one size.
    ///
    /// MAUVE grows with the number of documents and moves with the clustering's seed, so that a figure by itself says little. k-means costs the documents times a tenth of them: at most
    /// `mauveDocuments` of each.
    private func mauve(_ real: AuditSide, _ synthetic: AuditSide) throws -> (measure: Measurement, rows: [ValueRow])? {
        let first = real.half(seed: settings.seed, stream: 31)
        let second = Set(real.documents.indices).subtracting(first).sorted()
        let size = min(Self.mauveDocuments, min(first.count, second.count, synthetic.count))
        guard size >= Self.leastMauveDocuments else { return nil }
        let samples = [(real.selecting(first), 32), (real.selecting(second), 33), (synthetic, 34)].map { side, stream in
            side.drawn(size, seed: settings.seed, stream: UInt64(stream))
        }
        var measure = Mauve()
        measure.seed = settings.seed
        measure.threads = settings.threads
        let smallest = samples.map(\.count).min() ?? 0
        measure.clusters = max(2, Int((Double(smallest) / 10).rounded(.toNearestOrEven)))
        func result(_ other: AuditSide) throws -> Measurement {
            try measure.measure(
                TwoSample(
                    x: samples[0].vectors, y: other.vectors, xGroups: samples[0].groups, yGroups: other.groups))
        }
        let expected = try result(samples[1])
        var found = try result(samples[2])
        found.figures.append(("halves", expected["value"] ?? .nan))
        func row(_ name: String, _ result: Measurement, _ documents: Int, _ note: String) -> ValueRow {
            let spread = Interval(result["smallest"] ?? .nan, result["largest"] ?? .nan)
            return ValueRow(
                name, result["value"], spread,
                note:
                    "\(note)\(samples[0].count) real documents against \(documents); in brackets the least and the most of \(measure.seeds) clusterings"
            )
        }
        return (
            found,
            [
                row("MAUVE", found, samples[2].count, ""),
                row(
                    "MAUVE, other half of the real documents", expected, samples[1].count,
                    "what to expect of one distribution; "),
            ]
        )
    }

    private static let mauveDocuments = 400
    private static let leastMauveDocuments = 20

    static func median(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : Quantile.of(sorted: values.sorted(), 0.5)
    }
}

/// Both samples on the two axes along which the fit part varies most.
package struct MapAudit: Sendable {
    package let settings: AuditSettings

    package init(_ settings: AuditSettings) { self.settings = settings }

    /// - Parameter fit: the vectors of the fit part.
    package func audit(_ real: AuditSide, _ synthetic: AuditSide, fit: Matrix) throws -> AuditPart {
        guard fit.columns >= 2 else {
            return .excluded("map", "Map", "the vectors have \(fit.columns) number")
        }
        let axes = try PrincipalComponents(fit, share: 1)
        guard axes.axes.rows >= 2 else { return .excluded("map", "Map", "the documents lie on one line") }
        let total = axes.variances.reduce(0, +)
        let share = total > 0 ? (axes.variances[0] + axes.variances[1]) / total : 0
        func series(_ name: String, _ side: AuditSide, _ stream: UInt64) throws -> ScatterSeries {
            let drawn = side.drawn(1000, seed: settings.seed, stream: stream)
            let projected = try axes.project(drawn.vectors)
            return ScatterSeries(
                name, points: (0..<projected.rows).map { (Double(projected[$0, 0]), Double(projected[$0, 1])) },
                ids: drawn.ids)
        }
        var part = AuditPart()
        part.sections = [
            ResultSection(
                "map", "Map",
                "The two directions in which the fit part varies most; they hold \(ResultNumber.percent(share)) of its variance, so that what overlaps here may still be apart.",
                items: [
                    .scatter(
                        "Documents", xLabel: "first axis", yLabel: "second axis",
                        [try series("real", real, 21), try series("synthetic", synthetic, 22)])
                ])
        ]
        return part
    }
}
