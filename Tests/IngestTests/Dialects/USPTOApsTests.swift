import Corpus
import Foundation
import Testing

@testable import Ingest

@Suite("uspto-aps")
struct USPTOApsTests {
    static let record = """
        PATN
        WKU  040123452
        SRC  5
        APN  7012341
        APT  1
        APD  19760630
        TTL  Method of making
              salts
        ISD  19770315
        INVT
        NAM  Doe; Jane Q.
        CTY  Rome
        STA  NY
        INVT
        NAM  Tanaka; Ken
        CNT  JPX
        ASSG
        NAM  Salz AG
        CNT  DT
        COD  03
        RLAP
        COD  72
        APN  351745
        APD  19730416
        PRIR
        CNT  JPX
        APD  19750710
        APN  50/84696
        CLAS
        OCL  179 90K
        XCL  179  2DD
        EDF  2
        ICL  A61K 31415
        ICL  G06F  728
        FSC  179
        FSS  2 DP;2 CA
        UREF
        PNO  3518629
        ISD  19700600
        NAM  Frankel
        OCL  340172.5
        FREF
        PNO  1234567
        ISD  19710300
        CNT  UKX
        OREF
        PAL  Salts, 1970,
              p. 4.
        PAL  Other salts.
        LREP
        FRM  Law & Law
        ABST
        PAL  A salt of H.sub.2 O at 20.degree. C. is 10.sup.-3 m.sup.2.
        PARN
        PAC  CROSS-REFERENCE
        PAR  A part of Ser. No. 351,745.
        BSUM
        PAC  BACKGROUND
        PAR  Old salts, e.g. .alpha.-salts and .unknown. ones.
        PAC  SUMMARY
        PAR  New ##EQU1## ones, ##STR1## too.
        DRWD
        PAR  FIG. 1 is a view.
        DETD
        PAR  The table says:
        TBL               TABLE 1
             ____________________
             Salt          Part .mu.g

             NaCl          3
             ____________________
        PA1  (a) first;
        CLMS
        STM  We claim:
        NUM  1.
        PAR  1. A method of
              making a salt:
        PA1  (a) mixing.
        NUM  2.
        PAR  2. A method according to claim 1.
        NUM  3.
        PAR  3. A salt made as in claims 1 or 2.

        """

    @Test("every field of a grant", arguments: ["\n", "\r\n"])
    func fields(_ lineEnd: String) throws {
        let record = try ReadRecord.greenbook(Self.record.replacing("\n", with: lineEnd))
        #expect(record.summary.id.text == "US4012345A")
        #expect(record.summary.facets.date == "1977-03-15")
        #expect(try record.texts("titles", "text") == ["Method of making salts"])
        let application = try record.document["application"] as? [String: Any]
        #expect(application?["id"] as? String == "US19760701234A")
        #expect(try record.texts("priorities", "number") == ["50/84696"])
        #expect(try record.texts("inventors", "name") == ["Doe, Jane Q.", "Tanaka, Ken"])
        #expect(try record.texts("inventors", "country") == ["US", "JP"])
        #expect(try record.texts("applicants", "country") == ["DE"])
        #expect(try record.texts("classifications", "symbol") == ["179/90K", "179/2DD", "A61K 31/415", "G06F 7/28"])
        #expect(try record.list("classifications").map { $0["first"] as? Bool } == [true, false, true, false])
        #expect(try record.texts("classifications", "version") == ["", "", "2", "2"])
        #expect(try record.texts("citations", "id") == ["US3518629A", "GB1234567", "", ""])
        #expect(try record.texts("citations", "text") == ["", "", "Salts, 1970, p. 4.", "Other salts."])
        #expect(try record.texts("abstracts", "paragraphs") == ["A salt of H2 O at 20° C. is 10^-3 m^2."])
        #expect(
            try record.texts("description", "role") == ["related", "background", "summary", "drawings", "embodiments"])
        #expect(
            try record.texts("description", "paragraphs") == [
                "A part of Ser. No. 351,745.", "Old salts, e.g. α-salts and .unknown. ones.", "New ones, too.",
                "FIG. 1 is a view.", "The table says:¶TABLE 1¶Salt | Part μg¶NaCl | 3¶(a) first;",
            ])
        #expect(record.defect(.formulaImage) == 1)
        #expect(record.defect(.chemistryImage) == 1)
        #expect(
            try record.texts("claims", "text") == [
                "1. A method of making a salt:\n(a) mixing.", "2. A method according to claim 1.",
                "3. A salt made as in claims 1 or 2.",
            ])
        #expect(try record.list("claims").map { $0["dependsOn"] as? [Int] } == [[], [1], [1, 2]])
    }

    @Test(
        "numbers of every right, with their check digits, have DOCDB's kinds",
        arguments: [
            ("D02461234", "19771101", "USD246123S"), ("PP0041235", "19771101", "USPP4123P"),
            ("RE0294567", "19771101", "USRE29456E"), ("T09640068", "19771101", "UST964006I4"),
            ("H00001231", "19860902", "USH123H"), ("061675692", "20010102", "US6167569"),
            ("PP0117351", "20010116", "USPP11735P2"), ("D04357134", "20010102", "USD435713S1"),
        ])
    func kinds(_ number: String, _ date: String, _ id: String) throws {
        let record = try ReadRecord.greenbook("PATN\nWKU  \(number)\nISD  \(date)\nTTL  It\n")
        #expect(record.summary.id.text == id)
    }

    @Test("a design's one claim needs no number, and its class is Locarno's")
    func design() throws {
        let record = try ReadRecord.greenbook(
            "PATN\nWKU  D02461234\nISD  19771101\nCLAS\nOCL  D14  2\nEDF  2\nICL  D1402\nDCLM\nPAL  The design, as shown.\n"
        )
        #expect(try record.texts("classifications", "symbol") == ["D14/2", "14-02"])
        #expect(try record.texts("claims", "text") == ["The design, as shown."])
        #expect(try record.list("claims").map { $0["number"] as? Int } == [1])
    }

    @Test("a reissue's text is the one in force; a mark without its end strikes nothing out")
    func reissue() throws {
        let record = try ReadRecord.greenbook(
            """
            PATN
            WKU  RE0294567
            ISD  19771101
            BSUM
            PAR  A .[.bad.]. .Iadd.good .Iaddend.salt .[.that
                  ends
            PAR  here.]. is.
            PAR  Kept .[. open.
            """)
        #expect(try record.texts("description", "paragraphs") == ["A good salt¶is.¶Kept .[. open."])
        #expect(record.defect(.deletedText) == 2)
    }

    @Test("bytes past ASCII are Latin-1 where they are no UTF-8")
    func latin() throws {
        let head = Array("PATN\nWKU  040123452\nISD  19770315\nTTL  Caf".utf8)
        let dialect = try #require(Dialects.text.first)
        #expect(try ReadRecord.text(head + [0xE9, 0x0A], dialect).texts("titles", "text") == ["Café"])
        #expect(try ReadRecord.text(head + Array("é\n".utf8), dialect).texts("titles", "text") == ["Café"])
    }

    @Test(
        "words that refer to claims",
        arguments: [
            ("as in claim 3", 9, [3]), ("of claims 1, 2 or 5", 9, [1, 2, 5]),
            ("claims 1 to 4 and 6", 9, [1, 2, 3, 4, 6]),
            ("any of claims 2-4", 9, [2, 3, 4]), ("claim 9", 9, []), ("claims that 3 men", 9, []), ("a salt", 9, []),
        ])
    func claimWords(_ text: String, _ own: Int, _ expected: [Int]) {
        #expect(ClaimWords.references(in: text, below: own) == expected)
    }
}
