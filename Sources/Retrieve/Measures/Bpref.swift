/// How seldom a document judged irrelevant stands before a relevant one; documents without a judgement do not count.
///
/// Buckley and Voorhees, "Retrieval evaluation with incomplete information", SIGIR 2004, in trec_eval's form: of R relevant and N irrelevant
/// documents judged, the sum over retrieved relevant ones of 1 − min(irrelevant before, R) / min(N, R), over R.
package struct Bpref: RankingMeasure {
    let relevantAt: Double

    package init(relevantAt: Double = 1) { self.relevantAt = relevantAt }

    package func value(_ ranking: JudgedRanking) -> Double {
        let relevant = ranking.judged(atLeast: relevantAt)
        if relevant == 0 { return 0 }
        let irrelevant = ranking.judged.count - relevant
        var before = 0
        var sum = 0.0
        for value in ranking.retrieved {
            if value >= relevantAt {
                sum += before == 0 ? 1 : 1 - Double(min(before, relevant)) / Double(min(irrelevant, relevant))
            } else if value >= 0 {
                before += 1
            }
        }
        return sum / Double(relevant)
    }
}
