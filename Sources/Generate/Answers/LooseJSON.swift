/// A JSON value as a model wrote it.
indirect enum LooseValue: Sendable {
    case text(String)
    case list([LooseValue])
    /// In the order of the text; keys may come twice.
    case members([(key: String, value: LooseValue)])
    /// A number, a truth value, null.
    case other
}

/// Reads JSON with the faults that models make. What it cannot make sense of it leaves out; it invents nothing.
///
/// It takes: raw line breaks in strings, typographic and single quotes, quotes within strings, keys without quotes, commas too many or missing,
/// and a text that ends anywhere: a value that is not complete is left out. One pass, with a look ahead at each quote.
struct LooseJSON {
    private let bytes: [UInt8]
    private(set) var at: Int
    private(set) var repairs: Set<AnswerRepair> = []
    /// Whether the text ended within a value.
    private(set) var isCut = false

    /// Objects and lists within each other that are read; a model's answer has three.
    private static let deepest = 32

    init(_ bytes: [UInt8], at start: Int) {
        self.bytes = bytes
        at = start
    }

    // MARK: Values

    /// The value that begins here; nil where there is none, or where the text ends before it does.
    mutating func value(depth: Int = 0) -> LooseValue? {
        skipSpace()
        guard at < bytes.count else {
            isCut = true
            return nil
        }
        if depth >= Self.deepest { return nil }
        switch bytes[at] {
        case 0x7B: return members(depth)
        case 0x5B: return list(depth)
        default:
            return Quote.opening(bytes, at) == nil ? bareValue() : string(isKey: false, inList: false).map { .text($0) }
        }
    }

    private mutating func members(_ depth: Int) -> LooseValue {
        at += 1
        var members: [(key: String, value: LooseValue)] = []
        var hadComma = true
        while true {
            let comma = skipSpaceAndCommas()
            guard at < bytes.count else {
                isCut = true
                return .members(members)
            }
            if bytes[at] == 0x7D {
                if comma { repairs.insert(.trailingCommas) }
                at += 1
                return .members(members)
            }
            if !comma && !hadComma { repairs.insert(.missingCommas) }
            hadComma = false
            guard let key = key() else { return .members(members) }
            skipSpace()
            guard at < bytes.count, bytes[at] == 0x3A else {
                if at >= bytes.count { isCut = true }
                return .members(members)
            }
            at += 1
            guard let value = value(depth: depth + 1) else { return .members(members) }
            members.append((key, value))
            if isCut { return .members(members) }
        }
    }

    private mutating func list(_ depth: Int) -> LooseValue {
        at += 1
        var values: [LooseValue] = []
        var hadComma = true
        while true {
            let comma = skipSpaceAndCommas()
            guard at < bytes.count else {
                isCut = true
                return .list(values)
            }
            if bytes[at] == 0x5D {
                if comma && !values.isEmpty { repairs.insert(.trailingCommas) }
                at += 1
                return .list(values)
            }
            // A list that is closed by the object's brace, or not at all.
            if bytes[at] == 0x7D || bytes[at] == 0x3A { return .list(values) }
            if !comma && !hadComma { repairs.insert(.missingCommas) }
            hadComma = false
            let value: LooseValue?
            if Quote.opening(bytes, at) != nil {
                value = string(isKey: false, inList: true).map { .text($0) }
            } else {
                value = self.value(depth: depth + 1)
            }
            guard let value else { return .list(values) }
            values.append(value)
            if isCut { return .list(values) }
        }
    }

    private mutating func key() -> String? {
        if Quote.opening(bytes, at) != nil { return string(isKey: true, inList: false) }
        let start = at
        while at < bytes.count, bytes[at].isNameByte { at += 1 }
        if at == start { return nil }
        repairs.insert(.bareKeys)
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// What stands there without quotes, up to the next comma, bracket or line break.
    private mutating func bareValue() -> LooseValue? {
        let start = at
        while at < bytes.count, ![0x2C, 0x7D, 0x5D, 0x0A, 0x7B, 0x5B].contains(bytes[at]) { at += 1 }
        if at == bytes.count {
            isCut = true
            return nil
        }
        return at == start ? nil : .other
    }

    // MARK: Strings

    /// The string that begins here; nil where the text ends before its closing quote.
    private mutating func string(isKey: Bool, inList: Bool) -> String? {
        guard let quote = Quote.opening(bytes, at) else { return nil }
        if quote.kind == .typographic { repairs.insert(.smartQuotes) }
        if quote.kind == .single { repairs.insert(.singleQuotes) }
        at += quote.length
        var text: [UInt8] = []
        while at < bytes.count {
            let byte = bytes[at]
            if byte == 0x5C {
                guard appendEscape(to: &text) else { break }
                continue
            }
            if let length = Quote.closing(bytes, at, quote.kind) {
                if ends(at + length, isKey: isKey, inList: inList) {
                    at += length
                    return String(decoding: text, as: UTF8.self)
                }
                // An apostrophe is no fault in a string of double quotes; here it is one of the string's own.
                repairs.insert(.innerQuotes)
            }
            if byte == 0x0A || byte == 0x0D { repairs.insert(.rawNewlines) }
            text.append(byte)
            at += 1
        }
        isCut = true
        at = bytes.count
        return nil
    }

    /// Whether a string may end where the text goes on like this: what follows is what follows strings.
    private func ends(_ start: Int, isKey: Bool, inList: Bool) -> Bool {
        var next = start
        var hasBreak = false
        func skip() {
            while next < bytes.count, bytes[next].isJSONSpace {
                if bytes[next] == 0x0A { hasBreak = true }
                next += 1
            }
        }
        skip()
        guard next < bytes.count else { return true }
        if isKey { return bytes[next] == 0x3A }
        switch bytes[next] {
        case 0x7D: return true
        case 0x5D: return inList || hasBreak || next + 1 >= bytes.count
        case 0x2C:
            next += 1
            skip()
            guard next < bytes.count else { return true }
            if [0x7D, 0x5D, 0x2C].contains(bytes[next]) { return true }
            if inList { return Quote.opening(bytes, next) != nil || bytes[next] == 0x7B || bytes[next] == 0x5B }
            return beginsKey(at: next)
        default:
            // A comma is missing: only with a line break between, since quotes within a text stand on one line.
            guard hasBreak, Quote.opening(bytes, next) != nil else { return false }
            return inList || beginsKey(at: next)
        }
    }

    /// Whether a key and its colon stand there, as far as the text goes.
    private func beginsKey(at start: Int) -> Bool {
        var next = start
        if let quote = Quote.opening(bytes, next) {
            next += quote.length
            let limit = min(bytes.count, next + 80)
            while next < limit, Quote.closing(bytes, next, quote.kind) == nil, bytes[next] != 0x0A { next += 1 }
            if next >= bytes.count { return true }
            guard let length = Quote.closing(bytes, next, quote.kind) else { return false }
            next += length
        } else {
            let begin = next
            while next < bytes.count, bytes[next].isNameByte { next += 1 }
            if next == begin { return false }
        }
        while next < bytes.count, bytes[next].isJSONSpace { next += 1 }
        return next >= bytes.count || bytes[next] == 0x3A
    }

    /// Resolves the escape that begins here; false where the text ends within it.
    private mutating func appendEscape(to text: inout [UInt8]) -> Bool {
        guard at + 1 < bytes.count else { return false }
        let sign = bytes[at + 1]
        at += 2
        switch sign {
        case 0x22, 0x5C, 0x2F: text.append(sign)
        case 0x62, 0x66: text.append(0x20)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0A)
        case 0x74: text.append(0x09)
        case 0x75: return appendUnicode(to: &text)
        default:
            // `\_`, `\'`, `\*`: the sign itself.
            repairs.insert(.badEscapes)
            text.append(sign)
        }
        return true
    }

    /// The digits of `\uXXXX`, of which pairs of surrogates are one sign.
    private mutating func appendUnicode(to text: inout [UInt8]) -> Bool {
        guard let unit = hexDigits(at) else {
            if at + 4 > bytes.count { return false }
            repairs.insert(.badEscapes)
            return true
        }
        at += 4
        var value = unit
        if (0xD800..<0xDC00).contains(unit) {
            if at + 6 > bytes.count, !bytes[at...].contains(0x22) { return false }
            if at + 6 <= bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75, let low = hexDigits(at + 2),
                (0xDC00..<0xE000).contains(low)
            {
                value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                at += 6
            }
        }
        guard let scalar = Unicode.Scalar(value) else {
            repairs.insert(.badEscapes)
            return true
        }
        text.append(contentsOf: Array(String(Character(scalar)).utf8))
        return true
    }

    private func hexDigits(_ start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        return UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
    }

    // MARK: Between values

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at].isJSONSpace { at += 1 }
    }

    /// Whether there was a comma.
    private mutating func skipSpaceAndCommas() -> Bool {
        var hasComma = false
        while at < bytes.count, bytes[at].isJSONSpace || bytes[at] == 0x2C {
            if bytes[at] == 0x2C { hasComma = true }
            at += 1
        }
        return hasComma
    }
}

/// Quotation marks that delimit a string.
private enum Quote {
    enum Kind { case double, single, typographic }

    static func opening(_ bytes: [UInt8], _ at: Int) -> (kind: Kind, length: Int)? {
        switch bytes[at] {
        case 0x22: (.double, 1)
        case 0x27: (.single, 1)
        case 0xE2: typographic(bytes, at) ? (.typographic, 3) : nil
        default: nil
        }
    }

    /// The length of a mark that may close a string of that kind.
    static func closing(_ bytes: [UInt8], _ at: Int, _ kind: Kind) -> Int? {
        switch kind {
        case .double: bytes[at] == 0x22 ? 1 : nil
        case .single: bytes[at] == 0x27 ? 1 : nil
        case .typographic: bytes[at] == 0x22 ? 1 : bytes[at] == 0xE2 && typographic(bytes, at) ? 3 : nil
        }
    }

    /// `“`, `”` or `„`.
    private static func typographic(_ bytes: [UInt8], _ at: Int) -> Bool {
        at + 2 < bytes.count && bytes[at + 1] == 0x80 && (0x9C...0x9E).contains(bytes[at + 2])
    }
}

extension UInt8 {
    fileprivate var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
    fileprivate var isNameByte: Bool {
        (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A || self >= 0x30 && self <= 0x39 || self == 0x5F || self == 0x2D
    }
}
