/// The mean, over all relevant documents, of the precision at their ranks; 0 for those that are not retrieved.
///
/// trec_eval's `map` and `map_cut`; Buckley and Voorhees, "Evaluating evaluation measure stability", SIGIR 2000. Its mean over queries is MAP.
package struct AveragePrecision: RankingMeasure {
    let cutoff: Int
    let relevantAt: Double

    package init(cutoff: Int = .max, relevantAt: Double = 1) {
        self.cutoff = cutoff
        self.relevantAt = relevantAt
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let relevant = ranking.judged(atLeast: relevantAt)
        if relevant == 0 { return 0 }
        var found = 0
        var sum = 0.0
        for rank in 0..<min(cutoff, ranking.retrieved.count) where ranking.retrieved[rank] >= relevantAt {
            found += 1
            sum += Double(found) / Double(rank + 1)
        }
        return sum / Double(relevant)
    }
}
