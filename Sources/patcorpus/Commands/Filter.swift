internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Native
internal import Store

struct FilterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "filter",
        abstract: "Keep or drop documents by rules, with a reason for each drop.",
        discussion: """
            A rule is NAME or NAME:key=value,key=value, with | between the values of a list; --list-rules says which there are. To use one twice, \
            name the second: short=length:of=abstract,max=50. The version that is made lacks what any rule drops; the layer verdicts/NAME \
            keeps what each rule said of every document of the selection. A rule that masks changes documents in place of dropping them.

            Examples:
              patcorpus filter main --rule standard-patent
              patcorpus filter main --rule refusal --rule markup --examples 3
              patcorpus filter main --rule 'expression:claims>0' --verdicts-only
              patcorpus filter main --rule label-names:file=names.tsv,do=mask
            """)

    @Argument(
        help: ArgumentHelp(
            "Which documents: a branch, tag or commit, or one with conditions, as in main:origin=synthesis.",
            valueName: "selection"))
    var selection: String?

    @Option(name: .long, help: ArgumentHelp("A rule; may be given several times.", valueName: "rule"))
    var rule: [String] = []

    @Option(name: .long, help: ArgumentHelp("A YAML file of rules; see docs/filters.md.", valueName: "file"))
    var rules: String?

    @Flag(name: .long, help: "List the rules with parameters, defaults, reasons and sources.")
    var listRules = false

    @Flag(name: .long, help: "Write the verdicts and drop nothing.")
    var verdictsOnly = false

    @Option(name: .long, help: ArgumentHelp("Show so many dropped documents a reason.", valueName: "n"))
    var examples = 0

    @Option(
        name: .long, help: ArgumentHelp("The language that is read where a document has several.", valueName: "code"))
    var prefer = "en"

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @Flag(name: .long, help: "Say what would be dropped, and make no version.")
    var dryRun = false

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if listRules { return }
        if selection == nil {
            throw ValidationError("Name a selection, such as main; \"patcorpus filter --list-rules\" lists the rules.")
        }
        if examples < 0 { throw ValidationError("--examples is \(examples); give 0 or more.") }
        guard Language.normalise(prefer) == prefer, !prefer.isEmpty else {
            throw ValidationError("--prefer is \(prefer); give an ISO 639-1 code in lower case, such as en.")
        }
    }

    func run() throws {
        try running(json: common.json) {
            if listRules { return try RuleList.print(json: common.json) }
            let rules = try FilterRules(uses())
            let store = try common.open(dryRun ? .read : .write)
            if !dryRun { try writing.check(store) }
            let reader = try SelectionReader(store, Selection(parsing: selection ?? ""), splitName: splitName)
            let run = FilterRun(
                reader: reader, rules: rules, threads: threads.count, prefer: prefer, examples: examples,
                showProgress: !common.json)
            Interrupted.means("nothing was changed: run the command again")
            let result = try run.judge()
            var commit = reader.version.id
            var masked = 0
            if dryRun {
                masked = try run.mask(result.kept, keep: false).count
            } else {
                var draft = try VersionDraft(store, writing)
                masked = try run.write(result, to: &draft, verdictsOnly: verdictsOnly)
                commit = try draft.commit(
                    "filter", parameters: parameters(rules, reader), inputs: [reader.version.id.hex])
            }
            try report(result, rules, commit: commit, masked: masked)
        }
    }

    private func uses() throws -> [RuleUse] {
        var uses = try rule.map { try RuleUse(parsing: $0) }
        if let rules {
            guard FileSystem.exists(rules) else {
                throw Fault(
                    "there is no such file of rules", at: rules, fix: "docs/filters.md has an example", kind: .usage)
            }
            uses += try RuleFile.read(String(decoding: FileSystem.read(rules), as: UTF8.self), file: rules)
        }
        return uses
    }

    private func parameters(_ rules: FilterRules, _ reader: SelectionReader) throws -> [String: String] {
        var parameters = [
            "selection": reader.selection.description, "prefer": prefer,
            "verdictsOnly": verdictsOnly ? "true" : "false",
        ]
        if reader.selection.values(.split) != nil { parameters["splitName"] = splitName }
        for use in rules.uses { parameters["rule.\(use.name)"] = use.description }
        for (name, digest) in try rules.fileDigests() { parameters["file.\(name)"] = digest }
        return parameters
    }

    private func report(_ result: FilterRun.Result, _ rules: FilterRules, commit: Digest, masked: Int) throws {
        if common.json {
            var members: [JSONObject.Member] = [
                .init(key: "commit", value: .string(commit.hex)),
                .init(key: "dropped", value: .integer(result.dropped.count)),
                .init(key: "kept", value: .integer(result.kept.count)),
                .init(key: "reasons", value: result.reasonsJSON(rules)),
                .init(key: "masked", value: .integer(masked)), .init(key: "dryRun", value: .boolean(dryRun)),
                .init(key: "verdictsOnly", value: .boolean(verdictsOnly)),
            ]
            if examples > 0 { members.append(.init(key: "examples", value: .array(result.examples.map(\.json)))) }
            return try Console.print(.object(JSONObject(uniqueMembers: members)))
        }
        for line in result.text(rules) { try Console.print(line) }
        for example in result.examples {
            try Console.print("\(example.id)  \(example.rule)  \(Console.visible(example.reason.description))")
            if !example.reason.excerpt.isEmpty { try Console.print("    " + Console.visible(example.reason.excerpt)) }
        }
        if !rules.masks.isEmpty {
            try Console.print("\(Console.count(masked, "document")) \(dryRun ? "would be " : "")masked")
        }
        if dryRun {
            Console.say("nothing was written")
        } else {
            try Console.print("version \(commit.short)")
        }
    }
}
