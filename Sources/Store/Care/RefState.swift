internal import Corpus
internal import Native

/// All branches and tags, the damaged ones included, and the commits that stand outside them.
struct RefState {
    struct Entry {
        var name: String
        var kind: Refs.Kind
        var path: String
        var commit: Digest
    }

    var entries: [Entry] = []
    /// Files that hold no commit's id.
    var damaged: [(path: String, name: String, kind: Refs.Kind, error: any Error)] = []

    init(_ layout: Layout) throws {
        let refs = Refs(layout: layout)
        for kind in Refs.Kind.allCases {
            let folder = kind == .branch ? layout.heads : layout.tags
            guard FileSystem.isDirectory(folder) else { continue }
            for name in try FileSystem.list(folder) where !name.hasPrefix(".") {
                let path = folder + "/" + name
                do {
                    guard let commit = try refs.read(name, kind) else { continue }
                    entries.append(Entry(name: name, kind: kind, path: path, commit: commit))
                } catch {
                    damaged.append((path, name, kind, error))
                }
            }
        }
    }

    /// True if `main` is lost: it is not there although commits are that no branch reaches.
    ///
    /// A first commit is written before its ref, so one without parents may be what a stopped command has left: then its journal is there.
    func lacksMain(_ layout: Layout, unreached: [Digest]) -> Bool {
        let names = entries.map { ($0.kind, $0.name) } + damaged.map { ($0.kind, $0.name) }
        if names.contains(where: { $0 == (.branch, "main") }) { return false }
        if !names.contains(where: { $0.0 == .branch }) && !entries.isEmpty { return true }
        if unreached.isEmpty { return false }
        let areFirst = unreached.allSatisfy { (try? CommitFile.read($0, from: layout))?.commit.parents.isEmpty ?? true }
        if !areFirst { return true }
        let journals = (try? FileSystem.list(layout.ingest)) ?? []
        return names.isEmpty && journals.isEmpty
    }

    /// Those of the commits that no other names as its parent.
    static func tips(_ layout: Layout, commits: [Digest]) -> [Digest] {
        var parents: Set<Digest> = []
        var readable: [Digest] = []
        for id in commits {
            guard let commit = try? CommitFile.read(id, from: layout) else { continue }
            readable.append(id)
            parents.formUnion(commit.commit.parents)
        }
        return readable.filter { !parents.contains($0) }
    }
}

extension CorpusStore {
    /// Throws a damage fault where `main` is lost: a version made on it would begin a history anew, and `gc` would remove the old one.
    package func checkMain() throws {
        if try refs.read("main", .branch) != nil { return }
        let state = try RefState(layout)
        let named = Set(state.entries.map(\.commit))
        let tips = RefState.tips(layout, commits: try layout.names(in: layout.trees, suffix: ".commit"))
        if state.lacksMain(layout, unreached: tips.filter { !named.contains($0) }) { throw Refs.mainIsMissing(layout) }
    }
}
