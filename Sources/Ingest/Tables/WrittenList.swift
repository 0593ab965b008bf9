/// Lists as Python, NumPy and JSON write them into one cell: `['A61G', "A61H"]`, `[4]`, `['a' 'b']`.
enum WrittenList {
    /// The items as text; `nil` if it is no list. Empty text is the empty list; `None`, `null` and `nan` are left out.
    static func parse(_ text: String) -> [String]? {
        let bytes = [UInt8](text.trimmingSpaces.utf8)
        if bytes.isEmpty { return [] }
        guard let open = bytes.first, let close = bytes.last, bytes.count >= 2,
            (open, close) == (0x5B, 0x5D) || (open, close) == (0x28, 0x29) || (open, close) == (0x7B, 0x7D)
        else { return nil }
        var items: [String] = []
        var index = 1
        let end = bytes.count - 1
        while index < end {
            let byte = bytes[index]
            if byte <= 0x20 || byte == 0x2C {
                index += 1
            } else if byte == 0x22 || byte == 0x27 {
                guard let item = quoted(bytes, &index, end) else { return nil }
                items.append(item)
            } else {
                let start = index
                while index < end, bytes[index] > 0x20, bytes[index] != 0x2C { index += 1 }
                let item = String(decoding: bytes[start..<index], as: UTF8.self)
                if item.contains("[") || item.contains("]") { return nil }
                if !["None", "null", "nan", "NaN"].contains(item) { items.append(item) }
            }
        }
        return items
    }

    /// The quoted item at `index`, which moves behind its closing quote.
    private static func quoted(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> String? {
        let quote = bytes[index]
        index += 1
        var item: [UInt8] = []
        while index < end, bytes[index] != quote {
            if bytes[index] == 0x5C, index + 1 < end {
                index += 1
                switch bytes[index] {
                case 0x6E: item.append(0x0A)
                case 0x74: item.append(0x09)
                case 0x22, 0x27, 0x5C, 0x2F: item.append(bytes[index])
                default: item += [0x5C, bytes[index]]
                }
            } else {
                item.append(bytes[index])
            }
            index += 1
        }
        guard index < end else { return nil }
        index += 1
        return String(decoding: item, as: UTF8.self)
    }
}
