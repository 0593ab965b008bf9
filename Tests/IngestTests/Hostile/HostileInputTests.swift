import Corpus
import Foundation
import Ingest
import Native
import Testing

/// Input that was made to harm: small forms of what `scripts/faults/hostile` does at full size.
struct HostileInputTests {
    /// A US grant that reads, with something in it.
    static func grant(
        number: String = "9000001", doctype: String = "", title: String = "Hinge", body: String = "", root: String = "",
        claims: String = "<claim num=\"1\"><claim-text>A hinge.</claim-text></claim>"
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        \(doctype)<us-patent-grant lang="EN" \(root)><us-bibliographic-data-grant><publication-reference><document-id>\
        <country>US</country><doc-number>\(number)</doc-number><kind>B2</kind><date>20240102</date></document-id>\
        </publication-reference><invention-title>\(title)</invention-title>\(body)</us-bibliographic-data-grant>\
        <claims>\(claims)</claims></us-patent-grant>

        """
    }

    /// What reading a file gave: ids of the documents, their lines, and the reasons of what was not read.
    struct Reading {
        var ids: [String] = []
        var lines: [String] = []
        var reasons: [String] = []

        init(_ bytes: [UInt8]) throws {
            var reader = RecordReader()
            let layout = FileLayout.detect(bytes.span)
            var position = 0
            while let piece = layout.piece(in: bytes.span, from: position) {
                position = piece.upperBound
                try reader.read(bytes.span.extracting(piece), layout: layout) { _, outcome, line in
                    switch outcome {
                    case .record(let summary, _):
                        ids.append(summary.id.text)
                        lines.append(String(bytes: line))
                    case .unreadable(let reason, _), .foreign(let reason): reasons.append(reason)
                    }
                }
            }
        }

        init(_ text: String) throws { try self.init(Array(text.utf8)) }
    }

    @Test(
        "an external entity is never read, and the document keeps the reference",
        arguments: [
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"http://127.0.0.1:9/\">]>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\" [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
        ])
    func externalEntity(_ doctype: String) throws {
        let reading = try Reading(Self.grant(doctype: doctype, title: "one &x; two"))
        #expect(reading.ids == ["US9000001B2"])
        #expect(reading.lines.first?.contains("root:") == false)
        #expect(reading.lines.first?.contains("one &x; two") == true)
    }

    /// Entities of `width` references each, `levels` deep, over a text.
    static func laughs(_ text: String, levels: Int, width: Int) -> String {
        var declared = "<!ENTITY l0 \"\(text)\">"
        for level in 1..<levels {
            declared += "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: width))\">"
        }
        return grant(doctype: "<!DOCTYPE a [\(declared)]>", title: "&l\(levels - 1);")
    }

    @Test(
        "an entity bomb is refused by its reason, and the documents around it are kept",
        arguments: [
            laughs("ha", levels: 9, width: 10), laughs("", levels: 9, width: 1000),
            grant(
                doctype: "<!DOCTYPE a [<!ENTITY x \"\(String(repeating: "x", count: 50_000))\">]>",
                title: String(repeating: "&x;", count: 500)),
        ])
    func entityBomb(_ bomb: String) throws {
        let start = ContinuousClock.now
        let reading = try Reading(Self.grant(number: "9000002") + bomb + Self.grant(number: "9000003"))
        #expect(reading.ids == ["US9000002B2", "US9000003B2"])
        #expect(reading.reasons.count == 1)
        #expect(reading.reasons.first?.contains("entit") == true)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test("default values of attributes make no more text than the document has")
    func defaultValues() throws {
        let value = String(repeating: "v", count: 20_000)
        let reading = try Reading(
            Self.grant(
                doctype: "<!DOCTYPE a [<!ATTLIST x y CDATA \"\(value)\">]>", body: String(repeating: "<x/>", count: 200)
            ))
        #expect(
            reading.reasons
                == ["default values of attributes make more text than the document has"].map {
                    $0 + Self.place(reading)
                })
        let few = try Reading(Self.grant(doctype: "<!DOCTYPE a [<!ATTLIST x y CDATA \"v\">]>", body: "<x/><x/>"))
        #expect(few.ids == ["US9000001B2"])
    }

    /// The place that the only reason ends with.
    private static func place(_ reading: Reading) -> String {
        guard let reason = reading.reasons.first, let open = reason.lastIndex(of: "(") else { return "" }
        return " " + reason[open...]
    }

    @Test(
        "an element with too many attributes is refused before libxml2 compares them, wherever it stands",
        arguments: [0, 1, 5000, 8191, 70_000])
    func attributes(_ before: Int) throws {
        let many = (0..<20_000).map { "a\($0)=\"1\"" }.joined(separator: " ")
        let text = "<p>\(String(repeating: "t", count: before))</p>"
        let reading = try Reading(Self.grant(body: text + "<x \(many)/>"))
        #expect(reading.ids.isEmpty)
        #expect(reading.reasons.first?.hasPrefix("an element has more than 2048 attributes") == true)
        let few = (0..<1000).map { "a\($0)=\"=> 1\"" }.joined(separator: " ")
        #expect(try Reading(Self.grant(body: text + "<x \(few)/>")).ids == ["US9000001B2"])
    }

    @Test("namespaces that pile up are refused")
    func namespaces() throws {
        let open = (0..<60).map { level in
            "<x " + (0..<40).map { "xmlns:n\(level)-\($0)=\"u\(level)-\($0)\"" }.joined(separator: " ") + ">"
        }
        let body = open.joined() + String(repeating: "</x>", count: 60)
        #expect(try Reading(Self.grant(body: body)).reasons.first?.hasPrefix("more than 1024 namespaces") == true)
    }

    @Test(
        "deep nesting, NUL bytes, undeclared encodings and cut documents each give one reason and no document",
        arguments: [
            grant(body: String(repeating: "<b>", count: 10_000) + String(repeating: "</b>", count: 10_000)),
            grant(title: "a\0b"), grant().replacing("UTF-8", with: "x-nonsense"), String(grant().prefix(300)),
        ])
    func broken(_ text: String) throws {
        let reading = try Reading(text)
        #expect(reading.ids.isEmpty)
        #expect(reading.reasons.count == 1)
        #expect(reading.reasons.first?.isEmpty == false)
    }

    @Test(
        "a number that cannot be an id is a reason",
        arguments: [
            "", String(repeating: "1", count: 10_000), "../../etc/passwd", "-/-", "&#8239;",
            "SYN-" + String(repeating: "A", count: 100),
        ])
    func numbers(_ number: String) throws {
        let reading = try Reading(Self.grant(number: number))
        #expect(reading.ids.isEmpty)
        #expect(reading.reasons.first?.contains("publication number") == true)
    }

    @Test("claims with impossible numbers neither overflow nor count for ever")
    func claimNumbers() throws {
        let numbers = ["1000000000000000000", "999999999", "99999999999999999999999", "-1", "0"]
        let claims = numbers.map {
            "<claim id=\"CLM-\($0)\" num=\"\($0)\"><claim-text>A hinge of claims 1 to 999999998 and <claim-ref idref=\"CLM-\($0)\">claim</claim-ref>.</claim-text></claim>"
        }
        #expect(try Reading(Self.grant(claims: claims.joined())).ids == ["US9000001B2"])
        let aps =
            "PATN\nWKU  D09000001\nISD  19970102\nTTL  Hinge\nCLMS\nSTM  What is claimed is:\nNUM  999999999.\nPAR  999999999. A hinge of claims 1 to 999999998.\n"
        #expect(try Reading(aps).reasons.count + Reading(aps).ids.count == 1)
    }

    @Test("a long list of parties is kept once each, in order, without looking through all of it for each")
    func parties() throws {
        let names = (0..<20_000).map { "N\($0 % 15_000)" }
        let inventors = names.map { "<inventor><addressbook><last-name>\($0)</last-name></addressbook></inventor>" }
        let start = ContinuousClock.now
        let reading = try Reading(
            Self.grant(body: "<us-parties><inventors>\(inventors.joined())</inventors></us-parties>"))
        let document = try JSONValue(parsing: Array((reading.lines.first ?? "").utf8))
        #expect(document["inventors"]?.array?.compactMap { $0["name"]?.string } == (0..<15_000).map { "N\($0)" })
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test("a container without end tags is cut in time proportional to its length")
    func endless() throws {
        func seconds(_ count: Int) throws -> Double {
            let text = Array(("<root>" + String(repeating: "<us-patent-grant>", count: count)).utf8)
            let layout = FileLayout.detect(text.span)
            let start = ContinuousClock.now
            var position = 0
            var pieces = 0
            while let piece = layout.piece(in: text.span, from: position) {
                position = piece.upperBound
                pieces += 1
            }
            #expect(pieces == count)
            let time = (ContinuousClock.now - start).components
            return Double(time.seconds) + Double(time.attoseconds) * 1e-18
        }
        #expect(try seconds(80_000) < 20)
    }

    @Test(
        "formulas within formulas are read in time proportional to their number",
        arguments: ["maths", "chemistry", "in-line-formula"])
    func formulas(_ name: String) throws {
        let start = ContinuousClock.now
        let text = String(repeating: "<\(name)>", count: 200) + "E = mc" + String(repeating: "</\(name)>", count: 200)
        let reading = try Reading(
            Self.grant(claims: "<claim num=\"1\"><claim-text>A hinge where \(text).</claim-text></claim>"))
        #expect(reading.lines.first?.contains("A hinge where E = mc.") == true)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("zeros are no text, and big-endian UTF-32 is")
    func zeros() {
        #expect(
            FileLayout.detect([UInt8](repeating: 0, count: 4096).span)
                == .foreign(reason: "the file holds only white space"))
        #expect(FileLayout.detect([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x3C].span) == .whole)
        #expect(FileLayout.detect([0, 0, 0, 0x3C, 0, 0, 0, 0x61].span) == .whole)
    }

    @Test("folders that links lead round in circles are gone through once, and links to nothing are reported")
    func circles() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "circles-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("<a/>".utf8).write(to: folder.appending(path: "a.xml"))
        for name in ["one", "two", "three"] {
            try FileManager.default.createSymbolicLink(at: folder.appending(path: name), withDestinationURL: folder)
        }
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "gone.xml"), withDestinationURL: folder.appending(path: "nowhere"))
        let names = try InputFile.list([folder.path]).map { $0.label.split(separator: "/").last.map(String.init) ?? "" }
        #expect(names == ["a.xml", "gone.xml"])
        try FileManager.default.removeItem(at: folder)
    }
}
