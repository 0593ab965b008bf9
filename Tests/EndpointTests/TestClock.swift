import Endpoint
import Foundation
import Synchronization

/// A clock that never waits: who sleeps moves it forward and goes on at once.
final class JumpingClock: EndpointClock {
    private let state = Mutex((now: Duration.zero, sleeps: [Duration]()))
    let start: Date

    init(start: Date = Date(timeIntervalSince1970: 1_700_000_000)) { self.start = start }

    func now() -> Duration { state.withLock { $0.now } }
    func date() -> Date { start.addingTimeInterval(now() / .seconds(1)) }
    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        state.withLock {
            $0.now += duration
            $0.sleeps.append(duration)
        }
        await Task.yield()
    }

    /// All waits so far.
    var sleeps: [Duration] { state.withLock { $0.sleeps } }
}

/// A clock that stands still until a test moves it.
final class HandClock: EndpointClock {
    private struct Sleeper {
        var wake: Duration
        var continuation: CheckedContinuation<Void, Never>
    }
    private let state = Mutex((now: Duration.zero, sleepers: [Sleeper]()))

    func now() -> Duration { state.withLock { $0.now } }
    func date() -> Date { Date(timeIntervalSince1970: 0) }
    func sleep(for duration: Duration) async throws {
        await withCheckedContinuation { continuation in
            state.withLock { $0.sleepers.append(Sleeper(wake: $0.now + duration, continuation: continuation)) }
        }
    }

    var sleeping: Int { state.withLock { $0.sleepers.count } }

    func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now += duration
            let woken = state.sleepers.filter { $0.wake <= state.now }
            state.sleepers.removeAll { $0.wake <= state.now }
            return woken
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }
}

/// A transport that answers from a list, and remembers what it was asked.
final class ScriptedTransport: Transport {
    enum Step: Sendable {
        case response(Int, String, [String: String])
        case failure(TransportFailure.Kind)

        static func ok(_ text: String) -> Step {
            .response(
                200,
                #"{"choices":[{"finish_reason":"stop","message":{"content":"\#(text)"}}],"usage":{"completion_tokens":7,"prompt_tokens":5}}"#,
                [:])
        }
        static func status(_ status: Int, _ headers: [String: String] = [:]) -> Step {
            .response(status, "{}", headers)
        }
    }

    private let state: Mutex<(steps: [Step], requests: [HTTPRequest])>

    init(_ steps: [Step]) { state = Mutex((steps, [])) }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        let step = state.withLock { state -> Step in
            state.requests.append(request)
            return state.steps.count > 1 ? state.steps.removeFirst() : state.steps[0]
        }
        switch step {
        case .response(let status, let body, let headers):
            return HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
        case .failure(let kind): throw TransportFailure(kind, "scripted")
        }
    }
}
