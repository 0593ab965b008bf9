import Corpus
import Testing

@testable import Store

struct TreeLawTests {
    private static func randomEdits(_ content: Content, pool: [[UInt8]], _ generator: inout SeededGenerator) -> Edits {
        var edits: Edits = [:]
        // From a few edits to most of the pool; sometimes almost only removals.
        let count = 1 + generator.uniform([3, 30, pool.count].randomElement(using: &generator) ?? 3)
        let removal = [0.1, 0.5, 0.95].randomElement(using: &generator) ?? 0.5
        for _ in 0..<count {
            let key = pool[generator.uniform(pool.count)]
            edits[key] = .some(generator.unit() < removal ? nil : [UInt8(generator.uniform(3))])
        }
        return edits
    }

    private static func apply(_ edits: Edits, to content: Content) -> Content {
        var content = content
        for (key, value) in edits { content[key] = value }
        return content
    }

    @Test("gives the same entries the same root whatever the history", arguments: 0..<24)
    func historyIndependent(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let pool = keyPool(seed % 3 == 0 ? 40 : 700)
        let nodes = MemoryNodes()
        var content: Content = [:]
        var root = noTree
        for _ in 0..<8 {
            let edits = Self.randomEdits(content, pool: pool, &generator)
            content = Self.apply(edits, to: content)
            root = try edit(root, edits, in: nodes)
            let direct = try content.tree(in: MemoryNodes())
            #expect(root.count == content.count)
            if content.isEmpty { continue }
            #expect(root == direct)
        }
    }

    @Test("finds what differs as the sets do, and backwards its inverse", arguments: 0..<16)
    func difference(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed), stream: 1)
        let pool = keyPool(600)
        let nodes = MemoryNodes()
        let first = Self.apply(Self.randomEdits([:], pool: pool, &generator), to: [:])
        let second = Self.apply(Self.randomEdits(first, pool: pool, &generator), to: first)
        let a = try first.tree(in: nodes)
        let b = try second.tree(in: nodes)
        var forward: [TreeChange] = []
        try TreeDiff.run(from: a, to: b, source: nodes) { forward.append($0) }
        let expected = Set(first.keys).union(second.keys).filter { first[$0] != second[$0] }
            .sorted { $0.lexicographicallyPrecedes($1) }
            .map { TreeChange(key: $0, before: first[$0], after: second[$0]) }
        #expect(forward == expected)
        var backward: [TreeChange] = []
        try TreeDiff.run(from: b, to: a, source: nodes) { backward.append($0) }
        #expect(backward == forward.map { TreeChange(key: $0.key, before: $0.after, after: $0.before) })
    }

    @Test("looks up and walks as a dictionary does")
    func lookups() throws {
        var generator = SeededGenerator(seed: 7)
        let pool = keyPool(3000)
        let content = Self.apply(Self.randomEdits([:], pool: pool, &generator), to: [:])
        let nodes = MemoryNodes()
        let root = try content.tree(in: nodes)
        let reader = TreeReader(source: nodes)
        for key in pool { #expect(try reader.value(key, in: root) == content[key]) }
        let before = nodes.nodesRead
        _ = try reader.value(pool[0], in: root)
        #expect(try nodes.nodesRead - before <= nodes.height(root))
        var walked: [[UInt8]] = []
        try reader.forEach(root) { key, value in
            walked.append(key)
            return content[key] == value
        }
        #expect(walked == content.sortedEntries.map(\.key))
    }

    @Test("edits and compares 100,000 entries at the cost of the change")
    func cost() throws {
        let nodes = MemoryNodes()
        let content = Self.big()
        let keys = content.sortedEntries.map(\.key)
        let big = try content.tree(in: nodes)
        for changes in [1, 10, 100] { try cost(of: changes, to: big, content, keys, nodes) }
    }

    private func cost(of changes: Int, to big: TreeRoot, _ content: Content, _ keys: [[UInt8]], _ nodes: MemoryNodes)
        throws
    {
        let height = try nodes.height(big)
        #expect(height == 4 && big.count == 100_000)
        var generator = SeededGenerator(seed: UInt64(changes))
        var edits: Edits = [:]
        while edits.count < changes {
            let key = keys[generator.uniform(keys.count)]
            switch generator.uniform(3) {
            case 0: edits[key] = .some(nil)
            case 1: edits[key] = .some([9])
            default: edits[key + [0x2E]] = .some([1])
            }
        }
        let written = nodes.nodesWritten
        let readBefore = nodes.nodesRead
        let changed = try edit(big, edits, in: nodes)
        #expect(nodes.nodesWritten - written <= 2 * changes * height)
        // Taking a boundary away joins two nodes at each level.
        #expect(nodes.nodesRead - readBefore <= 2 * changes * height + height)
        var back: Edits = [:]
        for key in edits.keys { back[key] = .some(content[key]) }
        #expect(try edit(changed, back, in: nodes) == big)
        let start = nodes.nodesRead
        var count = 0
        try TreeDiff.run(from: big, to: changed, source: nodes) { _ in count += 1 }
        #expect(count == changes)
        #expect(nodes.nodesRead - start <= 2 * changes * height + 2 * height)
    }

    /// 100,000 entries, among them one that ends three levels, so that the tree has four.
    private static func big() -> Content {
        var content: Content = [:]
        for number in 0..<99_999 { content[Array("k\(100_000 + number)x".utf8)] = [UInt8(truncatingIfNeeded: number)] }
        content[Array("k000638297".utf8)] = [0]
        return content
    }
}
