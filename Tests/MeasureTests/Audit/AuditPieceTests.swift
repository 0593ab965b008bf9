import Corpus
import Curate
import Foundation
import Native
import Testing

@testable import Measure

@Suite("The pieces of an audit")
struct AuditPieceTests {
    @Test("the distance of distributions equals that of all their values, with ties")
    func distance() {
        var generator = SeededGenerator(seed: 1)
        for ties in [3, 1000] {
            let x = (0..<30).map { _ in Double(generator.uniform(ties)) }
            let y = (0..<20).map { _ in Double(generator.uniform(ties)) + 1 }
            func below(_ values: [Double], _ limit: Double) -> Double {
                Double(values.count { $0 <= limit }) / Double(values.count)
            }
            let slow = (x + y).map { abs(below(x, $0) - below(y, $0)) }.max() ?? 0
            let found = ScalarComparison(Groups(singletons: 30), Groups(singletons: 20), permutations: 9, seed: 1)
                .distance(x, y)
            #expect(abs(found.value - slow) < 1e-12)
            let mean = y.reduce(0, +) / 20 - x.reduce(0, +) / 30
            let difference = ScalarComparison(
                Groups(singletons: 30), Groups(singletons: 20), permutations: 9, seed: 1
            ).difference(x, y)
            #expect(abs(difference.value - mean) < 1e-12)
        }
    }

    @Test("families of documents of one length do not make lengths differ")
    func families() {
        var rejected = 0
        for trial in 0..<200 {
            var generator = SeededGenerator(seed: 9, stream: UInt64(trial))
            // Triples of one value.
            let values = (0..<20).flatMap { _ in Array(repeating: generator.unit(), count: 3) }
            let groups = Groups(names: (0..<30).map { "g\($0 / 3)" })
            let other = Groups(names: (0..<30).map { "h\($0 / 3)" })
            let found = ScalarComparison(groups, other, permutations: 99, seed: UInt64(trial))
                .distance(Array(values[..<30]), Array(values[30...]))
            if found.p <= 0.05 { rejected += 1 }
        }
        // 5% of 200 is 10; 22 or more come once in 3,000.
        #expect(rejected < 22)
    }

    @Test("a histogram counts every value once", arguments: [0, 0.05])
    func histogram(trim: Double) {
        var generator = SeededGenerator(seed: 2)
        let values = (0..<300).map { _ in Normal.draw(&generator) }
        let histogram = Histogram("t", xLabel: "x", bins: 12, trim: trim, [("a", values), ("b", [0, 0]), ("c", [])])
        #expect(histogram.edges.count == 13 && histogram.edges == histogram.edges.sorted())
        #expect(histogram.series.map { $0.counts.reduce(0, +) } == [300, 2, 0])
        if trim == 0 {
            for bin in 0..<12 {
                let inside = values.count {
                    $0 >= histogram.edges[bin] && ($0 < histogram.edges[bin + 1] || bin == 11)
                }
                #expect(abs(inside - histogram.series[0].counts[bin]) <= 1)
            }
        }
    }

    @Test("shared runs are marked where they stand, also behind letters of several bytes")
    func runs() {
        let phrase = "a gate that opens by a lever as the wheel turns"
        let left = "Été à Paris — \(phrase), and more"
        let right = "Now; A GATE that opens by a lever as the wheel turns öffnet"
        let found = CommonRuns.find(left, right)
        #expect(found.count == 1)
        let bytes = Array(left.utf8)
        #expect(String(decoding: bytes[found[0].left], as: UTF8.self) == phrase)
        #expect(
            WordList(String(decoding: Array(right.utf8)[found[0].right], as: UTF8.self)).strings
                == WordList(phrase).strings)
        #expect(CommonRuns.find(left, "nothing of it is here at all in this one").isEmpty)
        #expect(CommonRuns.find("short", right).isEmpty)
    }

    @Test("a long text is shown about its longest shared run, whose words agree on both sides")
    func pair() {
        let shared = AuditFixture.text(1, words: 90)
        let left = AuditFixture.text(2, words: 900) + " ä " + shared + " ö " + AuditFixture.text(3, words: 500)
        let right = shared + " " + AuditFixture.text(4, words: 700)
        let pair = TextPair(("L", left), ("R", right), similarity: nil, limit: 1000)
        #expect(pair.left.text.utf8.count <= 1000 && pair.right.text.utf8.count <= 1000 && !pair.spans.isEmpty)
        let longest = pair.spans.max { $0.left.count < $1.left.count }
        let (a, b) = (Array(pair.left.text.utf8), Array(pair.right.text.utf8))
        let words = longest.map { WordList(String(decoding: a[$0.left], as: UTF8.self)).strings } ?? []
        let others = longest.map { WordList(String(decoding: b[$0.right], as: UTF8.self)).strings } ?? []
        #expect(words.count >= 80 && Set(words).isSubset(of: Set(WordList(shared).strings)))
        #expect(Array(words.dropFirst().dropLast().prefix(40)) == others.dropFirst().dropLast().prefix(40).map { $0 })
    }

    @Test("what is drawn are whole families, the same by seed, and no more than asked for")
    func drawn() {
        let side = AuditFixture.side("R", 60, stream: 1) { AuditFixture.document($1, "", group: "g\(($0 - 1000) / 3)") }
        let part = side.drawn(20, seed: 4, stream: 1)
        #expect(part.count <= 20 && part.count >= 18 && part.groups.sizes.allSatisfy { $0 == 3 })
        #expect(
            part.ids == side.drawn(20, seed: 4, stream: 1).ids && part.ids != side.drawn(20, seed: 5, stream: 1).ids)
        #expect(side.drawn(60, seed: 4, stream: 1).ids == side.ids)
    }

    private static func test(_ id: String, _ effect: Double, p: Double) -> AuditTest {
        AuditTest(id, id, effect: effect, Interval(0, 0.5), smallest: 0.1, p: p, words: "it is \(id)", ids: ["D" + id])
    }

    @Test(
        "far is certain and large, close is certain and small, and what is not certain after Holm's correction is neither"
    )
    func verdict() {
        var part = AuditPart()
        part.tests = [Self.test("a", 0.05, p: 0.5), Self.test("b", 0.3, p: 0.04)]
        let none = AuditVerdict(part)
        #expect(none.judgement == .indistinguishable && none.text.hasPrefix("Indistinguishable"))
        #expect(none.text.contains("cannot be excluded") && none.findings.allSatisfy { $0.severity == .fine })
        part.tests = [Self.test("a", 0.05, p: 0.01), Self.test("b", 0.3, p: 0.5)]
        #expect(AuditVerdict(part).judgement == .close)
        part.tests.append(Self.test("c", 0.3, p: 0.001))
        part.findings = [
            AuditFinding(.severe, "Leak", "", measure: "leakage", ids: ["L1", "T1"], weight: 500),
            AuditFinding(.notable, "Less", "", measure: "vendi"),
        ]
        let far = AuditVerdict(part)
        #expect(far.judgement == .far && far.text.hasPrefix("Far") && far.text.contains("L1, T1"))
        #expect(far.findings.map(\.measure) == ["leakage", "c", "vendi", "a", "b"])
        #expect(far.adjusted["c"] == 0.003 && far.tests.map(\.outcome) == [.close, .none, .far])
    }

    @Test(
        "numbers are written as people read them",
        arguments: [
            (0, "0"), (0.5, "0.5"), (0.12345, "0.123"), (12.34, "12.3"), (1234.5, "1235"), (100, "100"),
            (-0.25, "−0.25"),
            (0.00123, "0.00123"), (0.0001, "0.0001"), (1, "1"), (2.0001, "2"), (99.96, "100"), (1e-9, "0"),
        ])
    func numbers(value: Double, text: String) { #expect(ResultNumber.text(value) == text) }
}
