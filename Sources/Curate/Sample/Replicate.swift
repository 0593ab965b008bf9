package import Corpus

/// Repeats documents until there are exactly so many: the duplicate-to-match control, which has the volume of a synthetic corpus
/// and nothing new in it.
package struct Replicate: Sendable {
    package enum Method: String, Sendable, CaseIterable {
        /// Each draw takes any document, whatever came before.
        case withReplacement = "with-replacement"
        /// Every document comes equally often, or once more.
        case even
    }

    package var method: Method
    package var seed: UInt64

    package init(method: Method = .withReplacement, seed: UInt64) {
        self.method = method
        self.seed = seed
    }

    /// Draws exactly `total`; the members' counts add up to it. Throws a fault for an empty source or a total of 0.
    ///
    /// - Parameter source: ids and how often each comes; a document that comes twice is drawn twice as often.
    package func draw(_ total: Int, from source: [SetMember]) throws -> [SetMember] {
        guard !source.isEmpty else {
            throw Fault("there is no document to repeat", fix: "give a selection that holds some", kind: .usage)
        }
        guard total >= 1 else {
            throw Fault("a set of \(total) documents is empty", fix: "give --to a number from 1", kind: .usage)
        }
        guard total <= SetMember.mostDocuments else {
            throw Fault(
                "a set of \(total) documents is more than anyone can read",
                fix: "give --to a number up to \(SetMember.mostDocuments)", kind: .usage)
        }
        let order = SeededOrder(seed: seed, stream: SeededOrder.Stream.replicate)
        var counts: [String: Int] = [:]
        switch method {
        case .withReplacement:
            let slots = SetMember.expanded(source.map { SetMember(id: $0.id, count: $0.count, rank: 0) })
            var generator = SeededGenerator(seed: seed, stream: SeededOrder.Stream.replicate)
            for _ in 0..<total { counts[slots[generator.uniform(slots.count)], default: 0] += 1 }
        case .even:
            counts = EvenRepetition.counts(total, source, order)
        }
        return order.ordered(Array(counts.keys)).enumerated().map {
            SetMember(id: $1, count: counts[$1, default: 1], rank: $0)
        }
    }
}

/// Takes a source whole as often as it fits, and of what is left the first documents of a seed's order.
enum EvenRepetition {
    /// How often each document is taken, the counts adding up to `total`; documents that are not taken are left out.
    static func counts(_ total: Int, _ source: [SetMember], _ order: SeededOrder) -> [String: Int] {
        let size = source.reduce(0) { $0 + $1.count }
        let (rounds, rest) = total.quotientAndRemainder(dividingBy: size)
        var counts: [String: Int] = [:]
        if rounds > 0 {
            for member in source { counts[member.id, default: 0] += rounds * member.count }
        }
        let slots = source.flatMap { member in
            (0..<member.count).map { (order.key(member.id, copy: $0), member.id, $0) }
        }
        for (_, id, _) in slots.sorted(by: { $0 < $1 }).prefix(rest) { counts[id, default: 0] += 1 }
        return counts
    }
}
