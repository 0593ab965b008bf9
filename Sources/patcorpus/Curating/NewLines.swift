internal import Corpus
internal import Native
internal import Store

/// Lines that a version in the making adds, in shards that are written as they fill.
///
/// Until `finish`, nothing knows of them; what a version that is not made leaves is garbage for `gc`. On a corpus that is open for reading, as for
/// `--dry-run`, nothing is written.
final class NewLines {
    private let store: CorpusStore
    private let kind: Layout.ShardKind
    private var builder = ShardBuilder()
    private var shards: [StoredShard] = []
    private var seen: Set<Digest> = []

    init(_ store: CorpusStore, _ kind: Layout.ShardKind) {
        self.store = store
        self.kind = kind
    }

    /// Adds a line that the store may have already; returns its digest.
    func add(_ line: [UInt8]) throws -> Digest {
        let digest = builder.digest(of: line.span)
        guard seen.insert(digest).inserted, try store.known([digest]).isEmpty else { return digest }
        builder.append(line.span, digest: digest)
        if builder.uncompressed >= 64 << 20 { try end() }
        return digest
    }

    private func end() throws {
        let image = builder.finish()
        guard store.isWriting else { return }
        try Transaction.write(image, kind: kind, to: store.layout)
        shards.append(image.stored(as: kind))
    }

    /// Writes what is left, and enters all into the index.
    func finish() throws {
        if !builder.isEmpty { try end() }
        try store.register(shards)
        shards.removeAll()
    }
}
