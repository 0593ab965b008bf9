internal import ArgumentParser
internal import Corpus
internal import Store

struct GarbageCollectionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gc",
        abstract: "Drop what no version refers to.",
        discussion: """
            Keeps what branches and tags reach, what readers hold, what an unfinished ingest has written, and what is young. Drops whole shards; repack \
            takes single documents out.

            Examples:
              patcorpus gc --dry-run
              patcorpus gc --keep-younger-than 1h
            """)

    @Flag(name: .long, help: "Say what would be dropped, and drop nothing.")
    var dryRun = false

    @Option(
        name: .long, help: ArgumentHelp("Files younger than this stay: a number and s, m, h or d.", valueName: "age"))
    var keepYoungerThan = "1d"

    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let folder = try common.folder()
            let options = GarbageCollection.Options(retention: try Care.retention(age: keepYoungerThan), dryRun: dryRun)
            let result = try GarbageCollection.run(at: folder, options)
            if common.json {
                try Console.print([
                    "bytesFreed": .integer(result.bytesFreed), "dryRun": .boolean(dryRun),
                    "kept": .integer(result.kept),
                    "removed": .array(result.removed.map { .string($0) }),
                ])
            } else {
                for path in result.removed { try Console.print(path) }
                try Console.print(
                    "\(dryRun ? "would free" : "freed") \(Console.bytes(result.bytesFreed)) in \(Console.count(result.removed.count, "file")), kept \(Console.count(result.kept, "file"))"
                )
            }
        }
    }
}

struct RepackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repack",
        abstract: "Put small shards together and take out what no version refers to.",
        discussion: """
            Versions stay what they are: no digest changes.

            Examples:
              patcorpus repack --dry-run
              patcorpus repack
            """)

    @Flag(name: .long, help: "Say what would be written anew, and write nothing.")
    var dryRun = false

    @Option(
        name: .long,
        help: ArgumentHelp("Files younger than this keep what they hold: a number and s, m, h or d.", valueName: "age"))
    var keepYoungerThan = "1d"

    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let folder = try common.folder()
            let options = Repack.Options(retention: try Care.retention(age: keepYoungerThan), dryRun: dryRun)
            let progress = Progress("repack", total: nil, isOn: !common.json)
            let result = try Repack.run(at: folder, options) { progress.reach($0, of: $1) }
            progress.finish()
            if common.json {
                try Console.print([
                    "added": .array(result.added.map { .string($0) }), "bytesFreed": .integer(result.bytesFreed),
                    "dryRun": .boolean(dryRun), "removed": .array(result.removed.map { .string($0) }),
                ])
                return
            }
            try Console.print(
                "\(dryRun ? "would write" : "wrote") \(Console.count(result.removed.count, "file")) anew as \(Console.count(result.added.count)), \(Console.bytes(abs(result.bytesFreed))) \(result.bytesFreed < 0 ? "more" : "less")"
            )
            if result.isLeftToGarbageCollection { Console.say("readers hold a version: gc will drop the old files") }
        }
    }
}
