internal import ArgumentParser
internal import Corpus
internal import Native
internal import Store

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a new, empty corpus.",
        discussion: """
            Example:
              patcorpus init my-corpus
            """)

    @Argument(help: ArgumentHelp("The folder to make; it must not exist or be empty.", valueName: "dir"))
    var directory: String

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    func run() throws {
        try running(json: json) {
            if FileSystem.exists(directory), !FileSystem.isDirectory(directory) {
                throw Fault("it is a file", at: directory, fix: "give the name of a folder to make", kind: .usage)
            }
            try CorpusStore.create(at: directory)
            let path = FileSystem.absolute(directory) ?? directory
            if json {
                try Console.print(["corpus": .string(path), "formatVersion": .integer(CorpusStore.formatVersion)])
            } else {
                try Console.print("made an empty corpus in \(path)")
            }
        }
    }
}
