internal import Synchronization

/// What happened on the way to the answers, for progress and results.
package struct EndpointCounts: Sendable, Equatable {
    /// HTTP requests sent, all attempts.
    package var sent = 0
    package var answered = 0
    /// Further attempts by the reason: `rate-limit`, `server-error`, `timeout`, `lost`, `unreachable`, `no-answer`.
    package var retries: [String: Int] = [:]
    /// Requests that were given up, by the reason.
    package var failures: [String: Int] = [:]
    /// Refusals of a JSON schema that were followed by a request for less.
    package var formatRefusals = 0
    package var bytesReceived = 0

    package init() {}
}

/// Counts of many tasks.
final class EndpointCounter: Sendable {
    private let counts = Mutex(EndpointCounts())

    var now: EndpointCounts { counts.withLock { $0 } }
    func change(_ body: (inout EndpointCounts) -> Void) { counts.withLock { body(&$0) } }
}
