internal import Corpus
package import Endpoint
internal import Synchronization

/// What is known of a run while it goes on, and the way to end it early. For any thread.
package final class RunControl: Sendable {
    /// Counts so far.
    package struct Counts: Sendable {
        /// Requests that were sent and answered.
        package var asked = 0
        /// Answers that were kept already.
        package var replayed = 0
        /// Requests under way.
        package var underway = 0
        /// Requests without an answer, although all was tried.
        package var failed = 0
        /// Of answers that were asked for.
        package var tokens = TokenCount()
        /// Answers found wanting by themselves, by reason. What is like an earlier document comes to it later.
        package var rejected: [String: Int] = [:]
    }

    private struct State {
        var counts = Counts()
        var end: RunEnd?
        var failuresInARow = 0
        var open: Set<Digest> = []
    }

    private let state = Mutex(State())

    package init() {}

    package var counts: Counts { state.withLock { $0.counts } }

    /// Why the run is to end early; nil while it goes on.
    package var end: RunEnd? { state.withLock { $0.end } }

    /// Sends no more requests; those under way are waited for. The first reason counts.
    package func stop(_ end: RunEnd) { state.withLock { $0.end = $0.end ?? end } }

    /// Takes a request on, unless the same one is under way.
    func begin(_ request: Digest) -> Bool {
        state.withLock { state in
            guard state.open.insert(request).inserted else { return false }
            state.counts.underway += 1
            return true
        }
    }

    func end(_ request: Digest) {
        state.withLock { state in
            state.open.remove(request)
            state.counts.underway -= 1
        }
    }

    func noteAnswer(_ answer: ChatAnswer, isReplayed: Bool) {
        state.withLock { state in
            if isReplayed {
                state.counts.replayed += 1
                return
            }
            state.counts.asked += 1
            state.failuresInARow = 0
            state.counts.tokens.prompt += answer.promptTokens
            state.counts.tokens.completion += answer.completionTokens
        }
    }

    func noteRejection(_ reason: String) { state.withLock { $0.counts.rejected[reason, default: 0] += 1 } }

    /// Notes a request without an answer. So many in a row, with no answer between them, end the run: the server is not what it should be.
    func noteFailure(_ fault: Fault, limit: Int) {
        state.withLock { state in
            state.counts.failed += 1
            state.failuresInARow += 1
            if state.failuresInARow >= limit {
                state.end =
                    state.end
                    ?? .failed(
                        Fault(
                            "\(state.failuresInARow) requests in a row have no answer; the last: \(fault.what)",
                            at: fault.place, fix: fault.fix, kind: fault.kind))
            }
        }
    }
}
