internal import CArchive
internal import Glibc

/// Writes archives to a file: packed exports, and the archives that tests read.
@safe package struct ArchiveWriter: ~Copyable {
    /// How entries are held together; `single` is one file without a name, as in `US1.xml.gz`.
    package enum Format: Sendable { case zip, tar, single }
    /// What the whole is packed with; zip deflates its entries by itself.
    package enum Compression: Sendable, CaseIterable { case none, gzip, bzip2, xz, zstd }
    /// What an entry is.
    package enum EntryType: Sendable { case file, directory, symbolicLink(to: String) }

    private let handle: OpaquePointer
    private let path: String

    /// Makes the file, or empties it. `password` is for zip only. Throws `ArchiveError`.
    package init(
        path: String, format: Format, compression: Compression = .none, password: String? = nil
    ) throws {
        guard let made = unsafe archive_write_new() else {
            preconditionFailure("libarchive has no memory for a writer")
        }
        self.path = path
        unsafe handle = made
        switch format {
        case .zip: unsafe archive_write_set_format_zip(made)
        case .tar: unsafe archive_write_set_format_pax_restricted(made)
        case .single: unsafe archive_write_set_format_raw(made)
        }
        switch compression {
        case .none: unsafe archive_write_add_filter_none(made)
        case .gzip: unsafe archive_write_add_filter_gzip(made)
        case .bzip2: unsafe archive_write_add_filter_bzip2(made)
        case .xz: unsafe archive_write_add_filter_xz(made)
        case .zstd: unsafe archive_write_add_filter_zstd(made)
        }
        // No padding to tape blocks behind the compressed data.
        unsafe archive_write_set_bytes_in_last_block(made, 1)
        if let password {
            unsafe archive_write_set_options(made, "zip:encryption=zipcrypt")
            unsafe archive_write_set_passphrase(made, password)
        }
        try check(unsafe archive_write_open_filename(made, path))
    }

    deinit { unsafe archive_write_free(handle) }

    /// Writes an entry whose content is `bytes`, `times` over.
    package mutating func add(
        _ name: String, _ bytes: [UInt8] = [], times: Int = 1, type: EntryType = .file
    ) throws {
        let outer = unsafe uselocale(ArchiveCore.locale)
        defer { unsafe uselocale(outer) }
        guard let entry = unsafe archive_entry_new() else {
            preconditionFailure("libarchive has no memory for an entry")
        }
        defer { unsafe archive_entry_free(entry) }
        unsafe archive_entry_copy_pathname(entry, name)
        unsafe archive_entry_set_perm(entry, 0o644)
        unsafe archive_entry_set_size(entry, Int64(bytes.count * times))
        // A fixed time, so that the same entries give the same file.
        unsafe archive_entry_set_mtime(entry, 946_684_800, 0)
        switch type {
        case .file: unsafe archive_entry_set_filetype(entry, S_IFREG)
        case .directory: unsafe archive_entry_set_filetype(entry, S_IFDIR)
        case .symbolicLink(let target):
            unsafe archive_entry_set_filetype(entry, S_IFLNK)
            unsafe archive_entry_copy_symlink(entry, target)
        }
        try check(unsafe archive_write_header(handle, entry))
        for _ in 0..<times where !bytes.isEmpty {
            let written = unsafe bytes.withUnsafeBytes { unsafe archive_write_data(handle, $0.baseAddress, $0.count) }
            try check(written < 0 ? Int32(written) : 0)
        }
        try check(unsafe archive_write_finish_entry(handle))
    }

    /// Writes what the format puts last; without this call the file is truncated.
    package consuming func finish() throws { try check(unsafe archive_write_close(handle)) }

    private func check(_ status: Int32) throws {
        guard status < ARCHIVE_WARN else { return }
        let text = unsafe archive_error_string(handle).map { unsafe String(cString: $0) } ?? "unknown error"
        throw ArchiveError(reason: .system("cannot write: \(text)"), archive: path, entry: nil, endsArchive: true)
    }
}
