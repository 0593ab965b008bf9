internal import Corpus
internal import Foundation
internal import Measure
internal import Native
internal import Store
internal import Train

/// A program that is started as docs/trainers.md says.
struct TrainerProgram {
    var path: String
    var arguments: [String]
    var environment: [String: String] = [:]
    /// What to do where it cannot be started.
    var fix: String
}

/// A training by another program, from the export to the metrics.
struct ExternalTraining {
    let options: ExternalTrainingOptions
    let program: TrainerProgram

    func run() throws {
        try running(json: options.common.json) {
            let folder = try options.common.folder()
            let store = try CorpusStore(at: folder, .read)
            let export = try TrainingExport(options, store)
            let output = FileSystem.absolute(options.output) ?? options.output
            if FileSystem.exists(output + "/manifest.json") {
                throw Fault(
                    "a finished run lies there", at: options.output, fix: "give --output another folder", kind: .usage)
            }
            let started = ContinuousClock.now
            let data = output + "/patcorpus-data"
            try FileSystem.makeDirectory(output)
            if FileSystem.exists(data) { try FileManager.default.removeItem(atPath: data) }
            try export.write(to: data, options)
            Interrupted.means("\(options.output) has what the trainer left; it may be able to go on from there")
            try train(data: data, output: output)
            let result = try measure(export, store, output, ContinuousClock.now - started)
            if !options.keepData { try FileManager.default.removeItem(atPath: data) }
            try result.print(json: options.common.json)
        }
    }

    /// Runs the program. Throws a fault with its last line if it fails.
    private func train(data: String, output: String) throws {
        var last = ""
        let arguments =
            program.arguments + ["--data", data, "--output", output, "--seed", String(options.seed)]
        let code: Int32
        do {
            code = try ChildProcess.run(program.path, arguments, environment: program.environment) { line in
                if !line.allSatisfy(\.isWhitespace) { last = line }
                if !options.common.json { Console.say(Console.visible(line)) }
            }
        } catch {
            throw Fault("it cannot be started: \(error.localizedDescription)", at: program.path, fix: program.fix)
        }
        if code == 0 { return }
        let words = Console.visible(String(last.trimmingPrefix("error: ")))
        throw Fault(
            "the trainer ended with \(code)\(words.isEmpty ? "" : ": " + words)", at: program.path, fix: program.fix,
            kind: code == 2 ? .usage : .failed)
    }

    private func measure(_ export: TrainingExport, _ store: CorpusStore, _ output: String, _ time: Duration) throws
        -> ExternalTrainingResult
    {
        let place = output + "/manifest.json"
        guard FileSystem.exists(place) else {
            throw Fault("the trainer ended with 0 and left no manifest.json", at: output, fix: Self.contract)
        }
        let manifest = try TrainerManifest(parsing: FileSystem.read(place), at: place)
        let file = PredictionFile(path: output + "/predictions.jsonl")
        guard FileSystem.exists(file.path) else {
            throw Fault("the trainer left no predictions.jsonl", at: output, fix: Self.contract)
        }
        var predictions: [Prediction] = []
        _ = try file.forEach { predictions.append($0.prediction) }
        let ids = export.test.documents.map(\.id)
        let found = try ExternalPredictions(predictions, of: ids, labels: export.labels, at: file.path)
        let truth = try LabelMatrix(export.labels(of: export.test), labels: export.labels)
        var notes: [String] = []
        let groups = Dictionary(
            try DocumentGroups(store, export.test.reader).members(&notes).map { ($0.member.id, $0.group) }
        ) { first, _ in first }
        let bootstrap = MetricBootstrap(
            truth: truth, predicted: found.predicted, scores: found.scores,
            groups: Groups(names: ids.map { groups[$0] ?? $0 }), replicates: options.replicates, seed: options.seed)
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        return ExternalTrainingResult(
            metrics: MultiLabelMetrics(truth: truth, predicted: found.predicted, scores: found.scores),
            bootstrap: bootstrap, manifest: manifest, predictions: file.path,
            documents: [export.train, export.validation, export.test].map { side in
                side.documents.reduce(0) { $0 + $1.count }
            }, commits: [export.train, export.validation, export.test].map(\.reader.version.id.hex), notes: notes,
            seed: options.seed, replicates: options.replicates, seconds: seconds)
    }

    private static let contract = "docs/trainers.md says what a trainer leaves"
}
