internal import Corpus
internal import Native

/// The mean unbiased MMD² of the cubic kernel (x·y/d + 1)³ over subsets.
///
/// Bińkowski et al., "Demystifying MMD GANs", ICLR 2018: 100 subsets of 1000 documents of each sample, without replacement within a subset; smaller where a sample is.
package struct KernelInceptionDistance: Sendable {
    package var subsets = 100
    package var size = 1000
    package var seed: UInt64 = 0
    package var threads = 1

    package init() {}

    /// Measures; the figures are `value` and `deviation`, the standard deviation between subsets.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        guard subsets >= 1 && size >= 2 else {
            throw Fault("\(subsets) subsets of \(size) documents", fix: "give at least 1 of 2", kind: .usage)
        }
        let size = min(size, sample.n, sample.m)
        let values = try (0..<subsets).map { subset in
            var generator = SeededGenerator(seed: seed, stream: UInt64(subset))
            let x = Array(0..<sample.n).shuffled(using: &generator).prefix(size)
            let y = Array(0..<sample.m).shuffled(using: &generator).prefix(size)
            let part = try TwoSample(x: sample.x.selecting(Array(x)), y: sample.y.selecting(Array(y)))
            return MMDEstimate(
                part, try KernelSums(part, .polynomial, subsets: nil, threads: threads), .unbiased, nil
            ).value
        }
        let mean = values.reduce(0, +) / Double(subsets)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(subsets - 1, 1))
        var result = Measurement("kid", n: sample.n, m: sample.m)
        result.figures = [("value", mean), ("deviation", variance.squareRoot())]
        result.parameters = [
            ("subsets", .integer(subsets)), ("size", .integer(size)), ("seed", .string(String(seed))),
        ]
        return result
    }
}
