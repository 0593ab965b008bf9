internal import Corpus
internal import Foundation

/// Which server is asked, with which key, and within which limits.
package struct EndpointSettings: Sendable {
    package var address: ServerAddress
    package var key: APIKey?
    /// For one attempt, from the first byte sent to the last received.
    package var timeout = Duration.seconds(300)
    /// Requests at a time.
    package var concurrency = 8
    package var requestsPerMinute: Double?
    package var retries = RetryPolicy()
    /// A longer answer is refused.
    package var maximumBytes = 16 << 20

    package init(address: ServerAddress, key: APIKey? = nil) {
        self.address = address
        self.key = key
    }

    /// - Parameters:
    ///   - server: the address as a person gave it.
    ///   - environment: where the key is.
    package init(
        server: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        self.init(address: try ServerAddress(parsing: server), key: try APIKey.inEnvironment(environment))
    }

    /// Throws usage faults for numbers that make no sense.
    package func check() throws {
        guard (1...4096).contains(concurrency) else {
            throw Fault("--concurrency is \(concurrency)", fix: "give a number from 1 to 4096", kind: .usage)
        }
        guard timeout > .zero, timeout <= .seconds(86_400) else {
            throw Fault("the timeout is \(timeout.text)", fix: "give seconds above 0, up to a day", kind: .usage)
        }
        if let requestsPerMinute, !(requestsPerMinute > 0 && requestsPerMinute <= 1e6) {
            throw Fault(
                "the limit is \(requestsPerMinute) requests a minute", fix: "give a number above 0", kind: .usage)
        }
        guard (1...100).contains(retries.attempts) else {
            throw Fault("a request is sent \(retries.attempts) times", fix: "give a number from 1 to 100", kind: .usage)
        }
    }
}
