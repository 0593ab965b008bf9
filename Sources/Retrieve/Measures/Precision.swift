/// The share of relevant documents among the first k; a shorter ranking counts as filled up with others.
///
/// trec_eval's `P`; Cleverdon, Mills and Keen, "Factors determining the performance of indexing systems", 1966.
package struct Precision: RankingMeasure {
    let cutoff: Int
    let relevantAt: Double

    package init(cutoff: Int, relevantAt: Double = 1) {
        self.cutoff = cutoff
        self.relevantAt = relevantAt
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        Double(ranking.retrieved(atLeast: relevantAt, within: cutoff)) / Double(cutoff)
    }
}
