internal import Corpus
internal import Curate

/// Whether documents have the form of patents, and what rules would drop them for.
package struct FormAudit: Sendable {
    package let settings: AuditSettings
    /// The rules that the documents were read with, in order; the first is the test's.
    package let rules: [String]

    package init(_ settings: AuditSettings, rules: [String]) {
        self.settings = settings
        self.rules = rules
    }

    package func audit(_ real: AuditSide, _ synthetic: AuditSide) throws -> AuditPart {
        var part = AuditPart()
        var shares: (real: [Double], synthetic: [Double]) = ([], [])
        var rows: [ValueRow] = []
        for (place, rule) in rules.enumerated() {
            let x = Self.dropped(real, place)
            let y = Self.dropped(synthetic, place)
            let mean = (x.reduce(0, +) / Double(max(x.count, 1)), y.reduce(0, +) / Double(max(y.count, 1)))
            shares.real.append(mean.0)
            shares.synthetic.append(mean.1)
            rows.append(
                ValueRow("\(rule): dropped, real", mean.0, GroupJackknife.meanInterval(x, real.groups).clamped(0, 1)))
            rows.append(
                ValueRow(
                    "\(rule): dropped, synthetic", mean.1,
                    GroupJackknife.meanInterval(y, synthetic.groups).clamped(0, 1)))
            if place == 0 {
                let found = ScalarComparison(
                    real.groups, synthetic.groups, permutations: settings.permutations, seed: settings.seed
                ).difference(x, y)
                let interval = ScalarComparison.interval(x, real.groups, y, synthetic.groups)
                let worse = synthetic.documents.indices.filter { y[$0] > 0 }
                part.tests.append(
                    AuditTest(
                        "form", "Form of a standard patent", effect: max(found.value, 0),
                        interval?.clamped(0, 1), smallest: 0.1, p: found.p,
                        words:
                            "\(ResultNumber.percent(1 - mean.1)) of the synthetic documents have the form of a standard patent, of the real ones \(ResultNumber.percent(1 - mean.0))",
                        ids: worse.prefix(3).map { synthetic.documents[$0].id }))
            } else if mean.1 - mean.0 >= 0.05 {
                let worse = synthetic.documents.indices.filter { y[$0] > 0 }
                let common = Self.reasons(synthetic, place).prefix(3).map { "\($0.keyword) \($0.count)" }
                part.findings.append(
                    AuditFinding(
                        mean.1 - mean.0 >= 0.25 ? .severe : .notable, "The rule \(rule) drops synthetic documents",
                        "It drops \(ResultNumber.percent(mean.1)) of them and \(ResultNumber.percent(mean.0)) of the real ones: \(common.joined(separator: ", ")).",
                        measure: "filter", ids: worse.prefix(3).map { synthetic.documents[$0].id },
                        weight: (mean.1 - mean.0) / 0.05))
            }
        }
        var table: [[JSONValue]] = []
        for (place, rule) in rules.enumerated() {
            let own = Dictionary(uniqueKeysWithValues: Self.reasons(real, place).map { ($0.keyword, $0.count) })
            for reason in Self.reasons(synthetic, place) {
                table.append([
                    .string(rule), .string(reason.keyword), .integer(own[reason.keyword] ?? 0), .integer(reason.count),
                    .string(reason.first), .string(reason.detail),
                ])
            }
        }
        part.sections = [
            ResultSection(
                "form", "Form and filter reasons",
                "The rules of patcorpus filter, each by itself; nothing is dropped from the other measures. Both sides are judged as what a model wrote: claims numbered without gaps, descriptions looked at too. The test asks whether fewer synthetic than real documents have the form.",
                items: [
                    .bars(
                        "Share that each rule would drop", yLabel: "share of documents", categories: rules,
                        [BarSeries("real", shares.real), BarSeries("synthetic", shares.synthetic)]),
                    .values("Shares", rows),
                    .table(
                        "Reasons", columns: ["rule", "reason", "real", "synthetic", "for example", "because"], table),
                ])
        ]
        return part
    }

    private static func dropped(_ side: AuditSide, _ rule: Int) -> [Double] {
        side.documents.map { $0.reasons[rule] == nil ? 0 : 1 }
    }

    /// The reasons by how often they come, with the first document that has each.
    private static func reasons(
        _ side: AuditSide, _ rule: Int
    ) -> [(keyword: String, count: Int, first: String, detail: String)] {
        var found: [String: (count: Int, first: String, detail: String)] = [:]
        for document in side.documents {
            guard let reason = document.reasons[rule] else { continue }
            found[reason.keyword, default: (0, document.id, reason.detail)].count += 1
        }
        return found.map { ($0.key, $0.value.count, $0.value.first, $0.value.detail) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}
