package import Corpus
internal import Native

/// Finds the documents of a selection: by the verified layer `facets` and the layers that the keys name, never by the index.
package struct SelectionReader {
    package let store: CorpusStore
    package let selection: Selection
    package let version: StoredCommit
    private let splitName: String

    /// Resolves the selection's version. Throws faults for unknown versions, sets and splits.
    package init(_ store: CorpusStore, _ selection: Selection, splitName: String = "main") throws {
        self.store = store
        self.selection = selection
        self.splitName = splitName
        version = try store.version(selection.reference)
    }

    /// A document that the selection holds.
    package struct Match: Sendable {
        package var id: String
        package var digest: Digest
        /// The facets' canonical JSON.
        package var facets: JSONValue
    }

    /// Calls `body` for every document of the selection in order of the ids, until it returns false.
    package func forEach(_ body: (Match) throws -> Bool) throws {
        let commit = version.commit
        let described = commit.layers["facets"]?.count ?? 0
        guard described == commit.documents.count else {
            throw Fault.damage(
                "the version has \(commit.documents.count) documents and its layer facets \(described), so that some would be passed over",
                at: "version \(version.id.short)", fix: "select from another version; see \"patcorpus log\"")
        }
        let members = try memberships()
        var parser = JSONParser()
        try store.forEachEntry(of: "facets", in: commit) { id, entry in
            for member in members where !member.contains(id) { return true }
            if let ids = selection.values(.id), !ids.contains(id) { return true }
            let facets = try parser.parse(entry.json) { try JSONValue($0) }
            guard holds(facets) else { return true }
            return try body(Match(id: id, digest: entry.document, facets: facets))
        }
    }

    private func holds(_ facets: JSONValue) -> Bool {
        func text(_ key: String) -> String { facets[key]?.string ?? "" }
        for condition in selection.conditions {
            let isHeld: Bool
            switch condition.key {
            case .origin: isHeld = condition.values.contains(text("origin"))
            case .prompt: isHeld = condition.values.contains(text("promptFamily"))
            case .model: isHeld = condition.values.contains(text("model"))
            case .office: isHeld = condition.values.contains(text("office"))
            case .kind: isHeld = condition.values.contains(text("kind"))
            case .lang:
                isHeld = (facets["languages"]?.array ?? []).contains { condition.values.contains($0.string ?? "") }
            case .from:
                isHeld = !text("date").isEmpty && condition.values.contains { text("date").prefix($0.count) >= $0 }
            case .to:
                isHeld = !text("date").isEmpty && condition.values.contains { text("date").prefix($0.count) <= $0 }
            case .id, .set, .split, .label, .regime: isHeld = true
            }
            if !isHeld { return false }
        }
        return true
    }

    /// For each condition on a layer the ids that it admits.
    private func memberships() throws -> [Set<String>] {
        var sets: [Set<String>] = []
        for condition in selection.conditions {
            switch condition.key {
            case .set, .regime:
                var ids: Set<String> = []
                for name in condition.values { ids.formUnion(try members(of: "sets/" + name) { _ in true }) }
                sets.append(ids)
            case .split:
                sets.append(try members(of: "splits/" + splitName) { condition.values.contains($0.string ?? "") })
            case .label:
                sets.append(
                    try members(of: "labels") { labels in
                        (labels.array ?? []).contains { condition.values.contains($0.string ?? "") }
                    })
            default: break
            }
        }
        return sets
    }

    private func members(of layer: String, where isMember: (JSONValue) -> Bool) throws -> Set<String> {
        guard version.commit.layers[layer] != nil else {
            let known = version.commit.layers.keys.sorted().joined(separator: ", ")
            throw Fault(
                "the version \(version.id.short) has no layer \(layer)",
                fix: "layers there are: \(known.isEmpty ? "none" : known)",
                kind: .usage)
        }
        var ids: Set<String> = []
        try store.forEachEntry(of: layer, in: version.commit) { id, entry in
            if isMember(try JSONValue(parsing: entry.json)) { ids.insert(id) }
            return true
        }
        return ids
    }
}
