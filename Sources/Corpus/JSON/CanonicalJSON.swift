/// Canonical JSON, RFC 8785: equal values give equal bytes.
extension JSONValue {
    /// Appends the value: no white space, keys sorted, UTF-8.
    ///
    /// Numbers are written as ECMAScript writes doubles, so integers beyond 2⁵³ are rounded, as the RFC has it.
    package func appendCanonical(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
        case .integer(let value):
            if value.magnitude <= 1 << 53 {
                bytes.append(contentsOf: String(value).utf8)
            } else {
                bytes.append(contentsOf: CanonicalNumber.text(Double(value)).utf8)
            }
        case .number(let value): bytes.append(contentsOf: CanonicalNumber.text(value).utf8)
        case .string(let value): Self.appendQuoted(value, to: &bytes)
        case .array(let elements):
            bytes.append(0x5B)
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(0x2C) }
                element.appendCanonical(to: &bytes)
            }
            bytes.append(0x5D)
        case .object(let object):
            bytes.append(0x7B)
            for (index, member) in object.members.enumerated() {
                if index > 0 { bytes.append(0x2C) }
                Self.appendQuoted(member.key, to: &bytes)
                bytes.append(0x3A)
                member.value.appendCanonical(to: &bytes)
            }
            bytes.append(0x7D)
        }
    }

    /// The canonical text as bytes.
    package var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        appendCanonical(to: &bytes)
        return bytes
    }

    /// The canonical text, for messages and tests.
    package var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }

    /// Section 3.2.2.2: the short escapes where they exist, `\u00xx` for other controls, all else as it is.
    private static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
            case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
            case 0x08: bytes.append(contentsOf: [0x5C, 0x62])
            case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
            case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
            case 0x0C: bytes.append(contentsOf: [0x5C, 0x66])
            case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}

/// A double as ECMAScript's `Number::toString` writes it (ECMA-262, section 6.1.6.1.20), which RFC 8785 asks for.
package enum CanonicalNumber {
    /// The shortest digits that read back as `value`; those are Swift's own, only laid out otherwise.
    ///
    /// To pass NaN or an infinity is a bug: JSON has none.
    package static func text(_ value: Double) -> String {
        precondition(value.isFinite, "JSON has no \(value)")
        if value == 0 { return "0" }  // minus zero as well
        let decimal = DecimalDigits(value)
        return (decimal.isNegative ? "-" : "") + layOut(String(decoding: decimal.digits, as: UTF8.self), decimal.point)
    }

    private static func layOut(_ digits: String, _ point: Int) -> String {
        let count = digits.utf8.count
        if count <= point && point <= 21 { return digits + String(repeating: "0", count: point - count) }
        if 0 < point && point <= 21 { return digits.prefix(point) + "." + digits.dropFirst(point) }
        if -6 < point && point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
        let power = point - 1
        let mantissa = count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst(1)
        return mantissa + "e" + (power < 0 ? "-" : "+") + String(abs(power))
    }
}
