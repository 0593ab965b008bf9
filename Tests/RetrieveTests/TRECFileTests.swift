import Corpus
import Foundation
import Native
import Retrieve
import Testing

@Suite("TREC files")
struct TRECFileTests {
    private func score(_ run: String, _ qrels: String, _ measures: String = "RR,P@2") throws -> RunScores {
        var names = TRECNames()
        let run = try TRECRun(bytes: Array(run.utf8).span, names: &names)
        let qrels = try TRECQrels(bytes: Array(qrels.utf8).span, names: &names)
        return try RunScores(run, qrels, names: names, measures: MeasureName.list(parsing: measures))
    }

    @Test("may have tabs, empty lines, Windows' line ends and no end at the last line")
    func spelling() throws {
        let plain = try score("q Q0 a 1 2.5 t\nq Q0 b 2 1.5 t\n", "q 0 b 1\n")
        let other = try score("\r\n  q\tQ0 a  1 25e-1 t \r\n\r\nq Q0 b 2 +1.5 t", "\tq 0 b 1\r\n")
        #expect(plain.values == [[0.5, 0.5]])
        #expect(other.values == plain.values)
    }

    @Test("equal scores stand in descending order of the ids' bytes, whatever the ranks say")
    func ties() throws {
        #expect(try score("q Q0 d10 1 1 t\nq Q0 d9 2 1 t\n", "q 0 d9 1\n").values[0][0] == 1)
        #expect(try score("q Q0 d10 1 1 t\nq Q0 d9 2 1 t\n", "q 0 d10 1\n").values[0][0] == 0.5)
        #expect(try score("q Q0 a 1 1.000000001 t\nq Q0 b 2 1 t\n", "q 0 a 1\n").values[0][0] == 0.5, "equal as floats")
        #expect(try score("q Q0 a 1 1.000001 t\nq Q0 b 2 1 t\n", "q 0 a 1\n").values[0][0] == 1)
    }

    @Test("queries without results count 0, queries without judgements do not count")
    func missing() throws {
        let scores = try score("a Q0 d 1 1 t\nc Q0 d 1 1 t\n", "a 0 d 1\nb 0 d 1\n")
        #expect(scores.queries == ["a", "b"])
        #expect(scores.means == [0.5, 0.25])
        #expect(scores.emptyQueries == 1)
        #expect(scores.unjudgedQueries == 1)
    }

    @Test(
        "errors name the line",
        arguments: [
            ("q Q0 a 1 1 t\nq Q0 a 1 1\n", "q 0 a 1\n", "run, line 2"),
            ("q Q0 a 1 1 t x\n", "q 0 a 1\n", "run, line 1"),
            ("\nq Q0 a 1 one t\n", "q 0 a 1\n", "run, line 2"),
            ("q Q0 a 1 nan t\n", "q 0 a 1\n", "run, line 1"),
            ("q Q0 a 1 1 t\nq Q0 b 2 1 t\nq Q0 a 3 0 t\n", "q 0 a 1\n", "run, line 3"),
            ("q Q0 a 1 1 t\n", "q 0 a 1\nq 0 a 0\n", "qrels, line 2"),
            ("q Q0 a 1 1 t\n", "q 0 a\n", "qrels, line 1"),
            ("q Q0 a 1 1 t\n", "q 0 a high\n", "qrels, line 1"),
            ("q Q0 a 1 1 t\n", "\n", "qrels"),
            ("q Q0 a\u{0} 1 1 t\n", "q 0 a 1\n", "run, line 1"),
        ])
    func errors(_ run: String, _ qrels: String, _ place: String) {
        let fault = #expect(throws: Fault.self) { try score(run, qrels) }
        #expect(fault?.place == place)
    }

    @Test("scores are read as doubles exactly, then rounded to 32 bits")
    func numbers() throws {
        var generator = SeededGenerator(seed: 5)
        var texts = [
            "0", "-0.0", "1e-45", "1e40", "-3.4028236e38", "0.1", ".5", "5.", "16777217", "16777216.999999999", "1e5",
            "0.30000000000000004", "123456789012345678901234567890", "0.000000000000000000000000000001", "-1E-3",
        ]
        for _ in 0..<2000 {
            let value = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
            if value.isFinite { texts += ["\(value)", "\(Double(value).nextUp)"] }
            texts.append("\(generator.unit() * 100)")
            // The middle between two floats, where the last digit decides.
            let one = Float(generator.unit() * 50)
            texts.append(String(format: "%.19f", (Double(one) + Double(one.nextUp)) / 2))
        }
        for text in texts {
            var names = TRECNames()
            let run = try TRECRun(bytes: Array("q Q0 d 1 \(text) t\n".utf8).span, names: &names)
            #expect(run.scores[0] == Double(text).map { Float($0) }, "\(text)")
        }
    }

    @Test("what is written reads back")
    func roundTrip() throws {
        var buffer = ByteBuffer()
        let scores: [Float] = [12.25, 0.1, 1e-8, 3e20]
        for (rank, score) in scores.enumerated() {
            TRECWriter.appendRun(query: "é", document: "d\(rank)", rank: rank + 1, score: score, tag: "t", to: &buffer)
        }
        var names = TRECNames()
        #expect(try TRECRun(bytes: buffer.span, names: &names).scores == scores)
        #expect(names.queries.text(0) == "é")
        buffer.removeAll()
        TRECWriter.appendQrels(query: "q", document: "d1", relevance: 42, to: &buffer)
        let qrels = try TRECQrels(bytes: buffer.span, names: &names)
        #expect(qrels.relevances == [42])
        #expect(names.documents.text(Int(qrels.documents[0])) == "d1")
    }
}
