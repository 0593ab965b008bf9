internal import Corpus

/// Taking an answer out of what a server sent.
extension ChatAnswer {
    /// Reads the body of a chat completion.
    ///
    /// Takes what servers differ in: content as a string or in parts, a refusal in its place, `text` as of old, no `usage`, no `model`.
    ///
    /// Throws a `Fault` for what is no completion, without quoting it.
    package init(reading body: [UInt8]) throws {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: body)
        } catch {
            throw Fault("the server's answer is no JSON (\(error))")
        }
        guard let choices = json["choices"]?.array else {
            throw Fault("the server's answer has no choices")
        }
        guard let choice = choices.first else { throw Fault("the server's answer has an empty list of choices") }
        let message = choice["message"]
        guard message?.object != nil || choice["text"]?.string != nil else {
            throw Fault("the server's answer has a choice without a message")
        }
        let usage = json["usage"]
        self.init(
            text: Self.text(message?["content"]) ?? message?["refusal"]?.string ?? choice["text"]?.string ?? "",
            finishReason: choice["finish_reason"]?.string ?? "", model: json["model"]?.string ?? "",
            promptTokens: max(0, usage?["prompt_tokens"]?.integer ?? 0),
            completionTokens: max(0, usage?["completion_tokens"]?.integer ?? 0), raw: body)
    }

    private static func text(_ content: JSONValue?) -> String? {
        if let parts = content?.array { return parts.compactMap { $0["text"]?.string }.joined() }
        return content?.string
    }
}
