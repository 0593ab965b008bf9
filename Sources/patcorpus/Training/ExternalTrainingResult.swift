internal import Corpus
internal import Foundation
internal import Measure
internal import Store
internal import Train

/// What `train transformer` and `train external` print: what the other trainers do, and what the program says of itself.
struct ExternalTrainingResult {
    let scored: ScoredDocuments
    let export: TrainingExport
    let manifest: TrainerManifest
    /// The file of predictions.
    let predictions: String
    let notes: [String]
    let seed: UInt64
    let seconds: Double

    func print(json isJSON: Bool) throws {
        let result = JSONValue.object(
            JSONObject(
                uniqueMembers: (scored.json(scored.metrics) + members).map { .init(key: $0.0, value: $0.1) }))
        if isJSON { return try Console.print(result) }
        for note in notes { Console.say(note) }
        if export.leaks > 0 {
            Console.say("\(Console.count(export.leaks, "leak")) between the parts: the figures flatter")
        }
        let appearances = export.train.counts.reduce(0, +)
        try Console.print(
            "\(manifest.model) on \(Console.count(appearances, "document")), \(Console.count(export.labels.count, "label"))"
        )
        try Console.print(
            "\(Console.count(scored.ids.count, "test document")) in \(Console.count(scored.groups.count, "family", plural: "families"))"
        )
        for line in scored.lines(result) { try Console.print(line) }
        try Console.print("predictions in \(predictions)")
        try Console.print("\(String(format: "%.2f", seconds)) s")
    }

    private var members: [(String, JSONValue)] {
        func side(_ part: TrainingPart) -> JSONValue {
            [
                "commit": .string(part.reader.version.id.hex), "documents": .integer(part.documents.count),
                "selection": .string(part.selection.description), "unlabelled": .integer(part.unlabelled),
            ]
        }
        let known = Set(export.train.labels.joined())
        return [
            ("model", .string(manifest.model)), ("seconds", .figure(seconds)), ("seed", .string(String(seed))),
            ("labels", .integer(export.labels.count)),
            ("unseenLabels", .array(export.labels.filter { !known.contains($0) }.map { .string($0) })),
            ("leaks", .integer(export.leaks)),
            (
                "parts",
                [
                    "test": side(export.test), "train": side(export.train), "validation": side(export.validation),
                ]
            ),
            ("predictions", .string(predictions)), ("trainer", manifest.summary),
        ]
    }
}
