import Foundation
import Testing

@testable import Native

struct XMLSafetyTests {
    private static let laughs: String = {
        var subset = "<!ENTITY l0 'lol'>"
        for level in 1...20 {
            subset += "<!ENTITY l\(level) '" + String(repeating: "&l\(level - 1);", count: 10) + "'>"
        }
        return subset
    }()

    /// Levels of ten references to an entity that stands for nothing.
    private static let silence: String = {
        var subset = "<!ENTITY l0 ''>"
        for level in 1...8 {
            subset += "<!ENTITY l\(level) '" + String(repeating: "&l\(level - 1);", count: 2000) + "'>"
        }
        return subset
    }()

    private static let bombs = [
        "<!DOCTYPE p [\(laughs)]><p>&l20;</p>", "<!DOCTYPE p [\(laughs)]><p id='&l20;'/>",
        "<!DOCTYPE p [\(laughs)]><p>&l7;</p>",
        "<!DOCTYPE p [\(silence)]><p>&l8;</p>", "<!DOCTYPE p [\(silence)]><p id='&l8;'/>",
        "<!DOCTYPE p [<!ENTITY a '\(String(repeating: "x", count: 60_000))'>]><p>\(String(repeating: "&a;", count: 2000))</p>",
        "<!DOCTYPE p [<!ENTITY a '\(String(repeating: "x", count: 60_000))'>]><p id='\(String(repeating: "&a;", count: 2000))'/>",
        "<!DOCTYPE p [<!ENTITY a '\(String(repeating: "x", count: 70_000))'>]><p>&a;</p>",
    ]

    @Test("refuses entity bombs before they make much text", .timeLimit(.minutes(1)), arguments: 0..<8, [32 << 20, -1])
    func bombs(index: Int, push: Int) throws {
        let bytes = Array(Self.bombs[index].utf8)
        var parser = XMLParser(scans: false, pushAbove: push)
        let failure = #expect(throws: XMLFailure.self) { try parser.parse(bytes.span) }
        #expect(failure?.reason.contains("entit") == true)
        #expect(parser.tape.textBytes <= bytes.count + (1 << 20) + (64 << 10))
    }

    @Test("takes what a file may well declare")
    func ordinaryEntities() throws {
        let text =
            "<!DOCTYPE p [<!ENTITY a '\(String(repeating: "x", count: 200))'>]><p>\(String(repeating: "&a;", count: 5000))</p>"
        var parser = XMLParser()
        let bytes = Array(text.utf8)
        try parser.parse(bytes.span)
        #expect(textBytes(parser.tape) == 1_000_000)
    }

    @Test(
        "reads no other file, whatever a document asks for",
        arguments: [
            "<!DOCTYPE p [<!ENTITY x SYSTEM 'FILE'>]><p>&x;</p>",
            "<!DOCTYPE p [<!ENTITY x PUBLIC 'a' 'FILE'>]><p id='&x;'>&x;</p>",
            "<!DOCTYPE p SYSTEM 'FILE'><p>&secret;</p>",
            "<!DOCTYPE p [<!ENTITY % d SYSTEM 'FILE'> %d;]><p>&secret;</p>",
            "<p xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='FILE' parse='text'/></p>",
            "<?xml-stylesheet href='FILE'?><p/>",
        ], [32 << 20, -1])
    func noOtherFile(text: String, push: Int) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("patcorpus-\(UUID().uuidString).txt")
            .path
        try Data("<!ENTITY secret 'TOPSECRET'>".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        for url in ["file://" + path, path] {
            let bytes = Array(text.replacingOccurrences(of: "FILE", with: url).utf8)
            var parser = XMLParser(scans: false, pushAbove: push)
            do {
                try parser.parse(bytes.span)
                #expect(!outline(parser.tape).contains("TOPSECRET"))
            } catch {
                #expect(!error.description.contains("TOPSECRET"))
            }
        }
        let control = Array("<!DOCTYPE p [<!ENTITY secret 'TOPSECRET'>]><p>&secret;</p>".utf8)
        #expect(try parsed(control).outline.contains("TOPSECRET"))
    }

    @Test("reads a text of 20 MB, and refuses a CDATA section or an attribute of that size", arguments: [32 << 20, -1])
    func hugeText(push: Int) throws {
        let huge = [UInt8](repeating: 0x61, count: 20 << 20)
        var parser = XMLParser(scans: false, pushAbove: push)
        let text = Array("<p>".utf8) + huge + Array("</p>".utf8)
        try parser.parse(text.span)
        #expect(textBytes(parser.tape) == 20 << 20)
        for (before, after) in [("<p><![CDATA[", "]]></p>"), ("<p id='", "'/>")] {
            let document = Array(before.utf8) + huge + Array(after.utf8)
            let failure = #expect(throws: XMLFailure.self, "\(before)") { try parser.parse(document.span) }
            #expect(failure?.reason.isEmpty == false)
            let next = Array(mixedXML.utf8)
            try parser.parse(next.span)
            #expect(try outline(parser.tape) == parsed(next).outline)
        }
        // From memory, a comment is passed over whatever its size; pushed, libxml2 would have to keep it.
        let comment = Array("<p><!--".utf8) + huge + Array("--></p>".utf8)
        if push < 0 {
            #expect(throws: XMLFailure.self) { try parser.parse(comment.span) }
        } else {
            try parser.parse(comment.span)
            #expect(outline(parser.tape) == "(p)")
        }
    }

    @Test("survives 20,000 mutants", arguments: [32 << 20, -1])
    func mutants(push: Int) throws {
        var numbers = SeededNumbers(UInt64(bitPattern: Int64(push)))
        let originals: [[UInt8]] = [
            Array(mixedXML.utf8),
            Array("<!DOCTYPE p [<!ENTITY l0 'x'><!ENTITY l1 '&l0;&l0;'><!ENTITY l2 '&l1;&l1;'>]><p>&l1;&l2;</p>".utf8),
            utf16("<?xml version=\"1.0\" encoding=\"UTF-16\"?><p id='é'>x<b>&alpha;</b></p>"),
        ]
        let expected = try originals.map { try parsed($0).outline }
        let pieces = [
            "<", ">", "&", ";", "]]>", "<![CDATA[", "<!--", "-->", "<?", "?>", "'", "\"", "&l2;", "<!ENTITY l0 '&l1;'>",
            "\0", "é",
        ].map { Array($0.utf8) }
        var parser = XMLParser(scans: false, pushAbove: push, chunk: 100)
        var read = 0
        for round in 0..<10_000 {
            var bytes = originals[round % 3]
            for _ in 0...numbers.below(3) {
                let at = numbers.below(bytes.count)
                switch numbers.below(4) {
                case 0: bytes[at] = UInt8(numbers.below(256))
                case 1: bytes.insert(contentsOf: pieces[numbers.below(pieces.count)], at: at)
                case 2: bytes.removeSubrange(at..<min(bytes.count, at + 1 + numbers.below(20)))
                default:
                    bytes.insert(contentsOf: bytes[at...].prefix(numbers.below(60)), at: numbers.below(bytes.count))
                }
                if bytes.isEmpty { bytes = [0x3C] }
            }
            do {
                try parser.parse(bytes.span)
                read += 1
                _ = outline(parser.tape)
            } catch { #expect(!error.reason.isEmpty) }
            if round % 100 < 3 {
                let original = originals[round % 3]
                try parser.parse(original.span)
                #expect(outline(parser.tape) == expected[round % 3])
            }
        }
        #expect(read > 300 && read < 9_700)
    }
}
