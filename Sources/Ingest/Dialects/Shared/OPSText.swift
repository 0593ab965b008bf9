internal import Native

/// Restores lines in OPS's text, which has no markup but remains of some, written as text.
///
/// A line feed ends a line, unless it wraps one. `<tb>` begins a row of a table and `<SEP>` a cell; `<img …/>`,
/// `<EMI …>`, `EMI83.1` and `<IMAGE>` stand for images, `<Desc/Clms Page number 2>` for a page break, `cm<2>`, `5<th>` and `L<SUP>1</SUP>` for
/// superscripts, `&num;` for a sign.
/// Paragraph numbers (`[0001]`) begin lines. All of it was found in real files; other signs in angle brackets stay.
enum OPSText {
    /// The lines below `node`, trimmed, without empty ones.
    static func lines(_ tape: XMLTape, _ node: XMLNode, defects: inout DefectCounts) -> [String] {
        var bytes: [UInt8] = []
        append(tape, node, to: &bytes)
        var lines: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                var next = index + 1
                if byte == 0x0D, next < bytes.count, bytes[next] == 0x0A { next += 1 }
                let isWrap = isWrap(bytes, at: next, after: lines[lines.count - 1])
                if isWrap { lines[lines.count - 1].append(0x20) } else { lines.append([]) }
                index = next
            } else if byte == 0x3C, let mark = Mark(bytes, at: index) {
                switch mark.kind {
                case .image: defects[.image] += 1
                case .row: lines.append([])
                case .cell: lines[lines.count - 1] += Array(" | ".utf8)
                case .page: lines[lines.count - 1].append(0x20)
                case .raised(let text): lines[lines.count - 1] += Array(Superscript.written(text).utf8)
                case .transparent: break
                }
                index = mark.end
            } else if byte == 0x26, let named = named(bytes, at: index) {
                lines[lines.count - 1] += named.text
                index = named.end
            } else if byte == 0x45, let end = imageNumber(bytes, at: index) {
                defects[.image] += 1
                index = end
            } else {
                if byte == 0x5B, isParagraphNumber(bytes, at: index) { lines.append([]) }
                lines[lines.count - 1].append(byte)
                index += 1
            }
        }
        return lines.filter { line in line.contains { $0 > 0x20 } }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// `&num;`, a named character that was escaped once more; numbers, and names that nobody defines, stay.
    private static func named(_ bytes: [UInt8], at start: Int) -> (text: [UInt8], end: Int)? {
        var end = start + 1
        while end < bytes.count, bytes[end].isWordSign, end - start < 32 { end += 1 }
        guard end > start + 1, end < bytes.count, bytes[end] == 0x3B else { return nil }
        guard let text = EntityTable.text(named: String(decoding: bytes[(start + 1)..<end], as: UTF8.self)) else {
            return nil
        }
        return (Array(text.utf8), end + 1)
    }

    /// Whether a line goes on behind its end: two blanks, or one and a small letter where no clause has ended.
    private static func isWrap(_ bytes: [UInt8], at next: Int, after line: [UInt8]) -> Bool {
        guard next + 1 < bytes.count else { return true }
        guard bytes[next] == 0x20 || bytes[next] == 0x09 else { return false }
        if bytes[next + 1] <= 0x20 { return true }
        guard bytes[next + 1] >= 0x61, bytes[next + 1] <= 0x7A else { return false }
        return line.last { $0 > 0x20 }.map { !".:;".utf8.contains($0) } ?? true
    }

    private static func append(_ tape: XMLTape, _ node: XMLNode, to bytes: inout [UInt8]) {
        for child in tape.children(node) {
            if tape.isElement(child) {
                append(tape, child, to: &bytes)
            } else if tape.isText(child) {
                let text = tape.bytes(child)
                for index in 0..<text.count { bytes.append(text[index]) }
            }
        }
    }

    /// `[0001]` to `[99999]`, with text or a blank in front.
    private static func isParagraphNumber(_ bytes: [UInt8], at start: Int) -> Bool {
        var end = start + 1
        while end < bytes.count, bytes[end] >= 0x30, bytes[end] <= 0x39 { end += 1 }
        guard end < bytes.count, bytes[end] == 0x5D else { return false }
        return end - start == 5 || end - start == 6
    }

    /// Where `EMI83.1`, a drawing's place, ends.
    private static func imageNumber(_ bytes: [UInt8], at start: Int) -> Int? {
        guard start + 5 < bytes.count, bytes[start + 1] == 0x4D, bytes[start + 2] == 0x49 else { return nil }
        if start > 0, bytes[start - 1].isWordSign { return nil }
        var end = start + 3
        while end < bytes.count, bytes[end].isDigitSign { end += 1 }
        guard end > start + 3, end + 1 < bytes.count, bytes[end] == 0x2E, bytes[end + 1].isDigitSign else { return nil }
        end += 1
        while end < bytes.count, bytes[end].isDigitSign { end += 1 }
        return end
    }

    /// Breaks a line before each next claim number that follows a full stop: `… a gate. 2. The device …`.
    static func splitAtNumbers(_ lines: [String]) -> [String] {
        var result: [String] = []
        var next = 1
        for line in lines {
            var rest = Array(line.utf8)
            if let start = RunOnClaims.starts([Array(rest.prefix(24))], after: next - 1).first {
                next = start.number + 1
            }
            while let place = place(of: next, in: rest) {
                result.append(String(decoding: rest[..<place], as: UTF8.self))
                rest.removeFirst(place)
                next += 1
            }
            result.append(String(decoding: rest, as: UTF8.self))
        }
        return result
    }

    /// Where ` 2. T` follows a full stop.
    private static func place(of number: Int, in line: [UInt8]) -> Int? {
        guard number > 1 else { return nil }
        let wanted = Array(". \(number). ".utf8)
        guard let place = ByteSearch.first(wanted, in: line.span), place + wanted.count < line.count else { return nil }
        let letter = line[place + wanted.count]
        return letter >= 0x41 && letter <= 0x5A || letter >= 0x80 ? place + 2 : nil
    }

    /// Markup that stands as text.
    private struct Mark {
        enum Kind {
            case image, row, cell, page, transparent
            case raised(String)
        }
        let kind: Kind
        let end: Int

        /// Reads the mark at a `<`; `nil` if the sign is text (`a < b`, a peptide, a name of a database).
        init?(_ bytes: [UInt8], at start: Int) {
            var end = start + 1
            while end < bytes.count, bytes[end] != 0x3E, bytes[end] != 0x3C, end - start < 200 { end += 1 }
            guard end < bytes.count, bytes[end] == 0x3E else { return nil }
            let word = bytes[(start + 1)..<end].prefix { $0 > 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
            switch String(decoding: word, as: UTF8.self) {
            case "img", "emi", "image": kind = .image
            case "tb": kind = .row
            case "sep": kind = .cell
            case "desc/clms", "table", "/table": kind = .page
            case "sub", "/sub", "rti", "/rti": kind = .transparent
            case "sup":
                var last = end + 1
                while last < bytes.count, bytes[last] != 0x3C, last - end < 64 { last += 1 }
                let raised = bytes[(end + 1)..<last]
                guard ByteSearch.has("</SUP>", in: bytes.span, at: last), let first = raised.first, first > 0x20 else {
                    return nil
                }
                kind = .raised(String(decoding: raised, as: UTF8.self))
                end = last + 5
            default:
                let inside = bytes[(start + 1)..<end]
                guard Self.isRaised(inside, after: start > 0 ? bytes[start - 1] : 0x20) else { return nil }
                kind = .raised(String(decoding: inside, as: UTF8.self))
            }
            self.end = end + 1
        }

        /// `cm<2>`, `Mg<2+>`, `M<-1>`, `<33>P`, and letters where they stand at a word: `R<a>`, `5<th>`, `Microfluor<(R)>`.
        private static func isRaised(_ inside: ArraySlice<UInt8>, after previous: UInt8) -> Bool {
            if inside.isEmpty || inside.count > 4 { return false }
            if inside.allSatisfy({ $0.isDigitSign || $0 == 0x2B || $0 == 0x2D }) { return true }
            guard previous > 0x20 else { return false }
            return inside.count <= 2 && inside.allSatisfy(\.isWordSign) || inside.elementsEqual("(R)".utf8)
        }
    }
}

extension UInt8 {
    fileprivate var isDigitSign: Bool { self >= 0x30 && self <= 0x39 }
    fileprivate var isWordSign: Bool { isDigitSign || self | 0x20 >= 0x61 && self | 0x20 <= 0x7A }
}
