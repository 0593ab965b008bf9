internal import Corpus
package import Endpoint
package import Native

/// An embedding model behind an OpenAI-compatible server.
///
/// Its id is a digest of the model's name, the length of its vectors, the prefix, the limit of characters and the fields, not of the server: the same model
/// elsewhere gives vectors that are taken for the same.
package struct EndpointEmbedder: Embedder {
    package let id: String
    package let dimensions: Int
    package let settings: EmbeddingSettings
    private let endpoint: EmbeddingEndpoint

    /// Asks the server whether it has the model and how long its vectors are.
    ///
    /// - Parameter fields: the parts of a document that its text is made of, by name.
    /// - Throws: a `Fault` where nobody answers, the key or the model's name is wrong, or it is no embedding model.
    package init(_ endpoint: EmbeddingEndpoint, fields: String) throws {
        self.endpoint = endpoint
        settings = endpoint.settings
        dimensions = try Blocking.run { try await endpoint.dimensions() }
        let value: JSONValue = [
            "fields": .string(fields), "settings": settings.json, "width": .integer(dimensions),
        ]
        id = "endpoint-" + SHA256.digest(of: value.canonicalBytes).hex.prefix(20)
    }

    /// Threads are not ours: the endpoint's concurrency counts.
    package func embed(_ texts: [String], threads: Int) throws -> Matrix { try embed(texts).vectors }

    /// The vectors, and how many texts were cut.
    package func embed(_ texts: [String]) throws -> EmbeddingEndpoint.Result {
        let (endpoint, dimensions) = (endpoint, dimensions)
        return try Blocking.run { try await endpoint.embed(texts, expecting: dimensions) }
    }
}
