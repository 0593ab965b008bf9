extension String {
    /// The text with what stands in quotation marks blanked, byte for byte: what is quoted is spoken of, not said.
    ///
    /// Only quotations of up to 160 bytes that leave two fifths of the line: a whole text in quotation marks is said.
    var withoutQuotations: String {
        guard utf8.contains(where: { $0 == 0x22 || $0 == 0xE2 }), let first = utf8.first, first != 0x7B, first != 0x5B
        else {
            return self
        }
        var bytes = Array(utf8)
        let opening = Array("“".utf8)
        let closing = Array("”".utf8)
        var at = 0
        var blanked = 0
        while at < bytes.count {
            var end: Int?
            if bytes[at] == 0x22, at > 0, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x28 {
                end = bytes[(at + 1)...].prefix(160).firstIndex(of: 0x22)
            } else if bytes[at] == 0xE2, bytes[at...].starts(with: opening) {
                end = bytes.firstIndex(of: closing, from: at + 3)
                if let place = end, place - at > 160 { end = nil }
            }
            guard let end, end > at + 1 else {
                at += 1
                continue
            }
            // Whole characters are blanked, since both ends are quotation marks.
            for place in at..<end { bytes[place] = 0x20 }
            blanked += end - at
            at = end + 1
        }
        return blanked * 5 > bytes.count * 3 ? self : String(decoding: bytes, as: UTF8.self)
    }
}
