internal import ArgumentParser
internal import Corpus
internal import Native
internal import Store

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring back what another tool says of the documents.",
        discussion: """
            Examples:
              patcorpus import predictions predictions.jsonl --name baseline
              patcorpus import predictions scores.csv --name bert --replace
            """,
        subcommands: [ImportPredictions.self])
}

struct ImportPredictions: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "predictions",
        abstract: "Bring back a classifier's labels and scores, as the layer scores/NAME.",
        discussion: """
            Lines of JSON with id, labels [..] and scores {label: number}, of which one of the last two may be missing; or CSV \
            (.csv, .tsv) with the columns id, labels (a JSON list, or ; between) and one for each label with its score. Ids may be \
            spelt as usual: US 9,876,543 B2, EP1000000. What no document has is counted and left out; an id that comes twice is an error.

            Examples:
              patcorpus import predictions predictions.jsonl --name baseline
              patcorpus import predictions scores.csv --name bert --replace
            """)

    @Argument(help: ArgumentHelp("The file of predictions.", valueName: "file"))
    var file: String

    @Option(name: .long, help: ArgumentHelp("What the layer is called: scores/NAME.", valueName: "name"))
    var name: String

    @Flag(name: .long, help: "Put them in the place of a layer of that name.")
    var replace = false

    @Flag(name: .long, help: "Read and match, and change nothing.")
    var dryRun = false

    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        let isName =
            !name.isEmpty && name.utf8.count <= 100
            && name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || [0x2D, 0x2E, 0x5F].contains($0)
            }
        if !isName { throw ValidationError("--name is \"\(name)\"; give letters, digits, -, _ and points.") }
    }

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(dryRun ? .read : .write)
            guard FileSystem.exists(file), !FileSystem.isDirectory(file) else {
                throw Fault("there is no such file", at: file, fix: "give a file of predictions", kind: .usage)
            }
            var draft = try VersionDraft(store, writing)
            let layer = "scores/" + name
            if !replace { try draft.requireNew(layer: layer, fix: "give --name another name, or --replace") }
            var matching = try PredictionMatching(PredictionFile(path: file))
            try store.forEachDocument(in: draft.base.commit) { id, digest in
                matching.see(id, digest)
                return true
            }
            let (entries, unmatched) = try matching.result()
            guard !entries.isEmpty else {
                throw Fault(
                    "none of its \(Console.count(unmatched.count, "id")) is a document of \(writing.branch), the first being \(unmatched.first?.id ?? "")",
                    at: file, fix: "give ids such as EP1000000B1, or another --branch", kind: .usage)
            }
            say(unmatched)
            if dryRun { return try printResult(draft.base.id, entries.count, unmatched, "would bring back") }
            draft.replace(layer: layer, with: entries)
            let id = try draft.commit(
                "import", parameters: ["kind": "predictions", "name": name], inputs: [matching.digest.hex])
            try printResult(id, entries.count, unmatched, "brought back")
        }
    }

    private func say(_ unmatched: [PredictionMatching.Unmatched]) {
        for one in unmatched.prefix(5) {
            Console.say(
                "\(PredictionFile(path: file).place(one.number)): \(Console.visible(one.id)) \(one.isAmbiguous ? "means several documents: give the kind" : "is no document of \(writing.branch)")"
            )
        }
        if unmatched.count > 5 { Console.say("and \(Console.count(unmatched.count - 5)) more without a document") }
    }

    private func printResult(
        _ id: Digest, _ documents: Int, _ unmatched: [PredictionMatching.Unmatched], _ verb: String
    ) throws {
        if common.json {
            return try Console.print([
                "commit": .string(id.hex), "documents": .integer(documents), "unmatched": .integer(unmatched.count),
                "unmatchedIds": .array(unmatched.prefix(1000).map { .string($0.id) }),
            ])
        }
        try Console.print(
            "\(verb) predictions of \(Console.count(documents, "document")), \(Console.count(unmatched.count)) unmatched\nversion \(id.short)"
        )
    }
}
