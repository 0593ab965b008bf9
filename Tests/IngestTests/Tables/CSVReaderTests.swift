import Corpus
import Ingest
import Native
import Testing

/// A CSV parser that is slow and plain to see: one character after the other, all in memory.
private func obviousRows(_ text: [UInt8], separator: UInt8) -> [[[UInt8]]] {
    var rows: [[[UInt8]]] = []
    var row: [[UInt8]] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuoted = false
    var index = 0
    func endRow() {
        row.append(cell)
        if row.count > 1 || !row[0].isEmpty || wasQuoted { rows.append(row) }
        row = []
        cell = []
        wasQuoted = false
    }
    while index < text.count {
        let byte = text[index]
        if isQuoted {
            if byte == 0x22, index + 1 < text.count, text[index + 1] == 0x22 {
                cell.append(0x22)
                index += 1
            } else if byte == 0x22 {
                isQuoted = false
            } else {
                cell.append(byte)
            }
        } else if byte == 0x22, cell.isEmpty, !wasQuoted {
            isQuoted = true
            wasQuoted = true
        } else if byte == separator {
            row.append(cell)
            cell = []
            wasQuoted = false
        } else if byte == 0x0A || byte == 0x0D {
            endRow()
        } else {
            cell.append(byte)
        }
        index += 1
    }
    if !row.isEmpty || !cell.isEmpty || wasQuoted { endRow() }
    return rows
}

@Suite struct CSVReaderTests {
    /// All rows as text, read in chunks; unreadable ones as their reason alone.
    private func rows(_ text: [UInt8], separator: UInt8? = nil, chunk: Int, longest: Int = 1 << 20) -> [[String]] {
        var reader = CSVReader(separator: separator, longestRow: longest)
        var rows: [[String]] = []
        var buffer: [UInt8] = []
        var position = 0
        while true {
            let end = min(position + chunk, text.count)
            buffer += text[position..<end]
            position = end
            var taken = 0
            while let step = reader.next(in: buffer.span, from: &taken, isLast: position == text.count) {
                switch step {
                case .row: rows.append((0..<reader.count).map { reader.text($0, in: buffer.span).text })
                case .unreadable(_, let reason): rows.append([reason])
                }
            }
            buffer.removeFirst(taken)
            if position == text.count { return [reader.header] + rows }
        }
    }

    private static let pieces = ["a", "gate", "", "\"", "\"\"", "\n", "\r\n", "\r", ",", "\t", ";", "é", "水", " ", "0"]

    /// A table with quotes, separators and line breaks in its cells.
    private func randomTable(_ generator: inout SeededGenerator, separator: Character) -> [UInt8] {
        let columns = 2 + generator.uniform(4)
        let breaks = ["\n", "\r\n", "\r"]
        let lineBreak = breaks[generator.uniform(3)]
        var text = ""
        let count = 1 + generator.uniform(8)
        for place in 0..<count {
            let cells = (0..<columns).map { column -> String in
                if place == 0 { return "c\(column)" }
                let cell = (0..<generator.uniform(4)).map { _ in Self.pieces[generator.uniform(Self.pieces.count)] }
                    .joined()
                let special: Set<Character> = ["\"", "\n", "\r", "\r\n", separator]
                guard cell.contains(where: special.contains) || generator.uniform(3) == 0 else { return cell }
                return "\"" + cell.replacing("\"", with: "\"\"") + "\""
            }
            text += cells.joined(separator: String(separator))
            if place + 1 < count || generator.uniform(2) == 0 { text += lineBreak }
        }
        return Array(text.utf8)
    }

    @Test("reads random tables as a parser that goes byte by byte does, in chunks of any size")
    func agrees() {
        var generator = SeededGenerator(seed: 4180)
        for round in 0..<3000 {
            let separator: Character = [",", "\t", ";"][generator.uniform(3)]
            let byte = separator.asciiValue ?? 0
            let text = randomTable(&generator, separator: separator)
            let expected = obviousRows(text, separator: byte).map { $0.map { String(decoding: $0, as: UTF8.self) } }
            for chunk in [1, 2, 3, 7, 1000] {
                let found = rows(text, separator: round % 2 == 0 ? byte : nil, chunk: chunk)
                #expect(found == expected, "\(String(decoding: text, as: UTF8.self).debugDescription), chunk \(chunk)")
                if found != expected { return }
            }
        }
    }

    @Test(
        "finds the separator in the header, outside quotes",
        arguments: [
            ("a,b\n1,2\n", ","), ("a\tb,c\td\n1\t2\t3\n", "\t"), ("a;b\n1;2", ";"), ("\"a,b,c\";d\n1;2\n", ";"),
            ("a|b\n1|2\n", "|"), ("alone\n1\n", ","),
        ])
    func separators(text: String, separator: String) {
        var reader = CSVReader()
        var position = 0
        let bytes = Array(text.utf8)
        while reader.next(in: bytes.span, from: &position, isLast: true) != nil {}
        #expect(reader.separator == separator.utf8.first)
    }

    @Test(
        "what is broken costs one line, with its bytes and the reason", arguments: [1, 5, 1000], ["\n", "\r\n", "\r"])
    func recovers(chunk: Int, lineBreak: String) {
        let lines = "\u{FEFF}a,b\n1,2\n3\n4,5,6\n\"7\" x,8\n9,\"10\n11,12\n"
        let text = Array(lines.replacing("\n", with: lineBreak).utf8)
        #expect(
            rows(text, chunk: chunk) == [
                ["a", "b"], ["1", "2"], ["1 cells where the header has 2"], ["3 cells where the header has 2"],
                ["text follows the closing quote at byte 2 of the row"],
                ["the quote at byte 2 of the row is not closed"], ["11", "12"],
            ])
    }

    @Test("the ranges of rows are their bytes")
    func ranges() {
        let text = "a,b\r\n1,\"x\ny\"\r\n\r\n3\r\n4,5"
        let bytes = Array(text.utf8)
        var reader = CSVReader()
        var position = 0
        var found: [String] = []
        while let step = reader.next(in: bytes.span, from: &position, isLast: true) {
            switch step {
            case .row(let range), .unreadable(let range, _): found.append(String(decoding: bytes[range], as: UTF8.self))
            }
        }
        #expect(found == ["1,\"x\ny\"", "3", "4,5"])
    }

    @Test("a quote that is never closed holds back no more than the longest row")
    func bounded() {
        var text = Array("a,b\n1,\"open\n".utf8)
        for row in 0..<100 { text += Array("\(row),x\n".utf8) }
        let found = rows(text, chunk: 50, longest: 200)
        #expect(found.count == 102 && found[1][0].hasPrefix("the row is longer than 200 bytes"))
        #expect(found[2] == ["0", "x"] && found[101] == ["99", "x"])
    }

    @Test("bytes that are not UTF-8 become U+FFFD and say so")
    func encoding() {
        let bytes = Array("a\n".utf8) + [0x78, 0xBF, 0x79, 0x0A]
        var reader = CSVReader()
        var position = 0
        #expect(reader.next(in: bytes.span, from: &position, isLast: true) == .row(2..<5))
        let (text, isDamaged) = reader.text(0, in: bytes.span)
        #expect(text == "x\u{FFFD}y" && isDamaged)
    }
}
