/// How much an archive may unfold to before reading stops.
///
/// Weekly files of offices hold about 1 GB, their XML shrinks 10 to 30 times (deflate to xz). A kilobyte of deflate
/// can make a megabyte, a kilobyte of bzip2 a gigabyte: the ratio stops those within 16 MiB, the rest is for what grows slowly.
package struct ArchiveLimits: Sendable, Hashable {
    /// Unpacked bytes of one entry.
    package var maximumEntryBytes: Int
    /// Unpacked bytes of the outermost archive and of all archives in it together; a nested archive counts packed and unpacked.
    package var maximumTotalBytes: Int
    /// Unpacked bytes per packed byte of one entry, looked at from `ratioAllowance` bytes on.
    package var maximumRatio: Int
    /// Bytes of one entry that may come at any ratio: short repetitive files are harmless.
    package var ratioAllowance: Int
    /// Entries of the outermost archive and of all archives in it together.
    package var maximumEntries: Int
    /// Archives within archives: 1 is an archive of plain files; `.tar.gz` is one archive.
    package var maximumDepth: Int

    package init(
        maximumEntryBytes: Int = 16 << 30, maximumTotalBytes: Int = 1 << 40, maximumRatio: Int = 200,
        ratioAllowance: Int = 16 << 20, maximumEntries: Int = 10_000_000, maximumDepth: Int = 4
    ) {
        self.maximumEntryBytes = maximumEntryBytes
        self.maximumTotalBytes = maximumTotalBytes
        self.maximumRatio = maximumRatio
        self.ratioAllowance = ratioAllowance
        self.maximumEntries = maximumEntries
        self.maximumDepth = maximumDepth
    }

    /// 16 GiB an entry, 1 TiB in all, 200 to 1 beyond 16 MiB, ten million entries, four archives deep.
    package static let standard = ArchiveLimits()
}

/// What an outermost archive and all archives in it have used up of their limits.
final class ArchiveLedger {
    let limits: ArchiveLimits
    var entries = 0
    var bytes = 0

    init(limits: ArchiveLimits) { self.limits = limits }
}
