import Corpus
import Endpoint
import Foundation
import Native
import Testing

struct BatchTests {
    private let requests = (0..<5).map { request("text \($0)", seed: $0) }

    private func answer(_ request: ChatRequest, _ text: String) -> JSONValue {
        let body: JSONValue = [
            "choices": [["finish_reason": "stop", "message": ["content": .string(text), "role": "assistant"]]],
            "model": "m", "usage": ["completion_tokens": 2, "prompt_tokens": 3],
        ]
        return [
            "custom_id": .string(request.digest.hex), "error": nil, "id": "batch_req_1",
            "response": ["body": body, "request_id": "r", "status_code": 200],
        ]
    }

    private func lines(_ values: [JSONValue]) -> [[UInt8]] { values.map(\.canonicalBytes) }

    @Test("a line has the four fields, the body of the request, and its digest for an id")
    func line() throws {
        let line = BatchRequestFile.line(requests[0])
        let value = try JSONValue(parsing: line)
        #expect(value.object?.members.map(\.key) == ["body", "custom_id", "method", "url"])
        #expect(value["body"] == requests[0].body && value["custom_id"]?.string == requests[0].digest.hex)
        #expect(value["method"] == "POST" && value["url"] == "/v1/chat/completions")
        #expect(line.last == 0x0A && line.filter { $0 == 0x0A }.count == 1)
    }

    @Test("equal requests are one line, and long runs are cut into files")
    func files() throws {
        let folder = NSTemporaryDirectory() + "batch-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try BatchRequestFile.write(requests + requests, to: folder + "/b.jsonl", maximumLines: 2)
        #expect(files.map(\.lines) == [2, 2, 1])
        #expect(files.map(\.path) == ["b.jsonl", "b.jsonl.2", "b.jsonl.3"].map { folder + "/" + $0 })
        let written = try files.map { try FileSystem.read($0.path) }.joined()
        #expect(Array(written) == requests.flatMap { BatchRequestFile.line($0) })
        var answers = BatchAnswers(requests: requests.map(\.digest))
        let output = requests.reversed().map { answer($0, "for \($0.sampling.seed)").canonicalText + "\r\n" }.joined()
        try Data((output + "\n  \n").utf8).write(to: URL(fileURLWithPath: folder + "/out.jsonl"))
        try answers.read(file: folder + "/out.jsonl")
        #expect(answers.missing.isEmpty && answers.problems.isEmpty)
        #expect(throws: Fault.self) { try answers.read(file: folder + "/nosuch") }
    }

    @Test("answers find their requests in any order", arguments: 0..<5)
    func order(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var answers = BatchAnswers(requests: requests.map(\.digest))
        let values = requests.map { answer($0, "for \($0.sampling.seed)") }.shuffled(using: &generator)
        answers.read(lines(values), file: "out")
        #expect(answers.missing.isEmpty && answers.problems.isEmpty)
        for request in requests {
            let answer = answers.answers[request.digest]
            #expect(answer?.text == "for \(request.sampling.seed)" && answer?.promptTokens == 3)
        }
    }

    @Test("what is missing, twice, unknown, refused or no answer is reported with its line")
    func problems() throws {
        var answers = BatchAnswers(requests: requests.map(\.digest))
        let broken = answer(requests[1], "x").canonicalBytes.dropLast(20)
        let noAnswer: JSONValue = [
            "custom_id": .string(requests[2].digest.hex), "response": ["body": ["choices": []], "status_code": 200],
        ]
        let openAIError: JSONValue = [
            "custom_id": .string(requests[3].digest.hex), "error": ["code": "batch_expired", "message": "too late"],
            "response": nil,
        ]
        let vLLMError: JSONValue = [
            "custom_id": .string(requests[3].digest.hex), "error": ["error": ["code": 400, "message": "too long"]],
            "response": ["body": nil, "request_id": "r", "status_code": 400],
        ]
        let status: JSONValue = [
            "custom_id": .string(requests[4].digest.hex), "error": nil,
            "response": ["body": ["error": ["message": "rate limit"]], "status_code": 429],
        ]
        let text: JSONValue = [
            "custom_id": .string(requests[4].digest.hex), "error": "must not stream", "response": ["status_code": 400],
        ]
        answers.read(
            [
                answer(requests[0], "first").canonicalBytes, Array(broken), [], noAnswer.canonicalBytes,
                answer(requests[0], "second").canonicalBytes, openAIError.canonicalBytes, vLLMError.canonicalBytes,
                status.canonicalBytes, text.canonicalBytes, answer(request("other"), "x").canonicalBytes,
                Array(#"{"custom_id":"ordinal-7"}"#.utf8), Array("{}".utf8),
            ], file: "out.jsonl")
        #expect(answers.answers[requests[0].digest]?.text == "first")
        #expect(answers.missing.count == 4)
        #expect(
            answers.problems.map { "\($0.line) \($0.kind.rawValue)" } == [
                "2 unreadable", "4 no-answer", "5 duplicate", "6 refused", "7 refused", "8 refused", "9 refused",
                "10 unknown", "11 unknown", "12 unreadable",
            ])
        let words = answers.problems.map(\.words)
        #expect(words[3].contains("too late") && words[4].contains("status 400") && words[4].contains("too long"))
        #expect(words[5].contains("rate limit") && words[6].contains("must not stream"))
        #expect(answers.counts == ["unreadable": 2, "no-answer": 1, "duplicate": 1, "refused": 4, "unknown": 2])
    }

    @Test("a completion in the place of the response is an answer too")
    func bare() {
        var answers = BatchAnswers(requests: [requests[0].digest])
        let body = answer(requests[0], "bare")["response"]?["body"] ?? .null
        answers.read(lines([["custom_id": .string(requests[0].digest.hex), "response": body]]), file: "out")
        #expect(answers.answers[requests[0].digest]?.text == "bare")
    }
}
