/// Tags and entities of HTML and XML in one line of text.
enum TagScan {
    private static let names: Set<String> = [
        "p", "br", "div", "span", "b", "i", "u", "em", "strong", "sub", "sup", "ul", "ol", "li", "table", "tr", "td",
        "th", "tbody",
        "thead", "h1", "h2", "h3", "h4", "h5", "h6", "a", "img", "html", "body", "head", "title", "script", "style",
        "pre", "code", "hr",
        "font", "center", "blockquote", "section", "article", "abstract", "claim", "claims", "description",
        "claim-text", "maths",
        "math", "mi", "mo", "mn", "mrow", "figref", "invention-title", "heading", "patent", "document", "figure",
        "label",
    ]

    static func find(_ line: [UInt8]) -> FoundMarkup? {
        var tags = 0
        for at in line.indices {
            if line[at] == 0x3C, let place = tag(line, at) {
                // A lone opening tag may be what a patent speaks of; a closing one, one with attributes or many are left over.
                tags += 1
                let isOpening = line[place.lowerBound + 1].isASCIILetter && line[place.upperBound - 2] != 0x2F
                if isOpening && !line[place].contains(0x3D) && tags < 6 && at > 0 { continue }
                return FoundMarkup(keyword: "html", what: "a tag", place: place)
            }
            if line[at] == 0x26, let place = entity(line, at) {
                return FoundMarkup(keyword: "html", what: "an entity", place: place)
            }
        }
        return nil
    }

    /// `<name …>`, `</name>`, `<name/>`, `<!--`, `<?xml`.
    private static func tag(_ line: [UInt8], _ start: Int) -> Range<Int>? {
        if line.has("<!--", at: start) || line.has("<?xml", at: start) || line.has("<!DOC", at: start)
            || line.has("<![CDATA[", at: start)
        {
            return start..<start + 4
        }
        var at = start + 1
        let isClosing = at < line.count && line[at] == 0x2F
        if isClosing { at += 1 }
        let begin = at
        while at < line.count, line[at].isASCIILetter || line[at].isASCIIDigit || line[at] == 0x2D { at += 1 }
        guard at > begin, at - begin < 20, at < line.count else { return nil }
        let name = String(decoding: line[begin..<at], as: UTF8.self).lowercased()
        let isKnown = names.contains(name)
        if line[at] == 0x3E { return isKnown || isClosing && line[begin].isASCIILetter ? start..<at + 1 : nil }
        if line.has("/>", at: at) || line.has(" />", at: at) { return isKnown ? start..<at + 2 : nil }
        // Attributes: a name, = and a quotation mark before the next >.
        guard isKnown, line[at] == 0x20, let end = line[at...].firstIndex(of: 0x3E), end - at < 400 else { return nil }
        return line[at..<end].contains(0x3D) ? start..<end + 1 : nil
    }

    private static let entities: Set<String> = [
        "amp", "lt", "gt", "quot", "apos", "nbsp", "ldquo", "rdquo", "lsquo", "rsquo", "mdash", "ndash", "deg", "micro",
        "times", "hellip",
    ]

    private static func entity(_ line: [UInt8], _ start: Int) -> Range<Int>? {
        guard let end = line[start...].prefix(12).firstIndex(of: 0x3B), end > start + 1 else { return nil }
        let name = line[(start + 1)..<end]
        if name.first == 0x23 {
            return name.dropFirst().allSatisfy { $0.isASCIIDigit || $0.isASCIILetter } && name.count > 1
                ? start..<end + 1 : nil
        }
        return entities.contains(String(decoding: name, as: UTF8.self)) ? start..<end + 1 : nil
    }
}
