internal import Corpus
internal import Ingest
internal import Native
internal import Store

/// Finds the documents that a file of predictions means, whatever their numbers are spelt like.
///
/// An id without a kind means the one document of that office and number; where there are several it is ambiguous.
struct PredictionMatching {
    /// A prediction that has no document.
    struct Unmatched {
        var id: String
        var number: Int
        var isAmbiguous: Bool
    }

    private struct Wanted {
        var prediction: Prediction
        var number: Int
        /// Documents that it may mean.
        var found: [(id: String, digest: Digest)] = []
    }

    private let file: PredictionFile
    private var wanted: [Wanted] = []
    /// By id as stored.
    private var byID: [String: Int] = [:]
    /// By id without a kind, for those that name none.
    private var byNumber: [String: Int] = [:]

    /// The digest of the file.
    private(set) var digest = Digest.zero

    /// Reads the file. Throws a usage fault for an id that comes twice, in one spelling or two.
    init(_ file: PredictionFile) throws {
        self.file = file
        digest = try file.forEach { row in
            let written = row.prediction.id
            let id = DocumentID(normalised: written) ?? DocumentID(parsing: written)
            let place = wanted.count
            let key = id?.text ?? written
            let other = byID.updateValue(place, forKey: key)
            if let other {
                throw Self.twice(file, wanted[other], Wanted(prediction: row.prediction, number: row.number))
            }
            if let id, id.kind.isEmpty { byNumber[id.text] = place }
            wanted.append(Wanted(prediction: row.prediction, number: row.number))
        }
        if wanted.isEmpty {
            throw Fault(
                "there is no prediction in it", at: file.path, fix: "give a file with a line for each document",
                kind: .usage)
        }
    }

    private static func twice(_ file: PredictionFile, _ first: Wanted, _ second: Wanted) -> Fault {
        let spelling =
            first.prediction.id == second.prediction.id ? "" : ", there as \(first.prediction.id)"
        return Fault(
            "\(second.prediction.id) comes twice: already at \(first.number)\(spelling)", at: file.place(second.number),
            fix: "leave one of them out", kind: .usage)
    }

    /// Tells it of a document of the version.
    mutating func see(_ id: String, _ digest: Digest) {
        if let place = byID[id] { wanted[place].found = [(id, digest)] }
        // An id without a kind that is a document's own comes before those with one.
        guard !byNumber.isEmpty, let parts = DocumentID(normalised: id), !parts.kind.isEmpty else { return }
        let number = String(id.dropLast(parts.kind.utf8.count))
        guard let place = byNumber[number], wanted[place].found.first?.id != number else { return }
        wanted[place].found.append((id, digest))
    }

    /// The entries of the layer, and what has no document. Throws a usage fault if two predictions mean one document.
    func result() throws -> (entries: [String: LayerEntry], unmatched: [Unmatched]) {
        var entries: [String: LayerEntry] = [:]
        var owners: [String: Int] = [:]
        var unmatched: [Unmatched] = []
        for (place, one) in wanted.enumerated() {
            guard one.found.count == 1 else {
                unmatched.append(
                    Unmatched(id: one.prediction.id, number: one.number, isAmbiguous: one.found.count > 1))
                continue
            }
            let (id, digest) = one.found[0]
            if let other = owners.updateValue(place, forKey: id) { throw Self.twice(file, wanted[other], one) }
            entries[id] = VersionDraft.entry(digest, one.prediction.layerValue)
        }
        return (entries, unmatched)
    }
}
