import Corpus
import Native
import Store

/// Layers that a test writes itself.
enum Layers {
    /// Adds a version to `main` in which a layer has the value that `value` gives for each document's place and id.
    static func write(_ layer: String, to scratch: Scratch, _ value: (Int, String) -> JSONValue?) throws {
        let store = try CorpusStore(at: scratch.path + "/corpus", .write)
        let base = try store.version("main")
        let transaction = try Transaction(store, branch: "main")
        var entries: [(String, LayerEntry)] = []
        try store.forEachDocument(in: base.commit) { id, digest in
            if let value = value(entries.count, id) {
                entries.append((id, LayerEntry(document: digest, json: value.canonicalBytes)))
            }
            return true
        }
        for (id, entry) in entries { try transaction.set(id, to: entry, layer: layer) }
        _ = try transaction.commit(Recipe(verb: "test"), tool: "test")
    }
}
