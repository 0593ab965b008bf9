internal import ArgumentParser
internal import Corpus
internal import Store

struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what was added, removed and changed between two versions.",
        discussion: """
            Costs in proportion to the change, not to the corpus. Layers are compared too.

            Examples:
              patcorpus diff main~1 main
              patcorpus diff v1 v2 --fields
              patcorpus diff v1 v2 --text --json
              patcorpus diff v1 main --exit-code --stat
            """)

    @Argument(help: ArgumentHelp("The older version.", valueName: "a"))
    var first: String

    @Argument(help: ArgumentHelp("The newer version.", valueName: "b"))
    var second: String

    @Flag(name: .long, help: "Print the counts only.")
    var stat = false

    @Flag(name: .long, help: "Print the ids, one a line with + - or ~.")
    var ids = false

    @Flag(name: .long, help: "Print which fields of each changed document differ.")
    var fields = false

    @Flag(name: .long, help: "Print the old and the new value of each field that differs.")
    var text = false

    @Option(name: .long, help: ArgumentHelp("Compare this layer instead of the documents.", valueName: "name"))
    var layer: String?

    @Flag(name: .long, help: "Exit with 1 if there are differences.")
    var exitCode = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.read)
            let comparison = Comparison(
                store: store, from: try store.version(first), to: try store.version(second), layer: layer,
                depth: text ? .text : fields ? .fields : ids ? .ids : .counts)
            let result = try comparison.run()
            if common.json {
                try Console.print(result.json(comparison))
            } else {
                for line in result.lines(comparison, withIDs: !stat) { try Console.print(line) }
            }
            if exitCode && result.isDifferent { throw ExitCode(Exit.differences) }
        }
    }
}
