internal import Native

/// Reads decimal numbers from bytes without a string for each.
enum DecimalNumber {
    /// The number as C's `strtod` reads it, rounded to a 32-bit float afterwards as trec_eval does; `nil` for what is no number.
    static func float(_ bytes: Span<UInt8>) -> Float? {
        if let quick = quick(bytes) {
            // The quick value may be off by an ulp or two of a double; that matters only next to the middle between two floats.
            let low = quick.bitPattern & 0x1FFF_FFFF
            let isInRange = quick.magnitude < 1e38 && (quick.magnitude > 1e-37 || quick == 0)
            if isInRange && (low < 0x0FFF_FFF0 || low > 0x1000_0010) { return Float(quick) }
        }
        return slow(bytes).map { Float($0) }
    }

    /// The number in double precision, exactly rounded.
    static func double(_ bytes: Span<UInt8>) -> Double? {
        var value = 0
        var at = 0
        let isNegative = bytes.count > 1 && bytes[0] == 0x2D
        if isNegative { at = 1 }
        if bytes.count - at <= 15 {
            while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 {
                value = value * 10 + Int(bytes[at] - 0x30)
                at += 1
            }
            if at == bytes.count && at > 0 { return Double(isNegative ? -value : value) }
        }
        return slow(bytes)
    }

    private static func slow(_ bytes: Span<UInt8>) -> Double? {
        guard let value = Double(String(bytes: bytes)), !value.isNaN else { return nil }
        return value
    }

    /// Digits with at most one point, no exponent; up to 19 digits that matter.
    private static func quick(_ bytes: Span<UInt8>) -> Double? {
        var at = 0
        let isNegative = bytes.count > 0 && bytes[0] == 0x2D
        if isNegative { at = 1 }
        var mantissa: UInt64 = 0
        var digits = 0
        var behind = 0
        var isBehind = false
        var hasDigit = false
        while at < bytes.count {
            let byte = bytes[at]
            if byte >= 0x30 && byte <= 0x39 {
                hasDigit = true
                if digits < 19 {
                    mantissa = mantissa &* 10 &+ UInt64(byte - 0x30)
                    if mantissa > 0 { digits += 1 }
                    if isBehind { behind += 1 }
                } else if !isBehind {
                    return nil
                }
            } else if byte == 0x2E && !isBehind {
                isBehind = true
            } else {
                return nil
            }
            at += 1
        }
        guard hasDigit, behind < powers.count else { return nil }
        let value = Double(mantissa) / powers[behind]
        return isNegative ? -value : value
    }

    private static let powers: [Double] = (0...22).map { power in (0..<power).reduce(1.0) { value, _ in value * 10 } }
}
