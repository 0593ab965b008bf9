import Corpus
import Native

@testable import Store

/// Nodes in memory, counted.
final class MemoryNodes: NodeSource, NodeSink {
    private(set) var bytes: [Digest: [UInt8]] = [:]
    private(set) var nodesRead = 0
    /// Nodes that were not there before.
    private(set) var nodesWritten = 0

    func node(_ id: Digest) throws -> TreeNode {
        nodesRead += 1
        guard let bytes = bytes[id], let node = TreeNode(bytes.span) else {
            throw Fault.damage("no node \(id.short)", at: "memory")
        }
        return node
    }

    func add(_ node: TreeNode) throws -> Digest {
        var buffer = ByteBuffer(capacity: 1 << 12)
        node.encode(into: &buffer)
        let id = SHA256.digest(of: buffer.span)
        if bytes.updateValue(buffer.array, forKey: id) == nil { nodesWritten += 1 }
        return id
    }

    /// The level of the root and one more; 0 for a tree without a node.
    func height(_ root: TreeRoot) throws -> Int {
        root.count == 0 ? 0 : try node(root.id).level + 1
    }
}

typealias Content = [[UInt8]: [UInt8]]

extension Content {
    /// The entries in order of their keys.
    var sortedEntries: [(key: [UInt8], value: [UInt8])] {
        sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
    }

    /// The tree of these entries, made in one go.
    func tree(in nodes: MemoryNodes) throws -> TreeRoot {
        var builder = TreeBuilder(into: nodes)
        for (key, value) in sortedEntries { try builder.add(key: key, value: value[...]) }
        return try builder.finish()
    }
}

/// Edits as a dictionary: a value to set, or nil to remove.
typealias Edits = [[UInt8]: [UInt8]?]

func edit(_ root: TreeRoot, _ edits: Edits, in nodes: MemoryNodes) throws -> TreeRoot {
    var editor = TreeEditor(root, source: nodes, sink: nodes)
    for (key, value) in edits.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        try editor.set(key, to: value)
    }
    return try editor.finish()
}

let noTree = TreeRoot(id: .zero, count: 0)

/// Keys found by brute force whose hashes end nodes at the levels below the number given.
let boundaryKeys: [(levels: Int, key: [UInt8])] = [
    (2, "k000059908"), (2, "k000066069"), (2, "k000079318"), (2, "k000088619"), (3, "k000638297"), (3, "k003244502"),
    (3, "k010281166"), (4, "k030867068"), (4, "k587827639"),
].map { ($0.0, Array($0.1.utf8)) }

/// Keys of every kind that the format allows: numbered ones, boundaries, prefixes of each other, long ones, bytes 0 and 255.
func keyPool(_ numbered: Int) -> [[UInt8]] {
    var keys = (0..<numbered).map { Array("k\(1_000_000 + $0 * 7)".utf8) } + boundaryKeys.map(\.key)
    keys += (1...40).map { [UInt8](repeating: 0x61, count: $0) }
    keys += (0..<20).map { [UInt8](repeating: 0x7A, count: 1000) + Array("\($0)".utf8) }
    keys += [[0], [0, 0], [255], [255, 255], [0, 255]]
    return keys
}

/// The first keys after `prefix` whose hashes end a node at exactly the levels asked for.
func keys(_ count: Int, after prefix: String, where matches: (UInt64) -> Bool) -> [[UInt8]] {
    var found: [[UInt8]] = []
    var number = 0
    while found.count < count {
        let key = Array("\(prefix)\(number)".utf8)
        if matches(TreeBoundary.hash(key)) { found.append(key) }
        number += 1
    }
    return found
}
