/// Markdown in one line of text (CommonMark 0.31).
enum MarkdownScan {
    static func find(_ line: [UInt8]) -> FoundMarkup? {
        func found(_ what: String, _ place: Range<Int>) -> FoundMarkup {
            FoundMarkup(keyword: "markdown", what: what, place: place)
        }
        let start = line.firstIndex { $0 != 0x20 } ?? line.count
        // An ATX heading: "## Title". One # and a digit is a number.
        let hashes = line[start...].prefix { $0 == 0x23 }.count
        if (1...6).contains(hashes), start + hashes < line.count, line[start + hashes] == 0x20,
            hashes > 1 || start + 2 < line.count && line[start + 2].isASCIILetter
        {
            return found("a heading", start..<start + hashes)
        }
        if line.has("```", at: start) || line.firstIndex(of: Array("```".utf8), from: 0) != nil {
            return found("a code fence", start..<start + 3)
        }
        if line.count - start >= 3, line[start...].allSatisfy({ $0 == line[start] || $0 == 0x20 }),
            [0x2D, 0x2A, 0x5F].contains(line[start])
        {
            return found("a rule", start..<line.count)
        }
        if line.firstIndex(of: Array("|---".utf8), from: 0) != nil
            || line.firstIndex(of: Array("| ---".utf8), from: 0) != nil
            || line.has("|:--", at: start)
        {
            return found("a table", start..<min(start + 4, line.count))
        }
        if line.has("> ", at: start), start + 2 < line.count, line[start + 2].isASCIILetter {
            return found("a quotation", start..<start + 1)
        }
        for (mark, what) in [(UInt8(0x2A), "bold type"), (0x5F, "bold type")] {
            if let place = emphasis(line, mark) { return found(what, place) }
        }
        // A link: "](http".
        if let at = line.firstIndex(of: Array("](http".utf8), from: 0) { return found("a link", at..<at + 6) }
        // Italics: "*word*" with letters inside and no letter outside.
        if let place = italics(line) { return found("italics", place) }
        return nil
    }

    /// `* item`, `- **item**` or `• item` at the beginning of a line.
    static func isBullet(_ line: [UInt8]) -> Bool {
        let start = line.firstIndex { $0 != 0x20 } ?? line.count
        return line.has("* ", at: start) && start + 2 < line.count && line[start + 2].isASCIILetter
    }

    /// `**word …**` or `__word …__` around what begins and ends with a letter, digit or stop.
    private static func emphasis(_ line: [UInt8], _ mark: UInt8) -> Range<Int>? {
        var at = 0
        while at + 2 < line.count {
            guard line[at] == mark, line[at + 1] == mark else {
                at += 1
                continue
            }
            var open = at + 2
            while open < line.count, line[open] == mark { open += 1 }
            let isOpening =
                open - at <= 3 && open < line.count
                && (line[open].isASCIILetter || line[open].isASCIIDigit || line[open] >= 0x80)
                && (at == 0 || !line[at - 1].isASCIILetter)
            if isOpening {
                var end = open + 1
                while end + 1 < line.count {
                    if line[end] == mark, line[end + 1] == mark, line[end - 1] != 0x20, end - open > 2 {
                        return at..<end + 2
                    }
                    end += 1
                }
                // "**Title" at the beginning of a line that was cut.
                if at == 0, mark == 0x2A { return 0..<2 }
            }
            at = open
        }
        return nil
    }

    private static func italics(_ line: [UInt8]) -> Range<Int>? {
        var at = 0
        while let open = line[at...].firstIndex(of: 0x2A) {
            at = open + 1
            guard at < line.count, line[at].isASCIILetter, open == 0 || line[open - 1] == 0x20 || line[open - 1] == 0x28
            else { continue }
            var end = at
            while end < line.count, line[end].isASCIILetter || line[end] == 0x20 || line[end] == 0x2D { end += 1 }
            if end - at > 3, end < line.count, line[end] == 0x2A, line[end - 1] != 0x20,
                end + 1 == line.count || !line[end + 1].isASCIILetter && !line[end + 1].isASCIIDigit
            {
                return open..<end + 1
            }
        }
        return nil
    }
}
