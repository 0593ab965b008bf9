import Corpus
import Native
import Testing

@testable import Export

struct ColumnStatisticsTests {
    /// Characters at the edges of UTF-8's lengths and of Unicode.
    private static let edges: [Unicode.Scalar] = [
        "a", "z", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}",
        "\u{10FFFF}",
    ]

    @Test("a bound is UTF-8, short, and on the right side of the text")
    func bounds() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<2000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<generator.uniform(90) { scalars.append(Self.edges[generator.uniform(Self.edges.count)]) }
            let text = Array(String(scalars).utf8)
            let low = ColumnStatistics.lowerBound(text)
            #expect(String(validating: low.bytes, as: UTF8.self) != nil)
            #expect(low.bytes.count <= 64)
            #expect(ByteSearch.compare(low.bytes, text) <= 0)
            #expect(low.isExact == (low.bytes == text))
            guard let high = ColumnStatistics.upperBound(text) else { continue }
            #expect(String(validating: high.bytes, as: UTF8.self) != nil)
            #expect(high.bytes.count <= 67)
            #expect(ByteSearch.compare(high.bytes, text) >= 0)
            #expect(high.isExact == (high.bytes == text))
        }
    }

    @Test("where no character can be raised there is no upper bound")
    func none() {
        #expect(ColumnStatistics.upperBound(Array(String(repeating: "\u{10FFFF}", count: 17).utf8)) == nil)
        let raised = ColumnStatistics.upperBound(Array(("a" + String(repeating: "\u{10FFFF}", count: 17)).utf8))
        #expect(raised?.bytes == [0x62])
        let beyond = ColumnStatistics.upperBound(Array((String(repeating: "x", count: 61) + "\u{D7FF}" + "yy").utf8))
        #expect(beyond?.bytes == Array((String(repeating: "x", count: 61) + "\u{E000}").utf8))
    }
}
