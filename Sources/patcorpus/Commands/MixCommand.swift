internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Store

struct MixCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mix",
        abstract: "Make a training set of a fixed size, part real and part synthetic.",
        discussion: """
            The set has exactly --budget documents, of which the share --real-share, to the nearest document, is real. A side that is \
            short is an error, or is repeated with --allow-replacement. curriculum puts synthetic documents before real ones. \
            See docs/splits.md.

            Examples:
              patcorpus mix --real main --synthetic syn --budget 9 --real-share .3 --name m
            """)

    @Option(name: .long, help: ArgumentHelp("The real documents.", valueName: "selection"))
    var real: String

    @Option(name: .long, help: ArgumentHelp("The synthetic documents.", valueName: "selection"))
    var synthetic: String

    @Option(name: .long, help: ArgumentHelp("How many documents the set is to have.", valueName: "n"))
    var budget: Int

    @Option(name: .long, help: ArgumentHelp("The share of real documents, from 0 to 1.", valueName: "share"))
    var realShare: Double

    @Option(name: .long, help: ArgumentHelp("How they follow each other: shuffled or curriculum.", valueName: "order"))
    var order = Mix.Order.shuffled.rawValue

    @Flag(name: .long, help: "Repeat the documents of a side that is short.")
    var allowReplacement = false

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var set: SetOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard Mix.Order(rawValue: order) != nil else {
            throw ValidationError("--order is \(order); give shuffled or curriculum.")
        }
        guard budget >= 1, budget <= SetMember.mostDocuments else {
            throw ValidationError("--budget is \(budget); give a number of documents from 1 to 1,000,000,000.")
        }
        guard realShare >= 0, realShare <= 1 else {
            throw ValidationError("--real-share is \(realShare); give a share from 0 to 1, as in 0.25.")
        }
    }

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.write)
            let draft = try set.draft(store, writing)
            let reals = try side(store, real, isNeeded: realShare > 0)
            let synthetics = try side(store, synthetic, isNeeded: realShare < 1)
            let mix = Mix(
                budget: budget, realShare: realShare, order: Mix.Order(rawValue: order) ?? .shuffled,
                allowsReplacement: allowReplacement, seed: set.seed)
            let result = try mix.draw(
                real: reals.documents.map(\.setMember), synthetic: synthetics.documents.map(\.setMember))
            let digests = Dictionary((reals.documents + synthetics.documents).map { ($0.id, $0.digest) }) { $1 }
            let commit = try set.commit(
                draft, result.members, digests: digests, verb: "mix",
                parameters: [
                    "allowReplacement": String(allowReplacement), "budget": String(budget), "order": order,
                    "real": real, "realShare": String(realShare), "splitName": splitName, "synthetic": synthetic,
                ], inputs: [reals.version, synthetics.version])
            if common.json {
                return try Console.print([
                    "commit": .string(commit.hex), "distinctReal": .integer(result.distinctReal),
                    "distinctSynthetic": .integer(result.distinctSynthetic), "documents": .integer(budget),
                    "dryRun": .boolean(set.dryRun), "name": .string(set.name), "real": .integer(result.real),
                    "realShare": .number(result.realShare), "synthetic": .integer(result.synthetic),
                ])
            }
            try Console.print(
                "\(Console.count(budget, "document")): \(Console.count(result.real)) real (\(Console.count(result.distinctReal)) distinct), \(Console.count(result.synthetic)) synthetic (\(Console.count(result.distinctSynthetic)) distinct), as set=\(set.name)"
            )
            try Console.print(set.closing(commit))
        }
    }

    /// A side's documents; a side of which nothing is taken may be empty.
    private func side(_ store: CorpusStore, _ text: String, isNeeded: Bool) throws -> (
        documents: [SelectionReader.Drawn], version: Digest
    ) {
        let reader = try SelectionReader(store, Selection(parsing: text), splitName: splitName)
        if isNeeded { return (try reader.drawn(), reader.version.id) }
        var isEmpty = true
        try reader.forEach { _ in
            isEmpty = false
            return false
        }
        return (isEmpty ? [] : try reader.drawn(), reader.version.id)
    }
}
