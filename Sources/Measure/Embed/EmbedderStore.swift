package import Corpus
internal import Native

/// Fitted embedders in a folder, each under the name of its fit: `model.json` and `basis.npy`.
///
/// A cache: what is missing or damaged is fitted again, from the same documents.
package struct EmbedderStore: Sendable {
    private let folder: String

    /// - Parameter folder: such as `cache/embedders` of a corpus; it need not be there.
    package init(folder: String) { self.folder = folder }

    /// The stored fit, or nil where there is none that is whole.
    package func load(_ settings: LatentSemanticSettings, _ request: Digest) -> LatentSemanticAnalysis? {
        let path = "\(folder)/\(request.hex)"
        guard let bytes = try? FileSystem.read(path + "/model.json"), let model = try? JSONValue(parsing: bytes),
            let terms = model["terms"]?.array?.map({ $0.string ?? "" }),
            let frequencies = model["documentFrequencies"]?.array?.map({ $0.integer ?? 0 }),
            let documents = model["documents"]?.integer, terms.count == frequencies.count,
            model["settings"] == settings.json,
            let stored = try? FileSystem.read(path + "/basis.npy"),
            model["basis"]?.string == SHA256.digest(of: stored).hex,
            let basis = try? NumPyFile.readMatrix(path + "/basis.npy"), basis.rows == terms.count
        else { return nil }
        let vocabulary = TermVocabulary(terms: terms, documentFrequencies: frequencies, documents: documents)
        let found = LatentSemanticAnalysis(
            settings: settings, vocabulary: vocabulary, basis: basis, request: request)
        return found.id == model["id"]?.string ? found : nil
    }

    /// Stores a fit.
    package func save(_ embedder: LatentSemanticAnalysis) throws {
        let path = "\(folder)/\(embedder.request.hex)"
        try FileSystem.makeDirectory(path)
        let basis = NumPyFile.bytes(of: embedder.basis)
        try Self.write(basis, path + "/basis.npy")
        let vocabulary = embedder.vectorizer.vocabulary
        let model: JSONValue = [
            "basis": .string(SHA256.digest(of: basis).hex),
            "documentFrequencies": .array(vocabulary.documentFrequencies.map { .integer($0) }),
            "documents": .integer(vocabulary.documents), "id": .string(embedder.id), "kind": "lsa",
            "settings": embedder.settings.json, "terms": .array(vocabulary.terms.map { .string($0) }),
        ]
        try Self.write(model.canonicalBytes + [0x0A], path + "/model.json")
    }

    private static func write(_ bytes: [UInt8], _ path: String) throws {
        var file = try AtomicFileWriter(folder: FileSystem.parent(path))
        try file.append(bytes.span)
        try file.finish(as: path)
    }
}
