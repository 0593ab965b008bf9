internal import Corpus
internal import Ingest
internal import Native
internal import Store

/// How many documents an ingest found and what became of them.
struct IngestCounts {
    /// Records read.
    var found = 0
    /// Publications that were not in the corpus.
    var added = 0
    /// Publications that this run changed and that stand on several records.
    var merged = 0
    /// Publications that were there and are different now.
    var replaced = 0
    var unchanged = 0
    var quarantined = 0
}

/// Turns the journal of a run into edits of the trees.
struct IngestFinish {
    private let store: CorpusStore
    private let transaction: Transaction
    private let journal: IngestJournal
    private let files: [String: Digest]
    private(set) var counts = IngestCounts()
    /// How many pieces of each file were in the quarantine under its name and are no longer.
    private(set) var cleared: [String: Int] = [:]

    init(_ store: CorpusStore, _ transaction: Transaction, _ journal: IngestJournal) throws {
        self.store = store
        self.transaction = transaction
        self.journal = journal
        files = try journal.files()
    }

    /// Edits documents, sources, facets, labels and quarantine.
    mutating func run(level: Int) throws {
        try journal.forEachShards { try store.register($0) }
        var merged = ShardBuilder(level: level)
        var shards: [StoredShard] = []
        var value = ByteBuffer(capacity: 1024)
        try journal.forEachPublication { records in
            try publish(records, merged: &merged, value: &value)
            if merged.uncompressed > 64 << 20 { shards.append(try write(&merged)) }
        }
        if !merged.isEmpty { shards.append(try write(&merged)) }
        try store.register(shards)
        try quarantine(&value)
    }

    private func write(_ builder: inout ShardBuilder) throws -> StoredShard {
        let image = builder.finish()
        try Transaction.write(image, kind: .shards, to: store.layout)
        return image.stored(as: .shards)
    }

    private mutating func publish(
        _ records: [JournalRecord], merged: inout ShardBuilder, value: inout ByteBuffer
    ) throws {
        guard let first = records.first else { return }
        counts.found += records.count
        let id = first.id
        let standing = try transaction.entry(id, layer: "sources").flatMap { SourceEntry($0) }?.records ?? []
        let current = PublicationMerge.current(standing: standing, new: records.map { self.record($0) })
        let before = try transaction.digest(of: id)
        if let before, current.map(\.digest) == standing.map(\.digest), current.map(\.slot) == standing.map(\.slot) {
            counts.unchanged += 1
            // A table's labels are no part of its documents, and may have changed alone.
            return try label(id, before, records)
        }
        var entry = SourceEntry(records: current)
        let digest: Digest
        if current.count == 1, let only = records.first(where: { $0.digest == current[0].digest }) {
            digest = only.digest
            value.removeAll()
            try transaction.set(id, to: LayerEntry(document: digest, json: only.facets), layer: "facets")
        } else {
            let sources = try current.map { record in
                RecordMerger.Source(dialect: record.dialect, part: record.part, line: try store.line(record.digest))
            }
            let result = try RecordMerger.merge(sources)
            digest = SHA256.digest(of: result.line)
            if try store.known([digest]).isEmpty { merged.append(result.line.span, digest: digest) }
            if current.count > 1 { entry.fields = result.origins.map { ($0.field, $0.source) } }
            value.removeAll()
            result.facets.write(to: &value)
            try transaction.set(id, to: LayerEntry(document: digest, json: value.array), layer: "facets")
        }
        switch before {
        case nil: counts.added += 1
        case digest: counts.unchanged += 1
        default: counts.replaced += 1
        }
        if current.count > 1 && before != digest { counts.merged += 1 }
        try transaction.set(document: id, to: digest)
        value.removeAll()
        entry.write(document: digest, to: &value)
        try transaction.set(id, to: LayerEntry(document: digest, json: value.array), layer: "sources")
        try label(id, digest, records)
    }

    /// Sets the labels that a table gives beside a document.
    private func label(_ id: String, _ digest: Digest, _ records: [JournalRecord]) throws {
        guard let labels = records.last(where: { $0.labels != nil })?.labels else { return }
        let list: JSONValue = .array(Set(labels).sorted().map { .string($0) })
        try transaction.set(id, to: LayerEntry(document: digest, json: list.canonicalBytes), layer: "labels")
    }

    private func record(_ record: JournalRecord) -> SourceEntry.Record {
        SourceEntry.Record(
            defects: record.defects, dialect: record.dialect, digest: record.digest, file: record.file,
            fileDigest: digest(ofFile: record.file), length: record.length, offset: record.offset, part: record.part,
            produced: record.produced)
    }

    /// The digest of a file; of a member of an archive that of the archive.
    private func digest(ofFile label: String) -> String {
        if let digest = files[label] { return digest.hex }
        let outer = label.split(separator: "!", maxSplits: 1).first.map(String.init) ?? label
        return files[outer]?.hex ?? ""
    }

    /// Replaces what the quarantine says of this run's files.
    private mutating func quarantine(_ value: inout ByteBuffer) throws {
        let problems = try journal.problems()
        counts.quarantined = problems.count
        var edits: [String: LayerEntry?] = [:]
        if let base = transaction.base {
            try store.forEachEntry(of: "quarantine", in: base.commit) { key, entry in
                let file = (try? JSONValue(parsing: entry.json))?["file"]?.string ?? ""
                let outer = file.split(separator: "!", maxSplits: 1).first.map(String.init) ?? file
                if files[file] != nil || files[outer] != nil {
                    edits.updateValue(nil, forKey: key)
                    cleared[file, default: 0] += 1
                }
                return true
            }
        }
        for problem in problems {
            let json: JSONValue = [
                "dialect": .string(problem.dialect), "file": .string(problem.file), "length": .integer(problem.length),
                "offset": .integer(problem.offset), "reason": .string(problem.reason),
            ]
            let name = SHA256.digest(of: Array(problem.file.utf8)).hex.prefix(16)
            let place = String(problem.offset)
            let key = "\(name)#\(String(repeating: "0", count: max(0, 20 - place.count)))\(place)"
            if edits[key] != nil { cleared[problem.file, default: 1] -= 1 }
            edits[key] = LayerEntry(document: problem.digest, json: json.canonicalBytes)
        }
        for (key, entry) in edits.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            try transaction.set(key, to: entry, layer: "quarantine")
        }
    }
}
