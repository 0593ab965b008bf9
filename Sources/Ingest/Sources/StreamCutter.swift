internal import Corpus
internal import Native

/// Cuts the members of archives, as they unfold, into parts that begin and end where pieces do, and gathers parts into work items.
struct StreamCutter {
    private let itemBytes: Int
    private let options: String
    private let tables: TableOptions?
    private var parts: [WorkItem.Part] = []
    private var gathered = 0

    /// A single document may not be larger: it would be held in memory as a whole.
    static let longestPiece = 128 << 20
    private static let noFiles = "there are no files in the archive, or nothing but zeros"
    static let tooLong = "a single document of more than \(longestPiece >> 20) MiB"
    /// How much of a member is looked at to find out what it is.
    private static let headBytes = 4 << 20

    init(itemBytes: Int, options: String, tables: TableOptions?) {
        self.itemBytes = itemBytes
        self.options = options
        self.tables = tables
    }

    typealias Give = (WorkItem) throws -> Void

    /// Takes every member of an archive, those of archives in it too.
    mutating func take(_ reader: inout ArchiveReader, label: String, _ give: Give) throws {
        var hasEntries = false
        while true {
            var place = label
            do {
                guard let entry = try reader.nextEntry() else {
                    if !hasEntries { try add(part(label, 0, [], .foreign(reason: Self.noFiles), problem: ""), give) }
                    return
                }
                hasEntries = true
                if reader.kind == .plain {
                    try member(&reader, label: label, give)
                    return
                }
                // One file under a compression has no name of its own.
                if entry.name != "data" || reader.kind == .zip || reader.kind == .tar {
                    place = "\(label)!\(entry.name)"
                }
                try reader.withNestedArchive { nested in try take(&nested, label: place, give) }
            } catch let error as ArchiveError {
                hasEntries = true
                try note(error.explanation, label: place, give)
                if error.endsArchive { return }
            }
        }
    }

    /// Notes what is wrong with a member or an archive.
    mutating func note(_ problem: String, label: String, _ give: Give) throws {
        try add(
            WorkItem.Part(label: label, offset: 0, bytes: [], layout: .foreign(reason: problem), problem: problem), give
        )
    }

    private mutating func member(_ reader: inout ArchiveReader, label: String, _ give: Give) throws {
        if let tables, let format = tables.format(of: label) {
            return try rows(&reader, label: label, tables, format, give)
        }
        var bytes: [UInt8] = []
        var offset = 0
        var layout: FileLayout?
        // Up to here no piece begins, as was seen before.
        var searched = 1
        while true {
            let count: Int
            do {
                count = try reader.readChunk(into: &bytes)
            } catch let error as ArchiveError {
                try add(part(label, offset, bytes, layout, problem: error.explanation), give)
                return
            }
            if count == 0 { break }
            if layout == nil, bytes.count >= Self.headBytes { layout = FileLayout.detect(bytes.span) }
            if case .foreign = layout {
                try add(part(label, offset, [], layout, problem: ""), give)
                return
            }
            if let layout, bytes.count >= itemBytes {
                if let cut = Self.lastPieceStart(in: bytes, from: searched, layout) {
                    try add(part(label, offset, Array(bytes[..<cut]), layout, problem: ""), give)
                    bytes.removeFirst(cut)
                    offset += cut
                    searched = 1
                } else if bytes.count > Self.longestPiece {
                    try add(part(label, offset, [], layout, problem: Self.tooLong), give)
                    return
                } else {
                    searched = max(1, bytes.count - Self.longestMark)
                }
            }
        }
        try add(part(label, offset, bytes, layout ?? FileLayout.detect(bytes.span), problem: ""), give)
    }

    /// The rows of a table that is a member.
    private mutating func rows(
        _ reader: inout ArchiveReader, label: String, _ tables: TableOptions, _ format: TableFormat, _ give: Give
    ) throws {
        var cutter = TableCutter(mapping: tables.mapping, format: format)
        var bytes: [UInt8] = []
        var offset = 0
        var isAtEnd = false
        var problem = ""
        while !isAtEnd {
            do {
                isAtEnd = try reader.readChunk(into: &bytes) == 0
            } catch let error as ArchiveError {
                problem = error.explanation
                isAtEnd = true
            }
            guard isAtEnd || bytes.count >= itemBytes else { continue }
            // A cut archive ends with a part of a row, which is left out and told as the problem.
            let (length, part) = cutter.cut(bytes.span, isLast: isAtEnd && problem.isEmpty)
            if length == 0 && !isAtEnd {
                if bytes.count > Self.longestPiece {
                    problem = "a row of more than \(Self.longestPiece >> 20) MiB"
                    isAtEnd = true
                } else {
                    continue
                }
            }
            var share = WorkItem.Part(
                label: label, offset: offset, bytes: Array(bytes[..<length]), layout: .whole,
                problem: isAtEnd ? problem : "")
            share.table = WorkItem.TableShare(format: format, part: part)
            try add(share, give)
            bytes.removeFirst(length)
            offset += length
        }
    }

    private func part(
        _ label: String, _ offset: Int, _ bytes: [UInt8], _ layout: FileLayout?, problem: String
    ) -> WorkItem.Part {
        WorkItem.Part(
            label: label, offset: offset, bytes: bytes, layout: layout ?? FileLayout.detect(bytes.span),
            problem: problem)
    }

    /// More than the bytes by which a piece is known to begin: a tag with its longest name.
    private static let longestMark = 1024

    /// The last place at or after `first` where a piece begins, looking back in steps.
    private static func lastPieceStart(in bytes: [UInt8], from first: Int, _ layout: FileLayout) -> Int? {
        var from = max(first, bytes.count - (1 << 20))
        while true {
            var found: Int?
            var next = layout.pieceStart(in: bytes.span, from: from)
            while next < bytes.count {
                found = next
                next = layout.pieceStart(in: bytes.span, from: next + 1)
            }
            if let found { return found }
            if from <= first { return nil }
            from = max(first, from / 2)
        }
    }

    private mutating func add(_ part: WorkItem.Part, _ give: Give) throws {
        parts.append(part)
        gathered += part.bytes.count
        if gathered >= itemBytes { try finish(give) }
    }

    /// Gives out what is gathered.
    mutating func finish(_ give: Give) throws {
        if !parts.isEmpty { try give(WorkItem(.parts(parts), options: options)) }
        parts.removeAll()
        gathered = 0
    }
}
