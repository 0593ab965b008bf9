internal import Corpus
internal import Native

/// Whether synthetic documents are what their labels asked for: a linear classifier trained on real documents reads them.
///
/// `LabelFidelity` measures it; beside it stands how many texts name their own labels.
package struct LabelAudit: Sendable {
    package let settings: AuditSettings

    package init(_ settings: AuditSettings) { self.settings = settings }

    package func audit(_ real: AuditSide, _ synthetic: AuditSide) throws -> AuditPart {
        let (id, title) = ("labels", "Label fidelity")
        let sides = [real, synthetic].map { side in
            LabelFidelity.Sample(vectors: side.vectors, groups: side.groups, labels: side.documents.map(\.labels))
        }
        var measure = LabelFidelity()
        measure.seed = settings.seed
        let found: LabelFidelity.Result
        switch try measure.result(sides[0], sides[1]) {
        case .undefined(let reason): return .excluded(id, title, reason)
        case .found(let result): found = result
        }
        let x = real.selecting(found.places.real)
        let y = synthetic.selecting(found.places.synthetic)
        let labels = found.labels
        let measurement = found.measurement
        let (value, expected) = (found.value, found.expected)
        let (interval, expectedInterval) = (found.interval, found.expectedInterval)
        let byLabel = found.byLabel
        var part = AuditPart()
        part.measures = [measurement]
        if expected - value > 0.1 && interval.upper < expectedInterval.lower {
            let worst = found.worstLabels.prefix(3)
            part.findings.append(
                AuditFinding(
                    expected - value > 0.3 ? .severe : .notable,
                    "Synthetic documents are not what their labels ask for",
                    "A classifier trained on real documents finds the labels that were asked for with micro-F1 \(ResultNumber.text(value)); on real documents \(ResultNumber.text(expected)). Worst: \(worst.joined(separator: ", ")).",
                    measure: "label-fidelity", ids: found.worstDocuments.prefix(5).map { y.documents[$0].id },
                    weight: (expected - value) / 0.1))
        }
        let naming = (Self.naming(x), Self.naming(y))
        var nameRows: [ValueRow] = []
        if naming.0.contains(1) || naming.1.contains(1) {
            let mean = (naming.0.reduce(0, +) / Double(naming.0.count), naming.1.reduce(0, +) / Double(naming.1.count))
            nameRows = [
                ValueRow(
                    "Name their own label, real", mean.0, GroupJackknife.meanInterval(naming.0, x.groups).clamped(0, 1)),
                ValueRow(
                    "Name their own label, synthetic", mean.1,
                    GroupJackknife.meanInterval(naming.1, y.groups).clamped(0, 1), note: "a difference of 0.1 matters"),
            ]
            if mean.1 - mean.0 > 0.1 {
                part.findings.append(
                    AuditFinding(
                        mean.1 - mean.0 > 0.3 ? .severe : .notable, "Synthetic texts name their labels",
                        "\(ResultNumber.percent(mean.1)) of them have the name of a label that they were asked for in their text; of the real ones \(ResultNumber.percent(mean.0)). A classifier can read the answer there.",
                        measure: "label-names",
                        ids: y.documents.filter(\.namesLabel).prefix(3).map(\.id), weight: (mean.1 - mean.0) / 0.1))
            }
        }
        let order = labels.indices.sorted {
            (byLabel[$1].documents, labels[$0]) < (byLabel[$0].documents, labels[$1])
        }
        .prefix(40)
        part.sections = [
            ResultSection(
                id, title,
                "A linear classifier, trained on \(x.count) real documents, reads \(labels.count) labels; the others stand on fewer than \(LabelFidelity.leastDocuments) real documents or on no synthetic one. Real figures are of documents that it was not trained on.",
                items: [
                    .values(
                        "Micro-F1",
                        [
                            ValueRow("Real, held out", expected, expectedInterval),
                            ValueRow("Synthetic, against the labels asked for", value, interval),
                        ] + nameRows),
                    .bars(
                        "F1 by label", yLabel: "F1", categories: order.map { labels[$0] },
                        [
                            BarSeries("real, held out", order.map { byLabel[$0].own }),
                            BarSeries("synthetic", order.map { byLabel[$0].synthetic }),
                        ]),
                ])
        ]
        return part
    }

    private static func naming(_ side: AuditSide) -> [Double] { side.documents.map { $0.namesLabel ? 1 : 0 } }
}
