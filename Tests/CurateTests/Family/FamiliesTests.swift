import Corpus
import Testing

@testable import Curate

@Suite("Families") struct FamiliesTests {
    private static func filing(_ id: String, docdb: String = "", application: String = "", _ priorities: String...)
        -> Filing
    {
        var filing = Filing(id: id)
        filing.family = docdb
        filing.application = application
        filing.priorities = priorities
        return filing
    }

    @Test("a DOCDB id names the family; without one the smallest member does")
    func names() {
        let families = Families([
            Self.filing("EP3A1", docdb: "77", "P1"), Self.filing("US1B2", docdb: "77", "P9"),
            Self.filing("WO2A1", "P5"),
            Self.filing("AU5A1", "P5", "P6"), Self.filing("US9A1"),
        ])
        #expect(
            families.names == ["EP3A1": "77", "US1B2": "77", "WO2A1": "AU5A1", "AU5A1": "AU5A1", "US9A1": "US9A1"])
        #expect(families.count == 3)
        #expect(families.largest == 2)
    }

    @Test("a chain of shared priorities is one family, and a first filing is in the family that claims it")
    func chains() {
        let families = Families([
            Self.filing("A", "P1"), Self.filing("B", "P1", "P2"), Self.filing("C", "P2", "P3"),
            Self.filing("D", application: "P3"), Self.filing("E", application: "X"),
        ])
        #expect(families.names == ["A": "A", "B": "A", "C": "A", "D": "A", "E": "E"])
    }

    @Test("a document without a DOCDB id joins the family that it shares a priority with, and never makes one of two")
    func attached() {
        let families = Families([
            Self.filing("A", docdb: "5", "P1"), Self.filing("B", docdb: "4", "P2"), Self.filing("C", "P1", "P2"),
            Self.filing("D", "P2", "P7"), Self.filing("E", "P7"), Self.filing("F", docdb: "5", "P2"),
        ])
        #expect(families.names["A"] == "5")
        #expect(families.names["B"] == "4")
        #expect(families.names["F"] == "5")
        // C, D and E are one component, by P2 and P7; it shares priorities with 4 and 5.
        #expect(["C", "D", "E"].map { families.names[$0] } == ["4", "4", "4"])
    }

    @Test("publications of one application are one family whatever their DOCDB ids")
    func application() {
        let filings = [
            Self.filing("A", docdb: "9", application: "X"), Self.filing("B", docdb: "8", application: "X"),
            Self.filing("C", docdb: "9"), Self.filing("D", application: "X"),
        ]
        #expect(Set(Families(filings).names.values) == ["8"])
    }

    @Test("each source alone")
    func sources() {
        let filings = [Self.filing("A", docdb: "9", "P"), Self.filing("B", docdb: "8", "P"), Self.filing("C", "P")]
        #expect(Families(filings, from: [.docdb]).names == ["A": "9", "B": "8", "C": "C"])
        #expect(Families(filings, from: [.priorities]).names == ["A": "A", "B": "A", "C": "A"])
        #expect(Families([]).names.isEmpty)
        #expect(Families([]).largest == 0)
    }

    @Test("components are those of a slow search, and the order of the input does not matter", arguments: 1...12)
    func components(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let filings = (0..<60).map { number in
            var filing = Filing(id: "D\(number)")
            filing.priorities = (0..<generator.uniform(3)).map { _ in "P\(generator.uniform(50))" }
            filing.application = generator.uniform(3) == 0 ? "P\(generator.uniform(50))" : ""
            return filing
        }
        let families = Families(filings.shuffled(using: &generator))
        for filing in filings {
            var members: Set<String> = [filing.id]
            var keys = Set(filing.priorities + [filing.application]).subtracting([""])
            var before = -1
            while before != members.count {
                before = members.count
                for other in filings where !keys.isDisjoint(with: other.priorities + [other.application]) {
                    members.insert(other.id)
                    keys.formUnion(Set(other.priorities + [other.application]).subtracting([""]))
                }
            }
            #expect(families.names[filing.id] == members.min())
        }
    }

    @Test("a filing reads keys, the earliest priority's date and seeds")
    func filing() {
        var content = DocumentContent()
        content.id = "EP1A1"
        content.application.id = "EP20100000001A"
        content.application.date = "2010-01-02"
        content.publication.date = "2011-01-02"
        #expect(Filing(content).date == "2010-01-02")
        var first = DocumentContent.Reference()
        first.country = "XX"
        first.number = "12345"
        first.date = "2009-05"
        var second = first
        second.number = "0"
        second.date = "2009"
        content.priorities = [first, second]
        content.provenance.seeds = ["US1B2"]
        let filing = Filing(content)
        #expect(filing.priorities == ["XX 12345"], "a number of one digit names nothing")
        #expect(filing.application == "EP20100000001A")
        #expect(filing.date == "2009")
        #expect(filing.seeds == ["US1B2"])
        #expect(Filing(DocumentContent()).date == "")
    }
}
