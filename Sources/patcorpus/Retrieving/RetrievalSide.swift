internal import Corpus
internal import Native
internal import Retrieve
internal import Store

/// One selection of a retrieval, queries or index: its documents, and what relevance asks of them.
struct RetrievalSide {
    let reader: SelectionReader
    let members: [Member]
    private(set) var documents: [IndexedDocument]

    /// Reads the layers. Throws a usage fault where labels are needed and missing, or stale.
    ///
    /// - Parameters:
    ///   - role: what the selection is, for errors.
    ///   - needsLabels: false where relevance is by citations.
    init(
        _ store: CorpusStore, _ selection: Selection, splitName: String, role: String, needsLabels: Bool
    ) throws {
        reader = try SelectionReader(store, selection, splitName: splitName)
        var members: [Member] = []
        var documents: [IndexedDocument] = []
        try reader.forEach { match in
            members.append(Member(id: match.id, digest: match.digest))
            documents.append(
                IndexedDocument(
                    id: match.id, origin: Origin(rawValue: match.facets["origin"]?.string ?? "") ?? .real,
                    family: match.facets["family"]?.string ?? ""))
            return true
        }
        if members.isEmpty {
            throw Fault(
                "no document holds \(selection), which are the \(role)",
                fix: "\"patcorpus stats \(selection.reference)\" lists the values that there are", kind: .usage)
        }
        self.members = members
        self.documents = documents
        try readFamilies()
        try readLineage()
        if needsLabels { try readLabels(role) }
    }

    /// Calls `body` with the place of each document that the layer speaks of.
    private func forEach(_ layer: String, _ body: (Int, LayerEntry) throws -> Void) throws {
        var places: [String: Int] = [:]
        for (place, member) in members.enumerated() { places[member.id] = place }
        try reader.store.forEachEntry(of: layer, in: reader.version.commit) { id, entry in
            if let place = places[id] { try body(place, entry) }
            return true
        }
    }

    /// The layer of families goes before the families that offices give.
    private mutating func readFamilies() throws {
        var found: [(Int, String)] = []
        try forEach("families") { found.append(($0, try JSONValue(parsing: $1.json).string ?? "")) }
        for (place, family) in found { documents[place].family = family }
    }

    private mutating func readLineage() throws {
        var sources: [String: [String]] = [:]
        try reader.store.forEachEntry(of: "lineage", in: reader.version.commit) { id, entry in
            sources[id] = (try JSONValue(parsing: entry.json).array ?? []).compactMap(\.string)
            return true
        }
        let lineage = Lineage(sources)
        for place in documents.indices where sources[documents[place].id] != nil {
            documents[place].ancestors = lineage.ancestors(of: documents[place].id)
        }
    }

    private mutating func readLabels(_ role: String) throws {
        guard reader.version.commit.layers["labels"] != nil else {
            throw Fault(
                "the version of the \(role), \(reader.version.id.short), has no labels, so that nothing overlaps",
                fix: "label the documents first, see \"patcorpus help label\"; or give --relevance citations",
                kind: .usage)
        }
        var stale: [String] = []
        var found: [(Int, [String])] = []
        try forEach("labels") { place, entry in
            if entry.document != members[place].digest { stale.append(members[place].id) }
            found.append((place, (try JSONValue(parsing: entry.json).array ?? []).compactMap(\.string)))
        }
        if let first = stale.first {
            throw Fault(
                "\(Console.count(stale.count, "document")) of the \(role), such as \(first), changed after labelling",
                fix: "label them again, see \"patcorpus help label\"", kind: .usage)
        }
        for (place, labels) in found { documents[place].labels = labels }
    }

    /// Puts in what synthetic documents say of themselves: the labels that they were asked for, and what they were made from.
    mutating func readProvenance(threads: Int, showProgress: Bool) throws {
        let synthetic = documents.indices.filter { documents[$0].isSynthetic }
        if synthetic.isEmpty { return }
        let found = try reader.mapContents(
            synthetic.map { members[$0] }, threads: threads, withDescription: false, label: "provenance",
            showProgress: showProgress
        ) { ($0.provenance.labels, $0.provenance.seeds) }
        for (place, (labels, seeds)) in zip(synthetic, found) {
            if !labels.isEmpty { documents[place].labels = Set(labels).sorted { $0 < $1 } }
            if documents[place].ancestors.isEmpty { documents[place].ancestors = seeds }
        }
    }

    /// The family of every document of the version, where something was made from documents; else of none.
    func families() throws -> [String: String] {
        guard documents.contains(where: { !$0.ancestors.isEmpty }) else { return [:] }
        var families: [String: String] = [:]
        try SelectionReader(reader.store, Selection(parsing: reader.version.id.hex)).forEach { match in
            families[match.id] = match.facets["family"]?.string ?? ""
            return true
        }
        try reader.store.forEachEntry(of: "families", in: reader.version.commit) { id, entry in
            families[id] = try JSONValue(parsing: entry.json).string ?? ""
            return true
        }
        return families
    }

    /// A digest of which documents there are, in which text.
    func contentDigest(_ addition: String) -> Digest {
        var digest = SHA256()
        digest.update(Array((addition + "\n").utf8).span)
        for member in members {
            digest.update(Array((member.id + "\n").utf8).span)
            digest.update(member.digest.bytes.span)
        }
        return digest.finish()
    }
}
