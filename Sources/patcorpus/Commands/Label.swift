internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Native
internal import Store

struct LabelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label",
        abstract: "Give documents labels, by the rules of a taxonomy or from a table.",
        discussion: """
            A taxonomy (YAML) has labels with rules of classification symbols and keyword queries; see docs/labels.md and \
            schemas/taxonomies. A table (CSV, TSV, JSON Lines) has publication numbers in any common spelling and labels; with \
            --taxonomy beside it, its labels must be among the taxonomy's. Documents that a table does not name keep the labels \
            that they have.

            Examples:
              patcorpus label --taxonomy assistive.yaml --report
              patcorpus label main:office=EP --taxonomy own.yaml --dry-run
              patcorpus label --from labels.csv --taxonomy own.yaml
              patcorpus label --from claims.csv --mapping claims.yaml --mode add
            """)

    @Argument(help: ArgumentHelp("Which documents; all of the branch by default.", valueName: "selection"))
    var selection: String?

    @Option(name: .long, help: ArgumentHelp("The taxonomy's file.", valueName: "file"))
    var taxonomy: String?

    @Option(name: .long, help: ArgumentHelp("A table of publication numbers and labels.", valueName: "file"))
    var from: String?

    @OptionGroup(title: "Table options") var table: LabelTableOptions

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Labels that the taxonomy does not have: an error, or skip (leave them out).", valueName: "how"))
    var unknown = "error"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What goes into the layer: fine (the labels), domain, strand, or several with commas.", valueName: "levels")
    )
    var level = TaxonomyLevel.fine.rawValue

    @Option(
        name: .long,
        help: ArgumentHelp("replace the labels that documents have, or add to them.", valueName: "mode"))
    var mode = "replace"

    @Flag(name: .long, help: "Print counts of domains, rules and overlapping labels too.")
    var report = false

    @Flag(name: .long, help: "Say what would be labelled, and make no version.")
    var dryRun = false

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if taxonomy == nil && from == nil {
            throw ValidationError("Give --taxonomy FILE with rules, or --from FILE with a table of labels.")
        }
        guard ["error", "skip"].contains(unknown) else {
            throw ValidationError("--unknown is \(unknown); give error or skip.")
        }
        if unknown == "skip", taxonomy == nil || from == nil {
            throw ValidationError("--unknown skip says which labels of --from to leave out; it needs --taxonomy too.")
        }
        guard ["replace", "add"].contains(mode) else {
            throw ValidationError("--mode is \(mode); give replace or add.")
        }
        do { _ = try TaxonomyLevel.parse(level) } catch let fault as Fault {
            throw ValidationError("--level: \(fault.what); \(fault.fix).")
        }
        if taxonomy == nil, level != TaxonomyLevel.fine.rawValue {
            throw ValidationError("--level \(level) needs --taxonomy FILE, which says what the labels lie in.")
        }
        if from == nil, let option = table.given {
            throw ValidationError("\(option) says how to read --from FILE, which is not given.")
        }
    }

    func run() throws {
        try running(json: common.json) {
            let file = try taxonomy.map { try TaxonomyFile($0) }
            let levels = try TaxonomyLevel.parse(level)
            try file?.taxonomy.check(levels)
            let store = try common.open(dryRun ? .read : .write)
            let draft = try VersionDraft(store, writing)
            let reader = try SelectionReader(
                store, Selection(parsing: selection ?? writing.branch), splitName: splitName)
            let members = try reader.members()
            Interrupted.means("the corpus is as it was")
            var labelling = Labelling(members, file?.taxonomy, levels, try Labelling.existing(store, draft.base))
            var inputs = file.map { [$0.digest] } ?? []
            if let from {
                let result = try LabelTableReader(from, table, file?.taxonomy, skipsUnknown: unknown == "skip").read(
                    members.map(\.id))
                inputs += result.digests
                try labelling.take(result, isAddition: mode == "add")
            } else if let file {
                try labelling.take(
                    file, reader, threads: threads.count, isAddition: mode == "add", showProgress: !common.json)
            }
            var id = draft.base.id
            if !dryRun {
                var draft = draft
                draft.update(layer: "labels", with: labelling.entries())
                let parameters = [
                    "level": level, "mode": mode, "selection": reader.selection.description, "unknown": unknown,
                ]
                id = try draft.commit("label", parameters: parameters, inputs: inputs)
            }
            let output = LabelOutput(labelling: labelling, commit: id, isDryRun: dryRun, hasReport: report)
            if common.json {
                try Console.print(output.json)
            } else {
                for line in output.lines { try Console.print(line) }
            }
        }
    }
}
