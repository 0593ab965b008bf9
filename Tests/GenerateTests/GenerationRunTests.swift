import Corpus
import Endpoint
import Native
import Synchronization
import Testing

@testable import Generate

@Suite("A run's results depend on the answers alone")
struct GenerationRunTests {
    /// Answers in memory.
    private final class Memory: AnswerKeeping {
        let answers = Mutex<[Digest: ChatAnswer]>([:])
        let isFull: Bool

        init(isFull: Bool = false) { self.isFull = isFull }

        func kept(_ request: Digest) throws -> ChatAnswer? { answers.withLock { $0[request] } }
        func keep(_ answer: ChatAnswer, to request: ChatRequest) async throws {
            if isFull { throw Fault("the disk is full") }
            answers.withLock { $0[request.digest] = answer }
        }
        var count: Int { answers.withLock { $0.count } }
    }

    /// The offline writer with delays, errors, and a count of what it was asked.
    private final class Model: ChatModel {
        let asked = Mutex<[Digest: Int]>([:])
        let underway = Mutex((now: 0, most: 0))
        let writer = OfflineWriter(faultShare: 0.4)
        let body: @Sendable (ChatRequest, Int) async throws -> ChatAnswer?

        init(_ body: @escaping @Sendable (ChatRequest, Int) async throws -> ChatAnswer? = { _, _ in nil }) {
            self.body = body
        }

        func answer(_ request: ChatRequest) async throws -> ChatAnswer {
            let number = asked.withLock { asked in
                asked[request.digest, default: 0] += 1
                return asked.values.reduce(0, +)
            }
            underway.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            defer { underway.withLock { $0.now -= 1 } }
            if let answer = try await body(request, number) { return answer }
            return try await writer.answer(request)
        }
        var mostAskedOne: Int { asked.withLock { $0.values.max() ?? 0 } }
        var requests: Int { asked.withLock { $0.count } }
    }

    private static func plan(_ count: Int) throws -> GenerationPlan {
        var settings = GenerationSettings(template: try PromptFamilies.named("lay-summary"), model: OfflineWriter.name)
        settings.template = try PromptTemplate(
            parsing: """
                name: t
                method: synthesis
                about: A test.
                user: "Write about {labels}.\\n{fields}\\n{format}"
                fields: [{name: title, words: 2-20}, {name: abstract, words: 20-200}]
                """, file: "t.yaml")
        return try GenerationPlan(
            settings, .given([LabelSet(["a"]), LabelSet(["a", "b"])], count: count), taxonomy: nil, seeds: [])
    }

    private static func run(
        _ plan: GenerationPlan, _ model: (any ChatModel)?, _ memory: Memory = Memory(), attempts: Int = 3,
        concurrency: Int = 8, control: RunControl = RunControl()
    ) async throws -> (end: RunEnd, settled: [SettledDocument]) {
        let all = Mutex<[SettledDocument]>([])
        let run = GenerationRun(
            plan, try ArrivalJudge(plan), model: model, keeper: memory, control: control, attempts: attempts,
            concurrency: concurrency)
        let end = await run.run { document in all.withLock { $0.append(document) } }
        return (end, all.withLock { $0 })
    }

    /// What became of each document, in words.
    private static func outcome(_ settled: [SettledDocument]) -> [String] {
        settled.map { document in
            "\(document.ordinal):"
                + document.attempts.map { "\($0.number) \($0.requestDigest.short) \($0.arrival)" }.joined()
        }
    }

    private static func isFinished(_ end: RunEnd) -> Bool { if case .finished = end { true } else { false } }

    @Test("with any concurrency and in any order of arrival the same documents come out, in the plan's order")
    func order() async throws {
        let plan = try Self.plan(60)
        let reference = try await Self.run(plan, Model(), concurrency: 1)
        #expect(Self.isFinished(reference.end) && reference.settled.map(\.ordinal) == Array(0..<60))
        #expect(reference.settled.contains { $0.attempts.count > 1 })
        for concurrency in [3, 32] {
            let model = Model { request, _ in
                // Early requests take longest.
                try await Task.sleep(for: .microseconds(50 * (request.sampling.seed % 97)))
                return nil
            }
            let found = try await Self.run(plan, model, concurrency: concurrency)
            #expect(Self.outcome(found.settled) == Self.outcome(reference.settled))
            #expect(model.underway.withLock { $0.most } <= concurrency)
            #expect(model.mostAskedOne == 1)
        }
    }

    @Test("a longer plan begins with the documents of a shorter one")
    func prefix() async throws {
        let (short, long) = (
            try await Self.run(Self.plan(20), Model()).settled, try await Self.run(Self.plan(40), Model()).settled
        )
        #expect(Self.outcome(short) == Array(Self.outcome(long).prefix(20)))
    }

    @Test("what is like an earlier document is asked for again, and later documents are held against what came of it")
    func duplicates() async throws {
        let plan = try Self.plan(12)
        let same = try await OfflineWriter().answer(plan[0].request)
        let seeds = Set((0..<6).map { plan[$0].request.sampling.seed })
        let model = Model { request, _ in seeds.contains(request.sampling.seed) ? same : nil }
        let found = try await Self.run(plan, model)
        #expect(found.settled[0].attempts.count == 1)
        for document in found.settled[1..<6] {
            guard case .rejected(let rejection) = document.attempts[0].arrival else {
                Issue.record("\(document.ordinal) is accepted")
                continue
            }
            #expect(rejection.reason == .duplicate && document.attempts.count > 1)
        }
        let lines = found.settled.compactMap(\.document?.id)
        #expect(Set(lines).count == lines.count)
    }

    @Test("a run that was stopped at any place goes on to the same result, and no answer is asked for twice")
    func stopped() async throws {
        let plan = try Self.plan(40)
        let reference = try await Self.run(plan, Model())
        let memory = Memory()
        var asked: [Digest: Int] = [:]
        for limit in [5, 17, 23, 1000] {
            let control = RunControl()
            let model = Model { _, number in
                if number > limit { throw RunFault(Fault("spent")) }
                return nil
            }
            let found = try await Self.run(plan, model, memory, control: control)
            #expect(Array(Self.outcome(reference.settled).prefix(found.settled.count)) == Self.outcome(found.settled))
            #expect(Self.isFinished(found.end) == (limit == 1000))
            for (digest, count) in model.asked.withLock({ $0 }) where memory.answers.withLock({ $0[digest] }) != nil {
                asked[digest, default: 0] += count
            }
        }
        let answered = memory.count
        // Those that the budget refused were asked for again; those that were answered never.
        let replay = try await Self.run(plan, nil, memory)
        #expect(Self.outcome(replay.settled) == Self.outcome(reference.settled))
        #expect(replay.settled.allSatisfy { $0.attempts.allSatisfy(\.isReplayed) })
        #expect(memory.count == answered)
    }

    @Test("a request that fails alone leaves its document open; so many in a row end the run; a full disk does at once")
    func failures() async throws {
        let plan = try Self.plan(30)
        let bad = plan[7].request.sampling.seed
        let memory = Memory()
        let one = try await Self.run(
            plan, Model { request, _ in if request.sampling.seed == bad { throw Fault("too long") } else { nil } },
            memory)
        #expect(Self.isFinished(one.end) && one.settled.count == 30)
        #expect(one.settled.filter { $0.absence != nil }.map(\.ordinal) == [7])
        let again = try await Self.run(plan, Model(), memory)
        #expect(Self.outcome(again.settled) == Self.outcome(try await Self.run(plan, Model()).settled))
        let none = try await Self.run(plan, Model { _, _ in throw Fault("no") }, concurrency: 2)
        guard case .failed(let fault) = none.end else { return #expect(Bool(false), "\(none.end)") }
        #expect(fault.what.contains("8 requests in a row"))
        let full = try await Self.run(plan, Model(), Memory(isFull: true))
        guard case .failed(let disk) = full.end else { return #expect(Bool(false), "\(full.end)") }
        #expect(disk.what == "the disk is full" && full.settled.isEmpty)
    }

    @Test("without a model every answer that is not kept is counted as missing")
    func missing() async throws {
        let plan = try Self.plan(25)
        let memory = Memory()
        _ = try await Self.run(Self.plan(15), Model(), memory)
        let found = try await Self.run(plan, nil, memory)
        #expect(found.settled.count { if case .missing = $0.absence { true } else { false } } == 10)
    }
}
