import Ingest
import Testing

/// Files that hold records of several kinds, one after the other or inside another element.
struct ContainerTests {
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private static func grant(_ number: String, title: String = "Hinge") -> String {
        String(HostileInputTests.grant(number: number, title: title).dropFirst(declaration.count))
    }

    private static func application(_ number: String) -> String {
        grant(number).replacing("us-patent-grant", with: "us-patent-application")
            .replacing("us-bibliographic-data-grant", with: "us-bibliographic-data-application")
            .replacing("<kind>B2", with: "<kind>A1")
    }

    private static func ids(_ text: String) throws -> [String] {
        let reading = try HostileInputTests.Reading(text)
        #expect(reading.reasons.isEmpty)
        return reading.ids
    }

    @Test("a container's records of another name are found too")
    func mixed() throws {
        let inside = Self.grant("9000001") + Self.application("20240000002") + Self.grant("9000003")
        let expected = ["US9000001B2", "US20240000002A1", "US9000003B2"]
        #expect(try Self.ids(Self.declaration + "<all>\(inside)</all>") == expected)
        #expect(try Self.ids(Self.declaration + inside) == expected, "without an element around them")
    }

    @Test("a document that follows a container in one file is found, whatever its name")
    func followed() throws {
        let text =
            Self.declaration + "<all>\(Self.grant("9000001"))</all>\n" + Self.declaration
            + Self.application("20240000002")
        #expect(try Self.ids(text) == ["US9000001B2", "US20240000002A1"])
    }

    @Test(
        "what stands between records in a comment or a section of characters is no record",
        arguments: [("<!-- ", " -->"), ("<notes><![CDATA[", "]]></notes>")])
    func leftOut(_ open: String, _ close: String) throws {
        let text = "<all>\(Self.grant("9000001"))\(open)\(Self.grant("9000002"))\(close)\(Self.grant("9000003"))</all>"
        #expect(try Self.ids(Self.declaration + text) == ["US9000001B2", "US9000003B2"])
    }

    @Test("records behind a comment that never ends are told, once")
    func neverEnds() throws {
        let reading = try HostileInputTests.Reading(
            Self.declaration
                + "<all>\(Self.grant("9000001"))<!-- \(Self.grant("9000002"))\(Self.grant("9000003"))</all>")
        #expect(reading.ids == ["US9000001B2"])
        #expect(reading.reasons.count == 1)
    }

    @Test("a byte-order mark before each document of a concatenation belongs to the document behind it")
    func marks() throws {
        let numbers = ["9000001", "9000002", "9000003"]
        for gap in ["", "\n", "\r\n \n"] {
            let text = numbers.map { "\u{FEFF}" + Self.declaration + Self.grant($0) }.joined(separator: gap)
            #expect(try Self.ids(text) == numbers.map { "US\($0)B2" })
        }
    }

    @Test("where to cut does not depend on where the search begins")
    func cuts() throws {
        let text =
            "\u{FEFF}" + Self.declaration + Self.grant("9000001") + "\u{FEFF}" + Self.declaration
            + Self.grant("9000002")
        let bytes = Array(text.utf8)
        let second = try #require(FileLayout.documents.piece(in: bytes.span, from: 0)?.upperBound)
        for start in 1...second { #expect(FileLayout.documents.pieceStart(in: bytes.span, from: start) == second) }
        for start in second + 1..<bytes.count {
            #expect(FileLayout.documents.pieceStart(in: bytes.span, from: start) == bytes.count)
        }
    }

    @Test("a container in another encoding is read by its declaration")
    func encoding() throws {
        let text =
            "<?xml version=\"1.0\" encoding='ISO-8859-1'?>\n<all>\(Self.grant("9000001", title: "T\u{FC}r"))\(Self.grant("9000002"))</all>"
        let bytes = text.unicodeScalars.map { UInt8($0.value) }
        let reading = try HostileInputTests.Reading(bytes)
        #expect(reading.ids == ["US9000001B2", "US9000002B2"])
        #expect(reading.lines.first?.contains("\"text\":\"T\u{FC}r\"") == true)
        #expect(reading.reasons.isEmpty)
    }

    @Test("of records without end tags, or one after the other without declarations, the whole ones are kept")
    func damaged() throws {
        let broken = Self.grant("9000001").replacing("</us-patent-grant>", with: "")
        let reading = try HostileInputTests.Reading(
            Self.declaration + broken + Self.grant("9000002") + Self.application("20240000003"))
        #expect(reading.ids == ["US9000002B2", "US20240000003A1"])
        #expect(reading.reasons.count == 1)
    }
}
