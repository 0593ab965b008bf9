/// One HTTP request of ours.
package struct HTTPRequest: Sendable, CustomStringConvertible {
    package var method: String
    package var url: String
    /// JSON; empty for a request without a body.
    package var body: [UInt8]
    /// Kept apart from anything that is printed.
    package var key: APIKey?
    /// From the first byte sent to the last received.
    package var timeout: Duration
    /// A longer body is not read to its end.
    package var maximumBytes: Int

    package init(
        method: String, url: String, body: [UInt8] = [], key: APIKey? = nil, timeout: Duration = .seconds(30),
        maximumBytes: Int = 1 << 24
    ) {
        self.method = method
        self.url = url
        self.body = body
        self.key = key
        self.timeout = timeout
        self.maximumBytes = maximumBytes
    }

    package var description: String { "\(method) \(url)" }
}

/// What came back, complete.
package struct HTTPResponse: Sendable {
    package var status: Int
    /// By name in lower case.
    package var headers: [String: String]
    package var body: [UInt8]

    package init(status: Int, headers: [String: String] = [:], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Why there is no complete response.
package struct TransportFailure: Error, Sendable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        /// Nobody listens there, or the name is unknown.
        case unreachable
        case timedOut = "timeout"
        /// The connection ended before the response did.
        case lost
        case tooLarge = "too-large"
        /// The certificate is not accepted.
        case untrusted
        case cancelled
    }

    package var kind: Kind
    package var detail: String

    package init(_ kind: Kind, _ detail: String) {
        self.kind = kind
        self.detail = detail
    }

    package var description: String { detail }
}

/// What carries requests: the network, or in tests whatever they want to try.
package protocol Transport: Sendable {
    /// Sends a request and waits for the whole response. Throws `TransportFailure`.
    func send(_ request: HTTPRequest) async throws -> HTTPResponse
}
