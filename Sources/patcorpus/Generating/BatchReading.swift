internal import Corpus
internal import Endpoint
internal import Generate
internal import Native
internal import Store

/// Answers of a server's batch, which come into the log like those of a server that was asked.
struct BatchReading {
    /// Answers that were not kept before.
    private(set) var new = 0
    private(set) var read = 0
    private(set) var problems: [BatchAnswers.Problem] = []
    private(set) var counts: [String: Int] = [:]

    /// Reads the files, and keeps the answers to requests of the plan, of any attempt.
    init(_ files: [String], _ plan: GenerationPlan, attempts: Int, _ keeper: ResponseKeeper, _ log: ResponseLog) throws
    {
        var requests: [Digest: MissingRequest] = [:]
        for ordinal in plan.indices {
            let planned = plan[ordinal]
            for attempt in 0..<attempts {
                let digest = (attempt == 0 ? planned : planned.attempt(attempt)).request.digest
                requests[digest] = MissingRequest(ordinal: ordinal, attempt: attempt)
            }
        }
        var answers = BatchAnswers(requests: requests.keys)
        for file in files { try answers.read(file: file) }
        read = answers.answers.count
        problems = answers.problems
        counts = answers.counts
        var waiting: [KeptResponse] = []
        for (digest, answer) in answers.answers.sorted(by: { $0.key < $1.key }) {
            guard try keeper.kept(digest) == nil, let place = requests[digest] else { continue }
            waiting.append(KeptResponse(answer, to: place.request(plan)))
            new += 1
            if waiting.count == 1000 {
                try log.append(waiting)
                waiting.removeAll()
            }
        }
        if !waiting.isEmpty { try log.append(waiting) }
    }

    var json: JSONValue { ["new": .integer(new), "problems": .counts(counts), "read": .integer(read)] }

    /// Says what was wrong with the files.
    func say() {
        Console.say("\(Console.count(read, "answer")) read, \(Console.count(new)) of them new")
        for problem in problems.prefix(10) {
            Console.say(
                "\(problem.file), line \(problem.line): \(problem.kind.rawValue): \(Console.visible(problem.words))")
        }
        if problems.count > 10 { Console.say("and \(Console.count(problems.count - 10, "problem")) more") }
    }
}
