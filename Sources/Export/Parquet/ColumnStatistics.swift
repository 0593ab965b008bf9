internal import Native

/// The smallest and the largest value of a column chunk, and how many nulls it has, as Parquet's `Statistics` orders them.
struct ColumnStatistics: Sendable, Hashable {
    /// Bytes of a text kept at most; longer ones are cut, as the format allows where it is marked.
    static let longestText = 64

    var nulls = 0
    private var smallest: [UInt8]?
    private var largest: [UInt8]?
    private var smallestNumber: Double?
    private var largestNumber: Double?
    private var smallestInteger: Int?
    private var largestInteger: Int?

    /// Notes a text: by unsigned bytes.
    mutating func note(_ text: Span<UInt8>) {
        guard let low = smallest, let high = largest else {
            smallest = Array(text)
            largest = smallest
            return
        }
        if ByteSearch.compare(text, low.span) < 0 { smallest = Array(text) }
        if ByteSearch.compare(text, high.span) > 0 { largest = Array(text) }
    }

    mutating func note(_ value: Int) {
        smallestInteger = min(smallestInteger ?? value, value)
        largestInteger = max(largestInteger ?? value, value)
    }

    /// Notes a double; NaN has no place in the order.
    mutating func note(_ value: Double) {
        if value.isNaN { return }
        smallestNumber = min(smallestNumber ?? value, value)
        largestNumber = max(largestNumber ?? value, value)
    }

    /// Writes the structure as a field of `ColumnMetaData`.
    func write(_ id: Int, _ type: ParquetType, to thrift: inout ThriftWriter) {
        thrift.begin(id)
        thrift.integer64(3, nulls)
        switch type {
        case .string:
            let low = smallest.map(Self.lowerBound)
            let high = largest.map(Self.upperBound) ?? nil
            if let high { thrift.binary(5, high.bytes) }
            if let low { thrift.binary(6, low.bytes) }
            if let high { thrift.boolean(7, high.isExact) }
            if let low { thrift.boolean(8, low.isExact) }
        case .double:
            // Zero has two signs and readers do not agree on their order: -0 below, +0 above.
            if let largestNumber { thrift.binary(5, Self.bytes(largestNumber == 0 ? 0.0 : largestNumber)) }
            if let smallestNumber { thrift.binary(6, Self.bytes(smallestNumber == 0 ? -0.0 : smallestNumber)) }
        case .boolean:
            if let largestInteger { thrift.binary(5, [UInt8(largestInteger)]) }
            if let smallestInteger { thrift.binary(6, [UInt8(smallestInteger)]) }
        default:
            let width = type == .integer32 ? 4 : 8
            if let largestInteger { thrift.binary(5, Self.bytes(UInt64(bitPattern: Int64(largestInteger)), width)) }
            if let smallestInteger { thrift.binary(6, Self.bytes(UInt64(bitPattern: Int64(smallestInteger)), width)) }
        }
        thrift.end()
    }

    private static func bytes(_ value: Double) -> [UInt8] { bytes(value.bitPattern, 8) }

    private static func bytes(_ value: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
    }

    /// A bound on a column's texts; exact where it is one of them.
    struct Bound: Equatable {
        var bytes: [UInt8]
        var isExact: Bool
    }

    /// The text, or its longest beginning of whole characters: what begins another text is below it.
    static func lowerBound(_ text: [UInt8]) -> Bound {
        text.count <= longestText ? Bound(bytes: text, isExact: true) : Bound(bytes: beginning(text), isExact: false)
    }

    /// The text, or a short one above it: its beginning with the last character raised by one. `nil` where no character can be raised.
    static func upperBound(_ text: [UInt8]) -> Bound? {
        if text.count <= longestText { return Bound(bytes: text, isExact: true) }
        var scalars = Array(String(decoding: beginning(text), as: UTF8.self).unicodeScalars)
        while let last = scalars.popLast() {
            // The surrogates are no characters; U+10FFFF has none above it.
            let raised = last.value == 0xD7FF ? 0xE000 : last.value + 1
            guard let next = Unicode.Scalar(raised) else { continue }
            var above = String.UnicodeScalarView()
            above.append(contentsOf: scalars)
            above.append(next)
            return Bound(bytes: Array(String(above).utf8), isExact: false)
        }
        return nil
    }

    /// At most `longestText` bytes, ended between characters.
    private static func beginning(_ text: [UInt8]) -> [UInt8] {
        var end = longestText
        while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(text[..<end])
    }
}
