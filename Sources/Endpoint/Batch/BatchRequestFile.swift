internal import Corpus
internal import Native

/// Requests as lines of a batch file, for OpenAI's Batch API and for `vllm run-batch`.
///
/// A line is `{"body":…,"custom_id":…,"method":"POST","url":"/v1/chat/completions"}`. The id is the request's digest, 64 hex digits, so that an answer finds its
/// request in whatever file and order it comes, and equal requests are one line.
package enum BatchRequestFile {
    /// The line of a request, with its newline.
    package static func line(_ request: ChatRequest, format: AnswerFormat = .jsonSchema) -> [UInt8] {
        let body = (try? JSONValue(parsing: format.body(of: request))) ?? request.body
        let value: JSONValue = [
            "body": body, "custom_id": .string(request.digest.hex), "method": "POST", "url": "/v1/chat/completions",
        ]
        return value.canonicalBytes + [0x0A]
    }

    /// Writes the requests to a file, each digest once, in order; returns how many lines there are.
    ///
    /// OpenAI takes up to 50,000 lines and 200 MB a file, so that a long run is cut into `PATH`, `PATH.2`, `PATH.3` …
    ///
    /// - Returns: the files and the lines of each.
    package static func write(
        _ requests: some Sequence<ChatRequest>, to path: String, format: AnswerFormat = .jsonSchema,
        maximumLines: Int = 50_000, maximumBytes: Int = 190_000_000
    ) throws -> [(path: String, lines: Int)] {
        var files: [(path: String, lines: Int)] = []
        var buffer = ByteBuffer()
        var lines = 0
        var bytes = 0
        var seen: Set<Digest> = []
        func finish() throws {
            let name = files.isEmpty ? path : "\(path).\(files.count + 1)"
            try FileSystem.writeAtomically(buffer.span, to: name)
            files.append((name, lines))
            buffer = ByteBuffer()
            (lines, bytes) = (0, 0)
        }
        for request in requests where seen.insert(request.digest).inserted {
            let line = line(request, format: format)
            if lines > 0 && (lines >= maximumLines || bytes + line.count > maximumBytes) { try finish() }
            buffer.append(line)
            lines += 1
            bytes += line.count
        }
        if lines > 0 || files.isEmpty { try finish() }
        return files
    }
}
