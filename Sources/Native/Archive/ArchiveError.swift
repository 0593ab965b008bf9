/// Why an archive, or one entry of it, cannot be read.
package struct ArchiveError: Error, CustomStringConvertible, Sendable {
    /// What went wrong; the limits carry their value.
    package enum Reason: Sendable, Hashable {
        case entryBytes(limit: Int)
        case totalBytes(limit: Int)
        case ratio(limit: Int, unpacked: Int, packed: Int)
        case entries(limit: Int)
        case depth(limit: Int)
        case encrypted
        /// A format that is not read here; the text names it and the remedy.
        case unsupported(String)
        /// Truncated or damaged data, in the words of libarchive.
        case damaged(String)
        /// The operating system refused; the text names the operation.
        case system(String)
    }

    package let reason: Reason
    /// The archive's path or name, with those of the archives around it: `week.tar!part.zip`.
    package let archive: String
    /// The entry that was being read, fit for display; nil where the archive itself is at fault.
    package let entry: String?
    /// True where no later entry of this archive can be read.
    package let endsArchive: Bool

    /// True for what the limits stopped: the data may be sound.
    package var isLimit: Bool {
        switch reason {
        case .entryBytes, .totalBytes, .ratio, .entries, .depth: true
        default: false
        }
    }

    package var description: String { "\(place): \(explanation)" }

    /// Where: `week.zip, entry a/b.xml`.
    package var place: String { entry.map { "\(archive), entry \($0)" } ?? archive }

    /// What went wrong and how to mend it, without the place.
    package var explanation: String {
        switch reason {
        case .entryBytes(let limit): "unpacks to more than \(limit) bytes, the limit of one entry"
        case .totalBytes(let limit): "the archive unpacks to more than \(limit) bytes, the limit of one archive"
        case .ratio(let limit, let unpacked, let packed):
            "\(packed) packed bytes gave \(unpacked), more than \(limit) to 1, as decompression bombs do; "
                + "if the file is sound, unpack it first"
        case .entries(let limit): "the archive has more than \(limit) entries, the limit of one archive"
        case .depth(let limit): "lies in more than \(limit) archives within each other; unpack the outer ones first"
        case .encrypted: "the entry is encrypted; unpack it with its password first"
        case .unsupported(let text): text
        case .damaged(let text): "damaged: \(text)"
        case .system(let text): text
        }
    }
}
