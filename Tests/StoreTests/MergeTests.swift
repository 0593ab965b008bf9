import Corpus
import Native
import Testing

@testable import Store

/// Corpora small enough to be merged by hand: documents and one layer as dictionaries.
private struct Plain: Equatable {
    var documents: [String: String] = [:]
    var labels: [String: String] = [:]
    var verdicts: [String: String] = [:]
}

/// A corpus whose versions are given as dictionaries.
private final class Trial {
    let folder = try? TemporaryFolder()
    let store: CorpusStore
    private var step = 0

    init() throws {
        let path = try #require(folder).file("c")
        try CorpusStore.create(at: path)
        store = try CorpusStore(at: path, .write)
    }

    static func digest(_ id: String, _ text: String) -> Digest { SHA256.digest(of: ExampleCorpus.line(id, text)) }

    private func entries(_ plain: Plain) -> [String: [String: LayerEntry]] {
        func layer(_ values: [String: String]) -> [String: LayerEntry] {
            Dictionary(
                uniqueKeysWithValues: values.map { id, value in
                    let digest = plain.documents[id].map { Self.digest(id, $0) } ?? .zero
                    return (id, LayerEntry(document: digest, json: Array("\"\(value)\"".utf8)))
                })
        }
        return [
            "labels": layer(plain.labels), "verdicts/r": layer(plain.verdicts), "facets": layer(plain.documents),
        ]
    }

    /// Commits exactly this content on a branch.
    @discardableResult
    func commit(_ plain: Plain, on branch: String, layers more: [String: [String: String]] = [:]) throws
        -> StoredCommit
    {
        step += 1
        let lines = plain.documents.map { ExampleCorpus.line($0.key, $0.value) }
        if !lines.isEmpty { try ExampleCorpus.write(lines.sorted { $0.lexicographicallyPrecedes($1) }, to: store) }
        let transaction = try Transaction(store, branch: branch)
        let before = try transaction.base.map { try read($0.commit) } ?? Plain()
        for id in Set(before.documents.keys).union(plain.documents.keys).sorted() {
            try transaction.set(document: id, to: plain.documents[id].map { Self.digest(id, $0) })
        }
        var layers = entries(plain)
        for (name, values) in more {
            layers[name] = values.mapValues { LayerEntry(document: .zero, json: Array("\"\($0)\"".utf8)) }
        }
        for (name, entries) in layers {
            try transaction.replace(
                layer: name, with: entries.sorted { $0.key < $1.key }.map { (key: $0.key, entry: $0.value) })
        }
        return try store.commit(
            transaction.commit(Recipe(verb: "ingest", message: "\(step)"), tool: "t", otherParents: []).id)
    }

    func read(_ commit: Commit) throws -> Plain {
        var plain = Plain()
        try store.forEachDocument(in: commit) { id, digest in
            let line = String(decoding: try store.line(digest), as: UTF8.self)
            plain.documents[id] = String(line.split(separator: "\"", omittingEmptySubsequences: false)[7])
            return true
        }
        plain.labels = try layer("labels", commit)
        plain.verdicts = try layer("verdicts/r", commit)
        return plain
    }

    func layer(_ name: String, _ commit: Commit) throws -> [String: String] {
        var found: [String: String] = [:]
        try store.forEachEntry(of: name, in: commit) { id, entry in
            found[id] = String(String(decoding: entry.json, as: UTF8.self).dropFirst().dropLast())
            return true
        }
        return found
    }

    func begin(_ branch: String, at commit: StoredCommit) throws {
        try store.refs.swap(branch, .branch, from: store.refs.read(branch, .branch), to: commit.id)
    }

    func merge(_ theirs: String, into branch: String, _ policy: MergePolicy? = nil) throws
        -> (result: MergeResult, commit: StoredCommit?)
    {
        let transaction = try Transaction(store, branch: branch)
        let other = try store.version(theirs)
        let merge = try Merge(store, ours: #require(transaction.base), theirs: other, policy: policy)
        let result = try merge.run(editing: transaction)
        let dry = try merge.run()
        #expect(dry.documents == result.documents && dry.conflicts == result.conflicts)
        if !result.conflicts.isEmpty { return (result, nil) }
        let id = try transaction.commit(Recipe(verb: "merge"), tool: "t", otherParents: [other.id]).id
        return (result, try store.commit(id))
    }
}

@Suite("Merge")
struct MergeTests {
    /// The obvious merge of one map: by key, over all keys that there are.
    private static func obvious(
        _ base: [String: String], _ ours: [String: String], _ theirs: [String: String], _ policy: MergePolicy?
    ) -> (merged: [String: String], conflicts: Set<String>) {
        var merged: [String: String] = [:]
        var conflicts: Set<String> = []
        for key in Set(base.keys).union(ours.keys).union(theirs.keys) {
            let (b, o, t) = (base[key], ours[key], theirs[key])
            if o == t || t == b {
                merged[key] = o
            } else if o == b {
                merged[key] = t
            } else {
                conflicts.insert(key)
                merged[key] = policy == .theirs ? t : o
            }
        }
        return (merged, conflicts)
    }

    private static func random(_ generator: inout SeededGenerator, from plain: Plain) -> Plain {
        var plain = plain
        for number in 0..<200 where generator.uniform(3) == 0 {
            let id = "D\(number)"
            switch generator.uniform(4) {
            case 0: plain.documents[id] = "t\(generator.uniform(2))"
            case 1: if plain.documents[id] != nil { plain.labels[id] = "l\(generator.uniform(2))" }
            case 2: plain.verdicts[id] = "v\(generator.uniform(2))"
            default:
                plain.documents[id] = nil
                plain.labels[id] = nil
            }
        }
        return plain
    }

    /// A layer's values with the texts that they are about: an entry has the digest of its document.
    private static func entries(_ values: [String: String], _ plain: Plain) -> [String: String] {
        Dictionary(uniqueKeysWithValues: values.map { ($0, $1 + "|" + (plain.documents[$0] ?? "-")) })
    }

    private static func values(_ entries: [String: String]) -> [String: String] {
        entries.mapValues { String($0.prefix { $0 != "|" }) }
    }

    @Test(
        "is by key what the obvious merge of dictionaries is, on random corpora",
        arguments: [nil, MergePolicy.ours, .theirs], 0..<3)
    func oracle(policy: MergePolicy?, seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let trial = try Trial()
        let all = Plain(documents: Dictionary(uniqueKeysWithValues: (0..<150).map { ("D\($0)", "t") }))
        let base = Self.random(&generator, from: all)
        let ours = Self.random(&generator, from: base)
        let theirs = Self.random(&generator, from: base)
        let root = try trial.commit(base, on: "main")
        try trial.begin("side", at: root)
        try trial.commit(ours, on: "main")
        try trial.commit(theirs, on: "side")
        try Self.check(trial, base, ours, theirs, policy)
    }

    @Test(
        "of histories without a common version is by key the obvious merge from nothing: what is alike stays, what differs is in conflict",
        arguments: [nil, MergePolicy.ours, .theirs], 0..<3)
    func unrelated(policy: MergePolicy?, seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed), stream: 1)
        let trial = try Trial()
        let all = Plain(documents: Dictionary(uniqueKeysWithValues: (0..<150).map { ("D\($0)", "t") }))
        let ours = Self.random(&generator, from: all)
        let theirs = Self.random(&generator, from: all)
        let first = try trial.commit(ours, on: "main")
        let second = try trial.commit(theirs, on: "side")
        #expect(first.commit.parents.isEmpty && second.commit.parents.isEmpty)
        #expect(try trial.store.mergeBases(first.id, second.id).isEmpty)
        #expect(try Merge(trial.store, ours: first, theirs: second).relation == .diverged)
        try Self.check(trial, Plain(), ours, theirs, policy)
    }

    @Test("of histories without a common version and without a common document is both, in either direction")
    func disjoint() throws {
        let trial = try Trial()
        let ours = Plain(documents: ["A": "1", "B": "1"], labels: ["A": "x"], verdicts: ["A": "keep"])
        let theirs = Plain(documents: ["C": "1"], labels: ["C": "y"], verdicts: ["Z": "drop"])
        let first = try trial.commit(ours, on: "main")
        let second = try trial.commit(theirs, on: "side")
        try trial.begin("old", at: first)
        let one = try #require(try trial.merge("side", into: "main").commit)
        let two = try #require(try trial.merge("old", into: "side").commit)
        #expect(one.commit.documents == two.commit.documents && one.commit.layers == two.commit.layers)
        #expect(
            try trial.read(one.commit)
                == Plain(
                    documents: ["A": "1", "B": "1", "C": "1"], labels: ["A": "x", "C": "y"],
                    verdicts: ["A": "keep", "Z": "drop"]))
        // From then on they have versions in common: the second merge has nothing to do.
        #expect(try trial.store.mergeBases(one.id, second.id) == [second.id])
        #expect(try Merge(trial.store, ours: one, theirs: second).relation == .contained)
    }

    /// Merges `side` into `main` and holds the result against the obvious merge of each map.
    private static func check(
        _ trial: Trial, _ base: Plain, _ ours: Plain, _ theirs: Plain, _ policy: MergePolicy?
    ) throws {
        let (result, commit) = try trial.merge("side", into: "main", policy)
        let documents = Self.obvious(base.documents, ours.documents, theirs.documents, policy)
        let verdicts = Self.obvious(
            Self.entries(base.verdicts, base), Self.entries(ours.verdicts, ours),
            Self.entries(theirs.verdicts, theirs), policy)
        var labels = Self.obvious(
            Self.entries(base.labels, base), Self.entries(ours.labels, ours), Self.entries(theirs.labels, theirs),
            policy)
        for number in 0..<200 {
            let id = "D\(number)"
            let isContested = policy == nil && documents.conflicts.contains(id)
            if documents.merged[id] == nil && !isContested {
                labels.merged[id] = nil
            } else if ours.documents[id] == nil {
                labels.merged[id] = theirs.labels[id]
            } else if theirs.documents[id] == nil {
                labels.merged[id] = ours.labels[id]
            } else {
                continue
            }
            labels.conflicts.remove(id)
        }
        func conflicts(_ layer: String?) -> Set<String> { Set(result.conflicts.filter { $0.layer == layer }.map(\.id)) }
        #expect(conflicts("facets").isEmpty)
        guard let commit else {
            #expect(policy == nil && conflicts(nil) == documents.conflicts && !documents.conflicts.isEmpty)
            #expect(conflicts("verdicts/r") == verdicts.conflicts && conflicts("labels") == labels.conflicts)
            return
        }
        #expect(result.conflicts.isEmpty)
        #expect(result.resolved == documents.conflicts.count + verdicts.conflicts.count + labels.conflicts.count)
        let merged = try trial.read(commit.commit)
        #expect(merged.documents == documents.merged)
        #expect(merged.verdicts == Self.values(verdicts.merged))
        #expect(merged.labels == Self.values(labels.merged))
        for (id, text) in merged.documents {
            let entry = try trial.store.entry(id, layer: "facets", in: commit.commit)
            #expect(entry?.document == Trial.digest(id, text), "the facets are those of the text that stands")
        }
        #expect(commit.commit.layers["facets"]?.count == merged.documents.count)
    }

    @Test("of changes that do not meet gives the same documents and layers in either direction", arguments: 0..<6)
    func commutes(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let trial = try Trial()
        let base = Plain(
            documents: Dictionary(uniqueKeysWithValues: (0..<40).map { ("D\($0)", "t") }),
            labels: Dictionary(uniqueKeysWithValues: (0..<40).map { ("D\($0)", "l") }))
        var (a, b) = (base, base)
        for number in 0..<40 {
            let change = generator.uniform(4)
            func edit(_ plain: inout Plain) {
                switch change {
                case 0: plain.documents["D\(number)"] = "new"
                case 1: plain.labels["D\(number)"] = "m"
                case 2:
                    plain.documents["D\(number)"] = nil
                    plain.labels["D\(number)"] = nil
                default: plain.documents["N\(number)"] = "t"
                }
            }
            if number < 20 { edit(&a) } else { edit(&b) }
        }
        let root = try trial.commit(base, on: "main")
        for branch in ["a", "b"] { try trial.begin(branch, at: root) }
        let first = try trial.commit(a, on: "a")
        let second = try trial.commit(b, on: "b")
        try trial.begin("a2", at: first)
        let one = try #require(try trial.merge("b", into: "a").commit)
        let two = try #require(try trial.merge("a2", into: "b").commit)
        #expect(one.commit.documents == two.commit.documents && one.commit.layers == two.commit.layers)
        #expect(one.commit.parents == [first.id, second.id] && two.commit.parents == [second.id, first.id])
        #expect(one.commit.documents != first.commit.documents && one.commit.documents != second.commit.documents)
    }

    @Test("knows a branch that is contained, one that is behind, and one's own")
    func relations() throws {
        let trial = try Trial()
        let one = try trial.commit(Plain(documents: ["A": "1"]), on: "main")
        let two = try trial.commit(Plain(documents: ["A": "2"]), on: "main")
        #expect(try Merge(trial.store, ours: two, theirs: one).relation == .contained)
        #expect(try Merge(trial.store, ours: two, theirs: two).relation == .contained)
        #expect(try Merge(trial.store, ours: one, theirs: two).relation == .behind)
        #expect(try Merge(trial.store, ours: two, theirs: two).run().documents.isEmpty)
        let behind = try Merge(trial.store, ours: one, theirs: two).run()
        #expect(behind.documents == .init(added: 0, removed: 0, changed: 1) && behind.conflicts.isEmpty)
    }

    @Test("takes no entry for a document that the other side took out, and keeps what is said of gone ones")
    func removals() throws {
        let trial = try Trial()
        let base = Plain(documents: ["A": "1", "B": "1"], labels: ["A": "x"])
        let root = try trial.commit(base, on: "main")
        try trial.begin("side", at: root)
        // Ours labels B anew and A otherwise; theirs drops both and says why.
        var ours = base
        ours.labels = ["A": "y", "B": "z"]
        try trial.commit(ours, on: "main")
        try trial.commit(Plain(verdicts: ["A": "drop", "B": "drop"]), on: "side")
        let (result, commit) = try trial.merge("side", into: "main")
        #expect(result.conflicts.isEmpty && result.documents == .init(added: 0, removed: 2, changed: 0))
        #expect(try trial.read(#require(commit).commit) == Plain(verdicts: ["A": "drop", "B": "drop"]))
    }

    @Test("never mixes two sets of one name, but lets documents go from one")
    func sets() throws {
        let trial = try Trial()
        let base = Plain(documents: ["A": "1", "B": "1", "C": "1"])
        let root = try trial.commit(base, on: "main")
        for branch in ["b", "c"] { try trial.begin(branch, at: root) }
        try trial.commit(base, on: "main", layers: ["sets/t": ["A": "1", "C": "1"]])
        try trial.commit(base, on: "b", layers: ["sets/t": ["B": "1"]])
        let both = try trial.merge("b", into: "main").result
        #expect(both.conflicts.map(\.id) == ["A", "B", "C"] && both.conflicts.allSatisfy { $0.layer == "sets/t" })
        try trial.commit(Plain(documents: ["A": "1", "B": "1"]), on: "c")
        let (_, dropped) = try trial.merge("c", into: "main")
        #expect(try trial.layer("sets/t", #require(dropped).commit) == ["A": "1"])
        let (forced, commit) = try trial.merge("b", into: "main", .theirs)
        #expect(forced.resolved > 0)
        #expect(try trial.layer("sets/t", #require(commit).commit) == ["B": "1"])
    }

    @Test("asks every base of a criss-cross history, and says conflict where they disagree")
    func crissCross() throws {
        let trial = try Trial()
        let root = try trial.commit(Plain(documents: ["A": "0", "B": "0", "C": "0"]), on: "main")
        try trial.begin("side", at: root)
        let a = try trial.commit(Plain(documents: ["A": "1", "B": "0", "C": "0"]), on: "main")
        let b = try trial.commit(Plain(documents: ["A": "0", "B": "1", "C": "0"]), on: "side")
        try trial.begin("old", at: a)
        _ = try trial.merge("side", into: "main")
        _ = try trial.merge("old", into: "side")
        #expect(
            try trial.store.mergeBases(trial.store.version("main").id, trial.store.version("side").id)
                == [a.id, b.id].sorted())
        // A and C move on, on one side each; B goes back on one side.
        try trial.commit(Plain(documents: ["A": "2", "B": "0", "C": "0"]), on: "main")
        try trial.commit(Plain(documents: ["A": "1", "B": "1", "C": "3"]), on: "side")
        let (result, _) = try trial.merge("side", into: "main")
        #expect(result.conflicts == [.init(layer: nil, id: "B")])
        let (_, forced) = try trial.merge("side", into: "main", .ours)
        #expect(try trial.read(#require(forced).commit).documents == ["A": "2", "B": "0", "C": "3"])
    }

    @Test("finds the bases that walking all ancestors finds, on random histories")
    func bases() throws {
        var generator = SeededGenerator(seed: 11)
        let trial = try Trial()
        var parents: [Digest: [Digest]] = [:]
        var all: [Digest] = []
        for number in 0..<30 {
            var chosen: [Digest] = []
            for _ in 0..<generator.uniform(3) where !all.isEmpty {
                let one = all[generator.uniform(all.count)]
                if !chosen.contains(one) { chosen.append(one) }
            }
            let commit = Commit(
                documents: TreeRoot(id: .zero, count: 0), layers: [:], parents: chosen,
                recipe: Recipe(verb: "x", message: "\(number)"))
            let id = try CommitFile.write(commit, tool: "t", to: trial.store.layout)
            parents[id] = chosen
            all.append(id)
        }
        func ancestors(_ id: Digest) -> Set<Digest> {
            (parents[id] ?? []).reduce(into: [id]) { $0.formUnion(ancestors($1)) }
        }
        var several = 0
        for first in all {
            for second in all {
                let common = ancestors(first).intersection(ancestors(second))
                let best = common.filter { one in !common.contains { $0 != one && ancestors($0).contains(one) } }
                let found = try trial.store.mergeBases(first, second)
                #expect(found == best.sorted())
                if found.count > 1 { several += 1 }
            }
        }
        #expect(several > 3)
    }

    @Test("reads nodes in proportion to the change")
    func cost() throws {
        let trial = try Trial()
        var base = Plain()
        for number in 0..<3000 { base.documents["D\(10_000 + number)"] = "t" }
        let root = try trial.commit(base, on: "main")
        try trial.begin("side", at: root)
        func change(_ id: String, on branch: String) throws {
            var next = base
            next.documents[id] = "new"
            try trial.commit(next, on: branch)
        }
        try change("D10007", on: "main")
        try change("D12345", on: "side")
        let reader = try CorpusStore(at: trial.store.layout.root, .read)
        let merge = try Merge(reader, ours: reader.version("main"), theirs: reader.version("side"))
        let result = try merge.run()
        #expect(result.documents == .init(added: 0, removed: 0, changed: 1))
        // Two trees, each about 25 leaves high 2: documents and facets.
        #expect(reader.nodesRead < 40, "\(reader.nodesRead)")
    }
}
