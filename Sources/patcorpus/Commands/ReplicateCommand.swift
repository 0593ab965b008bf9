internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Store

struct ReplicateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replicate",
        abstract: "Repeat documents up to a number, as a set: the duplicate-to-match control.",
        discussion: """
            Draws with replacement until there are exactly so many, so that a set has the volume of a synthetic corpus and \
            nothing new in it. --draw even takes every document equally often, or once more. See docs/splits.md.

            Examples:
              patcorpus replicate main:set=scarce --to 5000 --name matched
              patcorpus replicate main:set=scarce --to 5000 --name even --draw even
            """)

    @Argument(help: ArgumentHelp("Which documents to repeat, as in main:set=scarce.", valueName: "selection"))
    var selection: String

    @Option(
        name: .long, help: ArgumentHelp("How many documents the set is to have, repetitions counted.", valueName: "n"))
    var to: Int

    @Option(name: .long, help: ArgumentHelp("How to draw: with-replacement or even.", valueName: "method"))
    var draw = Replicate.Method.withReplacement.rawValue

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var set: SetOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard Replicate.Method(rawValue: draw) != nil else {
            throw ValidationError("--draw is \(draw); give with-replacement or even.")
        }
        guard to >= 1, to <= SetMember.mostDocuments else {
            throw ValidationError("--to is \(to); give a number from 1 to 1,000,000,000.")
        }
    }

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.write)
            let draft = try set.draft(store, writing)
            let reader = try SelectionReader(store, Selection(parsing: selection), splitName: splitName)
            let source = try reader.drawn()
            let replicate = Replicate(method: Replicate.Method(rawValue: draw) ?? .withReplacement, seed: set.seed)
            let members = try replicate.draw(to, from: source.map(\.setMember))
            let labels = try reader.labels(for: source)
            let drift = LabelDrift(
                labels: Dictionary(uniqueKeysWithValues: zip(source.map(\.id), labels)),
                source: Dictionary(uniqueKeysWithValues: source.map { ($0.id, $0.count) }),
                set: Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0.count) }))
            let commit = try set.commit(
                draft, members, digests: Dictionary(uniqueKeysWithValues: source.map { ($0.id, $0.digest) }),
                verb: "replicate",
                parameters: ["draw": draw, "selection": selection, "splitName": splitName, "to": String(to)],
                inputs: [reader.version.id])
            let total = members.reduce(0) { $0 + $1.count }
            if common.json {
                let list = drift.byLabel.map { JSONObject.Member(key: $0.key, value: .number($0.value)) }
                return try Console.print([
                    "commit": .string(commit.hex), "distinct": .integer(members.count), "documents": .integer(total),
                    "dryRun": .boolean(set.dryRun), "labelDrift": .object(JSONObject(uniqueMembers: list)),
                    "largestDrift": .number(drift.largest), "name": .string(set.name),
                ])
            }
            try Console.print(
                "\(Console.count(total, "document")), \(Console.count(members.count)) distinct of \(Console.count(source.count)), as set=\(set.name)"
            )
            if !drift.byLabel.isEmpty {
                try Console.print("the share of no label drifts by more than \(Console.significant(drift.largest))")
            }
            try Console.print(set.closing(commit))
        }
    }
}
