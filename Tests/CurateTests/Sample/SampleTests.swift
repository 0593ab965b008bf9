import Corpus
import Testing

@testable import Curate

@Suite("Samples, replicates and mixes") struct SampleTests {
    private static func supply(_ prefix: String, _ count: Int) -> [SetMember] {
        (0..<count).map { SetMember(id: "\(prefix)\($0)", rank: 0) }
    }

    private func fault(_ body: () throws -> some Any) -> String {
        do {
            _ = try body()
            return ""
        } catch { return "\(error)" }
    }

    /// Members are distinct, their ranks are 0 and up, and their counts add up to `total`.
    private func hold(_ members: [SetMember], _ total: Int) {
        #expect(Set(members.map(\.id)).count == members.count)
        #expect(members.map(\.rank).sorted() == Array(0..<members.count))
        #expect(members.reduce(0) { $0 + $1.count } == total)
        #expect(SetMember.expanded(members).count == total)
    }

    @Test(
        "1:N is round(n/N), halves up",
        arguments: [(165, 10, 17), (164, 10, 16), (1600, 10, 160), (7, 100, 0), (5, 1, 5), (50, 100, 1)])
    func regimes(count: Int, share: Int, size: Int) throws {
        #expect(try SampleSize(regime: "1:\(share)").count(of: count) == size)
    }

    @Test("what is no regime is refused", arguments: ["10", "1:0", "2:10", "1:", "1:x", "1:-5", "1:2:3"])
    func badRegimes(text: String) {
        #expect(fault { try SampleSize(regime: text) }.contains("1:10"))
    }

    @Test("a sample has exactly its size, is nested in larger ones of its seed, and ignores the order of the input")
    func nested() throws {
        let documents = SplitFixtures.documents(300, labels: 5, seed: 1)
        var generator = SeededGenerator(seed: 4)
        let sample = Sample(seed: 11)
        var inner: Set<String> = []
        for size in [1, 16, 165, 300] {
            let members = try sample.draw(size, from: documents.shuffled(using: &generator))
            hold(members, size)
            #expect(inner.isSubset(of: members.map(\.id)))
            inner = Set(members.map(\.id))
            #expect(try sample.draw(size, from: documents) == members)
        }
        #expect(try Sample(seed: 12).draw(165, from: documents) != sample.draw(165, from: documents))
        #expect(fault { try sample.draw(301, from: documents) }.contains("there are 300"))
        #expect(fault { try sample.draw(0, from: documents) }.contains("is empty"))
    }

    @Test("every document is as likely to be drawn as any other")
    func uniform() throws {
        let documents = (0..<20).map { SplitDocument(id: "US\(9_000_000 + $0)B2") }
        var counts: [String: Int] = [:]
        for seed in UInt64(0)..<2_000 {
            for member in try Sample(seed: seed).draw(5, from: documents) { counts[member.id, default: 0] += 1 }
        }
        // 500 expected; the standard deviation is 19, so that five of them are passed once in 50,000 runs.
        #expect(counts.count == 20)
        #expect(counts.values.allSatisfy { abs($0 - 500) < 97 }, "\(counts.values.sorted())")
    }

    @Test("a stratified sample of 165 has its size and labels nearer to the whole than a random one", arguments: 1...2)
    func stratified(seed: UInt64) throws {
        let (documents, _) = try SplitFixtures.demo(330)
        func drift(_ members: [SetMember]) -> Double {
            let labels = Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0.labels) })
            let all = Dictionary(uniqueKeysWithValues: documents.map { ($0.id, 1) })
            return LabelDrift(
                labels: labels, source: all, set: Dictionary(uniqueKeysWithValues: members.map { ($0.id, 1) })
            ).byLabel.values.reduce(0) { $0 + abs($1) }
        }
        let members = try Sample(method: .stratified, seed: seed).draw(165, from: documents)
        hold(members, 165)
        #expect(drift(members) < drift(try Sample(seed: seed).draw(165, from: documents)) / 2)
        #expect(try Sample(method: .stratified, seed: seed).draw(165, from: documents.reversed()) == members)
        hold(try Sample(method: .stratified, seed: seed).draw(330, from: documents), 330)
    }

    @Test("a replicate has exactly so many, from its source alone", arguments: Replicate.Method.allCases)
    func replicates(method: Replicate.Method) throws {
        for (size, total) in [(165, 5000), (10, 3), (1, 7), (50, 50)] {
            let source = Self.supply("D", size)
            let members = try Replicate(method: method, seed: 3).draw(total, from: source)
            hold(members, total)
            #expect(Set(members.map(\.id)).isSubset(of: source.map(\.id)))
            #expect(try Replicate(method: method, seed: 3).draw(total, from: source.reversed()) == members)
            if method == .even {
                #expect(members.allSatisfy { $0.count == total / size || $0.count == total / size + 1 })
                #expect(members.count == min(size, total))
            }
        }
        #expect(fault { try Replicate(seed: 1).draw(5, from: []) }.contains("no document"))
        #expect(fault { try Replicate(seed: 1).draw(0, from: Self.supply("D", 2)) }.contains("empty"))
    }

    @Test("draws with replacement come as often as a binomial says")
    func withReplacement() throws {
        let members = try Replicate(seed: 8).draw(165, from: Self.supply("D", 165))
        // 165 draws from 165 leave out (1 − 1/165)^165 = 36.7% of the documents; standard deviation about 4.
        #expect((90...119).contains(members.count))
        // A document that comes twice in the source is drawn twice as often: 2/3 of 3,000, five deviations of 26.
        let two = try Replicate(seed: 8).draw(
            3_000, from: [SetMember(id: "A", count: 2, rank: 0), SetMember(id: "B", rank: 1)])
        #expect(two.contains { $0.id == "A" && abs($0.count - 2_000) < 130 })
    }

    @Test("drift is the share in the set minus that in the source")
    func drift() {
        let drift = LabelDrift(
            labels: ["A": ["x"], "B": ["x", "y"], "C": []], source: ["A": 1, "B": 1, "C": 2], set: ["A": 4, "C": 1])
        #expect(drift.byLabel == ["x": 0.8 - 0.5, "y": -0.25])
        #expect(drift.largest == 0.8 - 0.5)
        #expect(LabelDrift(labels: [:], source: ["A": 1], set: ["A": 3]).largest == 0)
    }

    @Test(
        "a mix has exactly its budget, and the share asked for to half a document",
        arguments: [0, 0.1, 0.25, 1.0 / 3, 0.5, 0.999, 1])
    func mixes(share: Double) throws {
        for budget in [1, 7, 100, 165] {
            let result = try Mix(budget: budget, realShare: share, seed: 2).draw(
                real: Self.supply("R", 200), synthetic: Self.supply("S", 400))
            hold(result.members, budget)
            #expect(result.members.filter { $0.id.hasPrefix("R") }.count == result.real)
            #expect(abs(result.realShare - share) <= 0.5 / Double(budget) + 1e-12)
            #expect(result.members.allSatisfy { $0.count == 1 })
        }
    }

    @Test("along the share the real documents grow and the synthetic ones shrink")
    func curve() throws {
        var last: (real: Set<String>, synthetic: Set<String>)?
        for step in 0...10 {
            let members = try Mix(budget: 60, realShare: Double(step) / 10, seed: 5).draw(
                real: Self.supply("R", 80), synthetic: Self.supply("S", 90)
            ).members.map(\.id)
            let real = Set(members.filter { $0.hasPrefix("R") })
            let synthetic = Set(members).subtracting(real)
            if let last { #expect(last.real.isSubset(of: real) && synthetic.isSubset(of: last.synthetic)) }
            last = (real, synthetic)
        }
    }

    @Test("a curriculum puts synthetic documents first; a shuffle mixes them")
    func order() throws {
        let sides = (Self.supply("R", 50), Self.supply("S", 50))
        func ids(_ order: Mix.Order) throws -> String {
            let mix = Mix(budget: 80, realShare: 0.5, order: order, seed: 3)
            return SetMember.expanded(try mix.draw(real: sides.0, synthetic: sides.1).members).map {
                String($0.prefix(1))
            }
            .joined()
        }
        #expect(try ids(.curriculum) == String(repeating: "S", count: 40) + String(repeating: "R", count: 40))
        let shuffled = try ids(.shuffled)
        let changes = zip(shuffled, shuffled.dropFirst()).filter { $0 != $1 }.count
        // 39.5 expected, standard deviation 4.4.
        #expect((17...62).contains(changes))
    }

    @Test("a side that is short is an error, or is repeated evenly where that is allowed")
    func short() throws {
        let sides = (Self.supply("R", 10), Self.supply("S", 50))
        var mix = Mix(budget: 50, realShare: 0.5, seed: 1)
        #expect(fault { try mix.draw(real: sides.0, synthetic: sides.1) }.contains("has 10 documents, and 25"))
        mix.allowsReplacement = true
        let result = try mix.draw(real: sides.0, synthetic: sides.1)
        hold(result.members, 50)
        #expect(result.distinctReal == 10)
        #expect(result.members.filter { $0.id.hasPrefix("R") }.allSatisfy { $0.count == 2 || $0.count == 3 })
        #expect(fault { try mix.draw(real: [], synthetic: sides.1) }.contains("side is empty"))
        #expect(fault { try mix.draw(real: sides.0, synthetic: sides.0) }.contains("both sides"))
        mix.realShare = 0
        #expect(try mix.draw(real: [], synthetic: sides.1).real == 0)
    }

    @Test("members are read as they are written, and nothing else is one")
    func entries() throws {
        let member = SetMember(id: "A", count: 3, rank: 9)
        #expect(member.json.canonicalText == "{\"count\":3,\"rank\":9}")
        #expect(SetMember(id: "A", member.json) == member)
        for wrong in ["{\"count\":0,\"rank\":0}", "{\"rank\":1}", "[]", "{\"count\":1,\"rank\":-1}"] {
            #expect(SetMember(id: "A", try JSONValue(parsing: Array(wrong.utf8))) == nil)
        }
        #expect(
            SetMember.expanded([SetMember(id: "A", count: 2, rank: 1), SetMember(id: "B", rank: 0)]) == ["B", "A", "A"])
    }
}
