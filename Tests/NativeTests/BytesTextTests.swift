import Foundation
import Testing

@testable import Native

/// Random text, rich in what the fast paths treat apart.
private func randomText(_ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes: [UInt8] = []
    let density = numbers.below(30) + 2
    for _ in 0..<numbers.below(90) {
        if numbers.below(density) > 0 {
            bytes.append(UInt8(0x21 + numbers.below(0x5E)))
        } else {
            let specials: [[UInt8]] = [
                [0x20], [0x20], [0x20, 0x20], [0x0A], [0x0D, 0x0A], [0x09], [0x22], [0x5C], [0x20, 0x21], [0x20, 0x22],
                [0x01], [0x1F],
                [0x08], [0x0C], [0x00], [0x0B], [0x7F], Array("é".utf8), Array("\u{A0}".utf8), Array("\u{2028}".utf8),
                Array("\u{1F600}".utf8),
            ]
            bytes += specials[numbers.below(specials.count)]
        }
    }
    return bytes
}

/// The inside of a JSON string, one byte at a time (RFC 8785, section 3.2.2.2).
private func slowEscaped(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
        switch byte {
        case 0x22: result += Array("\\\"".utf8)
        case 0x5C: result += Array("\\\\".utf8)
        case 0x08: result += Array("\\b".utf8)
        case 0x09: result += Array("\\t".utf8)
        case 0x0A: result += Array("\\n".utf8)
        case 0x0C: result += Array("\\f".utf8)
        case 0x0D: result += Array("\\r".utf8)
        case 0..<0x20: result += Array(String(format: "\\u%04x", Int(byte)).utf8)
        default: result.append(byte)
        }
    }
    return result
}

private func slowCollapsed(_ bytes: [UInt8]) -> (bytes: [UInt8], pending: Bool) {
    let isSpace = { (byte: UInt8) in [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    let words = bytes.split(whereSeparator: isSpace)
    return (slowEscaped(Array(words.joined(separator: [0x20]))), bytes.last.map(isSpace) ?? false)
}

struct BytesTextTests {
    @Test("collapses white space and escapes as a slow version does, wherever the text is cut")
    func collapsed() {
        var numbers = SeededNumbers(1)
        var differing = 0
        for _ in 0..<20_000 {
            let text = randomText(&numbers)
            var buffer = ByteBuffer(capacity: 64)
            var pending = PendingSpace.none
            var isStart = true
            var index = 0
            while index < text.count {
                let end = min(text.count, index + 1 + numbers.below([3, 20, 100][numbers.below(3)]))
                buffer.appendCollapsed(text.span.extracting(index..<end), pendingSpace: &pending, isStart: &isStart)
                index = end
            }
            let slow = slowCollapsed(text)
            if buffer.array != slow.bytes || (pending != .none) != slow.pending || isStart != slow.bytes.isEmpty {
                differing += 1
            }
        }
        #expect(differing == 0)
    }

    @Test("collapses texts longer than a slice", arguments: [65_535, 65_536, 65_537, 200_000])
    func longTexts(length: Int) {
        var numbers = SeededNumbers(UInt64(length))
        for special in [UInt8(0x61), 0x20, 0x01, 0x22] {
            let text = (0..<length).map { _ in numbers.below(3) == 0 ? special : 0x62 }
            var buffer = ByteBuffer(capacity: 64)
            var pending = PendingSpace.none
            var isStart = true
            buffer.appendCollapsed(text.span, pendingSpace: &pending, isStart: &isStart)
            #expect(buffer.array == slowCollapsed(text).bytes)
        }
    }

    @Test("escapes as a slow version does, and Foundation reads the text back")
    func escaped() throws {
        var numbers = SeededNumbers(2)
        for round in 0..<20_000 {
            let text = randomText(&numbers)
            var buffer = ByteBuffer(capacity: 64)
            buffer.appendQuoted(text.span)
            let fast = buffer.array
            if fast != [0x22] + slowEscaped(text) + [0x22] { Issue.record("differs in round \(round)") }
            if round % 40 == 0 {
                let read = try JSONSerialization.jsonObject(with: Data(fast), options: .fragmentsAllowed) as? String
                #expect(read.map { Array($0.utf8) } == text)
            }
        }
        var buffer = ByteBuffer()
        buffer.appendQuoted("a\"é\u{1}")
        #expect(buffer.array == Array(#""a\"é\u0001""#.utf8))
    }
}

struct BytesBufferTests {
    @Test("grows, cuts and clears as an array does")
    func asArray() {
        var numbers = SeededNumbers(3)
        var buffer = ByteBuffer(capacity: 0)
        var array: [UInt8] = []
        for _ in 0..<5000 {
            switch numbers.below(8) {
            case 0:
                let count = numbers.below(array.count + 1)
                buffer.truncate(to: count)
                array.removeLast(array.count - count)
            case 1 where numbers.below(20) == 0:
                buffer.removeAll(keeping: numbers.below(2) == 0 ? 100 : 1 << 20)
                array = []
            case 2:
                buffer.append("literal")
                array += Array("literal".utf8)
            case 3:
                let number = Int(truncatingIfNeeded: numbers.next()) >> numbers.below(64)
                buffer.append(decimal: number)
                array += Array("\(number)".utf8)
            case 4:
                buffer.append("é\(array.count)")
                array += Array("é\(array.count)".utf8)
            case 5:
                let bytes = (0..<numbers.below(300)).map { UInt8(truncatingIfNeeded: $0) }
                buffer.append(bytes.span)
                array += bytes
            default:
                buffer.append(7)
                array.append(7)
            }
            if buffer.count != array.count { break }
        }
        #expect(buffer.array == array)
        let isEmpty = buffer.isEmpty
        #expect(isEmpty == array.isEmpty)
    }

    @Test("finds what a walk finds")
    func search() {
        var numbers = SeededNumbers(4)
        for _ in 0..<3000 {
            let bytes = (0..<numbers.below(40)).map { _ in UInt8(0x61 + numbers.below(2)) }
            let start = numbers.below(45) - 2
            let limit = numbers.below(50)
            let walk = { (needle: [UInt8], end: Int) -> Int? in
                guard start >= 0, start < end else { return nil }
                return (start..<end).first {
                    $0 + needle.count <= end && Array(bytes[$0..<$0 + needle.count]) == needle
                }
            }
            #expect(ByteSearch.first("aba", in: bytes.span, from: start) == walk([0x61, 0x62, 0x61], bytes.count))
            #expect(
                ByteSearch.first("ab", in: bytes.span, from: start, to: limit)
                    == walk([0x61, 0x62], min(limit, bytes.count)))
            #expect(ByteSearch.first([0x62, 0x62], in: bytes.span, from: start) == walk([0x62, 0x62], bytes.count))
            #expect(ByteSearch.first(UInt8(0x62), in: bytes.span, from: start) == walk([0x62], bytes.count))
            #expect(
                ByteSearch.has("ab", in: bytes.span, at: start)
                    == (start >= 0 && bytes.dropFirst(start).starts(with: [0x61, 0x62])))
        }
    }
}

struct BytesDigestTests {
    @Test(
        "gives the digests of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func published(text: String, hex: String) {
        let bytes = Array(text.utf8)
        #expect(SHA256.digest(of: bytes).hexBytes == Array(hex.utf8))
        var running = SHA256()
        for _ in 0..<2 {
            for byte in bytes { running.update([byte].span) }
            #expect(running.finish() == SHA256.digest(of: bytes))
        }
    }

    @Test("gives FIPS's digest of a million letters")
    func million() {
        let digest = SHA256.digest(of: [UInt8](repeating: 0x61, count: 1_000_000))
        #expect(digest.hexBytes == Array("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0".utf8))
    }

    @Test("orders, reads and writes digests as their bytes")
    func bytes() {
        var numbers = SeededNumbers(5)
        for _ in 0..<500 {
            let a = (0..<32).map { _ in UInt8(numbers.below(3)) }
            var b = a
            b[numbers.below(32)] = UInt8(numbers.below(256))
            guard let one = DigestBytes(a.span), let other = DigestBytes(b.span) else {
                Issue.record("32 bytes were refused")
                return
            }
            #expect(one.bytes == a && (one == other) == (a == b) && (one < other) == a.lexicographicallyPrecedes(b))
            let hex = String(decoding: one.hexBytes, as: UTF8.self)
            #expect(hex == a.map { String(format: "%02x", Int($0)) }.joined())
            #expect(DigestBytes(hex: hex) == one && DigestBytes(hex: hex.uppercased()) == one)
            #expect(DigestBytes(hex: hex.dropLast()) == nil && DigestBytes(hex: hex.dropLast() + "g") == nil)
        }
        #expect(DigestBytes([UInt8](repeating: 0, count: 31).span) == nil)
    }
}
