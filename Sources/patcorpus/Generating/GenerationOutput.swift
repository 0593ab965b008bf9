internal import ArgumentParser
internal import Corpus
internal import Endpoint
internal import Generate
internal import Store

/// What a run says at its end.
struct GenerationOutput {
    let result: GenerationSession.Result
    let plan: GenerationPlan
    /// What was read of a batch; nil where none was.
    var batch: BatchReading?

    private var tally: GenerationTally { result.tally }
    /// Planned documents that nothing is decided of yet.
    private var left: Int { plan.count - tally.settled + tally.missing + tally.failed }

    /// Prints the result, and throws where the run did not come to its end.
    func report(json: Bool) throws {
        if tally.missing > 0 && batch == nil {
            throw Fault(
                "\(Console.count(tally.missing, "answer")) of \(Console.count(plan.count, "document")) \(tally.missing == 1 ? "is" : "are") not kept; no version is made",
                fix: "give the parameters of the run that is to be repeated, or a --server to ask for the rest")
        }
        if json { try Console.print(self.json) } else { try printText() }
        let goesOn = "give the same command again: what is answered is kept"
        switch result.end {
        case .finished:
            if tally.missing > 0 {
                Console.say(
                    "\(Console.count(tally.missing, "document")) left without an answer; --write-batch writes what is to be asked"
                )
            }
            if tally.failed + tally.missing > 0 { throw ExitCode(Exit.inPart) }
        case .budget(let why):
            Console.say("stopped: \(why); \(Console.count(left, "document")) left. To go on, " + goesOn)
            throw ExitCode(Exit.inPart)
        case .interrupted:
            Console.say("interrupted; \(Console.count(left, "document")) left. To go on, " + goesOn)
            throw ExitCode(Exit.interrupted)
        case .failed(let fault):
            throw Fault(
                fault.what + (result.counts.asked > 0 ? "; \(Console.count(left, "document")) left" : ""),
                at: fault.place,
                fix: fault.fix + (result.counts.asked > 0 ? "; then \(goesOn)" : ""), kind: fault.kind)
        }
    }

    private var json: JSONValue {
        let labels = plan.labelCounts.map { label, count -> JSONValue in
            [
                "accepted": .integer(tally.labels[label, default: 0]), "label": .string(label),
                "planned": .integer(count),
            ]
        }
        let failures = tally.failures.map { failure -> JSONValue in
            ["ordinal": .integer(failure.ordinal), "what": .string(failure.fault.what)]
        }
        let end =
            switch result.end {
            case .finished: "finished"
            case .budget: "budget"
            case .interrupted: "interrupted"
            case .failed: "failed"
            }
        return [
            "accepted": .integer(tally.accepted), "asked": .integer(result.counts.asked),
            "batch": batch?.json ?? .null, "commit": .string(result.commit.hex), "end": .string(end),
            "failed": .integer(tally.failed),
            "failures": .array(failures), "givenUp": .integer(tally.givenUp), "labels": .array(labels),
            "left": .integer(left), "rejected": .counts(tally.rejected), "replayed": .integer(tally.replayed),
            "requested": .integer(plan.count), "seconds": JSONValue(result.seconds),
            "tokens": [
                "completion": .integer(result.counts.tokens.completion),
                "prompt": .integer(result.counts.tokens.prompt),
            ],
        ]
    }

    private func printText() throws {
        try Console.print(
            "\(Console.count(tally.accepted, "document")) of \(Console.count(plan.count)) accepted, \(Console.count(tally.givenUp)) given up after all attempts"
                + (tally.failed > 0 ? ", \(Console.count(tally.failed)) without an answer" : ""))
        let rejected = tally.rejected.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        if !rejected.isEmpty {
            let list = rejected.map { "\($0.key) \(Console.count($0.value))" }.joined(separator: ", ")
            try Console.print("\(Console.count(rejected.reduce(0) { $0 + $1.value }, "answer")) rejected: \(list)")
        }
        let tokens = result.counts.tokens
        try Console.print(
            "\(Console.count(result.counts.asked, "request")) asked, \(Console.count(tally.replayed, "answer")) kept before; \(Console.count(tokens.prompt)) tokens read, \(Console.count(tokens.completion)) written"
        )
        let short = plan.labelCounts.filter { tally.labels[$0.label, default: 0] < $0.count }
        for (label, count) in short.prefix(10) {
            try Console.print(
                "label \(label): \(Console.count(tally.labels[label, default: 0])) of \(Console.count(count))")
        }
        if short.count > 10 { try Console.print("and \(Console.count(short.count - 10, "label")) more below plan") }
        for failure in tally.failures {
            Console.say("document \(failure.ordinal) has no answer: \(failure.fault.what)")
        }
        try Console.print(
            result.isNew ? "version \(result.commit.short)" : "no new version; \(result.commit.short) stays")
    }

    /// What `--dry-run` prints.
    static func printPlan(_ plan: GenerationPlan, attempts: Int, json: Bool) throws {
        // English has some four bytes a token; a sample stands for the rest.
        let sample = stride(from: 0, to: plan.count, by: max(1, plan.count / 100)).map { plan[$0].request }
        let bytes = sample.map { $0.messages.reduce(0) { $0 + $1.content.utf8.count } }.reduce(0, +)
        let prompt = sample.isEmpty ? 0 : bytes / 4 * plan.count / sample.count
        let completion = plan.settings.tokenLimit * plan.count
        let example = sample.first?.body ?? .null
        if json {
            return try Console.print([
                "attempts": .integer(attempts), "conditioning": .string(plan.conditioning.name),
                "example": example, "labels": plan.labelCountsJSON, "model": .string(plan.settings.model),
                "prompt": .string(plan.settings.template.name), "requested": .integer(plan.count),
                "tokens": ["completionAtMost": .integer(completion), "promptEstimate": .integer(prompt)],
                "unlabelled": .integer(plan.unlabelled),
            ])
        }
        try Console.print(
            "\(Console.count(plan.count, "document")), \(plan.settings.template.name), labels by \(plan.conditioning.name), model \(plan.settings.model)"
        )
        for (label, count) in plan.labelCounts { try Console.print("label \(label): \(Console.count(count))") }
        try Console.print(
            "about \(Console.count(prompt)) tokens of requests, at most \(Console.count(completion)) of answers, for one attempt each; up to \(attempts) attempts"
        )
        if let first = sample.first {
            try Console.print("the first request:")
            for message in first.messages { try Console.print("[\(message.role.rawValue)]\n\(message.content)") }
        }
    }
}
