package import Corpus
package import Endpoint

/// What became of one planned document.
package struct SettledDocument: Sendable {
    /// One answer, and what it was found to be.
    package struct Attempt: Sendable {
        /// 0 is the plan's own request.
        package var number: Int
        package var request: ChatRequest
        package var requestDigest: Digest
        package var answer: ChatAnswer
        package var arrival: Arrival
        /// True if it was kept already and nothing was asked.
        package var isReplayed: Bool
    }

    /// Why there is no answer to a request.
    package enum Absence: Sendable {
        /// The model has none for this request alone, whatever is tried.
        case failed(Fault)
        /// There is no model to ask, as in a replay.
        case missing
    }

    package var ordinal: Int
    /// In the order in which they were made; all but the last are rejected.
    package var attempts: [Attempt] = []
    /// Set if the last request has no answer.
    package var absence: Absence?

    /// The document, if an attempt was accepted.
    package var document: SyntheticDocument? {
        if case .accepted(let document) = attempts.last?.arrival { document } else { nil }
    }
}

/// How a run came to its end.
package enum RunEnd: Sendable {
    /// Every planned document is settled.
    case finished
    /// No room in the budget for another request.
    case budget(String)
    /// A person asked for it.
    case interrupted
    /// The model cannot be asked any more, or answers cannot be kept.
    case failed(Fault)
}
