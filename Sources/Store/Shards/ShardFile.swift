package import Corpus
package import Native

/// A shard of the store, mapped, read frame by frame and verified.
package struct ShardFile: ~Copyable {
    let file: MappedFile
    let table: SeekTable
    package let path: String

    /// Opens a shard. Throws a damage fault where the file is missing or its table does not fit.
    package init(path: String) throws {
        let mapped = try MappedFile.open(stored: path, "the shard")
        table = try Self.table(of: mapped, path: path)
        self.path = path
        file = mapped
    }

    private static func table(of file: borrowing MappedFile, path: String) throws -> SeekTable {
        try SeekTable(file.span, path: path)
    }

    package var uncompressed: Int { table.uncompressed }
    package var fileBytes: Int { file.count }

    /// The frame that holds a line. Throws a damage fault if none does.
    func frame(of place: LinePlace) throws -> SeekTable.Frame {
        guard let frame = table.frame(at: place.start), place.start >= 0, place.length >= 0,
            place.length <= frame.length - (place.start - frame.start)
        else { throw Fault.damage("it has no line where the index says", at: path, fix: Index.fix) }
        return frame
    }

    /// Calls `body` with each of these lines, which come in ascending order of their starts, verified; a frame is decompressed once.
    func forEach(
        _ places: [LinePlace], with decompressor: inout ZstdDecompressor,
        _ body: (borrowing Span<UInt8>, LinePlace) throws -> Void
    ) throws {
        var lines = ByteBuffer(capacity: ShardBuilder.frameBytes * 2)
        var held = -1
        for place in places {
            let frame = try frame(of: place)
            if frame.offset != held {
                held = frame.offset
                lines.removeAll()
                try decompress(frame, with: &decompressor, into: &lines)
            }
            let line = lines.span(place.start - frame.start..<place.start - frame.start + place.length)
            guard SHA256.digest(of: line) == place.digest else {
                throw Fault.damage("the document \(place.digest.short) is not what its digest says", at: path)
            }
            try body(line, place)
        }
    }

    func decompress(
        _ frame: SeekTable.Frame, with decompressor: inout ZstdDecompressor, into lines: inout ByteBuffer
    ) throws {
        // A damaged table must not make us reserve memory beyond what zstd could have packed into the frame: at the most one block
        // of 128 KiB in 4 bytes.
        guard frame.length <= 1 << 31, frame.length >> 15 <= frame.compressed else {
            throw Fault.damage("a frame's length is not possible", at: path)
        }
        let bytes = file.span.extracting(frame.offset..<frame.offset + frame.compressed)
        guard SHA256.digest(of: bytes) == frame.digest else {
            throw Fault.damage("the frame at byte \(frame.offset) is damaged", at: path)
        }
        do {
            try decompressor.decompress(bytes, length: frame.length, into: &lines)
        } catch let error as ZstdError {
            throw Fault.damage("the frame at byte \(frame.offset) is damaged (\(error))", at: path)
        }
    }

    /// Calls `body` with every line, its digest computed, and its place; afterwards the shard's name is verified.
    ///
    /// Memory is one frame. Lines are handed out before the name is known to be right: a caller that keeps them waits for the return.
    package func forEachLine(
        name: Digest, with decompressor: inout ZstdDecompressor,
        _ body: (borrowing Span<UInt8>, LinePlace) throws -> Void
    ) throws {
        var whole = StreamDigest()
        var lines = ByteBuffer(capacity: ShardBuilder.frameBytes * 2)
        for frame in table.frames {
            lines.removeAll()
            try decompress(frame, with: &decompressor, into: &lines)
            var start = 0
            let span = lines.span
            while let end = ByteSearch.first(0x0A, in: span, from: start) {
                let line = span.extracting(start..<end)
                let digest = whole.digest(of: line, whileAdding: span.extracting(start..<end + 1))
                try body(line, LinePlace(digest: digest, start: frame.start + start, length: end - start))
                start = end + 1
            }
            guard start == span.count else { throw Fault.damage("a line has no end", at: path) }
            file.forget(frame.offset..<frame.offset + frame.compressed)
        }
        guard whole.finish() == name else {
            throw Fault.damage("its lines are not what its name says", at: path)
        }
    }
}

extension MappedFile {
    /// Opens a file that the store must have. Throws a damage fault where it is missing.
    static func open(stored path: String, _ what: String) throws -> MappedFile {
        do {
            return try MappedFile(path)
        } catch let error as SystemError {
            if error.isMissing { throw Fault.damage("\(what) is missing", at: path) }
            throw error
        }
    }
}
