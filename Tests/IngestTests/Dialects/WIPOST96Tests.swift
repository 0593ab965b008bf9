import Corpus
import Foundation
import Ingest
import Testing

@Suite("wipo-st96")
struct WIPOST96Tests {
    let published: ReadRecord

    init() throws { published = try ReadRecord.first(WIPOST96Fixtures.published) }

    @Test("a fixture's line is the canonical one", arguments: ["published", "granted"])
    func line(_ name: String) throws {
        let isFirst = name == "published"
        let record = try ReadRecord.first(isFirst ? WIPOST96Fixtures.published : WIPOST96Fixtures.granted)
        #expect(record.dialect == "wipo-st96")
        #expect(record.line == (isFirst ? WIPOST96Lines.published : WIPOST96Lines.granted))
    }

    @Test("each part of the description has its role")
    func roles() throws {
        #expect(
            try published.texts("description", "role") == [
                "technical-field", "background", "summary", "summary", "summary", "summary", "drawings", "embodiments",
                "embodiments", "embodiments", "embodiments", "industrial-applicability", "other", "other", "other",
                "citations", "",
            ])
    }

    @Test("lists, tables, formulas and inline markup are flattened by the rules of the document")
    func text() throws {
        let sections = try published.list("description").map { $0["paragraphs"] as? [String] ?? [] }
        #expect(
            sections[7] == [
                "A boldiuossc stick of new wood.", "Forms:", "one", "two", "a", "tip", "rubber", "raw text", "Table 1",
                "Part | mm", "Tip | 4", "Energy a(b)/(2), x^2, and yi.", "Resin , , C2H4; yeast NCIMB 4711 lives.",
            ])
        #expect(sections[1] == ["See EP 9000001 A1, and Staff, 2001."])
    }

    @Test("claims have the numbers and references of the mark-up, and neither category nor status in their text")
    func claims() throws {
        let claims = try published.list("claims")
        #expect(claims.map { $0["number"] as? Int } == [1, 2, 3, 1])
        #expect(claims.map { $0["dependsOn"] as? [Int] } == [[], [1], [1, 2], []])
        #expect(claims.first?["text"] as? String == "1. A stick, comprising:\na shaft, and\na level.")
        #expect(published.summary.facets.claims == 3)
    }

    @Test("several categories are kept together, `Ampersand` is the sign, the phase is where or else by whom")
    func citations() throws {
        #expect(try published.texts("citations", "category").filter { !$0.isEmpty } == ["X,Y", "&", "A"])
        #expect(
            try published.texts("citations", "phase").filter { !$0.isEmpty } == [
                "International search", "Applicant", "Search", "Third party", "Supplementary international search",
            ])
    }

    @Test("both standards give the same line for the same literature")
    func literature() throws {
        let texts = try published.texts("citations", "text")
        #expect(
            texts[3]
                == "WOOD A.; REED B.: On leaning, Journal of Sticks, J. Stick., Cane Press, London, vol. 12, no. 3, 2001-03, DOI 10.1000/2, abstract no. 77"
        )
        #expect(
            texts[4] == "OAK C.; ELM D.: Tips, The cane, A history, Aids, Umeå 1999, 2nd edition, vol. 1")
        #expect(texts[5] == "HOST D.: Poster, Stick days, 9, Oslo, 2002-02-02, 2002-02-03")
    }

    @Test("what is left out is counted")
    func defects() throws {
        let counts = Dictionary(uniqueKeysWithValues: published.summary.defects.list.map { ($0.name, $0.count) })
        #expect(
            counts == [
                "image-left-out": 2, "formula-image-left-out": 1, "chemistry-image-left-out": 2, "unknown-scheme": 1,
                "deleted-text-left-out": 1,
                "claim-without-number": 1, "claims-heading-left-out": 2,
            ])
        #expect(try ReadRecord.first(WIPOST96Fixtures.granted).summary.defects[.pageImage] == 3)
    }

    @Test("of two numbers the document is the one of its own date")
    func grant() throws {
        #expect(try ReadRecord.first(WIPOST96Fixtures.granted).summary.id.text == "SE545001C2")
        let earlier = WIPOST96Fixtures.granted.replacing(
            "documentPublicationDate=\"20320504\"", with: "documentPublicationDate=\"2031-01-02\"")
        #expect(try ReadRecord.first(earlier).summary.id.kind == "A1")
    }

    @Test("a publication without a number is a fault, not a document")
    func fault() throws {
        #expect(throws: RecordFault.self) {
            try ReadRecord.first("<PatentPublication><BibliographicData/></PatentPublication>")
        }
    }
}
