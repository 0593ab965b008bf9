package import Corpus

/// Draws documents without replacement: the scarce regimes of real data.
///
/// By chance, the first documents of a seed's order: smaller samples of one seed are parts of larger ones. By labels, the part that
/// iterative stratification gives to a fold of that size: the labels have the shares they have in the whole, and samples are nested
/// only if each is drawn from the larger one.
package struct Sample: Sendable {
    package enum Method: String, Sendable, CaseIterable {
        case random
        case stratified
    }

    package var method: Method
    package var seed: UInt64

    package init(method: Method = .random, seed: UInt64) {
        self.method = method
        self.seed = seed
    }

    /// Draws `size` documents; their ranks are in the seed's order. Throws a fault if there are not so many, or `size` is 0.
    ///
    /// - Parameter documents: in any order, each id once.
    package func draw(_ size: Int, from documents: [SplitDocument]) throws -> [SetMember] {
        guard size >= 1 else {
            throw Fault(
                "a sample of \(size) documents out of \(documents.count) is empty",
                fix: "ask for at least one document", kind: .usage)
        }
        guard size <= documents.count else {
            throw Fault(
                "a sample of \(size) documents is asked for, and there are \(documents.count)",
                fix: "ask for fewer, or \"patcorpus replicate\" to repeat documents", kind: .usage)
        }
        let order = SeededOrder(seed: seed, stream: SeededOrder.Stream.sample)
        let ids: [String]
        switch method {
        case .random: ids = Array(order.ordered(documents.map(\.id)).prefix(size))
        case .stratified: ids = order.ordered(stratified(size, documents, order))
        }
        return ids.enumerated().map { SetMember(id: $1, rank: $0) }
    }

    private func stratified(_ size: Int, _ documents: [SplitDocument], _ order: SeededOrder) -> [String] {
        if size == documents.count { return documents.map(\.id) }
        let documents = documents.sorted { $0.id < $1.id }
        let keys = documents.map { order.key($0.id) }
        let shuffled = documents.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        let table = LabelMatrix(documents.map(\.labels))
        let strata = Strata(table, groups: Array(documents.indices), count: documents.count, order: 1)
        let targets = [size, documents.count - size]
        let splitter = Splitter(method: .stratified(order: 1), ratios: SplitRatios(weights: targets), seed: seed)
        let parts = splitter.stratified(strata, targets: targets, order: shuffled)
        return documents.indices.filter { parts[$0] == 0 }.map { documents[$0].id }
    }
}
