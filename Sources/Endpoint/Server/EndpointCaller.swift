internal import Corpus
internal import Foundation

/// Sends requests to one server: gate, deadline, retries, and errors that say what is wrong without saying the key.
///
/// Sent again: 408, 409, 425, 429 and 5xx, lost connections, timeouts, and answers that are none. Not sent again: what is refused for what it says.
package struct EndpointCaller: Sendable {
    package let settings: EndpointSettings
    let transport: any Transport
    let gate: RequestGate
    let clock: any EndpointClock
    let counter = EndpointCounter()

    package init(
        _ settings: EndpointSettings, transport: (any Transport)? = nil, gate: RequestGate? = nil,
        clock: any EndpointClock = SystemClock()
    ) {
        self.settings = settings
        self.transport = transport ?? URLTransport()
        self.gate =
            gate
            ?? RequestGate(
                concurrency: settings.concurrency, requestsPerMinute: settings.requestsPerMinute, clock: clock)
        self.clock = clock
    }

    package var counts: EndpointCounts { counter.now }

    /// An attempt that did not give an answer.
    private struct Miss {
        var failure: EndpointFailure
        var isRetried: Bool
        var retryAfter: Duration?
        /// Whether the server may have worked on it.
        var mayHaveRun: Bool
    }

    /// What one attempt may spend, and what it did.
    struct Accounting: Sendable {
        var budget: TokenBudget
        var most: TokenCount
    }

    /// Posts a body until it is answered.
    ///
    /// - Parameters:
    ///   - body: asked for at each attempt, when its turn has come.
    ///   - accounting: the budget, which is asked anew at each attempt.
    ///   - read: takes an answer out of a response of status 200; a `Fault` that it throws says why there is none, and the request is sent again.
    /// - Throws: `EndpointFailure`, or `CancellationError`.
    func post<Answer: Sendable>(
        _ operation: String, _ body: @escaping @Sendable () -> [UInt8], accounting: Accounting? = nil,
        read: @Sendable (HTTPResponse) throws -> (Answer, TokenCount)
    ) async throws -> Answer {
        let blank = HTTPRequest(
            method: "POST", url: settings.address.url(operation), key: settings.key, timeout: settings.timeout,
            maximumBytes: settings.maximumBytes)
        let number = body().hash64
        var attempt = 0
        while true {
            attempt += 1
            let miss: Miss
            let reservation: TokenBudget.Reservation?
            do {
                reservation = try await accounting?.budget.reserve(accounting?.most ?? TokenCount())
            } catch let spent as TokenBudget.Exhausted {
                throw EndpointFailure(
                    fault: Fault(spent.description, fix: "raise the budget; what is answered is kept"),
                    scope: .budget, reason: "budget", attempts: attempt - 1, status: 0)
            }
            do {
                let response = try await gate.run {
                    var request = blank
                    request.body = body()
                    counter.change { $0.sent += 1 }
                    return try await transport.send(request)
                }
                counter.change { $0.bytesReceived += response.body.count }
                if (200..<300).contains(response.status) {
                    do {
                        let (answer, tokens) = try read(response)
                        if let reservation { await accounting?.budget.settle(reservation, spent: tokens) }
                        counter.change { $0.answered += 1 }
                        return answer
                    } catch let fault as Fault {
                        miss = noAnswer(response, fault, attempt)
                    }
                } else {
                    miss = refusal(response, attempt, operation)
                }
            } catch let failure as TransportFailure {
                if failure.kind == .cancelled {
                    await forfeit(reservation, accounting, true)
                    throw CancellationError()
                }
                miss = lost(failure, attempt)
            } catch {
                await forfeit(reservation, accounting, false)
                throw error
            }
            await forfeit(reservation, accounting, miss.mayHaveRun)
            guard miss.isRetried, attempt < settings.retries.attempts,
                miss.retryAfter ?? .zero <= settings.retries.longestRetryAfter
            else {
                counter.change { $0.failures[miss.failure.reason, default: 0] += 1 }
                throw miss.failure
            }
            counter.change { $0.retries[miss.failure.reason, default: 0] += 1 }
            if let asked = miss.retryAfter { await gate.pause(for: asked) }
            try await clock.sleep(
                for: settings.retries.delay(after: attempt, of: number, retryAfter: miss.retryAfter))
        }
    }

    private func forfeit(
        _ reservation: TokenBudget.Reservation?, _ accounting: Accounting?, _ mayHaveRun: Bool
    ) async {
        guard let reservation, let budget = accounting?.budget else { return }
        if mayHaveRun {
            await budget.forfeit(reservation)
        } else {
            await budget.settle(reservation, spent: TokenCount())
        }
    }
}

/// What went wrong, in words.
extension EndpointCaller {
    private func words(_ response: HTTPResponse) -> String {
        let quoted = ServerWords.quoted(response.body, key: settings.key)
        return quoted.isEmpty ? "status \(response.status)" : "status \(response.status), \(quoted)"
    }

    private func noAnswer(_ response: HTTPResponse, _ fault: Fault, _ attempt: Int) -> Miss {
        let quoted = ServerWords.quoted(response.body, key: settings.key)
        let failure = EndpointFailure(
            fault: Fault(
                "\(fault.what)\(times(attempt))\(quoted.isEmpty ? "" : ": \(quoted)")", at: settings.address.base,
                fix: fault.fix.isEmpty ? "see the server's log" : fault.fix),
            scope: .request, reason: "no-answer", attempts: attempt, status: response.status)
        return Miss(failure: failure, isRetried: true, mayHaveRun: true)
    }

    private func lost(_ failure: TransportFailure, _ attempt: Int) -> Miss {
        let fix =
            switch failure.kind {
            case .unreachable:
                "start the server, or correct --server; scripts/local-llm starts a small one on this machine"
            case .timedOut: "allow more time, fewer requests at a time, or shorter answers"
            case .tooLarge: "ask for shorter answers; a server that sends this much is no chat server"
            case .untrusted: "see the server's certificate, or put the authority's where the system looks for them"
            case .lost, .cancelled: "see the server's log, and run the same again"
            }
        let isRetried = [.unreachable, .timedOut, .lost].contains(failure.kind)
        let fault = Fault("no answer\(times(attempt)): \(failure.detail)", at: settings.address.base, fix: fix)
        let scope: EndpointFailure.Scope = [.unreachable, .untrusted].contains(failure.kind) ? .server : .request
        return Miss(
            failure: EndpointFailure(
                fault: fault, scope: scope, reason: failure.kind.rawValue, attempts: attempt, status: 0),
            isRetried: isRetried, mayHaveRun: ![.unreachable, .untrusted].contains(failure.kind))
    }

    private func refusal(_ response: HTTPResponse, _ attempt: Int, _ operation: String) -> Miss {
        let words = words(response)
        let place = settings.address.url(operation)
        func miss(
            _ what: String, _ fix: String, _ scope: EndpointFailure.Scope, _ reason: String, isRetried: Bool = false,
            mayHaveRun: Bool = false
        ) -> Miss {
            let wait = RetryPolicy.retryAfter(response.headers["retry-after"], now: clock.date())
            return Miss(
                failure: EndpointFailure(
                    fault: Fault("\(what): \(words)", at: place, fix: fix), scope: scope, reason: reason,
                    attempts: attempt, status: response.status),
                isRetried: isRetried, retryAfter: isRetried ? wait : nil, mayHaveRun: mayHaveRun)
        }
        switch response.status {
        case 401, 403: return miss("the server refuses the key", Self.keyFix(settings.key), .server, "key")
        case 402: return miss("the server asks for payment", "pay, or take another server", .server, "quota")
        case 404:
            return miss(
                "the server has no such model or operation", "correct --model or --server", .server, "not-found")
        case 429 where ServerWords.code(response.body) == "insufficient_quota":
            return miss("the account's quota is used up", "pay, or take another server", .server, "quota")
        case 429:
            return miss(
                "the server asks to slow down\(times(attempt))",
                "lower --concurrency or set a limit of requests a minute", .request, "rate-limit", isRetried: true)
        case 500 where Self.isValidation(words):
            return miss("the server refuses the request", "change what it names", .request, "refused")
        case 408, 409, 425, 500, 502...599:
            return miss(
                "the server fails\(times(attempt))", "see the server's log, and run the same again", .request,
                "server-error", isRetried: true, mayHaveRun: response.status == 500 || response.status == 504)
        case 300..<400:
            return miss(
                "the server sends on to another address, which is not followed",
                "give the address itself as --server", .server, "redirect")
        default:
            return miss("the server refuses the request", "change what it names", .request, "refused")
        }
    }

    /// llama-cpp-python answers 500 to a field that it does not take, where others answer 400 or 422.
    private static func isValidation(_ words: String) -> Bool {
        ["validation error", "response_format", "json_schema"].contains { words.contains($0) }
    }

    private func times(_ attempt: Int) -> String { attempt == 1 ? "" : " after \(attempt) attempts" }

    static func keyFix(_ key: APIKey?) -> String {
        key.map { "set $\($0.variable) to a key of this server" }
            ?? "set $\(APIKey.variables[0]) to a key of this server; none is set"
    }
}

extension [UInt8] {
    /// FNV-1a in 64 bits, to draw a request's delays by.
    fileprivate var hash64: UInt64 { reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }
}
