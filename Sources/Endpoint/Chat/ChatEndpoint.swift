internal import Corpus

/// A chat model behind an OpenAI-compatible server: `POST /v1/chat/completions`.
///
/// Bounded in concurrency, rate and budget; sends again what failed in passing. One value serves any number of tasks. `check` first: it costs nothing.
package struct ChatEndpoint: Sendable {
    /// Why requests are asked for in another format than they say.
    package struct FormatNote: Sendable, Equatable {
        package var format: AnswerFormat
        /// The server's words about the stricter format.
        package var because: String
    }

    package let caller: EndpointCaller
    package let budget: TokenBudget?
    private let known = KnownFormat()

    /// - Parameters:
    ///   - budget: nil for no limit.
    ///   - transport: nil for the network.
    package init(
        _ settings: EndpointSettings, budget: TokenBudget? = nil, transport: (any Transport)? = nil,
        clock: any EndpointClock = SystemClock()
    ) throws {
        try settings.check()
        caller = EndpointCaller(settings, transport: transport, clock: clock)
        self.budget = budget
    }

    /// Holds the server and the model's name against what `GET /v1/models` says, and returns the server's name of the model. Throws a `Fault`.
    package func check(model: String) async throws -> String { try await caller.check(model: model) }

    /// The answer to a request. Throws a `Fault`, or `CancellationError`.
    package func answer(_ request: ChatRequest) async throws -> ChatAnswer {
        do {
            return try await attempt(request)
        } catch let failure as EndpointFailure {
            throw failure.fault
        }
    }

    /// The answer to a request. Throws an `EndpointFailure`, which also says whether other requests are worth sending, or `CancellationError`.
    package func attempt(_ request: ChatRequest) async throws -> ChatAnswer {
        guard request.schema != nil else { return try await send(request, SentFormat(known, atLeast: .jsonSchema)) }
        var least = AnswerFormat.jsonSchema
        var refusal: EndpointFailure?
        while true {
            let sent = SentFormat(known, atLeast: least)
            do {
                let answer = try await send(request, sent)
                if let refusal { known.settle(on: sent.last, because: refusal.fault.what) }
                return answer
            } catch let failure as EndpointFailure {
                // The first refusal tells the reason; it is the request's own where no format helps.
                guard Self.isAboutFormat(failure), let next = sent.last.next else { throw refusal ?? failure }
                refusal = refusal ?? failure
                least = next
                caller.counter.change { counts in
                    counts.formatRefusals += 1
                    let refused = (counts.failures["refused"] ?? 1) - 1
                    counts.failures["refused"] = refused == 0 ? nil : refused
                }
            }
        }
    }

    /// Set once the server has refused a JSON schema and taken something less; for a run's record.
    package var formatNote: FormatNote? {
        known.format == .jsonSchema ? nil : FormatNote(format: known.format, because: known.why)
    }

    package var counts: EndpointCounts { caller.counts }

    private func send(_ request: ChatRequest, _ format: SentFormat) async throws -> ChatAnswer {
        let key = caller.settings.key
        let most = request.mostTokens
        let accounting = budget.map { EndpointCaller.Accounting(budget: $0, most: most) }
        return try await caller.post(
            "chat/completions", { format.next().body(of: request) }, accounting: accounting
        ) { response in
            let answer = try ChatAnswer(reading: key?.redacted(response.body) ?? response.body)
            // A server that does not count is charged the most that it can have been.
            let tokens = TokenCount(
                prompt: answer.promptTokens > 0 ? answer.promptTokens : most.prompt,
                completion: answer.completionTokens > 0 || answer.text.isEmpty
                    ? answer.completionTokens : min(most.completion, answer.text.utf8.count))
            return (answer, tokens)
        }
    }

    /// Whether a request may have been refused for its `response_format`: not where the server speaks of its length.
    private static func isAboutFormat(_ failure: EndpointFailure) -> Bool {
        guard failure.reason == "refused", [400, 422, 500].contains(failure.status) else { return false }
        let words = failure.fault.what.lowercased()
        return !["context length", "context_length", "context window", "maximum context", "context size"].contains {
            words.contains($0)
        }
    }
}

extension ChatRequest {
    /// The most tokens that a request can take: a token is a byte at least, and a template adds a few to each turn.
    package var mostTokens: TokenCount {
        TokenCount(
            prompt: messages.reduce(16) { $0 + $1.content.utf8.count + 16 }, completion: sampling.maximumTokens)
    }
}
