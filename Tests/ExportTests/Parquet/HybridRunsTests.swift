import Corpus
import Native
import Testing

@testable import Export

/// Reads runs back, as the format's page on encodings says.
private func decoded(_ bytes: [UInt8], width: Int, count: Int) -> [UInt32] {
    var values: [UInt32] = []
    var at = 0
    func variable() -> Int {
        var value = 0
        var shift = 0
        while true {
            let byte = Int(bytes[at])
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }
    while at < bytes.count {
        let header = variable()
        if header & 1 == 0 {
            var value: UInt32 = 0
            for index in 0..<(width + 7) / 8 { value |= UInt32(bytes[at + index]) << UInt32(8 * index) }
            at += (width + 7) / 8
            values += Array(repeating: value, count: header >> 1)
        } else {
            for index in 0..<(header >> 1) * 8 {
                var value: UInt32 = 0
                for bit in 0..<width
                where bytes[at + (index * width + bit) / 8] >> UInt8((index * width + bit) % 8) & 1 == 1 {
                    value |= 1 << UInt32(bit)
                }
                values.append(value)
            }
            at += (header >> 1) * width
        }
    }
    // Only what is packed last may be filled up.
    #expect(values.count >= count && values.count < count + 8)
    return Array(values.prefix(count))
}

struct HybridRunsTests {
    @Test("runs read back as the values that were written", arguments: [1, 2, 3, 7, 8, 9, 12, 17, 20, 32])
    func roundTrip(width: Int) {
        var generator = SeededGenerator(seed: 11, stream: UInt64(width))
        for length in [0, 1, 7, 8, 9, 15, 16, 17, 63, 64, 500] {
            for longestRun in [1, 9, 40] {
                var values: [UInt32] = []
                while values.count < length {
                    let value = UInt32(truncatingIfNeeded: generator.next() & (1 << UInt64(width) - 1))
                    values += Array(repeating: value, count: 1 + generator.uniform(longestRun))
                }
                values.removeLast(values.count - length)
                var output = ByteBuffer()
                HybridRuns.append(values.span, width: width, to: &output)
                #expect(decoded(output.array, width: width, count: length) == values)
            }
        }
    }

    @Test("a column of one value takes a few bytes")
    func constant() {
        var output = ByteBuffer()
        HybridRuns.append([UInt8](repeating: 1, count: 1_000_000).span, width: 1, to: &output)
        #expect(output.count <= 5)
    }

    @Test("the width holds the maximum", arguments: [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (255, 8), (256, 9)])
    func width(maximum: Int, bits: Int) { #expect(HybridRuns.width(maximum) == bits) }
}
