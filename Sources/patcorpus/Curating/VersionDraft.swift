internal import Corpus
internal import Native
internal import Store

/// One new version in the making: layers changed, documents taken out and added, and one commit at the end.
///
/// Lines of new documents go into shards as they come, which no version names before `commit`. Memory is in proportion to the entries given, not to the texts.
struct VersionDraft {
    /// A document to be added, with what layers say of it.
    struct NewDocument {
        var id: String
        /// The canonical line.
        var line: [UInt8]
        var layers: [(name: String, value: JSONValue)]
    }

    /// The version that it changes: the branch's tip.
    let base: StoredCommit
    private let store: CorpusStore
    private let writing: WritingOptions
    private var replaced: [String: [String: LayerEntry]] = [:]
    private var updates: [String: [String: LayerEntry]] = [:]
    private var dropped: Set<String> = []
    private var added: [String: Digest] = [:]
    private let lines: NewLines
    private let responses: NewLines

    /// Begins on `--branch`. Throws a usage fault for a branch that has no version or cannot get one.
    init(_ store: CorpusStore, _ writing: WritingOptions) throws {
        try writing.check(store)
        self.store = store
        self.writing = writing
        base = try store.version(writing.branch)
        lines = NewLines(store, .shards)
        responses = NewLines(store, .responses)
    }

    /// The layer's value for a document, beside its digest.
    static func entry(_ digest: Digest, _ value: JSONValue) -> LayerEntry {
        LayerEntry(document: digest, json: value.canonicalBytes)
    }

    /// Throws, before any work is done, if the layer is there already.
    func requireNew(layer: String, fix: String) throws {
        guard base.commit.layers[layer] != nil else { return }
        throw Fault("the branch \(writing.branch) has the layer \(layer) already", fix: fix, kind: .usage)
    }

    /// Puts these entries in the place of the whole layer.
    mutating func replace(layer: String, with entries: [String: LayerEntry]) { replaced[layer] = entries }

    /// Sets these entries; what the layer says of other documents stays.
    mutating func update(layer: String, with entries: [String: LayerEntry]) {
        updates[layer, default: [:]].merge(entries) { _, new in new }
    }

    /// Takes documents out of the version, and their entries out of every layer that does not tell why they went.
    mutating func drop(_ ids: some Sequence<String>) { dropped.formUnion(ids) }

    /// Adds a document, or replaces the one of that id.
    mutating func add(_ document: NewDocument) throws {
        let digest = try lines.add(document.line)
        added[document.id] = digest
        var facets = ByteBuffer(capacity: 512)
        Facets(document: try JSONValue(parsing: document.line)).write(to: &facets)
        update(layer: "facets", with: [document.id: LayerEntry(document: digest, json: facets.array)])
        for (layer, value) in document.layers {
            update(layer: layer, with: [document.id: Self.entry(digest, value)])
        }
    }

    /// Adds a document that was made from others, the seeds.
    ///
    /// It belongs to the groups of its seeds by the layer `lineage`; where the version has the layer `families`, that stays complete.
    mutating func add(_ document: NewDocument, madeFrom seeds: [String]) throws {
        var document = document
        if !seeds.isEmpty { document.layers.append(("lineage", .array(seeds.map { .string($0) }))) }
        if base.commit.layers["families"] != nil { document.layers.append(("families", .string(document.id))) }
        try add(document)
    }

    /// Adds what a model answered, and what became of it.
    mutating func add(response: KeptResponse, _ value: JSONValue) throws {
        let digest = try responses.add(response.line)
        update(layer: "responses", with: [response.requestDigest.hex: Self.entry(digest, value)])
    }

    /// What a layer keeps of documents that are gone.
    private static func keepsDropped(_ layer: String) -> Bool {
        layer == "lineage" || !LayerKeys.areDocuments(layer) || layer.hasPrefix("verdicts/")
    }

    /// Makes the version. Returns its id, or the base's if nothing changed.
    ///
    /// Throws a usage fault if an entry was computed from another text of its document than the branch has.
    func commit(_ verb: String, parameters: [String: String], seeds: [String: UInt64] = [:], inputs: [String] = [])
        throws -> Digest
    {
        try refuseStale()
        let transaction = try Transaction(store, branch: writing.branch)
        try addDocuments(transaction)
        for layer in Set(base.commit.layers.keys).union(updates.keys).union(replaced.keys).sorted() {
            try write(layer, updates[layer] ?? [:], transaction)
        }
        func list(_ values: [String: String]) -> [Recipe.Parameter] {
            values.sorted { $0.key < $1.key }.map { Recipe.Parameter(name: $0.key, value: $0.value) }
        }
        let recipe = Recipe(
            verb: verb, message: writing.message, parameters: list(parameters),
            seeds: list(seeds.mapValues { String($0) }), inputs: inputs)
        let id = try transaction.commit(recipe, tool: Tool.name).id
        Interrupted.means("the version \(id.short) is made")
        return id
    }

    /// Enters the shards of new lines into the index, and edits the tree of documents.
    private func addDocuments(_ transaction: Transaction) throws {
        try lines.finish()
        try responses.finish()
        var documents: [String: Digest?] = added.mapValues { $0 }
        for id in dropped where added[id] == nil { documents.updateValue(nil, forKey: id) }
        for (id, digest) in documents.sorted(by: { Self.precedes($0.key, $1.key) }) {
            try transaction.set(document: id, to: digest)
        }
    }

    private func write(_ layer: String, _ edits: [String: LayerEntry], _ transaction: Transaction) throws {
        let gone = Self.keepsDropped(layer) ? [] : dropped
        if var entries = replaced[layer] {
            entries.merge(edits) { _, new in new }
            let sorted = entries.filter { !gone.contains($0.key) }.sorted { Self.precedes($0.key, $1.key) }
            return try transaction.replace(layer: layer, with: sorted.map { (key: $0.key, entry: $0.value) })
        }
        var all: [String: LayerEntry?] = edits.mapValues { $0 }
        for id in gone { all.updateValue(nil, forKey: id) }
        for (id, entry) in all.sorted(by: { Self.precedes($0.key, $1.key) }) {
            try transaction.set(id, to: entry, layer: layer)
        }
    }

    /// Throws for the first entry that was computed from a text that the branch does not have; of documents that are added it has none yet.
    private func refuseStale() throws {
        var texts: [String: Digest] = [:]
        for (layer, entries) in Array(replaced) + Array(updates) where LayerKeys.areDocuments(layer) {
            for (id, entry) in entries where added[id] == nil {
                guard texts.updateValue(entry.document, forKey: id) ?? entry.document == entry.document else {
                    throw otherText(id)
                }
            }
        }
        if texts.isEmpty { return }
        try store.forEachDocument(in: base.commit) { id, digest in
            guard let text = texts.removeValue(forKey: id) else { return true }
            if text != digest { throw otherText(id) }
            return !texts.isEmpty
        }
        guard texts.isEmpty else {
            throw Fault(
                "the selection has documents that the branch \(writing.branch) lacks", fix: sameVersion, kind: .usage)
        }
    }

    private func otherText(_ id: String) -> Fault {
        Fault(
            "the selection has another text of \(id) than the branch \(writing.branch)", fix: sameVersion, kind: .usage)
    }

    private var sameVersion: String {
        "select from \(writing.branch), or give --branch a branch that begins at the selection's version"
    }

    private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}
