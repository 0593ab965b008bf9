internal import Corpus
internal import Endpoint
internal import Measure
internal import Native
internal import Store

/// Embedders and vectors with their cache, in a corpus.
struct VectorSource {
    let store: CorpusStore
    let fields: String
    let threads: Int
    let showProgress: Bool

    private var embedders: EmbedderStore { EmbedderStore(folder: store.layout.cache + "/embedders") }
    private var cache: VectorCache { VectorCache(folder: store.layout.cache + "/vectors") }

    /// The embedder that is asked for: fitted on documents, behind a server, or read from a file.
    ///
    /// - Parameter members: what a fitted one is fitted on.
    func embedder(_ plan: RulerPlan, _ members: [Member]) throws -> DocumentEmbedder {
        switch plan {
        case .latentSemantic(let settings): .latentSemantic(try embedder(settings, members))
        case .endpoint(let endpoint, let fields): .endpoint(try EndpointEmbedder(endpoint, fields: fields))
        case .file(let path): .file(try FileEmbedder(path))
        }
    }

    /// The stored embedder of that fit, or else a fitted one, which is stored.
    func embedder(_ settings: LatentSemanticSettings, _ members: [Member]) throws -> LatentSemanticAnalysis {
        let training = members.map(\.digest)
        let request = settings.request(training: training)
        if let known = embedders.load(settings, request) { return known }
        let texts = try texts(members, "reading what the embedder is fitted on")
        let fitted = try LatentSemanticAnalysis(
            fitting: texts, training: training, settings: settings, threads: threads)
        try embedders.save(fitted)
        return fitted
    }

    /// A row for each document, how many were not in the cache, and how many of those texts were cut.
    func vectors(_ members: [Member], _ embedder: DocumentEmbedder) throws -> (vectors: Matrix, computed: Int, cut: Int)
    {
        switch embedder {
        case .latentSemantic(let embedder):
            let (vectors, computed) = try vectors(members, embedder)
            return (vectors, computed, 0)
        case .endpoint(let embedder): return try vectors(members, embedder)
        case .file(let embedder): return (try embedder.vectors(of: members.map(\.id)), members.count, 0)
        }
    }

    /// A part of the documents at a time, each kept when it is done: what a server has embedded is not asked for again.
    private func vectors(
        _ members: [Member], _ embedder: EndpointEmbedder
    ) throws -> (vectors: Matrix, computed: Int, cut: Int) {
        var result = (vectors: Matrix(rows: 0, columns: embedder.dimensions), computed: 0, cut: 0)
        let progress = Progress("embedding", total: nil, isOn: showProgress)
        defer { progress.finish() }
        for from in stride(from: 0, to: members.count, by: Self.endpointPart) {
            let part = Array(members[from..<min(from + Self.endpointPart, members.count)])
            let (vectors, computed) = try cache.vectors(of: part.map(\.digest), by: embedder) { places in
                let texts = try texts(places.map { part[$0] }, "reading what is embedded")
                let answer = try embedder.embed(texts)
                result.cut += answer.cut
                return answer.vectors
            }
            result.vectors = result.vectors.appending(vectors)
            result.computed += computed
            progress.advance(0, "\(Console.count(from + part.count)) of \(Console.count(members.count, "document"))")
        }
        return result
    }

    private static let endpointPart = 1024

    /// A row for each document, and how many were not in the cache.
    private func vectors(_ members: [Member], _ embedder: LatentSemanticAnalysis) throws -> (
        vectors: Matrix, computed: Int
    ) {
        try cache.vectors(of: members.map(\.digest), by: embedder) { places in
            var vectors = Matrix(rows: 0, columns: embedder.dimensions)
            for from in stride(from: 0, to: places.count, by: 4096) {
                let part = places[from..<min(from + 4096, places.count)].map { members[$0] }
                vectors = vectors.appending(
                    try embedder.embed(try texts(part, "embedding"), threads: threads))
            }
            return vectors
        }
    }

    /// The texts of documents.
    func texts(_ members: [Member], _ label: String) throws -> [String] {
        let parts = try TextFields(parsing: fields)
        return try store.texts(members, parts, threads: threads, label: label, showProgress: showProgress)
    }
}

extension CorpusStore {
    /// The texts of documents, in order.
    func texts(
        _ members: [Member], _ fields: TextFields, threads: Int, label: String, showProgress: Bool
    ) throws -> [String] {
        let progress = Progress(label, total: nil, isOn: showProgress)
        var done = 0
        defer { progress.finish() }
        return try mapDocuments(members.map(\.digest), threads: threads) {
            ContentParser()
        } work: { parser, _, line in
            try parser.content(line, withDescription: fields.contains(.description)).text(fields)
        } progress: { bytes, count in
            done += count
            progress.advance(bytes, "\(Console.count(done)) of \(Console.count(members.count, "document"))")
        }
    }
}
