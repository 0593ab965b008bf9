internal import Corpus
internal import Native

/// Looks up keys in ascending order, reading every node at most once.
struct TreeCursor {
    private struct Frame {
        var node: TreeNode
        var index: Int
    }

    private let source: any NodeSource
    private var stack: [Frame] = []
    private var root: TreeRoot?

    init(_ root: TreeRoot?, source: any NodeSource) {
        self.source = source
        self.root = root.flatMap { $0.count == 0 ? nil : $0 }
    }

    /// The value of a key that is not before the last one asked for.
    mutating func value(_ key: [UInt8]) throws -> [UInt8]? {
        if let root {
            self.root = nil
            stack.append(Frame(node: try source.node(root.id), index: 0))
        }
        while let top = stack.last {
            guard let index = top.node.place(key, from: top.index) else {
                stack.removeLast()
                if !stack.isEmpty { stack[stack.count - 1].index += 1 }
                continue
            }
            stack[stack.count - 1].index = index
            let entry = top.node.entries[index]
            if top.node.level == 0 { return entry.key == key ? Array(entry.value) : nil }
            stack.append(Frame(node: try source.node(entry.child), index: 0))
        }
        return nil
    }
}
