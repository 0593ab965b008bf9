internal import Corpus
internal import Foundation
internal import Synchronization

/// A small OpenAI-compatible HTTP/1.1 server at 127.0.0.1, for tests: `/v1/models`, `/v1/chat/completions`, `/v1/embeddings`.
///
/// Its answers depend on the request's body alone, so that a run is repeatable in any order; `reply` replaces them where a test wants
/// something else, faults above all. A thread a connection, connections kept alive.
///
///     let server = try FakeServer { request in request.isChat && request.attempt == 0 ? .error(429, "slow down") : nil }
///     defer { server.stop() }
///     … server.url …
package final class FakeServer: Sendable {
    /// What the server has and how it answers where `reply` gives nothing.
    package struct Settings: Sendable {
        /// The names that `/v1/models` lists; a request for another model gets 404.
        package var models = ["fake-model"]
        /// Seconds before each answer of a chat.
        package var latency = 0.0
        /// The numbers of an embedding.
        package var dimensions = 16
        /// Where given, requests with another key get 401.
        package var key: String?
        /// The text of an answer; by default a short patent as JSON.
        package var text: @Sendable (FakeRequest) -> String = { FakeTexts.patent(for: $0) }

        package init() {}
    }

    private struct State {
        var requests: [FakeRequest] = []
        var seen: [String: Int] = [:]
        var open: Set<FakeSocket> = []
        var underway = 0
        var mostUnderway = 0
        var isStopped = false
    }

    private let listener: FakeSocket
    private let settings: Settings
    private let reply: @Sendable (FakeRequest) -> FakeReply?
    private let state = Mutex(State())
    package let port: UInt16

    /// Starts.
    ///
    /// - Parameters:
    ///   - port: 0 takes a free one.
    ///   - reply: what to answer; nil for the ordinary answer. It is called on many threads.
    package init(
        settings: Settings = Settings(), port: UInt16 = 0,
        reply: @escaping @Sendable (FakeRequest) -> FakeReply? = { _ in nil }
    ) throws {
        self.settings = settings
        self.reply = reply
        listener = try FakeSocket(listeningAt: port)
        self.port = listener.port
        Thread.detachNewThread { [self] in accept() }
    }

    /// Starts with replies for the chat requests in the order that they come; afterwards, and for nil, the ordinary answer.
    package convenience init(settings: Settings = Settings(), chats: [FakeReply?]) throws {
        let place = Mutex(0)
        try self.init(settings: settings) { request in
            guard request.isChat else { return nil }
            let number = place.withLock {
                $0 += 1
                return $0 - 1
            }
            return number < chats.count ? chats[number] : nil
        }
    }

    /// The base address, without `/v1`.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// All requests so far, in the order that they came.
    package var requests: [FakeRequest] { state.withLock { $0.requests } }
    /// The chat requests so far.
    package var chats: [FakeRequest] { requests.filter(\.isChat) }
    /// The most requests that were being answered at one time.
    package var mostUnderway: Int { state.withLock { $0.mostUnderway } }

    /// Ends all connections and takes no more.
    package func stop() {
        let open = state.withLock { state in
            state.isStopped = true
            return state.open
        }
        listener.shut()
        for connection in open { connection.shut() }
    }

    private func accept() {
        while let connection = listener.accepted() {
            let isTaken = state.withLock { state in
                if !state.isStopped { state.open.insert(connection) }
                return !state.isStopped
            }
            guard isTaken else {
                connection.close()
                continue
            }
            Thread.detachNewThread { [self] in
                serve(connection)
                state.withLock { _ = $0.open.remove(connection) }
                connection.close()
            }
        }
        listener.close()
    }

    private func serve(_ connection: FakeSocket) {
        var reader = FakeRequestReader(connection)
        while let (method, path, headers, body) = reader.next() {
            let request = state.withLock { state in
                let key = path + "\n" + String(decoding: body, as: UTF8.self)
                let attempt = state.seen[key, default: 0]
                state.seen[key] = attempt + 1
                let request = FakeRequest(
                    method: method, path: path, headers: headers, body: body, number: state.requests.count,
                    attempt: attempt)
                state.requests.append(request)
                state.underway += 1
                state.mostUnderway = max(state.mostUnderway, state.underway)
                return request
            }
            let goesOn = send(reply(request) ?? ordinary(request), over: connection)
            state.withLock { $0.underway -= 1 }
            if !goesOn { return }
        }
    }

    /// Sends a reply; false where the connection ends with it.
    private func send(_ reply: FakeReply, over connection: FakeSocket) -> Bool {
        if reply.delay > 0 { Thread.sleep(forTimeInterval: reply.delay) }
        var head = "HTTP/1.1 \(reply.status) \(FakeTexts.phrase(reply.status))\r\n"
        for header in reply.headers { head += "\(header.name): \(header.value)\r\n" }
        let body = reply.body
        switch reply.transfer {
        case .whole:
            return connection.send(Array((head + "Content-Length: \(body.count)\r\n\r\n").utf8) + body)
        case .chunked(let size):
            guard connection.send(Array((head + "Transfer-Encoding: chunked\r\n\r\n").utf8)) else { return false }
            for start in stride(from: 0, to: body.count, by: max(1, size)) {
                let part = body[start..<min(body.count, start + max(1, size))]
                let chunk = Array("\(String(part.count, radix: 16))\r\n".utf8) + part + [13, 10]
                guard connection.send(chunk) else { return false }
            }
            return connection.send(Array("0\r\n\r\n".utf8))
        case .cut(let count), .reset(let count):
            _ = connection.send(Array((head + "Content-Length: \(body.count)\r\n\r\n").utf8) + body.prefix(count))
            if case .reset = reply.transfer { connection.resetOnClose() } else { connection.shut() }
            return false
        case .drip(let size, let pause):
            guard connection.send(Array((head + "Content-Length: \(body.count)\r\n\r\n").utf8)) else { return false }
            for start in stride(from: 0, to: body.count, by: max(1, size)) {
                guard connection.send(Array(body[start..<min(body.count, start + max(1, size))])) else { return false }
                Thread.sleep(forTimeInterval: pause)
            }
            return true
        case .hang:
            while !connection.received().isEmpty {}
            return false
        case .close:
            return false
        }
    }

    /// What a server without faults answers.
    private func ordinary(_ request: FakeRequest) -> FakeReply {
        if let key = settings.key, request.headers["authorization"] != "Bearer \(key)" {
            return .error(401, "Incorrect API key provided: \(request.headers["authorization"] ?? "none")")
        }
        if request.isModels {
            let models = settings.models.map { ["id": .string($0), "object": "model"] as JSONValue }
            return .json(["data": .array(models), "object": "list"])
        }
        guard request.method == "POST", request.isChat || request.isEmbeddings else {
            return .error(404, "no such path \(request.path)")
        }
        let json = request.json
        guard let model = json["model"]?.string else { return .error(400, "the field model is missing") }
        guard settings.models.contains(model) else {
            return .error(404, "The model `\(model)` does not exist", code: "model_not_found")
        }
        if request.isEmbeddings { return FakeTexts.embeddings(json, dimensions: settings.dimensions) }
        guard json["messages"]?.array?.isEmpty == false else { return .error(400, "the field messages is missing") }
        return FakeReply.chat(settings.text(request), to: request).delayed(settings.latency)
    }
}
