internal import Corpus
internal import Native

/// Claims that stand as the lines of one element, each beginning with its number: OPS, the full-text master, MAREC's PCT texts.
///
/// A line begins a claim where it begins with the next number, or one of the few after it (scanning loses some), and `.` or `)`, and goes
/// on with a capital; `2. heating` in a claim's list of steps does not. What stands before the first such line is a heading.
enum RunOnClaims {
    /// How many numbers may be missing between two claims.
    private static let longestGap = 6

    /// Reads the claims of a set that has one `claim`; `false` if its lines bear no numbers, and nothing was added.
    static func read(_ tape: XMLTape, _ set: XMLNode, language: String?, into builder: inout RecordBuilder) -> Bool {
        var only: XMLNode?
        for claim in tape.elements(set) where tape.name(claim) == .claim {
            if only != nil { return false }
            only = claim
        }
        guard let only else { return false }
        let texts = Array(tape.elements(only))
        let starts = starts(texts.map { Array(tape.string($0).utf8.prefix(24)) })
        if readLines(tape, texts, moreThan: starts.count, language: language, into: &builder) { return true }
        guard let first = starts.first, starts.count > 1 || first.place > 0 else { return false }
        for text in texts[..<first.place] where !tape.string(text).isEmpty { builder.defects[.claimsHeading] += 1 }
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].place : texts.count
            let lines = texts[start.place..<end]
            var parents: [Int] = []
            for line in lines { parents += builder.references(tape, in: line) }
            builder.addClaim(tape, blocks: lines, number: start.number, dependsOn: parents, language: language)
        }
        return true
    }

    /// Claims that begin inside an element, behind the full stop of the one before (`… wird. 7. Verfahren …`); `false`, and nothing added, if
    /// the elements begin as many.
    private static func readLines(
        _ tape: XMLTape, _ texts: [XMLNode], moreThan known: Int, language: String?, into builder: inout RecordBuilder
    ) -> Bool {
        var lines: [String] = []
        var defects = DefectCounts()
        for text in texts {
            var flattener = TextFlattener(.lines, builder.layout(builder.normalised(language)))
            var buffer = ByteBuffer(capacity: 1024)
            buffer.append("\"")
            flattener.block(tape, text, to: &buffer)
            buffer.append("\"")
            defects.add(flattener.defects)
            let written = try? JSONValue(parsing: (0..<buffer.count).map { buffer.span(0..<buffer.count)[$0] }).string
            lines += (written ?? "").split(separator: "\n").map(String.init)
        }
        lines = OPSText.splitAtNumbers(lines)
        let starts = starts(lines.map { Array($0.utf8.prefix(24)) })
        guard let first = starts.first, starts.count > known else { return false }
        builder.defects.add(defects)
        builder.defects[.claimsHeading] += first.place
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].place : lines.count
            builder.addClaim(lines: Array(lines[start.place..<end]), number: start.number, language: language)
        }
        return true
    }

    /// The lines that begin a claim after number `previous`, and the claims' numbers.
    static func starts(_ lines: [[UInt8]], after previous: Int = 0) -> [(place: Int, number: Int)] {
        var starts: [(place: Int, number: Int)] = []
        for (place, line) in lines.enumerated() {
            let last = starts.last?.number ?? previous
            guard let number = number(line, expected: last + 1), number > last, number <= last + longestGap else {
                continue
            }
            starts.append((place, number))
        }
        return starts
    }

    /// The claim number that a line begins with; the one expected may lack its point (`1 A process`).
    private static func number(_ line: [UInt8], expected: Int) -> Int? {
        var index = 0
        while index < line.count, line[index] <= 0x20 || line[index] == 0x2E { index += 1 }
        var number = 0
        let start = index
        while index < line.count, line[index] >= 0x30, line[index] <= 0x39, index - start < 4 {
            number = number * 10 + Int(line[index] - 0x30)
            index += 1
        }
        guard index > start, index < line.count else { return nil }
        let isMarked = line[index] == 0x2E || line[index] == 0x29
        guard isMarked || line[index] == 0x20 && number == expected else { return nil }
        if isMarked { index += 1 }
        while index < line.count, line[index] == 0x20 { index += 1 }
        guard index < line.count else { return isMarked ? number : nil }
        let isCapital = line[index] >= 0x41 && line[index] <= 0x5A || line[index] >= 0x80
        return isCapital || isMarked && "([\"<'".utf8.contains(line[index]) ? number : nil
    }
}
