import Corpus
import Foundation
import Native
import Testing

@Suite("measure label-fidelity and nearest")
struct MeasureLabelsTests {
    /// Two files of vectors whose first number tells label a from label b, with their labels right and swapped.
    private static func files() throws -> Scratch {
        let scratch = try Scratch()
        for (name, seed) in [("real", UInt64(1)), ("made", 2)] {
            var generator = SeededGenerator(seed: seed)
            let values = (0..<40).flatMap { row -> [Float] in
                [row % 2 == 0 ? 1 : -1] + (0..<3).map { _ in Float(generator.unit()) / 10 }
            }
            try NumPyFile.write(Matrix(rows: 40, columns: 4, values: values), to: "\(scratch.path)/\(name).npy")
        }
        let right = (0..<40).map { $0 % 2 == 0 ? "a\n" : "b\n" }.joined()
        try scratch.write("right.txt", Array(right.utf8))
        try scratch.write("swapped.txt", Array((0..<40).map { $0 % 2 == 0 ? "b\n" : "a\n" }.joined().utf8))
        try scratch.write(
            "both.txt",
            Array((0..<40).map { $0 == 0 ? "a\tb\n" : $0 == 1 ? "\n" : $0 % 2 == 0 ? "a\n" : "b\n" }.joined().utf8))
        return scratch
    }

    private static func run(_ arguments: [String], _ scratch: Scratch) throws -> JSONValue {
        let result = try Tool.run(["measure"] + arguments + ["--json"], in: scratch)
        #expect(result.exitCode == 0, "\(arguments): \(result.talk)")
        return try result.lines.first ?? .null
    }

    @Test("documents that are what their labels say have micro-F1 1, those with each other's labels 0")
    func fidelity() throws {
        let scratch = try Self.files()
        let vectors = ["label-fidelity", "--vectors", "real.npy", "made.npy", "--labels", "right.txt"]
        let right = try Self.run(vectors + ["right.txt"], scratch)
        #expect(right["value"] == 1 && right["real"] == 1 && right["interval"] == [1, 1] && right["n"] == 40)
        #expect(right["perLabel"]?.array?.map { $0["label"] } == ["a", "b"])
        let swapped = try Self.run(vectors + ["swapped.txt"], scratch)
        #expect(swapped["value"] == 0 && swapped["real"] == 1)
        // One label too many that is not found, one document without: 39 found, 1 missed, of 40.
        let both = try Self.run(vectors + ["both.txt"], scratch)
        #expect(both["m"] == 39 && both["value"]?.number == 2.0 * 39 / (2 * 39 + 1))
        #expect(both["notes"]?.array?.contains { $0.string?.contains("without labels") == true } == true)
    }

    @Test("of a corpus, synthetic documents are held against the labels that they have, and the worst are named")
    func corpus() throws {
        let scratch = try RetrieveTests.corpus()
        let arguments = [
            "measure", "label-fidelity", "main:origin=real", "main:origin=synthesis", "--dimensions", "16",
        ]
        let found = try scratch.ok(arguments)
        #expect(found["commits"]?.array?.count == 2)
        #expect(try Schema("output/measure").problems(found, isStrict: false) == [])
        let worst = try #require(found["worstIds"]?.array?.first?.string)
        #expect(worst.hasPrefix("SYN-"))
        let value = try #require(found["value"]?.number)
        let interval = (found["interval"]?.array ?? []).compactMap(\.number)
        try #require(interval.count == 2)
        #expect(interval[0] <= value && value <= interval[1])
        #expect(try scratch.ok(arguments) == found, "the seed is all that is random")
    }

    @Test("the nearest are those that trying all finds, and the file has a line for each document")
    func nearest() throws {
        let scratch = try Self.files()
        let found = try Self.run(
            ["nearest", "--vectors", "real.npy", "made.npy", "-k", "3", "--top", "5", "--output", "all.jsonl"], scratch)
        #expect(try Schema("output/measure").problems(found, isStrict: false) == [])
        let real = try NumPyFile.readMatrix(scratch.path + "/real.npy")
        let made = try NumPyFile.readMatrix(scratch.path + "/made.npy")
        let lines = try String(decoding: scratch.read("all.jsonl"), as: UTF8.self).split(separator: "\n").map {
            try JSONValue(parsing: Array($0.utf8))
        }
        #expect(lines.count == 40)
        var smallest = Double.infinity
        for (row, line) in lines.enumerated() {
            let distances = (0..<real.rows).map { other in
                (0..<4).reduce(0.0) { sum, column in
                    let difference = Double(made[row, column]) - Double(real[other, column])
                    return sum + difference * difference
                }.squareRoot()
            }
            let expected = distances.indices.sorted { distances[$0] < distances[$1] }.prefix(3)
            #expect(line["id"]?.integer == row)
            #expect(line["nearest"]?.array?.compactMap { $0["id"]?.integer } == Array(expected))
            let first = try #require(line["nearest"]?.array?.first?["distance"]?.number)
            #expect(abs(first - (distances.min() ?? 0)) < 1e-6)
            smallest = min(smallest, first)
        }
        #expect(found["smallest"]?.number == smallest)
        #expect(found["nearest"]?.array?.count == 5)
        #expect(found["nearest"]?.array?.first?["nearest"]?.array?.first?["distance"]?.number == smallest)
        let value = try #require(found["value"]?.number)
        let own = try #require(found["own"]?.number)
        #expect(value > 0 && own > 0 && abs(value - own) < 0.1)
    }

    @Test(
        "what cannot be measured is refused with what is wrong and what to do",
        arguments: [
            (["label-fidelity", "--vectors", "real.npy", "made.npy"], "--vectors is given without --labels"),
            (["label-fidelity", "main", "main", "--labels", "right.txt", "right.txt"], "--labels goes with --vectors"),
            (
                ["label-fidelity", "--vectors", "real.npy", "made.npy", "--labels", "right.txt", "short.txt"],
                "1 line for 40 documents"
            ),
            (
                ["label-fidelity", "--vectors", "real.npy", "made.npy", "--labels", "none.txt", "right.txt"],
                "no label stands on 8"
            ),
            (["nearest", "--vectors", "real.npy", "made.npy", "-k", "41"], "give a number from 1 to 40"),
            (["nearest", "--vectors", "real.npy", "made.npy", "--output", "x.csv"], "ends in .jsonl"),
        ])
    func refused(arguments: [String], words: String) throws {
        let scratch = try Self.files()
        try scratch.write("short.txt", Array("a\n".utf8))
        try scratch.write("none.txt", Array(String(repeating: "\n", count: 40).utf8))
        let result = try Tool.run(["measure"] + arguments, in: scratch)
        #expect(result.exitCode == 64, "\(result.talk)")
        #expect(result.talk.contains(words), "\(result.talk)")
    }
}
