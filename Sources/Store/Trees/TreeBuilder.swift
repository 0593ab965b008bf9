package import Corpus
internal import Native

/// Receives new nodes; gives back nodes by their digest.
protocol NodeSource: AnyObject {
    /// The node of that digest, verified. Throws a damage fault if it is missing or damaged.
    func node(_ id: Digest) throws -> TreeNode
    /// How many nodes were read so far.
    var nodesRead: Int { get }
}

/// Builds a tree from entries in ascending order of their keys, in memory proportional to its height.
///
/// Whole nodes of another tree can be taken over where they would come out the same.
struct TreeBuilder {
    private var pending: [[TreeNode.Entry]] = [[]]
    private let sink: any NodeSink

    init(into sink: any NodeSink) { self.sink = sink }

    /// Adds a leaf entry, whose key comes after all before it.
    mutating func add(key: [UInt8], value: ArraySlice<UInt8>) throws {
        try push(TreeNode.Entry(key: key, value: value, child: .zero, count: 1), level: 0)
    }

    /// True if the node that `entry` stands for (at `level`) would come out of this builder as it is: nothing is pending below, and its last key
    /// ends a node at every level up to this one.
    func canTake(_ entry: TreeNode.Entry, level: Int) -> Bool {
        for below in 0...min(level, pending.count - 1) where !pending[below].isEmpty { return false }
        // Every level below must end there too: the last node of a level ends with its tree, whatever its key's bits.
        let hash = TreeBoundary.hash(entry.key)
        return (0...level).allSatisfy { TreeBoundary.ends(hash, level: $0) }
    }

    /// Takes over a whole node at `level`.
    mutating func take(_ entry: TreeNode.Entry, level: Int) throws { try push(entry, level: level + 1) }

    private mutating func push(_ entry: TreeNode.Entry, level: Int) throws {
        while pending.count <= level { pending.append([]) }
        pending[level].append(entry)
        var at = level
        let hash = TreeBoundary.hash(entry.key)
        while TreeBoundary.ends(hash, level: at) {
            let parent = try flush(at)
            at += 1
            while pending.count <= at { pending.append([]) }
            pending[at].append(parent)
        }
    }

    /// Writes what is pending at `level` as a node, and returns the entry that stands for it.
    private mutating func flush(_ level: Int) throws -> TreeNode.Entry {
        let node = TreeNode(level: level, entries: pending[level])
        pending[level].removeAll(keepingCapacity: true)
        let id = try sink.add(node)
        return TreeNode.Entry(key: node.entries[node.entries.count - 1].key, value: [], child: id, count: node.count)
    }

    /// Ends the tree; returns its root and the number of entries.
    mutating func finish() throws -> TreeRoot {
        var level = 0
        while true {
            let isTop = !pending.dropFirst(level + 1).contains { !$0.isEmpty }
            if isTop && level > 0 && pending[level].count == 1 {
                let entry = pending[level][0]
                return TreeRoot(id: entry.child, count: entry.count)
            }
            if isTop {
                if pending[level].isEmpty && level == 0 {
                    return TreeRoot(id: try sink.add(TreeNode(level: 0, entries: [])), count: 0)
                }
                let entry = try flush(level)
                return TreeRoot(id: entry.child, count: entry.count)
            }
            if !pending[level].isEmpty {
                let entry = try flush(level)
                pending[level + 1].append(entry)
            }
            level += 1
        }
    }
}

/// A tree's root node and how many entries it has.
package struct TreeRoot: Hashable, Sendable {
    package var id: Digest
    package var count: Int

    package init(id: Digest, count: Int) {
        self.id = id
        self.count = count
    }
}

/// Takes new nodes.
protocol NodeSink: AnyObject {
    /// Keeps the node and returns its digest.
    func add(_ node: TreeNode) throws -> Digest
}
