import Corpus
import Foundation
import Ingest
import Native
import Testing

@Suite("wipo-st36")
struct WIPOST36Tests {
    let published: ReadRecord

    init() throws { published = try ReadRecord.first(WIPOST36Fixtures.published) }

    @Test("a fixture's line is the canonical one", arguments: ["published", "pages", "scanned", "alpha"])
    func line(_ name: String) throws {
        let (fixture, expected) =
            switch name {
            case "published": (WIPOST36Fixtures.published, WIPOST36Lines.published)
            case "pages": (WIPOST36Fixtures.pages, WIPOST36Lines.pages)
            case "scanned": (WIPOST36Fixtures.scanned, WIPOST36Lines.scanned)
            default: (WIPOST36Fixtures.alpha, WIPOST36Lines.alpha)
            }
        let record = try ReadRecord.first(fixture)
        #expect(record.dialect == "wipo-st36")
        #expect(record.line == expected)
    }

    @Test("each part of the description has its role")
    func roles() throws {
        #expect(
            try published.texts("description", "role") == [
                "related", "technical-field", "background", "summary", "summary", "summary", "summary", "summary",
                "drawings", "embodiments", "embodiments", "embodiments", "industrial-applicability", "other", "other",
                "other", "citations", "citations", "citations", "",
            ])
    }

    @Test("a claim's references lead to numbers by the ids of its own set")
    func references() throws {
        let plain = WIPOST36Fixtures.published.replacing("amended-claims", with: "claims-statement")
        let claims = try ReadRecord.first(plain).list("claims").filter { $0["language"] as? String == "en" }
        #expect(claims.map { $0["number"] as? Int } == [1, 2, 3])
        #expect(claims.map { $0["dependsOn"] as? [Int] } == [[], [1], [1, 2]])
    }

    @Test("claims are those as filed: a set as amended is printed in addition to them, and counted")
    func amended() throws {
        let claims = try published.list("claims").map { "\($0["language"] ?? "") \($0["number"] ?? "")" }
        #expect(claims == ["en 1", "en 2", "en 3", "fr 1"])
        #expect(published.summary.defects[.amendedClaims] == 1)
        #expect(published.summary.defects[.supersededClaim] == 0)
        #expect(published.summary.defects[.amendment] == 1)
        let marked = WIPOST36Fixtures.published
            .replacing("<amended-claims lang=\"en\">", with: "<claims lang=\"en\" claim-type=\"amended\">")
            .replacing("</amended-claims>", with: "</claims>")
        #expect(try ReadRecord.first(marked).line == published.line)
    }

    @Test("amended claims are the claims of a language that has no others, or others only as page images")
    func amendedOnly() throws {
        let french = try ReadRecord.first(
            WIPOST36Fixtures.published.replacing("<amended-claims lang=\"en\">", with: "<amended-claims lang=\"de\">"))
        #expect(try french.texts("claims", "language") == ["en", "en", "en", "fr", "de", "de"])
        let parts = WIPOST36Fixtures.published.split(separator: "<claims id=\"claims-en\" lang=\"en\">")
        let rest = parts[1].split(separator: "<claims id=\"claims-fr\"", maxSplits: 1)
        let record = try ReadRecord.first(
            parts[0] + "<claims lang=\"en\"><doc-page file=\"a.tif\"/></claims><claims id=\"claims-fr\"" + rest[1])
        #expect(
            try record.texts("claims", "text") == [
                "Une canne.", "A stick with a round level.", "The stick of claim 1.",
            ])
        #expect(record.summary.defects[.pageImage] == 1)
        #expect(record.summary.defects[.amendedClaims] == 0)
    }

    @Test("several categories of one citation are kept together, and literature in parts is readable")
    func citations() throws {
        #expect(
            try published.texts("citations", "category") == ["A", "", "X,Y", "A", "E", "Y", "", "X,P", "", "L"])
        #expect(
            try published.texts("citations", "phase")
                == ["search", "", "isr", "supplementary", "isr", "isr", "isr", "isr", "isr", "isr"])
        #expect(
            try published.texts("citations", "text").suffix(5) == [
                "WOOD A.; Reed, Bo: On leaning, Journal of Sticks, Cane Press, London, vol. 12, no. 3, 2001-03, pages 45-53, column 2, paragraph 7, line 1, chapter 4, ISSN 1234-5678, abstract no. 77",
                "Oak: The cane, A history, Aids, 4, Umeå: Eget, 1999, 2nd edition, ISBN 978-0-00-000000-2",
                "NET C.: Sticks online, Stick host, 2005-01-01 to 2005-01-05, DOI 10.1000/1, http://example.org/sticks",
                "HOST D.: Stick days, 9, Oslo, 2002-02-02, poster 5",
                "A cane shown at a fair",
            ])
    }

    @Test("what is left out is counted")
    func defects() {
        let counts = Dictionary(uniqueKeysWithValues: published.summary.defects.list.map { ($0.name, $0.count) })
        #expect(
            counts == [
                "image-left-out": 1, "formula-image-left-out": 1, "chemistry-image-left-out": 1, "listing-left-out": 1,
                "unknown-scheme": 1, "amended-claims-left-out": 1, "amendment-left-out": 1,
            ])
    }

    @Test("text without bibliographic data is a part of its publication, since it must not supersede the rest")
    func parts() throws {
        #expect(published.summary.part.isEmpty)
        #expect(published.summary.produced == "20301220")
        #expect(try ReadRecord.first(WIPOST36Fixtures.scanned).summary.part == "text")
    }

    @Test(
        "the publication's number stands in the root's attributes where there is no reference",
        arguments: [
            ("country=\"WO\" doc-number=\"2011000009\" kind=\"A1\" date-publ=\"20110106\"", "WO2011000009A1"),
            ("country=\"WO\" docnumber=\"2011000009\" kind=\"A1\" date-published=\"20110106\"", "WO2011000009A1"),
            ("id=\"WO2011000009A1\"", "WO2011000009A1"), ("id=\"ES2345678T3\" lang=\"es\"", "ES2345678T3"),
        ])
    func rootAttributes(attributes: String, id: String) throws {
        for root in ["wo-ocr-published-application", "wo-published-application", "wo-patent-document"] {
            let record = try ReadRecord.first("<\(root) \(attributes)><description><p>x</p></description></\(root)>")
            #expect(record.summary.id.text == id)
        }
    }

    @Test(
        "an international application has one id, whichever way it is written",
        arguments: [
            "<country>GB</country><doc-number>004926</doc-number>",
            "<country>GB</country><doc-number>GB2003/004926</doc-number>",
            "<country>PCT</country><doc-number>GB03/04926</doc-number>",
            "<country>WO</country><doc-number>PCT/GB2003/004926</doc-number>",
        ])
    func application(_ number: String) throws {
        let reference = "<document-id>\(number)<date>20031113</date></document-id>"
        let record = try ReadRecord.first(
            """
            <wo-patent-document id="WO2004043551A1"><bibliographic-data><application-reference appl-type="PCT">\(reference)\
            </application-reference></bibliographic-data></wo-patent-document>
            """)
        let application = try #require(record.document["application"] as? [String: Any])
        #expect(application["id"] as? String == "WO2003GB004926W")
    }

    @Test("a publication without a number is a fault, not a document")
    func fault() throws {
        #expect(throws: RecordFault.self) {
            try ReadRecord.first("<wo-patent-document><abstract><p>x</p></abstract></wo-patent-document>")
        }
    }

    @Test(
        "other dialects' elements of the same name are left to them",
        arguments: ["<patent-document ucid=\"EP-1-A1\"/>", "<record><title>x</title></record>"])
    func accepts(_ xml: String) throws {
        var parser = XMLParser()
        try parser.parse(Array(xml.utf8).span)
        let root = try #require(parser.tape.root)
        #expect(Dialects.dialect(for: parser.tape, record: root)?.name != "wipo-st36")
    }
}
