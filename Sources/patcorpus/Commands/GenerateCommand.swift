internal import ArgumentParser
internal import Corpus
internal import Endpoint
internal import Generate
internal import Native
internal import Store

struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Have a language model write documents, from labels or from real documents.",
        discussion: """
            Asks an OpenAI-compatible server (vLLM, llama.cpp, Ollama, a hosted one). Every answer is kept, rejected ones too, and none is \
            asked for twice: a run that was stopped, by a budget, by Ctrl-C or by force, goes on where it was when the same command is given again, and \
            --replay repeats it without a server. Answers that are wanting are asked for again, up to --attempts. A server's key comes from \
            the environment only. Exit code 3 says that some documents have no answer yet. See docs/generation-runs.md.

            Examples:
              patcorpus generate --offline --prompt abstract-only --from main --count 100 --taxonomy assistive.yaml
              patcorpus generate --server http://localhost:8000 --model qwen2.5-7b --prompt standard-patent \
            --from main:split=train --count 2000 --taxonomy assistive.yaml --concurrency 32
              patcorpus generate --server http://localhost:8000 --model qwen2.5-7b --prompt paraphrase \
            --from main:set=scarce --per-document 4 --budget 5000000
              patcorpus generate --replay --model qwen2.5-7b --prompt paraphrase --from main:set=scarce --per-document 4
            """)

    @OptionGroup(title: "What is asked for") var prompting: PromptOptions
    @OptionGroup(title: "Who is asked") var serving: ServerOptions

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write the requests that have no answer yet for OpenAI's Batch API or \"vllm run-batch\", and ask nobody.",
            valueName: "file"))
    var writeBatch: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Take the answers of a batch, and ask nobody; may be given several times.", valueName: "file"))
    var readBatch: [String] = []

    @Flag(name: .long, help: "Print the plan: documents by label, tokens, one request. Nothing is asked.")
    var dryRun = false

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        let ways = [writeBatch != nil, !readBatch.isEmpty, serving.replay, serving.offline].count { $0 }
        if ways > 1 || (ways == 1 && serving.server != nil && !serving.replay) {
            throw ValidationError("Give one of --server, --offline, --replay, --write-batch and --read-batch.")
        }
    }

    func run() throws {
        try running(json: common.json) {
            let model = try serving.requested()
            let endpoint = try serving.endpoint()
            let store = try common.open(dryRun ? .read : .write)
            let reading = PlanReading(
                prompting: prompting, store: store, splitName: splitName, threads: threads.count,
                showProgress: !common.json)
            if dryRun {
                return try GenerationOutput.printPlan(
                    reading.plan(model).plan, attempts: serving.attempts, json: common.json)
            }
            let asksNobody = serving.replay || writeBatch != nil || !readBatch.isEmpty
            guard asksNobody || serving.offline || endpoint != nil else { throw try serving.nobody() }
            let draft = try VersionDraft(store, writing)
            let made = try reading.plan(model)
            let log = try ResponseLog(store.layout)
            for notice in log.notices { Console.say("notice: " + notice) }
            let answers = try KeptAnswers(store, draft.base)
            let keeper = try ResponseKeeper(store.layout, log, lines: answers.lines)
            var batch: BatchReading?
            if !readBatch.isEmpty {
                batch = try BatchReading(readBatch, made.plan, attempts: serving.attempts, keeper, log)
                if !common.json { batch?.say() }
            }
            let session = GenerationSession(
                store: store, plan: made.plan, arrival: try prompting.arrival(), attempts: serving.attempts,
                concurrency: serving.concurrency, showProgress: !common.json)
            let result = try session.run(
                draft, answers, keeper, log, model: asksNobody ? nil : chatModel(endpoint, model.name),
                mayLackAnswers: batch != nil, isCommitted: writeBatch == nil
            ) { draft in
                try draft.commit(
                    "generate", parameters: made.parameters.merging(["attempts": "\(serving.attempts)"]) { $1 },
                    seeds: ["generate": prompting.seed], inputs: made.source.map { [$0.id.hex] } ?? [])
            }
            if let writeBatch { return try write(result.missing, of: made.plan, to: writeBatch) }
            try GenerationOutput(result: result, plan: made.plan, batch: batch).report(json: common.json)
        }
    }

    /// Writes the requests that have no answer.
    private func write(_ missing: [MissingRequest], of plan: GenerationPlan, to path: String) throws {
        let files = try BatchRequestFile.write(missing.lazy.map { $0.request(plan) }, to: path)
        if common.json {
            return try Console.print([
                "files": .array(files.map { ["lines": .integer($0.lines), "path": .string($0.path)] }),
                "missing": .integer(missing.count), "requested": .integer(plan.count),
            ])
        }
        for file in files { try Console.print("\(file.path): \(Console.count(file.lines, "request"))") }
    }

    private func chatModel(_ endpoint: ChatEndpoint?, _ model: String) -> (any ChatModel)? {
        if serving.offline { return OfflineWriter(faultShare: serving.offlineFaults) }
        return endpoint.map { CheckedModel($0, model: model) }
    }
}
