import Corpus
import Native
import Testing

@testable import Store

struct TreeNodeTests {
    private static func leaf(_ keys: [[UInt8]]) -> TreeNode {
        TreeNode(
            level: 0,
            entries: keys.enumerated().map {
                .init(key: $1, value: [UInt8](repeating: 7, count: $0)[...], child: .zero, count: 1)
            })
    }

    private static let inner = TreeNode(
        level: 3,
        entries: [[0x61], [0x61, 0x62], [0x63]].map {
            .init(key: $0, value: [], child: SHA256.digest(of: $0), count: 1 << 40)
        })

    private static func encoded(_ node: TreeNode) -> [UInt8] {
        var buffer = ByteBuffer()
        node.encode(into: &buffer)
        return buffer.array
    }

    private static let nodes = [
        leaf([]), leaf([[0x61]]), leaf(keyPool(200).sorted { $0.lexicographicallyPrecedes($1) }), inner,
    ]

    @Test("reads back what was written", arguments: 0..<4)
    func inverse(index: Int) throws {
        let node = Self.nodes[index]
        let bytes = Self.encoded(node)
        let decoded = TreeNode(bytes.span)
        let read = try #require(decoded)
        #expect(read.level == node.level && Self.encoded(read) == bytes)
        #expect(read.entries.map(\.key) == node.entries.map(\.key))
        #expect(read.entries.map(\.value) == node.entries.map(\.value))
        #expect(read.entries.map(\.child) == node.entries.map(\.child))
        #expect(read.entries.map(\.count) == node.entries.map(\.count))
    }

    @Test("takes no node that is cut off or longer", arguments: 0..<4)
    func cutOff(index: Int) {
        let bytes = Self.encoded(Self.nodes[index])
        for count in 0..<min(bytes.count, 2000) { #expect(TreeNode(bytes.span.extracting(0..<count)) == nil) }
        #expect(TreeNode((bytes + [0]).span) == nil)
    }

    @Test("survives 50,000 mutants")
    func mutants() {
        var generator = SeededGenerator(seed: 1)
        let originals = [Self.leaf((0..<8).map { Array("key\($0)".utf8) }), Self.inner].map(Self.encoded)
        var read = 0
        for round in 0..<50_000 {
            var bytes = originals[round % 2]
            for _ in 0...generator.uniform(3) {
                switch generator.uniform(4) {
                case 0: bytes[generator.uniform(bytes.count)] = UInt8(generator.uniform(256))
                case 1: bytes[generator.uniform(bytes.count)] ^= 1 << UInt8(generator.uniform(8))
                case 2: bytes.insert(0xFF, at: generator.uniform(bytes.count))
                default: bytes.removeLast(generator.uniform(bytes.count - 4))
                }
                if bytes.count < 8 { break }
            }
            if let node = TreeNode(bytes.span) {
                read += 1
                // A varint has more than one form; whatever was read can be written and read again.
                #expect(TreeNode(Self.encoded(node).span)?.entries.count == node.entries.count)
            }
        }
        // Changed bytes of values and keys give other nodes; changed lengths give none.
        #expect(read > 1000 && read < 45_000)
    }
}
