/// ASCII classes of a byte: identifiers, symbols and dates are read as bytes.
extension UInt8 {
    static var hyphen: UInt8 { 0x2D }
    static var zero: UInt8 { 0x30 }
    static var slash: UInt8 { 0x2F }
    static var space: UInt8 { 0x20 }

    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isCapital: Bool { self >= 0x41 && self <= 0x5A }
    var isLetter: Bool { isCapital || (self >= 0x61 && self <= 0x7A) }
    /// The capital of an ASCII letter, any other byte unchanged.
    var capital: UInt8 { self >= 0x61 && self <= 0x7A ? self - 0x20 : self }

    /// The byte of an ASCII character in a literal; `0` for anything else.
    static func of(_ character: Character) -> UInt8 { character.asciiValue ?? 0 }
}

extension Collection<UInt8> where SubSequence: Collection<UInt8> {
    /// The value of a run of at most 18 digits; nil for anything else.
    var number: Int? {
        guard !isEmpty, count <= 18 else { return nil }
        var value = 0
        for byte in self {
            guard byte.isDigit else { return nil }
            value = value * 10 + Int(byte - .zero)
        }
        return value
    }

    var isAllDigits: Bool { !isEmpty && allSatisfy(\.isDigit) }

    /// Without leading zeros; one zero stays.
    var unpadded: [UInt8] {
        let rest = [UInt8](drop { $0 == .zero })
        return rest.isEmpty && !isEmpty ? [.zero] : rest
    }

    /// With zeros in front up to `width`; leading zeros beyond the width are dropped.
    func padded(to width: Int) -> [UInt8] {
        let rest = unpadded
        return rest.count >= width ? rest : [UInt8](repeating: .zero, count: width - rest.count) + rest
    }

    /// The letters at the front.
    var leadingLetters: [UInt8] { [UInt8](prefix { $0.isCapital }) }
}

extension Int {
    /// Decimal digits with zeros in front up to `width`.
    func digits(_ width: Int) -> [UInt8] {
        var value = magnitude
        var reversed: [UInt8] = []
        repeat {
            reversed.append(.zero + UInt8(value % 10))
            value /= 10
        } while value > 0
        while reversed.count < width { reversed.append(.zero) }
        return reversed.reversed()
    }
}
