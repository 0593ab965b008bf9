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
        let found = try predictions(output + "/predictions.jsonl", of: export.test, export.labels)
        var notes: [String] = []
        let groups = Dictionary(
            try DocumentGroups(store, export.test.reader).members(&notes).map { ($0.member.id, $0.group) }
        ) { first, _ in first }
        let thresholds = try thresholds(export, manifest, output)
        if thresholds.isOurs && found.scores == nil { throw noScores(output + "/predictions.jsonl") }
        let scored = ScoredDocuments(
            ids: export.test.documents.map(\.id), truth: try export.test.matrix(export.labels), scores: found.scores,
            predicted: thresholds.isOurs
                ? found.scores.flatMap { thresholds.value?.apply($0) } ?? found.predicted : found.predicted,
            thresholds: thresholds.value,
            groups: Groups(names: export.test.documents.map { groups[$0.id] ?? "" }), options: options.scoring)
        return ExternalTrainingResult(
            scored: scored, export: export, manifest: manifest, predictions: output + "/predictions.jsonl",
            notes: notes, seed: options.seed,
            seconds: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
    }

    private func predictions(_ path: String, of part: TrainingPart, _ labels: [String]) throws -> ExternalPredictions {
        guard FileSystem.exists(path) else {
            throw Fault("the trainer left no such file", at: path, fix: Self.contract)
        }
        var predictions: [Prediction] = []
        _ = try PredictionFile(path: path).forEach { predictions.append($0.prediction) }
        return try ExternalPredictions(predictions, of: part.documents.map(\.id), labels: labels, at: path)
    }

    /// What `--threshold` asks for, fitted on the trainer's scores of validation; without it what the trainer says that it gave labels by.
    private func thresholds(_ export: TrainingExport, _ manifest: TrainerManifest, _ output: String) throws -> (
        value: Thresholds?, isOurs: Bool
    ) {
        if let number = options.scoring.fixed { return (.fixed(number, labels: export.labels), true) }
        if let kind = options.scoring.fitted {
            let path = output + "/validation.jsonl"
            guard let scores = try predictions(path, of: export.validation, export.labels).scores else {
                throw noScores(path)
            }
            return (.fit(kind, scores: scores, truth: try export.validation.matrix(export.labels)), true)
        }
        return (manifest.thresholds(of: export.labels), false)
    }

    private func noScores(_ path: String) -> Fault {
        Fault("no document has scores, to which --threshold could be put", at: path, fix: "leave --threshold out")
    }

    private static let contract = "docs/trainers.md says what a trainer leaves"
}
