package import Corpus
package import Native

/// A share of the input for one worker: up to `WorkPlan.itemBytes` of files, or a part of a large one, or bytes out of an archive.
package struct WorkItem: Sendable {
    package enum Content: Sendable {
        /// Whole files, which the worker maps itself.
        case files([InputFile])
        /// A range of a large file; it begins and ends where pieces do. The relay takes its bytes for the file's digest.
        case range(InputFile, Range<Int>, FileLayout, DigestRelay)
        /// A range of a large table, whole rows.
        case rows(InputFile, Range<Int>, TableShare)
        /// Parts of the members of an archive, or of standard input.
        case parts([Part])
        /// A file whose digest is wanted, because its ranges were given out one by one; the relay has it, if they were all read in this run.
        case digest(InputFile, DigestRelay?)
    }

    /// Bytes that the producer has read: whole pieces.
    package struct Part: Sendable {
        package var label: String
        /// Where the bytes begin in the member.
        package var offset: Int
        package var bytes: [UInt8]
        package var layout: FileLayout
        /// Set for rows of a table.
        package var table: TableShare?
        /// What the producer found wrong with the member (a limit, a cut archive); the bytes are then what came before.
        package var problem: String
    }

    /// What rows of a table are read with.
    package struct TableShare: Sendable {
        package var format: TableFormat
        /// What their reader has to know of the file.
        package var part: TablePart?
    }

    package var content: Content
    /// The same for the same share of the same input: what a journal knows it by.
    package var key: Digest

    init(_ content: Content, options: String) {
        self.content = content
        var text = options
        switch content {
        case .files(let files):
            text += "files"
            for file in files { text += "\n\(file.label)\t\(file.path)\t\(file.size)\t\(file.modified)" }
        case .range(let file, let range, _, _), .rows(let file, let range, _):
            text +=
                "range\n\(file.label)\t\(file.path)\t\(file.size)\t\(file.modified)\t\(range.lowerBound)\t\(range.upperBound)"
        case .parts(let parts):
            text += "parts"
            for part in parts {
                text +=
                    "\n\(part.label)\t\(part.offset)\t\(part.bytes.count)\t\(SHA256.digest(of: part.bytes).hex)\t\(part.problem)"
            }
        case .digest(let file, _):
            text += "digest\n\(file.label)\t\(file.path)\t\(file.size)\t\(file.modified)"
        }
        key = SHA256.digest(of: Array(text.utf8))
    }

    /// Says that nobody will read this item, to those who would wait for its bytes.
    package func skip() {
        if case .range(_, _, _, let relay) = content { relay.abandon() }
    }

    /// Bytes of input in it, for progress.
    package var size: Int {
        switch content {
        case .files(let files): files.reduce(0) { $0 + $1.size }
        case .range(_, let range, _, _), .rows(_, let range, _): range.count
        case .parts(let parts): parts.reduce(0) { $0 + $1.bytes.count }
        case .digest: 0
        }
    }
}
