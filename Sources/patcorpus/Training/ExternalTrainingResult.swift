internal import Corpus
internal import Foundation
internal import Measure
internal import Train

/// What `train transformer` and `train external` print.
struct ExternalTrainingResult {
    let metrics: MultiLabelMetrics
    let bootstrap: MetricBootstrap
    let manifest: TrainerManifest
    /// The file of predictions.
    let predictions: String
    /// Appearances in train, validation and test.
    let documents: [Int]
    let commits: [String]
    let notes: [String]
    let seed: UInt64
    let replicates: Int
    let seconds: Double

    func print(json isJSON: Bool) throws {
        if isJSON { return try Console.print(json) }
        func line(_ name: String, _ value: Double, _ metric: MetricBootstrap.Metric) -> String {
            let interval = bootstrap.interval(metric).map { " [\(Self.text($0.lower)), \(Self.text($0.upper))]" } ?? ""
            return "\(name) \(Self.text(value))\(value.isNaN ? "" : interval)"
        }
        try Console.print(
            "\(manifest.model), trained on \(Console.count(documents[0], "document")), measured on \(Console.count(documents[2]))"
        )
        try Console.print(line("micro-F1", metrics.micro.f1, .microF1))
        try Console.print(line("macro-F1", metrics.macro.f1, .macroF1))
        try Console.print(line("samples-F1", metrics.samples.f1, .samplesF1))
        try Console.print(line("LRAP", metrics.lrap, .lrap))
        try Console.print(line("Hamming loss", metrics.hamming, .hamming))
        for note in notes { try Console.print("note: \(note)") }
        try Console.print("predictions in \(predictions); \"patcorpus import predictions\" brings them back")
    }

    private static func text(_ value: Double) -> String { value.isNaN ? "undefined" : String(format: "%.4f", value) }

    private var json: JSONValue {
        var object: [JSONObject.Member] = [
            .init(key: "commits", value: .array(commits.map { .string($0) })),
            .init(
                key: "documents",
                value: [
                    "test": .integer(documents[2]), "train": .integer(documents[0]),
                    "validation": .integer(documents[1]),
                ]),
            .init(key: "hamming", value: Measurement.number(metrics.hamming)),
            .init(key: "intervals", value: intervals), .init(key: "lrap", value: Measurement.number(metrics.lrap)),
            .init(key: "macroF1", value: Measurement.number(metrics.macro.f1)),
            .init(key: "microF1", value: Measurement.number(metrics.micro.f1)),
            .init(key: "model", value: .string(manifest.model)),
            .init(key: "notes", value: .array(notes.map { .string($0) })),
            .init(key: "perLabel", value: .array(metrics.perLabel.map(Self.label))),
            .init(key: "predictions", value: .string(predictions)),
            .init(key: "replicates", value: .integer(replicates)),
            .init(key: "samplesF1", value: Measurement.number(metrics.samples.f1)),
            .init(key: "seconds", value: Measurement.number(seconds)),
            .init(key: "seed", value: .string(String(seed))),
            .init(key: "subsetAccuracy", value: Measurement.number(metrics.subsetAccuracy)),
            .init(key: "thresholds", value: thresholds),
            .init(key: "weightedF1", value: Measurement.number(metrics.weighted.f1)),
        ]
        // What the trainer says of itself, as it says it.
        for key in [
            "budget", "documentsSeen", "loss", "normalisation", "parameters", "steps", "trainer", "version", "versions",
        ] {
            object.append(.init(key: key, value: manifest[key]))
        }
        return .object(JSONObject(uniqueMembers: object))
    }

    private var intervals: JSONValue {
        let members = MetricBootstrap.Metric.allCases.compactMap { metric -> JSONObject.Member? in
            guard let interval = bootstrap.interval(metric) else { return nil }
            return .init(
                key: metric.rawValue,
                value: [Measurement.number(interval.lower), Measurement.number(interval.upper)])
        }
        return .object(JSONObject(uniqueMembers: members))
    }

    /// One number where all labels have the same.
    private var thresholds: JSONValue {
        if manifest.thresholds.isEmpty { return .null }
        let values = Set(manifest.thresholds.values)
        let byLabel = manifest.thresholds.map {
            JSONObject.Member(key: $0.key, value: Measurement.number($0.value))
        }
        return [
            "byLabel": .object(JSONObject(uniqueMembers: byLabel)), "fittedOn": manifest["thresholdsFittedOn"],
            "global": values.count == 1 ? Measurement.number(values.first ?? .nan) : .null,
            "kind": values.count == 1 ? "global" : "per-label",
        ]
    }

    private static func label(_ one: MultiLabelMetrics.ByLabel) -> JSONValue {
        [
            "averagePrecision": Measurement.number(one.averagePrecision), "f1": Measurement.number(one.scores.f1),
            "label": .string(one.label), "precision": Measurement.number(one.scores.precision),
            "predicted": .integer(one.predicted), "recall": Measurement.number(one.scores.recall),
            "support": .integer(one.support),
        ]
    }
}
