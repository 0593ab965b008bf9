internal import ArgumentParser
internal import Corpus
internal import Native

@main
struct Patcorpus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "patcorpus",
        abstract: "Versioned corpora of patents, real and synthetic.",
        discussion: """
            Examples:
              patcorpus demo samples --documents 100
              patcorpus init corpus
              patcorpus ingest samples --corpus corpus
              patcorpus stats main --corpus corpus

            Exit codes: 0 done; 1 failed, or diff --exit-code found differences; 3 done in part; 10 no corpus there; \
            11 locked; 12 damage found; 64 usage; 130 interrupted.
            """,
        version: Tool.version,
        groupedSubcommands: [
            CommandGroup(
                name: "Collect",
                subcommands: [
                    Init.self, IngestCommand.self, LabelCommand.self, GenerateCommand.self, Quarantine.self,
                ]),
            CommandGroup(
                name: "Shape",
                subcommands: [
                    FamiliesCommand.self, SplitCommand.self, SampleCommand.self, ReplicateCommand.self,
                    MixCommand.self, Augment.self, FilterCommand.self, DedupCommand.self,
                ]),
            CommandGroup(
                name: "Examine",
                subcommands: [
                    Stats.self, LeakageCommand.self, EmbedCommand.self, MeasureCommand.self, RetrieveCommand.self,
                    AuditCommand.self, ReportCommand.self,
                ]),
            CommandGroup(
                name: "Train",
                subcommands: [
                    ExportCommand.self, ImportCommand.self, TrainCommand.self, EvaluateCommand.self, StudyCommand.self,
                ]),
            CommandGroup(
                name: "History",
                subcommands: [
                    Log.self, Show.self, Cat.self, Diff.self, Tag.self, Branch.self, MergeCommand.self,
                ]),
            CommandGroup(
                name: "Care",
                subcommands: [
                    CheckCommand.self, RepairCommand.self, GarbageCollectionCommand.self, RepackCommand.self,
                ]),
            CommandGroup(name: "Try", subcommands: [DemoCommand.self]),
        ])

    static func main() {
        ProcessMemory.keepFreed()
        Interrupted.watch()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            UsageReport.say(error)
            exit(withError: error)
        }
    }
}
