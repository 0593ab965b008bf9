package import Corpus
internal import Native

/// One call of `POST /v1/chat/completions`, as the OpenAI API reference describes it and vLLM, llama.cpp and Ollama take it.
///
/// Its digest is its identity: what has been answered once is never asked again.
package struct ChatRequest: Sendable, Equatable {
    /// A turn of the conversation.
    package struct Message: Sendable, Equatable {
        /// Who speaks.
        package enum Role: String, Sendable {
            case system, user, assistant
        }
        package var role: Role
        package var content: String

        package init(_ role: Role, _ content: String) {
            self.role = role
            self.content = content
        }
    }

    /// The model by the server's name.
    package var model: String
    package var messages: [Message]
    package var sampling: Sampling
    /// A JSON Schema that the answer must fit, for servers that can hold a model to it (`response_format`).
    package var schema: JSONValue?

    package init(model: String, messages: [Message], sampling: Sampling, schema: JSONValue? = nil) {
        self.model = model
        self.messages = messages
        self.sampling = sampling
        self.schema = schema
    }

    /// The body that is sent: canonical JSON, so equal requests are equal bytes.
    package var body: JSONValue {
        var members: [JSONObject.Member] = [
            .init(key: "max_tokens", value: .integer(sampling.maximumTokens)),
            .init(
                key: "messages",
                value: .array(
                    messages.map { ["content": .string($0.content), "role": .string($0.role.rawValue)] })),
            .init(key: "model", value: .string(model)),
            .init(key: "seed", value: .integer(sampling.seed)),
            .init(key: "temperature", value: JSONValue(sampling.temperature)),
            .init(key: "top_p", value: JSONValue(sampling.topP)),
        ]
        if let schema {
            let format: JSONValue = ["name": "patent", "schema": schema, "strict": true]
            members.append(.init(key: "response_format", value: ["json_schema": format, "type": "json_schema"]))
        }
        return .object(JSONObject(uniqueMembers: members))
    }

    /// SHA-256 of the body.
    package var digest: Digest { SHA256.digest(of: body.canonicalBytes) }
}

/// How a model draws its words.
package struct Sampling: Sendable, Equatable {
    /// A seed does not make a server deterministic; it makes requests distinct, and a replay by digest exact.
    package var seed: Int
    /// 0 is greedy.
    package var temperature: Double
    /// The share of probability that is drawn from, over 0 up to 1.
    package var topP: Double
    /// The most tokens of an answer.
    package var maximumTokens: Int

    package init(seed: Int, temperature: Double = 0.8, topP: Double = 0.95, maximumTokens: Int = 2048) {
        self.seed = seed
        self.temperature = temperature
        self.topP = topP
        self.maximumTokens = maximumTokens
    }
}
