import Corpus
import Testing

@testable import Curate

@Suite("Splits") struct SplitterTests {
    private static let methods: [Splitter.Method] = [
        .stratified(order: 1), .stratified(order: 2), .temporal, .random,
    ]

    private static func splitter(_ method: Splitter.Method, _ seed: UInt64 = 1, _ ratios: String = "80/10/10") throws
        -> Splitter
    {
        var splitter = Splitter(method: method, ratios: try SplitRatios(parsing: ratios), seed: seed)
        splitter.effort = 200
        return splitter
    }

    @Test("every document has one part, no group is divided, and the sizes are near", arguments: methods)
    func laws(method: Splitter.Method) throws {
        for seed in UInt64(1)...4 {
            let documents = SplitFixtures.documents(120, labels: 8, seed: seed)
            let links = SplitFixtures.links(documents, seed: seed)
            let result = try Self.splitter(method, seed).split(documents, links: links)
            #expect(result.parts.map(\.id) == documents.map(\.id).sorted())
            let parts = Dictionary(uniqueKeysWithValues: result.parts.map { ($0.id, $0.part.rawValue) })
            #expect(links.count > 20)
            #expect(Leakage.audit(parts: parts, links: links).isEmpty)
            for link in links { #expect(Set(link.ids.map { parts[$0] }).count == 1) }
            for (part, target) in zip(Part.allCases, [96, 12, 12]) {
                #expect(result.count(part) == result.parts.filter { $0.part == part }.count)
                #expect(abs(result.count(part) - target) <= result.largestGroup, "\(part), seed \(seed)")
            }
        }
    }

    @Test("without groups the sizes are the ratios', to the nearest document", arguments: methods)
    func sizes(method: Splitter.Method) throws {
        for (count, ratios, sizes) in [
            (100, "80/10/10", [80, 10, 10]), (101, "0.7/0.15/0.15", [71, 15, 15]), (33, "50/25/25", [17, 8, 8]),
            (40, "90/0/10", [36, 0, 4]),
        ] {
            let documents = SplitFixtures.documents(count, labels: 6, seed: 3)
            let result = try Self.splitter(method, 5, ratios).split(documents)
            #expect(Part.allCases.map { result.count($0) } == sizes)
        }
    }

    @Test("the order of documents and links does not matter, and the seed does", arguments: methods)
    func order(method: Splitter.Method) throws {
        let documents = SplitFixtures.documents(150, labels: 8, seed: 9)
        let links = SplitFixtures.links(documents, seed: 9)
        var generator = SeededGenerator(seed: 77)
        let first = try Self.splitter(method).split(documents, links: links)
        let second = try Self.splitter(method).split(
            documents.shuffled(using: &generator),
            links: links.shuffled(using: &generator).map { Link($0.why, $0.ids.reversed()) })
        #expect(first.parts.map(\.part) == second.parts.map(\.part))
        let other = try Self.splitter(method, 2).split(documents, links: links)
        #expect((first.parts.map(\.part) == other.parts.map(\.part)) == (method == .temporal))
    }

    @Test("stratified is nearer than random for 20 seeds of 20, with families and without", arguments: [true, false])
    func divergence(hasFamilies: Bool) throws {
        let (documents, families) = try SplitFixtures.demo(400)
        let links = hasFamilies ? families : []
        for seed in UInt64(1)...20 {
            var splitter = try Self.splitter(.stratified(order: 1), seed)
            splitter.exchanges = false
            let stratified = try splitter.split(documents, links: links)
            let random = try Self.splitter(.random, seed).split(documents, links: links)
            let (a, b) = try (#require(stratified.divergence.value), #require(random.divergence.value))
            #expect(a < b, "seed \(seed)")
        }
    }

    @Test("exchanges lower the divergence", arguments: 1...3)
    func exchanges(seed: UInt64) throws {
        let (documents, families) = try SplitFixtures.demo(300)
        var splitter = try Self.splitter(.stratified(order: 1), seed)
        let after = try #require(try splitter.split(documents, links: families).divergence.value)
        splitter.exchanges = false
        let before = try #require(try splitter.split(documents, links: families).divergence.value)
        #expect(after < before)
    }

    @Test("the second order brings pairs of labels nearer than the first", arguments: 1...3)
    func secondOrder(seed: UInt64) throws {
        let (documents, _) = try SplitFixtures.demo(400)
        func pairs(_ order: Int) throws -> Double {
            let result = try Self.splitter(.stratified(order: order), seed).split(documents)
            return try SplitFixtures.pairDivergence(documents, result)
        }
        #expect(try pairs(2) < pairs(1))
    }

    @Test("in a temporal split nothing in train is later than anything in test")
    func temporal() throws {
        let documents = SplitFixtures.documents(90, labels: 4, seed: 2)
        let result = try Self.splitter(.temporal).split(documents)
        let dates = Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0.date) })
        let byPart = Part.allCases.map { part in result.parts.filter { $0.part == part }.compactMap { dates[$0.id] } }
        #expect((byPart[0].max() ?? "z") <= (byPart[1].min() ?? ""))
        #expect((byPart[1].max() ?? "z") <= (byPart[2].min() ?? ""))
        // A group stands where its first member does.
        let ends = [documents.min { $0.date < $1.date }, documents.max { $0.date < $1.date }].compactMap(\.?.id)
        let linked = try Self.splitter(.temporal).split(documents, links: [Link(.family, ends)])
        #expect(linked.parts.filter { ends.contains($0.id) }.allSatisfy { $0.part == .train })
    }

    @Test("undated documents, no documents and parts that would be empty are errors that say so")
    func errors() throws {
        var documents = SplitFixtures.documents(20, labels: 3, seed: 1)
        documents[4].date = ""
        #expect(fault { try Self.splitter(.temporal).split(documents) }.contains(documents[4].id))
        #expect(fault { try Self.splitter(.random).split([]) }.contains("no document"))
        #expect(fault { try Self.splitter(.random).split(Array(documents.prefix(2))) }.contains("would be empty"))
        let one = Link(.nearDuplicate, documents.map(\.id))
        for method in [Splitter.Method.random, .stratified(order: 1)] {
            #expect(fault { try Self.splitter(method).split(documents, links: [one]) }.contains("largest of 20"))
        }
    }

    @Test(
        "ratios that do not add up are refused",
        arguments: ["80/10", "80/10/20", "a/10/10", "0/50/50", "100/0/0", "0.8/0.1/0.2", "80//20", "-80/90/90", ""])
    func ratios(text: String) {
        #expect(fault { try SplitRatios(parsing: text) }.contains("80/10/10"))
    }

    @Test("ratios are read exactly")
    func readsRatios() throws {
        #expect(try SplitRatios(parsing: "80/10/10").weights == [8, 1, 1])
        #expect(try SplitRatios(parsing: "0.7/0.15/.15").weights == [14, 3, 3])
        #expect(try SplitRatios(parsing: "33.4/33.3/33.3").weights == [334, 333, 333])
    }

    private func fault(_ body: () throws -> some Any) -> String {
        do {
            _ = try body()
            return ""
        } catch { return "\(error)" }
    }
}
