internal import Native

/// One field of a Greenbook record: its code and the places of its lines.
struct GreenbookField {
    /// Three or four capitals or digits; four name a group (`INVT`), three a field of it (`NAM`).
    var code: String
    /// The content of each line, without code and margin.
    var lines: [Range<Int>]
}

/// Cuts a Greenbook record into fields.
///
/// USPTO, APS full-text format: a code in columns 1–4, content from column 6; a line that begins with a blank goes on with the field above.
struct GreenbookFields {
    private var index = 0
    private var next: GreenbookField?

    /// The next field, or `nil` at the end.
    mutating func take(_ bytes: Span<UInt8>) -> GreenbookField? {
        while index < bytes.count {
            let end = ByteSearch.first(0x0A, in: bytes, from: index) ?? bytes.count
            var last = end
            while last > index, bytes[last - 1] <= 0x20 { last -= 1 }
            let start = index
            index = end + 1
            guard last > start else { continue }
            if let code = Self.code(bytes, start, last) {
                let finished = next
                next = GreenbookField(code: code, lines: start + 5 < last ? [start + 5..<last] : [])
                if let finished { return finished }
            } else if next != nil {
                // Continuations have a margin of five or six blanks; in tables the rest is layout.
                let margin = min(5, last - start)
                let blanks = (0..<margin).prefix { bytes[start + $0] == 0x20 }.count
                next?.lines.append(start + blanks..<last)
            }
        }
        defer { next = nil }
        return next
    }

    /// The code that a line begins with; `nil` for a continuation.
    private static func code(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> String? {
        var code: [UInt8] = []
        var index = start
        while index < end, bytes[index] > 0x20, code.count < 5 {
            let byte = bytes[index]
            guard byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39 else { return nil }
            code.append(byte)
            index += 1
        }
        guard code.count == 3 || code.count == 4, code[0] >= 0x41 else { return nil }
        // Content begins in column 6.
        for place in index..<max(index, min(end, start + 5)) where bytes[place] != 0x20 { return nil }
        return String(decoding: code, as: UTF8.self)
    }
}
