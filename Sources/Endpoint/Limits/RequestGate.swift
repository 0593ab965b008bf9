internal import Foundation

/// Lets a set number of requests run at a time, and only so many begin in a minute.
///
/// First come, first served. Starts are evenly spaced, so that no minute has more than its number; a server's `Retry-After` holds all starts back.
package actor RequestGate {
    private let width: Int
    /// Between two starts; zero where there is no limit.
    private let spacing: Duration
    private let clock: any EndpointClock
    private var running = 0
    private var waiting: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    private var waiters = 0
    private var nextStart = Duration.zero
    private var pausedUntil = Duration.zero

    /// - Parameters:
    ///   - concurrency: at least 1.
    ///   - requestsPerMinute: nil for no limit; fractions are allowed, 0.5 is a request every two minutes.
    package init(concurrency: Int, requestsPerMinute: Double? = nil, clock: any EndpointClock = SystemClock()) {
        precondition(concurrency >= 1, "a gate of width \(concurrency)")
        width = concurrency
        spacing = requestsPerMinute.map { .seconds(60) / max($0, 1e-6) } ?? .zero
        self.clock = clock
    }

    /// Runs a body with a place of the gate. Throws `CancellationError` where the task is cancelled while it waits.
    package func run<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
        try await enter()
        defer { leave() }
        return try await body()
    }

    /// Nothing starts for that long.
    package func pause(for duration: Duration) { pausedUntil = max(pausedUntil, clock.now() + duration) }

    private func enter() async throws {
        try Task.checkCancellation()
        if running < width && waiting.isEmpty {
            running += 1
        } else {
            let number = waiters
            waiters += 1
            let isIn = await withTaskCancellationHandler {
                await withCheckedContinuation { (continuation: CheckedContinuation<Bool, Never>) in
                    if Task.isCancelled {
                        continuation.resume(returning: false)
                    } else {
                        waiting.append((number, continuation))
                    }
                }
            } onCancel: {
                Task { await self.giveUp(number) }
            }
            guard isIn else { throw CancellationError() }
        }
        do {
            try await waitForStart()
        } catch {
            leave()
            throw error
        }
    }

    /// The place that was taken is kept while it waits, so that starts stay in order.
    private func waitForStart() async throws {
        let start = max(clock.now(), nextStart)
        nextStart = start + spacing
        var wake = max(start, pausedUntil)
        while true {
            let now = clock.now()
            if wake <= now {
                // A pause may have come while this one slept.
                if pausedUntil <= now { return }
                wake = pausedUntil
            }
            try await clock.sleep(for: wake - now)
        }
    }

    private func leave() {
        if waiting.isEmpty {
            running -= 1
        } else {
            // The place goes over to the next one.
            waiting.removeFirst().continuation.resume(returning: true)
        }
    }

    private func giveUp(_ number: Int) {
        guard let place = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: place).continuation.resume(returning: false)
    }
}
