import Corpus
import Endpoint
import FakeServer
import Foundation
import Measure
import Native
import Testing

@Suite("embedders that are not fitted")
struct UnfittedEmbedderTests {
    private func embedder(
        _ server: FakeServer, fields: String = "title", change: (inout EmbeddingSettings) -> Void = { _ in }
    ) throws -> EndpointEmbedder {
        var settings = EmbeddingSettings(model: "fake-model")
        change(&settings)
        let address = try ServerAddress(parsing: server.url)
        return try EndpointEmbedder(EmbeddingEndpoint(EndpointSettings(address: address), settings), fields: fields)
    }

    @Test("a server's vectors come through, and the id does not depend on the server but on all that vectors depend on")
    func endpoint() throws {
        let (one, two) = (try FakeServer(), try FakeServer())
        defer {
            one.stop()
            two.stop()
        }
        let first = try embedder(one)
        #expect(first.dimensions == 16 && first.id.hasPrefix("endpoint-"))
        let vectors = try first.embed(["a gate", ""], threads: 1)
        #expect(vectors.rows == 2 && vectors.squaredNorms()[1] == 0)
        #expect(Array(vectors.values.prefix(16)) == FakeTexts.vector(of: "a gate", dimensions: 16))
        #expect(try embedder(two).id == first.id)
        let others = [
            try embedder(one, fields: "abstract"), try embedder(one) { $0.dimensions = 4 },
            try embedder(one) { $0.prefix = "query: " }, try embedder(one) { $0.maximumCharacters = 9 },
        ]
        #expect(Set(others.map(\.id) + [first.id]).count == 5)
        // How requests are cut changes no vector.
        #expect(try embedder(one) { $0.batchTexts = 1 }.id == first.id)
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "vectors-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test("the same vectors as .npy and as lines, in any order, are one embedder and give the same rows")
    func file() throws {
        try inFolder { folder in
            let matrix = Matrix(rows: 3, columns: 2, values: [1, 2, 3, 4, 0.1, -0.5])
            try NumPyFile.write(matrix, to: folder + "/v.npy")
            try write("US1\nUS2\nUS3\n", folder + "/v.txt")
            try write(
                "{\"id\":\"US3\",\"vector\":[0.1,-0.5]}\n\n{\"id\":\"US1\",\"vector\":[1,2]}\n{\"id\":\"US2\",\"vector\":[3,4]}",
                folder + "/v.jsonl")
            let one = try FileEmbedder(folder + "/v.npy")
            let two = try FileEmbedder(folder + "/v.jsonl")
            #expect(one.id == two.id && one.id.hasPrefix("file-") && one.dimensions == 2)
            for embedder in [one, two] {
                #expect(try embedder.vectors(of: ["US2", "US1", "US2"]).values == [3, 4, 1, 2, 3, 4])
            }
            try NumPyFile.write(matrix, to: folder + "/w.npy")
            try write("US1\nUS3\nUS2\n", folder + "/w.txt")
            #expect(try FileEmbedder(folder + "/w.npy").id != one.id)
        }
    }

    @Test(
        "a file that is wrong is refused with its line or what is missing",
        arguments: [
            ("{\"id\":\"a\",\"vector\":[1]}\nnot json", "line 2"), ("{\"id\":\"a\"}", "line 1"),
            (
                "{\"id\":\"a\",\"vector\":[1]}\n{\"id\":\"b\",\"vector\":[1,2]}",
                "vector of 2 numbers, those before have 1"
            ),
            ("{\"id\":\"a\",\"vector\":[1]}\n{\"id\":\"a\",\"vector\":[2]}", "the id a again"), ("", "no vectors"),
            ("{\"id\":\"a\",\"vector\":[1,\"x\"]}", "no vector of numbers"),
            ("{\"id\":\"a\",\"vector\":[1e60]}", "not finite"), ("{\"id\":\"b\",\"vector\":[1]}", "such as a"),
        ])
    func wrong(text: String, words: String) throws {
        try inFolder { folder in
            try write(text, folder + "/v.jsonl")
            #expect {
                _ = try FileEmbedder(folder + "/v.jsonl").vectors(of: ["a"])
            } throws: {
                ($0 as? Fault)?.kind == .usage && "\($0)".contains(words) && "\($0)".contains("v.jsonl")
            }
        }
    }

    @Test("a .npy needs its ids, as many as it has rows, each once", arguments: [nil, "a\n", "a\na\n", "a\nb\nc\n"])
    func ids(text: String?) throws {
        try inFolder { folder in
            try NumPyFile.write(Matrix(rows: 2, columns: 2, values: [1, 2, 3, 4]), to: folder + "/v.npy")
            if let text { try write(text, folder + "/v.txt") }
            #expect(throws: Fault.self) { try FileEmbedder(folder + "/v.npy") }
        }
    }
}
