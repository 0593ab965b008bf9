/// Finds start tags with more attributes than any document has, before libxml2 reads them.
///
/// libxml2 up to 2.11 compares the attributes of an element each with each: a million of them take it an hour.
enum XMLTagScan {
    /// Attributes of one element, at the most.
    static let mostAttributes = 2048
    /// The shortest attribute, ` a=""`, has five bytes, and no tag has a `<` inside: a tag of that many attributes is a stretch of twice
    /// this length without one, and a step of this length cannot miss it.
    private static let stride = 4 << 10

    /// Where a start tag begins that has too many attributes; `nil` if there is none.
    ///
    /// Looks at one `<` in every stride: its cost is nothing beside parsing.
    static func crowdedTag(in bytes: Span<UInt8>) -> Int? {
        var position = 0
        var last = 0
        while position < bytes.count {
            let next = ByteSearch.first(0x3C, in: bytes, from: position) ?? bytes.count
            if next - position >= stride, let open = opening(before: position, in: bytes, from: last),
                isCrowded(bytes.extracting(open..<next))
            {
                return open
            }
            last = next
            position = next + stride
        }
        return nil
    }

    /// The last `<` before `position`.
    private static func opening(before position: Int, in bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = min(position, bytes.count - 1)
        while index >= start {
            if bytes[index] == 0x3C { return index }
            index -= 1
        }
        return nil
    }

    /// Counts the `=` outside of quotes up to the tag's end.
    private static func isCrowded(_ tag: Span<UInt8>) -> Bool {
        if tag.count > 1, tag[1] == 0x21 || tag[1] == 0x3F || tag[1] == 0x2F { return false }
        var quote: UInt8 = 0
        var count = 0
        for index in 0..<tag.count {
            let byte = tag[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
                continue
            }
            switch byte {
            case 0x22, 0x27: quote = byte
            case 0x3D:
                count += 1
                if count > mostAttributes { return true }
            case 0x3E: return false
            default: break
            }
        }
        return false
    }
}
