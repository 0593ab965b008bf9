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
        /// How often the document comes: 1, but for the documents of a set.
        package var count = 1
        /// Where the document stands in its set; `nil` if the selection names none. Of several sets one comes after the other.
        package var rank: Int?
        /// Layers that the selection went by, and that speak of another text of the document than the version has.
        package var stale: [String] = []
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
            var match = Match(id: id, digest: entry.document, facets: .null)
            for member in members {
                guard let place = member.places[id] else { return true }
                if place.document != entry.document { match.stale.append(place.layer) }
                if member.isSet && match.rank == nil {
                    match.count = place.count
                    match.rank = place.rank
                }
            }
            if let ids = selection.values(.id), !ids.contains(id) { return true }
            let facets = try parser.parse(entry.json) { try JSONValue($0) }
            guard holds(facets) else { return true }
            match.facets = facets
            return try body(match)
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

    /// What a layer that a condition names says of a document.
    private struct Place {
        var layer: String
        /// The text that it was said of.
        var document: Digest
        var count = 1
        var rank = 0
    }

    /// The ids that a condition on a layer admits.
    private struct Membership {
        var places: [String: Place] = [:]
        var isSet = false
    }

    /// For each condition on a layer the ids that it admits, sets before regimes.
    private func memberships() throws -> [Membership] {
        var all: [Membership] = []
        for condition in selection.conditions.sorted(by: { $0.key == .set && $1.key != .set }) {
            switch condition.key {
            case .set, .regime: all.append(try union(ofSets: condition.values))
            case .split:
                all.append(
                    try members(of: "splits/" + splitName) { condition.values.contains($0.string ?? "") })
            case .label:
                all.append(
                    try members(of: "labels") { labels in
                        (labels.array ?? []).contains { condition.values.contains($0.string ?? "") }
                    })
            default: break
            }
        }
        return all
    }

    /// Several sets, one after the other; a document of two of them comes as often as in both.
    private func union(ofSets names: [String]) throws -> Membership {
        var all = Membership(isSet: true)
        var offset = 0
        for name in Set(names).sorted() {
            var next = offset
            for (id, place) in try members(of: "sets/" + name, where: { _ in true }).places {
                next = max(next, offset + place.rank + 1)
                all.places[
                    id,
                    default: Place(layer: place.layer, document: place.document, count: 0, rank: offset + place.rank)
                ]
                .count += place.count
            }
            offset = next
        }
        return all
    }

    private func members(of layer: String, where isMember: (JSONValue) -> Bool) throws -> Membership {
        guard version.commit.layers[layer] != nil else {
            let known = version.commit.layers.keys.sorted().joined(separator: ", ")
            throw Fault(
                "the version \(version.id.short) has no layer \(layer)",
                fix: "layers there are: \(known.isEmpty ? "none" : known)",
                kind: .usage)
        }
        var membership = Membership()
        try store.forEachEntry(of: layer, in: version.commit) { id, entry in
            let value = try JSONValue(parsing: entry.json)
            guard isMember(value) else { return true }
            var place = Place(layer: layer, document: entry.document)
            if layer.hasPrefix("sets/") {
                // Of a document that comes no times the set has none.
                if value["count"]?.integer == 0 { return true }
                guard let member = SetMember(id: id, value) else {
                    throw Fault.damage("the entry of \(id) has no count and rank", at: "the layer \(layer)")
                }
                place.count = member.count
                place.rank = member.rank
            }
            membership.places[id] = place
            return true
        }
        return membership
    }
}
