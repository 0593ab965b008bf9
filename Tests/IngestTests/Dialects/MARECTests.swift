import Corpus
import Ingest
import Testing

@Suite("marec")
struct MARECTests {
    private static func document(_ root: String, _ technical: String, _ parties: String, _ texts: String) -> String {
        """
        <patent-document \(root)><bibliographic-data><publication-reference><document-id format="original"><date>20060726</date>\
        </document-id></publication-reference><application-reference ucid="EP-06900001-A"><document-id format="epo"><country>EP</country>\
        <doc-number>06900001</doc-number><kind>A</kind><date>20060125</date></document-id></application-reference>\
        <priority-claims><priority-claim ucid="GB-0500001-A"><document-id format="epo"><country>GB</country><doc-number>0500001</doc-number>\
        <kind>A</kind><date>20050126</date></document-id></priority-claim><priority-claim ucid="US-60900001-P"/></priority-claims>\
        <technical-data>\(technical)</technical-data><parties>\(parties)</parties></bibliographic-data>\(texts)</patent-document>
        """
    }

    private static let root =
        "ucid=\"EP-1900001-A1\" country=\"EP\" doc-number=\"1900001\" kind=\"A1\" lang=\"EN\" family-id=\"7\" date-produced=\"20090508\""

    @Test("bibliography: one format of a person, categories where they stand, ECLA and its indexing codes")
    func bibliography() throws {
        let record = try ReadRecord.first(
            Self.document(
                Self.root,
                """
                <classifications-ipcr><classification-ipcr>A61G   5/04        20060101AFI20051220RMJP        </classification-ipcr>
                <classification-ipcr>A61G   5/10        20060101ALI20051220RMJP        </classification-ipcr>
                <classification-ipcr>A61G   5/10        20060101CLI20051220RMJP        </classification-ipcr></classifications-ipcr>
                <classification-ecla><classification-symbol scheme="EC">A61G   5/04A</classification-symbol>
                <classification-symbol scheme="ICO">K61G5:10</classification-symbol><classification-symbol scheme="ZZ">1</classification-symbol>
                </classification-ecla><classification-national country="US"><main-classification>12820423</main-classification>
                </classification-national><classification-national country="FR"/>
                <invention-title lang="DE">Bremse</invention-title><invention-title lang="EN">Brake</invention-title>
                <citations><patent-citations><patcit ucid="US-5900001-A"><document-id format="epo"><country>US</country>
                <doc-number>5900001</doc-number><kind>A</kind></document-id><sources><source name="SEA" category="X"/></sources></patcit>
                <patcit ucid="DE-8900001-U1" source="APP"/></patent-citations><non-patent-citations>
                <nplcit source="SEA" category="A"><text>A. WRITER</text></nplcit></non-patent-citations></citations>
                """,
                """
                <applicants><applicant format="intermediate"><addressbook><name>Brake, Ltd</name></addressbook></applicant>
                <applicant format="epo"><addressbook><name>BRAKE LTD</name><address><country>GB</country></address></addressbook></applicant>
                </applicants><inventors><inventor format="original"><addressbook><last-name>Maker</last-name><first-name>Ann</first-name>
                <address><country>DE</country></address></addressbook></inventor></inventors>
                <assignees><assignee format="original"><addressbook><last-name>Brake Limited</last-name></addressbook></assignee></assignees>
                """, ""))
        #expect(record.dialect == "marec")
        #expect(record.summary.id.text == "EP1900001A1")
        #expect(record.summary.facets.date == "2006-07-26")
        #expect(record.summary.facets.family == "7")
        #expect(record.summary.produced == "20090508")
        #expect(try record.texts("priorities", "country") == ["GB", "US"])
        #expect(try record.texts("applicants", "name") == ["BRAKE LTD"])
        #expect(try record.texts("inventors", "name") == ["Maker, Ann"])
        #expect(try record.texts("titles", "language") == ["de", "en"])
        #expect(
            try record.texts("classifications", "symbol") == [
                "A61G 5/04", "A61G 5/10", "A61G 5/04A", "K61G5:10", "128/204.23",
            ])
        #expect(try record.texts("classifications", "inventive") == ["yes", "yes", "", "no", ""])
        #expect(try record.texts("citations", "id") == ["US5900001A", "DE8900001U1", ""])
        #expect(try record.texts("citations", "category") == ["X", "", "A"])
        #expect(try record.texts("citations", "phase") == ["SEA", "APP", "SEA"])
        #expect(record.summary.defects[.scheme] == 2)
    }

    @Test("texts: the office's abstract before the EPO's copy, formulas of ST.32, claims that run on")
    func texts() throws {
        let record = try ReadRecord.first(
            Self.document(
                Self.root, "", "",
                """
                <abstract lang="EN" source="EPO"><p>A BRAKE. &lt;IMAGE></p></abstract><abstract lang="EN"><p>A brake
                with a rim.</p></abstract>
                <description lang="EN"><heading>FIELD</heading><p num="p0001">Where <st32:df xmlns:st32="s">a = <st32:frac>b<st32:sub>max</st32:sub>
                <st32:over>2</st32:over></st32:frac> · <st32:sqrt>c</st32:sqrt><st32:fence>d</st32:fence><st32:sup>2</st32:sup></st32:df> holds.</p>
                <heading>LISTS</heading><p><sl><li>One.</li><li>Two.</li></sl><dl><dt>A</dt><dd>rim</dd></dl></p></description>
                <claims lang="EN"><claim num="0001"><!-- EPO <DP n="11"/>--><claim-text/><claim-text>CLAIMS</claim-text>
                <claim-text>1. A brake</claim-text><claim-text>with a rim.</claim-text><claim-text>3. A rim.</claim-text></claim></claims>
                """))
        #expect(try record.texts("abstracts", "paragraphs") == ["A brake with a rim."])
        #expect(try record.texts("description", "heading") == ["FIELD", "LISTS"])
        #expect(
            try record.texts("description", "paragraphs") == [
                "Where a = (b_(max) )/(2) · sqrt(c)(d)^2 holds.", "One.¶Two.¶A¶rim",
            ])
        #expect(try record.texts("claims", "number") == ["1", "3"])
        #expect(try record.texts("claims", "text") == ["1. A brake\nwith a rim.", "3. A rim."])
        #expect(record.summary.defects[.repeatedText] == 1)
        #expect(record.summary.defects[.claimsHeading] == 1)
    }

    @Test("US texts: instructions give roles, claims refer to each other, assignees are the applicants")
    func unitedStates() throws {
        let record = try ReadRecord.first(
            Self.document(
                "ucid=\"US-20030900001-A1\" date=\"20030102\" lang=\"EN\"", "",
                """
                <applicants><applicant format="intermediate"><addressbook><name>MAKER ANN</name></addressbook></applicant></applicants>
                <assignees><assignee format="original"><addressbook><name>Brake Inc.</name></addressbook></assignee></assignees>
                """,
                """
                <description lang="EN"><?summary-of-invention description="Summary of Invention" end="lead"?><heading>FIELD</heading>
                <p>One.</p><?summary-of-invention description="Summary of Invention" end="tail"?><p>Two.</p>
                <?description-type Drawing Description?><p>Three.</p></description>
                <claims lang="EN"><claim-statement>What is claimed is: </claim-statement><claim id="CLM-00001" num="1"><claim-text>1. A brake.
                </claim-text></claim><claim id="CLM-00002" num="2"><claim-text>2. The brake of <claim-ref idref="US-20030900001-A1-CLM-00001">claim 1
                </claim-ref>.</claim-text></claim></claims>
                """))
        #expect(record.summary.id.text == "US20030900001A1")
        #expect(try record.texts("applicants", "name") == ["Brake Inc."])
        #expect(try record.texts("description", "role") == ["summary", "", "drawings"])
        #expect(try record.list("claims").map { $0["dependsOn"] as? [Int] } == [[], [1]])
        #expect(record.summary.defects[.claimsHeading] == 1)
    }

    @Test("an applicant of a US document is an applicant where it is none of the inventors")
    func unitedStatesCompany() throws {
        let record = try ReadRecord.first(
            Self.document(
                "ucid=\"US-20050900001-A1\" date=\"20050102\" lang=\"EN\"", "",
                """
                <applicants><applicant format="original"><addressbook><last-name>Brake Inc.</last-name></addressbook></applicant>
                <applicant format="original"><addressbook><last-name>Maker</last-name><first-name>Ann B.</first-name></addressbook></applicant>
                </applicants><inventors><inventor format="intermediate"><addressbook><name>MAKER ANN B</name></addressbook></inventor></inventors>
                """, ""))
        #expect(try record.texts("applicants", "name") == ["Brake Inc."])
        #expect(try record.texts("inventors", "name") == ["MAKER ANN B"])
    }

    @Test("a claim may begin inside an element, behind the full stop of the one before it and a page's end")
    func claimsInsideElements() throws {
        let record = try ReadRecord.first(
            Self.document(
                Self.root, "", "",
                """
                <claims lang="DE" load-source="pctxml"><claim num="0001"><claim-text>Ansprüche</claim-text><claim-text>1. Bremse mit
                v<sup>2</sup> und "Belag". \n<!-- EPO <DP n="13"/>-->\n2. Bremse nach Anspruch 1.</claim-text><claim-text>3. Felge mit 2. Belag.
                </claim-text></claim></claims>
                """))
        #expect(
            try record.texts("claims", "text") == [
                "1. Bremse mit v^2 und \"Belag\".", "2. Bremse nach Anspruch 1.", "3. Felge mit 2. Belag.",
            ])
        #expect(try record.texts("claims", "number") == ["1", "2", "3"])
        #expect(record.summary.defects[.claimsHeading] == 1)
    }

    @Test("marks of drawings go from abstracts, tags that stand as text are resolved")
    func abstractRemains() throws {
        let record = try ReadRecord.first(
            Self.document(
                Self.root, "", "",
                """
                <abstract lang="EN"><p>Of formula: &lt;CHEM> where L&lt;SUP>1&lt;/SUP> is Q&lt;SUB>d&lt;/SUB>. &lt;IMAGE> &lt;IMAGE></p></abstract>
                """))
        #expect(try record.texts("abstracts", "paragraphs") == ["Of formula: where L^1 is Qd."])
        #expect(record.summary.defects[.image] == 2)
        #expect(record.summary.defects[.chemistryImage] == 1)
    }

    @Test("the lines of preformatted text are paragraphs")
    func preformatted() throws {
        let record = try ReadRecord.first(
            Self.document(
                Self.root, "", "",
                "<claims lang=\"EN\" load-source=\"epoque\"><claim num=\"0001\"><claim-text>CLAIMS</claim-text><claim-text>1. A cm&lt;2>.</claim-text><claim-text>2. A rim.</claim-text></claim></claims><description lang=\"EN\"><p><pre>\nTITLE\n\nA brake &lt;EMI ID=3.1>\n With a <ref>rim</ref>.\n</pre></p></description>"
            ))
        #expect(try record.texts("description", "paragraphs") == ["TITLE¶A brake¶With a rim."])
        #expect(try record.texts("claims", "text") == ["1. A cm^2.", "2. A rim."])
        #expect(record.summary.defects[.image] == 1)
    }

    @Test("ST.36's own patent-document, without a ucid, is not MAREC's")
    func other() throws {
        let records = try ReadRecord.all("<patent-document id=\"a\" country=\"EP\" doc-number=\"1\"/>".utf8)
        #expect(!records.contains { $0.dialect == "marec" })
    }
}
