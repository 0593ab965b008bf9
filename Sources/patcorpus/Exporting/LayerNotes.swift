internal import Corpus
internal import Export
internal import Native
internal import Store

/// Where synthetic documents go that the split itself does not name, as those that were made after it.
enum SyntheticPlacement: String, CaseIterable {
    /// To the part of all that they were made from; nowhere if that is of several parts, or if they were made from nothing.
    case seeds
    /// Likewise, but those that were made from nothing of the split go to train.
    case train
    /// Nowhere.
    case unsplit
}

/// What the layers `labels` and `splits/NAME` say of the documents of a version, held in memory: some hundred bytes a document.
struct LayerNotes: Sendable {
    private struct Note {
        /// Its place among the lists of labels, or among the splits.
        var value: Int
        /// The document that the entry was computed from.
        var document: Digest
    }

    private var labelNotes: [String: Note] = [:]
    private var labelLists: [[String]] = [[]]
    private var splitNotes: [String: Note] = [:]
    /// All labels of the version, ascending.
    private(set) var labels: [String] = []
    /// Whether the version has the split.
    let hasSplit: Bool
    private let synthetic: SyntheticPlacement
    /// What documents were made from, by their ids.
    private var seeds: [String: [String]] = [:]

    /// Reads the layers. Throws a damage fault for an entry of another form.
    init(
        _ store: CorpusStore, _ version: StoredCommit, splitName: String, synthetic: SyntheticPlacement = .seeds
    ) throws {
        self.synthetic = synthetic
        let split = "splits/" + splitName
        hasSplit = version.commit.layers[split] != nil
        var lists: [[UInt8]: Int] = [:]
        var known: Set<String> = []
        try store.forEachEntry(of: "labels", in: version.commit) { id, entry in
            let list: Int
            if let found = lists[entry.json] {
                list = found
            } else {
                guard let labels = try JSONValue(parsing: entry.json).array?.compactMap(\.string) else {
                    throw Fault.damage("the entry of \(id) is no list of labels", at: "the layer labels")
                }
                list = labelLists.count
                labelLists.append(labels)
                lists[entry.json] = list
                known.formUnion(labels)
            }
            labelNotes[id] = Note(value: list, document: entry.document)
            return true
        }
        labels = known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard hasSplit else { return }
        try store.forEachEntry(of: split, in: version.commit) { id, entry in
            let name = try JSONValue(parsing: entry.json).string ?? ""
            guard let part = Split(rawValue: name), let value = Split.allCases.firstIndex(of: part) else {
                throw Fault.damage("the entry of \(id) is no part of a split: \(name)", at: "the layer \(split)")
            }
            splitNotes[id] = Note(value: value, document: entry.document)
            return true
        }
        guard synthetic != .unsplit else { return }
        var seeds: [String: [String]] = [:]
        try store.forEachEntry(of: "lineage", in: version.commit) { id, entry in
            seeds[id] = (try JSONValue(parsing: entry.json).array ?? []).compactMap(\.string)
            return true
        }
        self.seeds = seeds
    }

    /// The parts of all that a document was made from, through any number of steps.
    private func partsOfSeeds(_ id: String) -> Set<Int> {
        var parts: Set<Int> = []
        var seen: Set<String> = [id]
        var next = seeds[id] ?? []
        while let seed = next.popLast() {
            guard seen.insert(seed).inserted else { continue }
            if let note = splitNotes[seed] { parts.insert(note.value) }
            next += seeds[seed] ?? []
        }
        return parts
    }

    /// The part of a document that the split does not name.
    private func part(_ id: String, _ origin: Origin) -> Split? {
        guard hasSplit, origin != .real, synthetic != .unsplit else { return nil }
        let parts = partsOfSeeds(id)
        if parts.count == 1 { return parts.first.map { Split.allCases[$0] } }
        return parts.isEmpty && synthetic == .train ? .train : nil
    }

    /// What is said of a document, and whether a part of that was said of another text of it.
    func notes(_ id: String, _ digest: Digest, _ origin: Origin) -> (notes: DocumentNotes, isStale: Bool) {
        var notes = DocumentNotes()
        var isStale = false
        if let note = labelNotes[id] {
            notes.labels = labelLists[note.value]
            isStale = note.document != digest
        }
        if let note = splitNotes[id] {
            notes.split = Split.allCases[note.value]
            isStale = isStale || note.document != digest
        } else {
            notes.split = part(id, origin)
        }
        return (notes, isStale)
    }
}
