internal import Corpus
internal import Native

/// Which groups make the first sample under each permutation; subset 0 is the observed one.
///
/// Whole groups change sides: documents of one family are alike, and permuting them one by one rejects most true nulls. The number of groups on each side
/// stays; the number of documents follows.
struct GroupPermutation: Sendable {
    let subsets: IndicatorTable
    /// The documents of the first sample under each permutation.
    let documents: [Double]

    /// - Parameters:
    ///   - sizes: the documents of each group of the first sample, then of the second.
    ///   - first: how many groups the first sample has.
    init(sizes: [Int], first: Int, permutations: Int, seed: UInt64) {
        var table = IndicatorTable(groups: sizes.count, subsets: permutations + 1)
        for group in 0..<first { table[group, 0] = true }
        // The smaller side is drawn; the other is the rest.
        let drawn = min(first, sizes.count - first)
        var order = Array(0..<sizes.count)
        for permutation in 0..<permutations {
            var generator = SeededGenerator(seed: seed, stream: UInt64(permutation))
            for place in 0..<drawn { order.swapAt(place, place + generator.uniform(sizes.count - place)) }
            if drawn == first {
                for place in 0..<drawn { table[order[place], permutation + 1] = true }
            } else {
                for place in drawn..<sizes.count { table[order[place], permutation + 1] = true }
            }
        }
        subsets = table
        documents = table.sums(sizes.map { Double($0) })
    }

    /// (1 + the number of permutations at least as extreme as the observed value) / (1 + the number of permutations).
    ///
    /// Phipson and Smyth, SAGMB 2010. Values that differ by rounding count as equal, which errs towards a larger p.
    static func p(observed: Double, permuted: some Collection<Double>, rounding: Double) -> Double {
        let extreme = permuted.reduce(0) { $1 >= observed - rounding ? $0 + 1 : $0 }
        return Double(1 + extreme) / Double(1 + permuted.count)
    }
}
