internal import ArgumentParser
internal import Corpus
internal import Demo
internal import Native

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Write made-up patent XML to try things on.",
        discussion: """
            The texts are made up; numbers lie in ranges that no office has reached. The same options give the same bytes, and N documents are the \
            beginning of N + 1. labels.csv beside the files has the labels of each document.

            Examples:
              patcorpus demo samples --documents 1000
              patcorpus demo edited --documents 1000 --changed 25
              patcorpus demo load --documents 200000 --dialect uspto-v4
            """)

    @Argument(help: ArgumentHelp("The folder to write into; files of the same names are replaced.", valueName: "dir"))
    var directory: String

    @Option(name: .long, help: ArgumentHelp("How many documents.", valueName: "n"))
    var documents = 1000

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The XML to write: \(DemoDialect.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"))
    var dialect = DemoDialect.st36.rawValue

    @Option(name: .long, help: ArgumentHelp("Another seed gives another corpus.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(
        name: .long, help: ArgumentHelp("Documents in one file; one up to 1,000 documents, else 250.", valueName: "n"))
    var documentsPerFile: Int?

    @Option(name: .long, help: ArgumentHelp("So many documents are not well-formed XML.", valueName: "n"))
    var damaged = 0

    @Option(
        name: .long,
        help: ArgumentHelp("So many documents are in a second revision, with an edited text.", valueName: "n"))
    var changed = 0

    @Option(name: .long, help: ArgumentHelp("normal (about 33 KB a document) or small.", valueName: "size"))
    var size = DemoSize.normal.rawValue

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    func validate() throws { _ = try plan() }

    func run() throws {
        try running(json: json) {
            if FileSystem.exists(directory), !FileSystem.isDirectory(directory) {
                throw Fault("it is a file", at: directory, fix: "give the name of a folder", kind: .usage)
            }
            try write(try plan())
        }
    }

    private func plan() throws -> DemoPlan {
        guard let dialect = DemoDialect(rawValue: dialect) else {
            throw ValidationError(
                "--dialect is \(dialect); give one of \(DemoDialect.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        guard let size = DemoSize(rawValue: size) else {
            throw ValidationError(
                "--size is \(size); give \(DemoSize.allCases.map(\.rawValue).joined(separator: " or ")).")
        }
        do {
            return try DemoPlan(
                documents: documents, dialect: dialect, seed: seed, documentsPerFile: documentsPerFile,
                damaged: damaged,
                changed: changed, size: size)
        } catch {
            throw ValidationError(error.description + ".")
        }
    }

    private func write(_ plan: DemoPlan) throws {
        let progress = Progress("demo", total: nil, isOn: !json)
        try FileSystem.makeDirectory(directory)
        Interrupted.means("\(directory) has a part of the files; the same command writes them all")
        let summary = try plan.write { name, bytes in
            let path = directory + "/" + name
            try FileSystem.makeDirectory(FileSystem.parent(path))
            try FileSystem.writeAtomically(bytes.span, to: path)
            progress.advance(bytes.count)
        }
        var labels = "id,labels\n"
        for index in 0..<plan.documents {
            labels += "\(plan.publicationID(of: index)),\"\(plan.labels(of: index).joined(separator: ";"))\"\n"
        }
        try FileSystem.writeAtomically(Array(labels.utf8).span, to: directory + "/labels.csv")
        progress.finish()
        if json {
            try Console.print([
                "bytes": .integer(summary.bytes), "documents": .integer(summary.documents),
                "files": .integer(summary.files),
                "notice": .string(DemoNotice),
            ])
        } else {
            try Console.print(
                "wrote \(Console.count(summary.documents, "document")) in \(Console.count(summary.files, "file")), \(Console.bytes(summary.bytes)), to \(directory); the texts are made up"
            )
        }
    }
}
