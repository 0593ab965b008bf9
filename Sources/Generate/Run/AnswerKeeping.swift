package import Corpus
package import Endpoint

/// Where answers are kept, so that none is paid for twice. Called from many tasks at a time.
package protocol AnswerKeeping: Sendable {
    /// The answer that is kept for a request's digest; nil if there is none.
    func kept(_ request: Digest) throws -> ChatAnswer?

    /// Keeps an answer; when this returns, it outlives the process.
    func keep(_ answer: ChatAnswer, to request: ChatRequest) async throws
}
