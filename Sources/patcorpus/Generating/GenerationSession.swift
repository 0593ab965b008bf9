internal import Corpus
internal import Endpoint
internal import Generate
internal import Native
internal import Store

/// One run of `generate`: the engine in tasks, and the corpus on this thread.
struct GenerationSession {
    let store: CorpusStore
    let plan: GenerationPlan
    let arrival: ArrivalSettings
    let attempts: Int
    let concurrency: Int
    let showProgress: Bool

    struct Result {
        var end: RunEnd
        var tally: GenerationTally
        var counts: RunControl.Counts
        var commit: Digest
        var isNew: Bool
        var seconds: Double
        var missing: [MissingRequest] = []
    }

    private enum Event: Sendable {
        case settled(SettledDocument)
        case ended(RunEnd)
    }

    /// Runs, and makes the version of what is settled.
    ///
    /// - Parameters:
    ///   - model: nil asks nobody.
    ///   - mayLackAnswers: false makes no version if an answer is missing.
    ///   - isCommitted: false makes no version at all.
    ///   - commit: makes the version of a draft.
    func run(
        _ draft: VersionDraft, _ answers: KeptAnswers, _ keeper: ResponseKeeper, _ log: ResponseLog,
        model: (any ChatModel)?, mayLackAnswers: Bool, isCommitted: Bool, commit: (VersionDraft) throws -> Digest
    ) throws -> Result {
        let start = ContinuousClock.now
        let control = RunControl()
        Interrupted.ends {
            Console.say("waiting for the requests under way; Ctrl-C again does not wait for them")
            control.stop(.interrupted)
        }
        Interrupted.means("answers that came are kept; the same command goes on from there")
        let judge = try ArrivalJudge(plan, arrival)
        let run = GenerationRun(
            plan, judge, model: model, keeper: keeper, control: control, attempts: attempts, concurrency: concurrency)
        let channel = Channel<Event>()
        Task.detached { channel.send(.ended(await run.run { channel.send(.settled($0)) })) }
        var work = GenerationDraft(draft, plan, answers, keeper, attempts: attempts)
        let progress = GenerationProgress(control, total: plan.count, isOn: showProgress)
        var end: RunEnd?
        var failure: (any Error)?
        while end == nil {
            for event in channel.next(within: 200) {
                switch event {
                case .ended(let reason): end = reason
                case .settled(let document):
                    if failure != nil { continue }
                    do {
                        try work.settle(document)
                    } catch {
                        // Answers under way are still kept.
                        failure = error
                        control.stop(.interrupted)
                    }
                }
            }
            progress.show(work.tally)
        }
        progress.finish()
        Interrupted.ends(by: nil)
        if let failure { throw failure }
        var result = Result(
            end: end ?? .interrupted, tally: work.tally, counts: control.counts, commit: draft.base.id, isNew: false,
            seconds: (ContinuousClock.now - start) / .seconds(1))
        result.missing = work.missing
        if !isCommitted || work.tally.missing > 0 && !mayLackAnswers { return result }
        if work.hasChanges {
            result.commit = try commit(work.draft)
            result.isNew = result.commit != draft.base.id
        }
        try log.remove(work.fromLog)
        result.seconds = (ContinuousClock.now - start) / .seconds(1)
        return result
    }
}
