internal import Corpus
internal import Foundation
internal import Measure
internal import Native
internal import Store
internal import Train

/// One training: read, hold against each other, learn, fit thresholds, measure, write.
struct TrainingRun {
    /// A classifier of either kind, trained.
    struct Trained {
        /// `linear` or `embedding`.
        var model: String
        var record: TrainingRecord
        var settings: TrainingSettings
        var validation: ScoreTable?
        var test: ScoreTable
        /// What the features are, for the result.
        var features: JSONValue
        /// Writes the classifier to a folder.
        var save: (String) throws -> Void
    }

    let options: TrainingOptions
    let threads: Int
    let showProgress: Bool
    let store: CorpusStore
    private(set) var train: TrainingPart
    private(set) var validation: TrainingPart?
    private(set) var test: TrainingPart
    /// All labels that are measured, ascending.
    let labels: [String]
    let leaks: Int
    private let started = ContinuousClock.now

    /// Reads the parts. Throws usage faults for what cannot be trained on.
    init(_ options: TrainingOptions, _ store: CorpusStore, threads: Int, showProgress: Bool) throws {
        self.options = options
        self.store = store
        self.threads = threads
        self.showProgress = showProgress
        if options.scoring.fitted != nil && options.validation == nil {
            throw Fault(
                "there is nothing to fit thresholds on", fix: "give --validation a selection, or --threshold a number",
                kind: .usage)
        }
        if let save = options.save, FileSystem.exists(save) {
            throw Fault("there is something already", at: save, fix: "give --save a new folder", kind: .usage)
        }
        let splitName = options.splitName
        var train = try TrainingPart(store, options.train, option: "--train", splitName: splitName)
        var validation = try options.validation.map {
            try TrainingPart(store, $0, option: "--validation", splitName: splitName)
        }
        var test = try TrainingPart(store, options.test, option: "--test", splitName: splitName)
        var frequencies: [String: Int] = [:]
        for list in train.labels { for label in list { frequencies[label, default: 0] += 1 } }
        if options.minimumLabelDocuments > 1 {
            let wanted = Set(frequencies.filter { $0.value >= options.minimumLabelDocuments }.keys)
            guard !wanted.isEmpty else {
                throw Fault(
                    "no label has \(options.minimumLabelDocuments) training documents; the most that one has are \(frequencies.values.max() ?? 0)",
                    fix: "give --minimum-label-documents a smaller number", kind: .usage)
            }
            train.keepLabels(wanted)
            validation?.keepLabels(wanted)
            test.keepLabels(wanted)
        }
        labels = LabelMatrix.labels(of: train.labels + (validation?.labels ?? []) + test.labels)
        var parts = [(name: "train", part: train)]
        if let validation { parts.append((name: "validation", part: validation)) }
        parts.append((name: "test", part: test))
        let leakage = try TrainingLeakage(parts, threads: threads, showProgress: showProgress)
        if !options.allowLeakage { try leakage.refuse() }
        leaks = leakage.count
        self.train = train
        self.validation = validation
        self.test = test
    }

    var trainLabels: LabelMatrix { get throws { try train.matrix(labels) } }
    var rows: TrainingRows {
        TrainingRows(counts: train.counts.allSatisfy { $0 == 1 } ? nil : train.counts)
    }

    /// Labels of validation or test that no training document has: they are never given, and count as missed.
    private var unseen: [String] {
        let known = Set(train.labels.flatMap { $0 })
        return labels.filter { !known.contains($0) }
    }

    /// Fits thresholds, measures, writes files and prints.
    func finish(_ trained: Trained, json: Bool) throws {
        let thresholds = try thresholds(trained)
        var notes: [String] = []
        let groups = try DocumentGroups(store, test.reader).members(&notes)
        let names = Dictionary(groups.map { ($0.member.id, $0.group) }) { first, _ in first }
        let scored = ScoredDocuments(
            ids: test.documents.map(\.id), truth: try test.matrix(labels), scores: trained.test,
            predicted: thresholds.apply(trained.test), thresholds: thresholds,
            groups: Groups(names: test.documents.map { names[$0.id] ?? "" }), options: options.scoring)
        if let path = options.predictions { try PredictionLines(scored).write(to: path) }
        if let path = options.save {
            try trained.save(path)
            try SavedClassifier.write(thresholds.json, to: path + "/thresholds.json")
        }
        let elapsed = started.duration(to: .now)
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
        let metrics = scored.metrics
        let result = JSONValue.object(
            JSONObject(
                uniqueMembers: (scored.json(metrics) + members(trained, seconds)).map { .init(key: $0.0, value: $0.1) })
        )
        if json { return try Console.print(result) }
        for note in notes { Console.say(note) }
        try sayNotes()
        try printText(trained, scored, result, thresholds, seconds)
    }

    private func thresholds(_ trained: Trained) throws -> Thresholds {
        if let number = options.scoring.fixed { return .fixed(number, labels: labels) }
        guard let scores = trained.validation, let validation else {
            return .fixed(Thresholds.standard, labels: labels)
        }
        return .fit(options.scoring.fitted ?? .global, scores: scores, truth: try validation.matrix(labels))
    }

    private func members(_ trained: Trained, _ seconds: Double) -> [(String, JSONValue)] {
        func side(_ part: TrainingPart) -> JSONValue {
            [
                "commit": .string(part.reader.version.id.hex), "documents": .integer(part.documents.count),
                "selection": .string(part.selection.description), "unlabelled": .integer(part.unlabelled),
            ]
        }
        return [
            ("model", .string(trained.model)), ("seconds", JSONValue(seconds)),
            (
                "settings",
                trained.model == "embedding" ? trained.settings.networkJSON : trained.settings.json
            ), ("training", trained.record.json), ("features", trained.features),
            ("labels", .integer(labels.count)), ("unseenLabels", .array(unseen.map { .string($0) })),
            ("leaks", .integer(leaks)),
            (
                "parts",
                [
                    "train": side(train), "validation": validation.map { side($0) } ?? .null, "test": side(test),
                ]
            ),
            ("predictions", options.predictions.map { .string($0) } ?? .null),
            ("saved", options.save.map { .string($0) } ?? .null),
        ]
    }

    private func sayNotes() throws {
        for (name, part) in [("--train", train), ("--test", test)] where part.unlabelled > 0 {
            Console.say("\(Console.count(part.unlabelled, "document")) of \(name) left out: nobody labelled them")
        }
        if !unseen.isEmpty {
            let list = unseen.prefix(10).joined(separator: ", ") + (unseen.count > 10 ? " …" : "")
            Console.say(
                "\(Console.count(unseen.count, "label")) without a training document, never given and counted as missed: \(list)"
            )
        }
        if leaks > 0 { Console.say("\(Console.count(leaks, "leak")) between the parts: the figures flatter") }
        if validation == nil && options.scoring.threshold == nil {
            Console.say(
                "no --validation: labels are given from \(Thresholds.standard) on, which suits rare labels badly")
        }
    }

    private func printText(
        _ trained: Trained, _ scored: ScoredDocuments, _ result: JSONValue, _ thresholds: Thresholds, _ seconds: Double
    ) throws {
        let record = trained.record
        try Console.print(
            "\(trained.model) on \(Console.count(record.documents, "document")), \(Console.count(labels.count, "label")), loss \(trained.settings.loss.name) (\(trained.settings.normalisation.rawValue)), \(Console.count(record.steps, "step")) of \(trained.settings.optimiser.rawValue)"
        )
        try Console.print(
            "\(Console.count(scored.ids.count, "test document")) in \(Console.count(scored.groups.count, "family", plural: "families")), threshold \(thresholds.kind.rawValue) \(RetrievalReport.fixed(thresholds.global))"
        )
        for line in scored.lines(result) { try Console.print(line) }
        if let path = options.predictions { try Console.print("predictions in \(path)") }
        try Console.print("\(RetrievalReport.fixed(seconds, 2)) s")
    }
}

/// Predictions as lines that `import predictions` and `evaluate` read.
struct PredictionLines {
    private let scored: ScoredDocuments

    init(_ scored: ScoredDocuments) { self.scored = scored }

    func write(to path: String) throws {
        var file = try AtomicFileWriter(folder: FileSystem.parent(path))
        for (row, id) in scored.ids.enumerated() {
            var members: [JSONObject.Member] = [
                .init(key: "id", value: .string(id)),
                .init(key: "labels", value: .array(scored.predicted.names(row).map { .string($0) })),
                .init(key: "truth", value: .array(scored.truth.names(row).map { .string($0) })),
                .init(key: "group", value: .string("\(scored.groups.of[row])")),
            ]
            if let scores = scored.scores {
                let values = zip(scores.labels, scores[row]).map { JSONObject.Member(key: $0, value: JSONValue($1)) }
                members.append(.init(key: "scores", value: .object(JSONObject(uniqueMembers: values))))
            }
            let line = JSONValue.object(JSONObject(uniqueMembers: members)).canonicalBytes + [0x0A]
            try file.append(line.span)
        }
        try file.finish(as: path)
    }
}
