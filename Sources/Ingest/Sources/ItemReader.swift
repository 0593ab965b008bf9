package import Corpus
internal import Native

/// Where a piece of input lies.
package struct SourcePlace: Sendable, Hashable {
    /// The file's label; members of archives follow their archive after a `!`.
    package var file: String
    package var offset: Int
    package var length: Int
}

/// Reads work items: reads or maps their files, cuts them into pieces, and reads each piece.
package struct ItemReader: ~Copyable {
    private var reader: RecordReader
    private let tables: TableOptions?
    /// What was read of a file last; the memory serves the next.
    private var bytes = ByteBuffer()

    /// - Parameters:
    ///   - dialect: reads this dialect only; `nil` detects it.
    ///   - tables: how tables are read; `nil` reads none.
    package init(dialect: String? = nil, tables: TableOptions? = nil) {
        reader = RecordReader(dialect: dialect)
        self.tables = tables
    }

    /// What a piece gave: where it lies, the outcome, its line if it is a record, and its bytes.
    package typealias Receiver = (SourcePlace, PieceOutcome, borrowing Span<UInt8>, borrowing Span<UInt8>) throws ->
        Void

    /// Reads one item. `digest` receives the SHA-256 of each file read whole.
    package mutating func read(
        _ item: WorkItem, digest: (_ label: String, Digest) -> Void, _ receive: Receiver
    ) throws {
        switch item.content {
        case .files(let files):
            for file in files { try read(file, digest, receive) }
        case .range(let file, let range, let layout, let relay):
            // A piece may be of any length; what is longer than an item is mapped.
            guard range.count <= Self.mostRead else {
                relay.abandon()
                return try read(mapped: file, range, layout, receive)
            }
            var held = take()
            do {
                let size = try FileReader(file.path).read(range, into: &held)
                guard size == range.count else { throw Self.shorter(file) }
            } catch {
                relay.abandon()
                throw error
            }
            relay.add(held.span, at: range.lowerBound)
            try read(held.span, label: file.label, offset: range.lowerBound, layout: layout, receive) { _ in }
            bytes = held
        case .rows(let file, let range, let share):
            let mapped = try MappedFile(file.path)
            guard range.upperBound <= mapped.count else { throw Self.shorter(file) }
            try readRows(mapped.span.extracting(range), label: file.label, offset: range.lowerBound, share, receive)
            try Self.checkWhole(mapped, file)
        case .parts(let parts):
            for part in parts {
                if let share = part.table {
                    try readRows(part.bytes.span, label: part.label, offset: part.offset, share, receive)
                } else if case .foreign(let reason) = part.layout {
                    if part.problem.isEmpty { try receive(place(part, 0), .foreign(reason), Span(), Span()) }
                } else {
                    try read(part.bytes.span, label: part.label, offset: part.offset, layout: part.layout, receive) {
                        _ in
                    }
                }
                if !part.problem.isEmpty {
                    try receive(place(part, part.bytes.count), .unreadable(part.problem, dialect: ""), Span(), Span())
                }
            }
        case .digest(let file, let relay):
            digest(file.label, try relay?.finish(count: file.size) ?? self.digest(of: file))
        }
    }

    /// Longer parts of files are mapped, so that they need no memory of ours.
    private static let mostRead = 24 << 20

    /// The buffer, empty; whoever takes it puts it back.
    private mutating func take() -> ByteBuffer {
        var held = ByteBuffer(capacity: 0)
        swap(&held, &bytes)
        held.removeAll(keeping: Self.mostRead * 2)
        return held
    }

    /// The digest of a whole file, of which little is in memory at a time.
    private mutating func digest(of file: InputFile) throws -> Digest {
        var whole = SHA256()
        let reader = try FileReader(file.path)
        var held = take()
        var start = 0
        while start < reader.count {
            held.removeAll(keeping: Self.mostRead * 2)
            let size = try reader.read(start..<min(start + (256 << 10), reader.count), into: &held)
            if size == 0 { throw Self.shorter(file) }
            whole.update(held)
            start += size
        }
        bytes = held
        return whole.finish()
    }

    private mutating func read(
        mapped file: InputFile, _ range: Range<Int>, _ layout: FileLayout, _ receive: Receiver
    ) throws {
        let mapped = try MappedFile(file.path)
        guard range.upperBound <= mapped.count else { throw Self.shorter(file) }
        try read(mapped.span.extracting(range), label: file.label, offset: range.lowerBound, layout: layout, receive) {
            done in
            mapped.forget(range.lowerBound + done.lowerBound..<range.lowerBound + done.upperBound)
        }
        try Self.checkWhole(mapped, file)
    }

    /// The same of a mapped file.
    private static func digest(of mapped: borrowing MappedFile) -> Digest {
        var whole = SHA256()
        var start = 0
        while start < mapped.count {
            let end = min(start + (4 << 20), mapped.count)
            whole.update(mapped.span.extracting(start..<end))
            mapped.forget(start..<end)
            start = end
        }
        return whole.finish()
    }

    /// Throws where a file was cut off under us: what was read beyond its new end were zeros, so the run ends and nothing of the item stays.
    private static func checkWhole(_ mapped: borrowing MappedFile, _ file: InputFile) throws {
        if mapped.isTorn { throw shorter(file) }
    }

    private static func shorter(_ file: InputFile) -> Fault {
        Fault(
            "the file became shorter while it was read", at: file.path,
            fix: "run the command again when nothing writes to it; the corpus is as it was")
    }

    private func readRows(
        _ bytes: Span<UInt8>, label: String, offset: Int, _ share: WorkItem.TableShare, _ receive: Receiver
    ) throws {
        guard let tables else { return }
        var rows = try TableReader(mapping: tables.mapping, format: share.format, part: share.part)
        let hasLabels = tables.mapping.sources[.labels] != nil
        _ = try rows.read(bytes, isLast: true) { range, outcome, labels, line in
            var outcome = outcome
            if hasLabels, case .record(var summary, let dialect) = outcome {
                summary.labels = labels
                outcome = .record(summary, dialect: dialect)
            }
            let place = SourcePlace(file: label, offset: offset + range.lowerBound, length: range.count)
            try receive(place, outcome, line, bytes.extracting(range))
        }
    }

    private func place(_ part: WorkItem.Part, _ offset: Int) -> SourcePlace {
        SourcePlace(file: part.label, offset: part.offset + offset, length: 0)
    }

    private mutating func read(_ file: InputFile, _ digest: (String, Digest) -> Void, _ receive: Receiver) throws {
        if FileSystem.exists(file.path), !FileSystem.isRegularFile(file.path), !FileSystem.isDirectory(file.path) {
            let reason = "it is no regular file, and is left out; send its content through standard input"
            return try receive(
                SourcePlace(file: file.label, offset: 0, length: 0), .foreign(reason), Span(), Span())
        }
        do {
            let opened = try FileReader(file.path)
            if opened.count <= Self.mostRead {
                var held = take()
                guard try opened.read(0..<opened.count, into: &held) == opened.count else { throw Self.shorter(file) }
                try read(whole: held.span, label: file.label, digest, receive)
                bytes = held
                return
            }
            let mapped = try MappedFile(file.path)
            try read(mapped: mapped, label: file.label, digest, receive)
            try Self.checkWhole(mapped, file)
        } catch let error as SystemError where error.path == file.path {
            // `FileSystem.list` puts U+FFFD for bytes that are not UTF-8, and such a path leads nowhere.
            let reason =
                error.isMissing && file.path.contains("\u{FFFD}")
                ? "its name is not UTF-8; rename it" : error.description
            try receive(
                SourcePlace(file: file.label, offset: 0, length: 0), .unreadable(reason, dialect: ""), Span(), Span())
        }
    }

    private mutating func read(
        mapped: borrowing MappedFile, label: String, _ digest: (String, Digest) -> Void, _ receive: Receiver
    ) throws {
        digest(label, Self.digest(of: mapped))
        try read(undigested: mapped.span, label: label, receive) { mapped.forget($0) }
    }

    private mutating func read(
        whole bytes: Span<UInt8>, label: String, _ digest: (String, Digest) -> Void, _ receive: Receiver
    ) throws {
        digest(label, SHA256.digest(of: bytes))
        try read(undigested: bytes, label: label, receive) { _ in }
    }

    private mutating func read(
        undigested bytes: Span<UInt8>, label: String, _ receive: Receiver, release: (Range<Int>) -> Void
    ) throws {
        if let tables, let format = tables.format(of: label) {
            let share = WorkItem.TableShare(format: format, part: nil)
            return try readRows(bytes, label: label, offset: 0, share, receive)
        }
        try read(bytes, label: label, offset: 0, layout: FileLayout.detect(bytes), receive, release: release)
    }

    private mutating func read(
        _ bytes: Span<UInt8>, label: String, offset: Int, layout: FileLayout, _ receive: Receiver,
        release: (Range<Int>) -> Void
    ) throws {
        if case .foreign(let reason) = layout {
            try receive(SourcePlace(file: label, offset: offset, length: bytes.count), .foreign(reason), Span(), bytes)
            return
        }
        var position = 0
        var released = 0
        while let piece = layout.piece(in: bytes, from: position) {
            position = piece.upperBound
            let content = bytes.extracting(piece)
            if piece.count > StreamCutter.longestPiece {
                let place = SourcePlace(file: label, offset: offset + piece.lowerBound, length: piece.count)
                try receive(place, .unreadable(StreamCutter.tooLong, dialect: ""), Span(), content)
            } else {
                try reader.read(content, layout: layout) { range, outcome, line in
                    let place = SourcePlace(
                        file: label, offset: offset + piece.lowerBound + range.lowerBound, length: range.count)
                    try receive(place, outcome, line, content.extracting(range))
                }
            }
            // What was read of a mapped file is given back, so that memory stays flat.
            if position - released > 4 << 20 {
                release(released..<position)
                released = position
            }
        }
    }
}
