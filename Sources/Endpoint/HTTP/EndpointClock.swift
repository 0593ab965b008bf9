package import Foundation

/// The time, which tests replace by their own.
package protocol EndpointClock: Sendable {
    /// Since some moment that stays the same.
    func now() -> Duration
    /// Waits; throws `CancellationError` when the task is cancelled.
    func sleep(for duration: Duration) async throws
    /// The date on the wall, for servers that name one.
    func date() -> Date
}

/// The machine's clock.
package struct SystemClock: EndpointClock {
    private let start = ContinuousClock.now

    package init() {}

    package func now() -> Duration { ContinuousClock.now - start }
    package func sleep(for duration: Duration) async throws { try await Task.sleep(for: duration) }
    package func date() -> Date { Date() }
}
