/// A number from 0 to 1 that says how good one query's ranking is.
///
/// Equal to trec_eval's of the same name within rounding; a query that nothing is relevant to has 0, as there.
package protocol RankingMeasure: Sendable {
    /// The measure of one ranking; zero for an empty one.
    func value(_ ranking: JudgedRanking) -> Double
}
