internal import Corpus
internal import Native

/// Brings what another branch changed since the histories parted into ours, by document and by layer key.
///
/// One walk over what the two versions have differently, and look-ups at the merge bases: cost in proportion to the difference. `docs/merge.md` has the rules.
package struct Merge {
    package let ours: StoredCommit
    package let theirs: StoredCommit
    /// The best common ancestors, in order of their ids.
    package let bases: [StoredCommit]
    private let policy: MergePolicy?
    private let store: CorpusStore

    /// How the two histories lie to each other.
    package enum Relation: Sendable, Hashable {
        /// Ours has all of theirs.
        case contained
        /// Theirs has all of ours: the branch can be moved there.
        case behind
        case diverged
    }

    /// Finds the merge bases.
    package init(_ store: CorpusStore, ours: StoredCommit, theirs: StoredCommit, policy: MergePolicy? = nil) throws {
        self.store = store
        self.ours = ours
        self.theirs = theirs
        self.policy = policy
        bases = try store.mergeBases(ours.id, theirs.id).map { try store.commit($0) }
    }

    package var relation: Relation {
        guard bases.count == 1 else { return .diverged }
        return bases[0].id == theirs.id ? .contained : bases[0].id == ours.id ? .behind : .diverged
    }

    /// Compares all, and makes the edits in a transaction that began at ours; without one only says what they would be.
    package func run(editing transaction: Transaction? = nil) throws -> MergeResult {
        var result = MergeResult()
        let documents = try mergeDocuments(transaction, &result)
        for layer in Set(ours.commit.layers.keys).union(theirs.commit.layers.keys).sorted() {
            try mergeLayer(layer, documents, transaction, &result)
        }
        return result
    }

    // MARK: Documents

    /// What became of a document that the versions have differently.
    struct DocumentState {
        var isOurs: Bool
        var isTheirs: Bool
        /// A conflict that a policy decided is that side's.
        var decision: ThreeWay
        /// True if both changed it.
        var isContested: Bool

        /// True if the merged version has it; so it is said of one in conflict.
        var isKept: Bool { decision == .ours ? isOurs : decision == .theirs ? isTheirs : true }
    }

    private typealias States = [[UInt8]: DocumentState]

    private func mergeDocuments(_ transaction: Transaction?, _ result: inout MergeResult) throws -> States {
        var states: States = [:]
        var roots = BaseValues(bases.map(\.commit.documents), source: store.nodes)
        try store.diff(ours.commit, theirs.commit) { change in
            let first = ThreeWay.decide(
                bases: try roots.values(change.key), ours: change.before, theirs: change.after)
            let decision = first == .conflict ? policy?.decision ?? .conflict : first
            states[change.key] = DocumentState(
                isOurs: change.before != nil, isTheirs: change.after != nil, decision: decision,
                isContested: first == .conflict)
            if first == .conflict { note(change, layer: nil, &result) }
            guard decision == .theirs else { return }
            result.documents.note(before: change.before, after: change.after)
            try transaction?.set(
                document: String(decoding: change.key, as: UTF8.self), to: change.after.flatMap { Digest($0.span) })
        }
        return states
    }

    private func note(_ change: TreeChange, layer: String?, _ result: inout MergeResult) {
        if policy != nil {
            result.resolved += 1
        } else {
            result.conflicts.append(.init(layer: layer, id: String(decoding: change.key, as: UTF8.self)))
        }
    }

    // MARK: Layers

    private func mergeLayer(
        _ layer: String, _ states: States, _ transaction: Transaction?, _ result: inout MergeResult
    ) throws {
        let none = TreeRoot(id: .zero, count: 0)
        guard ours.commit.layers[layer] != theirs.commit.layers[layer] else { return }
        let rule = LayerRule(layer)
        let whole = rule == .whole ? try wholeDecision(layer) : nil
        var roots = BaseValues(bases.map { $0.commit.layers[layer] ?? none }, source: store.nodes)
        var documents = TreeCursor(ours.commit.documents, source: store.nodes)
        var counts = MergeResult.Counts()
        try store.diff(layer: layer, ours.commit, theirs.commit) { change in
            let bases = try roots.values(change.key)
            let first = whole ?? ThreeWay.decide(bases: bases, ours: change.before, theirs: change.after)
            var value: [UInt8]?
            if rule == .free {
                value = decide(first, change, layer, &result)
            } else {
                let state: DocumentState
                if let known = states[change.key] {
                    state = known
                } else {
                    let isThere = try documents.value(change.key) != nil
                    state = DocumentState(isOurs: isThere, isTheirs: isThere, decision: .ours, isContested: false)
                }
                value = decide(first, change, layer, rule, state, states[change.key] != nil, &result)
            }
            guard value != change.before else { return }
            counts.note(before: change.before, after: value)
            try transaction?.set(
                String(decoding: change.key, as: UTF8.self), to: value.flatMap { LayerEntry($0) }, layer: layer)
        }
        if !counts.isEmpty { result.layers.append((layer, counts)) }
    }

    private func decide(
        _ first: ThreeWay, _ change: TreeChange, _ layer: String, _ result: inout MergeResult
    ) -> [UInt8]? {
        if first == .conflict { note(change, layer: layer, &result) }
        let decision = first == .conflict ? policy?.decision ?? .ours : first
        return decision == .ours ? change.before : change.after
    }

    /// An entry about a document goes with the document.
    private func decide(
        _ first: ThreeWay, _ change: TreeChange, _ layer: String, _ rule: LayerRule, _ state: DocumentState,
        _ differs: Bool, _ result: inout MergeResult
    ) -> [UInt8]? {
        if !state.isKept { return nil }
        if rule == .derived && differs {
            // Facets are a function of the document, sources tell where it came from: they are of its side, whatever else they would be.
            if first == .conflict && !state.isContested && layer != "facets" { note(change, layer: layer, &result) }
            return state.decision == .theirs ? change.after : change.before
        }
        if rule != .whole {
            // A side without the document has nothing to say about it.
            if !state.isTheirs { return change.before }
            if !state.isOurs { return change.after }
        }
        return decide(first, change, layer, &result)
    }

    /// Which side's set or split stands, all of it: half of one and half of another would be neither.
    ///
    /// That a side took out documents is no change to its sets. `nil` where no side did more.
    private func wholeDecision(_ layer: String) throws -> ThreeWay? {
        switch (try hasChanged(layer, ours.commit), try hasChanged(layer, theirs.commit)) {
        case (true, true): .conflict
        case (true, false): .ours
        case (false, true): .theirs
        case (false, false): nil
        }
    }

    private struct Found: Error {}

    /// True if a version says other things than every base about documents that it has.
    private func hasChanged(_ layer: String, _ version: Commit) throws -> Bool {
        let empty = Commit(documents: version.documents, layers: [:], parents: [], recipe: Recipe(verb: ""))
        for base in bases.isEmpty ? [empty] : bases.map(\.commit) {
            var documents = TreeCursor(version.documents, source: store.nodes)
            do {
                try store.diff(layer: layer, base, version) { change in
                    if try documents.value(change.key) != nil { throw Found() }
                }
                return false
            } catch is Found {
                continue
            }
        }
        return true
    }
}

/// How the keys of a layer hang together with the documents.
enum LayerRule: Equatable {
    /// Keys are no documents, or tell of documents that are gone.
    case free
    /// Follows from the document.
    case derived
    /// About the document, each entry for itself.
    case single
    /// About the document, and the entries make sense only together.
    case whole

    init(_ layer: String) {
        if !LayerKeys.areDocuments(layer) || layer == "lineage" || layer.hasPrefix("verdicts/") {
            self = .free
        } else if layer == "facets" || layer == "sources" {
            self = .derived
        } else {
            self = layer.hasPrefix("sets/") || layer.hasPrefix("splits/") ? .whole : .single
        }
    }
}

/// The values of keys at the merge bases; keys are asked for in ascending order.
private struct BaseValues {
    private var cursors: [TreeCursor]

    init(_ roots: [TreeRoot], source: any NodeSource) {
        cursors = roots.map { TreeCursor($0, source: source) }
    }

    /// One for each base; where there is none, as from an empty version.
    mutating func values(_ key: [UInt8]) throws -> [[UInt8]?] {
        if cursors.isEmpty { return [nil] }
        var values: [[UInt8]?] = []
        for index in cursors.indices { values.append(try cursors[index].value(key)) }
        return values
    }
}
