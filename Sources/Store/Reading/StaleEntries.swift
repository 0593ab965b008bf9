internal import Corpus

extension CorpusStore {
    /// How many entries of each layer speak of another text of their document than the version has.
    ///
    /// Layers whose keys are no documents (`quarantine`, `responses`) are left out, and entries of documents that are gone do not count: they were kept on purpose. Each
    /// layer is walked beside the documents, in order, with a node a level in memory.
    package func staleEntries(in commit: Commit) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for (layer, root) in commit.layers where LayerKeys.areDocuments(layer) {
            var documents = TreeCursor(commit.documents, source: nodes)
            var count = 0
            try TreeReader(source: nodes).forEach(root) { key, value in
                if let digest = try documents.value(key), !value.starts(with: digest) { count += 1 }
                return true
            }
            counts[layer] = count
        }
        return counts
    }
}

extension CorpusStore {
    /// A notice for each branch whose tip has stale entries. Nothing is damaged by them: a document was changed and a layer not made again.
    package func staleNotices() throws -> [Notice] {
        try refs.list(.branch).compactMap { name, id in
            let counts = try staleEntries(in: try commit(id).commit).filter { $0.value > 0 }.sorted { $0.key < $1.key }
            if counts.isEmpty { return nil }
            let list = counts.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            return Notice(
                kind: .stale, file: layout.relative(layout.heads + "/" + name),
                text: "entries of layers were made from another text of their documents (\(list)); "
                    + "to mend it: run the verbs that made them again")
        }
    }
}
