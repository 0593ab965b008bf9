internal import ArgumentParser
internal import Corpus
internal import Store

struct RepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Build the index anew from the other files.",
        discussion: """
            Reads and verifies every shard and pack. What is damaged is reported and left where it is. Settings, and the branch main where there is only one \
            version that it can have named, are restored.

            Example:
              patcorpus repair
            """)

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let progress = Progress("repair", total: nil, isOn: !common.json)
            let result = try Repair.run(at: common.folder(), threads: threads.count) { progress.reach($0, of: $1) }
            progress.finish()
            if common.json {
                try Console.print([
                    "bytes": .integer(result.bytes), "damaged": Care.json(result.damaged),
                    "objects": .integer(result.lines + result.nodes), "restored": Care.json(result.restored),
                    "tips": .array(result.tips.map { .string($0.hex) }),
                ])
            } else {
                for finding in result.damaged { try Console.print("damaged   \(finding.file): \(finding.reason)") }
                for finding in result.restored { try Console.print("restored  \(finding.file): \(finding.reason)") }
                for tip in result.tips { try Console.print("version   \(tip.hex): no other follows it") }
                try Console.print(
                    "built the index of \(Console.count(result.lines, "line")) in \(Console.count(result.shards, "shard")) and \(Console.count(result.nodes, "tree node")) in \(Console.count(result.packs, "pack"))"
                )
            }
            if !result.damaged.isEmpty { throw ExitCode(Exit.damage) }
        }
    }
}
