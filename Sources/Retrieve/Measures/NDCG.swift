internal import Foundation

/// Normalised discounted cumulative gain: the gain by rank over that of the best ranking there could be.
///
/// Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 2002, with the discount log2(rank + 1) of trec_eval
/// (`ndcg`, `ndcg_cut`) and its linear gain; Burges et al., "Learning to rank using gradient descent", ICML 2005, have the exponential gain.
package struct NDCG: RankingMeasure {
    /// What a document of some relevance is worth.
    package enum Gain: Sendable, Hashable, CaseIterable {
        /// The relevance itself.
        case linear
        /// 2^relevance − 1.
        case exponential

        func of(_ relevance: Double) -> Double {
            relevance <= 0 ? 0 : self == .linear ? relevance : exp2(relevance) - 1
        }
    }

    let cutoff: Int
    let gain: Gain

    /// - Parameter cutoff: how many ranks count; `Int.max` for all.
    package init(cutoff: Int = .max, gain: Gain = .linear) {
        self.cutoff = cutoff
        self.gain = gain
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let ideal = discounted(ranking.judged)
        return ideal > 0 ? discounted(ranking.retrieved) / ideal : 0
    }

    private func discounted(_ relevances: [Double]) -> Double {
        var sum = 0.0
        for rank in 0..<min(cutoff, relevances.count) where relevances[rank] > 0 {
            sum += gain.of(relevances[rank]) / log2(Double(rank + 2))
        }
        return sum
    }
}
