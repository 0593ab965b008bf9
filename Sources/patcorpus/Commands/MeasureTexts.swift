internal import ArgumentParser
internal import Corpus
internal import Measure
internal import Store

/// What measures of texts read: selections of a corpus, or plain files.
struct TextOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("Selections of documents.", valueName: "selection"))
    var selections: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Plain files in place of selections: a document a line.", valueName: "txt"))
    var texts: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Parts of a document: title,abstract,claims,description, or all.", valueName: "names"))
    var fields = "title,abstract,claims"

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    /// A sample of texts and its documents' ids; none for plain files.
    struct Sample {
        var texts: [String]
        var ids: [String]
    }

    /// The texts of each sample, and the commits.
    func load(_ count: Int) throws -> (samples: [Sample], commits: [String]) {
        let given = texts.isEmpty ? selections.count : texts.count
        if !texts.isEmpty && !selections.isEmpty {
            throw ValidationError("--texts and the selection \(selections[0]) are given; give one or the other.")
        }
        guard given == count else {
            throw ValidationError(
                "\(given) samples are given; give \(count == 1 ? "a selection, or a file" : "\(count) selections, or as many files") to --texts."
            )
        }
        if !texts.isEmpty { return (try texts.map { Sample(texts: try PlainFiles.lines($0), ids: []) }, []) }
        let parts = try TextFields(parsing: fields)
        let store = try common.open(.read)
        var samples: [Sample] = []
        var commits: [String] = []
        for selection in selections {
            let reader = try SelectionReader(store, Selection(parsing: selection), splitName: splitName)
            let members = try reader.members()
            let texts = try store.texts(
                members, parts, threads: threads.count, label: "reading", showProgress: !common.json)
            samples.append(Sample(texts: texts, ids: members.map(\.id)))
            commits.append(reader.version.id.hex)
        }
        return (samples, commits)
    }

    /// Measures one sample and prints.
    func measure(_ body: ([String]) throws -> Measurement) throws {
        try running(json: common.json) {
            let (samples, commits) = try load(1)
            try output(try body(samples[0].texts), commits)
        }
    }

    func output(_ result: Measurement, _ commits: [String]) throws {
        var result = result
        if texts.isEmpty { result.parameters.append(("fields", .string(fields))) }
        result.details.append(("commits", .array(commits.map { .string($0) })))
        try MeasurementOutput.print(result, json: common.json)
    }
}

struct MeasureSelfBLEU: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "self-bleu", abstract: "The mean BLEU of each text against all others.",
        discussion: """
            Examples:
              patcorpus measure self-bleu main:origin=synthesis --fields abstract
              patcorpus measure self-bleu --texts lines.txt
            """)

    @OptionGroup var options: TextOptions

    func run() throws { try options.measure { try SelfBLEU().measure($0) } }
}

struct MeasureDistinct: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distinct", abstract: "The share of runs of words that are different ones.",
        discussion: """
            Examples:
              patcorpus measure distinct main:origin=synthesis --longest 4
            """)

    @Option(name: .long, help: ArgumentHelp("Words of the longest run.", valueName: "n"))
    var longest = 4

    @OptionGroup var options: TextOptions

    func run() throws {
        try options.measure {
            var measure = DistinctRuns()
            measure.longest = longest
            return try measure.measure($0)
        }
    }
}

struct MeasureCompression: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compression", abstract: "How many times smaller the texts become by zstd.",
        discussion: """
            Examples:
              patcorpus measure compression main:origin=synthesis
            """)

    @OptionGroup var options: TextOptions

    func run() throws { try options.measure { try CompressionRatio().measure($0) } }
}

struct MeasureMemorisation: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memorisation", abstract: "What the second selection has word for word from the first.",
        discussion: """
            Measure against the training documents and against the test's apart: the first is memorisation, the second leakage.

            Examples:
              patcorpus measure memorisation main:split=train main:origin=synthesis
              patcorpus measure memorisation --texts train.txt synthetic.txt --threshold 30
            """)

    @Option(name: .long, help: ArgumentHelp("From how many words on a phrase counts as memorised.", valueName: "n"))
    var threshold = 50

    @Option(name: .long, help: ArgumentHelp("Words of an n-gram whose overlap is counted.", valueName: "n"))
    var size = 8

    @OptionGroup var options: TextOptions

    func run() throws {
        try running(json: options.common.json) {
            let (samples, commits) = try options.load(2)
            var measure = Memorisation()
            measure.threshold = threshold
            measure.size = size
            var result = try measure.measure(samples[1].texts, against: PhraseIndex(samples[0].texts))
            if !samples[1].ids.isEmpty, let index = result.details.firstIndex(where: { $0.key == "worst" }) {
                result.details[index].value = .array(
                    (result.details[index].value.array ?? []).map { item in
                        guard var object = item.object else { return item }
                        object["text"] = .string(samples[1].ids[item["text"]?.integer ?? 0])
                        let source = item["source"]?.integer ?? -1
                        object["source"] = source >= 0 ? .string(samples[0].ids[source]) : .null
                        return .object(object)
                    })
            }
            try options.output(result, commits)
        }
    }
}
