import Demo
import Testing

@Suite("Demo documents") struct DemoDocumentTests {
    @Test("every document is well-formed XML and says that it is made up", arguments: DemoDialect.allCases)
    func wellFormed(dialect: DemoDialect) throws {
        let writer = DemoWriter(try DemoPlan(documents: 120, dialect: dialect, seed: 3))
        for index in 0..<120 where index % 4 == 0 {
            let bytes = writer.document(index)
            #expect(WellFormedness.fault(in: bytes) == nil, "document \(index)")
            #expect(WellFormedness.documents(in: bytes) == 1)
            #expect(String(decoding: bytes.prefix(400), as: UTF8.self).contains("<!-- \(DemoNotice) -->"))
        }
    }

    @Test(
        "the oracle of well-formedness rejects what is not",
        arguments: ["<a><b></a></b>", "<a>&</a>", "<a", "<a>", "<a b=\"></a>"])
    func oracle(text: String) {
        #expect(WellFormedness.fault(in: Array(text.utf8)) != nil)
        #expect(WellFormedness.fault(in: Array("<?xml?><a b=\"c\">&#x2019;<d/></a>".utf8)) == nil)
    }

    @Test("exactly as many documents are damaged as planned, spread out", arguments: DemoDialect.allCases, [0, 1, 7])
    func damaged(dialect: DemoDialect, damaged: Int) throws {
        let sound = DemoWriter(try DemoPlan(documents: 60, dialect: dialect, size: .small))
        let plan = try DemoPlan(documents: 60, dialect: dialect, damaged: damaged, size: .small)
        let writer = DemoWriter(plan)
        var faulty: [Int] = []
        for index in 0..<60 {
            let bytes = writer.document(index)
            if WellFormedness.fault(in: bytes) != nil { faulty.append(index) }
            #expect((bytes == sound.document(index)) == !plan.isDamaged(index))
        }
        #expect(faulty == (0..<60).filter(plan.isDamaged))
        #expect(faulty.count == damaged)
        if damaged > 1 { #expect(zip(faulty, faulty.dropFirst()).allSatisfy { $1 - $0 > 1 }) }
    }

    @Test(
        "exactly as many documents change as planned, none of them damaged", arguments: DemoDialect.allCases,
        [1, 12, 55])
    func changed(dialect: DemoDialect, changed: Int) throws {
        let before = DemoWriter(try DemoPlan(documents: 60, dialect: dialect, damaged: 5, size: .small))
        let plan = try DemoPlan(documents: 60, dialect: dialect, damaged: 5, changed: changed, size: .small)
        let after = DemoWriter(plan)
        let differing = (0..<60).filter { before.document($0) != after.document($0) }
        #expect(differing == (0..<60).filter(plan.isChanged))
        #expect(differing.count == changed)
        #expect(differing.allSatisfy { !plan.isDamaged($0) })
    }

    @Test("inline markup, lists, tables, formulas and entities all occur", arguments: DemoDialect.allCases)
    func markup(dialect: DemoDialect) throws {
        let writer = DemoWriter(try DemoPlan(documents: 40, dialect: dialect))
        var text = ""
        for index in 0..<40 { text += String(decoding: writer.document(index), as: UTF8.self) }
        let wanted =
            switch dialect {
            case .st36:
                [
                    "<i>", "<sub>", "<sup>", "<figref", "<claim-ref", "<ul", "<tables", "<maths", "’", "lang=\"fr\"",
                    "<category>X",
                ]
            case .st96:
                [
                    "<com:B>", "<com:Sub>", "<com:FigureReference", "<pat:ClaimReference", "<com:UL",
                    "<com:IPOASISTable", "<com:Math ", "&#x2019;", "com:languageCode=\"fr\"", "CitationCategoryCode>A<",
                ]
            case .uspto:
                [
                    "<b>", "<i>", "<sub>", "<sup>", "<figref", "<claim-ref", "<ul", "<tables", "<maths", "&#x2019;",
                    "<?BRFSUM", "cited by examiner",
                ]
            }
        for tag in wanted + ["&amp;", "&lt;"] { #expect(text.contains(tag), "\(tag)") }
    }
}
