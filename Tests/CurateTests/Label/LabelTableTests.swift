@testable import Corpus
@testable import Curate
import Testing

@Suite("Labels from tables, and their counts") struct LabelTableTests {
    private static let ids = [
        "EP1000000A1", "EP1000000B1", "SYN-0123456789", "US20120116137A1", "US9289350", "US9876543B2", "WO1999012345A1",
    ]

    @Test(
        "numbers in any spelling find their document",
        arguments: [
            ("US 9,876,543 B2", ["US9876543B2"]), ("us9876543", ["US9876543B2"]), ("US 9876543 B1", []),
            ("WO 99/12345", ["WO1999012345A1"]), ("WO99/12345 A1", ["WO1999012345A1"]), ("WO1999012345A2", []),
            ("US 2012/0116137 A1", ["US20120116137A1"]), ("US-2012116137-A1", ["US20120116137A1"]),
            ("US 9289350 B2", ["US9289350"]), ("US9289350", ["US9289350"]), ("EP 1 000 000 A1", ["EP1000000A1"]),
            ("EP1000000", ["EP1000000A1", "EP1000000B1"]), ("SYN-0123456789", ["SYN-0123456789"]), ("SYN-9", []),
        ])
    func spellings(_ text: String, _ found: [String]) throws {
        let number = try #require(DocumentID(parsing: text))
        var table = LabelTable(Self.ids)
        table.add(number, ["x"], place: "row 1")
        #expect(table.rows == 1)
        #expect(table.labels.keys.sorted() == (found.count == 1 ? found : []))
        #expect(table.unmatched.count == (found.isEmpty ? 1 : 0))
        #expect(table.ambiguous.map(\.documents) == (found.count > 1 ? [found] : []))
        var all = LabelTable(Self.ids, allKinds: true)
        all.add(number, ["x"], place: "row 1")
        #expect(all.labels.keys.sorted() == found)
    }

    @Test("rows of one document add up, and labels can be left out")
    func rows() throws {
        let number = try #require(DocumentID(parsing: "EP1000000B1"))
        var table = LabelTable(Self.ids)
        table.add(number, ["a", "b"], place: "row 1")
        table.add(number, ["b", "c"], place: "row 2")
        #expect(table.labels == ["EP1000000B1": ["a", "b", "c"]])
        #expect(table.places == ["a": "row 1", "b": "row 1", "c": "row 2"])
        table.remove(["b"])
        #expect(table.labels == ["EP1000000B1": ["a", "c"]])
    }

    @Test("counts, cardinality, density and overlaps are those counted anew over sets", arguments: 1...5)
    func tally(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 3)
        let names = ["a", "b", "c", "d", "e", "f"]
        let documents: [[String]] = (0..<50).map { _ in names.filter { _ in generator.uniform(3) == 0 } }
        var tally = LabelTally(names.reversed() + ["never"])
        for labels in documents { tally.add(labels) }
        #expect(tally.documents == 50)
        #expect(tally.labelled == documents.count { !$0.isEmpty })
        #expect(tally.labelled + tally.unlabelled == 50)
        #expect(tally.byLabel["never"] == 0)
        let total = documents.reduce(0) { $0 + $1.count }
        #expect(tally.byLabel.values.reduce(0, +) == total)
        #expect(abs(tally.cardinality - Double(total) / 50) < 1e-12)
        #expect(abs(tally.density - Double(total) / 50 / 7) < 1e-12)
        var expected: [LabelTally.Overlap] = []
        for (index, first) in names.enumerated() {
            for second in names[(index + 1)...] {
                let one = Set(documents.indices.filter { documents[$0].contains(first) })
                let other = Set(documents.indices.filter { documents[$0].contains(second) })
                let both = one.intersection(other).count
                if both == 0 { continue }
                expected.append(
                    .init(
                        first: first, second: second, both: both,
                        jaccard: Double(both) / Double(one.union(other).count)))
            }
        }
        expected.sort { (-$0.jaccard, $0.first, $0.second) < (-$1.jaccard, $1.first, $1.second) }
        #expect(tally.overlaps(100) == expected)
        #expect(tally.overlaps(3) == Array(expected.prefix(3)))
    }

    @Test("the nearest names are those of the fewest changes of letters")
    func nearest() {
        let names = ["kitten", "sitting", "mitten", "zebra"].map { (id: $0, spellings: [$0]) }
        #expect(NearestName.nearest(to: "Kitten", in: names) == ["kitten", "mitten"])
        #expect(NearestName.nearest(to: "unrelated", in: names).isEmpty)
        #expect(NearestName.distance(Array("kitten"), Array("sitting")) == 3)
        #expect(NearestName.distance(Array(""), Array("abc")) == 3)
    }
}
