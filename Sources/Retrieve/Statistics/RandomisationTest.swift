internal import Corpus

/// Whether two rankings differ on the same queries: the paired randomisation test.
///
/// Fisher 1935; for retrieval Smucker, Allan and Carterette, "A comparison of statistical significance tests for information retrieval evaluation",
/// CIKM 2007. Under the null the two values of a query can be swapped; groups of queries are swapped as one. Two-sided.
package struct RandomisationTest: Sendable {
    package let permutations: Int
    package let seed: UInt64

    /// Throws a usage fault for too few permutations.
    package init(permutations: Int = 9999, seed: UInt64 = 0) throws {
        guard permutations >= 99, permutations <= 10_000_000 else {
            throw Fault(
                "\(permutations) permutations", fix: "give a number from 99 to 10000000, such as 9999", kind: .usage)
        }
        self.permutations = permutations
        self.seed = seed
    }

    /// (1 + permutations with at least as great a difference) / (1 + permutations); all sign patterns are counted, exactly, where there are no more.
    ///
    /// - Returns: 1 where the rankings do not differ.
    package func p(_ first: [Double], _ second: [Double], _ groups: QueryGroups) -> Double {
        let sums = groups.sums(zip(first, second).map { $0 - $1 }).filter { $0 != 0 }
        let observed = abs(sums.reduce(0, +))
        // Rounding must not tell equal sums apart.
        let bound = observed - 1e-12 * sums.reduce(0) { $0 + abs($1) }
        if sums.isEmpty { return 1 }
        if sums.count < 30, 1 << sums.count <= permutations + 1 {
            var extreme = 0
            for pattern in 0..<(1 << sums.count) {
                var sum = 0.0
                for (index, value) in sums.enumerated() { sum += pattern >> index & 1 == 0 ? value : -value }
                if abs(sum) >= bound { extreme += 1 }
            }
            return Double(extreme) / Double(1 << sums.count)
        }
        var extreme = 0
        for permutation in 0..<permutations {
            var generator = SeededGenerator(seed: seed, stream: UInt64(permutation))
            var sum = 0.0
            var index = 0
            while index < sums.count {
                var signs = generator.next()
                for value in sums[index..<min(index + 64, sums.count)] {
                    sum += signs & 1 == 0 ? value : -value
                    signs >>= 1
                }
                index += 64
            }
            if abs(sum) >= bound { extreme += 1 }
        }
        return Double(1 + extreme) / Double(1 + permutations)
    }
}
