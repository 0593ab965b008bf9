internal import Native

/// Finds the rows and cells of RFC 4180 text: quoted cells, line breaks within them, `\n`, `\r\n` and `\r` between rows.
///
/// Works on indexes alone; a cell becomes text when it is asked for. What Python's `csv` accepts beyond the RFC and is not ambiguous is read the same:
/// quotes inside an unquoted cell, a missing last line break, blank lines (left out). Text behind a closing quote, a quote that is not closed,
/// and rows with more or fewer cells than the header are unreadable rows; reading goes on with the next line.
package struct CSVReader: ~Copyable {
    /// One step through the rows.
    package enum Step: Equatable {
        /// A row; its cells are in the reader until the next step.
        case row(Range<Int>)
        case unreadable(Range<Int>, String)
    }

    /// The longest row in bytes: what a quote that is never closed may hold back.
    package let longestRow: Int
    /// The names of the columns; empty until the first row was read.
    package private(set) var header: [String] = []
    /// The sign between cells; found in the header unless given.
    package private(set) var separator: UInt8?

    private var cells: [Cell] = []
    private var cellCount = 0
    private var rowStart = 0
    private var isStart = true
    /// In a row longer than `longestRow`, up to the next line break.
    private var isSkipping = false

    private struct Cell {
        /// From the row's beginning; without the quotes.
        var start: Int32
        var end: Int32
        var hasDoubledQuotes: Bool
    }

    package init(separator: UInt8? = nil, longestRow: Int = 64 << 20) {
        self.separator = separator
        self.longestRow = min(longestRow, Int(Int32.max) / 2)
    }

    /// Goes on in a file whose header was read already.
    init(header: [String], separator: UInt8?, longestRow: Int = 64 << 20) {
        self.init(separator: separator, longestRow: longestRow)
        self.header = header
        isStart = false
    }

    /// The number of cells of the current row.
    package var count: Int { cellCount }

    /// The next row at or after `start`; `nil` where `bytes` ends before a whole one does.
    ///
    /// The first row is the header and not given out. `isLast` says that the text ends with `bytes`. The next call goes on after the
    /// step's range; after `nil`, at `start` of the same text with more behind it.
    package mutating func next(in bytes: Span<UInt8>, from start: inout Int, isLast: Bool) -> Step? {
        if isStart {
            if bytes.count < 3, !isLast { return nil }
            if ByteSearch.has("\u{FEFF}", in: bytes, at: start) { start += 3 }
            isStart = false
        }
        while true {
            if !isSkipping { skipBlankLines(bytes, &start) }
            guard start < bytes.count else { return nil }
            if isSkipping { return skip(bytes, &start, isLast) }
            if separator == nil {
                guard let found = Self.detectSeparator(bytes, start, isLast) else { return nil }
                separator = found
            }
            let from = start
            switch scan(bytes, from, isLast) {
            case .row(let end, let after):
                start = after
                if header.isEmpty {
                    header = (0..<cellCount).map { text($0, in: bytes).text }
                    continue
                }
                if cellCount == header.count { return .row(from..<end) }
                return .unreadable(
                    from..<end, "\(cellCount) cells where the header has \(header.count)")
            case .incomplete:
                guard bytes.count - from > longestRow else { return nil }
                return resume(bytes, &start, "the row is longer than \(longestRow) bytes: is a quote not closed?", true)
            case .malformed(let reason):
                let step = resume(bytes, &start, reason, isLast)
                if header.isEmpty { header = [""] }
                return step
            }
        }
    }

    private func skipBlankLines(_ bytes: Span<UInt8>, _ start: inout Int) {
        while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
    }

    /// Gives up the line at `start` and goes on after it.
    private mutating func resume(_ bytes: Span<UInt8>, _ start: inout Int, _ reason: String, _ isLast: Bool) -> Step? {
        let from = start
        if let end = Self.lineEnd(bytes, from) {
            start = end + 1
            return .unreadable(from..<end, reason)
        }
        if !isLast { return nil }
        isSkipping = bytes.count - from > longestRow
        start = bytes.count
        return .unreadable(from..<start, reason)
    }

    private mutating func skip(_ bytes: Span<UInt8>, _ start: inout Int, _ isLast: Bool) -> Step {
        let from = start
        let end = Self.lineEnd(bytes, from)
        isSkipping = end == nil
        start = end.map { $0 + 1 } ?? bytes.count
        return .unreadable(from..<(end ?? bytes.count), "the rest of a row that is too long")
    }

    private static func lineEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if bytes[index] == 0x0A || bytes[index] == 0x0D { return index }
            index &+= 1
        }
        return nil
    }

    // MARK: Cells

    /// Gives the bytes of a cell as they stand between its quotes, with doubled quotes still doubled.
    package func withRawCell<R>(_ place: Int, in bytes: Span<UInt8>, _ body: (Span<UInt8>) throws -> R) rethrows -> R {
        precondition(place < cellCount, "cell \(place) of \(cellCount)")
        let cell = cells[place]
        return try body(bytes.extracting((rowStart + Int(cell.start))..<(rowStart + Int(cell.end))))
    }

    /// The text of a cell of the current row, and whether bytes were not UTF-8 and became U+FFFD.
    package func text(_ place: Int, in bytes: Span<UInt8>) -> (text: String, isDamaged: Bool) {
        withRawCell(place, in: bytes) { raw in
            guard cells[place].hasDoubledQuotes else { return Self.decoded(raw) }
            var plain: [UInt8] = []
            plain.reserveCapacity(raw.count)
            var index = 0
            while index < raw.count {
                plain.append(raw[index])
                index += raw[index] == 0x22 ? 2 : 1
            }
            return Self.decoded(plain.span)
        }
    }

    private static func decoded(_ bytes: Span<UInt8>) -> (String, Bool) {
        guard let valid = try? UTF8Span(validating: bytes) else { return (String(bytes: bytes), true) }
        return (String(copying: valid), false)
    }

    // MARK: Scanning

    private enum Scan {
        case row(end: Int, after: Int)
        case incomplete
        case malformed(String)
    }

    private mutating func scan(_ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool) -> Scan {
        let separator = separator ?? 0x2C
        let count = bytes.count
        rowStart = start
        cellCount = 0
        var index = start
        while true {
            if index < count, bytes[index] == 0x22 {
                var from = index &+ 1
                var isDoubled = false
                var close = from
                while true {
                    guard let quote = ByteSearch.first(0x22, in: bytes, from: from) else {
                        return isLast
                            ? .malformed("the quote at byte \(index - start) of the row is not closed") : .incomplete
                    }
                    close = quote
                    if quote &+ 1 == count, !isLast { return .incomplete }
                    if quote &+ 1 < count, bytes[quote &+ 1] == 0x22 {
                        isDoubled = true
                        from = quote &+ 2
                    } else {
                        break
                    }
                }
                add(index &+ 1 &- start, close &- start, isDoubled)
                index = close &+ 1
                if index < count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D {
                    return .malformed("text follows the closing quote at byte \(close - start) of the row")
                }
            } else {
                let from = index
                while index < count {
                    let byte = bytes[index]
                    if byte == separator || byte == 0x0A || byte == 0x0D { break }
                    index &+= 1
                }
                if index == count, !isLast { return .incomplete }
                add(from &- start, index &- start, false)
            }
            if index == count { return .row(end: index, after: index) }
            if bytes[index] == separator {
                index &+= 1
                continue
            }
            // A break of two bytes over the end of the chunk needs no waiting: blank lines are left out.
            return .row(end: index, after: index &+ 1)
        }
    }

    @inline(__always)
    private mutating func add(_ start: Int, _ end: Int, _ isDoubled: Bool) {
        let cell = Cell(
            start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), hasDoubledQuotes: isDoubled)
        if cellCount < cells.count { cells[cellCount] = cell } else { cells.append(cell) }
        cellCount &+= 1
    }

    /// The most frequent of tab, comma, semicolon and stroke in the first line, outside quotes; a comma if there is none.
    private static func detectSeparator(_ bytes: Span<UInt8>, _ start: Int, _ isLast: Bool) -> UInt8? {
        let candidates: [UInt8] = [0x2C, 0x09, 0x3B, 0x7C]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x22 {
                isQuoted.toggle()
            } else if !isQuoted {
                if byte == 0x0A || byte == 0x0D { break }
                if let place = candidates.firstIndex(of: byte) { counts[place] += 1 }
            }
            index += 1
        }
        if index == bytes.count, !isLast { return nil }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }
}
