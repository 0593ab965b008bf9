import Corpus
import Curate
import Foundation
import Native
import Testing

@testable import Study

@Suite("The runs of a study")
struct RunnerTests {
    static var file: StudyFile {
        var file = PlantedCorpus(truth: .fidelity, seed: 9).file
        file.regimes = [Regime(name: "1:4", oneIn: 4), Regime(name: "12", documents: 12)]
        file.synthetic = 30
        file.seeds = [1, 2]
        file.budgets = [.epochs, .steps]
        file.orders = UseOrder.allCases
        file.controls = [.realOnly, .duplicateToMatch, .focal]
        var linear = Classifier(kind: .linear)
        linear.epochs = 4
        var embedding = Classifier(kind: .embedding)
        embedding.epochs = 3
        file.classifiers = [linear, embedding]
        file.mixes = Mixes(budget: 20, shares: [0, 0.5, 1])
        file.retrieval = RetrievalChoice()
        return file
    }

    static let input = PlantedCorpus(truth: .fidelity, seed: 9).input

    @Test("give the same results after kills at random moments, on any number of threads, and never twice")
    func resume() throws {
        let (whole, broken) = (try TestFolder(), try TestFolder())
        let runner = try StudyRunner(Self.file, Self.input, store: RunStore(folder: whole.path), threads: 2)
        let state = try runner.run(threads: 2) { _ in }
        #expect(state.done == runner.runs.count && state.failed == 0)
        let results = runner.lines().results
        #expect(results.split(separator: "\n").count == runner.runs.count)

        // What a kill leaves: some runs, and a file that is no run.
        let store = RunStore(folder: broken.path)
        var generator = SeededGenerator(seed: 3)
        for run in runner.runs where generator.uniform(2) == 0 {
            let value = try #require(RunStore(folder: whole.path).load(run.id))
            try store.save(run.id, value)
        }
        let torn = runner.runs[1].id.hex
        try FileSystem.makeDirectory("\(broken.path)/\(torn.prefix(2))")
        try FileSystem.writeAtomically(Array("{\"run\"".utf8).span, to: "\(broken.path)/\(torn.prefix(2))/\(torn).json")
        let again = try StudyRunner(Self.file, Self.input, store: store, threads: 1)
        let before = again.finished()
        #expect(before > 0 && before < runner.runs.count)
        var first: StudyRunner.Progress?
        _ = try again.run(threads: 1) { if first == nil { first = $0 } }
        #expect(first?.done == before)
        #expect(again.lines().results == results)
    }

    @Test("are of nested samples, and train on as many documents as they say")
    func sets() throws {
        let data = try StudyData(Self.file, Self.input, threads: 1) { _ in }
        #expect(Set(data.sample("12", 1)).isSubset(of: data.sample("1:4", 1)))
        #expect(data.sample("1:4", 1).count == 18)
        var setting = RunSetting(task: .classify)
        (setting.regime, setting.seed, setting.configuration) = ("12", 1, "fidelity")
        setting.use = .synthetic
        let synthetic = try data.trainingSet(setting)
        #expect(synthetic.total == 42 && synthetic.real == 12)
        setting.use = .duplicate
        setting.total = 42
        let duplicates = try data.trainingSet(setting)
        #expect(duplicates.total == 42 && duplicates.places.count == 12)
        #expect(Set(duplicates.counts) == [3, 4])
        setting.use = .mix
        setting.total = 20
        setting.share = 0.25
        let mixed = try data.trainingSet(setting)
        #expect(mixed.real == 5 && mixed.synthetic == 15)
    }

    @Test("use no paraphrase of a real document outside the sample, nor of one that is tested on")
    func paraphrases() throws {
        let corpus = PlantedCorpus(truth: .volume, seed: 4)
        var input = corpus.input
        input.candidates[0].documents.append(
            StudyDocument(
                id: "SLEAK", digest: input.test[0].digest, text: input.test[0].text, labels: input.test[0].labels,
                seeds: [input.test[0].id]))
        let data = try StudyData(corpus.file, input, threads: 1) { _ in }
        let candidate = try #require(data.candidates.first)
        #expect(!candidate.places.contains { data.documents[$0].id == "SLEAK" })
        let own = Set(data.sample("24", 1).map { data.documents[$0].id })
        let supply = data.supply(candidate, "24", 1)
        #expect(supply.count == 120)
        #expect(supply.allSatisfy { own.isSuperset(of: data.documents[$0].seeds) })
    }

    @Test("record a failure and go on")
    func failure() throws {
        var file = Self.file
        file.classifiers = [Classifier(kind: .linear)]
        // There is no validation part to fit thresholds on.
        file.classifiers[0].threshold = .global
        file.classifiers.append(Classifier(kind: .linear))
        file.orders = [.shuffled]
        file.mixes = nil
        file.retrieval = nil
        file.seeds = [1]
        let folder = try TestFolder()
        let runner = try StudyRunner(file, Self.input, store: RunStore(folder: folder.path), threads: 2)
        let state = try runner.run(threads: 2) { _ in }
        #expect(state.failed > 0 && state.done > 0 && state.failed + state.done == runner.runs.count)
        let analysis = try StudyAnalysis(
            StudyLines.parse(runner.lines().results, file: "r"), settings: StudyAnalysis.Settings())
        #expect(analysis.failed.count == state.failed)
        #expect(analysis.failed.first?.failed.contains("no validation part") ?? false)
        #expect(!analysis.decompositions.isEmpty)
    }

    @Test("have ids that change with the documents and with nothing else")
    func identity() throws {
        func ids(_ file: StudyFile, _ input: StudyInput) throws -> Set<Digest> {
            Set(try StudyRunner(file, input, store: RunStore(folder: "/nowhere"), threads: 1).runs.map(\.id))
        }
        let own = try ids(Self.file, Self.input)
        var renamed = Self.file
        renamed.name = "another"
        renamed.margin = 0.1
        #expect(try ids(renamed, Self.input) == own)
        var fewer = Self.file
        fewer.seeds = [2]
        #expect(try ids(fewer, Self.input).isSubset(of: own))
        var changed = Self.input
        changed.train[0].labels = ["other"]
        #expect(try ids(Self.file, changed).isDisjoint(with: own))
    }
}
