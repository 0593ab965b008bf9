import Native
import Testing

@Suite struct JSONReaderTests {
    private func parse<R>(_ text: String, _ body: (borrowing JSONElement) throws -> R) throws -> R {
        var parser = JSONParser()
        return try parser.parse(Array(text.utf8), body)
    }

    @Test("gives each kind of value as it is written")
    func kinds() throws {
        let text =
            #"{"n":null,"t":true,"i":-7,"u":18446744073709551615,"d":1.5,"s":"a\u00e9\n\"","a":[1,"x",[]],"o":{}}"#
        try parse(text) { root in
            #expect(root.kind == .object && root.count == 8)
            #expect(root.member("n")?.isNull == true)
            #expect(root.member("t")?.boolean == true)
            #expect(root.member("i")?.integer == -7 && root.member("i")?.number == -7)
            #expect(root.member("u")?.kind == .unsigned && root.member("u")?.integer == nil)
            #expect(root.member("u")?.number == 0x1p64)
            #expect(root.member("d")?.number == 1.5 && root.member("d")?.integer == nil)
            #expect(root.member("s")?.string == "aé\n\"" && root.member("s")?.number == nil)
            #expect(root.member("s")?.withBytes { $0.count } == 5)
            #expect(root.member("missing")?.kind == nil)
            #expect(root.member("a")?.count == 3)
            var kinds: [JSONElement.Kind] = []
            root.member("a")?.forEach { kinds.append($0.kind) }
            #expect(kinds == [.integer, .string, .array])
            var keys: [String] = []
            try root.forEachMember { key, _ in keys.append(String(copying: try UTF8Span(validating: key))) }
            #expect(keys == ["n", "t", "i", "u", "d", "s", "a", "o"])
        }
    }

    @Test("one parser reads many texts, longer and shorter, and after errors")
    func reuse() throws {
        var parser = JSONParser()
        for length in [1, 100_000, 10, 0, 3_000_000, 5] {
            let text = "[\"" + String(repeating: "x", count: length) + "\"]"
            var found = -1
            try parser.parse(Array(text.utf8)) { $0.forEach { found = $0.withBytes { $0.count } ?? -1 } }
            #expect(found == length)
            #expect(throws: JSONError.self) { try parser.parse(Array("[1,".utf8)) { _ in } }
        }
    }

    @Test(
        "what is not JSON is an error",
        arguments: [
            "", " ", "{", "[1,]", "{\"a\":}", "nul", "01", "'a'", "[1] 2", "{\"a\" 1}", "\"\u{1}\"", "NaN",
        ])
    func refuses(text: String) {
        #expect(throws: JSONError.self) { try parse(text) { _ in } }
    }

    @Test("bytes that are not UTF-8 are an error, a byte-order mark is not")
    func encoding() throws {
        var parser = JSONParser()
        #expect(throws: JSONError.self) { try parser.parse([0x22, 0xFF, 0x22]) { _ in } }
        #expect(try parser.parse([0xEF, 0xBB, 0xBF, 0x37]) { $0.integer } == 7)
    }

    @Test("nesting beyond the limit says so, in small texts and in large ones")
    func depth() throws {
        let fits = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
        #expect(try parse(fits) { $0.count } == 1)
        for deep in [1100, 200_000] {
            let error = #expect(throws: JSONError.self) {
                try parse(String(repeating: "[", count: deep) + String(repeating: "]", count: deep)) { _ in }
            }
            #expect(error?.description == "JSON nested more than 1024 deep")
        }
    }
}
