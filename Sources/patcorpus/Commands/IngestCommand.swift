internal import ArgumentParser
internal import Corpus
internal import Foundation
internal import Ingest
internal import Native
internal import Store

struct IngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Read patent files into the corpus and make a version.",
        discussion: """
            Reads files, folders and archives (zip, tar, gz, bz2, xz, zst, nested too); - is standard input. What cannot be read is \
            quarantined with its place and the reason, and its neighbours are kept. A run that was stopped goes on where it was when the \
            same command is given again. Exit code 3 says that something was quarantined.

            Examples:
              patcorpus ingest ipg240102.zip
              patcorpus ingest downloads/ --kinds standard-patent -m "first quarter"
              curl URL | patcorpus ingest -
              patcorpus ingest claims.csv --mapping claims.yaml
            """)

    @Argument(help: ArgumentHelp("Files, folders, archives, or - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(
        name: .long, help: ArgumentHelp("Read this dialect only, and leave everything else out.", valueName: "name"))
    var dialect = "auto"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Read CSV, TSV, JSON and JSON Lines by this mapping file (YAML); see docs/mappings.md.", valueName: "file"))
    var mapping: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Which publications: standard-patent (applications and granted patents), or all.", valueName: "kinds"))
    var kinds = KindFilter.all.rawValue

    @Option(name: .long, help: ArgumentHelp("zstd's level, 1 to 19.", valueName: "n"))
    var level = 3

    @Flag(name: .long, help: "Say what would be read, and read nothing.")
    var dryRun = false

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard KindFilter(rawValue: kinds) != nil else {
            throw ValidationError("--kinds is \(kinds); give standard-patent or all.")
        }
        let names = Dialects.names + ["csv", "jsonl"]
        guard dialect == "auto" || names.contains(dialect) else {
            throw ValidationError("--dialect is \(dialect); give auto or one of \(names.joined(separator: ", ")).")
        }
        if mapping == nil, dialect == "csv" || dialect == "jsonl" {
            throw ValidationError(
                "--dialect \(dialect) needs --mapping FILE, which says what each column is; see docs/mappings.md.")
        }
        guard (1...19).contains(level) else {
            throw ValidationError("--level is \(level); give a number from 1 to 19.")
        }
        if paths.isEmpty { throw ValidationError("Name at least one file or folder, or - for standard input.") }
    }

    func run() throws {
        try running(json: common.json) {
            if dryRun { return try listInput() }
            let store = try common.open(.write)
            try writing.check(store)
            let (tables, mappingDigest) = try tableOptions()
            let options = IngestOptions(
                corpus: store.layout.root, dialect: dialect == "auto" ? nil : dialect,
                kinds: KindFilter(rawValue: kinds) ?? .all,
                tables: tables, mappingDigest: mappingDigest, level: level, isEmptyCorpus: try store.isEmpty())
            let run = IngestRun(
                paths: paths, options: options, threads: threads.count, branch: writing.branch,
                message: writing.message,
                showProgress: !common.json)
            Interrupted.means(
                "nothing is lost: the corpus is as it was, and the same command goes on where this one stopped")
            let start = ContinuousClock.now
            let result = try run.run(store)
            let time = (ContinuousClock.now - start).components
            let seconds = Double(time.seconds) + Double(time.attoseconds) * 1e-18
            try report(result, seconds: seconds)
            if result.counts.quarantined > 0 { throw ExitCode(Exit.inPart) }
        }
    }

    /// The mapping file, parsed, and its digest.
    private func tableOptions() throws -> (TableOptions?, String) {
        guard let mapping else { return (nil, "") }
        guard FileSystem.exists(mapping) else {
            throw Fault("there is no such mapping file", at: mapping, fix: "docs/mappings has examples", kind: .usage)
        }
        let bytes = try FileSystem.read(mapping)
        let parsed = try Mapping(parsing: String(decoding: bytes, as: UTF8.self), file: mapping)
        let format: TableFormat? = dialect == "csv" ? .csv : dialect == "jsonl" ? .jsonl : nil
        return (TableOptions(mapping: parsed, format: format), SHA256.digest(of: bytes).hex)
    }

    private func listInput() throws {
        _ = try common.open(.read)
        let files = try InputFile.list(paths.filter { $0 != "-" })
        let bytes = files.reduce(0) { $0 + $1.size }
        if common.json {
            try Console.print([
                "bytes": .integer(bytes), "dryRun": true, "files": .array(files.map { .string($0.label) }),
            ])
        } else {
            for file in files { try Console.print("\(Console.visible(file.label))\t\(Console.bytes(file.size))") }
            Console.say("would read \(Console.count(files.count, "file")), \(Console.bytes(bytes))")
        }
    }

    private func report(_ result: IngestRun.Result, seconds: Double) throws {
        let counts = result.counts
        if common.json {
            func object(_ table: [String: Int]) -> JSONValue {
                .object(JSONObject(uniqueMembers: table.map { .init(key: $0.key, value: .integer($0.value)) }))
            }
            try Console.print([
                "bytesRead": .integer(result.bytesRead), "commit": .string(result.commit.hex),
                "defects": object(result.defects),
                "dialects": object(result.dialects),
                "documents": [
                    "added": .integer(counts.added), "found": .integer(counts.found), "merged": .integer(counts.merged),
                    "quarantined": .integer(counts.quarantined), "replaced": .integer(counts.replaced),
                    "unchanged": .integer(counts.unchanged),
                ],
                "files": .integer(result.files),
                "notices": .array(result.notices.map { ["file": .string($0.file), "reason": .string($0.reason)] }),
                "resumed": .integer(result.resumed), "seconds": JSONValue((seconds * 1000).rounded() / 1000),
            ])
            return
        }
        if result.resumed > 0 {
            Console.say(
                "went on where a run was stopped: \(Console.count(result.resumed, "share")) of the input had been read")
        }
        for notice in result.notices.prefix(20) {
            Console.say("note: \(Console.visible(notice.file)): \(Console.visible(notice.reason))")
        }
        if result.notices.count > 20 {
            Console.say("note: and \(Console.count(result.notices.count - 20)) more; --json lists all")
        }
        let dialects = result.dialects.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \(Console.count($0.value))" }.joined(separator: ", ")
        try Console.print(
            "\(Console.count(counts.found, "document")) found in \(Console.count(result.files, "file")), \(Console.bytes(result.bytesRead)), \(String(format: "%.1f", seconds)) s"
                + (dialects.isEmpty ? "" : " (\(dialects))"))
        try Console.print(
            "\(Console.count(counts.added)) added, \(Console.count(counts.replaced)) replaced, \(Console.count(counts.unchanged)) unchanged, \(Console.count(counts.merged)) merged of several records, \(Console.count(counts.quarantined)) quarantined"
        )
        if !result.defects.isEmpty {
            let list = result.defects.sorted { $0.key < $1.key }.map { "\($0.key) \(Console.count($0.value))" }
            try Console.print("left out or unreadable inside documents: " + list.joined(separator: ", "))
        }
        if counts.found + counts.quarantined == 0 {
            Console.say("no patent document was found; \"patcorpus help ingest\" says what is read")
            let tables = [".csv", ".tsv", ".json", ".jsonl"]
            if mapping == nil,
                result.notices.contains(where: { notice in tables.contains { notice.file.hasSuffix($0) } })
            {
                Console.say("a table is read with --mapping FILE, which says what each column is; see docs/mappings.md")
            }
        }
        if counts.quarantined > 0 { Console.say("see \"patcorpus quarantine\" for what could not be read, and why") }
        try Console.print("\(result.isNew ? "version" : "nothing changed; version") \(result.commit.short)")
    }
}
