internal import Corpus
internal import Native

/// Reads nodes through the index, each verified; packs stay mapped.
final class NodeStore: NodeSource {
    private final class Pack {
        let file: NodePackFile
        init(_ file: consuming NodePackFile) { self.file = file }
    }

    private let layout: Layout
    private let index: Index
    private var packs: [Digest: Pack] = [:]
    private var decompressor = ZstdDecompressor()
    private(set) var nodesRead = 0

    init(_ layout: Layout, _ index: Index) {
        self.layout = layout
        self.index = index
    }

    func node(_ id: Digest) throws -> TreeNode {
        var place = try self.place(of: id)
        nodesRead += 1
        var buffer = ByteBuffer(capacity: max(64, min(place.place.raw, 1 << 20)))
        do {
            try pack(place.pack).file.read(place.place, with: &decompressor, into: &buffer)
        } catch let fault as Fault where fault.kind == .damage {
            // `repack` may have moved the node since we asked the index.
            let now = try self.place(of: id)
            if now == place { throw fault }
            place = now
            try pack(place.pack).file.read(place.place, with: &decompressor, into: &buffer)
        }
        guard let node = TreeNode(buffer.span) else { throw TreeNode.unreadable(id, at: layout.pack(place.pack)) }
        return node
    }

    private func place(of id: Digest) throws -> (pack: Digest, place: NodePlace) {
        guard let found = try index.node(id) else {
            throw Fault.damage(
                "the tree node \(id.short) is not in the index", at: layout.relative(layout.index), fix: Index.fix)
        }
        return found
    }

    private func pack(_ name: Digest) throws -> Pack {
        if let known = packs[name] { return known }
        let pack = Pack(try NodePackFile(path: layout.pack(name)))
        packs[name] = pack
        return pack
    }
}

extension TreeNode {
    /// For bytes that are what their digest says and still no node.
    static func unreadable(_ id: Digest, at path: String) -> Fault {
        Fault(
            "the tree node \(id.short) has a form that this version does not read", at: path,
            fix: "use a newer patcorpus")
    }
}
