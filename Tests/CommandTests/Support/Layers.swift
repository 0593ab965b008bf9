import Corpus
import Native
import Store

/// Layers that a test writes itself.
enum Layers {
    /// Adds a version to `main` in which a layer has the value that `value` gives for each document's place and id.
    static func write(_ layer: String, to scratch: Scratch, _ value: (Int, String) -> JSONValue?) throws {
        let store = try open(scratch.path + "/corpus")
        let base = try store.version("main")
        let transaction = try Transaction(store, branch: "main")
        var entries: [(String, LayerEntry)] = []
        var place = 0
        try store.forEachDocument(in: base.commit) { id, digest in
            if let value = value(place, id) {
                entries.append((id, LayerEntry(document: digest, json: value.canonicalBytes)))
            }
            place += 1
            return true
        }
        for (id, entry) in entries { try transaction.set(id, to: entry, layer: layer) }
        _ = try transaction.commit(Recipe(verb: "test"), tool: "test")
    }

    /// Opens for writing. A child of another test that has not begun its program yet may hold a copy of a lock that we have let go of.
    private static func open(_ path: String) throws -> CorpusStore {
        for _ in 0..<200 {
            do {
                return try CorpusStore(at: path, .write)
            } catch let fault as Fault where fault.kind == .locked {
                FileSystem.pause(milliseconds: 20)
            }
        }
        return try CorpusStore(at: path, .write)
    }
}
