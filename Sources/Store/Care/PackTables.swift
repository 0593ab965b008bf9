internal import Corpus
internal import Native

/// Nodes found by the packs' own tables, without the index: for what checks the index or builds it.
final class PackTables: NodeSource {
    private final class Pack {
        let file: NodePackFile
        init(_ file: consuming NodePackFile) { self.file = file }
    }

    private let layout: Layout
    private var packs: [Pack] = []
    private var places: [Digest: (pack: Int, place: NodePlace)] = [:]
    private var decompressor = ZstdDecompressor()
    private var buffer = ByteBuffer(capacity: 1 << 16)
    private(set) var nodesRead = 0

    init(_ layout: Layout) { self.layout = layout }

    /// Adds a pack and returns its table and the file's length. Of packs with the same node the one that was added first has it.
    func add(_ name: Digest) throws -> (places: [NodePlace], bytes: Int) {
        let file = try NodePackFile(path: layout.pack(name))
        let table = try file.places()
        var ids = SHA256()
        for place in table { ids.update(place.id.bytes.span) }
        guard ids.finish() == name else {
            throw Fault.damage("the pack's nodes are not those of its name", at: layout.pack(name))
        }
        let bytes = file.count
        for place in table where places[place.id] == nil { places[place.id] = (packs.count, place) }
        packs.append(Pack(file))
        return (table, bytes)
    }

    /// True if one of the packs has the node.
    func has(_ id: Digest) -> Bool { places[id] != nil }

    var count: Int { places.count }

    func node(_ id: Digest) throws -> TreeNode {
        guard let found = places[id] else {
            throw Fault.damage("the tree node \(id.short) is in no pack", at: layout.trees)
        }
        nodesRead += 1
        buffer.removeAll()
        try packs[found.pack].file.read(found.place, with: &decompressor, into: &buffer)
        guard let node = TreeNode(buffer.span) else { throw TreeNode.unreadable(id, at: packs[found.pack].file.path) }
        return node
    }

    /// Verifies every node of a pack.
    func verify(_ name: Digest) throws {
        let file = try NodePackFile(path: layout.pack(name))
        for place in try file.places() {
            buffer.removeAll()
            try file.read(place, with: &decompressor, into: &buffer)
        }
    }

    /// Verifies a node and hands its compressed bytes to `body`.
    func withCompressed(_ id: Digest, _ body: (Span<UInt8>, NodePlace) throws -> Void) throws {
        _ = try node(id)
        guard let found = places[id] else { return }
        try packs[found.pack].file.withCompressed(found.place) { try body($0, found.place) }
    }
}
