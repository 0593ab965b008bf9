internal import Corpus
internal import Native
internal import Store

/// Two versions side by side.
struct Comparison {
    /// How far down the comparison goes.
    enum Depth: Int, Comparable {
        case counts, ids, fields, text

        static func < (a: Depth, b: Depth) -> Bool { a.rawValue < b.rawValue }
    }

    let store: CorpusStore
    let from: StoredCommit
    let to: StoredCommit
    /// `nil` compares the documents.
    let layer: String?
    let depth: Depth

    /// How one field differs.
    struct Field {
        var name: String
        var before: JSONValue
        var after: JSONValue
    }

    struct Changed {
        var id: String
        var fields: [Field]
    }

    struct Counts: Sendable {
        var added = 0
        var removed = 0
        var changed = 0
        var unchanged = 0

        var isDifferent: Bool { added + removed + changed > 0 }
    }

    struct Result {
        var counts = Counts()
        var added: [String] = []
        var removed: [String] = []
        var changed: [Changed] = []
        var layers: [(name: String, counts: Counts)] = []
        var nodesRead = 0

        var isDifferent: Bool { counts.isDifferent || layers.contains { $0.counts.isDifferent } }
    }

    func run() throws -> Result {
        var result = Result()
        let a = from.commit
        let b = to.commit
        let total: Int
        if let layer {
            guard a.layers[layer] != nil || b.layers[layer] != nil else {
                let known = Set(a.layers.keys).union(b.layers.keys).sorted().joined(separator: ", ")
                throw Fault("neither version has a layer \(layer)", fix: "layers there are: \(known)", kind: .usage)
            }
            total = b.layers[layer]?.count ?? 0
            try store.diff(layer: layer, a, b) { try note($0, in: &result) }
        } else {
            total = b.documents.count
            try compareAll(in: &result)
        }
        if layer != nil { result.nodesRead = store.nodesRead }
        result.counts.unchanged = total - result.counts.added - result.counts.changed
        return result
    }

    /// The documents on this thread, and meanwhile the layers, which are only counted, on others.
    private func compareAll(in result: inout Result) throws {
        let a = from.commit
        let b = to.commit
        let layers = Set(a.layers.keys).union(b.layers.keys).sorted()
        let root = store.layout.root
        try OrderedWork.run(
            threads: 2, window: layers.count + 1,
            produce: { give in
                try give("")
                for name in layers { try give(name) }
            },
            makeWorker: { OptionalStore() },
            work: { (worker: inout OptionalStore, name: String) -> (String, Counts) in
                var counts = Counts()
                if !name.isEmpty {
                    try worker.open(root).diff(layer: name, a, b) { Self.count($0, &counts) }
                    counts.unchanged = (b.layers[name]?.count ?? 0) - counts.added - counts.changed
                }
                return (name, counts)
            },
            consume: { name, counts in
                if name.isEmpty {
                    try store.diff(a, b) { try note($0, in: &result) }
                    result.nodesRead = store.nodesRead
                } else {
                    result.layers.append((name, counts))
                }
            })
    }

    /// A thread's own store, opened when it is first needed.
    private struct OptionalStore {
        private var store: CorpusStore?

        mutating func open(_ root: String) throws -> CorpusStore {
            if let store { return store }
            let opened = try CorpusStore(at: root, .read)
            store = opened
            return opened
        }
    }

    private static func count(_ change: TreeChange, _ counts: inout Counts) {
        switch (change.before, change.after) {
        case (nil, _): counts.added += 1
        case (_, nil): counts.removed += 1
        default: counts.changed += 1
        }
    }

    private func note(_ change: TreeChange, in result: inout Result) throws {
        Self.count(change, &result.counts)
        // A plain diff shows the first ids; everything else only on request.
        guard depth > .counts || result.counts.added + result.counts.removed + result.counts.changed <= 1000 else {
            return
        }
        let id = String(decoding: change.key, as: UTF8.self)
        switch (change.before, change.after) {
        case (nil, _): result.added.append(id)
        case (_, nil): result.removed.append(id)
        case (let before?, let after?):
            let fields = depth >= .fields ? try differences(before, after) : []
            result.changed.append(Changed(id: id, fields: fields))
        }
    }

    /// The fields of two documents, or the members of two layer values, that differ.
    private func differences(_ before: [UInt8], _ after: [UInt8]) throws -> [Field] {
        let old = try value(before)
        let new = try value(after)
        guard let oldObject = old.object, let newObject = new.object else {
            return old.canonicalBytes == new.canonicalBytes ? [] : [field("", old, new)]
        }
        let names = Set(oldObject.members.map(\.key)).union(newObject.members.map(\.key)).sorted()
        return names.compactMap { name in
            let old = oldObject[name] ?? .null
            let new = newObject[name] ?? .null
            return old.canonicalBytes == new.canonicalBytes ? nil : field(name, old, new)
        }
    }

    /// Values are kept where they are printed only: they are whole texts.
    private func field(_ name: String, _ before: JSONValue, _ after: JSONValue) -> Field {
        depth == .text
            ? Field(name: name, before: before, after: after) : Field(name: name, before: .null, after: .null)
    }

    private func value(_ bytes: [UInt8]) throws -> JSONValue {
        if layer != nil { return try JSONValue(parsing: Array(bytes.dropFirst(32))) }
        guard let digest = Digest(bytes.span) else { return .null }
        return try JSONValue(parsing: store.line(digest))
    }
}
