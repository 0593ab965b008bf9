import Corpus
import Native
import Testing

@testable import Store

struct ShardTests {
    private static func random(_ count: Int, seed: UInt64, longest: Int) -> [[UInt8]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            Array("{\"id\":\(number),\"text\":\"".utf8)
                + (0..<generator.uniform(longest)).map { _ in UInt8(0x61 + generator.uniform(16)) } + Array("\"}".utf8)
        }
    }

    private static let cases: [(name: String, lines: [[UInt8]])] = [
        ("no line", []),
        ("an empty line", [[]]),
        ("one line", [[0x7B, 0x7D]]),
        ("duplicates and empty lines", [[], [0x61], [], [0x61], [0x61]]),
        ("many lines over several frames", random(900, seed: 1, longest: 2000)),
        ("a huge line of one letter", [[0x62], [UInt8](repeating: 0x61, count: 3_000_000), [0x63]]),
        (
            "a huge line that does not compress well",
            random(1, seed: 2, longest: 2).map { $0 + random(1, seed: 3, longest: 3_000_000)[0] }
        ),
        (
            "a line end right at the frame's size",
            [[UInt8](repeating: 0x61, count: ShardBuilder.frameBytes - 1), [0x62]]
        ),
    ]

    private static func text(_ lines: [[UInt8]]) -> [UInt8] {
        var text: [UInt8] = []
        for line in lines {
            text += line
            text.append(0x0A)
        }
        return text
    }

    private static func shard(_ lines: [[UInt8]], level: Int = 3) -> ShardImage {
        var builder = ShardBuilder(level: level)
        for line in lines { builder.append(line.span, digest: SHA256.digest(of: line)) }
        return builder.finish()
    }

    @Test("is what zstd unpacks to the lines, named by their digest", arguments: 0..<8)
    func decompressed(index: Int) throws {
        let folder = try TemporaryFolder()
        let image = Self.shard(Self.cases[index].lines)
        let text = Self.text(Self.cases[index].lines)
        #expect(image.name == SHA256.digest(of: text))
        #expect(image.uncompressed == text.count)
        let path = try folder.write(image.bytes, to: "a.jsonl.zst")
        if let zstd = program("zstd") {
            let unpacked = try run(zstd, ["-dc", path])
            #expect(unpacked.code == 0 && unpacked.output == text)
        }
        if let sum = program("sha256sum") {
            let plain = try folder.write(text, to: "a.jsonl")
            #expect(String(decoding: try run(sum, [plain]).output.prefix(64), as: UTF8.self) == image.name.hex)
        }
    }

    @Test("gives every line at its place", arguments: 0..<8)
    func places(index: Int) throws {
        let folder = try TemporaryFolder()
        let lines = Self.cases[index].lines
        let image = Self.shard(lines)
        let file = try ShardFile(path: folder.write(image.bytes, to: "a.jsonl.zst"))
        var decompressor = ZstdDecompressor()
        #expect(image.lines.count == lines.count)
        for (number, place) in image.lines.enumerated() where number < 40 || number % 50 == 0 {
            var line = ByteBuffer()
            try file.forEach([place], with: &decompressor) { bytes, _ in line.append(bytes) }
            #expect(line.array == lines[number])
        }
        var walked: [LinePlace] = []
        try file.forEachLine(name: image.name, with: &decompressor) { walked.append($1) }
        #expect(walked == image.lines)
    }

    /// A frame of a seek table, as the published format has it.
    private struct Entry: Equatable {
        var offset: Int
        var compressed: Int
        var length: Int
    }

    /// zstd/contrib/seekable_format/zstd_seekable_compression_format.md, version 0.1.0, read anew.
    private static func seekTable(_ file: [UInt8]) throws -> [Entry] {
        func number(_ at: Int) -> Int { (0..<4).reduce(0) { $0 + Int(file[at + $1]) << ($1 * 8) } }
        try #require(number(file.count - 4) == 0x8F92_EAB1)
        let count = number(file.count - 9)
        try #require(file[file.count - 5] == 0)
        let start = file.count - 9 - count * 8
        try #require(number(start - 8) == 0x184D_2A5E && number(start - 4) == count * 8 + 9)
        var offset = 0
        let entries = (0..<count).map { index in
            let entry = Entry(
                offset: offset, compressed: number(start + index * 8), length: number(start + index * 8 + 4))
            offset += entry.compressed
            return entry
        }
        try #require(offset == start - 8)
        return entries
    }

    @Test("ends with the published seek table, its frames ending at line ends", arguments: 0..<8)
    func seekTable(index: Int) throws {
        let lines = Self.cases[index].lines
        let image = Self.shard(lines)
        let text = Self.text(lines)
        let entries = try Self.seekTable(image.bytes)
        let digests = try #require(entries.last)
        #expect(digests.length == 0 && digests.compressed == 8 + 32 * (entries.count - 1))
        #expect(Array(image.bytes[digests.offset..<digests.offset + 4]) == [0x50, 0x2A, 0x4D, 0x18])
        var decompressor = ZstdDecompressor()
        var start = 0
        for (number, entry) in entries.dropLast().enumerated() {
            let frame = Array(image.bytes[entry.offset..<entry.offset + entry.compressed])
            let digest = Array(image.bytes[digests.offset + 8 + 32 * number..<digests.offset + 40 + 32 * number])
            #expect(SHA256.digest(of: frame).bytes == digest)
            // Bit 2 of the frame header's descriptor: zstd's checksum follows the frame (RFC 8878, section 3.1.1.1.1).
            #expect(frame[4] & 4 == 4)
            var part = ByteBuffer()
            try decompressor.decompress(frame.span, length: entry.length, into: &part)
            #expect(part.array == Array(text[start..<start + entry.length]))
            #expect(part.array.last == 0x0A)
            // It ends at the first line end at or after 256 KiB, or with the shard.
            let firstEnd = part.array.dropFirst(ShardBuilder.frameBytes - 1).firstIndex(of: 0x0A)
            #expect(firstEnd == part.count - 1 || (firstEnd == nil && number == entries.count - 2))
            start += entry.length
        }
        #expect(start == text.count)
    }

    @Test("has the same name at every level of compression")
    func levels() {
        let lines = Self.cases[4].lines
        let names = [1, 3, 19].map { Self.shard(Array(lines.prefix(100)), level: $0).name }
        #expect(Set(names).count == 1)
    }

    @Test("builds one shard after the other")
    func reuse() {
        var builder = ShardBuilder()
        for lines in [Self.cases[3].lines, Self.cases[4].lines, [], Self.cases[2].lines] {
            for line in lines { builder.append(line.span, digest: SHA256.digest(of: line)) }
            let image = builder.finish()
            let fresh = Self.shard(lines)
            let isSame = image.name == fresh.name && image.bytes == fresh.bytes && image.lines == fresh.lines
            #expect(isSame)
        }
    }

    @Test("says which shard is damaged, whichever bit flips")
    func flippedBits() throws {
        let folder = try TemporaryFolder()
        let image = Self.shard(Self.random(300, seed: 4, longest: 3000))
        var generator = SeededGenerator(seed: 5)
        var decompressor = ZstdDecompressor()
        let tail = 300
        for round in 0..<120 {
            var bytes = image.bytes
            let at = round % 2 == 0 ? generator.uniform(bytes.count) : bytes.count - 1 - generator.uniform(tail)
            bytes[at] ^= 1 << UInt8(generator.uniform(8))
            let path = try folder.write(bytes, to: "\(round).jsonl.zst")
            let fault = #expect(throws: Fault.self) {
                let file = try ShardFile(path: path)
                try file.forEachLine(name: image.name, with: &decompressor) { _, _ in }
            }
            #expect(fault?.kind == .damage && fault?.place == path)
        }
    }

    @Test("throws for every place that a damaged index could give")
    func impossiblePlaces() throws {
        let folder = try TemporaryFolder()
        let image = Self.shard(Self.cases[4].lines)
        let file = try ShardFile(path: folder.write(image.bytes, to: "a.jsonl.zst"))
        var decompressor = ZstdDecompressor()
        let numbers = [
            Int.min, -1, 0, 1, 100, image.uncompressed, image.uncompressed + 1, 1 << 40, Int.max - 1, Int.max,
        ]
        for start in numbers {
            for length in numbers {
                let place = LinePlace(digest: .zero, start: start, length: length)
                #expect(throws: Fault.self) {
                    try file.forEach([place], with: &decompressor) { _, _ in }
                }
            }
        }
        #expect(throws: Fault.self) { _ = try ShardFile(path: folder.file("none.jsonl.zst")) }
    }
}
