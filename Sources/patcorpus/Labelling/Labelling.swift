internal import Corpus
internal import Curate
internal import Native
internal import Store

/// The labels of a selection's documents, before and after.
struct Labelling {
    let members: [Member]
    let taxonomy: Taxonomy?
    private let levels: [TaxonomyLevel]
    private let byID: [String: Taxonomy.Label]
    private let existing: [String: (digest: Digest, labels: [String])]
    /// What the layer shall say, by the place in `members`; `nil` where it stays as it is.
    private var layer: [[String]?]
    private(set) var groups: GroupTally?
    private(set) var rules: RuleTally?
    private(set) var table: LabelTableResult?
    private(set) var isAddition = false

    init(
        _ members: [Member], _ taxonomy: Taxonomy?, _ levels: [TaxonomyLevel],
        _ existing: [String: (digest: Digest, labels: [String])]
    ) {
        self.members = members
        self.taxonomy = taxonomy
        self.levels = levels
        byID = Dictionary(uniqueKeysWithValues: (taxonomy?.labels ?? []).map { ($0.id, $0) })
        self.existing = existing
        layer = Array(repeating: nil, count: members.count)
        groups = taxonomy.map { GroupTally($0) }
    }

    /// The labels that a version has.
    static func existing(_ store: CorpusStore, _ version: StoredCommit) throws -> [String: (
        digest: Digest, labels: [String]
    )] {
        var all: [String: (digest: Digest, labels: [String])] = [:]
        var parser = JSONParser()
        try store.forEachEntry(of: "labels", in: version.commit) { id, entry in
            let value = try parser.parse(entry.json) { try JSONValue($0) }
            all[id] = (entry.document, (value.array ?? []).compactMap(\.string))
            return true
        }
        return all
    }

    /// Labels all documents by the rules of a taxonomy.
    mutating func take(
        _ file: TaxonomyFile, _ reader: SelectionReader, threads: Int, isAddition: Bool, showProgress: Bool
    ) throws {
        let program = LabelProgram(file.taxonomy)
        guard program.ruleCount > 0 else {
            throw Fault(
                "no label of the taxonomy has rules", at: file.path,
                fix: "write rules, or give the labels by a table with --from FILE", kind: .usage)
        }
        let withDescription = program.fields.contains(.description)
        let progress = Progress("label", total: nil, isOn: showProgress)
        var done = 0
        let matches = try reader.store.mapDocuments(members.map(\.digest), threads: threads) {
            LabelWorker(program, withDescription: withDescription)
        } work: { worker, _, line in
            try worker.match(line)
        } progress: { [count = members.count] bytes, documents in
            done += documents
            progress.advance(bytes, "\(Console.count(done)) of \(Console.count(count, "document"))")
        }
        progress.finish()
        self.isAddition = isAddition
        var rules = RuleTally(program)
        for (index, match) in matches.enumerated() {
            rules.add(match)
            try set(match.labels.map { file.taxonomy.labels[$0].id }, at: index)
        }
        self.rules = rules
    }

    /// Labels the documents that a table names.
    mutating func take(_ table: LabelTableResult, isAddition: Bool) throws {
        self.isAddition = isAddition
        for index in members.indices {
            guard let labels = table.labels[members[index].id] else { continue }
            try set(labels.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, at: index)
        }
        self.table = table
    }

    private mutating func set(_ labels: [String], at index: Int) throws {
        groups?.add(labels)
        var names = labels
        if let taxonomy, levels != [.fine] {
            names = taxonomy.names(of: labels.compactMap { byID[$0] }, at: levels)
        }
        if isAddition, let old = existing[members[index].id] {
            guard old.digest == members[index].digest else {
                throw Fault(
                    "\(members[index].id) has changed since it was labelled, so that its old labels may be wrong",
                    fix: "label anew with --mode replace", kind: .usage)
            }
            names = names + old.labels
        }
        layer[index] = Set(names).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The labels of each document of the selection, as they are from now on.
    var labels: [[String]] {
        members.indices.map { layer[$0] ?? existing[members[$0].id]?.labels ?? [] }
    }

    /// How many documents the layer says something else of than before.
    var changed: Int {
        members.indices.count { index in
            guard let labels = layer[index] else { return false }
            let old = existing[members[index].id]
            return old?.labels != labels || old?.digest != members[index].digest
        }
    }

    /// Counts over the selection.
    var tally: LabelTally {
        var tally = LabelTally(taxonomy?.allNames(at: levels) ?? [])
        for labels in labels { tally.add(labels) }
        return tally
    }

    /// What is to be written.
    func entries() -> [String: LayerEntry] {
        var entries: [String: LayerEntry] = [:]
        for index in members.indices {
            guard let labels = layer[index] else { continue }
            entries[members[index].id] = VersionDraft.entry(
                members[index].digest, .array(labels.map { .string($0) }))
        }
        return entries
    }
}

/// What one thread needs to label documents.
struct LabelWorker: ~Copyable {
    private var parser = ContentParser()
    private var matcher: LabelMatcher
    private let withDescription: Bool

    init(_ program: LabelProgram, withDescription: Bool) {
        matcher = LabelMatcher(program)
        self.withDescription = withDescription
    }

    mutating func match(_ line: Span<UInt8>) throws -> LabelMatcher.Match {
        try matcher.match(parser.content(line, withDescription: withDescription))
    }
}
