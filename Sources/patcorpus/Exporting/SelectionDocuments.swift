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
    private let part: Split?

    /// - Parameter part: of all documents, whatever the split says.
    init(
        _ reader: SelectionReader, folder: String, splitName: String, threads: Int, notes: LayerNotes,
        part: Split? = nil
    ) throws {
        self.folder = folder
        self.splitName = splitName
        self.threads = threads
        self.notes = notes
        self.part = part
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
        try forEachMember(of: store) { place in
            let member = place.member
            var entry = Entry(digest: member.digest, notes: notes.notes(member.id, member.digest, place.origin).notes)
            if let part { entry.notes.split = part }
            for _ in 0..<place.count {
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
        /// Documents whose labels, split or set were said of another text.
        var stale = 0
        /// Documents that are not real and in no part.
        var unplaced = 0
    }

    /// Counts without reading a document.
    func counts(of store: CorpusStore) throws -> Counts {
        var counts = Counts()
        try forEachMember(of: store) { place in
            let (notes, isStale) = notes.notes(place.member.id, place.member.digest, place.origin)
            counts.documents += place.count
            let split = (part ?? notes.split).flatMap { Split.allCases.firstIndex(of: $0) } ?? Split.allCases.count
            counts.splits[split] += place.count
            if split == Split.allCases.count && place.origin != .real { counts.unplaced += 1 }
            if isStale || place.isStale { counts.stale += 1 }
        }
        return counts
    }

    /// Calls `body` with each document of the selection in order: of sets by rank, with how often it comes.
    private func forEachMember(of store: CorpusStore, _ body: (Place) throws -> Void) throws {
        let reader = try SelectionReader(store, selection, splitName: splitName)
        guard selection.values(.set) != nil || selection.values(.regime) != nil else {
            return try reader.forEach { match in
                try body(Place(match))
                return true
            }
        }
        var places: [Place] = []
        try reader.forEach { match in
            places.append(Place(match))
            return true
        }
        // Equal ranks keep the order of the ids, in which they come.
        for place in places.indices.sorted(by: { (places[$0].rank, $0) < (places[$1].rank, $1) }) {
            try body(places[place])
        }
    }

    /// A document of the selection, without what its facets say.
    private struct Place {
        var member: Member
        var count: Int
        var rank: Int
        var isStale: Bool
        var origin: Origin

        init(_ match: SelectionReader.Match) {
            member = Member(id: match.id, digest: match.digest)
            count = match.count
            rank = match.rank ?? 0
            isStale = !match.stale.isEmpty
            origin = Origin(rawValue: match.facets["origin"]?.string ?? "") ?? .real
        }
    }
}
