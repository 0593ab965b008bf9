import Corpus
@testable import Ingest
import Testing

@Suite("epo-ops-fulltext and epo-ftm")
struct EPOOPSFulltextTests {
    private static func ops(_ body: String) -> String {
        """
        <ops:world-patent-data xmlns:ops="http://ops.epo.org"><fulltext-documents xmlns="http://www.epo.org/fulltext">\
        <fulltext-document system="ops.epo.org" fulltext-format="text-only"><bibliographic-data><publication-reference data-format="docdb">\
        <document-id><country>EP</country><doc-number>1900001</doc-number><kind>A1</kind></document-id></publication-reference>\
        </bibliographic-data>\(body)</fulltext-document></fulltext-documents></ops:world-patent-data>
        """
    }

    @Test("lines of a description, restored from what the conversion left")
    func description() throws {
        let record = try ReadRecord.first(
            Self.ops(
                """
                <description lang="EN"><p>FIELD
                [0001]    A brake. [0002] It has a
                    lever and
                 a rim [12].
                &lt;Desc/Clms Page number 2></p><p>&lt;img class="EMIRef" id="1" />
                &lt;tb>Rim&lt;SEP>Lever&lt;tb>a &lt; b&lt;SEP>2</p></description>
                """))
        #expect(record.dialect == "epo-ops-fulltext")
        #expect(record.summary.part == "description-EN")
        #expect(
            try record.texts("description", "paragraphs") == [
                "FIELD¶[0001] A brake.¶[0002] It has a lever and a rim [12].¶Rim | Lever¶a < b | 2"
            ])
        #expect(record.summary.defects[.image] == 1)
    }

    @Test(
        "signs in angle brackets: superscripts, images, and what is only text",
        arguments: [
            ("2 cm&lt;2> of Mg&lt;2+> at 10&lt;-6> M", "2 cm^2 of Mg^2+ at 10^-6 M", 0),
            ("R&lt;a>, the 5&lt;th>, X&lt;(R)>, &lt;33>P", "Ra, the 5th, X(R), ^33P", 0),
            ("a &lt;Gly> &lt;a> &lt;b c> &lt; &lt;PDOC00185>", "a <Gly> <a> <b c> < <PDOC00185>", 0),
            (
                "cat &amp;num;7 &amp;commat; R&amp;D &amp;#57610; &amp;nosuchname;",
                "cat #7 @ R&D &#57610; &nosuchname;", 0
            ),
            ("V&lt;SUB>max&lt;/SUB> L&lt;SUP>1&lt;/SUP>&lt;/RTI> &lt;SUP>", "Vmax L^1 <SUP>", 0),
            ("see EMI83.1 and &lt;EMI ID=3.1> or EMI and REMI1.2", "see and or EMI and REMI1.2", 2),
        ])
    func marks(_ written: String, _ text: String, _ images: Int) throws {
        let record = try ReadRecord.first(Self.ops("<description lang=\"EN\"><p>\(written)</p></description>"))
        #expect(try record.texts("description", "paragraphs") == [text])
        #expect(record.summary.defects[.image] == images)
    }

    @Test("headings where there are any, and a number in the attributes")
    func headings() throws {
        let record = try ReadRecord.first(
            """
            <fulltext-document system="ops.epo.org" lang="en" country="EP" doc-number="1900001" kind="B1"><description>
            <p>One.</p><heading>BACKGROUND</heading><p>Two.</p></description></fulltext-document>
            """)
        #expect(record.summary.id.text == "EP1900001B1")
        #expect(record.summary.part == "description")
        #expect(try record.texts("description", "heading") == ["", "BACKGROUND"])
        #expect(try record.texts("description", "language") == ["en", "en"])
    }

    @Test(
        "claims are told apart by their numbers",
        arguments: [
            "<claim><claim-text>1. A brake with\na rim.</claim-text><claim-text>2. A brake as in claim 1.</claim-text></claim>",
            "<claim><claim-text>1. A brake with\na rim.\n2. A brake as in claim 1.</claim-text></claim>",
            "<claim><claim-text>Claims:</claim-text><claim-text>1. A brake with\na rim. 2. A brake as in claim 1.</claim-text></claim>",
        ])
    func claims(_ body: String) throws {
        let record = try ReadRecord.first(Self.ops("<claims lang=\"EN\">\(body)</claims>"))
        #expect(record.summary.part == "claims-EN")
        #expect(try record.texts("claims", "number") == ["1", "2"])
        #expect(try record.texts("claims", "text") == ["1. A brake with\na rim.", "2. A brake as in claim 1."])
        #expect(try record.texts("claims", "language") == ["en", "en"])
    }

    @Test("a claim without a number is kept whole, and its list of steps with it")
    func unnumbered() throws {
        let record = try ReadRecord.first(
            Self.ops(
                "<claims lang=\"EN\"><claim><claim-text>A method:\n1. heating\n2. cooling</claim-text></claim></claims>"
            ))
        #expect(try record.texts("claims", "text") == ["A method:\n1. heating\n2. cooling"])
    }

    @Test(
        "which lines begin a claim",
        arguments: [
            (["CLAIMS", "1. A", "2. B"], [1, 2]), (["1 A brake", "15 rims", "20", "2. B"], [1, 2]),
            ([".1. A", "3. C", "2. B"], [1, 3]), (["1. A", "30. B"], [1]), (["1) A", "2) É"], [1, 2]), (["none"], []),
        ])
    func starts(_ lines: [String], _ numbers: [Int]) {
        #expect(RunOnClaims.starts(lines.map { Array($0.utf8) }).map(\.number) == numbers)
    }

    @Test("the full-text master: empty paragraphs, and one claim under a heading")
    func fullTextMaster() throws {
        let record = try ReadRecord.first(
            """
            <fulltext-document dtd-version="1.2.3" source="ST36WOCR" date-produced="20250101"><bibliographic-data><publication-reference>
            <document-id><country>ES</country><doc-number>2900001</doc-number><kind>T3</kind><date>20250102</date></document-id>
            </publication-reference><application-reference><document-id><country>ES</country><doc-number>20900001</doc-number><kind>T</kind>
            <date>20200205</date></document-id></application-reference></bibliographic-data>
            <abstract lang="ES"><p>Un freno.</p></abstract>
            <description id="d" lang="ES"><invention-title lang="ES">Freno</invention-title><p num="0001"><b>DESCRIPCIÓN</b></p><p num="0002"/>
            <p num="0003">Un freno<sup>2</sup>.</p><technical-field><heading>Campo</heading><p>Frenos.</p></technical-field></description>
            <claims lang="ES"><claim num="0001"><claim-text>REIVINDICACIONES</claim-text><claim-text>1. Un freno con</claim-text>
            <claim-text>(a) una llanta H<sub>2</sub>;</claim-text><claim-text/><claim-text>2. El freno de la reivindicación 1.</claim-text>
            </claim></claims></fulltext-document>
            """)
        #expect(record.dialect == "epo-ftm")
        #expect(record.summary.id.text == "ES2900001T3")
        #expect(record.summary.produced == "20250101")
        #expect(try record.texts("titles", "text") == ["Freno"])
        #expect(try record.texts("abstracts", "paragraphs") == ["Un freno."])
        #expect(try record.texts("description", "paragraphs") == ["DESCRIPCIÓN¶Un freno^2.", "Frenos."])
        #expect(try record.texts("description", "role") == ["", "technical-field"], "in the file's order")
        #expect(
            try record.texts("claims", "text") == [
                "1. Un freno con\n(a) una llanta H2;", "2. El freno de la reivindicación 1.",
            ])
        #expect(record.summary.defects[.claimsHeading] == 1)
    }
}
