package import Corpus
package import Native

/// Vectors that were computed before, by document digest and embedder, in a folder.
///
/// `FOLDER/EMBEDDER/*.vectors`, a file for each run that computed some: the line `patcorpus vectors 1`, dimensions and count in decimal on a line each, then for each document its
/// digest (32 bytes) and its numbers (float32, little-endian), and at the end the SHA-256 of all before. A file that does not agree with that digest is not used.
package struct VectorCache: Sendable {
    private let folder: String
    private static let magic = "patcorpus vectors 1\n"

    /// - Parameter folder: such as `cache/vectors` of a corpus; it need not be there.
    package init(folder: String) { self.folder = folder }

    /// A row for each document, from the cache or else computed and kept.
    ///
    /// - Parameters:
    ///   - compute: the vectors of the documents at some places of `digests`, a row each.
    package func vectors(
        of digests: [Digest], by embedder: some Embedder, compute: (_ places: [Int]) throws -> Matrix
    ) throws -> (vectors: Matrix, computed: Int) {
        let width = embedder.dimensions
        var result = Matrix(rows: digests.count, columns: width)
        var places: [Digest: [Int]] = [:]
        for (place, digest) in digests.enumerated() { places[digest, default: []].append(place) }
        let path = "\(folder)/\(embedder.id)"
        if FileSystem.isDirectory(path) {
            for name in try FileSystem.list(path) where name.hasSuffix(".vectors") {
                guard let bytes = try? FileSystem.read("\(path)/\(name)") else { continue }
                Self.read(bytes, width) { digest, start in
                    guard let wanted = places.removeValue(forKey: digest) else { return }
                    for place in wanted { result.setRow(place, fromBytes: bytes.span, at: start) }
                }
            }
        }
        // One place a document; equal documents share it.
        let missing = places.values.map { $0[0] }.sorted()
        if missing.isEmpty { return (result, 0) }
        let computed = try compute(missing)
        precondition(computed.rows == missing.count && computed.columns == width, "vectors of another shape")
        var buffer = ByteBuffer()
        buffer.append(Self.magic + "\(width)\n\(missing.count)\n")
        for (row, place) in missing.enumerated() {
            for same in places[digests[place]] ?? [] { result.setRow(same, from: computed, row) }
            buffer.append(digests[place].bytes)
            buffer.append(floats: computed, row: row)
        }
        let digest = SHA256.digest(of: buffer.array)
        buffer.append(digest.bytes)
        try FileSystem.makeDirectory(path)
        var file = try AtomicFileWriter(folder: path)
        try file.append(buffer.span)
        try file.finish(as: "\(path)/\(digest.hex.prefix(16)).vectors")
        return (result, missing.count)
    }

    /// Gives each document of a file and where its numbers begin; nothing of a file that is not whole.
    private static func read(_ bytes: [UInt8], _ width: Int, _ body: (Digest, Int) -> Void) {
        let record = 32 + 4 * width
        var lines: [Int] = []
        for (place, byte) in bytes.prefix(80).enumerated() where byte == 0x0A && lines.count < 3 { lines.append(place) }
        guard lines.count == 3, bytes.count >= 32,
            String(decoding: bytes[...lines[0]], as: UTF8.self) == magic,
            Int(String(decoding: bytes[(lines[0] + 1)..<lines[1]], as: UTF8.self)) == width,
            let count = Int(String(decoding: bytes[(lines[1] + 1)..<lines[2]], as: UTF8.self)), count >= 0
        else { return }
        let start = lines[2] + 1
        guard count <= bytes.count / record, start + count * record + 32 == bytes.count,
            SHA256.digest(of: Array(bytes.dropLast(32))).bytes == Array(bytes.suffix(32))
        else { return }
        for index in 0..<count {
            let at = start + index * record
            if let digest = Digest(bytes.span.extracting(at..<(at + 32))) { body(digest, at + 32) }
        }
    }
}
