import Testing

@testable import Corpus

@Suite("SeededGenerator") struct SeededGeneratorTests {
    @Test("xoshiro256** gives the numbers that its authors' code gives from the state 1, 2, 3, 4")
    func referenceVector() {
        var generator = SeededGenerator(state: 1, 2, 3, 4)
        let expected: [UInt64] = [11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360]
        #expect(expected.map { _ in generator.next() } == expected)
    }

    @Test("SplitMix64 gives the published numbers from the seed 1234567")
    func splitMixVector() {
        var state: UInt64 = 1_234_567
        let expected: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        #expect(expected.map { _ in SeededGenerator.splitMix(&state) } == expected)
    }

    @Test("streams of one seed and seeds of one stream differ, and swapping the two is another generator")
    func streams() {
        let starts = [(1, 0), (1, 1), (0, 1), (2, 1), (1, 2), (0, 0)].map { seed, stream in
            var generator = SeededGenerator(seed: UInt64(seed), stream: UInt64(stream))
            return generator.next()
        }
        #expect(Set(starts).count == starts.count)
    }

    @Test("uniform(n) is even over 0 ..< n", arguments: [1, 2, 3, 7, 64, 100])
    func uniform(bound: Int) {
        var generator = SeededGenerator(seed: 5, stream: UInt64(bound))
        var counts = [Int](repeating: 0, count: bound)
        let draws = 2_000 * bound
        for _ in 0..<draws { counts[generator.uniform(bound)] += 1 }
        // Six standard deviations of a binomial count with mean 2,000.
        #expect(counts.allSatisfy { abs($0 - 2_000) < 270 })
    }

    @Test("unit() lies in 0 ..< 1 with mean 1/2 and variance 1/12")
    func unit() {
        var generator = SeededGenerator(seed: 9)
        let values = (0..<50_000).map { _ in generator.unit() }
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(values.count)
        #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
        #expect(abs(mean - 0.5) < 0.006)
        #expect(abs(variance - 1.0 / 12) < 0.002)
    }
}
