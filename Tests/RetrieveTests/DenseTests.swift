import Corpus
import Native
import Retrieve
import Testing

@Suite("Dense ranking in tiles")
struct DenseTileTests {
    private static func numbers(_ count: Int, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in Float(generator.unit() - 0.5) }
    }

    /// Vectors of which many are equal, opposite, zeros, or differ in the last digits.
    private static func rows(_ documents: Int, _ dimensions: Int, seed: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: seed)
        let base = numbers(8 * dimensions, seed: seed + 1)
        var rows: [Float] = []
        for document in 0..<documents {
            let from = generator.uniform(8) * dimensions
            let known = base[from..<from + dimensions]
            switch generator.uniform(5) {
            case 0: rows += known
            case 1: rows += known.map { -$0 }
            case 2: rows += known.map { generator.uniform(2) == 0 ? $0 : $0.nextUp }
            case 3 where document % 3 == 0: rows += [Float](repeating: 0, count: dimensions)
            default: rows += (0..<dimensions).map { _ in Float(generator.unit() - 0.5) }
            }
        }
        return rows
    }

    @Test(
        "finds exactly what the plain loop finds, ties and all",
        arguments: DenseIndex.Similarity.allCases, [(3, 5, 1), (1023, 17, 10), (2500, 33, 100), (2500, 7, 3000)])
    func plainLoop(_ similarity: DenseIndex.Similarity, _ size: (documents: Int, dimensions: Int, limit: Int)) throws {
        let (documents, dimensions, limit) = size
        var generator = SeededGenerator(seed: UInt64(documents))
        let rows = Self.rows(documents, dimensions, seed: 5)
        let index = try DenseIndex(rows: rows, dimensions: dimensions, similarity: similarity)
        let hidden = (0..<documents).filter { _ in generator.uniform(4) == 0 }
        var searches = try (0..<20).map { number in
            let vector =
                number % 2 == 0
                ? Self.numbers(dimensions, seed: UInt64(number))
                : Array(rows[(number % documents) * dimensions..<(number % documents + 1) * dimensions])
            let out = (0..<documents).filter { _ in generator.uniform(50) == 0 }
            return Search(try index.query(vector), leavingOut: out)
        }
        searches.append(Search(try index.query([Float](repeating: 0, count: dimensions))))
        for hiding in [[], hidden] {
            let found = try index.rankings(searches, hiding: hiding, limit: limit)
            #expect(found == index.oneByOne(searches, hiding: hiding, limit: limit))
        }
    }

    @Test("lets go of candidates by scoring them where too many are within the margin")
    func crowd() throws {
        // All but one are equal, so that the products leave open which are the best.
        let vector = Self.numbers(24, seed: 3)
        var rows = (0..<12_000).flatMap { _ in vector }
        rows[0] += 1
        let index = try DenseIndex(rows: rows, dimensions: 24)
        let search = [Search(try index.query(vector))]
        let found = try index.rankings(search, hiding: [], limit: 5)
        #expect(found == index.oneByOne(search, hiding: [], limit: 5))
        #expect(found[0].all.map(\.document) == [11_999, 11_998, 11_997, 11_996, 11_995])
    }

    @Test("stands numbers at the ends of what a float holds")
    func extremes() throws {
        let values: [Float] = [3e38, -3e38, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 0, 1, 1e20]
        var generator = SeededGenerator(seed: 8)
        let rows = (0..<600).map { _ in values[generator.uniform(values.count)] }
        for similarity in DenseIndex.Similarity.allCases {
            let index = try DenseIndex(rows: rows, dimensions: 2, similarity: similarity)
            let searches = try [[1, 1], [1e20, 1], [.leastNonzeroMagnitude, 0], [3e38, -3e38]].map {
                Search(try index.query($0))
            }
            let found = try index.rankings(searches, hiding: [], limit: 40)
            #expect(found == index.oneByOne(searches, hiding: [], limit: 40))
        }
    }

    @Test("refuses vectors that do not tell documents apart")
    func constant() throws {
        func refusal(_ rows: [Float], _ similarity: DenseIndex.Similarity) -> String {
            do {
                _ = try DenseIndex(rows: rows, dimensions: 2, similarity: similarity)
                return ""
            } catch { return "\(error)" }
        }
        #expect(refusal([0, 0, 0, 0], .cosine).contains("zeros"))
        #expect(refusal([1, 2, 1, 2, 0, 0], .cosine).contains("do not differ"))
        #expect(refusal([1, 2, 2, 4], .cosine).contains("do not differ"), "one direction")
        #expect(refusal([1, 2, 2, 4], .dot).isEmpty)
        #expect(refusal([1, 2], .cosine).isEmpty, "a single document")
        #expect(try DenseIndex(rows: [1, 2, 0, 0, 2, 1], dimensions: 2).zeros == 1)
    }
}
