internal import Native

/// Finds the objects of JSON text that holds many: one a line, one array of objects, or objects one after the other.
///
/// Only brackets and strings are looked at; whether a piece is JSON its parser says. O(bytes), and nothing is copied.
package struct JSONLReader {
    /// How the objects lie in the file.
    package enum Layout: Sendable {
        /// One a line, whatever the line holds.
        case lines
        /// Within one array.
        case array
        /// One after the other, over any number of lines.
        case objects
    }

    /// One step through the objects.
    package enum Step: Equatable {
        case value(Range<Int>)
        case unreadable(Range<Int>, String)
    }

    /// The longest object in bytes.
    package let longestRow: Int
    /// `nil` until the beginning was seen.
    package private(set) var layout: Layout?
    private let isLines: Bool
    private var isStart = true
    private var isClosed = false
    private var isSkipping = false
    private var endsFile = true

    /// - Parameter isLines: whether the file's name promises one object a line; otherwise objects may span lines.
    package init(isLines: Bool, longestRow: Int = 256 << 20) {
        self.isLines = isLines
        self.longestRow = longestRow
    }

    /// Reads a part of a file: of that layout, or its beginning; `endsFile` says whether the part holds the end of its array.
    init(isLines: Bool, layout: Layout?, endsFile: Bool) {
        self.init(isLines: isLines)
        self.layout = layout
        self.endsFile = endsFile
        isStart = layout == nil
    }

    /// The next object at or after `start`; `nil` where `bytes` ends before a whole one does. As `CSVReader.next`.
    package mutating func next(in bytes: Span<UInt8>, from start: inout Int, isLast: Bool) -> Step? {
        if isStart {
            if bytes.count < 3, !isLast { return nil }
            if ByteSearch.has("\u{FEFF}", in: bytes, at: start) { start += 3 }
            isStart = false
        }
        skipBlank(bytes, &start)
        if layout == nil {
            guard start < bytes.count else { return nil }
            layout = bytes[start] == 0x5B ? .array : isLines ? .lines : .objects
            if layout == .array { start += 1 }
        }
        if isSkipping { return rest(bytes, &start) }
        switch layout ?? .lines {
        case .lines: return line(bytes, &start, isLast)
        case .objects: return object(bytes, &start, isLast)
        case .array: return element(bytes, &start, isLast)
        }
    }

    /// The part of an object that did not parse after which reading should go on: up to a line that begins with `{`.
    ///
    /// An object whose closing bracket is missing swallows those behind it, and they should not be lost with it.
    package func damagedPart(of range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
        guard layout == .objects else { return range }
        let hit = ByteSearch.first("\n{", in: bytes, from: range.lowerBound, to: range.upperBound)
        return hit.map { range.lowerBound..<$0 } ?? range
    }

    private mutating func line(_ bytes: Span<UInt8>, _ start: inout Int, _ isLast: Bool) -> Step? {
        guard start < bytes.count else { return nil }
        let from = start
        if let end = ByteSearch.first(0x0A, in: bytes, from: from) {
            start = end + 1
            return .value(from..<end)
        }
        if isLast {
            start = bytes.count
            return .value(from..<start)
        }
        return bytes.count - from > longestRow ? tooLong(bytes, &start) : nil
    }

    private mutating func object(_ bytes: Span<UInt8>, _ start: inout Int, _ isLast: Bool) -> Step? {
        guard start < bytes.count else { return nil }
        let from = start
        guard bytes[from] == 0x7B else {
            let next = ByteSearch.first("\n{", in: bytes, from: from)
            if next == nil, !isLast { return bytes.count - from > longestRow ? tooLong(bytes, &start) : nil }
            start = next.map { $0 + 1 } ?? bytes.count
            return .unreadable(from..<(next ?? bytes.count), "text between objects")
        }
        if let end = Self.end(bytes, from) {
            start = end
            return .value(from..<end)
        }
        guard isLast else { return bytes.count - from > longestRow ? tooLong(bytes, &start) : nil }
        let part = damagedPart(of: from..<bytes.count, in: bytes)
        start = part.upperBound
        return .unreadable(part, "the object is not closed")
    }

    private mutating func element(_ bytes: Span<UInt8>, _ start: inout Int, _ isLast: Bool) -> Step? {
        while start < bytes.count, bytes[start] <= 0x20 || (bytes[start] == 0x2C && !isClosed) { start += 1 }
        let from = start
        if isClosed {
            guard from < bytes.count else { return nil }
            start = bytes.count
            return .unreadable(from..<start, "text after the end of the array")
        }
        guard from < bytes.count else {
            guard isLast, endsFile else { return nil }
            isClosed = true
            return .unreadable(from..<from, "the file ends within its array")
        }
        if bytes[from] == 0x5D {
            isClosed = true
            start += 1
            return element(bytes, &start, isLast)
        }
        let end =
            bytes[from] == 0x7B || bytes[from] == 0x5B || bytes[from] == 0x22
            ? Self.end(bytes, from) : Self.scalarEnd(bytes, from)
        if let end {
            start = end
            return .value(from..<end)
        }
        guard isLast else { return bytes.count - from > longestRow ? tooLong(bytes, &start) : nil }
        start = bytes.count
        isClosed = true
        return .unreadable(from..<start, "the file ends within this object")
    }

    private mutating func tooLong(_ bytes: Span<UInt8>, _ start: inout Int) -> Step {
        let from = start
        start = bytes.count
        isSkipping = true
        return .unreadable(from..<start, "an object longer than \(longestRow) bytes")
    }

    private mutating func rest(_ bytes: Span<UInt8>, _ start: inout Int) -> Step? {
        guard start < bytes.count else { return nil }
        let from = start
        let end = layout == .lines ? ByteSearch.first(0x0A, in: bytes, from: from) : nil
        isSkipping = end == nil
        start = end ?? bytes.count
        return .unreadable(from..<start, "the rest of an object that is too long")
    }

    private func skipBlank(_ bytes: Span<UInt8>, _ start: inout Int) {
        while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    }

    private static func scalarEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if bytes[index] == 0x2C || bytes[index] == 0x5D || bytes[index] <= 0x20 { return max(index, start + 1) }
            index += 1
        }
        return nil
    }

    /// The index after the object, array or string that begins at `start`.
    private static func end(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x22:
                guard let close = stringEnd(bytes, index) else { return nil }
                index = close
                if depth == 0 { return index + 1 }
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D:
                depth -= 1
                if depth == 0 { return index + 1 }
            default: break
            }
            index += 1
        }
        return nil
    }

    /// The index of the quote that closes the string opened at `open`: one after an even number of backslashes.
    private static func stringEnd(_ bytes: Span<UInt8>, _ open: Int) -> Int? {
        var from = open + 1
        while let quote = ByteSearch.first(0x22, in: bytes, from: from) {
            var before = quote - 1
            while bytes[before] == 0x5C { before -= 1 }
            if (quote - before) % 2 == 1 { return quote }
            from = quote + 1
        }
        return nil
    }
}
