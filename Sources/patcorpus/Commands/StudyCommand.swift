internal import ArgumentParser
internal import Corpus
internal import Native
internal import Store
internal import Study

struct StudyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "study",
        abstract: "Find out when synthetic documents help, and why.",
        discussion: """
            A study file (YAML) names regimes of real documents, candidates, controls, classifiers and seeds. Every combination is a run of its own, on \
            all cores; a run that is finished is never made again, so a study that was interrupted goes on where it was. The gain is split into what the \
            number of documents alone gives and what is left, at fixed epochs and at fixed steps of the optimiser. See docs/study.md.

            Writes results.jsonl, report.json and report.html into the folder. With analyse it reads the results of any study, whoever made them; no \
            corpus needed.

            Examples:
              patcorpus study study.yaml --dry-run
              patcorpus study study.yaml --output out
              patcorpus study study.yaml --output out --resume
              patcorpus study analyse out/results.jsonl
              patcorpus study analyse results.jsonl --interval fisher-tanh --json
            """)

    @Argument(
        help: ArgumentHelp("A study file; or the word analyse and a file of results.", valueName: "file"))
    var files: [String]

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The folder that results and report go into; by default the study file's name without its ending.",
            valueName: "dir"))
    var output: String?

    @Flag(
        name: .long,
        help: "Go on in a folder that has runs of another state of the study file; those that are the same are kept.")
    var resume = false

    @Flag(name: .long, help: "Print the runs, and make none.")
    var dryRun = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Of the difference of two correlations: zou, or fisher-tanh, which is of tanh(z1 - z2).", valueName: "name")
    )
    var interval = "zou"

    @Option(
        name: .long, help: ArgumentHelp("The metric that is analysed; by default the study file's.", valueName: "name"))
    var metric: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The smallest gain that matters, of the metric; by default the study file's.", valueName: "gain"))
    var margin: Double?

    @Option(name: .long, help: ArgumentHelp("Draws of the bootstrap.", valueName: "n"))
    var replicates = 1000

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if interval != "zou" && interval != "fisher-tanh" {
            throw ValidationError("--interval is \(interval); give zou or fisher-tanh.")
        }
        if replicates < 200 || replicates > 100_000 {
            throw ValidationError("--replicates is \(replicates); give a number from 200 to 100000.")
        }
        if let margin, !(margin > 0 && margin < 1) {
            throw ValidationError("--margin is \(margin); give a number between 0 and 1.")
        }
        let wanted = files.first == "analyse" ? 2 : 1
        if files.count != wanted {
            throw ValidationError(
                wanted == 2
                    ? "study analyse takes one file of results, and \(files.count - 1) are given."
                    : "study takes one study file, and \(files.count) are given; for results write: study analyse \(files[files.count - 1])."
            )
        }
        if files.first == "analyse" && (dryRun || resume) {
            throw ValidationError("--dry-run and --resume are for study FILE; analyse makes no runs.")
        }
    }

    func run() throws {
        try running(json: common.json) {
            var settings = StudyAnalysis.Settings()
            settings.fisherTanh = interval == "fisher-tanh"
            settings.replicates = replicates
            if files.first == "analyse" {
                settings.metric = metric ?? settings.metric
                settings.margin = margin ?? settings.margin
                let output = StudyOutput(folder: output, settings: settings, json: common.json)
                return try output.analyse(files[1])
            }
            try study(files[0], settings)
        }
    }

    private func study(_ path: String, _ settings: StudyAnalysis.Settings) throws {
        let file = try StudyFile(parsing: StudyFiles.text(path, "study file"), file: path)
        let folder = try StudyFiles.folder(output, of: path)
        let store = try CorpusStore(at: StudyFiles.corpus(file, path, common), .read)
        let reading = StudyReading(
            store: store, file: file, place: FileSystem.parent(path), threads: threads.count,
            showProgress: !common.json)
        let (input, commits) = try reading.input()
        let runs = RunStore(folder: folder + "/runs")
        let runner = try StudyRunner(file, input, store: runs, threads: threads.count) { step in
            if !common.json && Terminal.isErrorTerminal { Terminal.overwrite("study: \(step)") }
        }
        Progress.clear()
        if dryRun { return try plan(runner) }
        try StudyFiles.claim(folder, file: path, resume: resume)
        Interrupted.means("finished runs are kept; the same command goes on with the others")
        let start = ContinuousClock.now
        let state = try runner.run(threads: threads.count) { if !common.json { StudyProgress.show($0) } }
        Progress.clear()
        let lines = runner.lines()
        try StudyFiles.write(lines.results, to: folder + "/results.jsonl")
        try StudyFiles.write(lines.timings, to: folder + "/timings.jsonl")
        var own = settings
        own.metric = metric ?? file.metric
        own.margin = margin ?? file.margin
        own.title = "Study: \(file.name)"
        let output = StudyOutput(folder: folder, settings: own, json: common.json)
        try output.finish(
            lines.results, state: state, notes: runner.notes, commits: commits, summary: runner.summary,
            seconds: StudyProgress.seconds(ContinuousClock.now - start))
        if state.failed > 0 { throw ExitCode(Exit.inPart) }
    }

    private func plan(_ runner: StudyRunner) throws {
        let done = runner.finished()
        if common.json {
            return try Console.print([
                "notes": .array(runner.notes.map { .string($0) }),
                "plan": .array(
                    runner.runs.map { ["run": .string($0.id.hex), "words": .string($0.setting.words)] }),
                "runs": [
                    "done": .integer(done), "failed": 0, "left": .integer(runner.runs.count - done),
                ],
            ])
        }
        for run in runner.runs { try Console.print("\(run.id.short)  \(run.setting.words)") }
        try Console.print(runner.summary)
        for note in runner.notes { Console.say("note: \(note)") }
        try Console.print("\(Console.count(runner.runs.count, "run")), \(Console.count(done)) of them done")
    }
}
