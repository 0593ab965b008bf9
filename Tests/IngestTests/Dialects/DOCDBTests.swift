import Corpus
import Ingest
import Testing

@Suite("docdb")
struct DOCDBTests {
    @Test("a front file's record, where each number and party stands in several formats")
    func frontFile() throws {
        let record = try ReadRecord.first(
            """
            <exch:exchange-documents xmlns:exch="http://www.epo.org/exchange"><exch:exchange-document country="GB" doc-number="2900001"
            kind="A" family-id="39900001" date-publ="20090304" date-of-last-exchange="20200102"><exch:bibliographic-data>
            <exch:publication-reference data-format="epodoc"><document-id><doc-number>GB2900001</doc-number></document-id>
            </exch:publication-reference>
            <exch:publication-reference data-format="docdb"><document-id><country>GB</country><doc-number>2900001</doc-number>
            <kind>A</kind><date>20090304</date></document-id></exch:publication-reference>
            <classification-ipc><edition>7</edition><main-classification> 7A 61G   5/04   A</main-classification></classification-ipc>
            <exch:classifications-ipcr><classification-ipcr sequence="1"><text>A61G   5/10        20060101ALI20051008RMEP        </text>
            </classification-ipcr></exch:classifications-ipcr>
            <exch:patent-classifications>
            \(Self.symbol("CPCI", "A61G   5/045       ", "I", "F", "EP"))\(Self.symbol("CPCI", "A61G   5/045       ", "I", "F", "US"))
            \(Self.symbol("CPCNO", "A61G   5/10        ", "A", "L", "KR"))\(Self.symbol("EC", "A61G5/04A", "", "", "EP"))
            \(Self.symbol("ICO", "K61G 5/10", "", "", "EP"))\(Self.symbol("DEKLA", "A61G 5/04 B", "", "", "DE"))
            \(Self.symbol("NEW", "1", "", "", "EP"))</exch:patent-classifications>
            <exch:application-reference data-format="docdb"><document-id><country>GB</country><doc-number>0800001</doc-number>
            <kind>A</kind><date>20080107</date></document-id></exch:application-reference>
            <exch:priority-claims><exch:priority-claim sequence="1" data-format="epodoc"><document-id><doc-number>DE20071000001</doc-number>
            </document-id></exch:priority-claim><exch:priority-claim sequence="1" data-format="docdb"><document-id><country>DE</country>
            <doc-number>102007000001</doc-number><kind>A</kind><date>20070108</date></document-id></exch:priority-claim>
            <exch:priority-claim sequence="2" data-format="epodoc"><document-id><doc-number>FR20070000002</doc-number></document-id>
            </exch:priority-claim></exch:priority-claims>
            <exch:parties><exch:applicants><exch:applicant data-format="docdba"><exch:applicant-name><name>Brake Ltd.</name>
            </exch:applicant-name></exch:applicant><exch:applicant data-format="docdb"><exch:applicant-name><name>BRAKE LTD</name>
            </exch:applicant-name><residence><country>GB</country></residence></exch:applicant></exch:applicants>
            <exch:inventors><exch:inventor data-format="original"><exch:inventor-name><name>Maker, Ann</name></exch:inventor-name>
            </exch:inventor></exch:inventors></exch:parties>
            <exch:invention-title lang="en" data-format="docdba">Brake</exch:invention-title>
            <exch:invention-title lang="en" data-format="original">BRAKE!</exch:invention-title>
            <exch:references-cited>
            <exch:citation cited-phase="SEA"><patcit><document-id><country>US</country><doc-number>5900001</doc-number><kind>A</kind>
            </document-id></patcit><category>X</category></exch:citation>
            <exch:citation cited-phase="APP"><patcit dnum="US5900002B2"/><rel-passage><category>Y</category></rel-passage>
            <rel-passage><category>A</category><category>Y</category></rel-passage></exch:citation>
            <exch:citation cited-phase="SEA"><nplcit><text>A. WRITER, Brakes</text></nplcit></exch:citation></exch:references-cited>
            </exch:bibliographic-data>
            <exch:abstract lang="en" data-format="docdba"><p>A brake. &lt;IMAGE></p></exch:abstract></exch:exchange-document>
            </exch:exchange-documents>
            """)
        #expect(record.dialect == "docdb")
        #expect(record.summary.id.text == "GB2900001A")
        #expect(record.summary.produced == "20200102")
        #expect(record.summary.part == "")
        #expect(record.summary.facets.family == "39900001")
        #expect(try record.texts("priorities", "id") == ["DE102007000001A", "FR20070000002A"])
        #expect(try record.texts("applicants", "name") == ["BRAKE LTD"])
        #expect(try record.texts("applicants", "country") == ["GB"])
        #expect(try record.texts("inventors", "name") == ["Maker, Ann"])
        #expect(try record.texts("titles", "text") == ["Brake"])
        #expect(try record.texts("abstracts", "paragraphs") == ["A brake."])
        #expect(try record.texts("citations", "id") == ["US5900001A", "US5900002B2", ""])
        #expect(try record.texts("citations", "category") == ["X", "Y,A", ""])
        #expect(try record.texts("citations", "phase") == ["SEA", "APP", "SEA"])
        #expect(
            try record.texts("classifications", "scheme") == ["ipc", "ipcr", "cpc", "cpc", "ecla", "ecla", "dekla"])
        #expect(
            try record.texts("classifications", "symbol") == [
                "A61G 5/04", "A61G 5/10", "A61G 5/045", "A61G 5/10", "A61G5/04A", "K61G 5/10", "A61G 5/04 B",
            ])
        #expect(try record.texts("classifications", "inventive") == ["", "yes", "yes", "no", "", "no", ""])
        #expect(try record.texts("classifications", "first") == ["1", "0", "1", "0", "0", "0", "0"])
        #expect(record.summary.defects[.image] == 1)
        #expect(record.summary.defects[.scheme] == 1)
        #expect(record.summary.defects[.repeatedText] == 1)
    }

    private static func symbol(
        _ scheme: String, _ symbol: String, _ value: String, _ position: String, _ office: String
    ) -> String {
        """
        <patent-classification><classification-scheme office="EP" scheme="\(scheme)"><date>20130101</date></classification-scheme>\
        <classification-symbol>\(symbol)</classification-symbol><symbol-position>\(position)</symbol-position>\
        <classification-value>\(value)</classification-value><generating-office>\(office)</generating-office></patent-classification>
        """
    }

    @Test("an answer of OPS: formats at the document-id, symbols in parts, EPODOC's names with countries")
    func ops() throws {
        let record = try ReadRecord.first(
            """
            <ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org"><exchange-documents>
            <exchange-document system="ops.epo.org" family-id="1" country="EP" doc-number="1900001" kind="A1"><bibliographic-data>
            <publication-reference><document-id document-id-type="docdb"><country>EP</country><doc-number>1900001</doc-number>
            <kind>A1</kind><date>20080305</date></document-id><document-id document-id-type="epodoc"><doc-number>EP1900001</doc-number>
            </document-id></publication-reference>
            <classification-ipc><text>A61G5/04</text></classification-ipc>
            <classifications-ipcr><classification-ipcr><text>A61G   5/    04            A I                    </text></classification-ipcr>
            </classifications-ipcr><patent-classifications><patent-classification><classification-scheme office="EP" scheme="CPCI"/>
            <section>A</section><class>61</class><subclass>G</subclass><main-group>5</main-group><subgroup>045</subgroup>
            <classification-value>A</classification-value></patent-classification><combination-set><combination-rank>
            <patent-classification><classification-scheme office="EP" scheme="CPCI"/><classification-symbol>C07C29/151</classification-symbol>
            <classification-value>I</classification-value></patent-classification></combination-rank></combination-set>
            <patent-classification><classification-scheme office="US" scheme="UC"/><classification-symbol>188/2F</classification-symbol>
            </patent-classification></patent-classifications>
            <priority-claims><priority-claim sequence="1" kind="national"><document-id document-id-type="epodoc">
            <doc-number>NL20071000001</doc-number><date>20070112</date></document-id><document-id document-id-type="original">
            <doc-number>1000001</doc-number></document-id></priority-claim></priority-claims>
            <parties><applicants><applicant data-format="epodoc"><applicant-name><name>BRAKE BV\u{2002}[NL]
            </name></applicant-name></applicant><applicant data-format="original"><applicant-name><name>Brake B.V.</name></applicant-name>
            </applicant></applicants></parties></bibliographic-data></exchange-document></exchange-documents></ops:world-patent-data>
            """)
        #expect(record.summary.id.text == "EP1900001A1")
        #expect(try record.texts("applicants", "name") == ["BRAKE BV"])
        #expect(try record.texts("applicants", "country") == ["NL"])
        #expect(try record.texts("priorities", "country") == ["NL"])
        #expect(
            try record.texts("classifications", "symbol") == [
                "A61G 5/04", "A61G 5/04", "A61G 5/045", "C07C 29/151", "188/2F",
            ])
        #expect(try record.texts("classifications", "scheme") == ["ipcr", "ipc", "cpc", "cpc", "uspc"])
        #expect(try record.texts("classifications", "inventive") == ["yes", "", "no", "yes", ""])
    }

    @Test(
        "an abstract or a title alone is a part, not the whole",
        arguments: [
            ("<parties/>", "<abstract lang=\"en\"><p>A brake.</p></abstract>", "abstract"),
            ("<invention-title lang=\"en\">Brake</invention-title>", "", "title"),
        ])
    func part(_ field: String, _ text: String, _ part: String) throws {
        let record = try ReadRecord.first(
            """
            <exchange-document country="EP" doc-number="1900001" kind="A1"><bibliographic-data>\(field)</bibliographic-data>\(text)
            </exchange-document>
            """)
        #expect(record.summary.part == part)
        #expect(record.summary.id.text == "EP1900001A1")
    }

    @Test("assignees stand in for applicants that a record does not have")
    func assignees() throws {
        let record = try ReadRecord.first(
            """
            <exchange-document country="EP" doc-number="1900002" kind="B1"><bibliographic-data><parties><assignees><assignee>
            <assignee-name><name>Brake GmbH</name></assignee-name></assignee></assignees></parties>
            <priority-claims/></bibliographic-data></exchange-document>
            """)
        #expect(try record.texts("applicants", "name") == ["Brake GmbH"])
    }

    @Test("a search hit and a record without bibliography give no document")
    func none() throws {
        let hits = """
            <ops:biblio-search xmlns:ops="o"><ops:search-result><ops:publication-reference family-id="1"><document-id>
            <country>CA</country><doc-number>1</doc-number></document-id></ops:publication-reference></ops:search-result></ops:biblio-search>
            """
        #expect(try ReadRecord.all(hits.utf8).isEmpty)
        #expect(throws: RecordFault.self) { try ReadRecord.first("<exchange-document country=\"EP\"/>") }
    }
}
