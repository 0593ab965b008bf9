package import Corpus

/// A training set of a fixed number of documents, some real and the rest synthetic.
///
/// `budget` documents exactly, of which `round(realShare × budget)` are real, halves up: the realised share is within half a document of the one asked for.
/// With one seed the real documents of a smaller share are among those of a larger one, and the synthetic ones likewise, so that a
/// curve over the share changes no more than it must.
package struct Mix: Sendable {
    package enum Order: String, Sendable, CaseIterable {
        case shuffled
        /// Synthetic documents first, then real ones: pre-training and fine-tuning in one pass.
        case curriculum
    }

    package var budget: Int
    /// From 0 to 1.
    package var realShare: Double
    package var order: Order
    /// Whether a side that is short is repeated, whole as often as it fits, rather than an error.
    package var allowsReplacement: Bool
    package var seed: UInt64

    package init(
        budget: Int, realShare: Double, order: Order = .shuffled, allowsReplacement: Bool = false, seed: UInt64
    ) {
        self.budget = budget
        self.realShare = realShare
        self.order = order
        self.allowsReplacement = allowsReplacement
        self.seed = seed
    }

    package struct Result: Sendable, Hashable {
        package var members: [SetMember]
        /// Documents, repetitions counted.
        package var real: Int
        package var synthetic: Int
        package var distinctReal: Int
        package var distinctSynthetic: Int

        package var realShare: Double { Double(real) / Double(real + synthetic) }
    }

    /// Mixes. Throws a fault for a side that is short, and for documents that are on both sides.
    ///
    /// - Parameters: ids and how often each comes; a document may be taken so often.
    package func draw(real: [SetMember], synthetic: [SetMember]) throws -> Result {
        try check(real, synthetic)
        let realCount = Int((realShare * Double(budget)).rounded(.toNearestOrAwayFromZero))
        let reals = try side("real", real, realCount, SeededOrder.Stream.real)
        let synthetics = try side("synthetic", synthetic, budget - realCount, SeededOrder.Stream.synthetic)
        let shuffle = SeededOrder(seed: seed, stream: SeededOrder.Stream.order)
        let ids: [String]
        switch order {
        case .shuffled: ids = shuffle.ordered(Array(reals.keys) + Array(synthetics.keys))
        case .curriculum: ids = shuffle.ordered(Array(synthetics.keys)) + shuffle.ordered(Array(reals.keys))
        }
        return Result(
            members: ids.enumerated().map { SetMember(id: $1, count: reals[$1] ?? synthetics[$1] ?? 1, rank: $0) },
            real: realCount, synthetic: budget - realCount, distinctReal: reals.count,
            distinctSynthetic: synthetics.count)
    }

    private func check(_ real: [SetMember], _ synthetic: [SetMember]) throws {
        guard budget >= 1, budget <= SetMember.mostDocuments else {
            throw Fault(
                "--budget is \(budget)", fix: "give a number of documents from 1 to \(SetMember.mostDocuments)",
                kind: .usage)
        }
        guard realShare >= 0, realShare <= 1 else {
            throw Fault("--real-share is \(realShare)", fix: "give a share from 0 to 1, as in 0.25", kind: .usage)
        }
        let both = Set(real.map(\.id)).intersection(synthetic.map(\.id)).sorted()
        guard both.isEmpty else {
            throw Fault(
                "\(both.count) of the documents \(both.count == 1 ? "is" : "are") on both sides: "
                    + both.prefix(10).joined(separator: ", ")
                    + (both.count > 10 ? " …" : ""),
                fix: "give selections that do not overlap, as with origin=real and origin=synthesis|paraphrase",
                kind: .usage)
        }
    }

    private func side(_ name: String, _ source: [SetMember], _ wanted: Int, _ stream: UInt64) throws -> [String: Int] {
        if wanted == 0 { return [:] }
        let supply = source.reduce(0) { $0 + $1.count }
        guard supply > 0 else {
            throw Fault(
                "the \(name) side is empty, and \(wanted) of its documents are asked for",
                fix: "give --\(name) a selection that holds some", kind: .usage)
        }
        guard wanted <= supply || allowsReplacement else {
            throw Fault(
                "the \(name) side has \(supply) documents, and \(wanted) are asked for",
                fix: "lower --budget, change --real-share, or repeat documents with --allow-replacement", kind: .usage)
        }
        return EvenRepetition.counts(wanted, source, SeededOrder(seed: seed, stream: stream))
    }
}
