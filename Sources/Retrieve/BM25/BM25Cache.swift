internal import Foundation
package import Native

/// A file with an index, kept so that the same selection is not indexed twice. It can be deleted at any time.
///
/// Named by what it was made from; its last 32 bytes are the SHA-256 of those before. A file that is damaged or of another format counts as absent.
package struct BM25Cache: Sendable {
    /// Changes whenever the same input would give other bytes.
    static let format = "patcorpus bm25 1\n"

    /// The file's path.
    package let path: String

    /// - Parameters:
    ///   - folder: the corpus' folder for derived data.
    ///   - content: the digest of the documents' ids and digests, and of which of their texts were read.
    package init(folder: String, content: DigestBytes, parameters: BM25Parameters) {
        let text = "\(Self.format)\(parameters.k1.bitPattern) \(parameters.b.bitPattern) "
        let name = SHA256.digest(of: Array(text.utf8) + content.hexBytes)
        path = "\(folder)/bm25/\(String(decoding: name.hexBytes, as: UTF8.self)).index"
    }

    /// The index of the file, or `nil` if it is not there whole.
    package func read() -> BM25Index? {
        guard FileSystem.isRegularFile(path), let file = try? MappedFile(path) else { return nil }
        let bytes = file.span
        guard bytes.count > 32 else { return nil }
        let body = bytes.extracting(0..<bytes.count - 32)
        guard DigestBytes(bytes.extracting(bytes.count - 32..<bytes.count)) == SHA256.digest(of: body) else {
            return nil
        }
        var reader = Reader(at: 0)
        return file.isTorn ? nil : reader.index(body)
    }

    /// Writes the index. Throws `SystemError`.
    package func write(_ index: BM25Index) throws {
        let folder = FileSystem.parent(path)
        try FileSystem.makeDirectory(folder)
        var writer = try AtomicFileWriter(folder: folder)
        var digest = SHA256()
        func put<T: RawNumber>(_ numbers: [T]) throws {
            for bytes in [[UInt64(numbers.count)]] {
                try RawNumbers.withBytes(bytes) {
                    digest.update($0)
                    try writer.append($0)
                }
            }
            try RawNumbers.withBytes(numbers) {
                digest.update($0)
                try writer.append($0)
            }
        }
        try put(Array(Self.format.utf8))
        try put([
            index.parameters.k1.bitPattern, index.parameters.b.bitPattern, index.meanLength.bitPattern,
            UInt64(index.documents), UInt64(index.segments.count),
        ])
        try put(index.table.bytes)
        try put(index.table.ends)
        for segment in index.segments {
            try put([UInt64(segment.documents)])
            try put(segment.starts)
            try put(segment.places)
            try put(segment.scores)
            try put(segment.rowTerms)
            try put(segment.rows)
        }
        try writer.append(digest.finish().bytes.span)
        try writer.finish(as: path)
    }

    /// Reads arrays, each behind its length.
    private struct Reader {
        var at: Int

        mutating func array<T: RawNumber>(_ bytes: Span<UInt8>, _ type: T.Type) -> [T]? {
            guard at + 8 <= bytes.count,
                let length = RawNumbers.array(bytes.extracting(at..<at + 8), of: UInt64.self)?.first
            else { return nil }
            let size = MemoryLayout<T>.stride
            guard length <= UInt64((bytes.count - at - 8) / size) else { return nil }
            let start = at + 8
            at = start + Int(length) * size
            return RawNumbers.array(bytes.extracting(start..<at), of: type)
        }

        mutating func index(_ bytes: Span<UInt8>) -> BM25Index? {
            guard array(bytes, UInt8.self) == Array(BM25Cache.format.utf8), let head = array(bytes, UInt64.self),
                head.count == 5,
                let parameters = try? BM25Parameters(
                    k1: Double(bitPattern: head[0]), b: Double(bitPattern: head[1])),
                let names = array(bytes, UInt8.self), let ends = array(bytes, UInt32.self),
                let table = TermTable(bytes: names, ends: ends)
            else { return nil }
            var segments: [BM25Segment] = []
            for _ in 0..<head[4] {
                guard let documents = array(bytes, UInt64.self)?.first, let starts = array(bytes, UInt32.self),
                    let places = array(bytes, UInt16.self), let scores = array(bytes, Float.self),
                    let rowTerms = array(bytes, UInt32.self), let rows = array(bytes, Float.self)
                else { return nil }
                segments.append(
                    BM25Segment(
                        documents: Int(documents), starts: starts, places: places, scores: scores, rowTerms: rowTerms,
                        rows: rows))
            }
            return BM25Index(
                parameters: parameters, table: table, segments: segments, documents: Int(head[3]),
                meanLength: Double(bitPattern: head[2]))
        }
    }
}
