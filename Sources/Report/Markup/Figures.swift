internal import Corpus

/// Numbers as a person reads them.
///
/// Rounded in decimal from the shortest digits that read back as the number, so 0.15 never shows as 0.1.
enum Figures {
    /// Four digits that say something, thousands by comma, and powers of ten beyond what a line can hold.
    static func text(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "–" }
        let decimal = DecimalDigits(value)
        if decimal.point > 15 || decimal.point < -3 && value != 0 { return power(decimal) }
        if value.rounded() == value { return fixed(value, places: 0) }
        return fixed(value, places: max(0, 4 - decimal.point), dropsZeros: true)
    }

    /// Numbers that stand below each other, with the same decimals: three digits of the largest, four where they begin with 1.
    ///
    /// Nil where that would hide the smallest; then each has its own.
    static func places(_ values: some Sequence<Double>) -> Int? {
        let sizes = values.lazy.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
        guard let largest = sizes.max(), let smallest = sizes.min() else { return nil }
        if values.allSatisfy({ $0.isFinite && $0.rounded() == $0 && $0.magnitude < 1e15 }) { return 0 }
        let decimal = DecimalDigits(largest)
        let places = max(0, (decimal.digits.first == UInt8(ascii: "1") ? 4 : 3) - decimal.point)
        return places <= 8
            && DecimalDigits(smallest).rounded(places: places).digits.contains { $0 != UInt8(ascii: "0") }
            ? places : nil
    }

    /// The number with so many decimals, or as it is best read alone.
    static func text(_ value: Double?, places: Int?) -> String {
        guard let value, value.isFinite, let places else { return text(value) }
        return fixed(value, places: places)
    }

    /// A probability: not 0 for what is merely small.
    static func probability(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "–" }
        return value > 0 && value < 0.0001 ? "<0.0001" : text(value)
    }

    /// `[0.12, 0.34]`.
    static func interval(_ interval: Interval?, places: Int? = nil) -> String {
        guard let interval else { return "–" }
        return "[\(text(interval.lower, places: places)), \(text(interval.upper, places: places))]"
    }

    /// `one document`, `3 documents`.
    static func count(_ value: Int, _ noun: String, plural: String? = nil) -> String {
        "\(value == 1 ? "one" : text(Double(value))) \(value == 1 ? noun : plural ?? noun + "s")"
    }

    /// So many decimals, with their zeros unless they are to be dropped.
    static func fixed(_ value: Double, places: Int, dropsZeros: Bool = false) -> String {
        let decimal = DecimalDigits(value).rounded(places: places)
        let whole = decimal.point > 0 ? decimal.digits.prefix(decimal.point) : []
        var wholeText = String(decoding: whole, as: UTF8.self)
        wholeText += String(repeating: "0", count: max(0, decimal.point - decimal.digits.count))
        if wholeText.isEmpty { wholeText = "0" }
        var fraction = Array(repeating: UInt8(ascii: "0"), count: max(0, -decimal.point))
        fraction += decimal.digits.dropFirst(max(0, decimal.point))
        fraction = Array(fraction.prefix(places))
        fraction += Array(repeating: UInt8(ascii: "0"), count: places - fraction.count)
        if dropsZeros { while fraction.last == UInt8(ascii: "0") { fraction.removeLast() } }
        let isNegative = value < 0 && decimal.digits.contains { $0 != UInt8(ascii: "0") }
        let tail = fraction.isEmpty ? "" : "." + String(decoding: fraction, as: UTF8.self)
        return (isNegative ? "−" : "") + grouped(wholeText) + tail
    }

    /// `10⁻⁷` for -7.
    static func powerOfTen(_ exponent: Int) -> String {
        let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        let digits = String(abs(exponent)).compactMap { $0.wholeNumberValue.map { raised[$0] } }
        return "10" + (exponent < 0 ? "⁻" : "") + String(digits)
    }

    /// A coordinate in a drawing: one decimal.
    static func coordinate(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    private static func power(_ decimal: DecimalDigits) -> String {
        let rounded = decimal.rounded(places: 4 - decimal.point)
        var digits = rounded.digits.prefix(4)
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        let mantissa = String(decoding: digits.prefix(1), as: UTF8.self)
        let rest = String(decoding: digits.dropFirst(), as: UTF8.self)
        return (decimal.isNegative ? "−" : "") + mantissa + (rest.isEmpty ? "" : "." + rest) + "×"
            + powerOfTen(rounded.point - 1)
    }

    private static func grouped(_ digits: String) -> String {
        guard digits.utf8.count > 3 else { return digits }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.utf8.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }
}

/// Two ends of an interval.
struct Interval {
    let lower: Double
    let upper: Double
}
