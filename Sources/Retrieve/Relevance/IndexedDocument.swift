package import Corpus

/// What relevance asks of a document, of queries as of the index.
package struct IndexedDocument: Sendable, Hashable {
    package let id: String
    package var origin: Origin
    /// The family's name; empty where none is known.
    package var family: String
    /// Label ids, ascending and each once: of a real document its labels, of a synthetic one those that it was asked for.
    package var labels: [String]
    /// The ids of all documents that it was made from, through any number of steps.
    package var ancestors: [String]

    package init(
        id: String, origin: Origin = .real, family: String = "", labels: [String] = [], ancestors: [String] = []
    ) {
        self.id = id
        self.origin = origin
        self.family = family
        self.labels = labels
        self.ancestors = ancestors
    }

    /// Whether a model or a rule wrote it.
    package var isSynthetic: Bool { origin == .synthesis || origin == .paraphrase }
}

/// Which documents were made from which.
package struct Lineage: Sendable {
    private let sources: [String: [String]]

    /// - Parameter sources: what each document was made from, directly.
    package init(_ sources: [String: [String]]) { self.sources = sources }

    /// The documents that one was made from, through any number of steps, by bytes.
    package func ancestors(of id: String) -> [String] {
        var found: Set<String> = []
        var left = sources[id] ?? []
        while let next = left.popLast() {
            if found.insert(next).inserted { left += sources[next] ?? [] }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
