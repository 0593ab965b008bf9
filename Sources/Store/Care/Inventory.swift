internal import Corpus
internal import Native

/// Every file of a corpus's folder by what it is; `cache/`, `ingest/`, `generate/` and `leases/` are looked at for temporary files only.
struct Inventory {
    struct Shard: Hashable {
        var name: Digest
        var kind: Layout.ShardKind
    }

    var shards: [Shard] = []
    var packs: [Digest] = []
    var commits: [Digest] = []
    /// Paths of files that were being written.
    var temporary: [String] = []
    /// Paths of files in the store's folders that are none of the store's.
    var strangers: [String] = []

    init(_ layout: Layout) throws {
        for kind in Layout.ShardKind.allCases {
            try Self.walk(layout.folder(kind), &self) { found, name, path in
                guard let digest = Self.digest(name, ".jsonl.zst"), layout.shard(digest, kind) == path else {
                    return false
                }
                found.shards.append(Shard(name: digest, kind: kind))
                return true
            }
        }
        try Self.walk(layout.trees, &self) { found, name, path in
            if let digest = Self.digest(name, ".nodes"), layout.pack(digest) == path {
                found.packs.append(digest)
            } else if let digest = Self.digest(name, ".commit"), layout.commit(digest) == path {
                found.commits.append(digest)
            } else {
                return false
            }
            return true
        }
        for folder in [layout.root, layout.heads, layout.tags, layout.ingest, layout.generate, layout.leases]
        where FileSystem.isDirectory(folder) {
            for name in try FileSystem.list(folder) where name.hasPrefix(".tmp-") {
                temporary.append(folder + "/" + name)
            }
        }
        shards.sort { $0.name < $1.name }
        packs.sort()
        commits.sort()
    }

    private static func digest(_ name: String, _ suffix: String) -> Digest? {
        name.hasSuffix(suffix) ? Digest(hex: name.dropLast(suffix.count)) : nil
    }

    /// Files of a folder and of those one below; `take` says whether it knew the file.
    private static func walk(
        _ folder: String, _ inventory: inout Inventory, _ take: (inout Inventory, String, String) -> Bool
    ) throws {
        guard FileSystem.isDirectory(folder) else { return }
        func look(_ name: String, _ path: String) {
            if name.hasPrefix(".tmp-") {
                inventory.temporary.append(path)
            } else if !take(&inventory, name, path) {
                inventory.strangers.append(path)
            }
        }
        for part in try FileSystem.list(folder) {
            let path = folder + "/" + part
            if FileSystem.isDirectory(path) {
                for name in try FileSystem.list(path) { look(name, path + "/" + name) }
            } else {
                look(part, path)
            }
        }
    }
}

extension Layout {
    /// Removes a file's two-digit folder if it has become empty.
    func removeFolder(of path: String) {
        let folder = FileSystem.parent(path)
        if folder.split(separator: "/").last?.utf8.count == 2, folder != root {
            FileSystem.removeEmptyDirectory(folder)
        }
    }
}
