/// 1 if a relevant document is among the first k, else 0.
///
/// trec_eval's `success`.
package struct Success: RankingMeasure {
    let cutoff: Int
    let relevantAt: Double

    package init(cutoff: Int, relevantAt: Double = 1) {
        self.cutoff = cutoff
        self.relevantAt = relevantAt
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        ranking.retrieved.prefix(cutoff).contains { $0 >= relevantAt } ? 1 : 0
    }
}
