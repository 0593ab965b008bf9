internal import ArgumentParser
internal import Corpus
internal import Store

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show one version: its roots, layers and recipe.",
        discussion: """
            Examples:
              patcorpus show main
              patcorpus show main~1 --json
            """)

    @Argument(help: ArgumentHelp("A branch, tag or commit; ~N goes back N versions.", valueName: "ref"))
    var reference = "main"

    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.read)
            let stored = try store.version(reference)
            let commit = stored.commit
            let layers = commit.layers.sorted { $0.key < $1.key }
            let stale = try store.staleEntries(in: commit)
            if common.json {
                try Console.print([
                    "commit": .string(stored.id.hex), "documents": .integer(commit.documents.count),
                    "documentsRoot": .string(commit.documents.id.hex), "host": .string(stored.host),
                    "layers": .object(
                        JSONObject(uniqueMembers: layers.map { .init(key: $0.key, value: .string($0.value.id.hex)) })),
                    "parents": .array(commit.parents.map { .string($0.hex) }), "recipe": commit.recipe.json,
                    "responses": .counts(try verdicts(store, commit)),
                    "stale": .counts(stale), "time": .string(stored.time), "tool": .string(stored.tool),
                ])
                return
            }
            var lines = ["commit     \(stored.id.hex)"]
            for parent in commit.parents { lines.append("parent     \(parent.hex)") }
            lines.append("made       \(stored.time) on \(stored.host) by \(stored.tool)")
            lines.append("documents  \(Console.count(commit.documents.count)), root \(commit.documents.id.hex)")
            for (name, root) in layers {
                let verdicts = name == "responses" ? try responses(store, commit) : ""
                let of = stale[name, default: 0] > 0 ? ", \(Console.count(stale[name, default: 0])) of them stale" : ""
                lines.append(
                    "layer      \(name): \(Console.count(root.count, "entry", plural: "entries"))\(of)\(verdicts), root \(root.id.short)"
                )
            }
            let recipe = commit.recipe
            lines.append("recipe     \(recipe.verb)" + recipe.parameters.map { " \($0.name)=\($0.value)" }.joined())
            for seed in recipe.seeds { lines.append("seed       \(seed.name)=\(seed.value)") }
            for input in recipe.inputs { lines.append("input      \(input)") }
            if !recipe.message.isEmpty { lines.append("message    \(recipe.message)") }
            for line in lines { try Console.print(line) }
        }
    }

    /// How many answers of language models the version has, by what became of them.
    private func verdicts(_ store: CorpusStore, _ commit: Commit) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        try store.forEachEntry(of: "responses", in: commit) { _, entry in
            counts[try JSONValue(parsing: entry.json)["verdict"]?.string ?? "", default: 0] += 1
            return true
        }
        return counts
    }

    private func responses(_ store: CorpusStore, _ commit: Commit) throws -> String {
        try verdicts(store, commit).sorted { $0.key < $1.key }.map { ", \(Console.count($0.value)) \($0.key)" }.joined()
    }
}
