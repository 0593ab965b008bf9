/// The share of the relevant documents that is among the first k.
///
/// trec_eval's `recall`; Cleverdon, Mills and Keen, "Factors determining the performance of indexing systems", 1966.
package struct Recall: RankingMeasure {
    let cutoff: Int
    let relevantAt: Double

    package init(cutoff: Int, relevantAt: Double = 1) {
        self.cutoff = cutoff
        self.relevantAt = relevantAt
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let relevant = ranking.judged(atLeast: relevantAt)
        if relevant == 0 { return 0 }
        return Double(ranking.retrieved(atLeast: relevantAt, within: cutoff)) / Double(relevant)
    }
}
