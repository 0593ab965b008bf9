internal import Corpus
internal import Native
internal import Store

/// What versions say of answers: the branch's own layer `responses`, and the lines of all other branches and tags.
struct KeptAnswers {
    /// The branch's entries, by the request's digest.
    private(set) var entries: [Digest: LayerEntry] = [:]
    /// Lines of answers that any branch or tag reaches; the branch's own go before.
    private(set) var lines: [Digest: Digest] = [:]

    init(_ store: CorpusStore, _ base: StoredCommit) throws {
        try store.forEachEntry(of: "responses", in: base.commit) { key, entry in
            if let request = Digest(hex: key) {
                entries[request] = entry
                lines[request] = entry.document
            }
            return true
        }
        var seen = Set([base.commit.layers["responses"]].compactMap { $0 })
        for (_, id) in try store.refs.list(.branch) + store.refs.list(.tag) {
            let commit = try store.commit(id).commit
            guard let root = commit.layers["responses"], seen.insert(root).inserted else { continue }
            try store.forEachEntry(of: "responses", in: commit) { key, entry in
                if let request = Digest(hex: key), lines[request] == nil { lines[request] = entry.document }
                return true
            }
        }
    }

    /// The document that an answer became, in an earlier version of the branch.
    func document(_ request: Digest) -> String? {
        guard let entry = entries[request], let value = try? JSONValue(parsing: entry.json) else { return nil }
        return value["document"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
}
