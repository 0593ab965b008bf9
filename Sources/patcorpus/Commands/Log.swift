internal import ArgumentParser
internal import Corpus
internal import Store

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the versions, newest first.",
        discussion: """
            Under --json one object a line.

            Examples:
              patcorpus log
              patcorpus log v1 --limit 5
            """)

    @Argument(help: ArgumentHelp("Where to begin: a branch, tag or commit.", valueName: "ref"))
    var reference = "main"

    @Option(name: .long, help: ArgumentHelp("List so many at the most.", valueName: "n"))
    var limit: Int?

    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.read)
            guard let start = try store.resolve(reference) else {
                if !common.json { Console.say("there are no versions yet") }
                return
            }
            var names: [Digest: [String]] = [:]
            for kind in Refs.Kind.allCases {
                for (name, commit) in try store.refs.list(kind) { names[commit, default: []].append(name) }
            }
            var count = 0
            try store.history(from: start) { stored in
                if let limit, count >= limit { return false }
                count += 1
                try show(stored, names: names[stored.id] ?? [])
                return true
            }
        }
    }

    private func show(_ stored: StoredCommit, names: [String]) throws {
        let recipe = stored.commit.recipe
        if common.json {
            try Console.print([
                "commit": .string(stored.id.hex), "documents": .integer(stored.commit.documents.count),
                "message": .string(recipe.message), "names": .array(names.map { .string($0) }),
                "parents": .array(stored.commit.parents.map { .string($0.hex) }), "time": .string(stored.time),
                "verb": .string(recipe.verb),
            ])
            return
        }
        let label = names.isEmpty ? "" : " (\(names.joined(separator: ", ")))"
        let message = recipe.message.isEmpty ? "" : "  \(Console.visible(recipe.message))"
        try Console.print(
            "\(stored.id.short)  \(stored.time)  \(recipe.verb)  \(Console.count(stored.commit.documents.count, "document"))\(label)\(message)"
        )
    }
}
