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
            The embedder lsa is latent semantic analysis of TF-IDF, fitted on --fit and stored under an id in the corpus's cache; fit it on documents that \
            enter no statistic. endpoint asks a model of an OpenAI-compatible server, and file takes vectors that something else computed. Vectors are kept by \
            document and embedder, so that a second run computes only what is new. measure with the same --fit and settings uses the same embedder.

            Examples:
              patcorpus embed main --fit main:split=train
              patcorpus embed main:origin=synthesis --fit v1 --output vectors.npy
              patcorpus embed main --embedder endpoint --server http://localhost:8000/v1 --model BAAI/bge-m3 --max-characters 20000
              patcorpus embed main --embedder file --embeddings vectors.npy
            """)

    @Argument(help: ArgumentHelp("Which documents.", valueName: "selection"))
    var selection: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What lsa is fitted on; by default a third of the selection's families.", valueName: "selection"))
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
            let plan = try ruler.plan(seed: seed)
            if !plan.isFitted && fit != nil {
                throw ValidationError("--fit is given, but the embedder \(ruler.embedder) is not fitted; leave it out.")
            }
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
            var part: [Member] = []
            if plan.isFitted {
                let chosen =
                    try fit.map { try members($0) } ?? members(selection).filter { FitPart.holds($0.group, seed: seed) }
                part = try FitPart.checked(chosen.map(\.member))
            }
            let embedder = try source.embedder(plan, part)
            let (vectors, computed, cut) = try source.vectors(documents, embedder)
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
                    "cached": .integer(cached), "computed": .integer(computed), "cut": .integer(cut),
                    "dimensions": .integer(vectors.columns),
                    "documents": .integer(documents.count), "embedder": .string(embedder.id),
                    "fitted": .integer(part.count), "withoutWords": .integer(empty),
                ])
            }
            let fitting = plan.isFitted ? ", fitted on \(Console.count(part.count, "document"))" : ""
            try Console.print(
                "\(Console.count(documents.count, "vector")) of \(vectors.columns) numbers, \(Console.count(computed)) computed, \(Console.count(cached)) cached\nembedder \(embedder.id)\(fitting)"
            )
            if let note = embedder.note {
                Console.say(note + "; \(Console.count(cut, "text")) of those computed now were longer")
            }
            if empty > 0 {
                Console.say("\(Console.count(empty, "document")) \(embedder.emptiness): their vectors are zeros")
            }
        }
    }
}
