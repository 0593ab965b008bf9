import Corpus
import Foundation
import Native
import Testing

@Suite("measure and embed")
struct MeasureVerbTests {
    /// Vectors in two files, the second's shifted.
    private static func files() throws -> Scratch {
        let scratch = try Scratch()
        for (name, shift) in [("a", Float(0)), ("b", 1), ("near", 0)] {
            var generator = SeededGenerator(seed: name == "near" ? 2 : shift == 0 ? 1 : 3)
            let values = (0..<(40 * 4)).map { _ in Float(generator.unit()) + shift }
            try NumPyFile.write(Matrix(rows: 40, columns: 4, values: values), to: "\(scratch.path)/\(name).npy")
        }
        return scratch
    }

    private static func run(_ arguments: [String], _ scratch: Scratch) throws -> JSONValue {
        let result = try Tool.run(["measure"] + arguments + ["--json"], in: scratch)
        #expect(result.exitCode == 0, "\(arguments): \(result.talk)")
        return try result.lines.first ?? .null
    }

    @Test("plain files are measured without a corpus, and the figures have the keys that others rely on")
    func plain() throws {
        let scratch = try Self.files()
        let far = try Self.run(["mmd", "--vectors", "a.npy", "b.npy", "--permutations", "99"], scratch)
        for key in ["mmd2", "mmd", "p", "interval", "bandwidth", "bandwidthRule", "n", "m", "embedder", "commits"] {
            #expect(far[key] != nil, "\(key)")
        }
        #expect(far["p"]?.number == 0.01 && far["n"] == 40)
        let near = try Self.run(["mmd", "--vectors", "a.npy", "near.npy", "--permutations", "99"], scratch)
        #expect(near["p"]?.number ?? 0 > 0.01 && near["mmd2"]?.number ?? 1 < far["mmd2"]?.number ?? 0)
        #expect(try Self.run(["c2st", "--vectors", "a.npy", "b.npy"], scratch)["value"]?.number ?? 0 > 0.9)
        #expect(try Self.run(["prdc", "--vectors", "a.npy", "a.npy"], scratch)["coverage"] == 1)
        #expect(try Self.run(["vendi", "--vectors", "a.npy"], scratch)["n"] == 40)
        for name in ["energy", "frechet", "mauve", "authenticity"] {
            #expect(try Self.run([name, "--vectors", "a.npy", "b.npy"], scratch)["value"]?.number != nil)
        }
        let names = (0..<40).map { "g\($0 / 4)\n" }.joined()
        try scratch.write("x.txt", Array(names.utf8))
        try scratch.write("y.txt", Array(names.replacing("g", with: "h").utf8))
        let grouped = try Self.run(["mmd", "--vectors", "a.npy", "b.npy", "--groups", "x.txt", "y.txt"], scratch)
        #expect(grouped["parameters"]?["groups"] == [10, 10])
    }

    @Test("texts of plain files are measured")
    func texts() throws {
        let scratch = try Scratch()
        try scratch.write("a.txt", Array("a gate opens by a lever\na door opens by hand\n".utf8))
        try scratch.write("b.txt", Array("the gate opens by a lever now\n".utf8))
        #expect(try Self.run(["distinct", "--texts", "a.txt"], scratch)["distinct1"]?.number == 7.0 / 11)
        #expect(try Self.run(["self-bleu", "--texts", "a.txt"], scratch)["n"] == 2)
        #expect(try Self.run(["compression", "--texts", "a.txt"], scratch)["bytes"] == 44)
        let found = try Self.run(["memorisation", "--texts", "a.txt", "b.txt", "--threshold", "5"], scratch)
        #expect(found["value"] == 1 && found["longest"] == 5)
        #expect(found["worst"]?.array?.first?["phrase"] == "gate opens by a lever")
    }

    @Test("the study's correlations: z, Zou's interval and the other one")
    func correlation() throws {
        let scratch = try Scratch()
        let study = ["correlation", "--r1", "0.95", "--n1", "14", "--r2=-0.73", "--n2", "14"]
        let zou = try Self.run(study, scratch)
        #expect(abs((zou["z"]?.number ?? 0) - 6.473966) < 1e-6)
        #expect(abs((zou["interval"]?.array?[0].number ?? 0) - 1.262258) < 1e-6)
        let other = try Self.run(study + ["--interval", "fisher-tanh"], scratch)
        #expect(abs((other["interval"]?.array?[0].number ?? 0) - 0.958) < 1e-3)
        var lines = ""
        for (index, mmd) in [0.1, 0.2, 0.25, 0.4, 0.5, 0.7].enumerated() {
            for (regime, sign) in [("scarce", 1.0), ("1:10", -1.0)] {
                let gain = sign * mmd + (index % 2 == 0 ? 0.05 : -0.04) * (sign > 0 || index < 3 ? 1 : -1)
                lines +=
                    #"{"configuration":"c\#(index)","gain":\#(gain),"mmd":\#(mmd),"model":"m\#(index / 2)","regime":"\#(regime)"}"#
                    + "\n"
            }
        }
        try scratch.write("runs.jsonl", Array(lines.utf8))
        let runs = try Self.run(["correlation", "--runs", "runs.jsonl"], scratch)
        #expect(runs["r"]?.array?.count == 2)
        #expect(runs["r"]?.array?[0]["models"] == 3)
        #expect(runs["differences"]?.array?[0]["test"] == "williams")
    }

    @Test("selections are embedded once, and measured with the families that the embedder is fitted on left out")
    func corpus() throws {
        let scratch = try Scratch()
        try scratch.makeCorpus()
        try scratch.demo("in", documents: 40, perFile: 40)
        try scratch.ok(["ingest", "in"])
        let first = try scratch.ok(["embed", "main", "--dimensions", "8"])
        #expect(first["computed"] == first["documents"] && first["cached"] == 0)
        let again = try scratch.ok(["embed", "main", "--dimensions", "8", "--output", "out.npy"])
        #expect(again["computed"] == 0 && again["embedder"] == first["embedder"])
        let rows = try NumPyFile.readMatrix(scratch.path + "/out.npy").rows
        #expect(rows == again["documents"]?.integer)
        let vendi = try scratch.ok(["measure", "vendi", "main", "--dimensions", "8"])
        #expect(vendi["embedder"] == first["embedder"])
        let fitted = first["fitted"]?.integer ?? 0
        #expect(fitted > 0 && (vendi["n"]?.integer ?? 0) + fitted <= rows)
        let commit = try scratch.ok(["show"])["commit"]
        #expect(vendi["commits"]?.array?.first == commit)
    }

    @Test(
        "what cannot be measured is refused with what is wrong and what to do",
        arguments: [
            (["mmd", "--vectors", "a.npy"], "1 samples are given"),
            (["mmd", "--vectors", "a.npy", "no.npy"], "no such file"),
            (["mmd", "--vectors", "a.npy", "wide.npy"], "same embedder"),
            (["mmd", "--vectors", "a.npy", "one.npy"], "at least 2"),
            (["mmd", "--vectors", "a.npy", "b.npy", "--kernel", "cubic"], "no kernel cubic"),
            (["mmd", "--vectors", "a.npy", "b.npy", "--bandwidth", "0"], "--bandwidth is 0"),
            (["mmd", "--vectors", "a.npy", "b.npy", "--estimator", "best"], "no estimator best"),
            (["mmd", "--vectors", "flat.npy", "flat.npy"], "median distance is 0"),
            (["prdc", "--vectors", "a.npy", "b.npy", "-k", "40"], "k from 1 to 39"),
            (["correlation", "--r1", "0.5", "--n1", "3", "--r2", "0", "--n2", "9"], "at least 4"),
            (["correlation", "--r1", "1", "--n1", "9", "--r2", "0", "--n2", "9"], "infinite"),
            (["correlation", "--r1", "0.5"], "all four"),
            (["mmd", "--vectors", "a.npy", "text.npy"], "no .npy file"),
            (["self-bleu", "--texts", "lines.txt"], "at least 2 texts"),
        ])
    func refused(arguments: [String], words: String) throws {
        let scratch = try Self.files()
        try NumPyFile.write(Matrix(rows: 3, columns: 5), to: scratch.path + "/wide.npy")
        try NumPyFile.write(Matrix(rows: 1, columns: 4), to: scratch.path + "/one.npy")
        try NumPyFile.write(Matrix(rows: 9, columns: 4), to: scratch.path + "/flat.npy")
        try scratch.write("text.npy", Array("not an array".utf8))
        try scratch.write("lines.txt", Array("one\n\n".utf8))
        let result = try Tool.run(["measure"] + arguments, in: scratch)
        #expect(result.exitCode == 64, "\(result.talk)")
        #expect(result.talk.contains(words), "\(result.talk)")
    }
}
