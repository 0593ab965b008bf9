import Native
import Testing

@Suite("Signatures of sets")
struct SimilaritySketchTests {
    private static func element(_ number: Int) -> UInt64 {
        // SplitMix64, so that the elements are as hashes are.
        var z = UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private static func signature(_ numbers: some Sequence<Int>, positions: Int = 128) -> [UInt16] {
        var sketch = SimilaritySketch(positions: positions)
        var output: [UInt16] = []
        sketch.append(numbers.map(element), to: &output)
        return output
    }

    private static func agreement(_ a: [UInt16], _ b: [UInt16]) -> Double {
        Double(zip(a, b).count { $0 == $1 }) / Double(a.count)
    }

    @Test(
        "the share of agreeing positions is the Jaccard similarity on average, with no more spread than MinHash has",
        arguments: [1, 5, 40, 700])
    func estimate(_ size: Int) {
        // Of 3·size elements the sets share size: J = 1/3; and 8 of 10 parts: J = 0.8.
        for (common, own) in [(size, size), (size * 8, size)] {
            let similarity = Double(common) / Double(common + 2 * own)
            let rounds = 200
            var estimates: [Double] = []
            for round in 0..<rounds {
                let start = round * 1_000_000
                let shared = Array(start..<start + common)
                let a = Self.signature(shared + (start + 400_000..<start + 400_000 + own))
                let b = Self.signature(shared + (start + 700_000..<start + 700_000 + own))
                estimates.append(Self.agreement(a, b))
            }
            let mean = estimates.reduce(0, +) / Double(rounds)
            let deviation = (similarity * (1 - similarity) / 128).squareRoot()
            #expect(abs(mean - similarity) < 5 * deviation / Double(rounds).squareRoot() + 0.001, "\(size): \(mean)")
            let spread = (estimates.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(rounds)).squareRoot()
            #expect(spread < deviation * 1.25, "\(size): \(spread) above \(deviation)")
        }
    }

    @Test("a signature depends on neither order nor repetition, and differs between sets")
    func set() {
        let numbers = Array(0..<90)
        #expect(Self.signature(numbers) == Self.signature(numbers.reversed() + numbers))
        #expect(Self.agreement(Self.signature(0..<90), Self.signature(1000..<1090)) < 0.05)
        #expect(Self.signature([]) == [UInt16](repeating: 0, count: 128))
        #expect(Set(Self.signature([1])).count > 100, "each position of one element is its own")
        for positions in [1, 7, 16, 100, 256] {
            #expect(Self.signature(0..<3, positions: positions).count == positions)
        }
    }
}
