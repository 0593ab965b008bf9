import Corpus
import Testing

@testable import Curate

/// Figures of another program on the same labels: `Tests/Oracle/stratification.py` makes them.
@Suite("Splits beside iterative-stratification") struct PeerTests {
    /// Label divergence of iterative-stratification 0.1.9 over seeds 1 to 20 on the labels of 500 demo documents, 80/10/10.
    private static let peer = (median: 0.003996508549291139, least: 0.003785865295249877, most: 0.004393433956363622)

    @Test("the divergence is not above the peer's median on the same labels", arguments: 1...2)
    func median(seed: UInt64) throws {
        let (documents, _) = try SplitFixtures.demo(500)
        #expect(documents.reduce(0) { $0 + $1.labels.count } == 1000, "the labels that the peer had")
        let splitter = Splitter(
            method: .stratified(order: 1), ratios: try SplitRatios(parsing: "80/10/10"), seed: seed)
        let result = try splitter.split(documents)
        #expect(try #require(result.divergence.value) <= Self.peer.median)
        #expect(result.count(.train) == 400)
    }

    @Test("the first order alone is of the peer's size, far from random's")
    func firstOrder() throws {
        let (documents, _) = try SplitFixtures.demo(500)
        let ratios = try SplitRatios(parsing: "80/10/10")
        func median(_ method: Splitter.Method) throws -> Double {
            let values = try (UInt64(1)...20).map { seed in
                let splitter = Splitter(method: method, ratios: ratios, seed: seed, exchanges: false)
                return try #require(try splitter.split(documents).divergence.value)
            }
            return values.sorted()[10]
        }
        let stratified = try median(.stratified(order: 1))
        // The peer takes rows as they come, members of a family beside each other, which favours it; ours are shuffled.
        #expect(stratified > Self.peer.least / 2 && stratified < Self.peer.most * 1.5)
        #expect(try median(.random) > Self.peer.most * 3)
    }

    /// Medians of scikit-multilearn 0.2.0, order 2, over 20 seeds on the same labels: divergence of labels and of pairs of labels.
    private static let second = (labels: 0.006031758147643158, pairs: 0.003930758945328062)

    @Test(
        "the published second order is not above scikit-multilearn's median in pairs; exchanges keep the sizes and labels below its",
        arguments: 1...2)
    func secondOrder(seed: UInt64) throws {
        let (documents, _) = try SplitFixtures.demo(500)
        var splitter = Splitter(
            method: .stratified(order: 2), ratios: try SplitRatios(parsing: "80/10/10"), seed: seed, exchanges: false)
        #expect(try SplitFixtures.pairDivergence(documents, try splitter.split(documents)) <= Self.second.pairs)
        // The peer's parts have 386, 57 and 57 documents; in larger parts the odds of pairs that occur once are nearer.
        splitter.exchanges = true
        let result = try splitter.split(documents)
        #expect(try #require(result.divergence.value) <= Self.second.labels)
        #expect(Part.allCases.map { result.count($0) } == [400, 50, 50])
    }
}
