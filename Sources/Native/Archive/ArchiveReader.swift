/// Reads the regular files of a zip or tar archive, or the one file under gzip, bzip2, xz or zstd, entry by entry.
///
/// A file that is none of these is read as an archive of itself, so that a caller may open whatever it is given. Memory stays
/// bounded by blocks of 256 KiB, whatever the archive holds. Nothing is ever written under a name that an archive gives.
///
/// ```
/// var reader = try ArchiveReader(path: path)
/// while let entry = try reader.nextEntry() {
///     while try reader.withChunk({ chunk in … }) {}
/// }
/// ```
///
/// Errors are `ArchiveError`. Where `endsArchive` is false, the entry is lost and `nextEntry` goes on to its neighbours;
/// where it is true, all that could be read was delivered before, and `nextEntry` returns nil.
package struct ArchiveReader: ~Copyable {
    private let core: ArchiveCore
    private var chunk = [UInt8](repeating: 0, count: ArchiveInput.blockLength)

    /// What the first bytes say the archive is; `.plain` where the file itself is the entry.
    package var kind: ArchiveKind { core.kind }
    /// The path or name given, with those of outer archives: `week.tar!part.zip`.
    package var name: String { core.name }

    /// Opens a file.
    package init(path: String, limits: ArchiveLimits = .standard) throws {
        try self.init(.file(path), name: path, limits: limits)
    }

    /// Opens an archive that lies in memory.
    package init(bytes: [UInt8], name: String, limits: ArchiveLimits = .standard) throws {
        try self.init(.memory(bytes), name: name, limits: limits)
    }

    /// Reads an open descriptor, from its current offset on; it is not closed.
    ///
    /// Give in `prefix` what was already read of a pipe to look at it. A zip in a pipe is read by its local headers, without
    /// its central directory; a regular file is read by it.
    package init(
        descriptor: Int32, prefix: [UInt8] = [], name: String, limits: ArchiveLimits = .standard
    ) throws {
        try self.init(.descriptor(descriptor, closes: false, prefix: prefix), name: name, limits: limits)
    }

    private init(_ input: ArchiveInput, name: String, limits: ArchiveLimits) throws {
        let kind = try ArchiveKind.detect(input.peek())
        core = try ArchiveCore(input: input, name: name, kind: kind, ledger: ArchiveLedger(limits: limits), depth: 1)
    }

    private init(nested core: ArchiveCore) { self.core = core }

    /// Goes to the next regular file, past what is left of the current one; nil at the end.
    package mutating func nextEntry() throws -> ArchiveEntry? { try core.next() }

    /// Gives the next bytes of the current entry to `body`, and returns false at its end, without a call.
    package mutating func withChunk(_ body: (Span<UInt8>) throws -> Void) throws -> Bool {
        let count = try fill(chunk.count)
        guard count > 0 else { return false }
        try body(chunk.span.extracting(0..<count))
        return true
    }

    /// Appends the next bytes of the current entry, at most `room` of them, and returns their number: 0 at its end.
    package mutating func readChunk(into bytes: inout [UInt8], upTo room: Int = 256 << 10) throws -> Int {
        let count = try fill(min(room, chunk.count))
        bytes.append(contentsOf: chunk[..<count])
        return count
    }

    /// Reads what is left of the current entry; throws `.entryBytes` where that is more than `limit` bytes.
    package mutating func readEntry(upTo limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        if let size = core.entry?.declaredSize { bytes.reserveCapacity(min(size, limit, 64 << 20)) }
        while try readChunk(into: &bytes) > 0 {
            if bytes.count > limit { throw core.error(.entryBytes(limit: limit)) }
        }
        return bytes
    }

    private mutating func fill(_ room: Int) throws -> Int {
        try unsafe chunk.withUnsafeMutableBytes { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            return unsafe try core.readData(into: base, upTo: room)
        }
    }

    /// Reads the current entry, whose bytes must not have been touched, as an archive of its own.
    ///
    /// Tar and compressed files stream through; a zip is held, packed, in memory or in a temporary file without a name
    /// (`ArchiveSpool` says why). Limits are shared with the outer archive. An entry that is no archive is read as one
    /// of itself.
    package mutating func withNestedArchive<R>(_ body: (inout ArchiveReader) throws -> R) throws -> R {
        var prefix: [UInt8] = []
        while prefix.count < ArchiveKind.prefixLength {
            if try readChunk(into: &prefix, upTo: ArchiveKind.prefixLength - prefix.count) == 0 { break }
        }
        let kind = ArchiveKind.detect(prefix)
        guard core.depth < core.ledger.limits.maximumDepth else {
            throw core.error(.depth(limit: core.ledger.limits.maximumDepth))
        }
        let input = try kind == .zip ? ArchiveSpool.input(of: core, prefix: prefix) : .entry(of: core, prefix: prefix)
        let name = "\(core.name)!\(core.entry?.name ?? "")"
        var nested = ArchiveReader(
            nested: try ArchiveCore(input: input, name: name, kind: kind, ledger: core.ledger, depth: core.depth + 1))
        return try body(&nested)
    }
}
