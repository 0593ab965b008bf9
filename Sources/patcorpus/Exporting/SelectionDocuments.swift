internal import Corpus
internal import Export
internal import Native
internal import Store

/// The documents of a selection in the order in which they are exported: by id, or, where it names a set, by rank and as often as the set counts them.
struct SelectionDocuments: Sendable {
    /// A document and what layers say of it.
    private struct Entry: Sendable {
        var digest: Digest
        var notes: DocumentNotes
    }

    /// How many documents are read at once; their digests are held.
    private static let chunk = 50_000

    private let folder: String
    /// The selection, of the commit and no longer of a branch that may move.
    private let selection: Selection
    private let splitName: String
    private let threads: Int
    private let notes: LayerNotes

    init(_ reader: SelectionReader, folder: String, splitName: String, threads: Int, notes: LayerNotes) throws {
        self.folder = folder
        self.splitName = splitName
        self.threads = threads
        self.notes = notes
        var fixed = reader.selection
        fixed.reference = reader.version.id.hex
        selection = fixed
    }

    /// Gives out the documents, read on threads. Opens the corpus anew, so that any thread may call it.
    func forEach(_ give: (ExportDocument) throws -> Void) throws {
        let store = try CorpusStore(at: folder, .read)
        var entries: [Entry] = []
        func read() throws {
            let notes = entries.map(\.notes)
            var next = 0
            try store.streamDocuments(entries.map(\.digest), threads: threads) {
                Nothing()
            } work: { _, _, line in
                [UInt8](line)
            } consume: { line in
                try give(ExportDocument(line: line, notes: notes[next]))
                next += 1
            }
            entries.removeAll(keepingCapacity: true)
        }
        try forEachMember(of: store) { member, count, _ in
            let entry = Entry(digest: member.digest, notes: notes.notes(member.id, member.digest).notes)
            for _ in 0..<count {
                entries.append(entry)
                if entries.count >= Self.chunk { try read() }
            }
        }
        if !entries.isEmpty { try read() }
    }

    private struct Nothing {}

    /// What an export of the selection has.
    struct Counts {
        var documents = 0
        /// By split; the last is none.
        var splits = Array(repeating: 0, count: Split.allCases.count + 1)
        /// Documents whose labels or split were said of another text.
        var stale = 0
    }

    /// Counts without reading a document.
    func counts(of store: CorpusStore) throws -> Counts {
        var counts = Counts()
        try forEachMember(of: store) { member, count, _ in
            let (notes, isStale) = notes.notes(member.id, member.digest)
            counts.documents += count
            let split = notes.split.flatMap { Split.allCases.firstIndex(of: $0) } ?? Split.allCases.count
            counts.splits[split] += count
            if isStale { counts.stale += 1 }
        }
        return counts
    }

    /// Calls `body` with each document, how often it comes, and its rank.
    private func forEachMember(of store: CorpusStore, _ body: (Member, Int, Int) throws -> Void) throws {
        let reader = try SelectionReader(store, selection, splitName: splitName)
        guard let sets = selection.values(.set) ?? selection.values(.regime) else {
            var rank = 0
            try reader.forEach { match in
                try body(Member(id: match.id, digest: match.digest), 1, rank)
                rank += 1
                return true
            }
            return
        }
        var digests: [String: Digest] = [:]
        try reader.forEach { match in
            digests[match.id] = match.digest
            return true
        }
        for set in sets {
            var members: [(member: Member, count: Int, rank: Int)] = []
            try store.forEachEntry(of: "sets/" + set, in: reader.version.commit) { id, entry in
                guard let digest = digests[id] else { return true }
                let value = try JSONValue(parsing: entry.json)
                guard let count = value["count"]?.integer, let rank = value["rank"]?.integer, count >= 0 else {
                    throw Fault.damage("the entry of \(id) has no count and rank", at: "the layer sets/\(set)")
                }
                members.append((Member(id: id, digest: digest), count, rank))
                return true
            }
            // Equal ranks keep the order of the ids, in which they come.
            for place in members.indices.sorted(by: { (members[$0].rank, $0) < (members[$1].rank, $1) }) {
                try body(members[place].member, members[place].count, members[place].rank)
            }
        }
    }
}
