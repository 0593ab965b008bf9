package import Corpus
internal import Native

/// Where everything lies in a corpus's folder; `docs/store-format.md` defines it.
package struct Layout: Sendable {
    /// The corpus's folder.
    package let root: String

    package init(root: String) { self.root = root }

    /// What kinds of shards there are; each has a folder.
    package enum ShardKind: String, Sendable, CaseIterable {
        case shards
        case quarantine
        case responses
    }

    package var settings: String { root + "/corpus.json" }
    package var card: String { root + "/README.md" }
    package var index: String { root + "/index.sqlite" }
    package var lock: String { root + "/lock" }
    package var ingest: String { root + "/ingest" }
    package var generate: String { root + "/generate" }
    package var leases: String { root + "/leases" }
    package var cache: String { root + "/cache" }
    package var trees: String { root + "/trees" }
    package var heads: String { root + "/refs/heads" }
    package var tags: String { root + "/refs/tags" }

    package func folder(_ kind: ShardKind) -> String { root + "/" + kind.rawValue }

    package func shard(_ name: Digest, _ kind: ShardKind) -> String {
        "\(folder(kind))/\(name.hex.prefix(2))/\(name.hex).jsonl.zst"
    }

    package func pack(_ name: Digest) -> String { "\(trees)/\(name.hex.prefix(2))/\(name.hex).nodes" }

    package func commit(_ id: Digest) -> String { "\(trees)/\(id.hex.prefix(2))/\(id.hex).commit" }

    /// The path without the corpus's folder, for messages.
    package func relative(_ path: String) -> String {
        path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }

    /// The digests of the files in the two-digit folders below `folder` whose names end so; others are left out.
    func names(in folder: String, suffix: String) throws -> [Digest] {
        guard FileSystem.isDirectory(folder) else { return [] }
        var found: [Digest] = []
        for part in try FileSystem.list(folder) where part.count == 2 {
            guard FileSystem.isDirectory(folder + "/" + part) else { continue }
            for file in try FileSystem.list(folder + "/" + part) where file.hasSuffix(suffix) {
                if let name = Digest(hex: file.dropLast(suffix.count)) { found.append(name) }
            }
        }
        return found
    }
}
