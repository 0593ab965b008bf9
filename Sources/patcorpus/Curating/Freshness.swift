internal import Corpus
internal import Store

/// Entries of a layer that speak of another text of their documents than the version has.
struct StaleEntries {
    private var ids: [String: Set<String>] = [:]

    mutating func add(_ id: String, layer: String) { ids[layer, default: []].insert(id) }

    /// Throws a usage fault that lists the ids, if there are any, and the command that mends it.
    func refuse() throws {
        guard let (layer, stale) = ids.min(by: { $0.key < $1.key }) else { return }
        let list = stale.sorted()
        throw Fault(
            "\(Console.count(list.count, "entry", plural: "entries")) of the layer \(layer) \(list.count == 1 ? "was" : "were") "
                + "made from another text of the document: " + list.prefix(10).joined(separator: ", ")
                + (list.count > 10 ? " …" : ""),
            fix: Self.fix(layer), kind: .usage)
    }

    private static func fix(_ layer: String) -> String {
        let parts = layer.split(separator: "/", maxSplits: 1)
        let name = parts.count == 2 ? String(parts[1]) : ""
        switch parts.first {
        case "labels": return "label again with \"patcorpus label\""
        case "families": return "run \"patcorpus families\" again"
        case "splits": return "split again with \"patcorpus split --name \(name) --replace\""
        case "sets": return "make the set again, with --name \(name) --replace"
        default: return "run the verb that made the layer again; \"patcorpus log\" says which"
        }
    }
}

extension SelectionReader {
    /// A document of a selection, and how often and where it comes if the selection names a set.
    struct Drawn: Sendable, Hashable {
        var id: String
        var digest: Digest
        var origin: Origin
        var count: Int
        var rank: Int?

        var member: Member { Member(id: id, digest: digest) }
        var setMember: SetMember { SetMember(id: id, count: count, rank: rank ?? 0) }
    }

    /// The documents of the selection in order of their ids. Throws a usage fault if there are none, or if a layer that the selection goes by is stale.
    func drawn() throws -> [Drawn] {
        var drawn: [Drawn] = []
        var stale = StaleEntries()
        try forEach { match in
            for layer in match.stale { stale.add(match.id, layer: layer) }
            drawn.append(
                Drawn(
                    id: match.id, digest: match.digest,
                    origin: Origin(rawValue: match.facets["origin"]?.string ?? "") ?? .real, count: match.count,
                    rank: match.rank))
            return true
        }
        try stale.refuse()
        if drawn.isEmpty { throw nothingHeld }
        return drawn
    }

    /// What a layer says of these documents, in their order; `nil` where it says nothing. Throws a usage fault if an entry is stale.
    func values(of layer: String, for documents: [Drawn]) throws -> [JSONValue?] {
        var values: [JSONValue?] = Array(repeating: nil, count: documents.count)
        var stale = StaleEntries()
        var at = 0
        try store.forEachEntry(of: layer, in: version.commit) { id, entry in
            while at < documents.count, documents[at].id.utf8.lexicographicallyPrecedes(id.utf8) { at += 1 }
            guard at < documents.count else { return false }
            guard documents[at].id == id else { return true }
            if entry.document != documents[at].digest { stale.add(id, layer: layer) }
            values[at] = try JSONValue(parsing: entry.json)
            return true
        }
        try stale.refuse()
        return values
    }

    /// The labels of these documents, in their order; none where the layer says nothing.
    func labels(for documents: [Drawn]) throws -> [[String]] {
        try values(of: "labels", for: documents).map { ($0?.array ?? []).compactMap(\.string) }
    }

    /// Whether the version has the layer.
    func has(layer: String) -> Bool { version.commit.layers[layer] != nil }
}
