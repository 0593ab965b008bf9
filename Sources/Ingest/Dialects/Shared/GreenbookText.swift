internal import Native

/// Turns Greenbook running text into ours: special characters, superscripts, reissue marks, placeholders of images.
///
/// `.sub.` goes and leaves what it lowers, `.sup.` becomes `^`. Both end at a blank, which the format also puts where there is none in print
/// (`H.sub.2 O`); it stays, because the two cannot be told apart. `.Iadd.` … `.Iaddend.` (inserted by a reissue) stays without its
/// marks; `.[.` … `.].` (struck out) is left out and counted, over several paragraphs too. `##EQU1##` and `##STR1##` are images.
struct GreenbookText {
    private var isDeleting = false
    private(set) var defects = DefectCounts()

    private static let lowered: UInt8 = 0x01
    private static let raised: UInt8 = 0x02

    /// The text of some lines, joined by blanks.
    mutating func text(_ bytes: Span<UInt8>, _ lines: some Sequence<Range<Int>>) -> String {
        var source: [UInt8] = []
        source.reserveCapacity(1024)
        for line in lines {
            if !source.isEmpty { source.append(0x20) }
            for index in line { source.append(bytes[index] < 0x20 ? 0x20 : bytes[index]) }
        }
        guard source.contains(0x2E) || source.contains(0x23) || isDeleting else { return Self.decode(source) }
        let marked = replaceCodes(source, hasEnd: { Self.hasEnd(bytes, after: lines) })
        return Self.raise(marked)
    }

    /// The lines of a table, one string each: columns stand two or more blanks apart; rules are no text.
    mutating func rows(_ bytes: Span<UInt8>, _ lines: [Range<Int>]) -> [String] {
        var rows: [String] = []
        for line in lines {
            let isRule = !line.contains {
                bytes[$0] != 0x5F && bytes[$0] != 0x2D && bytes[$0] != 0x3D && bytes[$0] > 0x20
            }
            if isRule { continue }
            var cells: [Range<Int>] = []
            var start: Int?
            var blanks = 0
            for index in line {
                if bytes[index] <= 0x20 {
                    blanks += 1
                } else {
                    if let from = start, blanks > 1 {
                        cells.append(from..<index - blanks)
                        start = nil
                    }
                    if start == nil { start = index }
                    blanks = 0
                }
            }
            if let start { cells.append(start..<line.upperBound - blanks) }
            let row = cells.map { text(bytes, [$0]) }.filter { !$0.isEmpty }.joined(separator: " | ")
            if !row.isEmpty { rows.append(row) }
        }
        return rows
    }

    /// ASCII, else UTF-8, else Latin-1.
    static func decode(_ bytes: [UInt8]) -> String {
        String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// Whether a struck-out passage that begins in these lines ends anywhere: a mark without its other half strikes nothing out.
    private static func hasEnd(_ bytes: Span<UInt8>, after lines: some Sequence<Range<Int>>) -> Bool {
        guard let first = lines.first(where: { _ in true }) else { return false }
        return ByteSearch.first(".].", in: bytes, from: first.lowerBound) != nil
    }

    private mutating func replaceCodes(_ source: [UInt8], hasEnd: () -> Bool) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            let byte = source[index]
            if isDeleting {
                if byte == 0x2E, source[index...].starts(with: [0x2E, 0x5D, 0x2E]) {
                    isDeleting = false
                    index += 3
                } else {
                    index += 1
                }
            } else if byte == 0x2E, source[index...].starts(with: [0x2E, 0x5B, 0x2E]), hasEnd() {
                isDeleting = true
                defects[.deletedText] += 1
                index += 3
            } else if byte == 0x2E, let (replacement, length) = Self.code(source, index) {
                output += replacement
                index += length
            } else if byte == 0x23, let length = placeholder(source, index) {
                index += length
            } else {
                // A run without a full stop or a number sign is copied whole.
                var end = index + 1
                while end < source.count, source[end] != 0x2E, source[end] != 0x23 { end += 1 }
                output += source[index..<end]
                index = end
            }
        }
        return output
    }

    /// The character of a code at `index`, and how long the code is.
    private static func code(_ source: [UInt8], _ index: Int) -> ([UInt8], Int)? {
        var end = index + 1
        while end < source.count, end - index <= 16, isNameByte(source[end]) { end += 1 }
        guard end < source.count, end > index + 1, source[end] == 0x2E else { return nil }
        let name = [UInt8](source[(index + 1)..<end])
        let length = end - index + 1
        switch String(decoding: name, as: UTF8.self) {
        case "sub", "subsub": return ([lowered], length)
        case "sup", "supsup", "subsup", "supsub": return ([raised], length)
        case "Iadd", "Iaddend": return ([], length)
        default: return GreenbookCodes.character(name).map { ($0, length) }
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte == 0x30 || byte == 0x2B || byte == 0x2D
    }

    /// `##EQU1##`: its length, counted as what it stands for.
    private mutating func placeholder(_ source: [UInt8], _ index: Int) -> Int? {
        guard index + 6 < source.count, source[index + 1] == 0x23 else { return nil }
        var end = index + 2
        while end < source.count, end - index < 16, source[end] >= 0x30, source[end] <= 0x5A { end += 1 }
        guard end > index + 2, end + 1 < source.count, source[end] == 0x23, source[end + 1] == 0x23 else { return nil }
        switch String(decoding: source[(index + 2)..<min(end, index + 5)], as: UTF8.self) {
        case "EQU": defects[.formulaImage] += 1
        case "STR": defects[.chemistryImage] += 1
        default: defects[.image] += 1
        }
        return end + 2 - index
    }

    /// Takes the marks of sub- and superscripts out.
    private static func raise(_ marked: [UInt8]) -> String {
        guard marked.contains(raised) else {
            return decode(marked.contains(lowered) ? marked.filter { $0 != lowered } : marked)
        }
        var output: [UInt8] = []
        var index = 0
        while index < marked.count {
            let byte = marked[index]
            index += 1
            if byte == lowered { continue }
            guard byte == raised else {
                output.append(byte)
                continue
            }
            let end = raisedEnd(marked, index)
            if end > index { output += Array(Superscript.written(decode([UInt8](marked[index..<end]))).utf8) }
            index = end
        }
        return decode(output)
    }

    /// Where a superscript that begins at `start` ends: at a blank, a closing or separating sign, the next mark.
    private static func raisedEnd(_ marked: [UInt8], _ start: Int) -> Int {
        var index = start
        var depth = 0
        while index < marked.count {
            switch marked[index] {
            case 0x00...0x20: return index
            case 0x28: depth += 1
            case 0x29:
                if depth == 0 { return index }
                depth -= 1
            case 0x2C, 0x3A, 0x3B, 0x5D: if depth == 0 { return index }
            case 0x2E:
                // A full stop ends it, a decimal point does not.
                guard index + 1 < marked.count, (0x30...0x39).contains(marked[index + 1]), index > start else {
                    return index
                }
            default: break
            }
            index += 1
        }
        return index
    }
}
