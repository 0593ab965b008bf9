/// Symbols of the United States Patent Classification: class, `/`, subclass (`224/42.07`, `D2/739`).
///
/// USPTO, red book documentation: three characters of class, right-aligned; three of subclass, right-aligned; then decimals
/// and letters (`224 4207`, `D 2739`, `134031000`, `280 11115`, `62  3R`). Where the blank in front of a short class was lost (`52463`,
/// `D2866`), the last three digits are the subclass.
package enum UnitedStatesSymbol {
    /// The normal form; nil if there is no class.
    package static func normalise(_ source: some Collection<UInt8>) -> String? {
        let raw = [UInt8](source).map(\.capital)
        guard let from = raw.firstIndex(where: { $0 > .space }), let to = raw.lastIndex(where: { $0 > .space }) else {
            return nil
        }
        let bytes = [UInt8](raw[from...to])
        guard bytes.count <= 32,
            bytes.allSatisfy({ $0.isDigit || $0.isCapital || [.space, .slash, 0x2E, .hyphen].contains($0) })
        else { return nil }
        if let stroke = bytes.firstIndex(of: .slash) {
            return join([UInt8](bytes[..<stroke]), [UInt8](bytes[(stroke + 1)...]), isDotted: true)
        }
        let width = classWidth(bytes, leadingBlanks: from)
        return join([UInt8](bytes.prefix(width)), [UInt8](bytes.dropFirst(width)), isDotted: bytes.contains(0x2E))
    }

    /// How many characters the class has, of a text whose blanks in front were cut off.
    private static func classWidth(_ bytes: [UInt8], leadingBlanks: Int) -> Int {
        if leadingBlanks > 0, leadingBlanks < 3, !(bytes.first?.isCapital ?? false) { return max(1, 3 - leadingBlanks) }
        if bytes.count <= 3 { return bytes.count }
        // ` D76001` is D7/600.1: a blank in front of a design class stands for its first character.
        if leadingBlanks == 1, bytes[0].isCapital, bytes[1].isDigit { return 2 }
        // A blank inside the first three characters belongs to a class such as `D 2` or is its end.
        if bytes[0].isCapital, bytes[1] == .space { return 3 }
        if let blank = bytes.prefix(4).firstIndex(of: .space) { return min(3, blank) }
        let plain = bytes.prefix { $0.isDigit || $0.isCapital }.count
        let isShort = plain == bytes.count && bytes.count <= 5
        return isShort ? max(1, bytes.count - 3) : 3
    }

    /// `PLT`, the class of plants, is the one without a digit.
    private static let plants: [UInt8] = [0x50, 0x4C, 0x54]

    private static func join(_ left: [UInt8], _ right: [UInt8], isDotted: Bool) -> String? {
        let name = left.filter { $0 > .space && $0 != .hyphen }
        guard !name.isEmpty, name.count <= 3, name.contains(where: \.isDigit) || name == plants else { return nil }
        let letters = name.leadingLetters
        let number = letters.isEmpty ? name.unpadded : letters + [UInt8](name.dropFirst(letters.count)).unpadded
        let sub = subclass(right, isDotted: isDotted)
        return String(decoding: sub.isEmpty ? number : number + [.slash] + sub, as: UTF8.self)
    }

    private static func subclass(_ field: [UInt8], isDotted: Bool) -> [UInt8] {
        let compact = field.filter { $0 > .space }
        if compact.starts(with: [0x44, 0x49, 0x47]) {
            let digits = compact.dropFirst(3).filter(\.isDigit)
            return [UInt8]("DIG.".utf8) + digits.unpadded
        }
        if isDotted { return trimDecimals(compact) }
        // Three characters right-aligned, then the decimals and letters without their point.
        let head = field.prefix(3).filter { $0 > .space }
        let tail = field.dropFirst(3).filter { $0 > .space }
        let decimals = [UInt8](tail.prefix { $0.isDigit })
        let suffix = tail.dropFirst(decimals.count)
        guard head.isAllDigits else { return compact.leadingLetters.isEmpty ? compact.unpadded : compact }
        let shown = decimals.contains { $0 != .zero } ? [0x2E] + trimZeros(decimals) : []
        return head.unpadded + shown + suffix
    }

    /// `31.000` is `31`; leading zeros go.
    private static func trimDecimals(_ text: [UInt8]) -> [UInt8] {
        guard let point = text.firstIndex(of: 0x2E) else { return text.unpadded }
        let decimals = text[(point + 1)...]
        if decimals.isAllDigits, decimals.allSatisfy({ $0 == .zero }) { return text[..<point].unpadded }
        return text[..<point].unpadded + text[point...]
    }

    /// The nine-digit form pads decimals to three places (`031000`, `042070`); shorter ones stay as they are.
    private static func trimZeros(_ decimals: [UInt8]) -> [UInt8] {
        var rest = decimals
        while rest.count >= 3, rest.last == .zero { rest.removeLast() }
        return rest
    }
}
