internal import Corpus
internal import Export
internal import Native
internal import Store

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

    /// Reads the layers. Throws a damage fault for an entry of another form.
    init(_ store: CorpusStore, _ version: StoredCommit, splitName: String) throws {
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
    }

    /// What is said of a document, and whether a part of that was said of another text of it.
    func notes(_ id: String, _ digest: Digest) -> (notes: DocumentNotes, isStale: Bool) {
        var notes = DocumentNotes()
        var isStale = false
        if let note = labelNotes[id] {
            notes.labels = labelLists[note.value]
            isStale = note.document != digest
        }
        if let note = splitNotes[id] {
            notes.split = Split.allCases[note.value]
            isStale = isStale || note.document != digest
        }
        return (notes, isStale)
    }
}
