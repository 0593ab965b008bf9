/// What a file's first bytes say it is.
///
/// Magic numbers: PKWARE APPNOTE 4.3, RFC 1952, bzip2's and xz's format pages, RFC 8878, POSIX.1 `ustar`, 7z's `7zFormat.txt`.
package enum ArchiveKind: String, Sendable, CaseIterable {
    case zip, tar, gzip, bzip2, xz, zstd
    /// Recognised so as to be refused with a reason: not read here.
    case sevenZip, rar
    /// None of the above: most likely the text itself.
    case plain

    /// How many bytes of a file `detect` can make use of.
    package static let prefixLength = 512

    /// Names the kind of a file that begins with `prefix`; fewer than `prefixLength` bytes may miss a tar.
    package static func detect(_ prefix: Span<UInt8>) -> ArchiveKind {
        func starts(_ magic: [UInt8], at offset: Int = 0) -> Bool {
            guard prefix.count >= offset + magic.count else { return false }
            for index in magic.indices where prefix[offset + index] != magic[index] { return false }
            return true
        }
        if starts([0x50, 0x4B, 0x03, 0x04]) || starts([0x50, 0x4B, 0x05, 0x06]) || starts([0x50, 0x4B, 0x07, 0x08]) {
            return .zip
        }
        if starts([0x1F, 0x8B]) { return .gzip }
        if starts([0x42, 0x5A, 0x68]), prefix.count >= 10, (0x31...0x39).contains(prefix[3]),
            starts([0x31, 0x41, 0x59, 0x26, 0x53, 0x59], at: 4) || starts([0x17, 0x72, 0x45, 0x38, 0x50, 0x90], at: 4)
        {
            return .bzip2
        }
        if starts([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return .xz }
        // A zstd frame, or a skippable frame (0x184D2A50 to 0x184D2A5F), which our own shards may begin with.
        if starts([0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
        if starts([0x2A, 0x4D, 0x18], at: 1), prefix[0] & 0xF0 == 0x50 { return .zstd }
        if starts([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) { return .sevenZip }
        if starts([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]) { return .rar }
        if starts([0x75, 0x73, 0x74, 0x61, 0x72], at: 257) { return .tar }
        return .plain
    }

    /// Names the kind of a file that begins with `prefix`.
    package static func detect(_ prefix: [UInt8]) -> ArchiveKind { detect(prefix.span) }

    /// Whether `ArchiveReader` finds entries, or a compressed file, in it.
    package var isReadable: Bool { self != .plain && self != .sevenZip && self != .rar }

    /// The name by which people know the format.
    package var displayName: String {
        switch self {
        case .sevenZip: "7z"
        case .gzip: "gzip"
        default: rawValue
        }
    }
}
