internal import Corpus
internal import Dispatch
internal import Endpoint
internal import Generate
internal import Native
internal import Store
internal import Synchronization

/// The answers that a corpus has: those that its versions reach, and those in the log of answers that no version has yet.
///
/// New ones go into the log, several at a time with one sync, before they count. For any thread.
final class ResponseKeeper: AnswerKeeping {
    private let log: ResponseLog
    /// The line of each request's answer that a version reaches.
    private let lines: [Digest: Digest]
    private let reader: Mutex<CorpusStore>
    private let writer: LogWriter

    /// - Parameter lines: by the request's digest.
    init(_ layout: Layout, _ log: ResponseLog, lines: [Digest: Digest]) throws {
        self.log = log
        self.lines = lines
        reader = Mutex(try CorpusStore(at: layout.root, .read))
        writer = LogWriter(log)
    }

    /// The line of a request's answer, where a version reaches it.
    func storedLine(_ request: Digest) -> Digest? { lines[request] }

    func kept(_ request: Digest) throws -> ChatAnswer? {
        if let line = lines[request] {
            guard let response = KeptResponse(line: try reader.withLock { try $0.line(line) }),
                response.requestDigest == request
            else {
                throw Fault.damage(
                    "the answer \(line.short) is not one to the request \(request.short)", at: "the layer responses")
            }
            return ChatAnswer(response)
        }
        return try log.response(to: request).map { ChatAnswer($0.response) }
    }

    func keep(_ answer: ChatAnswer, to request: ChatRequest) async throws {
        try await writer.append(KeptResponse(answer, to: request))
    }
}

/// Appends answers to the log, all that have come meanwhile with one sync.
private actor LogWriter {
    private let log: ResponseLog
    private var waiting: [(KeptResponse, CheckedContinuation<Void, any Error>)] = []
    private var isWriting = false
    private let queue = DispatchQueue(label: "responses.log")

    init(_ log: ResponseLog) { self.log = log }

    func append(_ response: KeptResponse) async throws {
        try await withCheckedThrowingContinuation { continuation in
            waiting.append((response, continuation))
            if !isWriting {
                isWriting = true
                Task { await write() }
            }
        }
    }

    private func write() async {
        while !waiting.isEmpty {
            let batch = waiting
            waiting.removeAll()
            let responses = batch.map(\.0)
            // Not on one of the few threads that tasks run on: a sync takes milliseconds.
            let failure: (any Error)? = await withCheckedContinuation { continuation in
                queue.async { [log] in
                    do {
                        try log.append(responses)
                        continuation.resume(returning: nil)
                    } catch {
                        continuation.resume(returning: error)
                    }
                }
            }
            for (_, continuation) in batch {
                if let failure { continuation.resume(throwing: failure) } else { continuation.resume() }
            }
        }
        isWriting = false
    }
}

extension ChatAnswer {
    init(_ response: KeptResponse) {
        self.init(
            text: response.text, finishReason: response.finishReason, model: response.model,
            promptTokens: response.promptTokens, completionTokens: response.completionTokens, raw: response.raw)
    }
}

extension KeptResponse {
    init(_ answer: ChatAnswer, to request: ChatRequest) {
        self.init(
            request: request.body.canonicalBytes, text: answer.text, finishReason: answer.finishReason,
            model: answer.model, promptTokens: answer.promptTokens, completionTokens: answer.completionTokens,
            raw: answer.raw)
    }
}
