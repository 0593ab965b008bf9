internal import ArgumentParser
internal import Corpus
internal import Train

/// What every trainer of the tool takes.
struct TrainingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The documents to learn from; those of a set as often as it counts them.", valueName: "selection"))
    var train: String

    @Option(
        name: .long,
        help: ArgumentHelp("The documents that thresholds are fitted on; each once.", valueName: "selection"))
    var validation: String?

    @Option(name: .long, help: ArgumentHelp("The documents that are measured; each once.", valueName: "selection"))
    var test: String

    @Option(name: .long, help: ArgumentHelp(Loss.names.joined(separator: ", ") + ".", valueName: "name"))
    var loss = "bce"

    @Option(
        name: .long,
        help: ArgumentHelp("A parameter of the loss, such as gamma=3; may be given again.", valueName: "name=number"))
    var lossParameter: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("How losses of a step are put together: sum, or mean over its documents.", valueName: "name")
    )
    var normalisation: String?

    @Option(name: .long, help: ArgumentHelp("How often the documents are gone through; 20 by default.", valueName: "n"))
    var epochs: Int?

    @Option(
        name: .long, help: ArgumentHelp("How many minibatches are taken, in the place of --epochs.", valueName: "n"))
    var steps: Int?

    @Option(name: .long, help: ArgumentHelp("The length of a step.", valueName: "number"))
    var learningRate: Double?

    @Option(name: .long, help: ArgumentHelp("The penalty of large weights.", valueName: "number"))
    var l2: Double?

    @Option(name: .long, help: ArgumentHelp("The documents of a minibatch.", valueName: "n"))
    var batchSize = 32

    @Option(
        name: .long,
        help: ArgumentHelp(
            "shuffled in each epoch, or given: in the order of the set, as a curriculum.", valueName: "name"))
    var order = "shuffled"

    @Option(name: .long, help: ArgumentHelp("All randomness of the training.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(
        name: .long,
        help: ArgumentHelp("Labels that fewer training documents have are left out, of the test too.", valueName: "n"))
    var minimumLabelDocuments = 1

    @Option(
        name: .long,
        help: ArgumentHelp("Words that fewer training documents have are left out.", valueName: "n"))
    var minimumDocuments = 2

    @Option(
        name: .long,
        help: ArgumentHelp("Parts of a document: title,abstract,claims,description, or all.", valueName: "names"))
    var fields = "title,abstract,claims"

    @OptionGroup var scoring: ScoringOptions

    @Option(
        name: .long,
        help: ArgumentHelp("Write the test's predictions as JSON Lines by document id.", valueName: "file"))
    var predictions: String?

    @Option(name: .long, help: ArgumentHelp("Keep the classifier in a new folder.", valueName: "dir"))
    var save: String?

    @Flag(name: .long, help: "Go on where a family is in training and test, and say so in the result.")
    var allowLeakage = false

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    func validate() throws {
        if epochs != nil && steps != nil {
            throw ValidationError("--epochs and --steps are both a budget; give one of them.")
        }
        if minimumLabelDocuments < 1 || minimumDocuments < 1 {
            throw ValidationError("--minimum-label-documents and --minimum-documents are 1 or more.")
        }
    }

    /// The loss with its parameters.
    func parsedLoss() throws -> Loss {
        guard var loss = Loss(named: loss) else {
            throw ValidationError("--loss is \(loss); give \(Loss.names.joined(separator: ", ")).")
        }
        for parameter in lossParameter {
            let parts = parameter.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let value = Double(parts[1]), value.isFinite else {
                throw ValidationError("--loss-parameter is \(parameter); give a name and a number, as gamma=3.")
            }
            guard loss.set(parts[0], to: value) else {
                let known = loss.parameters.map(\.name)
                throw ValidationError(
                    "the \(loss.name) loss has no parameter \(parts[0]); "
                        + (known.isEmpty ? "it has none." : "give \(known.joined(separator: ", ")).")
                )
            }
        }
        return loss
    }

    /// The settings for an optimiser, standing on those that suit the classifier.
    func settings(_ standard: TrainingSettings, optimiser name: String) throws -> TrainingSettings {
        guard let optimiser = Optimiser(rawValue: name) else {
            throw ValidationError(
                "--optimiser is \(name); give \(Optimiser.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        var settings = standard
        settings.loss = try parsedLoss()
        settings.optimiser = optimiser
        if let normalisation {
            guard let known = LossNormalisation(rawValue: normalisation) else {
                throw ValidationError("--normalisation is \(normalisation); give sum or mean.")
            }
            settings.normalisation = known
        } else {
            settings.normalisation = optimiser == .newton ? .sum : .mean
        }
        guard let known = TrainingOrder(rawValue: order) else {
            throw ValidationError("--order is \(order); give shuffled or given.")
        }
        settings.order = known
        if let epochs { settings.budget = .epochs(epochs) }
        if let steps { settings.budget = .steps(steps) }
        if optimiser == .newton, epochs != nil || steps != nil || learningRate != nil {
            throw ValidationError(
                "Newton's method runs to convergence; leave --epochs, --steps and --learning-rate out, or give --optimiser adamw."
            )
        }
        settings.learningRate = learningRate ?? (optimiser == .sgd ? 1 : standard.learningRate)
        settings.l2 = l2 ?? (optimiser == .newton ? (settings.normalisation == .sum ? 1 : 0.001) : standard.l2)
        settings.batchSize = batchSize
        settings.seed = seed
        try settings.check()
        return settings
    }
}

/// How scores become labels, and how sure the figures are.
struct ScoringOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "From what score on a label is given: a number, or global or per-label, fitted for the best F1 on what is held out for it.",
            valueName: "number or kind"))
    var threshold: String?

    @Option(
        name: .long,
        help: ArgumentHelp("What a ratio by zero is: 0, 1 or nan, which averages leave out.", valueName: "value"))
    var zeroDivision = "0"

    @Option(
        name: .long, help: ArgumentHelp("Replicates of the bootstrap over families, or 0 for none.", valueName: "n"))
    var replicates = 1000

    @Option(name: .long, help: ArgumentHelp("The confidence of the intervals.", valueName: "share"))
    var confidence = 0.95

    func validate() throws {
        if ZeroDivision(rawValue: zeroDivision) == nil {
            throw ValidationError("--zero-division is \(zeroDivision); give 0, 1 or nan.")
        }
        if replicates != 0 && !(1000...1_000_000).contains(replicates) {
            throw ValidationError(
                "--replicates is \(replicates); give 1000 or more, up to a million, or 0 for no intervals.")
        }
        if !(confidence > 0 && confidence < 1) {
            throw ValidationError("--confidence is \(confidence); give a number between 0 and 1.")
        }
        if let threshold, Thresholds.Kind(rawValue: threshold) == nil || threshold == "fixed" {
            guard let number = Double(threshold), number.isFinite else {
                throw ValidationError("--threshold is \(threshold); give a number, global or per-label.")
            }
        }
    }

    var division: ZeroDivision { ZeroDivision(rawValue: zeroDivision) ?? .zero }

    /// The kind that is to be fitted; nil for a number.
    var fitted: Thresholds.Kind? { threshold.flatMap { Thresholds.Kind(rawValue: $0) } }

    /// The number that was given.
    var fixed: Double? { threshold.flatMap { Double($0) } }
}
