/// What the layer `sets/NAME` says of a document: how often it comes in the set, and where.
///
/// Read in the order of the ranks, each document `count` times in a row, a set is a list of documents: a training set, in its order.
package struct SetMember: Sendable, Hashable {
    /// The most documents that a set may have, repetitions counted: whoever reads a set writes each of them down.
    package static let mostDocuments = 1_000_000_000

    package var id: String
    /// At least 1.
    package var count: Int
    /// From 0, each once in a set.
    package var rank: Int

    package init(id: String, count: Int = 1, rank: Int) {
        self.id = id
        self.count = count
        self.rank = rank
    }

    /// Reads an entry's value; `nil` if it is none.
    package init?(id: String, _ json: JSONValue) {
        guard let count = json["count"]?.integer, count > 0, let rank = json["rank"]?.integer, rank >= 0 else {
            return nil
        }
        self.init(id: id, count: count, rank: rank)
    }

    /// The entry's value.
    package var json: JSONValue { ["count": .integer(count), "rank": .integer(rank)] }

    /// The ids in the set's order, each as often as it comes.
    package static func expanded(_ members: [SetMember]) -> [String] {
        members.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }.flatMap { Array(repeating: $0.id, count: $0.count) }
    }
}
