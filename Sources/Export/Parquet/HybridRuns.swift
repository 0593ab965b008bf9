internal import Native

/// Parquet's hybrid of run lengths and bit packing, for levels and for indices into dictionaries.
///
/// Apache Parquet, "Encodings", RLE = 3. Runs of eight and more equal values become a run, all else is packed in groups of eight.
enum HybridRuns {
    /// Bits that hold every value up to `maximum`.
    static func width(_ maximum: Int) -> Int { Int.bitWidth - maximum.leadingZeroBitCount }

    /// Appends the runs of `values`, none of which needs more than `width` bits.
    static func append<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: Span<Value>, width: Int, to output: inout ByteBuffer
    ) {
        let count = values.count
        var literal = 0
        var index = 0
        while index < count {
            let value = values[index]
            var end = index &+ 1
            while end < count && values[end] == value { end &+= 1 }
            // What is packed before a run must be whole groups: the run's first values fill the last one.
            let fill = (8 &- (index &- literal) & 7) & 7
            if end &- index &- fill >= 8 {
                index &+= fill
                pack(values, literal..<index, width, to: &output)
                output.append(variable: UInt64(end &- index) << 1)
                output.append(littleEndian: UInt64(value), bytes: (width + 7) / 8)
                literal = end
            }
            index = end
        }
        pack(values, literal..<count, width, to: &output)
    }

    private static func pack<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: Span<Value>, _ range: Range<Int>, _ width: Int, to output: inout ByteBuffer
    ) {
        if range.isEmpty { return }
        let groups = (range.count + 7) / 8
        output.append(variable: UInt64(groups) << 1 | 1)
        var bits: UInt64 = 0
        var held = 0
        for place in 0..<groups * 8 {
            let index = range.lowerBound &+ place
            if index < range.upperBound { bits |= UInt64(values[index]) << UInt64(held) }
            held &+= width
            while held >= 8 {
                output.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                held &-= 8
            }
        }
    }
}
