/// The shortest decimal digits that read back as a double: 0.digits times ten to the power `point`; none for 0.
///
/// They are Swift's own (`description`), without its layout.
package struct DecimalDigits: Sendable {
    /// ASCII, without zeros at either end.
    package private(set) var digits: [UInt8] = []
    package private(set) var point = 0
    package let isNegative: Bool

    /// - Parameter value: finite.
    package init(_ value: Double) {
        isNegative = value < 0
        var exponent = 0
        var isAfterPoint = false
        var characters = value.magnitude.description.utf8[...]
        while let byte = characters.popFirst() {
            switch byte {
            case UInt8(ascii: "."): isAfterPoint = true
            case UInt8(ascii: "e"):
                exponent = Int(String(decoding: characters, as: UTF8.self)) ?? 0
                characters = characters.suffix(0)
            default:
                digits.append(byte)
                if !isAfterPoint { point += 1 }
            }
        }
        point += exponent
        while digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            point -= 1
        }
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.isEmpty { point = 0 }
    }

    /// Rounded, half away from zero, to so many places after the decimal point.
    package func rounded(places: Int) -> DecimalDigits {
        var result = self
        let kept = point + places
        guard kept < digits.count else { return result }
        guard kept >= 0 else {
            result.digits = []
            result.point = 0
            return result
        }
        let isUp = digits[kept] >= UInt8(ascii: "5")
        result.digits = Array(digits.prefix(kept))
        guard isUp else { return result }
        var index = kept - 1
        while index >= 0, result.digits[index] == UInt8(ascii: "9") {
            result.digits[index] = UInt8(ascii: "0")
            index -= 1
        }
        if index >= 0 {
            result.digits[index] += 1
        } else {
            result.digits.insert(UInt8(ascii: "1"), at: 0)
            result.point += 1
        }
        return result
    }
}
