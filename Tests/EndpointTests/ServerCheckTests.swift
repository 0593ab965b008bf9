import Corpus
import Endpoint
import FakeServer
import Testing

struct ServerCheckTests {
    @Test("finds the model, and spends nothing")
    func there() async throws {
        let server = try FakeServer()
        defer { server.stop() }
        let endpoint = try ChatEndpoint(settings(server.url))
        #expect(try await endpoint.check(model: "fake-model") == "fake-model")
        #expect(server.requests.map(\.path) == ["/v1/models"])
    }

    @Test("a wrong name is told with what there is, the nearest first")
    func wrongModel() async throws {
        var has = FakeServer.Settings()
        has.models = ["google/gemma-2-9b-it", "Qwen/Qwen2.5-7B-Instruct", "llama3.1:latest"]
        let server = try FakeServer(settings: has)
        defer { server.stop() }
        let endpoint = try ChatEndpoint(settings(server.url))
        let fault = try await fault { try await endpoint.check(model: "qwen2.5-7b-instruct") }
        #expect(fault.kind == .usage)
        #expect(fault.fix.hasPrefix("give --model Qwen/Qwen2.5-7B-Instruct;"))
        #expect(fault.fix.contains("google/gemma-2-9b-it"))
        #expect(try await endpoint.check(model: "llama3.1") == "llama3.1:latest")
        let far = try await EndpointTests.fault { try await endpoint.check(model: "gpt") }
        #expect(!far.fix.contains("give --model"))
    }

    @Test("no server: says so at once")
    func nobody() async throws {
        let server = try FakeServer()
        server.stop()
        let endpoint = try ChatEndpoint(settings("http://127.0.0.1:\(server.port)"))
        let fault = try await fault { try await endpoint.check(model: "m") }
        #expect(fault.what.contains("no server answers"))
        #expect(fault.place.contains("\(server.port)") && fault.fix.contains("start it"))
    }

    @Test("a name that no machine has is no server either")
    func noHost() async throws {
        let endpoint = try ChatEndpoint(settings("http://no-such-host.invalid:80"))
        let fault = try await fault { try await endpoint.check(model: "m") }
        #expect(fault.what.contains("no server answers"))
    }

    @Test(
        "a wrong key and a missing one are told apart, and neither is shown", arguments: ["sk-wrong-0123456789", nil])
    func wrongKey(key: String?) async throws {
        var locked = FakeServer.Settings()
        locked.key = "sk-right-0123456789"
        let server = try FakeServer(settings: locked)
        defer { server.stop() }
        let endpoint = try ChatEndpoint(settings(server.url, key: key))
        let fault = try await fault { try await endpoint.check(model: "fake-model") }
        #expect(fault.what.contains("refuses the key"))
        #expect(fault.fix.contains("PATCORPUS_API_KEY") && fault.fix.contains("none is set") == (key == nil))
        #expect(!fault.description.contains("0123456789"))
        let right = try ChatEndpoint(settings(server.url, key: "sk-right-0123456789"))
        #expect(try await right.check(model: "fake-model") == "fake-model")
    }

    @Test(
        "what is no such server is told so",
        arguments: [
            FakeReply.html(404), .html(200), FakeReply(body: Array("[]".utf8)), FakeReply(body: []),
            .error(405, "not allowed"),
        ])
    func other(reply: FakeReply) async throws {
        let server = try FakeServer { _ in reply }
        defer { server.stop() }
        let endpoint = try ChatEndpoint(settings(server.url))
        let fault = try await fault { try await endpoint.check(model: "m") }
        #expect(fault.what.contains("no OpenAI-compatible server") && fault.fix.contains("--server"))
    }

    @Test("waits for a server that is loading its model")
    func loading() async throws {
        let server = try FakeServer { $0.attempt < 2 ? .error(503, "Loading model") : nil }
        defer { server.stop() }
        let endpoint = try ChatEndpoint(settings(server.url))
        #expect(try await endpoint.check(model: "fake-model") == "fake-model")
    }
}
