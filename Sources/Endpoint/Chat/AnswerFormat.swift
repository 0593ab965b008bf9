internal import Corpus
internal import Synchronization

/// How a server is asked for JSON; the strictest way is the least.
package enum AnswerFormat: String, Sendable, CaseIterable, Comparable {
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

    package static func < (one: AnswerFormat, other: AnswerFormat) -> Bool { one.rank < other.rank }

    private var rank: Int {
        switch self {
        case .jsonSchema: 0
        case .jsonObject: 1
        case .none: 2
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
///
/// Between a refusal and the answer to the same request in a laxer format that one is on trial: other requests use it already, and where the request is refused in every
/// format, for its own sake, the trial ends.
final class KnownFormat: Sendable {
    private struct State {
        var format = AnswerFormat.jsonSchema
        var why = ""
        var trial: AnswerFormat?
    }
    private let state = Mutex(State())

    /// What is known, trials left out.
    var format: AnswerFormat { state.withLock { $0.format } }
    var why: String { state.withLock { $0.why } }
    /// What the next request is sent in.
    var current: AnswerFormat { state.withLock { max($0.format, $0.trial ?? $0.format) } }

    /// A stricter format was refused, perhaps for itself.
    func tryOut(_ format: AnswerFormat) { state.withLock { $0.trial = max($0.trial ?? format, format) } }

    /// The request was refused in every format.
    func endTrial() { state.withLock { $0.trial = nil } }

    /// Notes that a laxer format is taken where the stricter one was refused.
    func settle(on format: AnswerFormat, because why: String) {
        state.withLock { state in
            state.trial = nil
            if format > state.format { (state.format, state.why) = (format, why) }
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
        let format = max(least, known.current)
        state.withLock { $0 = format }
        return format
    }

    /// The format of the last attempt.
    var last: AnswerFormat { state.withLock { $0 } }
}
