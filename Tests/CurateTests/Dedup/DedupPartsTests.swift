import Corpus
import Curate
import Foundation
import Native
import Testing

@Suite("The parts of deduplication")
struct DedupPartsTests {
    @Test(
        "bands find the share of pairs that the formula says",
        arguments: [(8, 16, 0.204), (14, 8, 0.924), (18, 7, 0.986)])
    func bands(_ bands: Int, _ rows: Int, _ recall: Double) {
        #expect(abs(BandPlan(bands: bands, rows: rows).recall(at: 0.8) - recall) < 0.001)
    }

    @Test("the plan reaches the recall with the most rows that can", arguments: [0.3, 0.5, 0.8, 0.9, 1.0])
    func plan(_ threshold: Double) throws {
        let plan = try BandPlan(permutations: 128, threshold: threshold)
        #expect(plan.recall(at: threshold) >= 0.95 && plan.bands * plan.rows <= 128)
        let next = BandPlan(bands: 128 / (plan.rows + 1), rows: plan.rows + 1)
        #expect(threshold == 1 || next.recall(at: threshold) < 0.95)
    }

    @Test("the similarity of runs is that of their sets, whatever repeats, and the early answer the same")
    func jaccard() {
        var generator = SeededGenerator(seed: 1)
        var comparison = SetComparison()
        var writer = HashWriter(capacity: 100)
        for round in 0..<300 {
            let universe = 1 + generator.uniform(200)
            func draw() -> [UInt64] {
                (0..<generator.uniform(150)).map { _ in SeededGenerator.scrambled(UInt64(generator.uniform(universe))) }
            }
            let own = draw()
            comparison.begin(writer.append(own))
            for _ in 0..<3 {
                // A part of the same run in its order, and others between.
                let other =
                    round % 2 == 0 ? draw() : own.shuffled(using: &generator) + own.dropFirst(3) + draw().prefix(9)
                let (a, b) = (Set(own), Set(other))
                let exact = a.isEmpty || b.isEmpty ? 0 : Double(a.intersection(b).count) / Double(a.union(b).count)
                for threshold in [0.001, 0.05, 0.5, exact, exact.nextUp, 0.8, 1] where threshold > 0 {
                    #expect(
                        comparison.similarity(to: writer.append(other), atLeast: threshold)
                            == (exact >= threshold ? exact : nil))
                }
            }
        }
    }

    @Test("a set is ascending and has each shingle once, also where all begin alike")
    func sets() {
        var generator = SeededGenerator(seed: 4)
        for count in [0, 1, 2, 3, 24, 25, 26, 100, 3000] {
            for mask in [UInt64.max, 0xFFFF, 0xF] {
                let shingles = (0..<count).map { _ in generator.next() & mask }
                #expect(Shingles.set(shingles) == Set(shingles).sorted())
            }
        }
    }

    @Test(
        "shingles are the runs of words: as many as there are different ones, and in another order others",
        arguments: 1...6)
    func shingles(_ size: Int) {
        var generator = SeededGenerator(seed: 9)
        for count in 0..<40 {
            let words = (0..<count).map { _ in "w\(generator.uniform(4))" }
            let text = words.joined(separator: " ")
            #expect(Shingles.set(of: text, size: size).count == DedupTexts.shingles(text, size: size).count)
        }
        #expect(Shingles.set(of: "a b c d e", size: 5) != Shingles.set(of: "a b c e d", size: 5))
        #expect(Shingles.set(of: "a b", size: 5) != Shingles.set(of: "b a", size: 5))
        #expect(Shingles.set(of: "a b", size: 5) != Shingles.set(of: "a", size: 5))
    }

    @Test("the policy asks its criteria in order, and the smallest id at last")
    func policy() throws {
        func standing(
            _ id: String, _ origin: Origin = .real, earliest: UInt32 = 0, words: UInt32 = 0, granted: Bool = false
        ) -> Standing {
            Standing(id: id, origin: origin, earliest: earliest, published: earliest, isGranted: granted, words: words)
        }
        let standings = [
            standing("E", .synthesis, earliest: 20_000_101), standing("D", earliest: 0, words: 9),
            standing("C", earliest: 20_100_000, words: 1), standing("B", earliest: 20_100_000, words: 5),
            standing("A", earliest: 20_100_000, words: 1, granted: true),
        ]
        #expect(PreferencePolicy.standard.ranks(standings) == [4, 3, 2, 0, 1])
        #expect(try PreferencePolicy(parsing: "granted,fullest").ranks(standings) == [4, 1, 3, 2, 0])
        #expect(PreferencePolicy([]).ranks(standings) == [4, 3, 2, 1, 0])
        #expect(PreferencePolicy([.latest]).ranks(standings) == [3, 4, 2, 1, 0])
        #expect(PreferencePolicy([]).ranks(standings, fixed: [true, false, false, false, false]) == [0, 4, 3, 2, 1])
        #expect(throws: Fault.self) { try PreferencePolicy(parsing: "real,best") }
        #expect(throws: Fault.self) { try PreferencePolicy(parsing: "real,real") }
        #expect(Standing.number(ofDate: "2015-03-31") == 20_150_331 && Standing.number(ofDate: "2015-03") == 20_150_300)
        #expect(Standing.number(ofDate: "") == 0)
    }

    @Test("of equal keys the first by rank stays, or one that is fixed; no key is like nothing")
    func grouped() {
        let keys: [String?] = ["a", "b", "a", nil, nil, "b", "a"]
        let result = GroupedDuplicates.removals(keys, ranks: [6, 1, 2, 3, 4, 0, 5])
        #expect(result.removals == [(0, 2), (1, 5), (6, 2)].map { Removal(document: $0.0, like: $0.1, similarity: 1) })
        #expect(result.clusters == 2)
        let fixed = [false, false, false, false, true, false, true]
        let against = GroupedDuplicates.removals(keys, ranks: [2, 3, 4, 5, 0, 6, 1], fixed: fixed)
        #expect(against.removals.map(\.document) == [0, 2] && against.removals.allSatisfy { $0.like == 6 })
    }

    @Test("normalised texts are equal where the words are")
    func normalised() throws {
        func digest(_ parts: String...) -> Digest? {
            var text = NormalisedText()
            for part in parts { text.append(part.utf8Span.span) }
            return text.finish()?.digest
        }
        #expect(digest("A gate, moved.") == digest("a gate\nMOVED"))
        #expect(digest("a gate", "moved") == digest("a gate moved"))
        #expect(digest("a gate") != digest("ag ate") && digest("a") != digest("a a"))
        #expect(digest("", " .") == nil)
    }
}

@Suite("The cache of sketches")
struct SketchCacheTests {
    /// Some texts, their table, and a cache that has been written.
    private struct Held {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sketches-\(UUID().uuidString)").path
        let digests: [Digest]
        let table: SketchTable
        let cache: SketchCache

        init(count: Int = 1300) throws {
            let parameters = try NearParameters(permutations: 32, threshold: 0.9)
            let texts = (0..<count).map { "document number \($0) of \(count)" }
            table = try NearDuplicates.search(texts, parameters).table
            digests = texts.map { SHA256.digest(of: Array($0.utf8)) }
            cache = SketchCache(cache: folder, parameters, .standard)
            try write(digests.indices)
        }

        func write(_ range: some RandomAccessCollection<Int>, replacesAll: Bool = false) throws {
            let places = Array(range)
            try cache.write(
                places.map {
                    SketchCache.Entry(
                        digest: digests[$0], identity: table.identities[$0], words: table.words[$0],
                        earliest: UInt32($0))
                }, replacesAll: replacesAll
            ) { table.appendSignature(of: places[$0], to: &$1) }
        }

        /// Which documents the cache knows; each must be right.
        func known() -> Set<Int> {
            var known: Set<Int> = []
            cache.read(digests) { place, entry, signature in
                var expected: [UInt16] = []
                table.appendSignature(of: place, to: &expected)
                #expect(signature == expected && entry.identity == table.identities[place])
                #expect(entry.words == 5 && entry.earliest == UInt32(place) && entry.digest == digests[place])
                known.insert(place)
            }
            return known
        }

        var files: [String] {
            get throws { try FileSystem.list(cache.folder).map { cache.folder + "/" + $0 } }
        }
    }

    @Test("what was written is read, whatever is asked for in which order")
    func roundTrip() throws {
        let held = try Held()
        #expect(held.known() == Set(0..<1300))
        var asked: [Int] = []
        held.cache.read([held.digests[7], .zero, held.digests[7]]) { place, _, _ in asked.append(place) }
        #expect(asked.sorted() == [0, 2])
    }

    @Test("a flipped byte costs its block and nothing else; a file cut off its last block")
    func damage() throws {
        let held = try Held()
        let file = try held.files[0]
        let bytes = try FileSystem.read(file)
        let block = 8 + 512 * (56 + 64) + 8
        for place in [0, 5, 70, block + 100, 2 * block + 40, bytes.count - 1] {
            var damaged = bytes
            damaged[place] ^= 4
            try FileSystem.writeAtomically(damaged.span, to: file)
            let lost = place / block
            #expect(held.known() == Set((0..<1300).filter { $0 / 512 != lost }), "byte \(place)")
        }
        try FileSystem.writeAtomically(bytes.span.extracting(0..<block + 999), to: file)
        #expect(held.known() == Set(0..<512))
        try FileSystem.writeAtomically(Span(), to: file)
        #expect(held.known().isEmpty)
    }

    @Test("many files become one")
    func crowd() throws {
        let held = try Held(count: 40)
        for start in 0..<10 { try held.write(start..<start + 3) }
        #expect(held.cache.isCrowded && held.known() == Set(0..<40))
        try held.write(0..<40, replacesAll: true)
        #expect(try held.files.count == 1)
        #expect(!held.cache.isCrowded && held.known() == Set(0..<40))
    }
}
