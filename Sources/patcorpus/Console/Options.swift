internal import ArgumentParser
internal import Corpus
internal import Foundation
internal import Native
internal import Store

/// What every verb takes.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The corpus's folder; else $PATCORPUS_CORPUS, else the nearest folder upwards with a corpus.json.",
            valueName: "dir"))
    var corpus: String?

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    /// The folder of the corpus.
    func folder() throws -> String {
        if let corpus { return corpus }
        if let named = ProcessInfo.processInfo.environment["PATCORPUS_CORPUS"], !named.isEmpty { return named }
        var folder = FileManager.default.currentDirectoryPath
        while true {
            if FileSystem.exists(folder + "/corpus.json") { return folder }
            let parent = FileSystem.parent(folder)
            if parent == folder { break }
            folder = parent
        }
        throw Fault(
            "there is no corpus in this folder or above it",
            fix: "name one with --corpus DIR, or make one with \"patcorpus init DIR\"",
            kind: .noCorpus)
    }

    func open(_ access: CorpusStore.Access) throws -> CorpusStore { try CorpusStore(at: folder(), access) }
}

/// What every verb that makes a version takes.
struct WritingOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The branch that gets the version.", valueName: "name"))
    var branch = "main"

    @Option(name: [.customShort("m"), .long], help: ArgumentHelp("A message for the log.", valueName: "text"))
    var message = ""

    /// Throws, before any work is done, for a branch that cannot get a version.
    func check(_ store: CorpusStore) throws {
        try Refs.check(branch)
        if branch == "main" { try store.checkMain() }
        if try store.refs.read(branch, .branch) == nil, try store.refs.read(branch, .tag) != nil {
            throw Fault("\(branch) is a tag, which never moves", fix: "give --branch another name", kind: .usage)
        }
        // A mistyped name must not begin a history without a past.
        if branch != "main", try store.refs.read(branch, .branch) == nil, let first = try store.refs.list(.branch).first
        {
            throw Fault(
                "there is no branch \(branch)",
                fix: "make it with \"patcorpus branch \(branch) \(first.name)\", so that it has a version to begin at",
                kind: .usage)
        }
    }
}

/// What every verb that works in parallel takes.
struct ThreadOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("How many threads work; one a processor by default.", valueName: "n"))
    var threads: Int?

    var count: Int { threads ?? SystemInput.processors }

    func validate() throws {
        if let threads, threads < 1 || threads > 1024 {
            throw ValidationError("--threads is \(threads); give a number from 1 to 1024.")
        }
    }
}

/// The tool's name and version, as it stands beside commits.
enum Tool {
    static let version = "0.1.0"
    static let name = "patcorpus \(version)"
}
