import Testing

@testable import Native

struct ZstdTests {
    private static let texts: [[UInt8]] = [
        [], [0x61], Array("hello hello hello".utf8), [UInt8](repeating: 0, count: 3_000_000),
        {
            var numbers = SeededNumbers(1)
            return (0..<300_000).map { _ in UInt8(numbers.below(256)) }
        }(),
    ]

    @Test("gives back what was compressed", arguments: 0..<5, [false, true])
    func inverse(index: Int, checksum: Bool) throws {
        let text = Self.texts[index]
        var compressor = ZstdCompressor(level: 3, checksum: checksum)
        var decompressor = ZstdDecompressor()
        var frame = ByteBuffer()
        frame.append("before")
        let size = compressor.compress(text.span, into: &frame)
        #expect(size == frame.count - 6)
        var output = ByteBuffer()
        output.append("kept")
        try decompressor.decompress(frame.span(6..<frame.count), length: text.count, into: &output)
        #expect(output.array == Array("kept".utf8) + text)
        for wrong in [text.count - 1, text.count + 1, -1, Int.min] {
            #expect(throws: ZstdError.self) {
                try decompressor.decompress(frame.span(6..<frame.count), length: wrong, into: &output)
            }
            #expect(output.count == text.count + 4)
        }
    }

    @Test("throws for a frame that is cut off or is none, and notices damage by its checksum")
    func damage() throws {
        let text = Self.texts[4]
        var compressor = ZstdCompressor(level: 3, checksum: true)
        var decompressor = ZstdDecompressor()
        var buffer = ByteBuffer()
        _ = compressor.compress(text.span, into: &buffer)
        let frame = buffer.array
        var numbers = SeededNumbers(2)
        var output = ByteBuffer()
        for _ in 0..<50 {
            let cut = Array(frame.prefix(numbers.below(frame.count)))
            #expect(throws: ZstdError.self) { try decompressor.decompress(cut.span, length: text.count, into: &output) }
            var flipped = frame
            flipped[20 + numbers.below(frame.count - 20)] ^= 4
            #expect(throws: ZstdError.self) {
                try decompressor.decompress(flipped.span, length: text.count, into: &output)
            }
        }
        #expect(output.array == [])
        try decompressor.decompress(frame.span, length: text.count, into: &output)
        #expect(output.array == text)
    }
}
