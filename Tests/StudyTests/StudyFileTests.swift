import Corpus
import Testing

@testable import Study

@Suite("Study files")
struct StudyFileTests {
    static let whole = """
        name: all keys
        real: main:origin=real
        labels: {minimum: 10, fine: [a]}
        regimes: [165, 1:10, all]
        synthetic: 400
        generators:
          - {name: a, model: m, strategy: synthesis, prompt: standard-patent, select: "main:model=m"}
          - {name: a-blind, model: m, select: "main:model=n", control-of: a}
          - from: main
            models: [x, y]
            strategies: [synthesis, paraphrase]
            prompts: [standard-patent, lay-summary]
        mixes: {budget: 200, shares: [0, 0.5, 1], generators: [a]}
        controls: [duplicate-to-match, eda, focal]
        orders: [shuffled, curriculum, ensembling, classifier-filtered]
        leakage: [label-name-masking, instruction-without-labels, fine-labels, keyword-overlap]
        paraphrases: {generator: eda, per-seed: [1, 2]}
        seeds: 3
        classifiers: [linear, {kind: embedding, epochs: 40, normalisation: sum}]
        budgets: [epochs, steps]
        retrieval: {readings: [index], standard-patent: [without, with], queries: 50}
        margin: 0.01
        """

    @Test("read every key")
    func keys() throws {
        let study = try StudyFile(parsing: Self.whole, file: "s.yaml")
        #expect(study.regimes.map { $0.count(of: 1005) } == [165, 101, 1005])
        #expect(study.generators.count == 10)
        #expect(
            study.generators[3].selection == "main:origin=synthesis,model=x,prompt=lay-summary"
                && study.generators[3].name == "x/synthesis/lay-summary")
        #expect(study.generators[1].controlOf == "a")
        #expect(study.controls == [.realOnly, .duplicateToMatch, .eda, .focal])
        #expect(study.seeds == [1, 2, 3])
        #expect(study.classifiers.map(\.kind) == [.linear, .embedding])
        #expect(study.classifiers[1].normalisation == .sum)
        #expect(study.retrieval?.filters == [false, true])
    }

    /// What is changed in the file, and what the fault has to name.
    struct Wrong: Sendable, CustomTestStringConvertible {
        var old: String
        var new: String
        var line: Int
        var what: String
        var fix: String

        var testDescription: String { new }
    }

    @Test(
        "that are wrong are refused with the line, the key, what was expected and the nearest known one",
        arguments: [
            Wrong(old: "regimes:", new: "regime:", line: 4, what: "no key \"regime\"", fix: "did you mean regimes?"),
            Wrong(old: "1:10", new: "1/10", line: 4, what: "\"1/10\" is no regime", fix: "1:10"),
            Wrong(old: "budget: 200", new: "buget: 200", line: 13, what: "no key \"buget\"", fix: "budget"),
            Wrong(old: "0.5, 1]", new: "1.5, 1]", line: 13, what: "\"1.5\" is not a real share", fix: "write"),
            Wrong(old: "eda, focal]", new: "eda, fokal]", line: 14, what: "\"fokal\" is not a control", fix: "focal"),
            Wrong(old: "curriculum,", new: "curiculum,", line: 15, what: "not an order", fix: "curriculum"),
            Wrong(old: "generators: [a]}", new: "generators: [b]}", line: 13, what: "\"b\" is not the name", fix: "a"),
            Wrong(old: "control-of: a", new: "control-of: c", line: 8, what: "\"c\" is not", fix: "a"),
            Wrong(old: "seeds: 3", new: "seeds: none", line: 18, what: "\"none\" is not a number", fix: "seeds"),
            Wrong(old: "[linear,", new: "[liner,", line: 19, what: "not a classifier", fix: "linear"),
            Wrong(old: "epochs: 40", new: "epochs: 0", line: 19, what: "\"0\"", fix: "number from 1"),
            Wrong(old: "select: \"main:model=m\"", new: "model: m2", line: 7, what: "", fix: ""),
            Wrong(old: "[epochs, steps]", new: "[epochs, epoch]", line: 20, what: "not a budget", fix: "epochs"),
            Wrong(old: ", fine: [a]}", new: "}", line: 16, what: "needs the fine labels", fix: "fine"),
            Wrong(old: "name: a-blind", new: "name: a", line: 8, what: "generator a is there twice", fix: "leave one"),
            Wrong(old: "main:model=n", new: "main:modell=n", line: 8, what: "modell", fix: "model"),
            Wrong(old: "[shuffled, ", new: "[", line: 15, what: "first order", fix: "shuffled"),
        ])
    func refused(_ wrong: Wrong) {
        let text = Self.whole.replacing(wrong.old, with: wrong.new, maxReplacements: 1)
        #expect(text != Self.whole)
        do {
            _ = try StudyFile(parsing: text, file: "s.yaml")
            Issue.record("took \(wrong.new)")
        } catch {
            let fault = error as? Fault
            #expect(fault?.place.hasPrefix("s.yaml, line \(wrong.line)") ?? false, "\(error)")
            #expect(fault?.what.contains(wrong.what) ?? false, "\(error)")
            #expect(fault?.fix.contains(wrong.fix) ?? false, "\(error)")
            #expect(fault?.kind == .usage)
        }
    }
}
