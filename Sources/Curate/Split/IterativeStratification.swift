internal import Corpus

/// Gives groups to parts so that each part has its share of every feature.
///
/// Sechidis, Tsoumakas and Vlahavas 2011, algorithm 1: take the scarcest feature that is left; give each of its groups to the part that
/// wants most of it, of equal parts to the one that wants most documents, then at random. Groups without features come last. With
/// pairs of labels among the features it is the second order of Szymański and Kajdanowicz 2017; of equally scarce features pairs go
/// before labels. What a part wants is counted in whole numbers (shares times the ratios' total), so ties are ties on every machine.
struct IterativeStratification {
    /// - Parameters:
    ///   - weights: of the parts; a part of weight 0 gets nothing.
    ///   - order: in which the groups of one feature are placed.
    /// - Returns: the part of each group.
    static func assign(_ strata: Strata, weights: [Int], order: [Int], _ generator: inout SeededGenerator) -> [Int] {
        let total = weights.reduce(0, +)
        let open = weights.indices.filter { weights[$0] > 0 }
        var parts = Array(repeating: -1, count: strata.count)
        var wanted = weights.map { $0 * strata.documents }
        var wantedFeatures = weights.map { weight in strata.totals.map { $0 * weight } }
        var queue = ScarcityQueue(counts: strata.totals, ranks: ranks(strata, &generator))

        func place(_ group: Int, by feature: Int?) {
            var best = open
            if let feature { best = largest(best) { wantedFeatures[$0][feature] } }
            if best.count > 1 { best = largest(best) { wanted[$0] } }
            let part = best.count > 1 ? best[generator.uniform(best.count)] : best[0]
            parts[group] = part
            wanted[part] -= total * strata.sizes[group]
            for index in strata.range(group) {
                let feature = strata.feature(at: index)
                let amount = strata.amount(at: index)
                wantedFeatures[part][feature] -= total * amount
                queue.remove(amount, from: feature)
            }
        }

        let (offsets, carriers) = carriers(strata, order)
        while let feature = queue.first {
            for group in carriers[offsets[feature]..<offsets[feature + 1]] where parts[group] < 0 {
                place(group, by: feature)
            }
        }
        for group in order where parts[group] < 0 { place(group, by: nil) }
        return parts
    }

    /// The candidates with the highest value.
    private static func largest(_ candidates: [Int], _ value: (Int) -> Int) -> [Int] {
        var best: [Int] = []
        var highest = Int.min
        for candidate in candidates {
            let here = value(candidate)
            if here > highest {
                highest = here
                best.removeAll(keepingCapacity: true)
            }
            if here == highest { best.append(candidate) }
        }
        return best
    }

    /// The order of equally scarce features: pairs, then labels, each at random.
    private static func ranks(_ strata: Strata, _ generator: inout SeededGenerator) -> [Int] {
        let labels = Array(0..<strata.labelCount).shuffled(using: &generator)
        let pairs = Array(strata.labelCount..<strata.featureCount).shuffled(using: &generator)
        var ranks = Array(repeating: 0, count: strata.featureCount)
        for (rank, feature) in (pairs + labels).enumerated() { ranks[feature] = rank }
        return ranks
    }

    /// For each feature the groups that carry it, in the given order: those of feature `f` from `offsets[f]` on.
    private static func carriers(_ strata: Strata, _ order: [Int]) -> (offsets: [Int], groups: [Int]) {
        var offsets = Array(repeating: 0, count: strata.featureCount + 1)
        for group in order {
            for index in strata.range(group) { offsets[strata.feature(at: index) + 1] += 1 }
        }
        for feature in 0..<strata.featureCount { offsets[feature + 1] += offsets[feature] }
        var next = offsets
        var groups = Array(repeating: 0, count: offsets[strata.featureCount])
        for group in order {
            for index in strata.range(group) {
                let feature = strata.feature(at: index)
                groups[next[feature]] = group
                next[feature] += 1
            }
        }
        return (offsets, groups)
    }
}
