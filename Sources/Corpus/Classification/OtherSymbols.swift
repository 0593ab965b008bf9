/// Classes of the Locarno Agreement for designs: class, `-`, subclass, two digits each (`02-04`).
package enum LocarnoSymbol {
    /// Reads `0204`, `02-04`, `2-4`, `02.04`, and `LOC (12) Cl. 02-04`; nil for anything else.
    package static func normalise(_ source: some Collection<UInt8>) -> String? {
        var groups = source.split { !$0.isDigit }.map { [UInt8]($0) }
        if groups.count == 3 { groups.removeFirst() }
        if groups.count == 1, groups[0].count == 4 || groups[0].count == 3 {
            let digits = groups[0].padded(to: 4)
            groups = [[UInt8](digits.prefix(2)), [UInt8](digits.suffix(2))]
        }
        guard groups.count == 2, groups.allSatisfy({ $0.count <= 2 }) else { return nil }
        let text = groups[0].padded(to: 2) + [.hyphen] + groups[1].padded(to: 2)
        return String(decoding: text, as: UTF8.self)
    }
}

/// Symbols of the Japanese File Index: IPC symbol, `,` and subdivision, `@` and file discrimination letter.
///
/// Written as J-PlatPat takes them: `H01L 29/78,613@B`, `A61G 5/04,501`, `B01J 27/198@M`.
package enum FileIndexSymbol {
    /// Reads `A61G 5/04, 501`, `H01L29/78 613B`, `B01J27/198 M`, `H01L29/78,613@B`; nil if there is no IPC symbol.
    package static func normalise(_ source: some Collection<UInt8>) -> String? {
        let bytes = [UInt8](Spelling.halfWidth(source))
        guard let stroke = bytes.firstIndex(of: .slash) else { return InternationalSymbol.normalise(bytes)?.symbol }
        var end = stroke + 1
        while end < bytes.count, bytes[end] == .space { end += 1 }
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        guard let parsed = InternationalSymbol.parse(bytes[..<end]) else { return nil }
        let rest = bytes[end...].filter { $0.isDigit || $0.isLetter }.map(\.capital)
        let digits = rest.prefix { $0.isDigit }
        let letters = rest.dropFirst(digits.count)
        guard digits.count <= 3, letters.count <= 1 else { return nil }
        var symbol = parsed.symbol
        if !digits.isEmpty { symbol += [0x2C] + digits }
        if !letters.isEmpty { symbol += [0x40] + letters }
        return String(decoding: symbol, as: UTF8.self)
    }
}

/// Japanese F-terms: theme of five characters, viewpoint of two letters and two digits, additional letter (`4C341 LL10`).
package enum FTermSymbol {
    /// Reads `4C341LL10`, `4C341 LL10`, `2H025AA01.A`; a theme may stand alone; nil for anything else.
    package static func normalise(_ source: some Collection<UInt8>) -> String? {
        let bytes = Spelling.halfWidth(source).filter { $0.isDigit || $0.isLetter }.map(\.capital)
        guard bytes.count == 5 || bytes.count == 9 || bytes.count == 10 else { return nil }
        guard bytes[0].isDigit, bytes[1].isCapital, bytes[2...4].isAllDigits else { return nil }
        guard bytes.count > 5 else { return String(decoding: bytes, as: UTF8.self) }
        guard bytes[5].isCapital, bytes[6].isCapital, bytes[7...8].isAllDigits else { return nil }
        return String(decoding: bytes[0..<5] + [.space] + bytes[5...], as: UTF8.self)
    }
}

extension Spelling {
    /// Full-width signs as ASCII, other bytes unchanged.
    static func halfWidth(_ source: some Collection<UInt8>) -> [UInt8] {
        let raw = [UInt8](source)
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            if raw[index] == 0xEF, index + 2 < raw.count, raw[index + 1] == 0xBC || raw[index + 1] == 0xBD {
                let scalar = 0xF000 | UInt32(raw[index + 1] & 0x3F) << 6 | UInt32(raw[index + 2] & 0x3F)
                if scalar >= 0xFF01, scalar <= 0xFF5E {
                    result.append(UInt8(scalar - 0xFF01 + 0x21))
                    index += 3
                    continue
                }
            }
            if raw[index] == 0xE3, index + 2 < raw.count, raw[index + 1] == 0x80, raw[index + 2] == 0x80 {
                result.append(.space)
                index += 3
                continue
            }
            result.append(raw[index])
            index += 1
        }
        return result
    }
}
