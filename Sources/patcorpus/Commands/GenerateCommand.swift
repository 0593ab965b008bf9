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

    @Flag(name: .long, help: "Print the plan: documents by label, tokens, one request. Nothing is asked.")
    var dryRun = false

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let model = try serving.modelName()
            let endpoint = try serving.endpoint()
            let store = try common.open(dryRun ? .read : .write)
            let reading = PlanReading(
                prompting: prompting, store: store, splitName: splitName, threads: threads.count,
                showProgress: !common.json)
            if dryRun {
                let made = try reading.plan(model: model, foldsSystem: serving.noSystemRole)
                return try GenerationOutput.printPlan(made.plan, attempts: serving.attempts, json: common.json)
            }
            guard serving.replay || serving.offline || endpoint != nil else {
                throw Fault(
                    "nobody is to be asked", fix: "give --server URL, or --offline, or --replay for answers that are kept",
                    kind: .usage)
            }
            let draft = try VersionDraft(store, writing)
            let made = try reading.plan(model: model, foldsSystem: serving.noSystemRole)
            let log = try ResponseLog(store.layout)
            for notice in log.notices { Console.say("notice: " + notice) }
            let answers = try KeptAnswers(store, draft.base)
            let keeper = try ResponseKeeper(store.layout, log, lines: answers.lines)
            let session = GenerationSession(
                store: store, plan: made.plan, arrival: try prompting.arrival(), attempts: serving.attempts,
                concurrency: serving.concurrency, showProgress: !common.json)
            let result = try session.run(
                draft, answers, keeper, log, model: chatModel(endpoint, model), mayLackAnswers: false
            ) { draft in
                try draft.commit(
                    "generate", parameters: made.parameters.merging(["attempts": "\(serving.attempts)"]) { $1 },
                    seeds: ["generate": prompting.seed], inputs: made.source.map { [$0.id.hex] } ?? [])
            }
            try GenerationOutput(result: result, plan: made.plan).report(json: common.json)
        }
    }

    private func chatModel(_ endpoint: ChatEndpoint?, _ model: String) -> (any ChatModel)? {
        if serving.replay { return nil }
        if serving.offline { return OfflineWriter(faultShare: serving.offlineFaults) }
        return endpoint.map { CheckedModel($0, model: model) }
    }
}
