/// Where tags and elements lie in bytes that look like XML; nothing is checked.
struct Markup {
    struct Tag {
        var range: Range<Int>
        var name: Range<Int>
        var isEnd: Bool
        var isEmpty: Bool
    }

    var tags: [Tag] = []
    /// From start tag to end tag.
    var elements: [Range<Int>] = []

    init(_ bytes: [UInt8]) {
        var index = 0
        var open: [(name: ArraySlice<UInt8>, start: Int)] = []
        while index < bytes.count, tags.count < 4000 {
            guard let start = bytes[index...].firstIndex(of: 0x3C), let end = bytes[start...].firstIndex(of: 0x3E)
            else {
                break
            }
            index = end + 1
            guard start + 1 < end, bytes[start + 1] != 0x21, bytes[start + 1] != 0x3F else { continue }
            let isEnd = bytes[start + 1] == 0x2F
            let from = isEnd ? start + 2 : start + 1
            var to = from
            while to < end, bytes[to] > 0x20, bytes[to] != 0x2F { to += 1 }
            let tag = Tag(range: start..<end + 1, name: from..<to, isEnd: isEnd, isEmpty: bytes[end - 1] == 0x2F)
            tags.append(tag)
            if tag.isEmpty {
                elements.append(tag.range)
            } else if !isEnd {
                open.append((bytes[tag.name], start))
            } else if let place = open.lastIndex(where: { $0.name.elementsEqual(bytes[tag.name]) }) {
                elements.append(open[place].start..<end + 1)
                open.removeSubrange(place...)
            }
        }
    }

    /// The runs of text between tags.
    func texts(_ count: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for (tag, next) in zip(tags, tags.dropFirst()) where tag.range.upperBound < next.range.lowerBound {
            found.append(tag.range.upperBound..<next.range.lowerBound)
        }
        return found
    }
}
