internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Measure
internal import Native
internal import Store

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Run the whole battery of one synthetic selection against one real one.",
        discussion: """
            Distance, coverage, diversity, lengths, vocabulary, form, labels, memorisation, duplicates and retrieval, overall and by label, prompt \
            family and model, with a verdict in words: indistinguishable, close or far, and the documents to look at first. Tests are corrected for \
            their number, and each has a smallest difference that matters. What leaks from test or repeats is told whatever the distance. See \
            docs/audit.md.

            Writes report.html and report.json into the folder.

            Examples:
              patcorpus audit --real main:split=train --synthetic main:model=m --output out
              patcorpus audit --real main --synthetic made --test main:split=test --output o
            """)

    @Option(name: .long, help: ArgumentHelp("The real documents.", valueName: "selection"))
    var real: String

    @Option(name: .long, help: ArgumentHelp("The synthetic documents.", valueName: "selection"))
    var synthetic: String

    @Option(name: .long, help: ArgumentHelp("The folder that the report goes into.", valueName: "dir"))
    var output: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The documents that memorisation is measured against; the real ones by default.", valueName: "selection"))
    var train: String?

    @Option(
        name: .long,
        help: ArgumentHelp("The documents that must not leak into the synthetic ones.", valueName: "selection"))
    var test: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What the embedder is fitted on, and what enters no statistic; by default a third of the real families.",
            valueName: "selection"))
    var fit: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Names of labels that texts may give away: a taxonomy, or lines LABEL<tab>NAME; by default the labels' ids.",
            valueName: "file"))
    var names: String?

    @Option(name: .long, help: ArgumentHelp("Permutations of each test.", valueName: "n"))
    var permutations = 999

    @Option(
        name: .long,
        help: ArgumentHelp("The most documents of a side that measures of pairs see, drawn by seed.", valueName: "n"))
    var sample = 2000

    @Option(
        name: .long, help: ArgumentHelp("From how many words on a shared phrase counts as memorised.", valueName: "n"))
    var phrase = 50

    @Option(
        name: .long,
        help: ArgumentHelp("From what Jaccard similarity documents are near-duplicates.", valueName: "j"))
    var threshold = 0.8

    @Option(name: .long, help: ArgumentHelp("All randomness.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var ruler: RulerOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (199...1_000_000).contains(permutations) else {
            throw ValidationError(
                "--permutations is \(permutations); give a number from 199 to 1000000: fewer cannot show anything once tests are corrected for their number."
            )
        }
        guard sample >= 50 else { throw ValidationError("--sample is \(sample); give a number from 50.") }
        guard phrase >= 8 else { throw ValidationError("--phrase is \(phrase); give a number of words from 8.") }
        guard threshold > 0 && threshold <= 1 else {
            throw ValidationError("--threshold is \(threshold); give a number above 0, up to 1.")
        }
    }

    func run() throws {
        try running(json: common.json) {
            var settings = AuditSettings()
            settings.permutations = permutations
            settings.sample = sample
            settings.phrase = phrase
            settings.threshold = threshold
            settings.seed = seed
            settings.threads = threads.count
            let selections = AuditSelections(
                real: real, synthetic: synthetic, train: train, test: test, fit: fit, splitName: splitName)
            let store = try common.open(.read)
            let reading = AuditReading(
                store: store, settings: settings, ruler: ruler, names: names, showProgress: !common.json)
            let input = try reading.read(selections)
            let result = try AuditRun(input: input, settings: settings, showProgress: !common.json).result()
            let output = try AuditOutput(result, input: input, settings: settings, fields: ruler.fields)
            try output.write(to: self.output)
            try output.print(folder: self.output, json: common.json)
        }
    }
}
