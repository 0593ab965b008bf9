import Corpus
import Retrieve
import Testing

@Suite("Relevance")
struct RelevanceTests {
    @Test("is the overlap of label sets, as sets have it, and none for two empty ones")
    func jaccard() {
        var generator = SeededGenerator(seed: 8)
        let names = ["a", "b", "c", "d", "e", "f"]
        let labels = (0..<80).map { _ in names.filter { _ in generator.uniform(3) == 0 } }
        let source = JaccardRelevance(labels: labels)
        for query in labels + [[], ["unknown"], ["a", "unknown"]] {
            let found = Dictionary(uniqueKeysWithValues: source.judgements(query).map { ($0.document, $0.relevance) })
            for (document, list) in labels.enumerated() {
                let union = Set(query).union(list).count
                let expected = union == 0 ? 0 : Double(Set(query).intersection(list).count) / Double(union)
                #expect((found[document] ?? 0) == expected)
            }
        }
        #expect(source.judgements(["a"]).map(\.document) == source.judgements(["a"]).map(\.document).sorted())
    }

    @Test("becomes whole numbers by the least common multiple, in the same proportions")
    func scale() {
        let scale = RelevanceScale(denominators: [2, 3, 4, 6, 1])
        #expect(scale.factor == 12)
        #expect(scale.isExact)
        #expect(scale.level(Judgement(document: 0, numerator: 2, denominator: 3)) == 8)
        #expect(RelevanceScale(denominators: [Int]()).factor == 1)
        let many = RelevanceScale(denominators: 1...40)
        #expect(!many.isExact)
        #expect(many.factor == 1_000_000)
        #expect(many.level(Judgement(document: 0, numerator: 1, denominator: 3)) == 333_333)
        #expect(
            many.level(Judgement(document: 0, numerator: 1, denominator: 3_000_000)) == 1, "relevant stays relevant")
    }

    @Test("is the best category of a citation, also of the publication with another kind")
    func citations() throws {
        let ids = ["EP1000000A1", "EP1000000B1", "US9876543B2", "US20120116137A1"]
        let source = CitationRelevance(ids: ids)
        func judged(_ cited: [(String, String)]) -> [Int: Int] {
            let list = cited.map { CitationRelevance.Cited(id: $0.0, category: $0.1) }
            return Dictionary(uniqueKeysWithValues: source.judgements(list).map { ($0.document, $0.numerator) })
        }
        #expect(judged([("US9876543B2", "A"), ("US9876543B2", "X"), ("US9876543B2", "Y")]) == [2: 3])
        #expect(judged([("EP1000000A1", "Y")]) == [0: 2], "the very publication is there")
        #expect(judged([("EP1000000A2", "XP")]) == [0: 3, 1: 3], "another kind stands for all of the number")
        #expect(judged([("", "X"), ("US1B1", "X"), ("US9876543B2", ""), ("US9876543B2", "D")]).isEmpty)
        let other = CitationRelevance(ids: ids, grades: try .init(parsing: "X=5,other=1"))
        #expect(other.judgements([.init(id: "US9876543B2", category: "")]).map(\.numerator) == [1])
        #expect(throws: Fault.self) { try CitationRelevance.Grades(parsing: "X") }
        #expect(throws: Fault.self) { try CitationRelevance.Grades(parsing: "XY=1") }
        #expect(throws: Fault.self) { try CitationRelevance.Grades(parsing: "X=-1") }
    }

    @Test("a query does not find itself, its family, or what was made from any of them by any number of steps")
    func related() {
        let lineage = Lineage(["s1": ["q"], "s2": ["s1"], "s3": ["sister"], "s4": ["stranger"], "s5": ["s5"]])
        #expect(lineage.ancestors(of: "s2") == ["q", "s1"])
        #expect(lineage.ancestors(of: "s5") == ["s5"], "a circle ends")
        let index = [
            IndexedDocument(id: "q", family: "f"), IndexedDocument(id: "cousin", family: "f"),
            IndexedDocument(id: "s2", origin: .paraphrase, ancestors: lineage.ancestors(of: "s2")),
            IndexedDocument(id: "s3", origin: .paraphrase, ancestors: lineage.ancestors(of: "s3")),
            IndexedDocument(id: "s4", origin: .paraphrase, ancestors: lineage.ancestors(of: "s4")),
            IndexedDocument(id: "stranger", family: "g"), IndexedDocument(id: "alone"),
        ]
        let related = RelatedDocuments(index, families: ["q": "f", "sister": "f", "stranger": "g"])
        #expect(related.of(index[0]) == [0, 1, 2, 3])
        #expect(related.of(index[6]) == [6], "no family is none in common")
        #expect(related.of(IndexedDocument(id: "elsewhere", family: "g")) == [4, 5])
    }
}
