import Corpus
import Ingest
import Testing

@Suite("epo-fulltext")
struct EPOFulltextTests {
    static let patent = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ep-patent-document id="EP00900001B1" lang="en" country="EP" doc-number="1900001" kind="B1" date-publ="20100203">
        <SDOBI lang="en"><B100><B110>1900001</B110><B130>B1</B130><B140><date>20100203</date></B140><B190>EP</B190></B100>
        <B200><B210>08900001.5</B210><B220><date>20080107</date></B220></B200>
        <B300><B310>102007000001</B310><B320><date>20070108</date></B320><B330><ctry>DE</ctry></B330>
        <B310>60/900,001</B310><B320><date>20070301</date></B320><B330><ctry>US</ctry></B330></B300>
        <B500><B510EP><classification-ipcr sequence="1"><text>A61G   5/04        20060101AFI20080601BHEP        </text>
        </classification-ipcr></B510EP>
        <B520EP><classifications-cpc><classification-cpc sequence="1"><text>A61G   5/045       20130101 LA20130201BHEP        </text>
        </classification-cpc></classifications-cpc></B520EP>
        <B540><B541>de</B541><B542>Bremse</B542><B541>en</B541><B542>Brake</B542></B540>
        <B560><B561><text>US-A- 5 900 001</text></B561><B561><text>WO-A1-2004/000001</text></B561><B561><text>no number</text></B561>
        <B562><text>A. WRITER: "Brakes" JOURNAL, 1999</text></B562></B560></B500>
        <B700><B720><B721><snm>Maker, Ann</snm><adr><city>Ulm</city><ctry>DE</ctry></adr></B721></B720>
        <B730><B731><snm>Brake Ltd</snm><iid>1</iid><adr><city>Leeds</city><ctry>GB</ctry></adr></B731></B730></B700></SDOBI>
        <abstract id="a" lang="en"><p>A brake.<img id="i" file="i.tif"/></p></abstract>
        <description id="d" lang="en"><!-- EPO <DP n="1"> --><p num="0001">It stops the<!-- EPO <DP n="2"> --> wheel <b>12</b>.</p>
        <heading>Drawings</heading><p num="0002">Seen in:<ul><li>Figure 1;</li><li>Figure 2.</li></ul></p></description>
        <claims id="c1" lang="en"><claim num="0001"><claim-text>A brake with<claim-text>a lever and</claim-text>
        <claim-text>a rim.</claim-text></claim-text></claim><claim num="0002"><claim-text>A rim.</claim-text></claim></claims>
        <claims id="c2" lang="de"><heading>Patentansprüche</heading><claim num="0001"><claim-text>Bremse.</claim-text></claim></claims>
        <amended-claims lang="en"><claim num="0001"><claim-text>A better brake.</claim-text></claim></amended-claims>
        <ep-reference-list><heading>REFERENCES</heading><p>US 5900001</p></ep-reference-list>
        <search-report-data><doc-page file="s1.tif"/><doc-page file="s2.tif"/></search-report-data>
        </ep-patent-document>
        """

    @Test("the whole line")
    func line() throws {
        let record = try ReadRecord.first(Self.patent)
        #expect(record.dialect == "epo-fulltext")
        let document = try record.document
        #expect(document["id"] as? String == "EP1900001B1")
        #expect((document["application"] as? [String: String])?["id"] == "EP20080900001A")
        #expect(try record.texts("priorities", "id") == ["DE102007000001A", "US20070900001P"])
        #expect(try record.texts("priorities", "date") == ["2007-01-08", "2007-03-01"])
        #expect(try record.texts("titles", "text") == ["Bremse", "Brake"])
        #expect(try record.texts("titles", "language") == ["de", "en"])
        #expect(try record.texts("applicants", "name") == ["Brake Ltd"])
        #expect(try record.texts("inventors", "country") == ["DE"])
        #expect(try record.texts("classifications", "symbol") == ["A61G 5/04", "A61G 5/045"])
        #expect(try record.texts("classifications", "version") == ["2006.01", "2013.01"])
        #expect(try record.texts("classifications", "inventive") == ["yes", "no"])
        #expect(try record.texts("citations", "id") == ["US5900001A", "WO2004000001A1", "", ""])
        #expect(
            try record.texts("citations", "text").suffix(2) == ["no number", "A. WRITER: \"Brakes\" JOURNAL, 1999"])
        #expect(try record.texts("description", "heading") == ["", "Drawings"])
        #expect(
            try record.texts("description", "paragraphs") == [
                "It stops the wheel 12.", "Seen in:¶Figure 1;¶Figure 2.",
            ])
        #expect(try record.texts("claims", "text") == ["A brake with\na lever and\na rim.", "A rim.", "Bremse."])
        #expect(try record.texts("claims", "language") == ["en", "en", "de"])
    }

    @Test("what is left out is counted")
    func defects() throws {
        let defects = try ReadRecord.first(Self.patent).summary.defects
        #expect(defects[.image] == 1)
        #expect(defects[.claimsHeading] == 1)
        #expect(defects[.amendedClaims] == 1)
        #expect(defects[.referenceList] == 1)
        #expect(defects[.pageImage] == 2)
    }

    @Test("IPC of editions 1–7, and a number that only the B tags have")
    func edition() throws {
        let record = try ReadRecord.first(
            """
            <ep-patent-document lang="de"><SDOBI><B100><B110>0900002</B110><B130>A2</B130><B140><date>19990303</date></B140>
            <B190>EP</B190></B100><B500><B510><B516>6</B516><B511> 6B 22D  29/00   A</B511><B512> 6B 22D  31/00   B</B512></B510></B500>
            <B700><B710><B711><snm>Guss AG</snm><adr><ctry>CH</ctry></adr></B711></B710></B700></SDOBI></ep-patent-document>
            """)
        #expect(record.summary.id.text == "EP0900002A2")
        #expect(try record.texts("classifications", "scheme") == ["ipc", "ipc"])
        #expect(try record.texts("classifications", "symbol") == ["B22D 29/00", "B22D 31/00"])
        #expect(try record.texts("classifications", "version") == ["6", "6"])
        #expect(try record.texts("classifications", "first") == ["1", "0"])
        #expect(try record.texts("applicants", "name") == ["Guss AG"])
    }

    @Test("a document without a number is refused")
    func noNumber() {
        #expect(throws: RecordFault.self) { try ReadRecord.first("<ep-patent-document lang=\"en\"/>") }
    }
}
