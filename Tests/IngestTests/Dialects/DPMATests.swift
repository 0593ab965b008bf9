import Ingest
import Testing

/// Answers made up for these tests, after the schema's element names.
@Suite struct DPMATests {
    static func hit(_ number: String, type: String = "Utility model", date: String = "1983-02-24") -> String {
        """
        <PatentHitListRecord><leading-registered-number>x</leading-registered-number><registered-number>\(number)</registered-number>
        <type>\(type)</type><legalstatus>lapsed</legalstatus><invention-title>Schleusentor</invention-title>
        <main-classification><edition>1985.01</edition><classification>E02B 7/26</classification></main-classification>
        <further-classification><edition>1985.01</edition><classification>E02B 7/36</classification></further-classification>
        <applicationDate>1982-12-01</applicationDate>\(date.isEmpty ? "" : "<publicationDate>\(date)</publicationDate>")
        <applicants><applicant>Tor, Wehr &amp; Co, 20354 Hamburg, DE</applicant><applicant>Ohne Ort</applicant></applicants>
        <agent>Anwalt, Anna, 80331 München, DE</agent></PatentHitListRecord>
        """
    }

    @Test("each hit of a list is a document")
    func hits() throws {
        let xml = """
            <PatentHitList HitCount="2"><Counter><DocumentHits>2</DocumentHits></Counter>\(Self.hit("G 82 33 714.4"))\
            \(Self.hit("10 2005 012 345.6", type: "Patent", date: "2006-01-05"))</PatentHitList>
            """
        let documents = try ReadRecord.all(xml.utf8).map { try $0.decoded }
        #expect(documents.map(\.id) == ["DE8233714U1", "DE102005012345"])
        let first = documents[0]
        #expect(first.publication.date == "1983-02-24")
        #expect(first.application.date == "1982-12-01")
        #expect(first.titles == [.init(language: "de", text: "Schleusentor")])
        #expect(first.symbols("ipc") == ["E02B 7/26!", "E02B 7/36"])
        #expect(first.classifications.map(\.version) == ["4", "4"])
        #expect(
            first.applicants == [.init(country: "DE", name: "Tor, Wehr & Co"), .init(country: "", name: "Ohne Ort")])
    }

    @Test("a month since 2006 is a version of the reformed IPC")
    func reformed() throws {
        let xml = Self.hit("10 2005 012 345.6", type: "Patent").replacing("1985.01", with: "2006.01")
        let document = try ReadRecord.first(xml).decoded
        #expect(document.symbols("ipcr") == ["E02B 7/26!", "E02B 7/36"])
        #expect(document.classifications.map(\.version) == ["2006.01", "2006.01"])
    }

    @Test("a hit that was never published is no document")
    func unpublished() {
        #expect(throws: RecordFault.self) { try ReadRecord.first(Self.hit("10 2024 000 001.2", date: "")) }
    }

    static func entry(_ publications: String) -> String {
        """
        <dpma-patent-document><bibliographic-data>\(publications)
        <application-reference><document-id><country>EP</country><doc-number>05012345.6</doc-number></document-id></application-reference>
        <application-reference><document-id><country>DE</country><doc-number>102005012345.6</doc-number></document-id>
        </application-reference><invention-title lang="de">Schleusentor</invention-title>
        <classifications-ipcr><classification-ipcr sequence="1"><text>E02B 7/26</text><ipc-version-indicator>2006.01</ipc-version-indicator>
        <symbol-position>F</symbol-position></classification-ipcr></classifications-ipcr>
        <parties><applicants><applicant><addressbook><text>Tor AG</text><name>Tor AG</name><address><country>DE</country></address>
        </addressbook></applicant></applicants><inventors><inventor><addressbook><name>Wehr, Wilma</name>
        <address><country>AT</country></address></addressbook></inventor></inventors></parties>
        <references-cited><citation><patcit><document-id><country>DE</country><doc-number>19832731</doc-number><kind>A1</kind></document-id>
        <relevance-ind>X</relevance-ind><relevance-ind>Y</relevance-ind></patcit><nplcit><text>Wasserbau 1, S. 2</text>
        <relevance-ind>Undefined</relevance-ind></nplcit></citation></references-cited>
        <priority-claims><priority-claim><country>AT</country><date>2004-03-17</date><doc-number>4712004</doc-number></priority-claim></priority-claims>
        <office-specific-bib-data><national-filing-data>2005-03-17</national-filing-data><abstract>Ein Tor.</abstract>
        </office-specific-bib-data></bibliographic-data></dpma-patent-document>
        """
    }

    @Test("an entry of the register is the record of the first publication")
    func register() throws {
        func reference(_ kind: String, _ date: String) -> String {
            """
            <publication-reference><document-id><country>DE</country><doc-number>102005012345</doc-number><kind>\(kind)</kind>\
            <date>\(date)</date></document-id></publication-reference>
            """
        }
        let list = reference("B4", "2009-07-02") + reference("A1", "2006-09-28")
        let document = try ReadRecord.first(
            Self.entry("<publication-references>\(list)</publication-references>")
        ).decoded
        #expect(document.id == "DE102005012345A1")
        #expect(document.publication.date == "2006-09-28")
        #expect(document.application.country == "DE")
        #expect(document.application.date == "2005-03-17")
        #expect(document.symbols("ipcr") == ["E02B 7/26!"])
        #expect(document.applicants == [.init(country: "DE", name: "Tor AG")])
        #expect(document.inventors == [.init(country: "AT", name: "Wehr, Wilma")])
        #expect(document.citations.map(\.category) == ["X,Y", ""])
        #expect(document.citations.map(\.text) == ["", "Wasserbau 1, S. 2"])
        #expect(document.priorities.map(\.number) == ["4712004"])
        #expect(document.abstracts == [.init(language: "de", paragraphs: ["Ein Tor."])])
    }

    @Test("an entry without a publication is no document")
    func unpublishedEntry() {
        #expect(throws: RecordFault.self) { try ReadRecord.first(Self.entry("")) }
    }
}
