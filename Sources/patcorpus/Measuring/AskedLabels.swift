internal import Corpus
internal import Measure
internal import Native
internal import Store

/// The labels that documents are held against: of a synthetic one those that it was made for, else those of the layer.
struct AskedLabels {
    let options: SampleOptions

    /// The labels of each sample's documents, in the samples' order.
    ///
    /// - Parameter files: with plain vectors, a file for each sample: a line a document, its labels with tabs between.
    func read(_ samples: MeasuredSamples, files: [String]) throws -> [[[String]]] {
        if !files.isEmpty {
            return try zip(files, samples.samples).map { path, sample in
                try PlainFiles.lines(path, count: sample.vectors.rows).map { line in
                    line.split(separator: "\t").map(String.init)
                }
            }
        }
        let store = try options.common.open(.read)
        return try zip(options.selections, samples.ids).map { selection, ids in
            let reader = try SelectionReader(store, Selection(parsing: selection), splitName: options.splitName)
            let wanted = Set(ids)
            let members = try reader.members().filter { wanted.contains($0.id) }
            let layer = try Self.layer(reader)
            return try reader.mapContents(
                members, threads: options.threads.count, withDescription: false, label: "labels",
                showProgress: !options.common.json
            ) { content in
                let own = content.provenance.labels
                return own.isEmpty ? layer[content.id] ?? [] : own
            }
        }
    }

    /// The layer's entries. Throws a usage fault for one that was given to another text of a document of the selection.
    private static func layer(_ reader: SelectionReader) throws -> [String: [String]] {
        let commit = reader.version.commit
        guard commit.layers["labels"] != nil else { return [:] }
        let digests = Dictionary(try reader.members().map { ($0.id, $0.digest) }) { first, _ in first }
        var stale = StaleEntries()
        var labels: [String: [String]] = [:]
        try reader.store.forEachEntry(of: "labels", in: commit) { id, entry in
            guard let digest = digests[id] else { return true }
            if entry.document != digest { stale.add(id, layer: "labels") }
            labels[id] = (try JSONValue(parsing: entry.json).array ?? []).compactMap(\.string)
            return true
        }
        try stale.refuse()
        return labels
    }
}
