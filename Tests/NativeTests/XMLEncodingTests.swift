import Testing

@testable import Native

struct XMLEncodingTests {
    private static func declared(_ encoding: String, _ body: String = "<p id='é'>Größe é</p>") -> String {
        "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>" + body
    }

    private static func latin(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8($0.value) } }

    private static let cases: [(name: String, bytes: [UInt8])] = [
        ("UTF-8", Array(declared("UTF-8").utf8)),
        ("utf-8 in small letters", Array(declared("utf-8").utf8)),
        ("UTF-8, undeclared", Array("<p id='é'>Größe é</p>".utf8)),
        ("UTF-8 with a byte order mark", [0xEF, 0xBB, 0xBF] + Array(declared("UTF-8").utf8)),
        ("UTF-16, little-endian", utf16(declared("UTF-16"))),
        ("UTF-16, big-endian", utf16(declared("UTF-16"), bigEndian: true)),
        ("UTF-16 with a mark, undeclared", utf16("<p id='é'>Größe é</p>")),
        ("ISO-8859-1", latin(declared("ISO-8859-1"))),
        ("ISO-8859-15", latin(declared("ISO-8859-15"))),
        ("windows-1252", latin(declared("windows-1252"))),
    ]

    @Test("reads the same text in every encoding, from memory and in pieces", arguments: 0..<10, [0, 50, 1000])
    func encodings(index: Int, chunk: Int) throws {
        let (name, bytes) = Self.cases[index]
        let result = try parsed(bytes, pushAbove: chunk == 0 ? 1 << 20 : -1, chunk: max(1, chunk))
        #expect(result.outline == "(p @id=é[Größe é])", "\(name)")
    }

    @Test("reads long documents in other encodings", arguments: [0, 777, 1 << 16])
    func long(chunk: Int) throws {
        let body = "<claims>" + String(repeating: "<p>Größe é</p>", count: 5000) + "</claims>"
        let expected = try parsed(body).outline
        for bytes in [
            Self.latin(Self.declared("ISO-8859-1", body)), utf16(Self.declared("UTF-16", body)),
        ] {
            let result = try parsed(bytes, pushAbove: chunk == 0 ? 1 << 30 : -1, chunk: max(1, chunk))
            #expect(result.outline == expected)
        }
    }

    @Test("knows the letters that windows-1252 has and ISO-8859-1 has not")
    func windows() throws {
        let bytes = Self.latin(Self.declared("windows-1252", "<p>\u{80}\u{93}\u{94}</p>"))
        #expect(try parsed(bytes).outline == "(p[€“”])")
    }

    @Test(
        "refuses bytes that are not in the encoding declared",
        arguments: [latin(declared("UTF-8")), latin("<p>é</p>"), Array(declared("UTF-16").utf8) + [0xC3]])
    func wrong(bytes: [UInt8]) throws {
        for push in [1 << 20, -1] {
            #expect(throws: XMLFailure.self) { _ = try parsed(bytes, pushAbove: push, chunk: 9) }
        }
    }

    @Test("reads every encoding with one parser, whatever came before")
    func oneParser() throws {
        var numbers = SeededNumbers(1)
        // Documents of over 120 bytes are pushed, the others read from memory.
        var parser = XMLParser(pushAbove: 80, chunk: 33)
        for _ in 0..<300 {
            let (name, bytes) = Self.cases[numbers.below(Self.cases.count)]
            if numbers.below(4) == 0 {
                let broken = Array(bytes.prefix(numbers.below(bytes.count)))
                #expect(throws: XMLFailure.self) { try parser.parse(broken.span) }
            }
            try parser.parse(bytes.span)
            #expect(outline(parser.tape) == "(p @id=é[Größe é])", "\(name)")
        }
    }
}
