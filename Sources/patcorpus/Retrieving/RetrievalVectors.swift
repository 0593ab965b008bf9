internal import Corpus
internal import Measure
internal import Native
internal import Retrieve
internal import Store

/// The vectors of a dense ranking, and others to compare with.
struct RetrievalVectors {
    /// `nil` for BM25.
    private(set) var own: (any DocumentVectors)?
    private(set) var other: (any DocumentVectors)?
    /// What embedders were fitted on.
    private(set) var fits: [RetrievalFit] = []

    /// Reads files, or fits.
    ///
    /// - Parameters:
    ///   - sides: queries, index and what other index there is.
    init(
        _ plan: RetrievalPlan, _ store: CorpusStore, _ sides: [RetrievalSide], splitName: String, threads: Int,
        showProgress: Bool
    ) throws {
        switch plan.representation {
        case nil: break
        case .file(let path, let against):
            let order = Set(sides.flatMap { $0.members.map(\.id) }).sorted {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
            own = try VectorFile(path, order: order)
            other = try against.map { try VectorFile($0, order: order) }
        case .endpoint(let endpoint, let fields):
            let source = VectorSource(store: store, fields: fields, threads: threads, showProgress: showProgress)
            own = EmbeddedVectors(
                source: source, embedder: try source.embedder(.endpoint(endpoint, fields: fields), []))
        case .latentSemantic(let settings, let fit, let against):
            if against != nil { try Self.checkThatAllAreReal(sides) }
            let source = VectorSource(
                store: store, fields: settings.fields, threads: threads, showProgress: showProgress)
            let part = FitSelection(
                store: store, sides: sides, splitName: splitName, threads: threads, showProgress: showProgress)
            func fitted(_ name: String, _ documents: RetrievalSide?) throws -> EmbeddedVectors {
                let found = try part.fit(documents)
                let embedder = try source.embedder(.latentSemantic(settings), FitPart.checked(found.members))
                fits.append(
                    RetrievalFit(
                        name: name, commit: found.commit, embedder: embedder.id, documents: found.members.count,
                        synthetic: found.synthetic, related: found.related))
                return EmbeddedVectors(source: source, embedder: embedder)
            }
            own = try fitted("fit", fit.map { try part.side($0) })
            other = try against.map { try fitted("fitAgainst", part.side($0)) }
            if fits.count == 2 && fits[0].embedder == fits[1].embedder {
                throw Fault(
                    "--fit and --fit-against hold the same documents, so that there is nothing to compare",
                    fix: "give --fit real and synthetic documents, --fit-against the real ones alone", kind: .usage)
            }
        }
    }

    private static func checkThatAllAreReal(_ sides: [RetrievalSide]) throws {
        for (side, option) in zip(sides, ["--queries", "--index"]) {
            let synthetic = side.documents.count { $0.isSynthetic }
            if synthetic == 0 { continue }
            throw Fault(
                "\(Console.count(synthetic, "document")) of \(option) are synthetic, but --fit-against asks what they do in the embedder's training alone",
                fix: "add the condition origin=real to \(option); for synthetic documents in the index use --against",
                kind: .usage)
        }
    }
}

/// Vectors of an embedder, kept in the corpus' cache.
private struct EmbeddedVectors: DocumentVectors {
    let source: VectorSource
    let embedder: DocumentEmbedder

    func matrix(_ members: [Member]) throws -> Matrix { try source.vectors(members, embedder).vectors }
}

/// What an embedder was fitted on, for a result.
struct RetrievalFit {
    /// `fit` or `fitAgainst`.
    let name: String
    let commit: String
    let embedder: String
    let documents: Int
    let synthetic: Int
    /// Queries among them, their families, and what was made from those.
    let related: Int

    var json: JSONValue {
        [
            "documents": .integer(documents), "embedder": .string(embedder), "related": .integer(related),
            "synthetic": .integer(synthetic),
        ]
    }
}

/// Chooses what an embedder is fitted on.
private struct FitSelection {
    let store: CorpusStore
    /// Queries, index and what other index there is.
    let sides: [RetrievalSide]
    let splitName: String
    let threads: Int
    let showProgress: Bool

    /// A selection, read. Throws a usage fault if it is empty.
    func side(_ selection: String) throws -> RetrievalSide {
        var side = try RetrievalSide(
            store, Selection(parsing: selection), splitName: splitName, role: "documents to fit on", needsLabels: false)
        try side.readProvenance(threads: threads, showProgress: showProgress)
        return side
    }

    /// The documents of a selection; without one the real documents of the index that have nothing to do with the queries.
    func fit(_ given: RetrievalSide?) throws -> (members: [Member], synthetic: Int, related: Int, commit: String) {
        let side = given ?? sides[1]
        let related = RelatedDocuments(side.documents, families: try side.families())
        let relatives = Set(sides[0].documents.flatMap { related.of($0) })
        var chosen = Array(side.documents.indices)
        if given == nil {
            chosen.removeAll { relatives.contains($0) || side.documents[$0].isSynthetic }
            if chosen.count < 2 {
                throw Fault(
                    "\(Console.count(chosen.count, "real document")) of the index, apart from the queries and their families, to fit the embedder on",
                    fix: "give --fit a selection of documents", kind: .usage)
            }
        }
        return (
            chosen.map { side.members[$0] }, chosen.count { side.documents[$0].isSynthetic },
            chosen.count { relatives.contains($0) }, side.reader.version.id.hex
        )
    }
}
