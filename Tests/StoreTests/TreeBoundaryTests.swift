import Corpus
import Native
import Testing

@testable import Store

struct TreeBoundaryTests {
    private let plain = keys(12, after: "p") { $0 & 0x7F != 0 }

    @Test("hashes keys as FNV-1a and fmix64 do")
    func hash() {
        // FNV-1a of "" and "a" are published; fmix64 of them was computed by MurmurHash3's own C code.
        #expect(TreeBoundary.hash([]) == 0xEFD0_1F60_BA99_2926)
        #expect(TreeBoundary.hash([0x61]) == 0x82A2_A958_A9BE_CE5B)
        for (levels, key) in boundaryKeys {
            for level in 0..<levels { #expect(TreeBoundary.ends(TreeBoundary.hash(key), level: level)) }
            #expect(!TreeBoundary.ends(TreeBoundary.hash(key), level: levels))
        }
        #expect(TreeBoundary.ends(0, level: 8) && !TreeBoundary.ends(0, level: 9))
    }

    @Test("has for an empty tree the empty leaf, and for one entry a leaf")
    func smallest() throws {
        let nodes = MemoryNodes()
        let empty = try Content().tree(in: nodes)
        #expect(empty == TreeRoot(id: SHA256.digest(of: [0x50, 0x54, 1, 0, 0]), count: 0))
        #expect(try TreeReader(source: nodes).value([1], in: empty) == nil)
        let one = try edit(noTree, [[0x61]: .some([1, 2])], in: nodes)
        #expect(one == TreeRoot(id: SHA256.digest(of: [0x50, 0x54, 1, 0, 1, 0, 1, 0x61, 2, 1, 2]), count: 1))
        #expect(try edit(one, [[0x61]: nil], in: nodes) == empty)
        #expect(try edit(one, [[0x62]: nil, [0x61]: .some([1, 2])], in: nodes) == one)
    }

    @Test("does not take a node over whose end was only its tree's end")
    func endOfTree() throws {
        // The last key ends nodes at level 1 by its bits, but no leaf, so it ended both only as the last.
        let last = try #require(keys(1, after: "y") { $0 & 0x7F != 0 && ($0 >> 7) & 0x7F == 0 }.first)
        var content: Content = [:]
        for key in plain + [boundaryKeys[0].key, last] { content[key] = [1] }
        let nodes = MemoryNodes()
        let old = try content.tree(in: nodes)
        #expect(try nodes.height(old) == 3)
        let after = keys(3, after: "z") { $0 & 0x7F != 0 }
        content[after[0]] = [2]
        #expect(try edit(old, [after[0]: .some([2])], in: nodes) == content.tree(in: MemoryNodes()))
    }

    @Test("forgets a boundary key that is removed, at every level", arguments: boundaryKeys.map(\.key))
    func removal(key: [UInt8]) throws {
        var content: Content = [:]
        for key in plain + boundaryKeys.map(\.key) + keys(300, after: "k00", where: { _ in true }) {
            content[key] = [1]
        }
        let nodes = MemoryNodes()
        let with = try content.tree(in: nodes)
        content[key] = nil
        let without = try content.tree(in: nodes)
        #expect(try edit(with, [key: nil], in: nodes) == without)
        #expect(try edit(without, [key: .some([1])], in: nodes) == with)
        #expect(with != without)
    }

    @Test("is the same after all other keys went, one by one, from either end", arguments: [false, true])
    func shrinking(fromTheFront: Bool) throws {
        var content: Content = [:]
        for key in plain + boundaryKeys.map(\.key) { content[key] = [1] }
        let nodes = MemoryNodes()
        var root = try content.tree(in: nodes)
        let order = content.sortedEntries.map(\.key)
        for key in fromTheFront ? order : order.reversed() {
            content[key] = nil
            root = try edit(root, [key: nil], in: nodes)
            #expect(try root == content.tree(in: MemoryNodes()))
        }
        #expect(root.count == 0)
    }

    @Test("ends nodes after boundary keys and nowhere else")
    func nodesEndAtBoundaries() throws {
        let nodes = MemoryNodes()
        var content: Content = [:]
        for key in keyPool(4000) { content[key] = [1] }
        let root = try content.tree(in: nodes)
        let last = content.sortedEntries.last?.key
        try TreeReader(source: nodes).forEachNode(root) { id in
            let node = try nodes.node(id)
            for (index, entry) in node.entries.enumerated() {
                let hash = TreeBoundary.hash(entry.key)
                let ends = (0...node.level).allSatisfy { TreeBoundary.ends(hash, level: $0) }
                let isLast = index == node.entries.count - 1
                #expect(isLast ? ends || entry.key == last : !ends)
                if node.level > 0 { #expect(try nodes.node(entry.child).count == entry.count) }
            }
            return true
        }
    }
}
