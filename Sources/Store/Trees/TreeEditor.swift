internal import Corpus
internal import Native

/// Changes a tree by a stream of edits in ascending order of their keys, taking over every node that no edit touches.
///
/// Reads and writes about height nodes a change; memory is proportional to the height. The result is the tree that `TreeBuilder` would make of the
/// same entries.
struct TreeEditor {
    private struct Frame {
        var node: TreeNode
        var index: Int
    }

    private let source: any NodeSource
    private var builder: TreeBuilder
    private var stack: [Frame] = []
    private let old: TreeRoot
    private var isChanged = false
    private var last: [UInt8]?
    private var isOpen = false

    init(_ root: TreeRoot, source: any NodeSource, sink: any NodeSink) {
        old = root
        self.source = source
        builder = TreeBuilder(into: sink)
    }

    /// Sets a key's value; `nil` removes the key. Keys come in ascending order, each once.
    mutating func set(_ key: [UInt8], to value: [UInt8]?) throws {
        if let last { precondition(precedes(last, key), "a tree's edits come in ascending order of their keys") }
        last = key
        let before = try advance(to: key)
        let value = value.map { $0[...] }
        if before == value {
            if let before { try builder.add(key: key, value: before) }
            return
        }
        isChanged = true
        if let value { try builder.add(key: key, value: value) }
    }

    /// The value that the key has before the edits, which is then taken out to be set again: `set` must follow with the same key.
    ///
    /// Everything before the key is copied.
    private mutating func advance(to key: [UInt8]) throws -> ArraySlice<UInt8>? {
        try copy(upTo: key)
        guard let top = stack.last, top.node.level == 0, top.index < top.node.entries.count else { return nil }
        let entry = top.node.entries[top.index]
        guard entry.key == key else { return nil }
        stack[stack.count - 1].index += 1
        return entry.value
    }

    private mutating func copy(upTo limit: [UInt8]?) throws {
        if !isOpen {
            isOpen = true
            if old.count > 0 { stack.append(Frame(node: try source.node(old.id), index: 0)) }
        }
        while let top = stack.last {
            guard top.index < top.node.entries.count else {
                stack.removeLast()
                if !stack.isEmpty { stack[stack.count - 1].index += 1 }
                continue
            }
            let entry = top.node.entries[top.index]
            let isBefore = limit.map { precedes(entry.key, $0) } ?? true
            if top.node.level == 0 {
                guard isBefore else { return }
                try builder.add(key: entry.key, value: entry.value)
                stack[stack.count - 1].index += 1
            } else if isBefore && builder.canTake(entry, level: top.node.level - 1) {
                try builder.take(entry, level: top.node.level - 1)
                stack[stack.count - 1].index += 1
            } else {
                stack.append(Frame(node: try source.node(entry.child), index: 0))
            }
        }
    }

    /// Ends the edits; the old root if they changed nothing.
    mutating func finish() throws -> TreeRoot {
        if !isChanged { return old }
        try copy(upTo: nil)
        return try builder.finish()
    }
}
