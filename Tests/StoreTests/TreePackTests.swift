import Corpus
import Native
import Testing

@testable import Store

struct TreePackTests {
    /// A pack of the nodes of a tree with 600 entries, and what is in it.
    private static func pack(_ folder: TemporaryFolder) throws -> (
        path: String, name: Digest, places: [NodePlace], root: TreeRoot
    ) {
        let layout = Layout(root: folder.path)
        let writer = NodePackWriter(layout) { _ in false }
        var builder = TreeBuilder(into: writer)
        for key in keyPool(600).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            try builder.add(key: key, value: [1])
        }
        let root = try builder.finish()
        let (name, bytes) = try #require(try writer.finish())
        #expect(try contents(of: layout.pack(name)).count == bytes)
        return (layout.pack(name), name, writer.places, root)
    }

    @Test("reads every node back from where its table says")
    func inverse() throws {
        let folder = try TemporaryFolder()
        let (path, name, places, root) = try Self.pack(folder)
        let file = try NodePackFile(path: path)
        #expect(try file.places() == places)
        #expect(name == SHA256.digest(of: places.flatMap { $0.id.bytes }))
        #expect(places.contains { $0.id == root.id })
        var decompressor = ZstdDecompressor()
        for place in places {
            var bytes = ByteBuffer()
            try file.read(place, with: &decompressor, into: &bytes)
            #expect(SHA256.digest(of: bytes.span) == place.id && TreeNode(bytes.span) != nil)
        }
    }

    @Test("writes nothing where every node is known")
    func nothingNew() throws {
        let folder = try TemporaryFolder()
        let writer = NodePackWriter(Layout(root: folder.path)) { _ in true }
        var builder = TreeBuilder(into: writer)
        try builder.add(key: [1], value: [])
        _ = try builder.finish()
        #expect(try writer.finish() == nil)
    }

    /// Bits of a zstd frame that its reader ignores may differ; a node never.
    @Test("never gives another node where a bit flipped")
    func flippedBits() throws {
        let folder = try TemporaryFolder()
        let (path, _, places, _) = try Self.pack(folder)
        let whole = try contents(of: path)
        var generator = SeededGenerator(seed: 1)
        var noticed = 0
        for round in 0..<300 {
            var bytes = whole
            bytes[generator.uniform(bytes.count)] ^= 1 << UInt8(generator.uniform(8))
            let copy = try folder.write(bytes, to: "\(round).nodes")
            do {
                let file = try NodePackFile(path: copy)
                let found = try file.places()
                // A flip in a node leaves the table whole, and then the node is refused.
                #expect(found == places)
                var decompressor = ZstdDecompressor()
                for place in found {
                    var node = ByteBuffer()
                    try file.read(place, with: &decompressor, into: &node)
                }
            } catch let fault as Fault {
                noticed += 1
                #expect(fault.kind == .damage && fault.place == copy)
            }
        }
        #expect(noticed > 280)
    }

    @Test("throws for every place that a damaged index could give")
    func impossiblePlaces() throws {
        let folder = try TemporaryFolder()
        let (path, _, places, _) = try Self.pack(folder)
        let file = try NodePackFile(path: path)
        let numbers = [Int.min, -1, 0, 1, file.count, file.count + 1, 1 << 31, 1 << 40, Int.max]
        var decompressor = ZstdDecompressor()
        for offset in numbers {
            for packed in numbers {
                for raw in numbers {
                    let place = NodePlace(id: places[0].id, offset: offset, packed: packed, raw: raw)
                    #expect(throws: Fault.self) {
                        var node = ByteBuffer()
                        try file.read(place, with: &decompressor, into: &node)
                    }
                }
            }
        }
    }
}
