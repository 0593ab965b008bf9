import Corpus
import Foundation
import Ingest
import Testing

@Suite("uspto-pap")
struct USPTOPapTests {
    static let record = """
        <patent-application-publication><subdoc-bibliographic-information><document-id><doc-number>20030012345</doc-number>
        <kind-code>A1</kind-code><document-date>20030116</document-date></document-id>
        <domestic-filing-data><application-number><doc-number>10123456</doc-number></application-number>
        <application-number-series-code>10</application-number-series-code><filing-date>20020415</filing-date>
        </domestic-filing-data>
        <foreign-priority-data><priority-application-number><doc-number>00 06822</doc-number></priority-application-number>
        <filing-date>20000529</filing-date><country-code>FR</country-code></foreign-priority-data>
        <technical-information><classification-ipc><classification-ipc-primary><ipc>A42B003/22</ipc>
        </classification-ipc-primary><classification-ipc-secondary><ipc>A61K031/415</ipc></classification-ipc-secondary>
        <classification-ipc-edition>07</classification-ipc-edition></classification-ipc><classification-us>
        <classification-us-primary><uspc><class>002</class><subclass>006400</subclass></uspc></classification-us-primary>
        <classification-us-secondary><uspc><class>015</class><subclass>DIG001</subclass></uspc>
        </classification-us-secondary></classification-us><title-of-invention>Helmet</title-of-invention>
        <botanic><latin-name>Rosa alba</latin-name><variety>Una</variety></botanic></technical-information>
        <continuity-data><non-provisional-of-provisional><document-id><doc-number>60363353</doc-number>
        <document-date>20020312</document-date><country-code>US</country-code></document-id>
        </non-provisional-of-provisional><division-of><parent-child><child><document-id><doc-number>10123456</doc-number>
        </document-id></child><parent><document-id><doc-number>09111222</doc-number></document-id></parent></parent-child>
        </division-of></continuity-data>
        <inventors><first-named-inventor><name><given-name>Louis</given-name><middle-name>M.</middle-name>
        <family-name>Gay</family-name><name-suffix>III</name-suffix></name><residence><residence-non-us><city>Lyon</city>
        <country-code>FR</country-code></residence-non-us></residence></first-named-inventor><inventor><name>
        <family-name>Mono</family-name></name><residence><residence-us><city>Rome</city><state>NY</state>
        <country-code>US</country-code></residence-us></residence></inventor></inventors>
        <assignee><organization-name>Casque S.A.</organization-name><address><city>Lyon</city><country>
        <country-code>FR</country-code></country></address></assignee></subdoc-bibliographic-information>
        <subdoc-abstract><paragraph id="A-0001">A <highlight><bold>1</bold></highlight> helmet.</paragraph></subdoc-abstract>
        <subdoc-description><cross-reference-to-related-applications><heading lvl="1">PRIORITY</heading><paragraph>
        <number>[0001]</number> Claims 60/363,353.</paragraph></cross-reference-to-related-applications>
        <summary-of-invention><section><heading lvl="1">BACKGROUND</heading><paragraph><number>[0002]</number> Old R<highlight>\
        <superscript>1 </superscript></highlight>is.</paragraph></section><section><heading>SUMMARY</heading><paragraph>
        <number>[0003]</number> New <in-line-formula>10<highlight><superscript>3</superscript></highlight></in-line-formula>:
        <math-cwu id="M"><number>1</number><math><mi>a</mi><mo>=</mo><mi>b</mi></math><image file="m"/></math-cwu>
        <chemistry-cwu id="C"><number>1</number><image file="c"/></chemistry-cwu><table-cwu id="T"><number>1</number><table>
        <tgroup><tbody><row><entry>A</entry><entry>1</entry></row></tbody></tgroup></table></table-cwu></paragraph></section>
        </summary-of-invention><brief-description-of-drawings><section><paragraph>FIG. 1.</paragraph></section>
        </brief-description-of-drawings><detailed-description><paragraph>One.</paragraph></detailed-description>
        </subdoc-description>
        <subdoc-claims><heading>What is claimed:</heading><claim id="CLM-00001"><claim-text><highlight><bold>1</bold></highlight>. A
        helmet with:<claim-text>a shell.</claim-text></claim-text></claim><claim id="CLM-00002"><claim-text>2. The helmet of
        <dependent-claim-reference depends_on="CLM-00001"><claim-text>claim 1</claim-text></dependent-claim-reference>, red.
        </claim-text></claim></subdoc-claims></patent-application-publication>
        """

    @Test("a second claim of one number, as a misnumbered set has it, has that number too")
    func misnumbered() throws {
        let record = try ReadRecord.first(
            Self.record.replacing("<claim id=\"CLM-00002\">", with: "<claim id=\"CLM-00001-1\">")
                .replacing("depends_on=\"CLM-00001\"", with: "depends_on=\"CLM-00012-1\""))
        #expect(try record.list("claims").map { $0["number"] as? Int } == [1, 1])
        #expect(try record.list("claims").map { $0["dependsOn"] as? [Int] } == [[], [12]])
    }

    @Test("every field of an application")
    func fields() throws {
        let record = try ReadRecord.first(Self.record)
        #expect(record.dialect == "uspto-pap")
        #expect(record.summary.id.text == "US20030012345A1")
        #expect(record.summary.facets.date == "2003-01-16")
        #expect(try record.texts("titles", "text") == ["Helmet"])
        #expect(try record.texts("priorities", "id") == ["FR20000006822A", "US20020363353P"])
        #expect(try record.texts("classifications", "symbol") == ["A42B 3/22", "A61K 31/415", "2/6.4", "15/DIG.1"])
        #expect(try record.list("classifications").map { $0["first"] as? Bool } == [true, false, true, false])
        #expect(try record.texts("inventors", "name") == ["Gay, Louis M., III", "Mono"])
        #expect(try record.texts("inventors", "country") == ["FR", "US"])
        #expect(try record.texts("applicants", "name") == ["Casque S.A."])
        #expect(try record.texts("applicants", "country") == ["FR"])
        #expect(try record.texts("abstracts", "paragraphs") == ["A 1 helmet."])
        #expect(
            try record.texts("description", "role") == [
                "other", "related", "background", "summary", "drawings", "embodiments",
            ])
        #expect(
            try record.texts("description", "paragraphs") == [
                "Rosa alba¶Una", "Claims 60/363,353.", "Old R^1 is.", "New 10^3: a = b¶A | 1", "FIG. 1.", "One.",
            ])
        #expect(record.defect(.chemistryImage) == 1)
        #expect(
            try record.texts("claims", "text") == ["1. A helmet with:\na shell.", "2. The helmet of claim 1, red."])
        #expect(try record.list("claims").map { $0["dependsOn"] as? [Int] } == [[], [1]])
    }
}
