import Corpus
import Endpoint
import FakeServer
import Foundation
import Synchronization
import Testing

/// The whole way through sockets, with a server that misbehaves.
struct ChatServerTests {
    private func endpoint(
        _ server: FakeServer, key: String? = nil, change: (inout EndpointSettings) -> Void = { _ in }
    ) throws -> ChatEndpoint {
        try ChatEndpoint(try settings(server.url, key: key, change: change))
    }

    @Test("asks as the request says and reads what the server sends")
    func plain() async throws {
        let server = try FakeServer()
        defer { server.stop() }
        let request = request("three short words")
        let answer = try await endpoint(server).answer(request)
        let sent = try #require(server.chats.first)
        #expect(sent.path == "/v1/chat/completions" && sent.method == "POST")
        #expect(sent.body == request.body.canonicalBytes && sent.digest == request.digest)
        #expect(sent.headers["content-type"] == "application/json" && sent.headers["authorization"] == nil)
        #expect(answer.text == FakeTexts.patent(for: sent))
        #expect(answer.finishReason == "stop" && answer.model == "fake-model" && answer.promptTokens == 3)
        #expect(answer.completionTokens == FakeReply.words(answer.text))
        #expect(try JSONValue(parsing: answer.raw)["object"]?.string == "chat.completion")
    }

    @Test(
        "reads text as it is, whatever its letters and however it is cut into chunks",
        arguments: [1, 2, 3, 7, 4096])
    func unicode(size: Int) async throws {
        let text = "Träger “für” 装置 🦿 \u{2028} é e\u{301} \u{1F468}\u{200D}\u{1F469} \"\\\n\t ∑ᵢ κόσμε"
        let server = try FakeServer { $0.isChat ? .chat(text, to: $0).sent(.chunked(size)) : nil }
        defer { server.stop() }
        let answer = try await endpoint(server).answer(request())
        #expect(Array(answer.text.utf8) == Array(text.utf8))
    }

    @Test(
        "goes on after a fault and asks for the same",
        arguments: [
            FakeReply.error(429, "slow down"), .error(429, "slow down", retryAfter: "0"), .error(500, "oops"),
            .html(502), .html(200), .invalidJSON, .emptyChoices, .close,
            FakeReply(body: Array("{}".utf8)), FakeReply(body: []),
            FakeReply.emptyChoices.sent(.cut(after: 20)), FakeReply.emptyChoices.sent(.reset(after: 20)),
            FakeReply.emptyChoices.sent(.cut(after: 0)),
            FakeReply(body: [0xFF, 0xFE, 0x00, 0x41]),
        ])
    func faults(fault: FakeReply) async throws {
        let server = try FakeServer(chats: [fault, fault, nil])
        defer { server.stop() }
        let endpoint = try endpoint(server)
        let answer = try await endpoint.answer(request())
        #expect(answer.text == FakeTexts.patent(for: try #require(server.chats.last)))
        #expect(server.chats.count == 3)
        #expect(Set(server.chats.map(\.digest)).count == 1)
        #expect(endpoint.counts.sent == 3)
    }

    @Test("a cut within chunks is a lost connection, not an answer")
    func cutChunks() async throws {
        // The chunked reply's end is missing: the body is complete JSON all the same.
        let server = try FakeServer { request in
            guard request.isChat, request.attempt == 0 else { return nil }
            var reply = FakeReply.chat("half", to: request).sent(.cut(after: 100_000))
            reply.headers.append(("Transfer-Encoding", "chunked"))
            return reply
        }
        defer { server.stop() }
        #expect(try await endpoint(server).answer(request()).text != "half")
    }

    @Test("a right answer with a wrong content type is an answer")
    func contentType() async throws {
        let server = try FakeServer { request in
            guard request.isChat else { return nil }
            var reply = FakeReply.chat("fine", to: request)
            reply.headers[0].value = "text/html"
            return reply
        }
        defer { server.stop() }
        #expect(try await endpoint(server).answer(request()).text == "fine")
    }

    @Test("a server that hangs, drips or is slow runs into the deadline", arguments: ["hang", "drip", "slow"])
    func timeouts(way: String) async throws {
        let server = try FakeServer { request in
            guard request.isChat else { return nil }
            switch way {
            case "hang": return .hang
            case "drip": return FakeReply.chat("late", to: request).sent(.drip(1, every: 0.05))
            default: return FakeReply.chat("late", to: request).delayed(3)
            }
        }
        defer { server.stop() }
        let endpoint = try endpoint(server) {
            $0.timeout = .milliseconds(200)
            $0.retries.attempts = 2
        }
        // How long it takes is not measured: other tests keep the machine busy. Without a deadline it is 3 s, 20 s, and for ever.
        let failure = try await failure(of: request(), by: endpoint)
        #expect(failure.reason == "timeout" && failure.attempts == 2)
    }

    @Test("a slow drip that ends in time is an answer")
    func patientDrip() async throws {
        let server = try FakeServer { $0.isChat ? .chat("late", to: $0).sent(.drip(40, every: 0.01)) : nil }
        defer { server.stop() }
        #expect(try await endpoint(server).answer(request()).text == "late")
    }

    @Test("reads no more of an endless answer than its cap", arguments: [false, true])
    func huge(isChunked: Bool) async throws {
        let body = [UInt8](repeating: 0x20, count: 4 << 20)
        let server = try FakeServer { request in
            request.isChat ? FakeReply(body: body).sent(isChunked ? .chunked(65536) : .whole) : nil
        }
        defer { server.stop() }
        let endpoint = try endpoint(server) { $0.maximumBytes = 1 << 20 }
        let failure = try await failure(of: request(), by: endpoint)
        #expect(failure.reason == "too-large" && failure.attempts == 1)
    }

    @Test("an error quotes a short piece of what the server said", arguments: [true, false])
    func quotes(isJSON: Bool) async throws {
        let words = "the prompt has 9000 tokens\nand the model takes 4096. " + String(repeating: "x", count: 5000)
        let server = try FakeServer { request in
            guard request.isChat else { return nil }
            return isJSON
                ? .error(400, words) : FakeReply(status: 400, contentType: "text/plain", body: Array(words.utf8))
        }
        defer { server.stop() }
        let failure = try await failure(of: request(), by: endpoint(server))
        #expect(failure.fault.what.contains("the prompt has 9000 tokens and the model takes 4096."))
        #expect(failure.fault.description.count < 600)
    }

    @Test("redirects are not followed, so that the key goes nowhere else")
    func redirects() async throws {
        let other = try FakeServer()
        let server = try FakeServer { _ in
            FakeReply(status: 307, headers: [("Location", "\(other.url)/v1/chat/completions")], body: [])
        }
        defer {
            server.stop()
            other.stop()
        }
        let failure = try await failure(of: request(), by: endpoint(server, key: "sk-test-0123456789"))
        #expect(failure.reason == "redirect")
        #expect(other.requests.isEmpty)
    }

    private final class Arrivals: Sendable {
        private let count = Mutex(0)

        func wait(for wanted: Int) {
            count.withLock { $0 += 1 }
            for _ in 0..<3000 where count.withLock({ $0 < wanted }) { Thread.sleep(forTimeInterval: 0.01) }
        }
    }

    @Test("keeps as many requests under way as it may, and no more", arguments: [1, 8])
    func concurrency(width: Int) async throws {
        // None is answered before as many are there as may be.
        let arrived = Arrivals()
        let server = try FakeServer { request in
            if request.isChat { arrived.wait(for: width) }
            return nil
        }
        defer { server.stop() }
        let endpoint = try endpoint(server) {
            $0.concurrency = width
            $0.timeout = .seconds(60)
        }
        try await withThrowingTaskGroup(of: ChatAnswer.self) { group in
            for seed in 0..<24 { group.addTask { try await endpoint.answer(request(seed: seed)) } }
            try await group.waitForAll()
        }
        #expect(server.mostUnderway == width)
        #expect(server.chats.count == 24)
    }

    @Test("a format that a server refuses is not tried by all that wait for their turn")
    func formatOnce() async throws {
        let server = try FakeServer { request in
            request.json["response_format"]?["type"] == "json_schema" ? .error(400, "no json_schema here") : nil
        }
        defer { server.stop() }
        let endpoint = try endpoint(server) { $0.concurrency = 4 }
        try await withThrowingTaskGroup(of: ChatAnswer.self) { group in
            for seed in 0..<40 {
                group.addTask { try await endpoint.answer(request(seed: seed, schema: ["type": "object"])) }
            }
            try await group.waitForAll()
        }
        let refused = server.chats.count - 40
        // Those under way at the first refusal, and who slips in while it is read.
        #expect(refused >= 1 && refused < 20)
        #expect(endpoint.counts.formatRefusals == refused && endpoint.counts.failures.isEmpty)
        #expect(endpoint.formatNote?.format == .jsonObject)
    }

    @Test("a cancelled task ends its request at once")
    func cancelled() async throws {
        let server = try FakeServer { $0.isChat ? .hang : nil }
        defer { server.stop() }
        let endpoint = try endpoint(server)
        let task = Task { try await endpoint.answer(request()) }
        while server.chats.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
