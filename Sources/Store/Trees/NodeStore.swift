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
        guard let found = try index.node(id) else {
            throw Fault.damage(
                "the tree node \(id.short) is not in the index", at: layout.relative(layout.index), fix: "run \"patcorpus repair\"")
        }
        nodesRead += 1
        let pack: Pack
        if let known = packs[found.pack] {
            pack = known
        } else {
            pack = Pack(try NodePackFile(path: layout.pack(found.pack)))
            packs[found.pack] = pack
        }
        var buffer = ByteBuffer(capacity: max(64, min(found.place.raw, 1 << 20)))
        try pack.file.read(found.place, with: &decompressor, into: &buffer)
        guard let node = TreeNode(buffer.span) else {
            throw Fault("the tree node \(id.short) has a form that this version does not read", at: pack.file.path, fix: "use a newer patcorpus")
        }
        return node
    }
}
