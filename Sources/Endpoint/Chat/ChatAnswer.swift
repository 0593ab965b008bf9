/// What a server answered to a `ChatRequest`.
package struct ChatAnswer: Sendable, Equatable {
    /// The first choice's text.
    package var text: String
    /// Why the model stopped: `stop`, `length` (cut off at the token limit), `content_filter` …; empty where the server does not say.
    package var finishReason: String
    /// The model that the server says it ran; empty where it does not say.
    package var model: String
    /// Tokens as the server counted them; 0 where it does not say.
    package var promptTokens: Int
    package var completionTokens: Int
    /// The response's body, byte for byte: what is kept.
    package var raw: [UInt8]

    package init(
        text: String, finishReason: String, model: String, promptTokens: Int, completionTokens: Int, raw: [UInt8]
    ) {
        self.text = text
        self.finishReason = finishReason
        self.model = model
        self.promptTokens = promptTokens
        self.completionTokens = completionTokens
        self.raw = raw
    }
}
