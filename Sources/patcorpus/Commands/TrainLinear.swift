internal import ArgumentParser
internal import Corpus
internal import Native
internal import Store
internal import Train

struct TrainLinear: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "linear",
        abstract: "Linear classifiers on TF-IDF, one for each label.",
        discussion: """
            The vocabulary is that of the training documents, each counted once however often a set repeats it. AdamW and SGD take the budget of --epochs or \
            --steps; Newton's method runs to convergence, as scikit-learn's logistic regression does.

            Examples:
              patcorpus train linear --train a --validation b --test c
              patcorpus train linear --train a --test b --loss focal --steps 500
              patcorpus train linear --train a --test b --optimiser newton --l2 0.1
            """)

    @OptionGroup var options: TrainingOptions

    @Option(name: .long, help: ArgumentHelp("adamw, sgd or newton.", valueName: "name"))
    var optimiser = "adamw"

    @Option(
        name: .long,
        help: ArgumentHelp("Newton ends where the gradient is this share of that at the start.", valueName: "share"))
    var tolerance: Double?

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            var settings = try options.settings(.linear, optimiser: optimiser)
            if let tolerance {
                guard optimiser == "newton", tolerance > 0 && tolerance < 1 else {
                    throw ValidationError(
                        "--tolerance is \(tolerance); give a number between 0 and 1, with --optimiser newton.")
                }
                settings.tolerance = tolerance
            }
            let fields = try TextFields(parsing: options.fields)
            let store = try common.open(.read)
            let run = try TrainingRun(options, store, threads: threads.count, showProgress: !common.json)
            let parts = [run.train] + [run.validation].compactMap { $0 } + [run.test]
            let texts = try store.texts(
                parts.flatMap(\.members), fields, threads: threads.count, label: "reading", showProgress: !common.json)
            let pool = try TextPool(texts, threads: threads.count)
            let learned = Array(0..<run.train.documents.count)
            let vocabulary = pool.vocabulary(of: learned, minimumDocuments: options.minimumDocuments)
            if vocabulary.count == 0 {
                throw Fault(
                    "the training documents have no words in \(fields.description)",
                    fix: "give --fields parts that they have", kind: .usage)
            }
            let classifier = try LinearClassifier.fit(
                pool.features(learned, vocabulary), run.trainLabels, rows: run.rows, settings: settings,
                threads: threads.count)
            func scores(_ range: Range<Int>) -> ScoreTable {
                classifier.scores(pool.features(Array(range), vocabulary), threads: threads.count)
            }
            let middle = learned.count + (run.validation?.documents.count ?? 0)
            try run.finish(
                TrainingRun.Trained(
                    model: "linear", record: classifier.record, settings: settings,
                    validation: run.validation == nil ? nil : scores(learned.count..<middle),
                    test: scores(middle..<pool.count),
                    features: [
                        "kind": "tfidf", "count": .integer(vocabulary.count), "fields": .string(fields.description),
                        "minimumDocuments": .integer(options.minimumDocuments),
                    ],
                    save: { try SavedClassifier.save(classifier, vocabulary.terms, fields: fields.description, to: $0) }
                ),
                json: common.json)
        }
    }
}
