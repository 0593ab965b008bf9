internal import Corpus
internal import Endpoint
internal import Generate
internal import Native
internal import Store

/// The version that a run makes: documents, what layers say of them, and every answer with what became of it.
struct GenerationDraft {
    private(set) var draft: VersionDraft
    private let plan: GenerationPlan
    private let answers: KeptAnswers
    private let keeper: ResponseKeeper
    private let attempts: Int
    /// Requests whose answers come out of the log into the version.
    private(set) var fromLog: Set<Digest> = []
    /// Two documents with the same request have one answer; what it became first is said.
    private var seen: Set<Digest> = []
    private(set) var tally = GenerationTally()
    /// Requests without an answer, where nobody was to be asked.
    private(set) var missing: [MissingRequest] = []
    /// Whether the branch is to change.
    private(set) var hasChanges = false

    init(_ draft: VersionDraft, _ plan: GenerationPlan, _ answers: KeptAnswers, _ keeper: ResponseKeeper, attempts: Int)
    {
        self.draft = draft
        self.plan = plan
        self.answers = answers
        self.keeper = keeper
        self.attempts = attempts
    }

    /// Takes in what became of a planned document.
    ///
    /// What the branch has of it already is left as it is: a document that was taken out since, or masked, stays so.
    mutating func settle(_ settled: SettledDocument) throws {
        tally.count(settled, plan[settled.ordinal])
        if case .missing = settled.absence {
            missing.append(MissingRequest(ordinal: settled.ordinal, attempt: settled.attempts.count))
        }
        for attempt in settled.attempts {
            let request = attempt.requestDigest
            guard seen.insert(request).inserted else { continue }
            let before = answers.entries[request]
            let value = Self.value(attempt)
            if let line = keeper.storedLine(request) {
                let entry = VersionDraft.entry(line, value)
                if entry == before { continue }
                draft.update(layer: "responses", with: [request.hex: entry])
            } else {
                try draft.add(response: KeptResponse(attempt.answer, to: attempt.request), value)
                fromLog.insert(request)
            }
            hasChanges = true
            if let gone = answers.document(request) { draft.drop([gone]) }
            guard case .accepted(let document) = attempt.arrival else { continue }
            if before != nil { dropLater(settled) }
            try draft.add(
                .init(
                    id: document.id, line: document.line,
                    layers: [("labels", .array(document.labels.map { .string($0) }))]), madeFrom: document.seeds)
        }
    }

    /// Where an answer that was rejected is accepted now, what was asked for in its stead goes.
    private mutating func dropLater(_ settled: SettledDocument) {
        for number in settled.attempts.count..<max(attempts, settled.attempts.count) {
            let request = plan[settled.ordinal].attempt(number).request.digest
            if let gone = answers.document(request) { draft.drop([gone]) }
        }
    }

    /// The value of the layer `responses`.
    private static func value(_ attempt: SettledDocument.Attempt) -> JSONValue {
        var (document, reason, because) = ("", "", "")
        switch attempt.arrival {
        case .accepted(let made): document = made.id
        case .rejected(let rejection): (reason, because) = (rejection.reason.rawValue, rejection.because)
        }
        return [
            "attempt": .integer(attempt.number), "because": .string(because), "document": .string(document),
            "reason": .string(reason),
            "tokens": [
                "completion": .integer(attempt.answer.completionTokens),
                "prompt": .integer(attempt.answer.promptTokens),
            ],
            "verdict": .string(document.isEmpty ? "rejected" : "accepted"),
        ]
    }
}

/// A request of a plan, by its place.
struct MissingRequest {
    var ordinal: Int
    var attempt: Int

    func request(_ plan: GenerationPlan) -> ChatRequest { plan[ordinal].attempt(attempt).request }
}

/// What the settled documents of a run come to.
struct GenerationTally {
    private(set) var settled = 0
    private(set) var accepted = 0
    /// Documents whose every attempt was rejected.
    private(set) var givenUp = 0
    /// Answers that are no document, by reason.
    private(set) var rejected: [String: Int] = [:]
    private(set) var replayed = 0
    private(set) var missing = 0
    private(set) var failures: [(ordinal: Int, fault: Fault)] = []
    private(set) var failed = 0
    /// Accepted documents by label.
    private(set) var labels: [String: Int] = [:]

    mutating func count(_ document: SettledDocument, _ planned: PlannedDocument) {
        settled += 1
        for attempt in document.attempts {
            if attempt.isReplayed { replayed += 1 }
            if case .rejected(let rejection) = attempt.arrival {
                rejected[rejection.reason.rawValue, default: 0] += 1
            }
        }
        switch document.absence {
        case .missing: missing += 1
        case .failed(let fault):
            failed += 1
            if failures.count < 10 { failures.append((document.ordinal, fault)) }
        case nil:
            if document.document == nil { givenUp += 1 }
        }
        if document.document != nil {
            accepted += 1
            for label in planned.labels { labels[label, default: 0] += 1 }
        }
    }
}
