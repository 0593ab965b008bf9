internal import ArgumentParser

@main
struct Patcorpus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patcorpus",
        abstract: "Versioned corpora of patents, real and synthetic.",
        version: Tool.version,
        groupedSubcommands: [
            CommandGroup(name: "Collect", subcommands: [Init.self, IngestCommand.self, Quarantine.self]),
            CommandGroup(name: "Examine", subcommands: [Stats.self]),
            CommandGroup(name: "Train", subcommands: [Export.self]),
            CommandGroup(name: "History", subcommands: [Log.self, Show.self, Cat.self, Diff.self, Tag.self, Branch.self]),
            CommandGroup(
                name: "Care",
                subcommands: [CheckCommand.self, RepairCommand.self, GarbageCollectionCommand.self, RepackCommand.self]),
            CommandGroup(name: "Try", subcommands: [DemoCommand.self]),
        ])
}
