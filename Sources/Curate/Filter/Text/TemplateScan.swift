/// LaTeX, JSON and placeholders of templates in one line of text.
enum TemplateScan {
    static func find(_ line: [UInt8]) -> FoundMarkup? {
        if let place = latex(line) { return FoundMarkup(keyword: "latex", what: "a LaTeX command", place: place) }
        if let place = json(line) { return FoundMarkup(keyword: "json", what: "JSON", place: place) }
        if let place = placeholder(line) {
            return FoundMarkup(keyword: "placeholder", what: "a placeholder", place: place)
        }
        return nil
    }

    private static let commands: Set<String> = [
        "begin", "end", "frac", "text", "textbf", "textit", "mathrm", "mathbf", "mathcal", "section", "subsection",
        "item", "label", "ref",
        "cite", "emph", "left", "right", "sum", "int", "sqrt", "times", "cdot", "alpha", "beta", "gamma", "delta",
        "theta", "lambda", "mu",
        "sigma", "omega", "leq", "geq", "neq", "approx", "infty", "partial", "circ", "degree", "pm", "ldots",
        "underline", "documentclass",
        "usepackage", "maketitle", "title", "author", "hat", "bar", "vec", "mathbb", "quad", "rightarrow",
    ]

    private static func latex(_ line: [UInt8]) -> Range<Int>? {
        var at = 0
        while let slash = line[at...].firstIndex(of: 0x5C) {
            at = slash + 1
            var end = at
            while end < line.count, line[end].isASCIILetter { end += 1 }
            let name = String(decoding: line[at..<end], as: UTF8.self)
            if commands.contains(name) { return slash..<end }
            // "\(" and "\[" open formulas, "\%" and "\&" are escaped signs.
            if end == at, at < line.count, [0x28, 0x5B, 0x25, 0x26, 0x5F, 0x23].contains(line[at]) {
                return slash..<at + 1
            }
        }
        guard let open = line.firstIndex(of: Array("$$".utf8), from: 0) else { return nil }
        return open..<open + 2
    }

    /// `{"title":`, `"abstract": "`, and a line that is a bracket.
    private static func json(_ line: [UInt8]) -> Range<Int>? {
        for key in [
            "\"title\":", "\"abstract\":", "\"claims\":", "\"description\":", "\"text\":", "\"number\":",
            "\"independent\":", "'title':", "'abstract':", "'claims':",
        ] {
            if let at = line.firstIndex(of: Array(key.utf8), from: 0) { return at..<at + key.utf8.count }
        }
        if line.count <= 2, let first = line.first, [0x7B, 0x7D, 0x5B].contains(first) { return 0..<line.count }
        return nil
    }

    /// Words that stand in the brackets of a template.
    private static let hints: Set<String> = [
        "insert", "your", "name", "title", "abstract", "inventor", "inventors", "date", "number", "todo", "tbd",
        "placeholder", "describe", "description",
        "add", "label", "labels", "topic", "company", "address", "applicant", "application", "technology", "field",
        "specific", "details",
        "device", "claim", "claims", "fill", "xxx", "xxxx", "component", "feature", "here", "etc", "continue",
        "omitted", "truncated", "patent",
        "invention", "assignee", "ref", "reference", "citation", "needed", "option", "advantage", "explain",
        "paragraph", "background", "summary", "url", "link", "domain", "keywords", "claim_text", "claims_text",
        "label_names",
    ]

    private static func placeholder(_ line: [UInt8]) -> Range<Int>? {
        for at in line.indices {
            switch line[at] {
            case 0x7B:  // {{name}}, ${name}, {title}
                if line.has("{{", at: at), let end = line.firstIndex(of: Array("}}".utf8), from: at), end - at < 60 {
                    return at..<end + 2
                }
                if let place = hinted(line, at, 0x7D, all: true) { return place }
            case 0x5B:  // [Insert title here], [Your Name]
                if let place = hinted(line, at, 0x5D, all: false) { return place }
            case 0x3C:  // <insert …>, <title here>
                if let place = hinted(line, at, 0x3E, all: false), line[place].contains(0x20) { return place }
            case 0x54:
                if line.has("TODO", at: at) || line.has("TBD", at: at), at == 0 || !line[at - 1].isASCIILetter {
                    return at..<at + 3
                }
            case 0x58:
                if line.has("XXXX", at: at), at == 0 || !line[at - 1].isASCIILetter { return at..<at + 4 }
            case 0x5F:
                if line.has("_____", at: at) { return at..<at + 5 }
            case 0x25:
                if let place = percentName(line, at) { return place }
            case 0x3F:
                if line.has("???", at: at) { return at..<at + 3 }
            default: break
            }
        }
        return nil
    }

    /// `%LABELS%`.
    private static func percentName(_ line: [UInt8], _ start: Int) -> Range<Int>? {
        var end = start + 1
        while end < line.count, (0x41...0x5A).contains(line[end]) || line[end] == 0x5F { end += 1 }
        return end - start > 3 && end < line.count && line[end] == 0x25 ? start..<end + 1 : nil
    }

    /// A bracket with few words of which one is a hint, or all are; brackets with digits alone are references.
    private static func hinted(_ line: [UInt8], _ open: Int, _ closing: UInt8, all: Bool) -> Range<Int>? {
        guard let end = line[open...].prefix(90).firstIndex(of: closing), end > open + 2 else { return nil }
        let words = line[(open + 1)..<end].split { !($0.isASCIILetter || $0 == 0x5F) }.map {
            String(decoding: $0, as: UTF8.self).lowercased()
        }
        guard !words.isEmpty, words.count <= 12,
            line[open + 1].isASCIILetter || line[open + 1] == 0x2E || line[open + 1] == 0x23
        else { return nil }
        let hits = words.filter(hints.contains).count
        // One common word among many says nothing: "[the number of the claim …]" in mathematics is rare, but is no template.
        return (all ? hits == words.count : hits * 3 >= words.count && hits > 0) ? open..<end + 1 : nil
    }
}
