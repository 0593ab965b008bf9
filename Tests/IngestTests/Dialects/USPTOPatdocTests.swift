import Corpus
import Foundation
import Native
import Testing

@testable import Ingest

@Suite("uspto-patdoc")
struct USPTOPatdocTests {
    static let record = """
        <PATDOC DTD="2.5" STATUS="Build 20020101"><SDOBI>
        <B100><B110><DNUM><PDAT>06400123</PDAT></DNUM></B110><B130><PDAT>B1</PDAT></B130>
        <B140><DATE><PDAT>20020604</PDAT></DATE></B140><B190><PDAT>US</PDAT></B190></B100>
        <B200><B210><DNUM><PDAT>09500600</PDAT></DNUM></B210><B211US><PDAT>09</PDAT></B211US>
        <B220><DATE><PDAT>20000209</PDAT></DATE></B220></B200>
        <B300><B310><DNUM><PDAT>11-034567</PDAT></DNUM></B310><B320><DATE><PDAT>19990212</PDAT></DATE></B320>
        <B330><CTRY><PDAT>JP</PDAT></CTRY></B330></B300>
        <B500><B510><B511><PDAT>A61K 31415</PDAT></B511><B512><PDAT>B32B  302</PDAT></B512><B516><PDAT>7</PDAT></B516></B510>
        <B520><B521><PDAT> 52204593</PDAT></B521><B522><PDAT>428 641</PDAT></B522></B520>
        <B540><STEXT><PDAT>Foam</PDAT></STEXT></B540>
        <B560><B561><PCIT><DOC><DNUM><PDAT>5422489</PDAT></DNUM><DATE><PDAT>19950600</PDAT></DATE><KIND><PDAT>A</PDAT></KIND>
        </DOC><PARTY-US><NAM><SNM><STEXT><PDAT>Roe</PDAT></STEXT></SNM></NAM></PARTY-US></PCIT><CITED-BY-EXAMINER/></B561>
        <B561><PCIT><DOC><DNUM><PDAT>0 333 202</PDAT></DNUM><DATE><PDAT>19890900</PDAT></DATE><CTRY><PDAT>EP</PDAT></CTRY>
        </DOC></PCIT><CITED-BY-OTHER/></B561>
        <B562><NCIT><STEXT><PDAT>Foams, 1998, p. 2.</PDAT></STEXT></NCIT><CITED-BY-OTHER/></B562></B560></B500>
        <B600><B680US><DOC><DNUM><PDAT>60/123456</PDAT></DNUM><DATE><PDAT>19990301</PDAT></DATE><KIND><PDAT>00</PDAT></KIND>
        </DOC></B680US></B600>
        <B700><B720><B721><PARTY-US><NAM><FNM><PDAT>Ann B.</PDAT></FNM><SNM><STEXT><PDAT>Poe</PDAT></STEXT></SNM>
        <SFX><PDAT>Jr.</PDAT></SFX></NAM><ADR><CITY><PDAT>Rome</PDAT></CITY><STATE><PDAT>NY</PDAT></STATE></ADR></PARTY-US>
        </B721></B720><B730><B731><PARTY-US><NAM><ONM><STEXT><PDAT>Foam KK</PDAT></STEXT></ONM></NAM><ADR>
        <CTRY><PDAT>JP</PDAT></CTRY></ADR></PARTY-US></B731><B732US><PDAT>03</PDAT></B732US></B730></B700></SDOBI>
        <SDOAB><BTEXT><PARA ID="P-1" LVL="0"><PTEXT><PDAT>A foam.</PDAT></PTEXT></PARA></BTEXT></SDOAB>
        <SDODE><RELAPP><BTEXT><PARA><PTEXT><PDAT>See 60/123456.</PDAT></PTEXT></PARA></BTEXT></RELAPP>
        <BRFSUM><BTEXT><H LVL="1"><STEXT><PDAT>BACKGROUND</PDAT></STEXT></H><PARA><PTEXT><PDAT>At 10</PDAT><HIL><SP>\
        <PDAT>-6 </PDAT></SP></HIL><PDAT>seconds SiO</PDAT><HIL><SB><PDAT>x </PDAT></SB></HIL><PDAT>forms.</PDAT></PTEXT></PARA>
        </BTEXT></BRFSUM><DETDESC><BTEXT><PARA><PTEXT><PDAT>As: </PDAT><CWU><TABLE-US><TABLE-CALS><table><tgroup cols="2">
        <tbody><row><entry><PTEXT><PDAT>A</PDAT></PTEXT></entry><entry><PTEXT><PDAT>1</PDAT></PTEXT></entry></row></tbody>
        </tgroup></table></TABLE-CALS></TABLE-US></CWU></PTEXT></PARA><CWU><MATH-US><MATHEMATICA FILE="M"/><MATHML><math>
        <mi>x</mi></math></MATHML><EMI FILE="M"/></MATH-US></CWU><CWU><CHEM-US><CHEMCDX FILE="C"/><CHEMMOL FILE="C"/>
        <EMI FILE="C"/></CHEM-US></CWU></BTEXT></DETDESC></SDODE>
        <SDOCL><H LVL="1"><STEXT><PDAT>What is claimed is:</PDAT></STEXT></H><CL><CLM ID="CLM-00001"><PARA><PTEXT>
        <PDAT>1. A foam of:</PDAT></PTEXT></PARA><CLMSTEP LVL="2"><PTEXT><PDAT>gas.</PDAT></PTEXT></CLMSTEP></CLM>
        <CLM ID="CLM-00002"><PARA><PTEXT><PDAT>2. The foam of </PDAT><CLREF ID="CLM-00001"><PDAT>claim 1</PDAT></CLREF><PDAT>.\
        </PDAT></PTEXT></PARA></CLM></CL></SDOCL></PATDOC>
        """

    static func xml(_ sgml: String) -> [UInt8]? { PatdocSGML.xml(Array(sgml.utf8).span) }

    @Test("every field of a grant")
    func fields() throws {
        let record = try ReadRecord.first(Self.record)
        #expect(record.dialect == "uspto-patdoc")
        #expect(record.summary.id.text == "US6400123B1")
        #expect(record.summary.facets.date == "2002-06-04")
        #expect(try record.texts("titles", "text") == ["Foam"])
        #expect(try record.texts("priorities", "number") == ["11-034567", "60/123456"])
        #expect(try record.texts("priorities", "id").last == "US19990123456P")
        #expect(
            try record.texts("classifications", "symbol") == ["A61K 31/415", "B32B 3/02", "52/204.593", "428/64.1"])
        #expect(try record.list("classifications").map { $0["first"] as? Bool } == [true, false, true, false])
        #expect(try record.texts("citations", "id") == ["US5422489A", "EP0333202", ""])
        #expect(try record.texts("citations", "phase") == ["cited by examiner", "cited by other", "cited by other"])
        #expect(try record.texts("citations", "text").last == "Foams, 1998, p. 2.")
        #expect(try record.texts("inventors", "name") == ["Poe, Ann B., Jr."])
        #expect(try record.texts("inventors", "country") == ["US"])
        #expect(try record.texts("applicants", "name") == ["Foam KK"])
        #expect(try record.texts("abstracts", "paragraphs") == ["A foam."])
        #expect(try record.texts("description", "role") == ["related", "background", "embodiments"])
        #expect(
            try record.texts("description", "paragraphs") == [
                "See 60/123456.", "At 10^-6 seconds SiOx forms.", "As:¶A | 1¶x",
            ])
        #expect(record.defect(.chemistryImage) == 1)
        #expect(record.defect(.formulaImage) == 0)
        #expect(try record.texts("claims", "text") == ["1. A foam of:\ngas.", "2. The foam of claim 1."])
        #expect(try record.list("claims").map { $0["dependsOn"] as? [Int] } == [[], [1]])
    }

    @Test("SGML, with empty elements open and a prolog that is no XML, reads as the XML does")
    func sgml() throws {
        var sgml = Self.record
        for name in ["CITED-BY-EXAMINER", "CITED-BY-OTHER"] { sgml = sgml.replacing("<\(name)/>", with: "<\(name)>") }
        for name in ["M", "C"] { sgml = sgml.replacing("FILE=\"\(name)\"/>", with: "FILE=\"\(name)\">") }
        sgml = "<!DOCTYPE PATDOC PUBLIC \"-//USPTO//DTD ST.32 US PATENT GRANT V2.4 2000-09-20//EN\" [\n]>\n" + sgml
        #expect(throws: XMLFailure.self) { try ReadRecord.all(sgml.utf8) }
        let xml = try #require(Self.xml(sgml))
        #expect(try ReadRecord.all(xml).map(\.line) == [ReadRecord.first(Self.record).line])
        #expect(Self.xml("<other/>") == nil)
    }

    @Test("a claim reference of SGML is empty, and its words stand behind it")
    func claimReference() throws {
        let sgml = Self.record.replacing(
            "<CLREF ID=\"CLM-00001\"><PDAT>claim 1</PDAT></CLREF>", with: "<CLREF ID=\"CLM-00001\"><PDAT>claim 1</PDAT>"
        )
        let xml = try #require(Self.xml(sgml))
        let record = try #require(try ReadRecord.all(xml).first)
        #expect(try record.list("claims").last?["dependsOn"] as? [Int] == [1])
        #expect(try record.texts("claims", "text").last == "2. The foam of claim 1.")
    }

    @Test("what a reissue strikes out is left out, and a design has a Locarno class")
    func otherRights() throws {
        let design = Self.record.replacing("06400123", with: "D0450000").replacing("<PDAT>B1<", with: "<PDAT>S<")
            .replacing("A61K 31415", with: "1402").replacing("<B512><PDAT>B32B  302</PDAT></B512>", with: "")
            .replacing("A foam.", with: "A <DEL-S/>wet <DEL-E/><INS-S/>dry<INS-E/> foam.")
        let record = try ReadRecord.first(design)
        #expect(record.summary.id.text == "USD450000S1")
        #expect(try record.texts("classifications", "scheme").first == "locarno")
        #expect(try record.texts("classifications", "symbol").first == "14-02")
        #expect(try record.texts("abstracts", "paragraphs") == ["A dry foam."])
        #expect(record.defect(.deletedText) == 1)
    }
}
