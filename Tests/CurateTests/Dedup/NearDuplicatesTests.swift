import Corpus
import Curate
import Testing

@Suite("Near-duplicates")
struct NearDuplicatesTests {
    private static let texts = DedupTexts.planted(600, seed: 3)
    private static let obvious = DedupTexts.pairs(texts)

    @Test(
        "of the pairs that comparing every two finds, at least 95 in 100 are found, each with its similarity, and no other"
    )
    func pairs() throws {
        let found = try NearDuplicates.pairs(Self.texts, NearParameters(), threads: 2)
        #expect(Self.obvious.count > 100)
        let known = Dictionary(uniqueKeysWithValues: Self.obvious.map { ([$0.first, $0.second], $0.similarity) })
        for (first, second, similarity) in found { #expect(known[[first, second]] == similarity) }
        #expect(Set(found.map { [$0.0, $0.1] }).count == found.count)
        #expect(Double(found.count) >= 0.95 * Double(known.count), "\(found.count) of \(known.count)")
    }

    @Test("whatever goes is like one that stays, by the obvious comparison, and of the pairs 95 in 100 are resolved")
    func removals() throws {
        let result = try NearDuplicates.removals(Self.texts, NearParameters())
        let gone = Set(result.removals.map(\.document))
        #expect(gone.count == result.removals.count)
        for removal in result.removals {
            #expect(!gone.contains(removal.like), "\(removal) goes for one that goes")
            let similarity = DedupTexts.similarity(
                DedupTexts.shingles(Self.texts[removal.document]), DedupTexts.shingles(Self.texts[removal.like]))
            #expect(similarity == removal.similarity && similarity >= 0.8)
            #expect(removal.like < removal.document, "the earlier one stays")
        }
        let resolved = Self.obvious.count { gone.contains($0.first) || gone.contains($0.second) }
        #expect(Double(resolved) >= 0.95 * Double(Self.obvious.count), "\(resolved) of \(Self.obvious.count)")
    }

    @Test(
        "the survivors, the evidence and the counts are the same in any order, for one thread and two, with shingles kept or loaded"
    )
    func independence() throws {
        var generator = SeededGenerator(seed: 8)
        let order = Array(Self.texts.indices).shuffled(using: &generator)
        var ranks = [UInt32](repeating: 0, count: order.count)
        for (place, text) in order.enumerated() { ranks[place] = UInt32(text) }
        let first = try NearDuplicates.removals(Self.texts, NearParameters(), threads: 1)
        let shuffled = order.map { Self.texts[$0] }
        for (threads, budget) in [(1, 1 << 30), (2, 1 << 30), (2, 0), (3, 40_000)] {
            let search = try NearDuplicates.search(
                shuffled, NearParameters(), ranks: ranks, threads: threads, shingleBudget: budget)
            let result = try search.removals()
            let renamed = result.removals.map {
                Removal(document: order[$0.document], like: order[$0.like], similarity: $0.similarity)
            }
            #expect(Set(renamed) == Set(first.removals))
            #expect(result.candidates == first.candidates && result.verified == first.verified)
            #expect(try search.recall(sample: 300).pairs > 0)
        }
    }

    @Test("a chain loses its middle only: A like B like C, A unlike C")
    func chain() throws {
        var generator = SeededGenerator(seed: 5)
        let words = DedupTexts.text(words: 400, using: &generator)
        // Each step changes an eighth of the text at another place: neighbours are alike, the ends are not.
        let changed = (0..<24).map { "other\($0)" }
        let middle = Array(words[..<40] + changed + words[64...])
        let end = Array(middle[..<240] + changed + middle[264...])
        let texts = [words, middle, end].map { $0.joined(separator: " ") }
        let sets = texts.map { DedupTexts.shingles($0) }
        #expect(DedupTexts.similarity(sets[0], sets[1]) >= 0.8 && DedupTexts.similarity(sets[1], sets[2]) >= 0.8)
        #expect(DedupTexts.similarity(sets[0], sets[2]) < 0.8)
        let parameters = try NearParameters(recall: 0.999)
        #expect(try NearDuplicates.removals(texts, parameters).removals.map(\.document) == [1])
        #expect(try NearDuplicates.removals(texts, parameters, ranks: [1, 0, 2]).removals.map(\.document) == [0, 2])
        #expect(try NearDuplicates.groups(texts, parameters) == [[0, 1, 2]])
    }

    @Test("groups are what the pairs connect")
    func groups() throws {
        var groups: [[Int]] = []
        var sets = DisjointSets(count: Self.texts.count)
        for (a, b, _) in try NearDuplicates.pairs(Self.texts, NearParameters()) { sets.join(a, b) }
        var byFirst: [Int: [Int]] = [:]
        for text in Self.texts.indices { byFirst[sets.find(text), default: []].append(text) }
        groups = byFirst.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
        #expect(groups.count > 30)
        #expect(try NearDuplicates.groups(Self.texts, NearParameters(), threads: 2) == groups)
    }

    @Test("texts without words are like nothing; short ones are one shingle; case and marks make no difference")
    func boundaries() throws {
        let texts = [
            "", " ", "…", "A gate", "a GATE.", "a door", "a gate that opens now", "a gate that opens", "Été", "été",
        ]
        let result = try NearDuplicates.removals(texts, NearParameters())
        #expect(
            result.removals == [
                Removal(document: 4, like: 3, similarity: 1), Removal(document: 9, like: 8, similarity: 1),
            ])
        #expect(result.identical == 2)
        #expect(try NearDuplicates.removals([], NearParameters()).removals.isEmpty)
        #expect(try NearDuplicates.removals([""], NearParameters()).removals.isEmpty)
        #expect(try NearDuplicates.pairs(["a", "a", "a"], NearParameters()).count == 3)
    }

    @Test("ten thousand documents of one text are one text, and cost no comparison")
    func allTheSame() throws {
        let result = try NearDuplicates.removals(
            Array(repeating: "one and the same text of some words", count: 10_000), NearParameters(), threads: 2)
        #expect(result.removals.count == 9_999 && result.removals.allSatisfy { $0.like == 0 && $0.similarity == 1 })
        #expect(result.candidates == 0 && result.clusters == 1)
    }

    @Test("a thousand light edits of one text are compared with the few that stay, not with each other")
    func cluster() throws {
        var generator = SeededGenerator(seed: 2)
        let words = DedupTexts.text(words: 60, using: &generator)
        let texts = (0..<1000).map { number in
            var edited = words
            edited[generator.uniform(60)] = "unique\(number)"
            return edited.joined(separator: " ")
        }
        let result = try NearDuplicates.removals(texts, NearParameters(), threads: 2)
        let gone = Set(result.removals.map(\.document))
        #expect(result.removals.allSatisfy { !gone.contains($0.like) })
        #expect(texts.count - gone.count < 100)
        #expect(result.candidates < 1000 * 100)
    }

    @Test(
        "boilerplate that most of every text consists of makes no pair of candidates a comparison of all with all, and hides no duplicate"
    )
    func boilerplate() throws {
        var generator = SeededGenerator(seed: 6)
        let boilerplate = DedupTexts.text(words: 90, using: &generator)
        var texts: [String] = []
        // 90 words in common and 25 of their own: J about 0.6, so that half of all pairs share a band.
        for number in 0..<400 {
            if number % 10 == 9 {
                texts.append(texts[number - 9] + " and more")
            } else {
                texts.append(
                    (boilerplate + DedupTexts.text(words: 25, vocabulary: 1_000_000, using: &generator)).joined(
                        separator: " "))
            }
        }
        let result = try NearDuplicates.removals(texts, NearParameters())
        #expect(result.removals.map(\.document) == (0..<40).map { $0 * 10 + 9 })
        #expect(result.removals.allSatisfy { $0.like == $0.document - 9 })
        #expect(result.candidates < 400 * 64, "\(result.candidates) comparisons")
        #expect(try NearDuplicates.pairs(texts, NearParameters()).count == 40)
    }

    @Test("documents are held against those that stay in any case, and not against each other")
    func contamination() throws {
        let base = Self.texts[0]
        let texts = [
            base + " a", base + " b", "quite another text of a few words", base, base,
            "quite another text of few words",
        ]
        let fixed = [false, false, false, false, true, true]
        let ranks: [UInt32] = [2, 3, 4, 5, 0, 1]
        let search = try NearDuplicates.search(texts, NearParameters(), ranks: ranks)
        let result = try search.removals(against: fixed)
        #expect(result.removals.map(\.document) == [0, 1, 3])
        #expect(result.removals.allSatisfy { $0.like == 4 })
        let none = try NearDuplicates.search(Array(texts[..<3]), NearParameters(), ranks: [1, 2, 0])
        #expect(try none.removals(against: [false, false, true]).removals.isEmpty)
    }

    @Test("the recall is measured over all pairs, and is 1 where each document is a band's")
    func recall() throws {
        let search = try NearDuplicates.search(Self.texts, NearParameters(), threads: 2)
        let estimate = try search.recall(sample: 600)
        var seen: Set<[String]> = []
        let distinct = Self.texts.filter { seen.insert(WordList($0).strings).inserted }
        #expect(estimate.sample == distinct.count && estimate.pairs == DedupTexts.pairs(distinct).count)
        #expect(try #require(estimate.recall) >= 0.95)
        // Three bands of 42 rows find next to nothing but equals: the estimate must say so.
        let poor = try NearDuplicates.search(Self.texts, NearParameters(threshold: 0.8, recall: 0.0001))
        #expect(try #require(poor.recall(sample: 600).recall) < 0.5)
        #expect(try NearDuplicates.search(["a", "b"], NearParameters()).recall().recall == nil)
    }

    @Test("what cannot be searched for is refused")
    func refusals() {
        #expect(throws: Fault.self) { try NearParameters(threshold: 0) }
        #expect(throws: Fault.self) { try NearParameters(threshold: 1.1) }
        #expect(throws: Fault.self) { try NearParameters(shingle: 0) }
        #expect(throws: Fault.self) { try NearParameters(permutations: 8) }
        #expect(throws: Fault.self) { try NearParameters(permutations: 16, threshold: 0.01) }
    }
}
