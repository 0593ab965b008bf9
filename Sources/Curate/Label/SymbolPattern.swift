package import Corpus

/// Which classification symbols a rule asks for: one with all below it, or a range.
///
/// `A61H`, `A61H3` (the main group with its subgroups), `A61H3/06` (also 3/061 and 3/068: what begins with its digits), `A61F2/50-A61F2/80`,
/// shorter `A61F2/50-2/80`; before it may stand `cpc:`, `ipc:` (IPC of any edition) or `ipcr:`. Blanks, small letters and zeros before the
/// main group do not matter. Both ends of a range belong to it, with what begins with the last. `=A61G7/10` is the symbol alone.
package struct SymbolPattern: Sendable, Hashable {
    /// Smallest and largest key of the symbols that match.
    package let keys: ClosedRange<UInt64>
    package let schemes: SymbolSchemes
    /// As the taxonomy has it.
    package let text: String

    /// Reads a pattern. Throws a usage fault without a place.
    package init(parsing text: String) throws(SymbolError) {
        self.text = text
        var rest = Substring(text)
        schemes = try Self.takeSchemes(&rest, text)
        let isAlone = rest.drop { $0.isWhitespace }.first == "="
        if isAlone { rest = rest.drop { $0.isWhitespace }.dropFirst() }
        let ends = rest.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "\u{2013}" || $0 == "\u{2014}" })
        guard ends.count <= 2 else { throw SymbolError("\"\(text)\" has more than one -", fix: Self.example) }
        let first = try Self.symbol(ends[0], text)
        guard ends.count == 2 else {
            keys = first.key...(isAlone ? first.key : first.last)
            return
        }
        if isAlone {
            throw SymbolError("= before the range \(text)", fix: "= stands before one symbol, which it means alone")
        }
        let second = try Self.symbol(Self.completed(ends[1], first), text)
        guard second.last >= first.key else {
            throw SymbolError("the range \(text) runs backwards", fix: "write the smaller symbol first")
        }
        keys = first.key...second.last
    }

    private static let example = "write a symbol as A61H, A61H3 or A61H3/06, a range as A61F2/50-A61F2/80"

    private static func takeSchemes(_ rest: inout Substring, _ text: String) throws(SymbolError) -> SymbolSchemes {
        guard let colon = rest.firstIndex(of: ":") else { return .all }
        let name = rest[..<colon].filter { !$0.isWhitespace }.lowercased()
        rest = rest[rest.index(after: colon)...]
        switch name {
        case "cpc": return .cpc
        case "ipc": return [.ipc, .ipcr]
        case "ipcr": return .ipcr
        default:
            throw SymbolError("\"\(name)\" in \(text) is no scheme of rules", fix: "the schemes are cpc, ipc and ipcr")
        }
    }

    private static func symbol(_ part: Substring, _ text: String) throws(SymbolError) -> SymbolKey {
        guard let key = SymbolKey(part.utf8, isPattern: true) else {
            throw SymbolError(
                "\"\(part.filter { !$0.isWhitespace })\" is no classification symbol of the IPC or CPC", fix: example)
        }
        return key
    }

    /// The end of a range with what it leaves out of the beginning: `2/80` and `80` in `A61F2/50-80`, `5` in `A61G1-5`.
    private static func completed(_ part: Substring, _ first: SymbolKey) -> Substring {
        let digits = part.filter { !$0.isWhitespace }
        guard digits.first?.isNumber == true else { return part }
        if digits.contains("/") || first.subgroup == nil { return Substring(first.subclass + digits) }
        return Substring("\(first.subclass)\(first.mainGroup ?? "")/\(digits)")
    }
}

/// Why a pattern cannot be read.
package struct SymbolError: Error, Sendable {
    package let what: String
    package let fix: String

    init(_ what: String, fix: String) {
        self.what = what
        self.fix = fix
    }
}

/// The schemes that rules speak of.
package struct SymbolSchemes: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let ipc = SymbolSchemes(rawValue: 1)
    package static let ipcr = SymbolSchemes(rawValue: 2)
    package static let cpc = SymbolSchemes(rawValue: 4)
    package static let all: SymbolSchemes = [.ipc, .ipcr, .cpc]

    /// The scheme of a document's classification; empty for schemes that rules do not know.
    package init(named name: String) {
        switch name {
        case "ipc": self = .ipc
        case "ipcr": self = .ipcr
        case "cpc": self = .cpc
        default: self = []
        }
    }
}

/// A symbol of the IPC or CPC as a number, so that symbols that begin alike lie together.
///
/// Bits from the top: section (4), class + 1 (7), subclass (5), main group + 1 (14), six digits of the subgroup + 1 (4 each); 0 where the symbol ends earlier.
struct SymbolKey: Hashable {
    let key: UInt64
    /// The largest key of a symbol that begins with this one.
    let last: UInt64
    /// `A61H`, or less.
    let subclass: String
    let mainGroup: String?
    let subgroup: String?

    /// Reads a symbol; `nil` if it is none.
    ///
    /// - Parameter isPattern: allows `A61F2/5*`.
    init?(_ source: some Collection<UInt8>, isPattern: Bool) {
        var bytes = source.filter { $0 > 0x20 }.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
        let isOpen = isPattern && bytes.last == 0x2A && bytes.contains(0x2F)
        if isOpen { bytes.removeLast() }
        guard let section = bytes.first.flatMap(Self.section) else { return nil }
        var key = section << 50
        var low: UInt64 = 50
        func end(_ key: UInt64, _ low: UInt64) -> (UInt64, UInt64) { (key, key | (1 << low - 1)) }
        func digits(_ range: Range<Int>) -> UInt64? {
            var value: UInt64 = 0
            for index in range {
                guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
                value = value * 10 + UInt64(bytes[index] - 0x30)
            }
            return value
        }
        subclass = String(decoding: bytes.prefix(4), as: UTF8.self)
        var main: String?
        var sub: String?
        if bytes.count > 1 {
            guard bytes.count >= 3, let number = digits(1..<3) else { return nil }
            key |= (number + 1) << 43
            low = 43
        }
        if bytes.count > 3 {
            guard bytes[3] >= 0x41, bytes[3] <= 0x5A else { return nil }
            key |= UInt64(bytes[3] - 0x40) << 38
            low = 38
        }
        if bytes.count > 4 {
            let stroke = bytes[4...].firstIndex { $0 == 0x2F || $0 == 0x3A } ?? bytes.count
            let start = bytes[4..<stroke].firstIndex { $0 != 0x30 } ?? stroke
            guard start < stroke, stroke - start <= 4, let number = digits(start..<stroke) else { return nil }
            main = String(number)
            key |= (number + 1) << 24
            low = 24
            if stroke < bytes.count {
                let count = bytes.count - stroke - 1
                guard count <= 6, isOpen || count >= 2 || isPattern && count == 0,
                    digits(stroke + 1..<bytes.count) != nil
                else { return nil }
                if count > 0 { sub = String(decoding: bytes[(stroke + 1)...], as: UTF8.self) }
                for index in 0..<count {
                    low -= 4
                    key |= UInt64(bytes[stroke + 1 + index] - 0x2F) << low
                }
            }
        } else if isOpen {
            return nil
        }
        mainGroup = main
        subgroup = sub
        (self.key, last) = end(key, low)
    }

    private static func section(_ letter: UInt8) -> UInt64? {
        switch letter {
        case 0x41...0x48: UInt64(letter - 0x40)
        case 0x59: 9
        default: nil
        }
    }
}

extension DocumentContent.Symbol {
    /// Key and scheme of a document's symbol; `nil` for schemes that rules do not know.
    package var ruleKey: (key: UInt64, scheme: SymbolSchemes)? {
        let schemes = SymbolSchemes(named: scheme)
        guard !schemes.isEmpty, let key = SymbolKey(symbol.utf8, isPattern: false) else { return nil }
        return (key.key, schemes)
    }
}
