internal import Corpus

/// The distance by label, by prompt family and by model.
package struct StratumAudit: Sendable {
    package let settings: AuditSettings
    package let bandwidth: Double
    private static let most = 24
    private static let documents = 400

    package init(_ settings: AuditSettings, bandwidth: Double) {
        self.settings = settings
        self.bandwidth = bandwidth
    }

    /// How documents are divided, and whether the real ones are too.
    private struct Division: Sendable {
        var id: String
        var title: String
        var dividesReal: Bool
        var names: @Sendable (AuditDocument) -> [String]
    }

    private static let divisions: [Division] = [
        Division(id: "by-label", title: "By label", dividesReal: true, names: { $0.labels }),
        Division(id: "by-prompt", title: "By prompt family", dividesReal: false) {
            $0.prompt.isEmpty ? [] : [$0.prompt]
        },
        Division(id: "by-model", title: "By model", dividesReal: false) { $0.model.isEmpty ? [] : [$0.model] },
    ]

    /// One stratum's distance.
    private struct Stratum {
        var name: String
        var n: Int
        var m: Int
        var share: Double
        var interval: Interval?
        var p: Double
        var precision: Double?
        var ids: [String]
    }

    package func audit(_ real: AuditSide, _ synthetic: AuditSide) throws -> AuditPart {
        var part = AuditPart()
        for division in Self.divisions {
            let found = try audit(real, synthetic, division)
            part.add(found)
        }
        return part
    }

    private func audit(_ real: AuditSide, _ synthetic: AuditSide, _ division: Division) throws -> AuditPart {
        var places: [String: (real: [Int], synthetic: [Int])] = [:]
        for (place, document) in synthetic.documents.enumerated() {
            for name in division.names(document) { places[name, default: ([], [])].synthetic.append(place) }
        }
        guard !places.isEmpty else {
            return .excluded(division.id, division.title, "the synthetic documents do not say it")
        }
        if division.dividesReal {
            for (place, document) in real.documents.enumerated() {
                for name in division.names(document) where places[name] != nil { places[name]?.real.append(place) }
            }
        }
        var excluded: [String] = []
        var strata: [Stratum] = []
        let order = places.sorted { ($1.value.synthetic.count, $0.key) < ($0.value.synthetic.count, $1.key) }
        for (number, entry) in order.enumerated() {
            let own = entry.value
            let x = division.dividesReal ? real.selecting(own.real) : real
            let y = synthetic.selecting(own.synthetic)
            guard x.groups.count >= settings.leastGroups, y.groups.count >= settings.leastGroups,
                strata.count < Self.most
            else {
                excluded.append(entry.key)
                continue
            }
            strata.append(try stratum(entry.key, x, y, stream: UInt64(number)))
        }
        var part = AuditPart()
        let text =
            excluded.isEmpty
            ? ""
            : " Left out, with fewer than \(settings.leastGroups) families on a side or beyond the \(Self.most) largest: \(excluded.prefix(12).joined(separator: ", "))\(excluded.count > 12 ? " and \(excluded.count - 12) more" : "")."
        guard !strata.isEmpty else {
            part.sections = [ResultSection(division.id, division.title, "No part is large enough." + text)]
            return part
        }
        let adjusted = Holm.adjusted(strata.map(\.p))
        let far = strata.indices.filter { adjusted[$0] < AuditTest.level && strata[$0].share >= 0.01 }
            .sorted { (strata[$1].share, strata[$0].name) < (strata[$0].share, strata[$1].name) }
        // Where all parts are far there is nothing to tell apart.
        if !far.isEmpty && strata.count > 1 {
            let worst = far.prefix(3)
            let list = worst.map { "\(strata[$0].name) (\(ResultNumber.percent(strata[$0].share)))" }
            part.findings.append(
                AuditFinding(
                    .notable, "\(division.title): the farthest",
                    "\(far.count) of \(strata.count) are far from the real documents; the farthest are \(list.joined(separator: ", ")), by the share of kernel variance that lies between the samples.",
                    measure: division.id, ids: worst.flatMap { strata[$0].ids.prefix(2) },
                    weight: strata[far[0]].share / 0.01))
        }
        part.sections = [
            ResultSection(
                division.id, division.title,
                "MMD of each part against the real documents\(division.dividesReal ? " with the same label" : ""), p adjusted by Holm within this section."
                    + text,
                items: [
                    .forest(
                        "Share of kernel variance between the samples", xLabel: "share; 0.01 matters", reference: 0.01,
                        strata.map { ForestRow($0.name, $0.share, $0.interval) }),
                    .table(
                        division.title,
                        columns: ["name", "real", "synthetic", "share", "p", "adjusted p", "precision", "verdict"],
                        strata.indices.map { index in
                            let one = strata[index]
                            let isCertain = adjusted[index] < AuditTest.level
                            return [
                                .string(one.name), .integer(one.n), .integer(one.m), ResultNumber.json(one.share),
                                ResultNumber.json(one.p), ResultNumber.json(adjusted[index]),
                                ResultNumber.json(one.precision),
                                .string(isCertain ? one.share >= 0.01 ? "far" : "close" : "indistinguishable"),
                            ]
                        }),
                ])
        ]
        return part
    }

    private func stratum(_ name: String, _ real: AuditSide, _ synthetic: AuditSide, stream: UInt64) throws -> Stratum {
        let x = real.drawn(Self.documents, seed: settings.seed, stream: 100 + 2 * stream)
        let y = synthetic.drawn(Self.documents, seed: settings.seed, stream: 101 + 2 * stream)
        let sample = try TwoSample(x: x.vectors, y: y.vectors, xGroups: x.groups, yGroups: y.groups)
        var measure = MaximumMeanDiscrepancy(kernel: .gaussian(bandwidth: bandwidth))
        measure.permutations = min(settings.permutations, 499)
        measure.seed = settings.seed
        measure.threads = settings.threads
        let estimate = try measure.estimate(sample)
        let mmd = measure.described(estimate, sample)
        let sums = try KernelSums(sample, measure.kernel, subsets: nil, threads: settings.threads)
        let (xx, yy, _) = DistanceAudit.means(sample, sums)
        let within = 1 - (xx + yy) / 2
        var prdc = PRDC()
        prdc.k = 5
        let precision = min(x.count, y.count) > 5 ? try prdc.measure(sample)["precision"] : nil
        return Stratum(
            name: name, n: x.count, m: y.count, share: DistanceAudit.share(estimate.value, within: within),
            interval: mmd.interval.map {
                Interval(DistanceAudit.share($0.lower, within: within), DistanceAudit.share($0.upper, within: within))
            }, p: mmd.p ?? 1, precision: precision,
            ids: try DistanceAudit.farthest(y, from: x, settings.threads, count: 2))
    }
}
