internal import ArgumentParser
internal import Corpus
internal import Measure
internal import Native
internal import Store
internal import Train

struct TrainEmbedding: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "embedding",
        abstract: "A network with one hidden layer on documents' vectors.",
        discussion: """
            The vectors are latent semantic analysis, fitted on the training documents, each counted once, or on --fit; they are kept in the corpus's cache as \
            those of embed are.

            Examples:
              patcorpus train embedding --train a --validation b --test c
              patcorpus train embedding --train a --test b --fit v1 --hidden 128
              patcorpus train embedding --train a --test b --steps 2000 --seed 3
            """)

    @OptionGroup var options: TrainingOptions

    @Option(name: .long, help: ArgumentHelp("adamw or sgd.", valueName: "name"))
    var optimiser = "adamw"

    @Option(name: .long, help: ArgumentHelp("Units of the hidden layer.", valueName: "n"))
    var hidden = 256

    @Option(name: .long, help: ArgumentHelp("The share of hidden units left out of each step.", valueName: "share"))
    var dropout = 0.1

    @Option(
        name: .long,
        help: ArgumentHelp("End when validation has not got better for so many epochs, and go back.", valueName: "n"))
    var patience: Int?

    @Option(
        name: .long,
        help: ArgumentHelp("What the embedder is fitted on; by default the training documents.", valueName: "selection")
    )
    var fit: String?

    @Option(name: .long, help: ArgumentHelp("Numbers of a vector.", valueName: "n"))
    var dimensions = 256

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            var settings = try options.settings(.embedding, optimiser: optimiser)
            settings.hidden = hidden
            settings.dropout = dropout
            settings.patience = patience
            try settings.check()
            if patience != nil && options.validation == nil {
                throw Fault("there is nothing to stop early by", fix: "give --validation a selection", kind: .usage)
            }
            if let patience, patience < 1 { throw ValidationError("--patience is \(patience); give 1 or more.") }
            if dimensions < 1 { throw ValidationError("--dimensions is \(dimensions); give 1 or more.") }
            var ruler = LatentSemanticSettings()
            ruler.dimensions = dimensions
            ruler.minimumDocuments = options.minimumDocuments
            ruler.fields = try TextFields(parsing: options.fields).description
            let store = try common.open(.read)
            let run = try TrainingRun(options, store, threads: threads.count, showProgress: !common.json)
            let source = VectorSource(
                store: store, fields: ruler.fields, threads: threads.count, showProgress: !common.json)
            let fitted = try fit.map {
                try SelectionReader(store, Selection(parsing: $0), splitName: options.splitName).members()
            }
            let part = try FitPart.checked(fitted ?? run.train.members)
            let embedder = DocumentEmbedder.latentSemantic(try source.embedder(ruler, part))
            let vectors = try source.vectors(run.train.members, embedder).vectors
            let held = try run.validation.map { part in
                EmbeddingClassifier.Validation(
                    vectors: try source.vectors(part.members, embedder).vectors, labels: try part.matrix(run.labels))
            }
            let classifier = try EmbeddingClassifier.fit(
                vectors, run.trainLabels, rows: run.rows, settings: settings, validation: held)
            let features: JSONValue = [
                "kind": "lsa", "count": .integer(embedder.dimensions), "embedder": .string(embedder.id),
                "fields": .string(ruler.fields), "minimumDocuments": .integer(options.minimumDocuments),
            ]
            try run.finish(
                TrainingRun.Trained(
                    model: "embedding", record: classifier.record, settings: settings,
                    validation: try held.map { try classifier.scores($0.vectors) },
                    test: try classifier.scores(source.vectors(run.test.members, embedder).vectors), features: features,
                    save: { try SavedClassifier.save(classifier, embedder: features, to: $0) }),
                json: common.json)
        }
    }
}
