internal import ArgumentParser
internal import Corpus
internal import Export
internal import Native
internal import Store

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a selection as files for other tools.",
        discussion: """
            hf: a dataset for the Hugging Face hub, data/train-00000-of-00003.parquet and so on, by split. parquet: one table. \
            jsonl: canonical lines in zstd shards. csv: one table, lists as JSON. svmlight: TF-IDF rows with their vocabulary. \
            fasttext: lines of __label__x and text.

            hf, parquet and jsonl hold whole documents; with --fields they are flat, as csv is: a column for each text. \
            svmlight and fasttext hold the words of --fields. A selection set=NAME gives the set's documents in its order, each as often as the set counts it.

            Beside the files lie manifest.json with each file's SHA-256, a card README.md and croissant.json. The same version and \
            options give the same bytes.

            Examples:
              patcorpus export main --format hf --output dataset
              patcorpus export main:office=WO,lang=en --format jsonl --output wo-english
              patcorpus export main --format svmlight --min-df 2 --output tfidf
              patcorpus export main:set=small --format hf --part train --output small
            """)

    @Argument(
        help: ArgumentHelp(
            "Which documents: a branch, tag or commit, or one with conditions, as in main:office=EP|WO,lang=en.",
            valueName: "selection"))
    var selection: String

    @Option(
        name: .long,
        help: ArgumentHelp("How to write them: hf, parquet, jsonl, csv, svmlight or fasttext.", valueName: "format"))
    var format: String

    @Option(name: .long, help: ArgumentHelp("The folder to make; it must not exist or be empty.", valueName: "dir"))
    var output: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The texts to write: some of title,abstract,claims,description, or all. Default where only texts are written: title,abstract,claims.",
            valueName: "list"))
    var fields: String?

    @Option(
        name: .long, help: ArgumentHelp("The language to prefer where a text is there in several.", valueName: "code"))
    var language = "en"

    @Option(name: .long, help: ArgumentHelp("The split that files and conditions refer to.", valueName: "name"))
    var splitName = "main"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Put all documents into this part, in their order, whatever the split says, as for a training set.",
            valueName: "part"))
    var part: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Synthetic documents that the split does not name: seeds puts them where all that they were made from is, train does so too and puts those made from nothing of the split into train, unsplit puts none anywhere.",
            valueName: "where"))
    var synthetic = "seeds"

    @Option(
        name: .customLong("min-df"),
        help: ArgumentHelp("svmlight: leave out words that fewer documents have.", valueName: "n"))
    var minimumDocuments: Int?

    @Option(
        name: .customLong("max-features"),
        help: ArgumentHelp("svmlight: keep only the n words that come most often.", valueName: "n"))
    var maximumTerms: Int?

    @Option(name: .long, help: ArgumentHelp("The dataset's name on its card.", valueName: "name"))
    var name: String?

    @Flag(name: .long, help: "Say what would be written, and write nothing.")
    var dryRun = false

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        let formats = ExportFormat.allCases.map(\.rawValue)
        guard let chosen = ExportFormat(rawValue: format) else {
            throw ValidationError("--format is \(format); give one of \(formats.joined(separator: ", ")).")
        }
        if let fields {
            do { _ = try TextFields(parsing: fields) } catch let fault as Fault {
                throw ValidationError("--fields is \(fields): \(fault.what); \(fault.fix).")
            }
        }
        if let part, Split(rawValue: part) == nil {
            throw ValidationError(
                "--part is \(part); give \(Split.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        if SyntheticPlacement(rawValue: synthetic) == nil {
            throw ValidationError(
                "--synthetic is \(synthetic); give \(SyntheticPlacement.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        if language.isEmpty { throw ValidationError("--language is empty; give a code such as en.") }
        if minimumDocuments != nil || maximumTerms != nil, chosen != .svmlight {
            throw ValidationError("--min-df and --max-features go with --format svmlight, not \(format).")
        }
        if let minimumDocuments, minimumDocuments < 1 {
            throw ValidationError("--min-df is \(minimumDocuments); give a number of documents from 1.")
        }
        if let maximumTerms, maximumTerms < 1 || maximumTerms > Int(Int32.max) {
            throw ValidationError("--max-features is \(maximumTerms); give a number of words from 1.")
        }
        if let name, name.isEmpty || name.contains(where: \.isNewline) {
            throw ValidationError("--name is \"\(name)\"; give a name of one line.")
        }
    }

    func run() throws {
        try running(json: common.json) {
            let folder = try common.folder()
            let store = try CorpusStore(at: folder, .read)
            let reader = try SelectionReader(store, Selection(parsing: selection), splitName: splitName)
            try checkOutput()
            try store.holding(reader.version.id) {
                let notes = try LayerNotes(
                    store, reader.version, splitName: splitName,
                    synthetic: SyntheticPlacement(rawValue: synthetic) ?? .seeds)
                if !notes.hasSplit, splitName != "main" { throw missingSplit(reader) }
                let documents = try SelectionDocuments(
                    reader, folder: folder, splitName: splitName, threads: threads.count, notes: notes,
                    part: part.flatMap(Split.init(rawValue:)))
                let counts = try documents.counts(of: store)
                if counts.documents == 0 { throw reader.nothingHeld }
                if counts.stale > 0 {
                    Console.say(
                        "\(Console.count(counts.stale, "document has", plural: "documents have")) labels, a split or a set that were given to another text: make them again, or mind it; \"patcorpus show\" counts them by layer"
                    )
                }
                if notes.hasSplit && part == nil && format != "jsonl" && counts.unplaced > 0 {
                    Console.say(
                        "\(Console.count(counts.unplaced, "synthetic document is", plural: "synthetic documents are")) in no part: not made from documents of one part; --synthetic train puts those made from none into train, --part all documents into one"
                    )
                }
                let plan = try plan(reader, notes)
                if dryRun { return try printPlan(plan, counts) }
                try write(plan, documents, counts)
            }
        }
    }

    private func checkOutput() throws {
        if FileSystem.exists(output), try !FileSystem.isDirectory(output) || !FileSystem.list(output).isEmpty {
            throw Fault(
                "it is there and not an empty folder", at: output, fix: "give --output another folder", kind: .usage)
        }
    }

    private func missingSplit(_ reader: SelectionReader) -> Fault {
        let splits = reader.version.commit.layers.keys.filter { $0.hasPrefix("splits/") }.map { $0.dropFirst(7) }
            .sorted()
        return Fault(
            "the version \(reader.version.id.short) has no split \(splitName)",
            fix: splits.isEmpty
                ? "\"patcorpus split --name \(splitName)\" makes it"
                : "give --split-name one of \(splits.joined(separator: ", "))", kind: .usage)
    }

    private func plan(_ reader: SelectionReader, _ notes: LayerNotes) throws -> ExportPlan {
        guard let format = ExportFormat(rawValue: format) else { preconditionFailure("validated") }
        var plan = ExportPlan(format: format)
        plan.fields = try fields.map { try TextFields(parsing: $0) }
        plan.language = language
        plan.labels = notes.labels
        plan.hasSplit = notes.hasSplit || part != nil
        plan.minimumDocuments = minimumDocuments ?? 1
        plan.maximumTerms = maximumTerms
        plan.name = name ?? "patents-" + reader.version.id.short
        plan.commit = reader.version.id.hex
        plan.selection = reader.selection.description
        plan.splitName = splitName
        plan.threads = threads.count
        return plan
    }

    private func write(_ plan: ExportPlan, _ documents: SelectionDocuments, _ counts: SelectionDocuments.Counts) throws
    {
        try FileSystem.makeDirectory(output)
        Interrupted.means("\(output) has a part of the files: remove it, and run the command again")
        let progress = Progress("export", total: nil, isOn: !common.json)
        var done = 0
        let total = Console.count(counts.documents, "document")
        let files = try ExportRun(plan, folder: output, source: { try documents.forEach($0) }) { documents, bytes in
            done += documents
            progress.advance(bytes, "\(Console.count(done)) of \(total)")
        }.run()
        progress.finish()
        if common.json {
            try Console.print(["commit": .string(plan.commit), "files": .array(files.map(\.json))])
        } else {
            let tables = files.filter { !$0.path.hasSuffix(".ids") && ($0.documents > 0 || $0 == files[0]) }
            try Console.print(
                "wrote \(total) of \(plan.commit.prefix(12)) in \(Console.count(tables.count, "file")) to \(output)")
        }
    }

    private func printPlan(_ plan: ExportPlan, _ counts: SelectionDocuments.Counts) throws {
        let names = Split.allCases.map(\.rawValue) + ["unsplit"]
        let splits = plan.hasSplit ? zip(names, counts.splits).filter { $1 > 0 } : []
        if common.json {
            let members = splits.map { JSONObject.Member(key: $0, value: .integer($1)) }
            try Console.print([
                "columns": .array(plan.columns.map { .string($0.name) }), "commit": .string(plan.commit),
                "documents": .integer(counts.documents), "format": .string(plan.format.rawValue),
                "splits": .object(JSONObject(uniqueMembers: members)),
            ])
            return
        }
        let parts = splits.map { "\($0) \(Console.count($1))" }.joined(separator: ", ")
        try Console.print(
            "would write \(Console.count(counts.documents, "document")) of \(plan.commit.prefix(12)) as \(plan.format.rawValue) to \(output)\(parts.isEmpty ? "" : ": " + parts)"
        )
    }
}
