internal import ArgumentParser
internal import Corpus
internal import Store

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Bring what another branch changed into this one.",
        discussion: """
            Three-way, by document and by key of each layer: what one side alone changed since the histories parted \
            is taken; what both changed differently is a conflict. Conflicts are listed and nothing is written, \
            unless --ours or --theirs says whose change stands. A branch that only lags behind is moved forward.

            Examples:
              patcorpus merge trial
              patcorpus merge trial --dry-run
              patcorpus merge trial --theirs -m "labels of the second reading"
              patcorpus merge main --branch trial
            """)

    @Argument(help: ArgumentHelp("The branch, tag or commit that is merged in.", valueName: "branch"))
    var other: String

    @Flag(name: .long, help: "In a conflict, keep what --branch has.")
    var ours = false

    @Flag(name: .long, help: "In a conflict, take what the merged branch has.")
    var theirs = false

    @Flag(name: .long, help: "Only say what would change and what is in conflict.")
    var dryRun = false

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if ours && theirs {
            throw ValidationError("--ours and --theirs were both given; a conflict has one winner.")
        }
    }

    private var policy: MergePolicy? { ours ? .ours : theirs ? .theirs : nil }

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(dryRun ? .read : .write)
            try writing.check(store)
            let theirs = try store.version(other)
            guard let tip = try store.refs.read(writing.branch, .branch) else {
                // Only main can be without a version, and then every version is ahead of it.
                if !dryRun { try store.refs.swap(writing.branch, .branch, from: nil, to: theirs.id) }
                return try MergeReport(
                    commit: theirs.id, how: .fastForward, bases: [], result: MergeResult(), dryRun: dryRun
                ).print(json: common.json)
            }
            let merge = try Merge(store, ours: store.commit(tip), theirs: theirs, policy: policy)
            let report = try make(merge, store)
            try report.print(json: common.json)
            if let fault = report.fault(merging: other, into: writing.branch) { throw fault }
        }
    }

    /// Makes the version, moves the branch, or neither.
    private func make(_ merge: Merge, _ store: CorpusStore) throws -> MergeReport {
        var report = MergeReport(
            commit: merge.ours.id, how: .merged, bases: merge.bases.map(\.id), result: MergeResult(), dryRun: dryRun)
        switch merge.relation {
        case .contained:
            report.how = .nothing
        case .behind:
            report.how = .fastForward
            report.result = try merge.run()
            if dryRun { break }
            try store.refs.swap(writing.branch, .branch, from: merge.ours.id, to: merge.theirs.id)
            report.commit = merge.theirs.id
        case .diverged:
            let transaction = dryRun ? nil : try Transaction(store, branch: writing.branch)
            report.result = try merge.run(editing: transaction)
            guard let transaction, report.result.conflicts.isEmpty else { break }
            var recipe = Recipe(verb: "merge", message: writing.message)
            if let policy { recipe.parameters = [.init(name: "policy", value: policy.rawValue)] }
            report.commit = try transaction.commit(recipe, tool: Tool.name, otherParents: [merge.theirs.id]).id
            Interrupted.means("the version \(report.commit.short) is made")
        }
        return report
    }
}

/// What `merge` prints.
private struct MergeReport {
    enum How: String {
        case merged
        case fastForward = "fast-forward"
        case nothing
    }

    /// The branch's tip after the verb.
    var commit: Digest
    var how: How
    var bases: [Digest]
    var result: MergeResult
    var dryRun: Bool

    func print(json: Bool) throws {
        if json { return try Console.print(value) }
        for conflict in result.conflicts {
            try Console.print("conflict  \(conflict.layer.map { "layer \($0)" } ?? "document")  \(conflict.id)")
        }
        if !result.conflicts.isEmpty { return }
        if how == .nothing { return try Console.print("nothing to merge: the branch has all of it") }
        try Console.print("documents: \(Self.summary(result.documents))")
        for (name, counts) in result.layers { try Console.print("layer \(name): \(Self.summary(counts))") }
        if result.resolved > 0 {
            try Console.print("\(Console.count(result.resolved, "conflict")) decided by the policy")
        }
        if dryRun { return }
        let way = how == .fastForward ? "moved forward to" : "merged as"
        try Console.print("\(way) \(commit.short)")
    }

    private static func summary(_ counts: MergeResult.Counts) -> String {
        "\(Console.count(counts.added)) added, \(Console.count(counts.removed)) removed, \(Console.count(counts.changed)) changed"
    }

    private static func json(_ counts: MergeResult.Counts) -> JSONValue {
        [
            "added": .integer(counts.added), "changed": .integer(counts.changed), "removed": .integer(counts.removed),
        ]
    }

    private var value: JSONValue {
        [
            "bases": .array(bases.map { .string($0.hex) }), "commit": .string(commit.hex),
            "conflicts": .array(
                result.conflicts.map { ["id": .string($0.id), "layer": .string($0.layer ?? "")] }),
            "documents": Self.json(result.documents), "dryRun": .boolean(dryRun), "how": .string(how.rawValue),
            "layers": .object(
                JSONObject(uniqueMembers: result.layers.map { .init(key: $0.name, value: Self.json($0.counts)) })),
            "resolved": .integer(result.resolved),
        ]
    }

    /// The error that conflicts are; it lists the first of them.
    func fault(merging other: String, into branch: String) -> Fault? {
        if result.conflicts.isEmpty { return nil }
        let documents = result.conflicts.filter { $0.layer == nil }.map(\.id)
        var parts = documents.isEmpty ? [] : ["documents \(Self.first(documents))"]
        for layer in Set(result.conflicts.compactMap(\.layer)).sorted() {
            parts.append("\(layer) of \(Self.first(result.conflicts.filter { $0.layer == layer }.map(\.id)))")
        }
        return Fault(
            "\(branch) and \(other) both changed, each in its own way: \(parts.joined(separator: "; "))",
            fix: "give --ours or --theirs, or make them equal on one branch first; \"patcorpus diff\" shows the changes"
        )
    }

    private static func first(_ ids: [String]) -> String {
        ids.prefix(10).joined(separator: ", ") + (ids.count > 10 ? " and \(Console.count(ids.count - 10)) more" : "")
    }
}
