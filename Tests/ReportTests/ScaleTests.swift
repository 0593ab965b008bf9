import Corpus
import Foundation
import Testing

@testable import Report

@Suite("Axes, figures and marked texts")
struct ScaleTests {
    @Test("ticks cover the data, ascend at equal steps, are few, and their labels say where they are")
    func ticks() {
        var generator = SeededGenerator(seed: 11)
        for trial in 0..<3000 {
            let size = pow(10, generator.unit() * 30 - 15)
            let offset = trial % 3 == 0 ? 0 : (generator.unit() - 0.5) * pow(10, generator.unit() * 20 - 10)
            let values = (0..<(1 + trial % 5)).map { _ in offset + size * (generator.unit() - 0.3) }
            let axis = Axis(covering: values, includesZero: trial % 7 == 0, count: 3 + trial % 4)
            let (lower, upper) = (values.min() ?? 0, values.max() ?? 0)
            #expect(axis.lower <= lower && axis.upper >= upper, "\(values): \(axis.ticks)")
            #expect((2...12).contains(axis.ticks.count), "\(values): \(axis.ticks)")
            #expect(Set(axis.labels).count == axis.labels.count, "\(values): \(axis.labels)")
            let step = axis.ticks[1] - axis.ticks[0]
            for (one, two) in zip(axis.ticks, axis.ticks.dropFirst()) {
                #expect(abs(two - one - step) <= 1e-6 * step + 1e-14 * abs(upper))
            }
            // Read back as a person would.
            for (tick, label) in zip(axis.ticks, axis.labels) {
                let text = label.replacing(",", with: "").replacing("−", with: "-")
                let read = (Double(text) ?? .nan) * pow(10, Double(axis.exponent))
                #expect(abs(read - tick) <= 1e-6 * step + 1e-14 * abs(tick), "\(label) at \(tick)")
            }
        }
    }

    @Test("counts have no ticks between whole numbers", arguments: [1.0, 2, 3, 7, 10, 12, 100])
    func whole(_ highest: Double) {
        let axis = Axis(covering: [highest], includesZero: true, isWhole: true)
        #expect(axis.ticks.allSatisfy { $0.rounded() == $0 } && axis.upper >= highest)
    }

    @Test("rounds in decimal as printf does where that is exact, with commas")
    func fixed() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<3000 {
            // Multiples of 1/64 have a finite decimal form; halves are rounded away from zero, printf's go to even, so they are left out.
            let value = Double(Int(generator.unit() * 2e7) - 10_000_000) / 64
            let places = Int(generator.unit() * 5)
            let scaled = value * pow(10, Double(places))
            if scaled - scaled.rounded(.down) == 0.5 { continue }
            let wanted = String(format: "%.\(places)f", value)
            let text = Figures.fixed(value, places: places).replacing(",", with: "").replacing("−", with: "-")
            #expect(text == wanted || (Double(wanted) == 0 && Double(text) == 0), "\(value)")
        }
    }

    @Test(
        "figures are as a person writes them",
        arguments: [
            (0, "0"), (1, "1"), (-1, "−1"), (1234, "1,234"), (1_234_567, "1,234,567"), (0.5, "0.5"), (0.15, "0.15"),
            (0.123456, "0.1235"), (12.3456, "12.35"), (1234.56, "1,235"), (99999.6, "100,000"), (0.000999, "0.000999"),
            (0.00001234, "1.234×10⁻⁵"), (-0.00001, "−1×10⁻⁵"), (1e300, "1×10³⁰⁰"), (9.9999e-8, "1×10⁻⁷"),
            (0.99999, "1"),
            (Double.leastNonzeroMagnitude, "5×10⁻³²⁴"), (-0.0, "0"),
        ] as [(Double, String)])
    func figures(_ value: Double, _ text: String) { #expect(Figures.text(value) == text) }

    @Test("absent and not finite numbers are a dash")
    func absent() {
        for value in [nil, Double.nan, .infinity] { #expect(Figures.text(value) == "–") }
        #expect(Figures.probability(0.00001) == "<0.0001")
        #expect(
            Figures.coordinate(-0.04) == "0" && Figures.coordinate(-0.46) == "-0.5" && Figures.coordinate(12) == "12")
    }

    @Test("pieces of a marked text make up the text, and what is marked is what the spans name")
    func marked() {
        var generator = SeededGenerator(seed: 9)
        let letters = Array("ab é車😀\n")
        for trial in 0..<300 {
            let text = String((0..<(trial % 60)).map { _ in letters[generator.uniform(letters.count)] })
            let bytes = Array(text.utf8)
            let spans = (0..<(trial % 4)).map { _ in
                let ends = [generator.uniform(bytes.count + 1), generator.uniform(bytes.count + 1)].sorted()
                return ends[0]..<ends[1]
            }
            let pieces = MarkedText.pieces(of: text, spans: spans)
            var position = 0
            for piece in pieces {
                switch piece {
                case .plain(let content):
                    for place in position..<(position + content.utf8.count) {
                        #expect(!spans.contains { $0.contains(place) })
                    }
                    position += content.utf8.count
                case .marked(let content):
                    let range = position..<(position + content.utf8.count)
                    #expect(spans.contains { $0.overlaps(range) })
                    position += content.utf8.count
                case .gap: Issue.record("a short text is whole")
                }
            }
            #expect(position == bytes.count)
        }
    }

    @Test("a long text is cut to what is near its spans, and says how much is left out")
    func cut() {
        let text = String(repeating: "0123456789", count: 1000)
        for spans in [[], [5000..<5010], [0..<10, 9990..<10_000], [100..<9000]] as [[Range<Int>]] {
            let pieces = MarkedText.pieces(of: text, spans: spans)
            var shown = 0
            var left = 0
            for piece in pieces {
                switch piece {
                case .plain(let content), .marked(let content): shown += content.utf8.count
                case .gap(let bytes): left += bytes
                }
            }
            #expect(shown + left == 10_000)
            #expect((100...4000).contains(shown))
            #expect(pieces.contains { if case .marked = $0 { true } else { false } } == !spans.isEmpty)
        }
    }

    @Test("names of values are words; names of data stay")
    func words() {
        #expect(GenericReport.words("labelDivergence") == "Label divergence")
        #expect(GenericReport.words("self-bleu") == "Self-bleu")
        for name in ["nDCG@10", "A61F", "p", "mmd2", "EP", "ümlaut", ""] { #expect(GenericReport.words(name) == name) }
    }
}
