import Corpus
import Foundation
import Native
import Retrieve
import Testing

@Suite("BM25")
struct BM25Tests {
    /// All documents that a query finds, by number.
    private func scores(_ index: BM25Index, _ query: String) -> [Int: Float] {
        var searcher = Searcher(index, limit: max(1, index.documents))
        return Dictionary(uniqueKeysWithValues: searcher.search(index.query(query)).map { ($0.document, $0.score) })
    }

    @Test("has the published score of the three small documents")
    func example() throws {
        let index = try BM25Builder.index(["a b", "b c", "c d"], BM25Parameters(k1: 1.5, b: 0.75))
        let found = scores(index, "a")
        #expect(found.keys.sorted() == [0])
        #expect(abs((found[0] ?? 0) - 0.39233) < 5e-6)
        #expect(scores(index, "z").isEmpty)
        #expect(scores(index, "").isEmpty)
    }

    @Test("scores as bm25s does, method lucene, within the rounding of 32-bit floats")
    func oracle() throws {
        let fixture = try OracleFiles.json("bm25.json")
        let documents = (fixture["documents"]?.array ?? []).map { $0.string ?? "" }
        let queries = (fixture["queries"]?.array ?? []).map { $0.string ?? "" }
        #expect(documents.count == 300)
        #expect(queries.count == 27)
        for set in fixture["sets"]?.array ?? [] {
            let parameters = try BM25Parameters(k1: set["k1"]?.number ?? -1, b: set["b"]?.number ?? -1)
            let index = try BM25Builder.index(documents, parameters, threads: 2, batchSize: 37)
            for (query, row) in zip(queries, set["scores"]?.array ?? []) {
                let found = scores(index, query)
                let expected = row.object?.members ?? []
                #expect(found.count == expected.count, "\(query)")
                for member in expected {
                    let score = Double(found[Int(member.key) ?? -1] ?? -1)
                    let value = member.value.number ?? .nan
                    #expect(abs(score - value) < 2e-6 * max(1, value), "\(parameters) \(query) \(member.key)")
                }
            }
        }
    }

    @Test("does not depend on threads or batches")
    func determinism() throws {
        let texts = Self.texts(2000)
        let one = try BM25Builder.index(texts)
        let other = try BM25Builder.index(texts, threads: 3, batchSize: 7)
        #expect(one.terms == other.terms)
        var first = Searcher(one, limit: 50)
        var second = Searcher(other, limit: 50)
        for query in ["w0 w1 w5", "w3", "w17 w200 w2 w2"] {
            #expect(first.search(one.query(query)) == second.search(other.query(query)))
        }
    }

    @Test("finds in several segments what sorting all scores finds", arguments: [1, 10, 1000])
    func segments(_ limit: Int) throws {
        let texts = Self.texts(70_000, words: 2)
        let index = try BM25Builder.index(texts, threads: 2, batchSize: 5000)
        #expect(index.segmentSizes == [32_768, 32_768, 4464])
        var all = Searcher(index, limit: texts.count)
        var some = Searcher(index, limit: limit)
        for query in ["w0 w9", "w150"] {
            let expected = all.search(index.query(query))
            #expect(expected == expected.sorted { ($1.score, $1.document) < ($0.score, $0.document) })
            #expect(some.search(index.query(query)) == Array(expected.prefix(limit)))
        }
    }

    @Test("leaves documents out, and hides some from a second ranking")
    func leavingOut() throws {
        let texts = Self.texts(3000)
        let index = try BM25Builder.index(texts)
        let query = index.query("w0 w1 w4 w30")
        var all = Searcher(index, limit: texts.count)
        let everything = all.search(query)
        let out = everything.prefix(40).map(\.document).sorted()
        let hidden = (0..<texts.count).filter { $0 % 3 == 0 }
        var searcher = Searcher(index, limit: 100)
        let (best, visible) = searcher.search(query, leavingOut: out, hiding: hidden)
        let remaining = everything.dropFirst(40)
        #expect(best == Array(remaining.prefix(100)))
        #expect(visible == Array(remaining.filter { $0.document % 3 != 0 }.prefix(100)))
        #expect(searcher.search(query) == Array(everything.prefix(100)), "nothing stays behind")
    }

    @Test("is the same from its cache, and a damaged cache is none")
    func cache() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bm25-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let texts = Self.texts(500)
        let index = try BM25Builder.index(texts)
        let cache = BM25Cache(folder: folder, content: SHA256.digest(of: [1]), parameters: .standard)
        #expect(cache.read() == nil)
        try cache.write(index)
        let again = try #require(cache.read())
        #expect(again.terms == index.terms)
        #expect(again.documents == 500)
        #expect(scores(again, "w0 w8 w100") == scores(index, "w0 w8 w100"))
        let other = BM25Cache(
            folder: folder, content: SHA256.digest(of: [1]), parameters: try BM25Parameters(k1: 0.9, b: 0.4))
        #expect(other.path != cache.path)
        let bytes = try FileSystem.read(cache.path)
        for place in [0, 20, bytes.count / 2, bytes.count - 1] {
            var damaged = bytes
            damaged[place] ^= 4
            try FileSystem.writeAtomically(damaged.span, to: cache.path)
            #expect(cache.read() == nil, "byte \(place)")
        }
        try FileSystem.writeAtomically(Array(bytes.dropLast(5)).span, to: cache.path)
        #expect(cache.read() == nil)
    }

    @Test("refuses parameters without meaning", arguments: [(-1, 0.5), (.nan, 0.5), (1, -0.1), (1, 1.1), (1, .nan)])
    func parameters(_ k1: Double, _ b: Double) {
        #expect(throws: Fault.self) { try BM25Parameters(k1: k1, b: b) }
    }

    /// Word lists with a few frequent words and many rare ones; some documents are empty.
    static func texts(_ count: Int, words: Int = 12) -> [String] {
        var generator = SeededGenerator(seed: 3)
        return (0..<count).map { _ in
            (0..<generator.uniform(words * 2)).map { _ in
                let unit = generator.unit()
                return "w\(Int(400 * unit * unit * unit))"
            }.joined(separator: " ")
        }
    }
}

@Suite("The best documents")
struct TopScoresTests {
    @Test("are those of a sort, whatever the order of offers, with ties, infinities and numbers below zero")
    func oracle() {
        var generator = SeededGenerator(seed: 9)
        for limit in [1, 2, 7, 64, 500] {
            for _ in 0..<20 {
                let count = generator.uniform(1500)
                var offers = (0..<count).map { document in
                    let values: [Float] = [0, -0.0, 1, 1.5, -2, .infinity, Float(generator.unit()), -.infinity]
                    return TopScores.Hit(document: document, score: values[generator.uniform(values.count)])
                }
                let expected = offers.sorted { ($1.score, $1.document) < ($0.score, $0.document) }.prefix(limit)
                offers.shuffle(using: &generator)
                var best = TopScores(limit: limit)
                for offer in offers { best.offer(offer.score, offer.document) }
                #expect(best.finish() == Array(expected))
            }
        }
    }
}

@Suite("Numbers for strings")
struct TermTableTests {
    @Test("are given in the order of coming, and found again")
    func numbers() throws {
        var table = TermTable()
        var expected: [String: Int] = [:]
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<20_000 {
            let text =
                String(generator.uniform(5000), radix: 36) + (generator.uniform(3) == 0 ? "some longer ending" : "")
            let number = table.intern(Array(text.utf8).span)
            #expect(number == expected[text] ?? expected.count)
            expected[text] = number
        }
        #expect(table.count == expected.count)
        #expect(table.find(Array("never".utf8).span) == nil)
        #expect(table.intern([UInt8]().span) == expected.count, "the empty string is one too")
        let copy = try #require(TermTable(bytes: table.bytes, ends: table.ends))
        #expect(copy.find(Array("1a".utf8).span) == expected["1a"])
        #expect(TermTable(bytes: Array("aa".utf8), ends: [1, 2]) == nil, "twice")
        #expect(TermTable(bytes: Array("ab".utf8), ends: [1, 3]) == nil, "beyond the end")
    }
}
