internal import Corpus
package import Endpoint
internal import Native

/// A model that is none: it writes by rule, for tests, the demo and rehearsals without a server.
///
/// Every answer is a function of the request alone, on every machine. It reads what the built-in placeholders put into a request: the lines of
/// `{definitions}` and `{fields}`, the `{source}`, the `{format}`. Its name is in each document's provenance, which says that no language model wrote it.
package struct OfflineWriter: ChatModel {
    /// The model's name in requests and provenance.
    package static let name = "offline-writer"

    /// The share of answers with a fault that models have (a refusal, a cut, a fence …), to rehearse rejections: 0 to 1.
    package let faultShare: Double

    package init(faultShare: Double = 0) { self.faultShare = faultShare }

    package func answer(_ request: ChatRequest) async throws -> ChatAnswer { write(request) }

    /// The answer, at once.
    package func write(_ request: ChatRequest) -> ChatAnswer {
        let digest = request.digest
        var generator = SeededGenerator(
            seed: digest.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }, stream: 0x0FF1)
        let wish = OfflineWish(request)
        let texts =
            wish.source.isEmpty
            ? SynthesisByRule(wish, &generator).texts(&generator) : RewordingByRule.texts(wish, &generator)
        var text = wish.form == .json ? Self.json(texts, wish) : Self.headed(texts)
        var finish = "stop"
        if generator.unit() < faultShare { (text, finish) = Self.spoiled(text, wish, &generator) }
        let promptTokens = request.messages.reduce(0) { $0 + Self.tokens($1.content) }
        return Self.answer(digest, text, finish, promptTokens)
    }

    typealias Texts = [(field: PromptField, texts: [String])]

    private static func json(_ texts: Texts, _ wish: OfflineWish) -> String {
        let members = texts.map { field, texts in
            let value: JSONValue =
                field.isList ? .array(texts.map { .string($0) }) : .string(texts.joined(separator: "\n"))
            return JSONValue.string(wish.keys[field.name] ?? field.name).canonicalText + ":" + value.canonicalText
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func headed(_ texts: Texts) -> String {
        texts.map { field, texts in
            guard field.isList else { return "\(field.heading): " + texts.joined(separator: "\n") }
            return "\(field.heading):\n" + texts.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// The answer as a model in trouble would give it.
    private static func spoiled(
        _ text: String, _ wish: OfflineWish, _ generator: inout SeededGenerator
    ) -> (text: String, finish: String) {
        switch generator.uniform(6) {
        case 0: return ("I'm sorry, but I cannot write this document.", "stop")
        case 1: return (String(text.prefix(text.count * 2 / 3)), "length")
        case 2:
            return ("Sure! Here is the document:\n```json\n\(text)\n```\nLet me know if anything is missing.", "stop")
        case 3: return ("", "stop")
        case 4: return (text.replacing("\":\"", with: "\": \"# "), "stop")
        default: return (text.replacing("abstract", with: "notes").replacing("Abstract", with: "Notes"), "stop")
        }
    }

    /// About as many as models count.
    private static func tokens(_ text: String) -> Int { (text.utf8.count + 3) / 4 }

    /// A response's body as servers write it.
    private static func answer(_ digest: Digest, _ text: String, _ finish: String, _ promptTokens: Int) -> ChatAnswer {
        let completionTokens = tokens(text)
        let body: JSONValue = [
            "choices": [
                [
                    "finish_reason": .string(finish), "index": 0,
                    "message": ["content": .string(text), "role": "assistant"],
                ]
            ], "created": 0, "id": .string("offline-" + digest.hex.prefix(20)), "model": .string(name),
            "object": "chat.completion",
            "usage": [
                "completion_tokens": .integer(completionTokens), "prompt_tokens": .integer(promptTokens),
                "total_tokens": .integer(promptTokens + completionTokens),
            ],
        ]
        return ChatAnswer(
            text: text, finishReason: finish, model: name, promptTokens: promptTokens,
            completionTokens: completionTokens, raw: body.canonicalBytes)
    }
}
