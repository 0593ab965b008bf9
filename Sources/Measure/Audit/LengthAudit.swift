internal import Corpus

/// How long documents are and how their claims are built.
package struct LengthAudit: Sendable {
    package let settings: AuditSettings

    package init(_ settings: AuditSettings) { self.settings = settings }

    /// A number of a document; nil where it has none.
    private struct Quantity: Sendable {
        var id: String
        var name: String
        var unit: String
        var isTested: Bool
        var of: @Sendable (AuditDocument) -> Double?
    }

    private static let quantities: [Quantity] = [
        Quantity(id: "words", name: "Length", unit: "words of the text", isTested: true) { Double($0.words) },
        Quantity(id: "claims", name: "Number of claims", unit: "claims", isTested: true) { Double($0.claims) },
        Quantity(id: "dependent", name: "Share of dependent claims", unit: "share of claims", isTested: true) {
            $0.dependentShare
        },
        Quantity(id: "abstract", name: "Length of the abstract", unit: "words of the abstract", isTested: false) {
            $0.abstractWords > 0 ? Double($0.abstractWords) : nil
        },
        Quantity(id: "claim-words", name: "Length of a claim", unit: "words a claim", isTested: false) {
            $0.claims > 0 ? Double($0.claimWords) / Double($0.claims) : nil
        },
    ]

    package func audit(_ real: AuditSide, _ synthetic: AuditSide) throws -> AuditPart {
        var part = AuditPart()
        var items: [ResultItem] = []
        var rows: [ValueRow] = []
        for quantity in Self.quantities {
            let x = Self.having(quantity, real)
            let y = Self.having(quantity, synthetic)
            guard x.places.count >= 2, y.places.count >= 2 else { continue }
            let medians = (CoverageAudit.median(x.values) ?? 0, CoverageAudit.median(y.values) ?? 0)
            rows.append(ValueRow("\(quantity.name): median, real", medians.0))
            rows.append(ValueRow("\(quantity.name): median, synthetic", medians.1))
            items.append(
                .histogram(
                    Histogram(
                        quantity.name, xLabel: quantity.unit, trim: 0.01,
                        [("real", x.values), ("synthetic", y.values)])))
            guard quantity.isTested else { continue }
            let xGroups = Groups(names: x.places.map { real.documents[$0].group })
            let yGroups = Groups(names: y.places.map { synthetic.documents[$0].group })
            guard xGroups.count >= 2, yGroups.count >= 2 else { continue }
            let found = ScalarComparison(
                xGroups, yGroups, permutations: settings.permutations, seed: settings.seed
            ).distance(x.values, y.values)
            rows.append(
                ValueRow(
                    "\(quantity.name): Kolmogorov-Smirnov distance", found.value, p: found.p, note: "0.15 matters",
                    test: quantity.id))
            let isShort = medians.1 < medians.0
            let outermost = y.values.indices.sorted {
                y.values[$0] == y.values[$1] ? $0 < $1 : (y.values[$0] < y.values[$1]) == isShort
            }
            part.tests.append(
                AuditTest(
                    quantity.id, quantity.name, effect: found.value, smallest: 0.15, p: found.p,
                    words:
                        "the median of \(quantity.unit) is \(ResultNumber.text(medians.1)) where real documents have \(ResultNumber.text(medians.0)) (distance of the distributions \(ResultNumber.text(found.value)))",
                    ids: outermost.prefix(3).map { synthetic.documents[y.places[$0]].id }))
        }
        part.sections = [
            ResultSection("lengths", "Lengths and claims", "", items: [.values("Lengths and claims", rows)] + items)
        ]
        return part
    }

    private static func having(_ quantity: Quantity, _ side: AuditSide) -> (places: [Int], values: [Double]) {
        var places: [Int] = []
        var values: [Double] = []
        for (place, document) in side.documents.enumerated() {
            guard let value = quantity.of(document) else { continue }
            places.append(place)
            values.append(value)
        }
        return (places, values)
    }
}
