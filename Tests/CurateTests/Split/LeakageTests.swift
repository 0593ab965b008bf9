import Corpus
import Testing

@testable import Curate

@Suite("Leakage") struct LeakageTests {
    @Test("finds what is divided, by reason, and nothing else")
    func audit() {
        let parts = ["A": "train", "B": "test", "C": "train", "D": "train", "S": "train"]
        let links = [
            Link(.family, ["B", "A", "X"]), Link(.family, ["C", "D"]), Link(.nearDuplicate, ["D", "B"]),
            Link(.nearDuplicate, ["B", "D"]), Link(.application, ["A", "C"]), Link(.seed, ["S", "A"]),
            Link(.seed, ["Y", "B"]),
        ]
        let leaks = Leakage.audit(parts: parts, links: links)
        #expect(
            leaks == [
                Leak(why: .family, ids: ["A", "B"], parts: ["train", "test"]),
                Leak(why: .nearDuplicate, ids: ["B", "D"], parts: ["test", "train"]),
            ])
    }

    @Test("a training set counts as train: a seed in test is found, and a document of test itself")
    func training() {
        let parts = ["A": "test", "B": "train"]
        let links = Link.links(seeds: ["S": ["A"], "T": ["B"]])
        #expect(Leakage.audit(parts: parts, links: links).isEmpty)
        let leaks = Leakage.audit(parts: parts, training: ["S", "T", "B"], links: links)
        #expect(leaks == [Leak(why: .seed, ids: ["A", "S"], parts: ["test", "train"])])
        #expect(
            Leakage.audit(parts: parts, training: ["A"], links: [])
                == [Leak(why: .trainedOn, ids: ["A"], parts: ["test"])])
    }

    @Test("descent goes through documents that are gone, and siblings of one seed are linked")
    func seeds() {
        let links = Link.links(seeds: ["C": ["B"], "B": ["A"], "D": ["A", "Z"]])
        #expect(
            Set(links) == [
                Link(.seed, ["A", "B", "C"]), Link(.seed, ["A", "B"]), Link(.seed, ["A", "D", "Z"]),
                Link(.seed, ["A", "B", "C", "D"]),
            ])
        #expect(Link.links(seeds: ["A": ["B"], "B": ["A"]]).allSatisfy { $0.ids == ["A", "B"] }, "a circle ends")
        #expect(Leakage.audit(parts: ["C": "train", "D": "test"], links: links).map(\.ids) == [["C", "D"]])
    }

    @Test("a split by links has no leak by those links, whatever they are", arguments: 1...5)
    func none(seed: UInt64) throws {
        let documents = SplitFixtures.documents(80, labels: 5, seed: seed)
        var generator = SeededGenerator(seed: seed)
        let reasons: [Link.Reason] = [.family, .application, .nearDuplicate, .seed, .pair]
        let links = (0..<20).map { _ in
            Link(
                reasons[generator.uniform(reasons.count)],
                [
                    documents[generator.uniform(80)].id, documents[generator.uniform(80)].id,
                    "gone\(generator.uniform(30))",
                ])
        }
        let ratios = try SplitRatios(parsing: "60/20/20")
        let result = try Splitter(method: .random, ratios: ratios, seed: seed).split(documents, links: links)
        let parts = Dictionary(uniqueKeysWithValues: result.parts.map { ($0.id, $0.part.rawValue) })
        #expect(Leakage.audit(parts: parts, links: links).isEmpty)
        // Without links the same split divides some.
        let naive = try Splitter(method: .random, ratios: ratios, seed: seed).split(documents)
        let naiveParts = Dictionary(uniqueKeysWithValues: naive.parts.map { ($0.id, $0.part.rawValue) })
        #expect(!Leakage.audit(parts: naiveParts, links: links).isEmpty)
    }
}
