import Corpus
import Curate
import Demo
import Testing

/// Documents with labels, for tests of splits.
enum SplitFixtures {
    /// Made-up documents with labels at random, some without any.
    static func documents(_ count: Int, labels: Int, seed: UInt64) -> [SplitDocument] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            var mine: [String] = []
            for label in 0..<labels where generator.uniform(label + 3) == 0 { mine.append("l\(label)") }
            return SplitDocument(
                id: "D\(1000 + number)", labels: mine,
                date: "20\(10 + generator.uniform(10))-0\(1 + generator.uniform(9))")
        }
    }

    /// The labels of a demonstration corpus, without its text.
    static func demo(_ count: Int) throws -> (documents: [SplitDocument], families: [Link]) {
        let plan = try DemoPlan(documents: count, dialect: .st36)
        let documents = (0..<count).map { SplitDocument(id: plan.publicationID(of: $0), labels: plan.labels(of: $0)) }
        let keys = (0..<count).map { (id: plan.publicationID(of: $0), key: "\(plan.family(of: $0))") }
        return (documents, Link.links(.family, byKey: keys))
    }

    /// Groups of one to four documents.
    static func links(_ documents: [SplitDocument], seed: UInt64) -> [Link] {
        var generator = SeededGenerator(seed: seed)
        return Link.links(.family, byKey: documents.map { ($0.id, "f\(generator.uniform(documents.count / 2))") })
    }

    /// The divergence of a split in the pairs of labels that documents carry.
    static func pairDivergence(_ documents: [SplitDocument], _ result: Splitter.Result) throws -> Double {
        let rows = documents.sorted { $0.id < $1.id }.map { document in
            document.labels.flatMap { a in document.labels.filter { $0 > a }.map { "\(a) \($0)" } }
        }
        let parts = result.parts.map { Part.allCases.firstIndex(of: $0.part) ?? 0 }
        let counts = LabelMatrix(rows).counts(parts: parts, count: 3)
        return try #require(LabelDivergence(documents: counts.documents, labels: counts.labels).value)
    }
}
