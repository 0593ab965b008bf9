internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Store

struct FamiliesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "families",
        abstract: "Find which documents are of one invention, as the layer families.",
        discussion: """
            Publications of one application are one family, and documents with one DOCDB id. The rest are joined by the \
            priorities and applications that they share. A family is named by its DOCDB id, else by its smallest document \
            id. See docs/splits.md.

            Examples:
              patcorpus families
              patcorpus families --from priorities --dry-run
            """)

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What families are read from: docdb, priorities, or both with a comma between.", valueName: "sources"))
    var from = "docdb,priorities"

    @Flag(name: .long, help: "Say what would come of it, and make no version.")
    var dryRun = false

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws { _ = try sources() }

    private func sources() throws -> Set<Families.Source> {
        var sources: Set<Families.Source> = []
        for word in from.split(separator: ",", omittingEmptySubsequences: false) {
            guard let source = Families.Source(rawValue: String(word)) else {
                throw ValidationError("--from has \(word); give docdb, priorities, or both with a comma between.")
            }
            sources.insert(source)
        }
        return sources
    }

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.write)
            var draft = try VersionDraft(store, writing)
            let reader = try SelectionReader(store, Selection(parsing: writing.branch))
            let members = try reader.members()
            let reading = GroupReading(reader: reader, threads: threads.count, showProgress: !common.json)
            let families = Families(try reading.filings(), from: try sources())
            var commit = draft.base.id
            if !dryRun {
                var entries: [String: LayerEntry] = [:]
                for member in members {
                    guard let name = families.names[member.id] else { continue }
                    entries[member.id] = VersionDraft.entry(member.digest, .string(name))
                }
                draft.replace(layer: "families", with: entries)
                commit = try draft.commit(
                    "families", parameters: ["from": try sources().map(\.rawValue).sorted().joined(separator: ",")])
            }
            try report(families, documents: members.count, commit)
        }
    }

    private func report(_ families: Families, documents: Int, _ commit: Digest) throws {
        if common.json {
            return try Console.print([
                "commit": .string(commit.hex), "documents": .integer(documents), "dryRun": .boolean(dryRun),
                "families": .integer(families.count), "largest": .integer(families.largest),
            ])
        }
        try Console.print(
            "\(Console.count(documents, "document")) in \(Console.count(families.count, "family", plural: "families")), the largest of \(Console.count(families.largest))"
        )
        try Console.print(dryRun ? "nothing was written" : "version \(commit.short)")
    }
}
