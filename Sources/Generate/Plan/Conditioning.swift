/// Which labels, or which real documents, a run's documents are asked for with.
package enum Conditioning: Sendable {
    /// So many documents with label sets as real documents have them: each set as often as it occurs, give or take one.
    case cooccurrence(Int)
    /// So many documents with real label sets chosen so that every label comes as often as possible alike.
    case balanced(Int)
    /// So many documents with these label sets in turn; nil gives each set its own number.
    case given([LabelSet], count: Int?)
    /// So many paraphrases, of each real document in turn.
    case paraphrase(Int)

    /// Its name in results: `co-occurrence`, `balanced`, `given`, `paraphrase`.
    package var name: String {
        switch self {
        case .cooccurrence: "co-occurrence"
        case .balanced: "balanced"
        case .given: "given"
        case .paraphrase: "paraphrase"
        }
    }
}

/// Labels that one document is asked for with.
package struct LabelSet: Sendable, Hashable {
    /// Ascending, each once.
    package let labels: [String]
    /// How many documents.
    package let count: Int

    package init(_ labels: some Sequence<String>, count: Int = 1) {
        self.labels = Set(labels).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.count = count
    }
}
