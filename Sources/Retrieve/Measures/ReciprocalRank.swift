/// One over the rank of the first relevant document; 0 if there is none.
///
/// trec_eval's `recip_rank`; Voorhees, "The TREC-8 question answering track report", 1999. Its mean over queries is MRR.
package struct ReciprocalRank: RankingMeasure {
    let cutoff: Int
    let relevantAt: Double

    package init(cutoff: Int = .max, relevantAt: Double = 1) {
        self.cutoff = cutoff
        self.relevantAt = relevantAt
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let rank = ranking.retrieved.prefix(cutoff).firstIndex { $0 >= relevantAt }
        return rank.map { 1 / Double($0 + 1) } ?? 0
    }
}
