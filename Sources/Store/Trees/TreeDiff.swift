internal import Corpus
internal import Native

/// How one key differs between two trees.
package struct TreeChange: Sendable, Hashable {
    package var key: [UInt8]
    /// The value in the first tree; `nil` if the key is only in the second.
    package var before: [UInt8]?
    /// The value in the second tree; `nil` if the key is only in the first.
    package var after: [UInt8]?
}

/// Walks two trees side by side and skips every subtree that both have.
///
/// Reads about twice the height in nodes for each change, whatever the trees' size.
struct TreeDiff {
    /// A place in a tree: a whole node not yet read, or an entry of a leaf.
    private struct Side {
        private struct Frame {
            var node: TreeNode
            var index: Int
        }

        private let source: any NodeSource
        private var stack: [Frame] = []
        private var root: TreeRoot?

        init(_ root: TreeRoot, _ source: any NodeSource) {
            self.source = source
            self.root = root.count == 0 ? nil : root
        }

        /// The next whole node, if the place is at the beginning of one.
        var subtree: (id: Digest, level: Int?)? {
            if let root { return (root.id, nil) }
            guard let top = stack.last, top.node.level > 0, top.index < top.node.entries.count else { return nil }
            return (top.node.entries[top.index].child, top.node.level - 1)
        }

        var entry: TreeNode.Entry? {
            guard root == nil, let top = stack.last, top.node.level == 0, top.index < top.node.entries.count else {
                return nil
            }
            return top.node.entries[top.index]
        }

        /// The level of the next node or entry: entries are at -1.
        func level() -> Int { stack.last.map { $0.node.level - 1 } ?? -1 }

        /// The entries of the leaf that the place is in, and where.
        var leaf: (entries: [TreeNode.Entry], index: Int) {
            stack.last.map { ($0.node.entries, $0.index) } ?? ([], 0)
        }

        /// Passes over so many entries of the leaf.
        mutating func skip(_ entries: Int) {
            guard entries > 0, !stack.isEmpty else { return }
            stack[stack.count - 1].index += entries - 1
            skip()
        }

        mutating func skip() {
            if root != nil {
                root = nil
            } else if !stack.isEmpty {
                stack[stack.count - 1].index += 1
            }
            while let top = stack.last, top.index >= top.node.entries.count {
                stack.removeLast()
                if !stack.isEmpty { stack[stack.count - 1].index += 1 }
            }
        }

        /// Goes into the next node.
        mutating func descend() throws {
            if let root {
                self.root = nil
                stack.append(Frame(node: try source.node(root.id), index: 0))
            } else if let next = subtree {
                stack.append(Frame(node: try source.node(next.id), index: 0))
            }
        }

        var isRoot: Bool { root != nil }
    }

    /// Calls `body` for every key that differs, in order.
    static func run(
        from first: TreeRoot, to second: TreeRoot, source: any NodeSource, _ body: (TreeChange) throws -> Void
    ) throws {
        if first.id == second.id { return }
        var a = Side(first, source)
        var b = Side(second, source)
        if a.isRoot { try a.descend() }
        if b.isRoot { try b.descend() }
        while true {
            switch (a.subtree, b.subtree) {
            case (let left?, let right?):
                if left.id == right.id {
                    a.skip()
                    b.skip()
                } else if a.level() >= b.level() {
                    let same = a.level() == b.level()
                    try a.descend()
                    if same { try b.descend() }
                } else {
                    try b.descend()
                }
            case (.some, nil): try a.descend()
            case (nil, .some): try b.descend()
            case (nil, nil):
                switch (a.entry, b.entry) {
                case (nil, nil): return
                case (let left?, nil):
                    try body(TreeChange(key: left.key, before: Array(left.value), after: nil))
                    a.skip()
                case (nil, let right?):
                    try body(TreeChange(key: right.key, before: nil, after: Array(right.value)))
                    b.skip()
                case (.some, .some): try compareLeaves(&a, &b, body)
                }
            }
        }
    }
    /// Goes through the leaves that both sides are in, to the end of one of them.
    private static func compareLeaves(_ a: inout Side, _ b: inout Side, _ body: (TreeChange) throws -> Void) throws {
        let (left, leftStart) = a.leaf
        let (right, rightStart) = b.leaf
        var x = leftStart
        var y = rightStart
        while x < left.count && y < right.count {
            let order = ByteSearch.compare(left[x].key, right[y].key)
            if order == 0 {
                if !ByteSearch.areEqual(left[x].value, right[y].value) {
                    try body(
                        TreeChange(key: left[x].key, before: Array(left[x].value), after: Array(right[y].value)))
                }
                x += 1
                y += 1
            } else if order < 0 {
                try body(TreeChange(key: left[x].key, before: Array(left[x].value), after: nil))
                x += 1
            } else {
                try body(TreeChange(key: right[y].key, before: nil, after: Array(right[y].value)))
                y += 1
            }
        }
        a.skip(x - leftStart)
        b.skip(y - rightStart)
    }
}
