import Corpus
import Endpoint
import Testing

func request(_ text: String = "a b c", seed: Int = 1, model: String = "fake-model", schema: JSONValue? = nil)
    -> ChatRequest
{
    ChatRequest(
        model: model, messages: [.init(.user, text)], sampling: Sampling(seed: seed, maximumTokens: 100), schema: schema
    )
}

/// Settings with short waits.
func settings(
    _ url: String = "http://127.0.0.1:9", key: String? = nil, change: (inout EndpointSettings) -> Void = { _ in }
) throws -> EndpointSettings {
    var settings = try EndpointSettings(server: url, environment: key.map { ["PATCORPUS_API_KEY": $0] } ?? [:])
    settings.timeout = .seconds(10)
    settings.retries.firstDelay = .milliseconds(2)
    settings.retries.longestDelay = .milliseconds(10)
    change(&settings)
    return settings
}

/// The failure of a request that must fail.
func failure(of request: ChatRequest, by endpoint: ChatEndpoint) async throws -> EndpointFailure {
    do {
        let answer = try await endpoint.attempt(request)
        Issue.record("answered: \(answer.text)")
        throw CancellationError()
    } catch let failure as EndpointFailure {
        return failure
    }
}

/// The fault that a body must throw.
func fault<Result: Sendable>(_ body: () async throws -> Result) async throws -> Fault {
    do {
        let result = try await body()
        Issue.record("no fault but \(result)")
        throw CancellationError()
    } catch let fault as Fault {
        return fault
    }
}
