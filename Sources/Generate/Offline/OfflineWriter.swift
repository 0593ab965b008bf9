package import Endpoint

/// A model that is none: it writes by rule, for tests, the demo and rehearsals without a server.
///
/// Every answer is a function of the request alone, on every machine. Its name is in each document's provenance, and says so there.
package struct OfflineWriter: ChatModel {
    /// The model's name in requests and provenance.
    package static let name = "offline-writer"

    /// The share of answers with a fault that a model may have (a refusal, a cut, a fence …), to rehearse rejections: 0 to 1.
    package let faultShare: Double

    package init(faultShare: Double = 0) { self.faultShare = faultShare }

    package func answer(_ request: ChatRequest) async throws -> ChatAnswer { write(request) }
}

extension OfflineWriter {
    /// STUB
    package func write(_ request: ChatRequest) -> ChatAnswer {
        ChatAnswer(text: "", finishReason: "stop", model: Self.name, promptTokens: 0, completionTokens: 0, raw: [])
    }
}
