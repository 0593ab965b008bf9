/// Symbols of the IPC and the CPC: `A61G 5/04`.
///
/// WIPO ST.8 and the IPC Guide; reads `A61G005/04`, `A61G5/04`, `A61G   5/04    (2006.01)`, `7A 61G 5/04`, indexing codes
/// with a colon (`C07D 413:06`), APS's `H04M 1100`, and symbols that end at class or subclass (`A61G`).
package enum InternationalSymbol {
    /// The symbol, and the version or edition written with it (`2006.01`, `7`, `""`).
    package static func normalise(_ source: some Collection<UInt8>) -> (symbol: String, version: String)? {
        guard let parsed = parse(source) else { return nil }
        return (String(decoding: parsed.symbol, as: UTF8.self), String(decoding: parsed.version, as: UTF8.self))
    }

    /// Builds a symbol of structured parts (`A`, `61`, `G`, `5`, `04`); empty parts end it.
    package static func symbol(
        section: String, class number: String, subclass: String, mainGroup: String, subgroup: String
    ) -> String? {
        var bytes = trimmed(section)
        let digits = trimmed(number)
        bytes += digits.count == 1 ? [.zero] + digits : digits
        bytes += trimmed(subclass)
        if !trimmed(mainGroup).isEmpty {
            bytes += trimmed(mainGroup) + [.slash] + (trimmed(subgroup).isEmpty ? [.zero, .zero] : trimmed(subgroup))
        }
        return normalise(bytes)?.symbol
    }

    private static func trimmed(_ text: String) -> [UInt8] { text.utf8.filter { $0 > .space } }

    static func parse(_ source: some Collection<UInt8>) -> (symbol: [UInt8], version: [UInt8])? {
        var version: [UInt8] = []
        var body = [UInt8](source.drop { $0 <= .space })
        if let open = body.firstIndex(of: .of("(")) {
            version = SymbolVersion.normalise(body[open...])
            body.removeSubrange(open...)
        }
        if let first = body.first, first.isDigit, body.count > 4,
            body.dropFirst().drop(while: { $0 == .space }).first.map(\.isLetter) == true
        {
            version = [first]
            body.removeFirst()
        }
        // The edition's symbols may leave a blank inside the subclass (`A 61K`), and an index letter after a gap.
        var symbol: [UInt8] = []
        var index = body.startIndex
        while index < body.endIndex, symbol.count < 4 {
            if body[index] > .space { symbol.append(body[index].capital) }
            index += 1
        }
        guard symbol.count >= 1, isSection(symbol[0]) else { return nil }
        if symbol.count < 4 {
            guard symbol.count == 1 || symbol.count == 3, symbol.dropFirst().allSatisfy(\.isDigit) else { return nil }
            return (symbol, version)
        }
        guard symbol[1].isDigit, symbol[2].isDigit, symbol[3].isCapital else { return nil }
        guard let group = group([UInt8](body[index...])) else { return nil }
        return (group.isEmpty ? symbol : symbol + [.space] + group, version)
    }

    /// Sections A to H, and Y of the CPC.
    private static func isSection(_ letter: UInt8) -> Bool {
        letter >= 0x41 && letter <= 0x48 || letter == .of("Y")
    }

    /// `005/04`, `   5/04   A`, `413:06`, `1100` and `005040` as main group, `/`, subgroup; empty if there is none.
    private static func group(_ rest: [UInt8]) -> [UInt8]? {
        var index = rest.firstIndex { $0 > .space } ?? rest.count
        if index == rest.count { return [] }
        let start = index
        while index < rest.count, rest[index].isDigit { index += 1 }
        var main = [UInt8](rest[start..<index])
        var sub: [UInt8] = []
        while index < rest.count, rest[index] == .space { index += 1 }
        if index < rest.count, rest[index] == .slash || rest[index] == .of(":") {
            index += 1
            while index < rest.count, rest[index] == .space { index += 1 }
            while index < rest.count, rest[index].isDigit {
                sub.append(rest[index])
                index += 1
            }
        } else if main.count >= 3 {
            // APS leaves the stroke out: `H04M 1100` is 11/00, `B60R  900` 9/00.
            sub = [UInt8](main.suffix(2))
            main.removeLast(2)
        }
        guard !main.isEmpty, main.count <= 4 else { return nil }
        if sub.isEmpty { sub = [.zero, .zero] }
        if sub.count == 1 { sub.append(.zero) }
        guard sub.count <= 6 else { return nil }
        return main.unpadded + [.slash] + sub
    }
}

/// Versions of the IPC and the CPC.
enum SymbolVersion {
    /// `20060101`, `2006-01-01`, `(2006.01)` and `2006.01` as `2006.01`; an edition's one digit stays; else empty.
    static func normalise(_ source: some Collection<UInt8>) -> [UInt8] {
        let digits = source.filter(\.isDigit)
        if digits.count == 1 { return digits }
        if digits.count == 2, digits[0] == .zero { return [digits[1]] }
        guard digits.count == 6 || digits.count == 8, Numbering.isYear(digits.prefix(4)) else { return [] }
        return digits[0..<4] + [0x2E] + digits[4..<6]
    }
}

extension Classification {
    /// The normal form of a version indicator: `20060101` and `(2006.01)` are `2006.01`, edition `07` is `7`.
    package static func version(_ text: String) -> String {
        String(decoding: SymbolVersion.normalise(text.utf8), as: UTF8.self)
    }
}
