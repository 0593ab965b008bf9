internal import ArgumentParser

@main
struct Patcorpus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patcorpus",
        abstract: "Versioned corpora of patents, real and synthetic.",
        version: Tool.version,
        groupedSubcommands: [
            CommandGroup(name: "Collect", subcommands: [Init.self, IngestCommand.self])
        ])
}
