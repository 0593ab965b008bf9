internal import Dispatch
internal import Foundation
internal import FoundationNetworking
internal import Synchronization

/// HTTP by URLSession: a connection for each request, no cookies, no cache, no redirects, a cap on what is read and a deadline of our own.
///
/// Connections are not used again: where a server has closed one meanwhile, libcurl sends the request anew, but swift-corelibs-foundation cannot give it
/// the body a second time, so that the server waits for it until the deadline (6.3.1; seen with strace). A handshake is little beside what a model takes to write.
package struct URLTransport: Transport {
    package init() {}

    private static func session(_ delegate: Exchanges) -> URLSession {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        return URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
    }

    private static let deadlines = DispatchQueue(label: "patcorpus.deadlines")

    package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let url = URL(string: request.url) else { throw TransportFailure(.unreachable, "no address") }
        var message = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData)
        message.httpMethod = request.method
        message.setValue("application/json", forHTTPHeaderField: "Accept")
        message.setValue("patcorpus", forHTTPHeaderField: "User-Agent")
        message.setValue("close", forHTTPHeaderField: "Connection")
        // A session's connections are its own.
        let exchanges = Exchanges()
        let session = Self.session(exchanges)
        defer { session.finishTasksAndInvalidate() }
        if !request.body.isEmpty {
            message.httpBody = Data(request.body)
            message.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        if let key = request.key { message.setValue(key.authorization, forHTTPHeaderField: "Authorization") }
        // Ours comes first; the session's own is a second net.
        message.timeoutInterval = Double(request.timeout.components.seconds) + 60
        let task = session.dataTask(with: message)
        let number = task.taskIdentifier
        // A thread of its own: tasks that block elsewhere in the process must not hold a deadline up.
        let deadline = DispatchSource.makeTimerSource(queue: Self.deadlines)
        deadline.schedule(deadline: .now() + .milliseconds(Int(request.timeout / .milliseconds(1))))
        deadline.setEventHandler {
            exchanges.fail(number, TransportFailure(.timedOut, "no complete answer within \(request.timeout.text)"))
            task.cancel()
        }
        deadline.activate()
        defer { deadline.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                exchanges.begin(number, Exchange(continuation, maximumBytes: request.maximumBytes))
                if Task.isCancelled {
                    exchanges.fail(number, TransportFailure(.cancelled, "cancelled"))
                } else {
                    task.resume()
                }
            }
        } onCancel: {
            exchanges.fail(number, TransportFailure(.cancelled, "cancelled"))
            task.cancel()
        }
    }
}

extension Duration {
    /// Seconds, for people.
    var text: String {
        let seconds = Double(components.seconds) + Double(components.attoseconds) * 1e-18
        return seconds == seconds.rounded() ? "\(Int(seconds)) s" : String(format: "%.2g s", seconds)
    }
}

/// A request under way.
private struct Exchange: Sendable {
    let continuation: CheckedContinuation<HTTPResponse, any Error>
    let maximumBytes: Int
    var body: [UInt8] = []

    init(_ continuation: CheckedContinuation<HTTPResponse, any Error>, maximumBytes: Int) {
        self.continuation = continuation
        self.maximumBytes = maximumBytes
    }
}

/// The requests under way, by the session's numbers; each is answered once.
private final class Exchanges: NSObject, URLSessionDataDelegate {
    private let underway = Mutex<[Int: Exchange]>([:])

    func begin(_ number: Int, _ exchange: Exchange) { underway.withLock { $0[number] = exchange } }

    func fail(_ number: Int, _ failure: TransportFailure) {
        underway.withLock { $0.removeValue(forKey: number) }?.continuation.resume(throwing: failure)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let number = dataTask.taskIdentifier
        let limit = underway.withLock { exchanges -> Int? in
            guard let exchange = exchanges[number] else { return nil }
            guard exchange.body.count + data.count <= exchange.maximumBytes else { return exchange.maximumBytes }
            exchanges[number]?.body.append(contentsOf: data)
            return nil
        }
        if let limit {
            fail(number, TransportFailure(.tooLarge, "the answer is longer than \(limit) bytes"))
            dataTask.cancel()
        }
    }

    /// Redirects are not followed: the key and the texts go where they were sent, and nowhere else.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) { completionHandler(nil) }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let exchange = underway.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
        if let error { return exchange.continuation.resume(throwing: Self.failure(error)) }
        guard let response = task.response as? HTTPURLResponse else {
            return exchange.continuation.resume(throwing: TransportFailure(.lost, "no HTTP response came"))
        }
        var headers: [String: String] = [:]
        for (name, value) in response.allHeaderFields {
            headers["\(name)".lowercased()] = "\(value)"
        }
        if headers["content-encoding"] == nil, let length = headers["content-length"].flatMap(Int.init),
            exchange.body.count < length
        {
            let detail = "the connection closed after \(exchange.body.count) of \(length) bytes"
            return exchange.continuation.resume(throwing: TransportFailure(.lost, detail))
        }
        exchange.continuation.resume(
            returning: HTTPResponse(status: response.statusCode, headers: headers, body: exchange.body))
    }

    private static func failure(_ error: any Error) -> TransportFailure {
        guard let error = error as? URLError else { return TransportFailure(.lost, "the connection failed") }
        switch error.code {
        case .timedOut: return TransportFailure(.timedOut, "the server did not answer in time")
        case .cannotConnectToHost: return TransportFailure(.unreachable, "the connection is refused")
        case .cannotFindHost, .dnsLookupFailed: return TransportFailure(.unreachable, "the host's name is unknown")
        case .notConnectedToInternet: return TransportFailure(.unreachable, "there is no network")
        case .unsupportedURL, .badURL: return TransportFailure(.unreachable, "no address that can be called")
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected:
            return TransportFailure(.untrusted, "no secure connection: the certificate is not accepted")
        case .cancelled: return TransportFailure(.cancelled, "cancelled")
        default: return TransportFailure(.lost, "the connection was lost")
        }
    }
}
