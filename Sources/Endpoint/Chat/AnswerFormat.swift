internal import Corpus
internal import Synchronization

/// How a server is asked for JSON, from the strictest way to none.
package enum AnswerFormat: String, Sendable, CaseIterable {
    /// OpenAI's `json_schema`: vLLM, llama.cpp's own server, Ollama.
    case jsonSchema = "json_schema"
    /// `json_object` with the schema beside it: llama-cpp-python, some hosted servers.
    case jsonObject = "json_object"
    /// Nothing is asked for; the prompt alone says so.
    case none

    package var next: AnswerFormat? {
        switch self {
        case .jsonSchema: .jsonObject
        case .jsonObject: AnswerFormat.none
        case .none: nil
        }
    }

    /// The body of a request in this format.
    func body(of request: ChatRequest) -> [UInt8] {
        guard let schema = request.schema, self != .jsonSchema, var object = request.body.object else {
            return request.body.canonicalBytes
        }
        object["response_format"] = self == .jsonObject ? ["schema": schema, "type": "json_object"] : nil
        return JSONValue.object(object).canonicalBytes
    }
}

/// The format that a server is known to take, for all requests to it.
final class KnownFormat: Sendable {
    private let state = Mutex<(format: AnswerFormat, why: String)>((.jsonSchema, ""))

    var format: AnswerFormat { state.withLock { $0.format } }
    var why: String { state.withLock { $0.why } }

    /// Notes that a laxer format is taken where the stricter one was refused.
    func settle(on format: AnswerFormat, because why: String) {
        state.withLock { state in
            let order = AnswerFormat.allCases
            guard let new = order.firstIndex(of: format), let old = order.firstIndex(of: state.format), new > old
            else { return }
            state = (format, why)
        }
    }
}

/// The format that a request is sent in: chosen when its turn has come, so that those that waited know what others have found out.
final class SentFormat: Sendable {
    private let known: KnownFormat
    private let least: AnswerFormat
    private let state: Mutex<AnswerFormat>

    /// - Parameter least: no stricter one is tried.
    init(_ known: KnownFormat, atLeast least: AnswerFormat) {
        self.known = known
        self.least = least
        state = Mutex(least)
    }

    /// The format of the next attempt.
    func next() -> AnswerFormat {
        let order = AnswerFormat.allCases
        let place = max(order.firstIndex(of: least) ?? 0, order.firstIndex(of: known.format) ?? 0)
        state.withLock { $0 = order[place] }
        return order[place]
    }

    /// The format of the last attempt.
    var last: AnswerFormat { state.withLock { $0 } }
}
