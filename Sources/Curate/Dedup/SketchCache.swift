package import Corpus
internal import Native

/// Sketches of documents on disk, by the digest of the document: a second search computes only what is new.
///
/// Derived data in a corpus' `cache/`: it may be deleted at any time, and what is damaged is computed again. `docs/dedup.md` describes the files.
package struct SketchCache: Sendable {
    /// What a document's sketch is, beside its digest.
    package struct Entry: Sendable {
        package var digest: Digest
        package var identity: TextIdentity
        package var words: UInt32
        /// `Standing.earliest`, which is not in the facets.
        package var earliest: UInt32

        package init(digest: Digest, identity: TextIdentity, words: UInt32, earliest: UInt32) {
            self.digest = digest
            self.identity = identity
            self.words = words
            self.earliest = earliest
        }
    }

    package let folder: String
    private let permutations: Int
    /// Texts in one block.
    private static let blockCount = 512
    /// With more files than this they become one.
    private static let fileLimit = 8
    private static let magic: UInt32 = 0x3153_4350
    private static let version = 2

    /// The cache of one way of sketching.
    ///
    /// - Parameter cache: the corpus' `cache` folder; it need not be there.
    package init(cache: String, _ parameters: NearParameters, _ fields: TextFields) {
        permutations = parameters.permutations
        let name =
            "v\(Self.version)-\(parameters.permutations)-\(parameters.shingle)-"
            + fields.description.split(separator: ",").map { String($0.prefix(1)) }.joined()
        folder = "\(cache)/sketches/\(name)"
    }

    private var recordBytes: Int { 32 + 16 + 4 + 4 + 2 * permutations }

    private func files() -> [String] {
        let names = (try? FileSystem.list(folder)) ?? []
        return names.filter { $0.hasSuffix(".sketches") }.map { folder + "/" + $0 }
    }

    /// Whether there are so many files that one of all should take their place.
    package var isCrowded: Bool { files().count > Self.fileLimit }

    /// Calls `body` with what is known of these documents: the place among `digests`, the entry, its signature. Others, and what is damaged, are passed over.
    package func read(_ digests: [Digest], _ body: (Int, Entry, [UInt16]) -> Void) {
        let files = files()
        if files.isEmpty { return }
        var places = KeyTable(capacity: digests.count)
        for (place, digest) in digests.enumerated() { _ = places.insert(digest.prefix, place) { _ in false } }
        for path in files {
            guard let file = try? MappedFile(path) else { continue }
            read(file, places, digests, body)
        }
    }

    private func read(
        _ file: borrowing MappedFile, _ places: KeyTable, _ digests: [Digest], _ body: (Int, Entry, [UInt16]) -> Void
    ) {
        let bytes = file.span
        let full = 8 + Self.blockCount * recordBytes + 8
        var start = 0
        var signature = [UInt16](repeating: 0, count: permutations)
        while start + 16 <= bytes.count {
            let block = bytes.extracting(start..<min(start + full, bytes.count))
            defer { start += full }
            let count = Int(block.number32(at: 4))
            let end = 8 + count * recordBytes
            // A block that is cut off or damaged has other bytes than its digest was made of.
            guard block.number32(at: 0) == Self.magic, (1...Self.blockCount).contains(count), end + 8 <= block.count,
                SHA256.digest(of: block.extracting(0..<end)).prefix == block.number64(at: end), !file.isTorn
            else { continue }
            for record in 0..<count {
                let record = block.extracting(8 + record * recordBytes..<8 + (record + 1) * recordBytes)
                guard let digest = Digest(record.extracting(0..<32)) else { continue }
                var isDecoded = false
                places.forEach(digest.prefix) { place in
                    guard digests[place] == digest else { return false }
                    if !isDecoded {
                        for position in 0..<permutations {
                            signature[position] =
                                UInt16(record[56 + 2 * position]) | UInt16(record[57 + 2 * position]) << 8
                        }
                        isDecoded = true
                    }
                    body(
                        place,
                        Entry(
                            digest: digest,
                            identity: TextIdentity(high: record.number64(at: 32), low: record.number64(at: 40)),
                            words: record.number32(at: 48), earliest: record.number32(at: 52)), signature)
                    // The same digest may be there under another id.
                    return false
                }
            }
        }
    }

    /// Writes a file of sketches.
    ///
    /// - Parameters:
    ///   - entries: each digest once.
    ///   - signature: appends the signature of an entry, by its place.
    ///   - replacesAll: the files that there were are removed, since this one has all that is wanted.
    package func write(
        _ entries: [Entry], replacesAll: Bool = false, signature: (Int, inout [UInt16]) -> Void
    ) throws {
        if entries.isEmpty { return }
        let old = replacesAll ? files() : []
        try FileSystem.makeDirectory(folder)
        var writer = try AtomicFileWriter(folder: folder)
        var name = SHA256()
        for start in stride(from: 0, to: entries.count, by: Self.blockCount) {
            var block = ByteBuffer(capacity: 16 + Self.blockCount * recordBytes)
            let end = min(start + Self.blockCount, entries.count)
            block.append(number: Self.magic)
            block.append(number: UInt32(end - start))
            for place in start..<end { append(entries[place], place, signature, to: &block) }
            block.append(number: SHA256.digest(of: block).prefix)
            name.update(block)
            try writer.append(block.span)
        }
        let path = "\(folder)/\(name.finish().hex.prefix(16)).sketches"
        try writer.finish(as: path)
        for file in old where file != path { try FileSystem.remove(file) }
    }

    private func append(
        _ entry: Entry, _ place: Int, _ signature: (Int, inout [UInt16]) -> Void, to block: inout ByteBuffer
    ) {
        block.append(entry.digest.bytes)
        block.append(number: entry.identity.high)
        block.append(number: entry.identity.low)
        block.append(number: entry.words)
        block.append(number: entry.earliest)
        var values: [UInt16] = []
        values.reserveCapacity(permutations)
        signature(place, &values)
        for value in values {
            block.append(UInt8(truncatingIfNeeded: value))
            block.append(UInt8(truncatingIfNeeded: value >> 8))
        }
    }
}

extension ByteBuffer {
    /// Appends an integer, the lowest byte first.
    fileprivate mutating func append(number: some FixedWidthInteger) {
        for shift in stride(from: 0, to: number.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}

extension Span<UInt8> {
    fileprivate func number32(at index: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(self[index + $1]) << UInt32($1 * 8) }
    }

    fileprivate func number64(at index: Int) -> UInt64 {
        (0..<8).reduce(UInt64(0)) { $0 | UInt64(self[index + $1]) << UInt64($1 * 8) }
    }
}
