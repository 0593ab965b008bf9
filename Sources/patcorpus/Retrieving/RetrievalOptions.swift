internal import ArgumentParser
internal import Corpus
internal import Endpoint
internal import Measure
internal import Retrieve

/// What `retrieve` is asked for, apart from the selections.
struct RetrievalOptions: ParsableArguments {
    enum RankerName: String, ExpressibleByArgument, CaseIterable { case bm25, dense }
    enum RelevanceName: String, ExpressibleByArgument, CaseIterable { case jaccard, citations }

    @Option(
        name: .long, help: ArgumentHelp("bm25, or dense: by vectors of --embedder or --vectors.", valueName: "name"))
    var ranker = RankerName.bm25

    @Option(
        name: .long,
        help: ArgumentHelp(
            "jaccard: overlap of label sets; citations: by the search report's categories.", valueName: "name"))
    var relevance = RelevanceName.jaccard

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The measures: nDCG@k, nDCG(dcg='exp-log2')@k, P@k, R@k, MAP, MRR, Bpref, Success@k.", valueName: "list"))
    var measures = MeasureName.standard.map(\.description).joined(separator: ",")

    @Option(
        name: .long,
        help: ArgumentHelp(
            "From which relevance a document counts as relevant in all measures but nDCG; .5 for jaccard, 1 for citations.",
            valueName: "r"))
    var relevantAt: Double?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How synthetic documents in the index count: unjudged (nothing, but they hold their ranks), removed, or graded by the labels asked for.",
            valueName: "way"))
    var synthetic = SyntheticJudgement.unjudged.rawValue

    @Option(name: .long, help: ArgumentHelp("What citations are worth, by category.", valueName: "list"))
    var grades = "X=3,Y=2,A=1"

    @Option(name: .long, help: ArgumentHelp("How many documents a ranking has at most.", valueName: "n"))
    var depth = 1000

    @Option(
        name: .long,
        help: ArgumentHelp("The texts that are read: title,abstract,claims,description.", valueName: "list"))
    var fields = TextFields.standard.description

    @Option(name: .customLong("k1"), help: ArgumentHelp("BM25's k1.", valueName: "k1"))
    var k1 = BM25Parameters.standard.k1

    @Option(name: .customLong("b"), help: ArgumentHelp("BM25's b.", valueName: "b"))
    var b = BM25Parameters.standard.b

    @Option(
        name: .long,
        help: ArgumentHelp(
            "For dense: lsa, TF-IDF and latent semantic analysis; endpoint, a model of --server; file, the vectors of --vectors.",
            valueName: "name"))
    var embedder: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What the embedder is fitted on; by default the real documents of the index that are no queries, nor of their families.",
            valueName: "selection"))
    var fit: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Compare with the embedder fitted on these, over the same real queries and index: what synthetic documents in its training do.",
            valueName: "selection"))
    var fitAgainst: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Numbers of a vector; 256 for lsa, and for endpoint the model's own unless it is asked for fewer.",
            valueName: "n"))
    var dimensions: Int?

    @Option(name: .long, help: ArgumentHelp("For lsa: words that fewer documents have are left out.", valueName: "n"))
    var minimumDocuments = 2

    @Option(
        name: .long,
        help: ArgumentHelp(
            "For dense: a file of vectors: .npy with the ids in .txt beside it, or JSONL with a line {\"id\":…,\"vector\":[…]} for each document.",
            valueName: "file"))
    var vectors: String?

    @Option(
        name: .long,
        help: ArgumentHelp("For dense: other vectors to compare with, as of another embedder.", valueName: "file"))
    var againstVectors: String?

    @OptionGroup var model: EmbeddingModelOptions

    @Option(name: .long, help: ArgumentHelp("For dense: cosine or dot.", valueName: "name"))
    var similarity = DenseIndex.Similarity.cosine.rawValue

    @Option(name: .long, help: ArgumentHelp("Resamples for the 95% intervals.", valueName: "n"))
    var replicates = 2000

    @Option(name: .long, help: ArgumentHelp("Permutations for p, with --against.", valueName: "n"))
    var permutations = 9999

    @Option(name: .long, help: ArgumentHelp("All randomness.", valueName: "n"))
    var seed: UInt64 = 0

    @Flag(name: .long, help: "Do not keep the index in the corpus' cache.")
    var noCache = false

    /// The options, checked. Throws usage faults.
    func plan() throws -> RetrievalPlan {
        let names = try MeasureName.list(parsing: measures)
        if let deepest = names.compactMap(\.cutoff).max(), deepest > depth {
            throw Fault(
                "--depth is \(depth), but a measure looks at \(deepest) ranks", fix: "give --depth \(deepest)",
                kind: .usage)
        }
        guard depth > 0, depth <= 1_000_000 else {
            throw Fault("--depth is \(depth)", fix: "give a number from 1 to 1000000", kind: .usage)
        }
        let level = relevantAt ?? (relevance == .jaccard ? 0.5 : 1)
        guard level > 0, level.isFinite, relevance == .citations || level <= 1 else {
            throw Fault(
                "--relevant-at is \(level)", fix: "give a number above 0, up to 1 for jaccard", kind: .usage)
        }
        guard let way = SyntheticJudgement(rawValue: synthetic) else {
            throw Fault("--synthetic is \(synthetic)", fix: "give unjudged, removed or graded", kind: .usage)
        }
        if way == .graded && relevance == .citations {
            throw Fault(
                "synthetic documents are not cited, so that they cannot be graded", fix: "give unjudged or removed",
                kind: .usage)
        }
        guard let likeness = DenseIndex.Similarity(rawValue: similarity) else {
            throw Fault("--similarity is \(similarity)", fix: "give cosine or dot", kind: .usage)
        }
        return RetrievalPlan(
            ranker: ranker, relevance: relevance, measures: names, relevantAt: level, synthetic: way,
            grades: try CitationRelevance.Grades(parsing: grades), depth: depth,
            fields: try TextFields(parsing: fields),
            bm25: try BM25Parameters(k1: k1, b: b), representation: try representation(),
            similarity: likeness,
            bootstrap: try Bootstrap(replicates: replicates, seed: seed),
            test: try RandomisationTest(permutations: permutations, seed: seed), keepsIndex: !noCache)
    }
}

extension RetrievalOptions {
    /// Where dense vectors come from; `nil` for BM25. Throws usage faults for options that do not go together.
    private func representation() throws -> Representation? {
        let isFile = embedder == "file" && vectors != nil
        let ofEmbedder = [
            ("--embedder", isFile ? nil : embedder), ("--fit", fit), ("--fit-against", fitAgainst),
        ]
        if ranker == .bm25 || embedder != "endpoint" { try model.refuse() }
        if ranker == .bm25 {
            if (vectors ?? againstVectors) != nil {
                throw Fault(
                    "BM25 has no use for vectors", fix: "give --ranker dense, or leave --vectors out", kind: .usage)
            }
            if embedder != nil || fit != nil || fitAgainst != nil {
                let name = ofEmbedder.first { $0.1 != nil }?.0 ?? "--embedder"
                throw Fault("BM25 has no embedder", fix: "give --ranker dense, or leave \(name) out", kind: .usage)
            }
            return nil
        }
        if let vectors {
            if let given = ofEmbedder.first(where: { $0.1 != nil }) {
                throw Fault(
                    "\(given.0) and --vectors are given",
                    fix: "give one or the other: vectors of a file are not fitted",
                    kind: .usage)
            }
            return .file(vectors, against: againstVectors)
        }
        if againstVectors != nil {
            throw Fault(
                "--against-vectors is given without --vectors", fix: "give both; or compare fits by --fit-against",
                kind: .usage)
        }
        switch embedder ?? "lsa" {
        case "lsa": break
        case "endpoint":
            if fit != nil || fitAgainst != nil {
                throw Fault("a server's model is not fitted", fix: "leave --fit and --fit-against out", kind: .usage)
            }
            return .endpoint(
                try model.endpoint(dimensions: dimensions), fields: try TextFields(parsing: fields).description)
        case "file": throw Fault("--embedder file has no file", fix: "give it by --vectors", kind: .usage)
        default:
            throw Fault(
                "there is no embedder \(embedder ?? "")", fix: "give lsa, endpoint or file", kind: .usage)
        }
        let dimensions = dimensions ?? 256
        guard dimensions >= 1 && minimumDocuments >= 1 else {
            throw Fault(
                "--dimensions is \(dimensions) and --minimum-documents \(minimumDocuments)",
                fix: "give numbers from 1 on",
                kind: .usage)
        }
        var settings = LatentSemanticSettings()
        settings.dimensions = dimensions
        settings.minimumDocuments = minimumDocuments
        settings.seed = seed
        settings.fields = try TextFields(parsing: fields).description
        return .latentSemantic(settings, fit: fit, against: fitAgainst)
    }
}

/// Where the vectors of a dense ranking come from.
enum Representation {
    /// A file, and another one to compare with.
    case file(String, against: String?)
    /// A server's model, on these parts of a document.
    case endpoint(EmbeddingEndpoint, fields: String)
    /// An embedder fitted on a selection, and on another one to compare with.
    case latentSemantic(LatentSemanticSettings, fit: String?, against: String?)

    /// Whether two representations are compared on one index.
    var isCompared: Bool {
        switch self {
        case .file(_, let against), .latentSemantic(_, _, let against): against != nil
        case .endpoint: false
        }
    }
}

/// The options of a retrieval, checked.
struct RetrievalPlan {
    var ranker: RetrievalOptions.RankerName
    var relevance: RetrievalOptions.RelevanceName
    var measures: [MeasureName]
    var relevantAt: Double
    var synthetic: SyntheticJudgement
    var grades: CitationRelevance.Grades
    var depth: Int
    var fields: TextFields
    var bm25: BM25Parameters
    /// `nil` for BM25.
    var representation: Representation?
    var similarity: DenseIndex.Similarity
    var bootstrap: Bootstrap
    var test: RandomisationTest
    var keepsIndex: Bool

    var compiled: [any RankingMeasure] { measures.map { $0.measure(relevantAt: relevantAt) } }

    /// What a result records.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "depth": .integer(depth), "measures": .array(measures.map { .string($0.description) }),
            "permutations": .integer(test.permutations), "ranker": .string(ranker.rawValue),
            "relevance": .string(relevance.rawValue), "relevantAt": JSONValue(relevantAt),
            "replicates": .integer(bootstrap.replicates), "seed": .integer(Int(clamping: bootstrap.seed)),
            "synthetic": .string(synthetic.rawValue), "interval": "BCa, expanded", "level": JSONValue(bootstrap.level),
        ]
        switch ranker {
        case .bm25:
            members["b"] = JSONValue(bm25.b)
            members["k1"] = JSONValue(bm25.k1)
            members["fields"] = .string(fields.description)
        case .dense:
            members["similarity"] = .string(similarity.rawValue)
            switch representation {
            case .file(let path, let against):
                members["vectors"] = .string(path)
                if let against { members["againstVectors"] = .string(against) }
            case .endpoint(let endpoint, let fields):
                members["embedder"] = "endpoint"
                members["fields"] = .string(fields)
                for member in endpoint.settings.json.object?.members ?? [] where member.value != .null {
                    members[member.key] = member.value
                }
            case .latentSemantic(let settings, _, _):
                members["dimensions"] = .integer(settings.dimensions)
                members["embedder"] = "lsa"
                members["fields"] = .string(settings.fields)
                members["minimumDocuments"] = .integer(settings.minimumDocuments)
            case nil: break
            }
        }
        if relevance == .citations {
            let letters = grades.byCategory.map { (String($0.key), JSONValue.integer($0.value)) }
            members["grades"] = .members(letters + [("other", .integer(grades.other))])
        }
        return .members(members.map { ($0.key, $0.value) })
    }
}

extension JSONValue {
    /// An object of members whose keys differ.
    static func members(_ list: [(String, JSONValue)]) -> JSONValue {
        .object(JSONObject(uniqueMembers: list.map { .init(key: $0.0, value: $0.1) }))
    }
}
