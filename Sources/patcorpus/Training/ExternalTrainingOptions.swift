internal import ArgumentParser
internal import Corpus

/// What training by another program takes.
struct ExternalTrainingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The documents to learn; a set as often as it counts them.", valueName: "selection"))
    var train: String

    @Option(name: .long, help: ArgumentHelp("Those by which to stop and to fit thresholds.", valueName: "selection"))
    var validation: String

    @Option(name: .long, help: ArgumentHelp("Those to predict and to measure on.", valueName: "selection"))
    var test: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The folder for predictions.jsonl and manifest.json, and what else the trainer leaves.", valueName: "dir"))
    var output: String

    @Option(
        name: .long,
        help: ArgumentHelp("Texts to read: some of title,abstract,claims,description, or all.", valueName: "list"))
    var fields = "title,abstract,claims"

    @Option(
        name: .long, help: ArgumentHelp("The language to prefer where a text is there in several.", valueName: "code"))
    var language = "en"

    @Option(name: .long, help: ArgumentHelp("All randomness of the trainer.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @Flag(name: .long, help: "Leave the documents as the trainer read them in DIR/patcorpus-data.")
    var keepData = false

    @Flag(name: .long, help: "Go on though families, applications or seeds are in two of the selections.")
    var allowLeakage = false

    @OptionGroup var scoring: ScoringOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        do { _ = try TextFields(parsing: fields) } catch let fault as Fault {
            throw ValidationError("--fields is \(fields): \(fault.what); \(fault.fix).")
        }
        if seed > UInt64(Int32.max) {
            throw ValidationError("--seed is \(seed); other programs take seeds up to \(Int32.max).")
        }
    }
}
