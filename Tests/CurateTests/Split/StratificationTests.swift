import Corpus
import Testing

@testable import Curate

@Suite("Iterative stratification") struct StratificationTests {
    @Test(
        "the fast form gives what the paper's steps give, one by one",
        arguments: [1, 2], [[80, 10, 10], [1, 1, 1], [5, 0, 1]])
    func slow(order: Int, weights: [Int]) {
        for seed in UInt64(1)...6 {
            let documents = SplitFixtures.documents(60, labels: 7, seed: seed)
            let links = seed % 2 == 0 ? SplitFixtures.links(documents, seed: seed) : []
            let groups = DocumentGroups(ids: documents.map(\.id), links: links)
            let strata = Strata(
                LabelMatrix(documents.map(\.labels)), groups: groups.groups, count: groups.count, order: order)
            var generator = SeededGenerator(seed: seed)
            let shuffled = Array(0..<groups.count).shuffled(using: &generator)
            let counts = (0..<groups.count).map { group in
                Dictionary(
                    uniqueKeysWithValues: strata.range(group).map { (strata.feature(at: $0), strata.amount(at: $0)) })
            }
            var (first, second) = (SeededGenerator(seed: seed), SeededGenerator(seed: seed))
            let fast = IterativeStratification.assign(strata, weights: weights, order: shuffled, &first)
            let slow = SlowStratification.assign(
                groups: counts, sizes: strata.sizes, features: strata.featureCount, pairs: strata.labelCount,
                weights: weights, order: shuffled, &second)
            #expect(fast == slow, "seed \(seed)")
        }
    }

    @Test("features of a group are what its documents carry, labels and pairs", arguments: 1...4)
    func strata(seed: UInt64) {
        let documents = SplitFixtures.documents(40, labels: 6, seed: seed)
        let groups = DocumentGroups(ids: documents.map(\.id), links: SplitFixtures.links(documents, seed: seed))
        let table = LabelMatrix(documents.map(\.labels))
        let strata = Strata(table, groups: groups.groups, count: groups.count, order: 2)
        var pairNames: Set<String> = []
        var expected: [[String: Int]] = Array(repeating: [:], count: groups.count)
        for (row, document) in documents.enumerated() {
            let labels = document.labels.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for (at, label) in labels.enumerated() {
                expected[groups.groups[row]][label, default: 0] += 1
                for other in labels.dropFirst(at + 1) {
                    pairNames.insert("\(label) \(other)")
                    expected[groups.groups[row]]["\(label) \(other)", default: 0] += 1
                }
            }
        }
        let names = table.names + pairNames.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(strata.featureCount == names.count)
        for group in 0..<groups.count {
            let found = Dictionary(
                uniqueKeysWithValues: strata.range(group).map { (names[strata.feature(at: $0)], strata.amount(at: $0)) }
            )
            #expect(found == expected[group])
        }
        for (feature, name) in names.enumerated() {
            #expect(strata.totals[feature] == expected.reduce(0) { $0 + ($1[name] ?? 0) })
        }
    }

    @Test("the scarcest feature is that of a search through all", arguments: 1...5)
    func queue(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var counts = (0..<40).map { _ in generator.uniform(12) }
        let ranks = Array(0..<40).shuffled(using: &generator)
        var queue = ScarcityQueue(counts: counts, ranks: ranks)
        while let first = queue.first {
            let expected = counts.indices.filter { counts[$0] > 0 }.min {
                (counts[$0], ranks[$0]) < (counts[$1], ranks[$1])
            }
            #expect(first == expected)
            let open = counts.indices.filter { counts[$0] > 0 }
            let feature = open[generator.uniform(open.count)]
            let amount = 1 + generator.uniform(counts[feature])
            counts[feature] -= amount
            queue.remove(amount, from: feature)
        }
        #expect(counts.allSatisfy { $0 == 0 })
    }

    @Test("what an exchange says it changes is what the divergence changes by", arguments: 1...4)
    func changes(seed: UInt64) {
        let documents = SplitFixtures.documents(50, labels: 6, seed: seed)
        let groups = DocumentGroups(ids: documents.map(\.id), links: SplitFixtures.links(documents, seed: seed))
        let table = LabelMatrix(documents.map(\.labels))
        let strata = Strata(table, groups: groups.groups, count: groups.count, order: 1)
        var generator = SeededGenerator(seed: seed)
        let parts = (0..<groups.count).map { _ in generator.uniform(3) }
        var balance = PartBalance(strata, parts: parts, targets: [40, 5, 5])
        func divergence() throws -> Double {
            let rows = groups.groups.map { balance.parts[$0] }
            let (documents, labels) = table.counts(parts: rows, count: 3)
            #expect(documents == balance.sizes)
            let found = LabelDivergence(documents: documents, labels: labels)
            try #require(found.undefined == 0)
            // The sum over the parts; the measure is their mean.
            return try #require(found.value) * 3
        }
        for _ in 0..<40 {
            let first = generator.uniform(groups.count)
            let second = generator.uniform(groups.count)
            let (a, b) = (balance.parts[first], balance.parts[second])
            guard a != b else { continue }
            let other = generator.uniform(2) == 0 ? second : nil
            var after = balance
            after.move(first, other, from: a, to: b)
            guard after.sizes.allSatisfy({ $0 > 3 }), let before = try? divergence() else { continue }
            let change = balance.change(first, other, from: a, to: b)
            balance = after
            if let now = try? divergence() { #expect(abs(now - before - change) < 1e-9) }
        }
    }
}
