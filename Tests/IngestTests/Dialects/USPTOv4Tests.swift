import Corpus
import Foundation
import Ingest
import Native
import Testing

@Suite("uspto-v4")
struct USPTOv4Tests {
    static func document(_ number: String, bibliography: String = "", body: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <us-patent-grant lang="EN" date-produced="20121225" country="US"><us-bibliographic-data-grant>
        <publication-reference><document-id><country>US</country>\(number)<date>20130101</date></document-id>\
        </publication-reference>
        <application-reference appl-type="utility"><document-id><country>US</country><doc-number>13111222</doc-number>\
        <date>20110605</date></document-id></application-reference>
        \(bibliography)</us-bibliographic-data-grant>\(body)</us-patent-grant>
        """
    }

    static let utility = "<doc-number>08345678</doc-number><kind>B2</kind>"

    @Test("numbers, parties, priorities and classifications of a grant")
    func bibliography() throws {
        let record = try ReadRecord.first(
            Self.document(
                Self.utility,
                bibliography: """
                    <priority-claims><priority-claim sequence="01" kind="national"><country>DE</country>
                    <doc-number>10 2010 012 345</doc-number><date>20100607</date></priority-claim></priority-claims>
                    <classifications-ipcr><classification-ipcr><ipc-version-indicator><date>20060101</date>
                    </ipc-version-indicator><classification-level>A</classification-level><section>F</section>
                    <class>16</class><subclass>B</subclass><main-group>2</main-group><subgroup>10</subgroup>
                    <symbol-position>F</symbol-position><classification-value>N</classification-value>
                    </classification-ipcr></classifications-ipcr>
                    <classifications-cpc><main-cpc><classification-cpc><cpc-version-indicator><date>20130101</date>
                    </cpc-version-indicator><section>F</section><class>16</class><subclass>B</subclass>
                    <main-group>2</main-group><subgroup>10</subgroup><symbol-position>F</symbol-position>
                    <classification-value>I</classification-value></classification-cpc></main-cpc>
                    <further-cpc><classification-cpc><section>Y</section><class>10</class><subclass>T</subclass>
                    <main-group>24</main-group><subgroup>14</subgroup><symbol-position>L</symbol-position>
                    <classification-value>A</classification-value></classification-cpc></further-cpc></classifications-cpc>
                    <classification-national><country>US</country><main-classification> 24 20 R</main-classification>
                    <further-classification> 52204593</further-classification></classification-national>
                    <invention-title id="t">Clamp with H<sub>2</sub>O seal</invention-title>
                    <us-references-cited><us-citation><patcit num="00001"><document-id><country>US</country>
                    <doc-number>D512345</doc-number><kind>S</kind><name>Smith</name><date>20051200</date></document-id>
                    </patcit><category>cited by examiner</category><classification-national><country>US</country>
                    <main-classification>D 8394</main-classification></classification-national></us-citation>
                    <us-citation><nplcit num="00002"><othercit>Jones, <i>Clamps</i>, p. 3.</othercit></nplcit>
                    <category>cited by applicant</category></us-citation></us-references-cited>
                    <us-field-of-classification-search><classification-national><country>US</country>
                    <main-classification>24 19</main-classification></classification-national>
                    </us-field-of-classification-search>
                    <us-related-documents><continuation><relation><parent-doc><document-id><country>US</country>
                    <doc-number>12999888</doc-number><date>20090101</date></document-id></parent-doc></relation>
                    </continuation><us-provisional-application><document-id><country>US</country>
                    <doc-number>61234567</doc-number><date>20090102</date></document-id></us-provisional-application>
                    </us-related-documents>
                    <us-parties><us-applicants><us-applicant sequence="001" app-type="applicant"><addressbook>
                    <orgname>Clamp Works GmbH</orgname><address><city>Ulm</city><country>DE</country></address>
                    </addressbook></us-applicant></us-applicants><inventors><inventor sequence="001"><addressbook>
                    <last-name>Braun</last-name><first-name>Eva</first-name><address><country>DE</country></address>
                    </addressbook></inventor></inventors><agents><agent><addressbook><orgname>Law LLP</orgname>
                    </addressbook></agent></agents></us-parties>
                    <assignees><assignee><addressbook><orgname>Clamp Works GmbH</orgname><address>
                    <country>DE</country></address></addressbook></assignee></assignees>
                    """))
        #expect(record.summary.id.text == "US8345678B2")
        #expect(record.summary.produced == "20121225")
        #expect(try record.texts("titles", "text") == ["Clamp with H2O seal"])
        #expect(try record.texts("titles", "language") == ["en"])
        #expect(try record.texts("applicants", "name") == ["Clamp Works GmbH"])
        #expect(try record.texts("inventors", "name") == ["Braun, Eva"])
        #expect(try record.texts("priorities", "number") == ["61234567", "10 2010 012 345"])
        #expect(try record.texts("citations", "id") == ["USD512345S1", ""])
        #expect(try record.texts("citations", "text") == ["", "Jones, Clamps, p. 3."])
        #expect(try record.texts("citations", "phase") == ["cited by examiner", "cited by applicant"])
        #expect(
            try record.texts("classifications", "symbol") == [
                "24/20R", "52/204.593", "F16B 2/10", "F16B 2/10", "Y10T 24/14",
            ])
        #expect(try record.texts("classifications", "scheme") == ["uspc", "uspc", "ipcr", "cpc", "cpc"])
        #expect(try record.texts("classifications", "inventive") == ["", "", "no", "yes", "no"])
        #expect(try record.list("classifications").map { $0["first"] as? Bool } == [true, false, true, true, false])
    }

    @Test("inventors before 2012 are applicants by name only")
    func inventors() throws {
        let record = try ReadRecord.first(
            Self.document(
                Self.utility,
                bibliography: """
                    <parties><applicants><applicant sequence="001" app-type="applicant-inventor"><addressbook>
                    <last-name>Doe</last-name><first-name>Ann</first-name><address><country>US</country></address>
                    </addressbook></applicant><applicant app-type="applicant"><addressbook><last-name>Heir</last-name>
                    <first-name>Al</first-name></addressbook><residence><country>CA</country></residence></applicant>
                    </applicants></parties><assignees><assignee><orgname>No Book Inc.</orgname></assignee></assignees>
                    """))
        #expect(try record.texts("inventors", "name") == ["Doe, Ann"])
        #expect(try record.texts("applicants", "name") == ["Heir, Al", "No Book Inc."])
        #expect(try record.texts("applicants", "country") == ["CA", ""])
    }

    @Test(
        "a heading that tells the embodiments by their figures is theirs",
        arguments: [
            ("DETAILED DESCRIPTION OF THE DRAWINGS", "embodiments"),
            ("Detailed description of the figures", "embodiments"),
            ("DETAILED DISCLOSURE OF THE INVENTION", "embodiments"), ("DESCRIPTION OF THE DRAWINGS", "drawings"),
            ("BRIEF DESCRIPTION OF THE FIGURES", "drawings"), ("DISCLOSURE OF THE INVENTION", "summary"),
        ])
    func role(_ heading: String, _ role: String) throws {
        let body = "<description><heading>\(heading)</heading><p>A clamp.</p></description>"
        #expect(try ReadRecord.first(Self.document(Self.utility, body: body)).texts("description", "role") == [role])
    }

    @Test("instructions and headings make the sections")
    func description() throws {
        let record = try ReadRecord.first(
            Self.document(
                Self.utility,
                body: """
                    <abstract id="a"><p id="p" num="0000">A clamp.</p></abstract>
                    <description><?RELAPP description="Other Patent Relations" end="lead"?>
                    <p num="0001">Continues another.</p><?RELAPP description="Other Patent Relations" end="tail"?>
                    <?BRFSUM description="Brief Summary" end="lead"?><heading level="1">BACKGROUND</heading>
                    <p num="0002">Old clamps.</p><heading level="1">Advantages</heading><p>New <b>clamps</b>.</p>
                    <?BRFSUM description="Brief Summary" end="tail"?>
                    <?brief-description-of-drawings description="" end="lead"?><description-of-drawings>
                    <heading>BRIEF DESCRIPTION OF THE DRAWINGS</heading><p>FIG. 1 is a view.</p></description-of-drawings>
                    <?brief-description-of-drawings description="" end="tail"?>
                    <?DETDESC description="Detailed Description" end="lead"?>
                    <p>At 10<sup>−3 </sup>m <maths><math><mi>a</mi><mo>\u{2062}</mo><mi>b</mi></math><img file="m"/></maths>
                    <maths><img file="n"/></maths><chemistry><img file="c"/></chemistry>.<tables><table><tgroup cols="3">
                    <colspec colname="offset"/><colspec colname="1"/><colspec colname="2"/><thead><row><entry/>
                    <entry>Size</entry><entry>N</entry></row><row><entry/><entry namest="offset" nameend="2"/></row></thead>
                    <tbody><row><entry/><entry/><entry>3</entry></row></tbody></tgroup></table></tables></p>
                    <?DETDESC description="Detailed Description" end="tail"?></description>
                    <us-sequence-list-doc><sequence-list file="s"/></us-sequence-list-doc>
                    <us-claim-statement>What is claimed is:</us-claim-statement>
                    <claims><claim id="CLM-00001" num="00001"><claim-text>1. A clamp comprising:
                    <claim-text>a jaw.</claim-text></claim-text></claim><claim id="CLM-00002" num="00002"><claim-text>2. The
                    clamp of <claim-ref idref="CLM-00001">claim 1</claim-ref>.</claim-text></claim></claims>
                    """))
        #expect(
            try record.texts("description", "role") == ["related", "background", "summary", "drawings", "embodiments"])
        #expect(
            try record.texts("description", "heading") == [
                "", "BACKGROUND", "Advantages", "BRIEF DESCRIPTION OF THE DRAWINGS", "",
            ])
        #expect(
            try record.texts("description", "paragraphs") == [
                "Continues another.", "Old clamps.", "New clamps.", "FIG. 1 is a view.",
                "At 10^−3 m ab .¶Size | N¶| 3",
            ])
        #expect(try record.texts("claims", "text") == ["1. A clamp comprising:\na jaw.", "2. The clamp of claim 1."])
        #expect(try record.list("claims").map { $0["dependsOn"] as? [Int] } == [[], [1]])
        #expect(record.defect(.formulaImage) == 1)
        #expect(record.defect(.chemistryImage) == 1)
        #expect(record.defect(.listing) == 1)
    }

    @Test("a reissue's text is the one in force, over several paragraphs and claims")
    func reissue() throws {
        let record = try ReadRecord.first(
            Self.document(
                "<doc-number>RE043999</doc-number><kind>E1</kind>",
                body: """
                    <description><p>A <?delete-start id="REI-1" date="20130101" ?>bad <?delete-end id="REI-1" ?>\
                    <?insert-start id="REI-2" ?>good<?insert-end id="REI-2" ?> clamp.</p>
                    <?delete-start id="REI-3" ?><heading>Gone</heading><p>Gone too.</p><?delete-end id="REI-3" ?>
                    <p>Kept.<?delete-start id="REI-5" ?> Not closed.</p></description>
                    <claims><claim num="00001"><?delete-start id="REI-4" ?><claim-text>1. A thing.</claim-text>\
                    <?delete-end id="REI-4" ?></claim><claim num="00002"><claim-text>2. A clamp.</claim-text></claim></claims>
                    """))
        #expect(record.summary.id.text == "USRE43999E1")
        // A mark that is not closed strikes nothing out.
        #expect(try record.texts("description", "paragraphs") == ["A good clamp.", "Kept. Not closed."])
        #expect(try record.list("claims").map { $0["number"] as? Int } == [2])
        #expect(record.defect(.deletedText) == 3)
    }

    @Test("designs have Locarno classes, plants a Latin name")
    func otherRights() throws {
        let design = try ReadRecord.first(
            Self.document(
                "<doc-number>D0650000</doc-number><kind>S1</kind>",
                bibliography: """
                    <classification-locarno><edition>9</edition><main-classification>0204</main-classification>
                    </classification-locarno>
                    """))
        #expect(design.summary.id.text == "USD650000S1")
        #expect(try design.texts("classifications", "symbol") == ["02-04"])
        let plant = try ReadRecord.first(
            Self.document(
                "<doc-number>PP018398</doc-number><kind>P2</kind>",
                bibliography: """
                    <classification-national><country>US</country><main-classification>PLT263</main-classification>
                    </classification-national><us-botanic><latin-name>Rosa alba</latin-name><variety>Una</variety></us-botanic>
                    """))
        #expect(plant.summary.id.text == "USPP18398P2")
        #expect(try plant.texts("classifications", "symbol") == ["PLT/263"])
        #expect(try plant.texts("description", "paragraphs") == ["Rosa alba¶Una"])
    }

    @Test("applications 4.0 name the parts by elements and the classes in columns")
    func application() throws {
        let record = try ReadRecord.first(
            """
            <us-patent-application lang="EN"><us-bibliographic-data-application><publication-reference><document-id>
            <country>US</country><doc-number>20050000009</doc-number><kind>A1</kind><date>20050106</date></document-id>
            </publication-reference><classification-ipc><edition>07</edition>
            <main-classification>A61K 31415</main-classification>
            <further-classification>A41D001/06</further-classification></classification-ipc><classification-national>
            <country>US</country><main-classification>002006400</main-classification></classification-national>
            </us-bibliographic-data-application><description><cross-reference><p>See X.</p></cross-reference>
            <summary-of-invention><heading>FIELD</heading><p>Jeans.</p></summary-of-invention><detailed-description>
            <p>Blue ones.</p></detailed-description></description></us-patent-application>
            """)
        #expect(record.summary.id.text == "US20050000009A1")
        #expect(try record.texts("classifications", "symbol") == ["2/6.4", "A61K 31/415", "A41D 1/06"])
        #expect(try record.texts("classifications", "version") == ["", "7", "7"])
        #expect(try record.texts("description", "role") == ["related", "technical-field", "embodiments"])
    }
}
