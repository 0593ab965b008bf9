internal import Corpus

/// How varied each side is, and how much it repeats itself.
package struct DiversityAudit: Sendable {
    package let settings: AuditSettings
    /// Halves that are drawn for the spread of a figure.
    private static let halves = 12
    /// Documents of a side whose texts are compared.
    private static let texts = 500

    package init(_ settings: AuditSettings) { self.settings = settings }

    /// A figure, what it says when it is larger, and from which difference on it matters.
    private struct Figure: Sendable {
        var key: String
        var name: String
        /// Whether a smaller figure is less varied.
        var isVariety: Bool
        /// The least ratio of the two sides that matters; nil for a difference.
        var ratio: Double?
        var difference = 0.0
        var note: String
        var measure: @Sendable (AuditSide) throws -> Double
    }

    package func audit(_ real: AuditSide, _ synthetic: AuditSide) throws -> AuditPart {
        // Most of these figures move with the size of a sample, so both sides get the same.
        let size = min(real.count, synthetic.count)
        let textSize = min(size, Self.texts)
        func sized(_ limit: Int) -> (AuditSide, AuditSide) {
            (
                real.drawn(limit, seed: settings.seed, stream: 31),
                synthetic.drawn(limit, seed: settings.seed, stream: 32)
            )
        }
        guard size >= 8 else {
            return .excluded("diversity", "Diversity", "it takes 8 documents a side, and there are \(size)")
        }
        let (realVectors, syntheticVectors) = sized(size)
        let (realTexts, syntheticTexts) = sized(textSize)
        var part = AuditPart()
        var rows: [ValueRow] = []
        var bars: [(String, Double)] = []
        for figure in Self.figures {
            let isVector = figure.key == "vendi"
            let a = try estimate(figure, isVector ? realVectors : realTexts)
            let b = try estimate(figure, isVector ? syntheticVectors : syntheticTexts)
            rows.append(ValueRow("\(figure.name), real", a.value, a.interval, note: figure.note))
            rows.append(ValueRow("\(figure.name), synthetic", b.value, b.interval))
            if a.value > 0 { bars.append((figure.name, b.value / a.value)) }
            let error = (a.error * a.error + b.error * b.error).squareRoot()
            let isCertain = abs(b.value - a.value) > 1.96 * error
            let lost = figure.isVariety ? a.value - b.value : b.value - a.value
            let matters =
                figure.ratio.map { ratio in
                    figure.isVariety ? b.value < a.value / ratio : b.value > a.value * ratio
                } ?? (lost > figure.difference)
            if isCertain && lost > 0 && matters {
                let weight =
                    figure.ratio.map { _ in
                        figure.isVariety ? a.value / max(b.value, 1e-9) : b.value / max(a.value, 1e-9)
                    } ?? lost / figure.difference
                part.findings.append(
                    AuditFinding(
                        weight > 2 ? .severe : .notable, "The synthetic documents are less varied: \(figure.name)",
                        "\(figure.name) is \(ResultNumber.text(b.value)) where real documents have \(ResultNumber.text(a.value)).",
                        measure: figure.key, weight: weight))
            }
        }
        part.sections = [
            ResultSection(
                "diversity", "Diversity",
                "Equal numbers of documents of each side: \(size) for the Vendi score, \(textSize) for texts. Intervals come from \(Self.halves) draws of half of the families.",
                items: [
                    .values("Diversity and repetition", rows),
                    .bars(
                        "Synthetic over real; 1 is alike", yLabel: "ratio", categories: bars.map(\.0),
                        [BarSeries("synthetic / real", bars.map(\.1))]),
                ])
        ]
        return part
    }

    /// The figure, and its standard error by the jackknife that leaves out half of the groups (Shao and Wu, Annals of Statistics 1989).
    private func estimate(
        _ figure: Figure, _ side: AuditSide
    ) throws -> (value: Double, error: Double, interval: Interval?) {
        let value = try figure.measure(side)
        var drawn: [Double] = []
        for draw in 0..<Self.halves {
            let half = side.half(seed: settings.seed, stream: UInt64(draw))
            if half.count >= 2 { drawn.append(try figure.measure(side.selecting(half))) }
        }
        let mean = drawn.reduce(0, +) / Double(max(drawn.count, 1))
        let error = (drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(drawn.count - 1, 1))).squareRoot()
        return (value, error, Interval(value - 1.96 * error, value + 1.96 * error))
    }

    private static let figures: [Figure] = [
        Figure(
            key: "vendi", name: "Vendi score", isVariety: true, ratio: 1.25,
            note: "different documents in effect; a ratio of 0.8 matters",
            measure: { try VendiScore().measure($0.vectors)["value"] ?? 0 }),
        Figure(
            key: "self-bleu", name: "Self-BLEU", isVariety: false, ratio: nil, difference: 10,
            note: "0 to 100, higher is more alike; 10 points matter",
            measure: { try SelfBLEU().measure($0.texts)["value"] ?? 0 }),
        Figure(
            key: "distinct", name: "Distinct-2", isVariety: true, ratio: 1.25,
            note: "share of pairs of words that are different; a ratio of 0.8 matters",
            measure: { try DistinctRuns().measure($0.texts)["value"] ?? 0 }),
        Figure(
            key: "compression", name: "Compression ratio", isVariety: false, ratio: 1.25,
            note: "higher is more alike; a ratio of 1.25 matters",
            measure: { try CompressionRatio().measure($0.texts)["value"] ?? 0 }),
        Figure(
            key: "repeated", name: "Repeated 4-grams", isVariety: false, ratio: nil, difference: 0.1,
            note: "share of a document's own runs of 4 words that came before in it; 0.1 matters",
            measure: { try DistinctRuns().measure($0.texts)["repeated"] ?? 0 }),
    ]
}
