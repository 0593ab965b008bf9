package import Endpoint

/// What writes texts on request: a server, the responses that the corpus keeps, or the offline writer.
package protocol ChatModel: Sendable {
    /// The answer to one request. Throws a `Fault` when there is none to be had; retries are its own affair.
    func answer(_ request: ChatRequest) async throws -> ChatAnswer
}
