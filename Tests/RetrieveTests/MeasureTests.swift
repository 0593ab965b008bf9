import Corpus
import Native
import Retrieve
import Testing

@Suite("Retrieval measures")
struct MeasureTests {
    @Test("are those of pytrec-eval-terrier and ir-measures within 1e-9", arguments: OracleFiles.sets)
    func oracle(_ set: String) throws {
        let expected = try #require(try OracleFiles.json(set + ".json").object).members
        #expect(expected.count >= 16)
        let measures = try expected.map { try MeasureName(parsing: $0.key) }
        let scores = try OracleFiles.scores(set, measures: measures)
        for (index, (member, mean)) in zip(expected, scores.means).enumerated() {
            #expect(abs(mean - (member.value["mean"]?.number ?? .nan)) < 1e-9, "\(member.key)")
            let queries = try #require(member.value["queries"]?.object).members
            #expect(queries.map(\.key).sorted() == scores.queries.sorted(), "\(member.key): the same queries count")
            for (query, values) in zip(scores.queries, scores.values) {
                let value = member.value["queries"]?[query]?.number ?? .nan
                #expect(abs(values[index] - value) < 1e-9, "\(member.key) of \(query): \(values[index]) and \(value)")
            }
        }
    }

    /// The fixture of the methods page, its numbers computed apart from any package.
    @Test(
        "have the published values of the small example",
        arguments: [
            ("nDCG@3", 0.5497656), ("nDCG(dcg='exp-log2')@3", 0.5211795), ("nDCG@10", 0.6594850),
            ("nDCG(dcg='exp-log2')@10", 0.6198142), ("AP", 0.6875), ("RR", 1), ("R@3", 0.5),
        ])
    func example(_ name: String, _ value: Double) throws {
        let ranking = JudgedRanking(
            retrieved: [1, 3, 0, 2, JudgedRanking.unjudged], judged: [3, 1, 0, 2, 2])
        #expect(abs(try MeasureName(parsing: name).measure().value(ranking) - value) < 5e-8)
    }

    @Test("are 0 for an empty ranking and where nothing is relevant, and from 0 to 1 always")
    func bounds() throws {
        let names = try MeasureName.list(
            parsing: "nDCG,nDCG(dcg='exp-log2')@5,P@3,R@3,AP,AP@2,RR,Bpref,Success@1,P(rel=0.5)@2")
        var generator = SeededGenerator(seed: 11)
        for name in names {
            let measure = name.measure()
            #expect(measure.value(JudgedRanking(retrieved: [], judged: [])) == 0)
            #expect(measure.value(JudgedRanking(retrieved: [], judged: [2, 1])) == 0)
            #expect(measure.value(JudgedRanking(retrieved: [0, 0, JudgedRanking.unjudged], judged: [0, 0])) == 0)
            for _ in 0..<200 {
                var judged = (0..<generator.uniform(12)).map { _ in Double(generator.uniform(4)) }
                judged.shuffle(using: &generator)
                let found = judged.prefix(generator.uniform(judged.count + 1)) + [JudgedRanking.unjudged]
                let value = measure.value(JudgedRanking(retrieved: Array(found), judged: judged))
                #expect(value >= 0 && value <= 1 + 1e-12, "\(name): \(value)")
            }
            let best = JudgedRanking(retrieved: [2, 2, 2], judged: [2, 2, 2])
            #expect(name.family == .averagePrecision && name.cutoff == 2 || measure.value(best) == 1, "\(name)")
        }
    }

    @Test("linear gain does not change when all relevances are multiplied, so fractions and their multiples agree")
    func scale() {
        let fractions: [Double] = [1.0 / 3, 0, 0.5, 1, 2.0 / 7]
        let integers = fractions.map { ($0 * 42).rounded() }
        let measure = NDCG(cutoff: 4)
        let one = measure.value(JudgedRanking(retrieved: fractions.reversed(), judged: fractions))
        let other = measure.value(JudgedRanking(retrieved: integers.reversed(), judged: integers))
        #expect(abs(one - other) < 1e-15)
    }
}

@Suite("Names of measures")
struct MeasureNameTests {
    @Test(
        "come back as they were",
        arguments: [
            "nDCG@10", "nDCG", "nDCG(dcg='exp-log2')@3", "P@5", "P(rel=2)@5", "P(rel=0.5)@5", "R@100", "AP", "MAP",
            "AP(rel=2)@100", "RR", "MRR", "RR@10", "Bpref", "Bpref(rel=2)", "Success@1",
        ])
    func roundTrip(_ text: String) throws {
        #expect(try MeasureName(parsing: text).description == text)
        #expect(try MeasureName(parsing: text.lowercased()).description == text, "capitals do not matter")
    }

    @Test(
        "that mean nothing are refused",
        arguments: [
            "", "nDCG@", "nDCG@0", "nDCG@-1", "nDCG@+3", "nDCG@ten", "P", "R", "Success", "Bpref@3", "F@1", "P(rel=)@3",
            "P(rel=0)@3", "P(level=2)@3", "nDCG(rel=2)@3", "P(rel=2@3",
        ])
    func refused(_ text: String) {
        #expect(throws: Fault.self) { try MeasureName(parsing: text) }
    }

    @Test("come once in a list")
    func list() throws {
        #expect(try MeasureName.list(parsing: "nDCG@10, MAP").map(\.description) == ["nDCG@10", "MAP"])
        #expect(throws: Fault.self) { try MeasureName.list(parsing: "MAP,map") }
        #expect(MeasureName.standard.map(\.description) == ["nDCG@10", "P@10", "R@100", "MAP", "MRR"])
    }
}
