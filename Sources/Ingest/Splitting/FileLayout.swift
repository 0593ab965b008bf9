internal import Native

/// How the records lie in a file, found by looking at its beginning.
package enum FileLayout: Sendable, Equatable {
    /// XML documents one after the other, each with its own declaration.
    case documents
    /// Records inside another element, each from its start tag to its end tag; the first has that name (with its prefix).
    case container([UInt8])
    /// One document as a whole: other encodings, which cannot be cut by ASCII bytes.
    case whole
    /// USPTO Greenbook text: records begin with a line `PATN`.
    case greenbook
    /// Nothing that a reader knows; `reason` says what was seen.
    case foreign(reason: String)

    /// Looks at the first bytes of a file (all of a small one).
    package static func detect(_ bytes: Span<UInt8>) -> FileLayout {
        if bytes.count >= 2 {
            let mark = (bytes[0], bytes[1])
            // UTF-16 and UTF-32, with or without a byte-order mark.
            if mark == (0xFF, 0xFE) || mark == (0xFE, 0xFF) || mark == (0x3C, 0x00) || mark == (0x00, 0x3C)
                || isUTF32(bytes)
            {
                return .whole
            }
        }
        var start = 0
        if ByteSearch.has("\u{FEFF}", in: bytes, at: 0) { start = 3 }
        // Not a whole file of any size: what is looked at is in memory.
        let limit = min(bytes.count, 64 << 20)
        while start < limit && bytes[start] <= 0x20 { start += 1 }
        if start == limit {
            return .foreign(reason: bytes.count == 0 ? "the file is empty" : "the file holds only white space")
        }
        guard bytes[start] == 0x3C else {
            return isGreenbook(bytes, from: start)
                ? .greenbook : .foreign(reason: "the file is neither XML nor Greenbook text")
        }
        guard let root = RecordTags.firstElement(in: bytes, from: start, to: bytes.count) else {
            return .foreign(reason: "there is no element in the file")
        }
        if root.isRecord {
            // A large file without declarations is cut at its start tags; a small one is tried whole first.
            if bytes.count > 4 << 20,
                let next = Boundary.recordStart(root.qualifiedName, in: bytes, from: root.start + 1),
                Boundary.documentStart(in: bytes.extracting(0..<next), from: root.start) == nil
            {
                return .container(root.qualifiedName)
            }
            return .documents
        }
        if let record = RecordTags.firstRecord(in: bytes, from: root.start + 1, to: bytes.count) {
            // Documents of several kinds one after the other, the first without a record?
            if let next = Boundary.documentStart(in: bytes, from: root.start), next < record.start { return .documents }
            // A record cut out of it would lose the declaration that says how to read its bytes.
            if RecordTags.declaresOtherEncoding(in: bytes, at: start) { return .documents }
            return .container(record.qualifiedName)
        }
        return .foreign(reason: "no patent document in <\(String(decoding: root.qualifiedName, as: UTF8.self))>")
    }

    /// UTF-32 with the highest byte first: two zeros alone are no text.
    private static func isUTF32(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0 else { return false }
        return bytes[2] == 0xFE && bytes[3] == 0xFF || bytes[2] == 0 && bytes[3] == 0x3C
    }

    private static func isGreenbook(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        if ByteSearch.has("PATN", in: bytes, at: start) { return true }
        let limit = min(bytes.count, 64 << 10)
        return ByteSearch.first("\nPATN", in: bytes, from: start, to: limit) != nil
    }
}

/// Where the pieces of a file begin.
enum Boundary {
    /// The first place at or after `start` where `<?xml ` begins a document: at the beginning, after the end of an element, or after a
    /// byte-order mark, which then is the beginning.
    static func documentStart(in bytes: Span<UInt8>, from start: Int) -> Int? {
        // A question mark is rarer than any other sign of "<?xml", and one byte is found several times faster than five.
        var index = start
        while let mark = ByteSearch.first(0x3F, in: bytes, from: index + 1) {
            let found = mark - 1
            index = mark
            guard found >= start, ByteSearch.has("<?xml", in: bytes, at: found) else { continue }
            index = found + 5
            guard index < bytes.count, bytes[index] <= 0x20 else { continue }
            var before = found - 1
            while before >= 0 && bytes[before] <= 0x20 { before -= 1 }
            if before < 0 || bytes[before] == 0x3E { return found }
            // A mark may stand before each document of a concatenation; left at the end of the one before, it would be text there.
            if ByteSearch.has("\u{FEFF}", in: bytes, at: before - 2), before - 2 >= start { return before - 2 }
        }
        return nil
    }

    /// The first start tag of that name at or after `start`.
    static func recordStart(_ name: [UInt8], in bytes: Span<UInt8>, from start: Int) -> Int? {
        tag([0x3C] + name, in: bytes, from: start)
    }

    /// The index after the first end tag of that name at or after `start`.
    static func recordEnd(_ name: [UInt8], in bytes: Span<UInt8>, from start: Int) -> Int? {
        guard let end = tag([0x3C, 0x2F] + name, in: bytes, from: start) else { return nil }
        return ByteSearch.first(0x3E, in: bytes, from: end).map { $0 + 1 }
    }

    /// What is left from a record's start tag on that stands in a comment or a section without an end: damage, to be told as one piece.
    static func unclosed(_ name: [UInt8], in bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
        guard let found = recordStart(name, in: bytes, from: start),
            ByteSearch.first("-->", in: bytes, from: found) == nil,
            ByteSearch.first("]]>", in: bytes, from: found) == nil
        else { return nil }
        return found..<bytes.count
    }

    private static func tag(_ needle: [UInt8], in bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while let found = ByteSearch.first(needle, in: bytes, from: index) {
            index = found + needle.count
            if index >= bytes.count { return nil }
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E: return found
            default: break
            }
        }
        return nil
    }

    /// The first line `PATN` at or after `start`.
    static func greenbookStart(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while let found = ByteSearch.first("PATN", in: bytes, from: index) {
            index = found + 4
            let atLineStart = found == 0 || bytes[found - 1] == 0x0A || bytes[found - 1] == 0x0D
            let atLineEnd = index >= bytes.count || bytes[index] <= 0x20
            if atLineStart && atLineEnd { return found }
        }
        return nil
    }
}

extension FileLayout {
    /// The first place at or after `start` where a piece begins; the end of the bytes if there is none.
    package func pieceStart(in bytes: Span<UInt8>, from start: Int) -> Int {
        switch self {
        case .documents: Boundary.documentStart(in: bytes, from: start) ?? bytes.count
        case .container(let name): Boundary.recordStart(name, in: bytes, from: start) ?? bytes.count
        case .greenbook: Boundary.greenbookStart(in: bytes, from: start) ?? bytes.count
        case .whole, .foreign: start == 0 ? 0 : bytes.count
        }
    }

    /// The piece that begins at or after `start`, as a range, or `nil` at the end.
    ///
    /// Pieces of `documents` reach to the next one, so that whatever stands between is seen by the parser.
    package func piece(in bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
        switch self {
        case .documents:
            // What stands before the first declaration belongs to the first document.
            var first = start
            while first < bytes.count
                && (bytes[first] <= 0x20 || bytes[first] == 0xEF || bytes[first] == 0xBB || bytes[first] == 0xBF)
            { first += 1 }
            if first == bytes.count { return nil }
            let next = Boundary.documentStart(in: bytes, from: first + 1) ?? bytes.count
            return first..<next
        case .container(let usual):
            // A record of any name; the usual one only says where a large file may be cut.
            guard let tag = RecordTags.firstRecord(in: bytes, from: start, to: bytes.count) else {
                return Boundary.unclosed(usual, in: bytes, from: start)
            }
            let first = tag.start
            let name = tag.qualifiedName
            let next = Boundary.recordStart(name, in: bytes, from: first + name.count) ?? bytes.count
            // Looked for up to the next record only: else a file without end tags is gone through once a record.
            let record = bytes.extracting(0..<next)
            let end = Boundary.recordEnd(name, in: record, from: first) ?? selfClosingEnd(in: record, from: first)
            return first..<(end ?? next)
        case .greenbook:
            guard let first = Boundary.greenbookStart(in: bytes, from: start) else { return nil }
            return first..<(Boundary.greenbookStart(in: bytes, from: first + 4) ?? bytes.count)
        case .whole:
            return start == 0 && bytes.count > 0 ? 0..<bytes.count : nil
        case .foreign:
            return nil
        }
    }

    private func selfClosingEnd(in bytes: Span<UInt8>, from start: Int) -> Int? {
        guard let end = ByteSearch.first(0x3E, in: bytes, from: start), bytes[end - 1] == 0x2F else { return nil }
        return end + 1
    }
}
