package import Corpus

/// What the server answers to a request, and how it misbehaves about it.
package struct FakeReply: Sendable {
    /// How the bytes go out.
    package enum Transfer: Sendable {
        /// With `Content-Length`.
        case whole
        /// In chunks of so many bytes.
        case chunked(Int)
        /// The head promises all, but the connection is closed after so many bytes of the body.
        case cut(after: Int)
        /// Like `cut`, by a reset.
        case reset(after: Int)
        /// Some bytes at a time with a pause between, in seconds.
        case drip(Int, every: Double)
        /// Not even a head comes; the connection stays open until the client goes.
        case hang
        /// The connection is closed without a byte.
        case close
    }

    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    package var transfer: Transfer
    /// Seconds before the first byte.
    package var delay: Double

    package init(
        status: Int = 200, contentType: String = "application/json", headers: [(name: String, value: String)] = [],
        body: [UInt8], transfer: Transfer = .whole, delay: Double = 0
    ) {
        self.status = status
        self.headers = [("Content-Type", contentType)] + headers
        self.body = body
        self.transfer = transfer
        self.delay = delay
    }

    /// A JSON body.
    package static func json(_ value: JSONValue, status: Int = 200) -> FakeReply {
        FakeReply(status: status, body: value.canonicalBytes)
    }

    /// An error as OpenAI's servers write it.
    package static func error(_ status: Int, _ message: String, code: String = "", retryAfter: String? = nil)
        -> FakeReply
    {
        var reply = json(["error": ["code": .string(code), "message": .string(message)]], status: status)
        if let retryAfter { reply.headers.append(("Retry-After", retryAfter)) }
        return reply
    }

    /// A proxy's page in place of an answer.
    package static func html(_ status: Int = 502) -> FakeReply {
        FakeReply(
            status: status, contentType: "text/html",
            body: Array("<html><head><title>\(status) Bad Gateway</title></head><body>nginx</body></html>".utf8))
    }

    package static let hang = FakeReply(body: [], transfer: .hang)
    package static let close = FakeReply(body: [], transfer: .close)
    /// A body that breaks off within a string.
    package static let invalidJSON = FakeReply(body: Array(#"{"choices":[{"message":{"content":"abc"#.utf8))
    package static let emptyChoices = FakeReply.json([
        "choices": [], "model": "fake-model", "object": "chat.completion",
    ])

    /// A completion with a text. Tokens are words, so that tests can count them.
    package static func chat(
        _ text: String, to request: FakeRequest, finishReason: String = "stop", usage: Bool = true
    ) -> FakeReply {
        let json = request.json
        let prompt = (json["messages"]?.array ?? []).map { words($0["content"]?.string ?? "") }.reduce(0, +)
        let completion = words(text)
        let choice: JSONValue = [
            "finish_reason": .string(finishReason), "index": 0,
            "message": ["content": .string(text), "role": "assistant"],
        ]
        var members: [JSONObject.Member] = [
            .init(key: "choices", value: .array([choice])), .init(key: "created", value: 1_700_000_000),
            .init(key: "id", value: .string("chatcmpl-\(request.digest.hex.prefix(24))")),
            .init(key: "model", value: json["model"] ?? "fake-model"),
            .init(key: "object", value: "chat.completion"),
        ]
        if usage {
            let counts: JSONValue = [
                "completion_tokens": .integer(completion), "prompt_tokens": .integer(prompt),
                "total_tokens": .integer(prompt + completion),
            ]
            members.append(.init(key: "usage", value: counts))
        }
        return .json(.object(JSONObject(uniqueMembers: members)))
    }

    /// How many words a text has: what the server calls tokens.
    package static func words(_ text: String) -> Int { text.split { $0.isWhitespace }.count }

    /// The same reply after some seconds.
    package func delayed(_ seconds: Double) -> FakeReply {
        var later = self
        later.delay += seconds
        return later
    }

    /// The same reply with its bytes sent otherwise.
    package func sent(_ transfer: Transfer) -> FakeReply {
        var other = self
        other.transfer = transfer
        return other
    }
}
