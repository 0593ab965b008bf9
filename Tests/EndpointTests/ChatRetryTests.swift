import Corpus
import Endpoint
import Foundation
import Testing

/// Retries, with a scripted transport and a clock that does not wait.
struct ChatRetryTests {
    private func endpoint(
        _ steps: [ScriptedTransport.Step], clock: JumpingClock = JumpingClock(), budget: TokenBudget? = nil,
        change: (inout EndpointSettings) -> Void = { _ in }
    ) throws -> (ChatEndpoint, ScriptedTransport) {
        let transport = ScriptedTransport(steps)
        let settings = try settings { settings in
            settings.retries = RetryPolicy()
            change(&settings)
        }
        return (try ChatEndpoint(settings, budget: budget, transport: transport, clock: clock), transport)
    }

    @Test(
        "sends again what failed in passing",
        arguments: [408, 409, 425, 429, 500, 502, 503, 504, 529])
    func passing(status: Int) async throws {
        let clock = JumpingClock()
        let (endpoint, transport) = try endpoint([.status(status), .status(status), .ok("yes")], clock: clock)
        #expect(try await endpoint.answer(request()).text == "yes")
        #expect(transport.requests.count == 3)
        #expect(Set(transport.requests.map(\.body)).count == 1)
        #expect(clock.sleeps.count == 2)
        #expect(endpoint.counts.sent == 3 && endpoint.counts.answered == 1)
        #expect(endpoint.counts.retries.values.reduce(0, +) == 2)
    }

    @Test("sends again after a lost connection", arguments: [TransportFailure.Kind.lost, .timedOut, .unreachable])
    func lost(kind: TransportFailure.Kind) async throws {
        let (endpoint, _) = try endpoint([.failure(kind), .ok("yes")])
        #expect(try await endpoint.answer(request()).text == "yes")
        #expect(endpoint.counts.retries == [kind.rawValue: 1])
    }

    @Test("never sends again what is refused", arguments: [400, 401, 402, 403, 404, 405, 413, 422, 501, 301])
    func refused(status: Int) async throws {
        let (endpoint, transport) = try endpoint([.status(status)])
        let failure = try await failure(of: request(), by: endpoint)
        #expect(transport.requests.count == 1)
        #expect(failure.status == status && failure.attempts == 1)
        #expect(!failure.fault.fix.isEmpty && failure.fault.place.contains("127.0.0.1"))
    }

    @Test("waits as Retry-After says, in seconds or until a date")
    func retryAfter() async throws {
        let clock = JumpingClock()
        let date = "Tue, 14 Nov 2023 22:15:00 GMT"  // 100 s after the clock's start
        let (endpoint, _) = try endpoint(
            [.status(503, ["retry-after": date]), .status(429, ["retry-after": "30"]), .ok("yes")], clock: clock)
        _ = try await endpoint.answer(request())
        #expect(clock.now() >= .seconds(130) && clock.now() < .seconds(131))
    }

    @Test("gives up on a Retry-After beyond its patience")
    func impatient() async throws {
        let (endpoint, transport) = try endpoint([.status(429, ["retry-after": "86400"])])
        #expect(try await failure(of: request(), by: endpoint).reason == "rate-limit")
        #expect(transport.requests.count == 1)
    }

    @Test("gives up after the last attempt and says how many there were")
    func exhausted() async throws {
        let (endpoint, transport) = try endpoint([.status(500)]) { $0.retries.attempts = 4 }
        let failure = try await failure(of: request(), by: endpoint)
        #expect(transport.requests.count == 4 && failure.attempts == 4)
        #expect(failure.fault.what.contains("after 4 attempts"))
        #expect(endpoint.counts.failures == ["server-error": 1])
    }

    @Test("a used-up quota is not a rate limit")
    func quota() async throws {
        let body = #"{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}"#
        let (endpoint, transport) = try endpoint([.response(429, body, [:])])
        let failure = try await failure(of: request(), by: endpoint)
        #expect(transport.requests.count == 1)
        #expect(failure.scope == .server && failure.reason == "quota")
    }

    @Test(
        "tells what ends a run from what ends a request",
        arguments: [
            (400, EndpointFailure.Scope.request), (401, .server), (403, .server), (404, .server), (413, .request),
            (500, .request), (429, .request), (302, .server),
        ])
    func scope(status: Int, expected: EndpointFailure.Scope) async throws {
        let (endpoint, _) = try endpoint([.status(status)]) { $0.retries.attempts = 2 }
        #expect(try await failure(of: request(), by: endpoint).scope == expected)
    }

    @Test("the budget pays answers as counted, refusals nothing, and lost answers in full")
    func accounting() async throws {
        let budget = TokenBudget(TokenBudget.Limits(tokens: 10_000))
        let (endpoint, _) = try endpoint([.status(429), .failure(.unreachable), .ok("yes")], budget: budget)
        _ = try await endpoint.answer(request())
        #expect(await budget.spent == TokenCount(prompt: 5, completion: 7))
        let (second, _) = try self.endpoint([.failure(.timedOut), .ok("yes")], budget: budget)
        _ = try await second.answer(request())
        let most = request().mostTokens
        #expect(await budget.spent == TokenCount(prompt: 10, completion: 14) + most)
        #expect(await budget.uncertain == most)
    }

    @Test("with the budget spent nothing is sent")
    func spent() async throws {
        let budget = TokenBudget(TokenBudget.Limits(tokens: 50))
        let (endpoint, transport) = try endpoint([.ok("yes")], budget: budget)
        let failure = try await failure(of: request(), by: endpoint)
        #expect(failure.scope == .budget && transport.requests.isEmpty)
        #expect(failure.fault.description.contains("50 tokens"))
    }

    @Test("a JSON schema that is refused falls back step by step, once, and the rest go straight there")
    func formats() async throws {
        let refusal = ScriptedTransport.Step.response(
            400, #"{"error":{"message":"response_format.type must be one of text, json_object"}}"#, [:])
        let (endpoint, transport) = try endpoint([refusal, .ok("1"), .ok("2")])
        let schema: JSONValue = ["type": "object"]
        #expect(endpoint.formatNote == nil)
        _ = try await endpoint.answer(request(seed: 1, schema: schema))
        _ = try await endpoint.answer(request(seed: 2, schema: schema))
        let formats = try transport.requests.map { try JSONValue(parsing: $0.body)["response_format"] }
        #expect(formats.map { $0?["type"]?.string } == ["json_schema", "json_object", "json_object"])
        #expect(formats[1]?["schema"] == schema)
        #expect(endpoint.formatNote?.format == .jsonObject)
        #expect(endpoint.formatNote?.because.contains("must be one of text, json_object") == true)
    }

    @Test("llama-cpp-python's refusal of a JSON schema, a status 500, is one")
    func llamaCppPython() async throws {
        let body =
            #"{"error":{"message":"1 validation error:\n {'loc': ('body', 'response_format', 'type'), 'msg': \"Input should be 'text' or 'json_object'\"}","type":"internal_server_error"}}"#
        let (endpoint, transport) = try endpoint([.response(500, body, [:]), .ok("1")])
        _ = try await endpoint.answer(request(schema: ["type": "object"]))
        #expect(transport.requests.count == 2 && endpoint.formatNote?.format == .jsonObject)
    }

    @Test("a server that takes no format at all is asked without")
    func noFormat() async throws {
        let (endpoint, transport) = try endpoint([.status(422), .status(422), .ok("1")])
        _ = try await endpoint.answer(request(schema: ["type": "object"]))
        let last = try JSONValue(parsing: try #require(transport.requests.last).body)
        #expect(last["response_format"] == nil && last["messages"] != nil)
        #expect(endpoint.formatNote?.format == AnswerFormat.none)
    }

    @Test("a request that is refused in every format is refused for its own sake, and nothing is remembered")
    func notTheFormat() async throws {
        let first = ScriptedTransport.Step.response(400, #"{"error":{"message":"first words"}}"#, [:])
        let (endpoint, transport) = try endpoint([first, .status(400), .status(400)])
        let failure = try await failure(of: request(schema: ["type": "object"]), by: endpoint)
        #expect(failure.fault.what.contains("first words"))
        #expect(transport.requests.count == 3 && endpoint.formatNote == nil)
        let long = ScriptedTransport.Step.response(
            400, #"{"error":{"message":"This model's maximum context length is 4096 tokens"}}"#, [:])
        let (other, once) = try self.endpoint([long])
        _ = try await EndpointTests.failure(of: request(schema: ["type": "object"]), by: other)
        #expect(once.requests.count == 1)
    }
}
