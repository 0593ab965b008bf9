internal import CArchive
internal import Glibc

/// The owner of one libarchive reader and of what has been read from it.
///
/// A class, unlike our other owners, because a nested archive's input must keep the outer one alive and share its state;
/// `ArchiveReader` is the only way to it, and cannot be copied.
@safe final class ArchiveCore {
    let name: String
    let kind: ArchiveKind
    let depth: Int
    let ledger: ArchiveLedger
    private let input: ArchiveInput
    private var handle: OpaquePointer

    private(set) var entry: ArchiveEntry?
    /// Unpacked bytes of the current entry that were read or skipped.
    private(set) var entryBytes = 0
    private var packedStart: Int64 = 0
    private var entryIsDone = true
    /// True once a limit or a password stopped the entry: it gives nothing more, `next` skips the rest.
    private var isStopped = false
    private var isDone = false
    /// Headers read so far, to find the place again after `reopen`.
    private var headers = 0
    /// True where damage made libarchive give up the whole archive although a zip has more to read.
    private var mustReopen = false
    private var reopened = 0

    init(input: ArchiveInput, name: String, kind: ArchiveKind, ledger: ArchiveLedger, depth: Int) throws {
        self.input = input
        self.name = name
        self.kind = kind
        self.ledger = ledger
        self.depth = depth
        func refused(_ reason: ArchiveError.Reason) -> ArchiveError {
            ArchiveError(reason: reason, archive: name, entry: nil, endsArchive: true)
        }
        guard depth <= ledger.limits.maximumDepth else {
            throw refused(.depth(limit: ledger.limits.maximumDepth))
        }
        guard kind != .sevenZip && kind != .rar else {
            throw refused(
                .unsupported("\(kind.displayName) archives are not read; unpack it, or pack it as zip or tar"))
        }
        unsafe handle = Self.makeHandle(kind)
        guard unsafe input.open(handle) == ARCHIVE_OK else {
            let failure = input.failure ?? refused(.damaged(unsafe Self.message(of: handle)))
            throw failure
        }
    }

    private static func makeHandle(_ kind: ArchiveKind) -> OpaquePointer {
        guard let made = unsafe archive_read_new() else { preconditionFailure("libarchive has no memory for a reader") }
        unsafe archive_read_support_format_raw(made)
        unsafe archive_read_support_format_empty(made)
        // What is no archive is read as it is: libarchive takes a file of zeros for the end of a tar.
        if kind == .plain { return unsafe made }
        // Only what offices publish: libarchive's other readers are surface for attacks.
        unsafe archive_read_support_filter_gzip(made)
        unsafe archive_read_support_filter_bzip2(made)
        unsafe archive_read_support_filter_xz(made)
        unsafe archive_read_support_filter_zstd(made)
        unsafe archive_read_support_format_zip(made)
        unsafe archive_read_support_format_tar(made)
        return unsafe made
    }

    deinit { unsafe archive_read_free(handle) }

    private static func message(of handle: OpaquePointer) -> String {
        guard let text = unsafe archive_error_string(handle) else { return "unreadable data" }
        return unsafe String(cString: text)
    }

    func error(_ reason: ArchiveError.Reason, ends: Bool = false) -> ArchiveError {
        ArchiveError(reason: reason, archive: name, entry: entry?.name, endsArchive: ends)
    }

    /// Ends the archive: nothing more is read from it.
    private func end(with reason: ArchiveError.Reason) -> any Error {
        isDone = true
        entryIsDone = true
        if let failure = input.failure {
            input.failure = nil
            return failure
        }
        return error(reason, ends: true)
    }

    // MARK: Entries

    /// Goes to the next regular file; nil at the end.
    func next() throws -> ArchiveEntry? {
        // libarchive converts names through the thread's locale, which is "C" and loses what is not ASCII.
        let outer = unsafe uselocale(Self.locale)
        defer { unsafe uselocale(outer) }
        if mustReopen { try reopen() }
        if !isDone && !entryIsDone { try skipRest() }
        while !isDone {
            entry = nil
            entryIsDone = true
            var header: OpaquePointer?
            let status = unsafe archive_read_next_header(handle, &header)
            headers += 1
            if status == ARCHIVE_EOF {
                isDone = true
                if let failure = input.failure {
                    input.failure = nil
                    throw failure
                }
                return nil
            }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header = unsafe header else {
                let message = unsafe Self.message(of: handle)
                if status == ARCHIVE_FATAL { throw end(with: .damaged(message)) }
                // Counted, so that an archive of nothing but bad headers ends.
                try countEntry()
                throw error(.damaged(message))
            }
            if unsafe archive_format(handle) == ARCHIVE_FORMAT_RAW, kind == .zip || kind == .tar {
                throw end(with: .damaged("begins as a \(kind.displayName) archive but has no readable entry"))
            }
            try countEntry()
            // Directories, devices, symbolic and hard links hold no document.
            let type = unsafe archive_entry_filetype(header)
            let isLink = unsafe archive_entry_hardlink(header) != nil || archive_entry_symlink(header) != nil
            if type != 0 && type != S_IFREG || isLink { continue }
            return unsafe begin(header)
        }
        return nil
    }

    private func countEntry() throws {
        ledger.entries += 1
        if ledger.entries > ledger.limits.maximumEntries {
            throw end(with: .entries(limit: ledger.limits.maximumEntries))
        }
    }

    private func begin(_ header: OpaquePointer) -> ArchiveEntry {
        var raw: [UInt8] = []
        if unsafe archive_format(handle) == ARCHIVE_FORMAT_RAW {
            // A compressed single file: libarchive calls it "data".
            raw = Array(ArchiveCore.innerName(of: name).utf8)
        } else if let path = unsafe archive_entry_pathname(header) ?? archive_entry_pathname_utf8(header) {
            unsafe raw.append(contentsOf: UnsafeRawBufferPointer(start: path, count: strlen(path)))
        }
        let hasSize = unsafe archive_entry_size_is_set(header) != 0
        let made = ArchiveEntry(
            rawName: raw, name: ArchiveEntry.displayName(raw),
            declaredSize: hasSize ? Int(unsafe archive_entry_size(header)) : nil,
            isEncrypted: unsafe archive_entry_is_encrypted(header) != 0)
        entry = made
        entryBytes = 0
        entryIsDone = false
        isStopped = false
        packedStart = unsafe archive_filter_bytes(handle, -1)
        return made
    }

    /// `dir/US1.xml.gz` is `US1.xml`.
    private static func innerName(of archive: String) -> String {
        let inner = archive.utf8.lastIndex { $0 == 0x21 || $0 == 0x2F }
        let base = inner.map { String(archive[archive.index(after: $0)...]) } ?? archive
        for suffix in [".gz", ".bz2", ".xz", ".zst", ".zstd"] where base.lowercased().hasSuffix(suffix) {
            return String(base.dropLast(suffix.count))
        }
        return base
    }

    /// Reads past what is left of the entry, counting it where skipping costs as much as reading.
    private func skipRest() throws {
        // An uncompressed source is skipped by libarchive itself, mostly by seeking.
        guard unsafe archive_filter_code(handle, 0) != ARCHIVE_FILTER_NONE else { return }
        let limit = ledger.limits.maximumEntryBytes
        while !entryIsDone {
            var start: UnsafeRawPointer?
            var count = 0
            var offset: Int64 = 0
            let status = unsafe archive_read_data_block(handle, &start, &count, &offset)
            if status == ARCHIVE_EOF { break }
            if status == ARCHIVE_FATAL { throw end(with: .damaged(unsafe Self.message(of: handle))) }
            if status < ARCHIVE_WARN { break }
            entryBytes += count
            ledger.bytes += count
            if entryBytes > limit { throw end(with: .entryBytes(limit: limit)) }
            if ledger.bytes > ledger.limits.maximumTotalBytes {
                throw end(with: .totalBytes(limit: ledger.limits.maximumTotalBytes))
            }
        }
        entryIsDone = true
    }

    /// Opens a zip again after libarchive gave it up, and goes to where it was.
    private func reopen() throws {
        mustReopen = false
        reopened += 1
        unsafe archive_read_free(handle)
        unsafe handle = Self.makeHandle(kind)
        input.rewind()
        var isOpen = unsafe input.open(handle) == ARCHIVE_OK
        var index = 0
        while isOpen && index < headers {
            var header: OpaquePointer?
            let status = unsafe archive_read_next_header(handle, &header)
            isOpen = status != ARCHIVE_FATAL && status != ARCHIVE_EOF
            index += 1
        }
        if !isOpen { throw end(with: .damaged(unsafe Self.message(of: handle))) }
    }

    /// Reopening reads all headers before the place, so a zip of nothing but damage must not do it for each entry.
    private static let maximumReopened = 1000

    // MARK: Data

    /// Reads up to `room` bytes of the current entry; 0 at its end.
    ///
    /// After an error the entry gives nothing more.
    func readData(into memory: UnsafeMutableRawPointer, upTo room: Int) throws -> Int {
        guard let entry, !entryIsDone, !isStopped else { return 0 }
        guard !entry.isEncrypted else { throw stopped(.encrypted) }
        let count = unsafe archive_read_data(handle, memory, room)
        if count < 0 {
            let message = unsafe Self.message(of: handle)
            if count == Int(ARCHIVE_FATAL) {
                // One entry of a zip that does not inflate says nothing about the next.
                guard unsafe archive_format(handle) == ARCHIVE_FORMAT_ZIP, input.canSeek, input.failure == nil,
                    reopened < Self.maximumReopened
                else { throw end(with: .damaged(message)) }
                mustReopen = true
            }
            entryIsDone = true
            throw error(.damaged(message))
        }
        if count == 0 {
            entryIsDone = true
            return 0
        }
        entryBytes += count
        ledger.bytes += count
        let limits = ledger.limits
        if entryBytes > limits.maximumEntryBytes { throw stopped(.entryBytes(limit: limits.maximumEntryBytes)) }
        if ledger.bytes > limits.maximumTotalBytes {
            throw end(with: .totalBytes(limit: limits.maximumTotalBytes))
        }
        if entryBytes > limits.ratioAllowance {
            let packed = Int(unsafe archive_filter_bytes(handle, -1) - packedStart)
            if entryBytes / limits.maximumRatio > max(packed, 1) {
                throw stopped(.ratio(limit: limits.maximumRatio, unpacked: entryBytes, packed: packed))
            }
        }
        return count
    }

    /// The entry is given up but its neighbours can be read: what is left of it is skipped by `next`.
    private func stopped(_ reason: ArchiveError.Reason) -> ArchiveError {
        isStopped = true
        return error(reason)
    }

    nonisolated(unsafe) static let locale: locale_t? = unsafe newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
}
