/// Tokens as the machine translation campaigns cut them: mteval's version 13a, in sacrebleu's form.
///
/// Post, "A Call for Clarity in Reporting BLEU Scores", WMT 2018. Works on bytes: every pattern is ASCII.
enum TranslationTokens {
    /// The tokens of a text.
    static func of(_ text: String) -> [ArraySlice<UInt8>] {
        var bytes = trimmed(Array(text.utf8))
        bytes = replacing(bytes, "<skipped>", "")
        bytes = replacing(bytes, "-\n", "")
        bytes = replacing(bytes, "\n", " ")
        if bytes.contains(0x26) {
            bytes = replacing(bytes, "&quot;", "\"")
            bytes = replacing(bytes, "&amp;", "&")
            bytes = replacing(bytes, "&lt;", "<")
            bytes = replacing(bytes, "&gt;", ">")
        }
        bytes = [0x20] + bytes + [0x20]
        return split(dashes(pointsBefore(pointsAfter(marks(bytes)))))
    }

    /// Spaces around every mark but the point, the comma, the apostrophe and the dash.
    private static func marks(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            switch byte {
            case 0x7B...0x7E, 0x5B...0x60, 0x20...0x26, 0x28...0x2B, 0x3A...0x40, 0x2F: result += [0x20, byte, 0x20]
            default: result.append(byte)
            }
        }
        return result
    }

    private static func isPoint(_ byte: UInt8) -> Bool { byte == 0x2E || byte == 0x2C }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    /// Spaces around a point or comma behind what is no digit; what a match took is not matched again.
    private static func pointsAfter(_ bytes: [UInt8]) -> [UInt8] {
        pairs(bytes, { !isDigit($0) && isPoint($1) }) { [$0, 0x20, $1, 0x20] }
    }

    private static func pointsBefore(_ bytes: [UInt8]) -> [UInt8] {
        pairs(bytes, { isPoint($0) && !isDigit($1) }) { [0x20, $0, 0x20, $1] }
    }

    private static func dashes(_ bytes: [UInt8]) -> [UInt8] {
        pairs(bytes, { isDigit($0) && $1 == 0x2D }) { [$0, 0x20, $1, 0x20] }
    }

    private static func pairs(
        _ bytes: [UInt8], _ matches: (UInt8, UInt8) -> Bool, _ written: (UInt8, UInt8) -> [UInt8]
    ) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 5 / 4)
        var at = 0
        while at < bytes.count {
            if at + 1 < bytes.count && matches(bytes[at], bytes[at + 1]) {
                result += written(bytes[at], bytes[at + 1])
                at += 2
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return result
    }

    private static func replacing(_ bytes: [UInt8], _ wanted: String, _ replacement: String) -> [UInt8] {
        let pattern = Array(wanted.utf8)
        guard let first = pattern.first, bytes.contains(first) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if bytes[at] == first && bytes[at...].starts(with: pattern) {
                result += Array(replacement.utf8)
                at += pattern.count
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return result
    }

    /// The length of the white space that begins there, as Python's `str.split` knows it; 0 for none.
    private static func space(_ bytes: [UInt8], _ at: Int) -> Int {
        switch bytes[at] {
        case 0x09...0x0D, 0x1C...0x20: return 1
        case 0xC2 where at + 1 < bytes.count && (bytes[at + 1] == 0x85 || bytes[at + 1] == 0xA0): return 2
        case 0xE1, 0xE2, 0xE3:
            guard at + 2 < bytes.count else { return 0 }
            let scalar =
                UInt32(bytes[at] & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
            switch scalar {
            case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return 3
            default: return 0
            }
        default: return 0
        }
    }

    private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var tokens: [ArraySlice<UInt8>] = []
        var start = 0
        var at = 0
        while at < bytes.count {
            let length = space(bytes, at)
            if length > 0 {
                if at > start { tokens.append(bytes[start..<at]) }
                at += length
                start = at
            } else {
                at += 1
            }
        }
        if at > start { tokens.append(bytes[start..<at]) }
        return tokens
    }

    /// The text without white space at its end.
    private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
        var end = 0
        var at = 0
        while at < bytes.count {
            let length = space(bytes, at)
            if length > 0 {
                at += length
            } else {
                at += 1
                end = at
            }
        }
        return Array(bytes[..<end])
    }
}
