import Corpus
import Endpoint
import FakeServer
import Native
import Testing

struct EmbeddingTests {
    private static let texts = [
        "a lever moves the gate", "the gate moves", "", "ein Hebel für das Tor", "装置 🦿 レバー", "a lever moves the gate",
    ]

    private func endpoint(
        _ server: FakeServer, change: (inout EmbeddingSettings) -> Void = { _ in },
        server changeServer: (inout EndpointSettings) -> Void = { _ in }
    ) throws -> EmbeddingEndpoint {
        var wanted = EmbeddingSettings(model: "fake-model")
        change(&wanted)
        return try EmbeddingEndpoint(try settings(server.url, change: changeServer), wanted)
    }

    private func expectRows(_ vectors: Matrix, of texts: [String], dimensions: Int = 16) {
        #expect(vectors.rows == texts.count && vectors.columns == dimensions)
        for (row, text) in texts.enumerated() {
            let expected = FakeTexts.vector(of: text, dimensions: dimensions)
            #expect((0..<dimensions).allSatisfy { vectors[row, $0] == expected[$0] }, "row \(row)")
        }
    }

    @Test("gives each text its own vector, whatever the batches", arguments: [1, 2, 4, 100], [1, 30, 1000])
    func batches(texts: Int, characters: Int) async throws {
        let server = try FakeServer()
        defer { server.stop() }
        let endpoint = try endpoint(server) {
            $0.batchTexts = texts
            $0.batchCharacters = characters
        }
        expectRows(try await endpoint.embed(Self.texts).vectors, of: Self.texts)
        for request in server.requests {
            let input = try #require(request.json["input"]?.array).map { $0.string ?? "" }
            #expect(!input.isEmpty && input.count <= texts && !input.contains(""))
            #expect(input.count == 1 || input.reduce(0) { $0 + $1.utf8.count } <= characters)
        }
        #expect(server.requests.reduce(0) { $0 + ($1.json["input"]?.array?.count ?? 0) } == 5)
    }

    @Test("orders vectors by index, not by place", arguments: [false, true])
    func order(isBase64: Bool) async throws {
        let server = try FakeServer { request in
            guard let texts = request.json["input"]?.array?.compactMap(\.string) else { return nil }
            let data = texts.enumerated().reversed().map { place, text -> JSONValue in
                let vector = FakeTexts.vector(of: text, dimensions: 5)
                let value: JSONValue =
                    isBase64 ? .string(FakeTexts.base64(vector)) : .array(vector.map { JSONValue(Double($0)) })
                return ["embedding": value, "index": .integer(place)]
            }
            return .json(["data": .array(data)])
        }
        defer { server.stop() }
        expectRows(
            try await endpoint(server).embed(["one", "two", "three"]).vectors, of: ["one", "two", "three"],
            dimensions: 5)
    }

    @Test("asks for fewer numbers where it is told to, and says so where it does not get them")
    func dimensions() async throws {
        let server = try FakeServer()
        defer { server.stop() }
        #expect(try await endpoint(server).dimensions() == 16)
        #expect(try await endpoint(server, change: { $0.dimensions = 4 }).dimensions() == 4)
        let stubborn = try FakeServer {
            $0.isEmbeddings ? .json(["data": [["embedding": [1, 2, 3], "index": 0]]]) : nil
        }
        defer { stubborn.stop() }
        let fault = try await fault { try await endpoint(stubborn, change: { $0.dimensions = 4 }).dimensions() }
        #expect(fault.what.contains("vectors of 3 numbers where 4 are asked for"))
        let other = try await EndpointTests.fault { try await endpoint(server).embed(["a"], expecting: 8) }
        #expect(other.what.contains("16 numbers where others have 8"))
    }

    @Test(
        "refuses answers that are no vectors of the texts",
        arguments: [
            "{}", #"{"data":[]}"#, #"{"data":[{"embedding":[1,2]}]}"#,
            #"{"data":[{"embedding":[1,2],"index":0},{"embedding":[1,2],"index":0}]}"#,
            #"{"data":[{"embedding":[1,2],"index":0},{"embedding":[1,2,3],"index":1}]}"#,
            #"{"data":[{"embedding":[1,2],"index":0},{"embedding":[1,null],"index":1}]}"#,
            #"{"data":[{"embedding":[1,2],"index":0},{"embedding":[1,1e60],"index":1}]}"#,
            #"{"data":[{"embedding":[1,2],"index":0},{"embedding":[],"index":1}]}"#,
            #"{"data":[{"embedding":[1,2],"index":0},{"embedding":[1,2],"index":2}]}"#,
            #"{"data":[{"embedding":[[1,2],[3,4]],"index":0},{"embedding":[[1,2]],"index":1}]}"#,
            #"{"data":[{"embedding":"AACAfwAAgD8=","index":0},{"embedding":"AACAPwAAgD8=","index":1}]}"#,
            #"{"data":[{"embedding":"AACA","index":0},{"embedding":"AACAPwAAgD8=","index":1}]}"#, "<html>",
        ])
    func refused(body: String) async throws {
        let server = try FakeServer { $0.isEmbeddings ? FakeReply(body: Array(body.utf8)) : nil }
        defer { server.stop() }
        let endpoint = try endpoint(server, server: { $0.retries.attempts = 2 })
        let fault = try await fault { try await endpoint.embed(["one", "two"]) }
        #expect(fault.what.contains("the server's answer") && fault.what.contains("after 2 attempts"))
    }

    @Test("goes on after faults in passing")
    func passing() async throws {
        let server = try FakeServer { request in
            request.attempt == 0 ? .error(503, "busy") : request.attempt == 1 ? .close : nil
        }
        defer { server.stop() }
        expectRows(try await endpoint(server).embed(["one", "two"]).vectors, of: ["one", "two"])
    }

    @Test("finds and names the one text that a server refuses")
    func tooLong() async throws {
        let server = try FakeServer { request in
            let texts = request.json["input"]?.array?.compactMap(\.string) ?? []
            return texts.contains { $0.count > 50 } ? .error(400, "input is too long") : nil
        }
        defer { server.stop() }
        let long = String(repeating: "long ", count: 20)
        let fault = try await fault { try await endpoint(server).embed(["a", "b", long, "c", "d"]) }
        #expect(fault.what.contains("text 3 of 5") && fault.what.contains("input is too long"))
        #expect(fault.fix.contains("--max-characters"))
        let cut = try await endpoint(server, change: { $0.maximumCharacters = 50 }).embed(["a", long])
        #expect(cut.cut == 1)
        expectRows(cut.vectors, of: ["a", String(long.prefix(50))])
    }

    @Test("cuts between characters, never within one, and puts the prefix before")
    func cutting() {
        var settings = EmbeddingSettings(model: "m")
        settings.prefix = "passage: "
        let text = "e\u{301}\u{1F468}\u{200D}\u{1F469}装x"
        for count in 1...4 {
            settings.maximumCharacters = count
            let prepared = settings.prepared(text)
            #expect(prepared.text == "passage: " + text.prefix(count))
            #expect(prepared.isCut == (count < 4))
        }
        settings.maximumCharacters = nil
        #expect(settings.prepared(text) == ("passage: " + text, false))
    }

    @Test("a wrong model, a wrong address and no server are told before any text is sent")
    func check() async throws {
        let server = try FakeServer()
        defer { server.stop() }
        let fault = try await fault { try await endpoint(server, change: { $0.model = "fake-modl" }).dimensions() }
        #expect(fault.fix.contains("give --model fake-model"))
        #expect(server.requests.map(\.path) == ["/v1/models"])
    }
}
