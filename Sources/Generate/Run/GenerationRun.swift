internal import Corpus
internal import Endpoint

/// Has a plan's documents written, and decides on the answers in the plan's order.
///
/// What comes of it depends on the answers alone: not on the order in which they arrive, nor on how many are asked for at a time. An answer that is wanting by itself is asked for again at
/// once; whether one is like an earlier document is decided when all documents before it are settled. The first so many documents of a longer plan come out as those of
/// the shorter one. Memory is in proportion to the requests ahead of the first that is not settled.
package struct GenerationRun: Sendable {
    private let plan: GenerationPlan
    private let judge: ArrivalJudge
    private let model: (any ChatModel)?
    private let keeper: any AnswerKeeping
    private let control: RunControl
    private let attempts: Int
    private let concurrency: Int

    /// - Parameters:
    ///   - model: nil asks nobody: what is not kept is missing.
    ///   - attempts: how often a document is asked for at most.
    ///   - concurrency: how many documents are worked on at a time.
    package init(
        _ plan: GenerationPlan, _ judge: ArrivalJudge, model: (any ChatModel)?, keeper: any AnswerKeeping,
        control: RunControl, attempts: Int, concurrency: Int
    ) {
        precondition(attempts >= 1 && concurrency >= 1, "\(attempts) attempts, \(concurrency) at a time")
        self.plan = plan
        self.judge = judge
        self.model = model
        self.keeper = keeper
        self.control = control
        self.attempts = attempts
        self.concurrency = concurrency
    }

    /// Documents that are worked on ahead of the first that is not settled.
    private var window: Int { max(256, 8 * concurrency) }

    /// A planned document on its way.
    private struct Progress: Sendable {
        enum State: Sendable {
            /// The last answer passes by itself.
            case examined(ExaminedAnswer)
            case exhausted
            case absent(SettledDocument.Absence)
            /// The run ends before there is an answer.
            case open
        }
        var settled: SettledDocument
        var state: State
    }

    /// Runs to the end of the plan, or until the control says stop.
    ///
    /// - Parameter settled: receives each document in the plan's order; what has not come to it is not settled.
    package func run(settled: @Sendable (SettledDocument) -> Void) async -> RunEnd {
        await withTaskGroup(of: Progress.self) { group in
            var judge = judge
            var launched = plan.startIndex
            var turn = plan.startIndex
            var running = 0
            var waiting: [Int: Progress] = [:]
            func launch() {
                while running < concurrency, launched < plan.endIndex, launched < turn + window, control.end == nil {
                    let ordinal = launched
                    group.addTask { await work(SettledDocument(ordinal: ordinal)) }
                    launched += 1
                    running += 1
                }
            }
            launch()
            while let progress = await group.next() {
                running -= 1
                waiting[progress.settled.ordinal] = progress
                while var next = waiting.removeValue(forKey: turn) {
                    if case .examined(let examined) = next.state {
                        let arrival = judge.judge(examined)
                        let last = next.settled.attempts.count - 1
                        next.settled.attempts[last].arrival = arrival
                        if case .rejected(let rejection) = arrival {
                            control.noteRejection(rejection.reason.rawValue)
                            if next.settled.attempts.count < attempts {
                                // Those behind it wait: what is accepted here decides on them.
                                let again = next.settled
                                group.addTask { await work(again) }
                                running += 1
                                break
                            }
                        }
                    } else if case .open = next.state {
                        waiting[turn] = next
                        break
                    } else if case .absent(let absence) = next.state {
                        next.settled.absence = absence
                    }
                    settled(next.settled)
                    turn += 1
                }
                launch()
            }
            return turn == plan.endIndex ? .finished : control.end ?? .interrupted
        }
    }

    /// Asks for a document until an answer passes by itself.
    private func work(_ begun: SettledDocument) async -> Progress {
        var settled = begun
        let planned = plan[begun.ordinal]
        while settled.attempts.count < attempts {
            let number = settled.attempts.count
            let this = number == 0 ? planned : planned.attempt(number)
            let digest = this.request.digest
            switch await answer(this.request, digest) {
            case .failure(let absence):
                return Progress(settled: settled, state: absence.map { .absent($0) } ?? .open)
            case .success(let (answer, isReplayed)):
                let examined = judge.examine(this, answer)
                let rejection = examined.rejection
                settled.attempts.append(
                    .init(
                        number: number, request: this.request, requestDigest: digest, answer: answer,
                        arrival: .rejected(rejection ?? .init(.duplicate, "")), isReplayed: isReplayed))
                guard let rejection else { return Progress(settled: settled, state: .examined(examined)) }
                control.noteRejection(rejection.reason.rawValue)
            }
        }
        return Progress(settled: settled, state: .exhausted)
    }

    private enum Answered {
        case success((ChatAnswer, isReplayed: Bool))
        /// Without a reason where the run ends.
        case failure(SettledDocument.Absence?)
    }

    private func answer(_ request: ChatRequest, _ digest: Digest) async -> Answered {
        do {
            while true {
                if let answer = try keeper.kept(digest) {
                    control.noteAnswer(answer, isReplayed: true)
                    return .success((answer, true))
                }
                guard let model else { return .failure(.missing) }
                if control.end != nil { return .failure(nil) }
                // Two documents with the same request are answered by one.
                guard control.begin(digest) else {
                    try await Task.sleep(for: .milliseconds(20))
                    continue
                }
                defer { control.end(digest) }
                let answer: ChatAnswer
                do {
                    answer = try await model.answer(request)
                } catch {
                    return .failure(absence(error))
                }
                try await keeper.keep(answer, to: request)
                control.noteAnswer(answer, isReplayed: false)
                return .success((answer, false))
            }
        } catch {
            // What is answered and cannot be kept would be paid for again.
            control.stop(.failed(error as? Fault ?? Fault("an answer cannot be kept: \(error)")))
            return .failure(nil)
        }
    }

    /// Whether a request alone has failed, or the run ends.
    private func absence(_ error: any Error) -> SettledDocument.Absence? {
        switch ModelFailure(error) {
        case .ofRequest(let fault):
            control.noteFailure(fault, limit: max(8, 2 * concurrency))
            return .failed(fault)
        case .ofRun(let end):
            control.stop(end)
            return nil
        }
    }
}

extension ExaminedAnswer {
    /// Why the answer is no document, whatever others there are; nil if it passes by itself.
    var rejection: Arrival.Rejection? {
        if case .failure(let rejection) = result { rejection } else { nil }
    }
}
