package import Corpus
internal import Native

/// The answers of a batch, joined with the requests that were made.
///
/// Reads what OpenAI and vLLM write: `{"custom_id":…,"response":{"status_code":200,"body":{…}},"error":null}`, in any order, in any number of files; and the
/// completion itself in the place of `response`, as some tools leave it.
package struct BatchAnswers: Sendable {
    /// A line that gave no answer.
    package struct Problem: Sendable, Equatable {
        package enum Kind: String, Sendable {
            /// No JSON, or no line of a batch.
            case unreadable
            /// The server answered with an error.
            case refused
            /// Of a request that was not made.
            case unknown
            /// Of a request that has an answer already; the first one counts.
            case duplicate
            /// An answer of status 200 that is no completion.
            case noAnswer = "no-answer"
        }

        package var kind: Kind
        package var file: String
        /// From 1.
        package var line: Int
        /// Empty where the line has none.
        package var customID: String
        package var words: String
    }

    /// By the request's digest.
    package private(set) var answers: [Digest: ChatAnswer] = [:]
    /// In the order of the files and lines.
    package private(set) var problems: [Problem] = []
    private let requests: Set<Digest>

    /// - Parameter requests: what was asked.
    package init(requests: some Sequence<Digest>) { self.requests = Set(requests) }

    /// The requests without an answer, ascending.
    package var missing: [Digest] { requests.subtracting(answers.keys).sorted { $0.hex < $1.hex } }

    /// How many problems there are of each kind.
    package var counts: [String: Int] {
        Dictionary(problems.map { ($0.kind.rawValue, 1) }, uniquingKeysWith: +)
    }

    /// Reads a file. Throws `SystemError` where it cannot be read; what is wrong with its lines is in `problems`.
    package mutating func read(file path: String) throws {
        guard FileSystem.exists(path), !FileSystem.isDirectory(path) else {
            throw Fault(
                "there is no such file of answers", at: path, fix: "give the output file of the batch", kind: .usage)
        }
        let file = try MappedFile(path)
        let bytes = file.span
        var start = 0
        var line = 0
        while start < bytes.count {
            let end = ByteSearch.first(0x0A, in: bytes, from: start) ?? bytes.count
            line += 1
            var text: [UInt8] = []
            text.reserveCapacity(end - start)
            for place in start..<end { text.append(bytes[place]) }
            if !text.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { add(text, path, line) }
            start = end + 1
        }
    }

    /// Reads lines that are in memory already.
    package mutating func read(_ lines: [[UInt8]], file: String) {
        for (index, line) in lines.enumerated() where !line.isEmpty { add(line, file, index + 1) }
    }

    private mutating func add(_ text: [UInt8], _ file: String, _ line: Int) {
        func problem(_ kind: Problem.Kind, _ words: String, _ id: String = "") -> Problem {
            Problem(kind: kind, file: file, line: line, customID: id, words: words)
        }
        guard let json = try? JSONValue(parsing: text) else {
            return problems.append(problem(.unreadable, "the line is no JSON"))
        }
        guard let id = json["custom_id"]?.string else {
            return problems.append(problem(.unreadable, "the line has no custom_id"))
        }
        guard let digest = Digest(hex: id), requests.contains(digest) else {
            return problems.append(problem(.unknown, "no request of this run has that custom_id", id))
        }
        let response = json["response"]
        let status = response?["status_code"]?.integer
        // vLLM gives both an error and a response of the error's status; OpenAI gives one of the two.
        if let error = json["error"], error != .null {
            return problems.append(problem(.refused, Self.words(error, status), id))
        }
        guard let body = response?["body"] ?? (response?["choices"] == nil ? nil : response) else {
            return problems.append(problem(.unreadable, "the line has neither a response nor an error", id))
        }
        guard status ?? 200 == 200 else { return problems.append(problem(.refused, Self.words(body, status), id)) }
        do {
            let answer = try ChatAnswer(reading: body.canonicalBytes)
            guard answers[digest] == nil else {
                return problems.append(problem(.duplicate, "an earlier line has the same custom_id", id))
            }
            answers[digest] = answer
        } catch {
            problems.append(problem(.noAnswer, (error as? Fault)?.what ?? "\(error)", id))
        }
    }

    private static func words(_ error: JSONValue, _ status: Int?) -> String {
        let quoted = ServerWords.quoted((["error": error["error"] ?? error] as JSONValue).canonicalBytes, key: nil)
        return status.map { "status \($0), \(quoted)" } ?? quoted
    }
}
