import Demo
import Testing

@Suite("Demo families") struct DemoFamilyTests {
    /// The text of the description, in runs of five words.
    private static func shingles(_ document: [UInt8]) -> Set<String> {
        let words = Abstracts.between("<description", "</description>", String(decoding: document, as: UTF8.self))
            .split { !$0.isLetter }
        guard words.count > 5 else { return [] }
        return Set((0..<(words.count - 5)).map { words[$0..<($0 + 5)].joined(separator: " ") })
    }

    private static func jaccard(_ a: Set<String>, _ b: Set<String>) -> Double {
        Double(a.intersection(b).count) / Double(a.union(b).count)
    }

    private static func priorities(_ document: [UInt8]) -> String {
        Abstracts.between("<priority-claims>", "</priority-claims>", String(decoding: document, as: UTF8.self))
    }

    @Test("the members of a family, and they alone, share their priorities; they share nearly all text")
    func families() throws {
        let plan = try DemoPlan(documents: 160, dialect: .uspto, size: .small)
        let writer = DemoWriter(plan)
        let documents = (0..<plan.documents).map(writer.document)
        let families = (0..<plan.documents).map(plan.family)
        let priorities = documents.map(DemoFamilyTests.priorities)
        for index in 1..<plan.documents {
            #expect((priorities[index] == priorities[index - 1]) == (families[index] == families[index - 1]))
        }
        let members = (0..<plan.documents).filter { families[$0] != $0 }
        #expect(members.count > 30)
        for member in members.prefix(20) {
            let first = families[member]
            let overlap = DemoFamilyTests.jaccard(
                DemoFamilyTests.shingles(documents[member]), DemoFamilyTests.shingles(documents[first]))
            #expect(overlap > 0.6, "document \(member)")
            #expect(plan.labels(of: member) == plan.labels(of: first))
            #expect(plan.publicationID(of: member) != plan.publicationID(of: first))
        }
        #expect(Set(families).count == Set(priorities).count)
    }

    @Test("about one document in fifty is a light edit of another family's, and unrelated documents share little")
    func nearDuplicates() throws {
        let plan = try DemoPlan(documents: 5_000, dialect: .st36)
        let writer = DemoWriter(plan)
        let copies = (0..<plan.documents).filter { plan.original(of: $0) != nil }
        #expect((0.01...0.03).contains(Double(copies.count) / Double(plan.documents)))
        for copy in copies.prefix(12) {
            let original = try #require(plan.original(of: copy))
            let text = DemoFamilyTests.shingles(writer.document(copy))
            #expect(DemoFamilyTests.jaccard(text, DemoFamilyTests.shingles(writer.document(original))) > 0.6)
            #expect(DemoFamilyTests.jaccard(text, DemoFamilyTests.shingles(writer.document(copy + 40))) < 0.2)
            #expect(plan.family(of: copy) != plan.family(of: original))
            #expect(
                DemoFamilyTests.priorities(writer.document(copy))
                    != DemoFamilyTests.priorities(writer.document(original)))
            #expect(plan.labels(of: copy) == plan.labels(of: original))
        }
    }

    @Test("citations name publications of the plan that came before")
    func citations() throws {
        let plan = try DemoPlan(documents: 400, dialect: .uspto, size: .small)
        let writer = DemoWriter(plan)
        let ids = Dictionary(uniqueKeysWithValues: (0..<plan.documents).map { (plan.publicationID(of: $0), $0) })
        var cited = 0
        for index in 0..<plan.documents {
            let text = String(decoding: writer.document(index), as: UTF8.self)
            let references = Abstracts.between("<us-references-cited>", "</us-references-cited>", text)
            for match in references.matches(of: /<doc-number>([0-9\/]+)<\/doc-number>\n<kind>(\w\w)<\/kind>/) {
                let id = "US" + match.1.filter { $0 != "/" } + match.2
                let earlier = try #require(ids[id], "\(id) is no document of the plan")
                #expect(earlier < index)
                cited += 1
            }
        }
        #expect(cited > 100)
    }
}
