internal import Native

/// The names of the elements that hold a record, as bytes, for finding them without parsing.
enum RecordTags {
    /// Local names, each as UTF-8.
    static let names: Set<[UInt8]> = {
        var names: Set<[UInt8]> = []
        for dialect in Dialects.all {
            for element in dialect.recordElements { names.insert(Array(element.rawValue.utf8)) }
        }
        return names
    }()

    /// A start tag found in bytes: where it begins and its name as written, with the prefix.
    struct Tag {
        var start: Int
        var qualifiedName: [UInt8]
        var isRecord: Bool
    }

    /// The first element's start tag at or after `start`, comments, instructions and declarations skipped.
    static func firstElement(in bytes: Span<UInt8>, from start: Int, to limit: Int) -> Tag? {
        var index = start
        while let open = ByteSearch.first(0x3C, in: bytes, from: index), open + 1 < limit {
            switch bytes[open + 1] {
            case 0x21:
                if ByteSearch.has("<!--", in: bytes, at: open) {
                    guard let end = ByteSearch.first("-->", in: bytes, from: open + 4, to: limit) else { return nil }
                    index = end + 3
                } else if ByteSearch.has("<![CDATA[", in: bytes, at: open) {
                    guard let end = ByteSearch.first("]]>", in: bytes, from: open + 9, to: limit) else { return nil }
                    index = end + 3
                } else {
                    guard let end = declarationEnd(in: bytes, from: open + 2, to: limit) else { return nil }
                    index = end
                }
            case 0x3F:
                guard let end = ByteSearch.first("?>", in: bytes, from: open + 2, to: limit) else { return nil }
                index = end + 2
            default:
                if let name = name(in: bytes, at: open + 1, to: limit) {
                    return Tag(start: open, qualifiedName: name, isRecord: isRecord(name))
                }
                index = open + 1
            }
        }
        return nil
    }

    /// The first record's start tag after `start`.
    static func firstRecord(in bytes: Span<UInt8>, from start: Int, to limit: Int) -> Tag? {
        var index = start
        while let tag = firstElement(in: bytes, from: index, to: limit) {
            if tag.isRecord { return tag }
            index = tag.start + 1
        }
        return nil
    }

    static func isRecord(_ qualifiedName: [UInt8]) -> Bool {
        let local = qualifiedName.lastIndex(of: 0x3A).map { Array(qualifiedName[($0 + 1)...]) } ?? qualifiedName
        return names.contains(local)
    }

    /// Whether the XML declaration at `start` names an encoding that is not UTF-8.
    static func declaresOtherEncoding(in bytes: Span<UInt8>, at start: Int) -> Bool {
        guard ByteSearch.has("<?xml", in: bytes, at: start),
            let end = ByteSearch.first("?>", in: bytes, from: start),
            let word = ByteSearch.first("encoding", in: bytes, from: start, to: end)
        else { return false }
        let value = String(bytes: bytes.extracting(word + 8..<end)).split { " \t\r\n=\"'".contains($0) }.first ?? ""
        return !["", "utf-8", "utf8", "us-ascii", "ascii"].contains(value.lowercased())
    }

    /// The end of `<!DOCTYPE … [ … ]>`: quotes and the internal subset are passed over.
    private static func declarationEnd(in bytes: Span<UInt8>, from start: Int, to limit: Int) -> Int? {
        var index = start
        var depth = 0
        while index < limit {
            switch bytes[index] {
            case 0x22, 0x27:
                guard let end = ByteSearch.first(bytes[index], in: bytes, from: index + 1), end < limit else {
                    return nil
                }
                index = end
            case 0x5B: depth += 1
            case 0x5D: depth -= 1
            case 0x2D where depth > 0 && ByteSearch.has("<!--", in: bytes, at: index - 2):
                guard let end = ByteSearch.first("-->", in: bytes, from: index + 2, to: limit) else { return nil }
                index = end + 2
            case 0x3E where depth <= 0: return index + 1
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func name(in bytes: Span<UInt8>, at start: Int, to limit: Int) -> [UInt8]? {
        var end = start
        scan: while end < limit, end - start < 200 {
            switch bytes[end] {
            case 0x20, 0x09, 0x0A, 0x0D, 0x2F, 0x3E: break scan
            case 0x3C, 0x26, 0x22, 0x27: return nil
            default: end += 1
            }
        }
        return end > start ? [UInt8](bytes.extracting(start..<end)) : nil
    }
}
