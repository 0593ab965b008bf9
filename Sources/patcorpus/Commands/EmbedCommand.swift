internal import ArgumentParser
internal import Corpus
internal import Measure
internal import Native
internal import Store

struct EmbedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "embed",
        abstract: "Turn the documents of a selection into vectors, and keep them.",
        discussion: """
            The embedder is latent semantic analysis of TF-IDF, fitted on --fit and stored under an id in the corpus's cache; fit it on documents that \
            enter no statistic. Vectors are kept by document and embedder, so that a second run computes only what is new. measure with the same --fit and \
            settings uses the same embedder.

            Examples:
              patcorpus embed main --fit main:split=train
              patcorpus embed main:origin=synthesis --fit v1 --output vectors.npy
            """)

    @Argument(help: ArgumentHelp("Which documents.", valueName: "selection"))
    var selection: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What the embedder is fitted on; by default a third of the selection's families.", valueName: "selection"))
    var fit: String?

    @Option(
        name: .long, help: ArgumentHelp("Write the vectors as .npy, and the ids as .txt beside it.", valueName: "npy"))
    var output: String?

    @OptionGroup var ruler: RulerOptions

    @Option(name: .long, help: ArgumentHelp("All randomness.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let settings = try ruler.settings(seed: seed)
            if let output, !output.hasSuffix(".npy") {
                throw ValidationError("--output is \(output); give a name that ends in .npy.")
            }
            let store = try common.open(.read)
            let source = VectorSource(
                store: store, fields: ruler.fields, threads: threads.count, showProgress: !common.json)
            var notes: [String] = []
            func members(_ text: String) throws -> [GroupedMember] {
                let reader = try SelectionReader(store, Selection(parsing: text), splitName: splitName)
                return try DocumentGroups(store, reader).members(&notes)
            }
            let documents = try members(selection).map(\.member)
            let part =
                try fit.map { try members($0) } ?? members(selection).filter { FitPart.holds($0.group, seed: seed) }
            let embedder = try source.embedder(settings, try FitPart.checked(part.map(\.member)))
            let (vectors, computed) = try source.vectors(documents, embedder)
            if let output {
                try NumPyFile.write(vectors, to: output)
                let lines = documents.map { $0.id + "\n" }.joined()
                var file = try AtomicFileWriter(folder: FileSystem.parent(output))
                try file.append(Array(lines.utf8).span)
                try file.finish(as: output.dropLast(4) + ".txt")
            }
            let empty = vectors.squaredNorms().count { $0 == 0 }
            let cached = documents.count - computed
            if common.json {
                return try Console.print([
                    "cached": .integer(cached), "computed": .integer(computed), "dimensions": .integer(vectors.columns),
                    "documents": .integer(documents.count), "embedder": .string(embedder.id),
                    "fitted": .integer(part.count), "withoutWords": .integer(empty),
                ])
            }
            try Console.print(
                "\(Console.count(documents.count, "vector")) of \(vectors.columns) numbers, \(Console.count(computed)) computed, \(Console.count(cached)) cached\nembedder \(embedder.id), fitted on \(Console.count(part.count, "document"))"
            )
            if empty > 0 {
                Console.say(
                    "\(Console.count(empty, "document")) without any word of the embedder: their vectors are zeros")
            }
        }
    }
}
