internal import Corpus
internal import Native

/// Looks keys up and walks all entries.
struct TreeReader {
    let source: any NodeSource

    /// The value of a key; reads one node a level.
    func value(_ key: [UInt8], in root: TreeRoot) throws -> [UInt8]? {
        if root.count == 0 { return nil }
        var node = try source.node(root.id)
        while true {
            guard let index = node.place(key) else { return nil }
            let entry = node.entries[index]
            if node.level == 0 { return entry.key == key ? Array(entry.value) : nil }
            node = try source.node(entry.child)
        }
    }

    /// Calls `body` for every entry in order of the keys; it returns false to stop.
    func forEach(_ root: TreeRoot, _ body: (_ key: [UInt8], _ value: [UInt8]) throws -> Bool) throws {
        if root.count == 0 { return }
        _ = try walk(source.node(root.id), body)
    }

    private func walk(_ node: TreeNode, _ body: ([UInt8], [UInt8]) throws -> Bool) throws -> Bool {
        for entry in node.entries {
            if node.level == 0 {
                if try !body(entry.key, Array(entry.value)) { return false }
            } else if try !walk(source.node(entry.child), body) {
                return false
            }
        }
        return true
    }

    /// Calls `body` for the digest of every node of a tree, parents first; it returns false to leave out what is below.
    func forEachNode(_ root: TreeRoot, _ body: (Digest) throws -> Bool) throws {
        try nodes(root.id, body)
    }

    private func nodes(_ id: Digest, _ body: (Digest) throws -> Bool) throws {
        guard try body(id) else { return }
        let node = try source.node(id)
        if node.level == 0 { return }
        for entry in node.entries { try nodes(entry.child, body) }
    }
}
