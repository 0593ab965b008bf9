internal import ArgumentParser
internal import Corpus
internal import Endpoint
internal import Measure

/// How documents become vectors.
struct RulerOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "lsa: TF-IDF and latent semantic analysis; endpoint: a model of --server; file: vectors of --embeddings.",
            valueName: "name"))
    var embedder = "lsa"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Numbers of a vector; 256 for lsa, and for endpoint the model's own unless it is asked for fewer.",
            valueName: "n"))
    var dimensions: Int?

    @Option(
        name: .long, help: ArgumentHelp("For lsa: words that fewer documents have are left out.", valueName: "n"))
    var minimumDocuments = 2

    @Option(
        name: .long,
        help: ArgumentHelp("Parts of a document: title,abstract,claims,description, or all.", valueName: "names"))
    var fields = "title,abstract,claims"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "For file: .npy with the ids in .txt beside it, or JSONL with a line {\"id\":…,\"vector\":[…]} for each document.",
            valueName: "file"))
    var embeddings: String?

    @OptionGroup var model: EmbeddingModelOptions

    /// What the options ask for. Throws usage faults for options that do not go together.
    func plan(seed: UInt64) throws -> RulerPlan {
        if embedder != "file" && embeddings != nil {
            throw Fault("--embeddings goes with --embedder file", fix: "add that, or leave it out", kind: .usage)
        }
        if embedder != "endpoint" { try model.refuse() }
        switch embedder {
        case "lsa":
            let dimensions = dimensions ?? 256
            guard dimensions >= 1 && minimumDocuments >= 1 else {
                throw Fault(
                    "--dimensions is \(dimensions) and --minimum-documents \(minimumDocuments)",
                    fix: "give numbers from 1 on", kind: .usage)
            }
            var settings = LatentSemanticSettings()
            settings.dimensions = dimensions
            settings.minimumDocuments = minimumDocuments
            settings.seed = seed
            settings.fields = try TextFields(parsing: fields).description
            return .latentSemantic(settings)
        case "endpoint":
            return .endpoint(
                try model.endpoint(dimensions: dimensions), fields: try TextFields(parsing: fields).description)
        case "file":
            if dimensions != nil {
                throw Fault(
                    "--dimensions is given, but a file's vectors are as long as they are", fix: "leave it out",
                    kind: .usage)
            }
            guard let embeddings else {
                throw Fault("--embedder file has no file", fix: "give it by --embeddings", kind: .usage)
            }
            return .file(embeddings)
        default:
            throw Fault("there is no embedder \(embedder)", fix: "give lsa, endpoint or file", kind: .usage)
        }
    }
}

/// Which model of which server gives vectors.
struct EmbeddingModelOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "For endpoint: an OpenAI-compatible server, such as http://localhost:8000/v1; its key is read from $PATCORPUS_API_KEY or $OPENAI_API_KEY.",
            valueName: "url"))
    var server: String?

    @Option(name: .long, help: ArgumentHelp("For endpoint: the model by the server's name.", valueName: "name"))
    var model: String?

    @Option(
        name: .long,
        help: ArgumentHelp("For endpoint: what comes before each text, as some models want.", valueName: "text"))
    var prefix: String?

    @Option(
        name: .long,
        help: ArgumentHelp("For endpoint: only so many characters of a text are sent; all by default.", valueName: "n"))
    var maxCharacters: Int?

    @Option(name: .long, help: ArgumentHelp("For endpoint: requests at a time.", valueName: "n"))
    var concurrency: Int?

    /// Throws a usage fault if any is given.
    func refuse() throws {
        let given: [(String, Bool)] = [
            ("--server", server != nil), ("--model", model != nil), ("--prefix", prefix != nil),
            ("--max-characters", maxCharacters != nil), ("--concurrency", concurrency != nil),
        ]
        if let first = given.first(where: { $0.1 }) {
            throw Fault(
                "\(first.0) goes with --embedder endpoint", fix: "add that, or leave \(first.0) out", kind: .usage)
        }
    }

    /// The endpoint, which nobody has been asked at yet.
    func endpoint(dimensions: Int?) throws -> EmbeddingEndpoint {
        guard let server, let model else {
            throw Fault(
                "--embedder endpoint needs a server and a model",
                fix: "give --server http://localhost:8000/v1 and --model NAME", kind: .usage)
        }
        var settings = EmbeddingSettings(model: model)
        settings.dimensions = dimensions
        settings.prefix = prefix ?? ""
        settings.maximumCharacters = maxCharacters
        var caller = try EndpointSettings(server: server)
        caller.concurrency = concurrency ?? 4
        return try EmbeddingEndpoint(caller, settings)
    }
}

/// What vectors are asked for, before any document is read.
enum RulerPlan {
    case latentSemantic(LatentSemanticSettings)
    case endpoint(EmbeddingEndpoint, fields: String)
    case file(String)

    /// Whether the embedder is fitted on documents.
    var isFitted: Bool { if case .latentSemantic = self { true } else { false } }
}

/// What turns the documents of a corpus into vectors.
enum DocumentEmbedder {
    case latentSemantic(LatentSemanticAnalysis)
    case endpoint(EndpointEmbedder)
    case file(FileEmbedder)

    var id: String {
        switch self {
        case .latentSemantic(let embedder): embedder.id
        case .endpoint(let embedder): embedder.id
        case .file(let embedder): embedder.id
        }
    }

    var dimensions: Int {
        switch self {
        case .latentSemantic(let embedder): embedder.dimensions
        case .endpoint(let embedder): embedder.dimensions
        case .file(let embedder): embedder.dimensions
        }
    }

    /// Why a vector may be zeros, after "documents".
    var emptiness: String {
        switch self {
        case .latentSemantic: "without any word of the embedder"
        case .endpoint: "without text"
        case .file: "with a vector of zeros"
        }
    }

    /// What a result must say of the texts; nil where they are read as they are.
    var note: String? {
        guard case .endpoint(let embedder) = self, let limit = embedder.settings.maximumCharacters else { return nil }
        return "the embedder reads the first \(Console.count(limit)) characters of a text"
    }
}
