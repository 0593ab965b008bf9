internal import ArgumentParser
internal import Corpus
internal import Measure
internal import Native
internal import Train

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure predictions of any classifier against the truth; no corpus needed.",
        discussion: """
            Lines of JSON with id, labels [..], the true ones, and scores {label: number}: a label is given from --threshold on, 0.5 by default. Where lines have a \
            member truth, as those of train have, that is the truth and labels are what the classifier gave; then --threshold is needed only to decide anew. A member \
            group names the family, for the bootstrap. --fit names a file of the same form, of documents held out for it, on which a threshold is fitted. \
            See docs/training.md.

            Examples:
              patcorpus evaluate predictions.jsonl
              patcorpus evaluate predictions.jsonl --threshold 0.3 --zero-division nan
              patcorpus evaluate test.jsonl --fit validation.jsonl --threshold per-label
            """)

    @Argument(help: ArgumentHelp("The file of predictions.", valueName: "file"))
    var file: String

    @Option(name: .long, help: ArgumentHelp("A file that thresholds are fitted on.", valueName: "file"))
    var fit: String?

    @OptionGroup var scoring: ScoringOptions

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    func run() throws {
        try running(json: json) {
            if scoring.fitted != nil && fit == nil {
                throw Fault(
                    "there is nothing to fit thresholds on", fix: "give --fit a file, or --threshold a number",
                    kind: .usage)
            }
            if fit != nil && scoring.fixed != nil {
                throw Fault(
                    "--threshold is a number, so that --fit has nothing to do",
                    fix: "give --threshold global or per-label, or leave --fit out", kind: .usage)
            }
            let held = try fit.map { try PredictionTable($0) }
            let table = try PredictionTable(file)
            let labels = LabelMatrix.labels(of: [table.labels, held?.labels ?? []])
            let truth = try LabelMatrix(table.truth, labels: labels)
            let scores = table.scores(labels)
            var thresholds: Thresholds?
            if let held {
                guard let known = held.scores(labels) else {
                    throw Fault("no line has scores", at: fit ?? "", fix: "give scores to fit on", kind: .usage)
                }
                thresholds = .fit(
                    scoring.fitted ?? .global, scores: known, truth: try LabelMatrix(held.truth, labels: labels))
            } else if let number = scoring.fixed {
                thresholds = .fixed(number, labels: labels)
            } else if table.given == nil {
                thresholds = .fixed(Thresholds.standard, labels: labels)
            }
            let predicted: LabelMatrix
            if let thresholds {
                guard let scores else {
                    throw Fault(
                        "no line has scores, so that there is nothing to give labels by", at: file,
                        fix: "write scores, or the given labels as labels and the true ones as truth", kind: .usage)
                }
                predicted = thresholds.apply(scores)
            } else {
                predicted = try LabelMatrix(table.given ?? [], labels: labels)
            }
            let scored = ScoredDocuments(
                ids: table.ids, truth: truth, scores: scores, predicted: predicted, thresholds: thresholds,
                groups: Groups(names: table.groups), options: scoring)
            let members =
                scored.json(scored.metrics) + [
                    ("documents", .integer(table.ids.count)), ("labels", .integer(labels.count)),
                ]
            let result = JSONValue.object(
                JSONObject(uniqueMembers: members.map { .init(key: $0.0, value: $0.1) }))
            if json { return try Console.print(result) }
            try Console.print(
                "\(Console.count(table.ids.count, "document")) in \(Console.count(scored.groups.count, "group")), \(Console.count(labels.count, "label"))"
            )
            for line in scored.lines(result) { try Console.print(line) }
        }
    }
}
