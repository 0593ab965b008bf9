internal import Corpus

/// What goes with the files of an export: card, Croissant and manifest.
struct Publication {
    let plan: ExportPlan
    /// Documents by stream.
    let documents: [Int]
    /// The files but for those made here.
    let files: [ExportedFile]

    init(_ plan: ExportPlan, documents: [Int], files: [ExportedFile]) {
        self.plan = plan
        self.documents = documents
        self.files = files
    }

    /// The streams that have documents, with their names and counts; the first where none has.
    var streams: [(name: String, documents: Int)] {
        let all = zip(plan.streams, documents).map { (name: $0, documents: $1) }
        let filled = all.filter { $0.documents > 0 }
        return filled.isEmpty ? Array(all.prefix(1)) : filled
    }

    /// The files with the table's rows.
    var tables: [ExportedFile] { files.filter { $0.path != "labels.txt" && $0.path != "vocabulary.tsv" } }

    /// The manifest: every file but itself, with its digest.
    func manifest(_ files: [ExportedFile]) -> [UInt8] {
        var value: JSONValue = [
            "commit": .string(plan.commit), "documents": .integer(documents.reduce(0, +)),
            "files": .array(files.map(\.json)), "format": .string(plan.format.rawValue),
            "selection": .string(plan.selection),
        ]
        if case .object(var object) = value {
            if plan.format.isText || plan.flatTable != nil {
                object["fields"] = .string(plan.texts.description)
                object["language"] = .string(plan.language)
            }
            if plan.hasSplit { object["splitName"] = .string(plan.splitName) }
            value = .object(object)
        }
        return value.canonicalBytes + [0x0A]
    }
}
