internal import ArgumentParser
internal import Corpus
internal import Native
internal import Store

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a selection as files for other tools.",
        discussion: """
            jsonl: documents in order of their ids, one canonical line each, in zstd shards (documents-00001.jsonl.zst …) with a \
            manifest.json that has each file's SHA-256. The same selection gives the same bytes.

            Examples:
              patcorpus export main --format jsonl --output export
              patcorpus export main:office=WO,lang=en --format jsonl --output wo-english
            """)

    @Argument(
        help: ArgumentHelp(
            "Which documents: a branch, tag or commit, or one with conditions, as in main:office=EP|WO,lang=en.",
            valueName: "selection"))
    var selection: String

    @Option(name: .long, help: ArgumentHelp("How to write them: jsonl.", valueName: "format"))
    var format: String

    @Option(name: .long, help: ArgumentHelp("The folder to make; it must not exist or be empty.", valueName: "dir"))
    var output: String

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard format == "jsonl" else { throw ValidationError("--format is \(format); this version writes jsonl.") }
    }

    /// Bytes of lines in one file.
    private static let fileBytes = 256 << 20

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.read)
            let reader = try SelectionReader(store, Selection(parsing: selection), splitName: splitName)
            if FileSystem.exists(output), try !FileSystem.isDirectory(output) || !FileSystem.list(output).isEmpty {
                throw Fault(
                    "it is there and not an empty folder", at: output, fix: "give --output another folder", kind: .usage
                )
            }
            try FileSystem.makeDirectory(output)
            Interrupted.means("\(output) has a part of the files: remove it, and run the command again")
            let files = try store.holding(reader.version.id) { try write(reader) }
            let list: JSONValue = .array(files.map(\.json))
            let manifest: JSONValue = [
                "commit": .string(reader.version.id.hex), "files": list, "format": "jsonl",
                "selection": .string(reader.selection.description),
            ]
            try FileSystem.writeAtomically((manifest.canonicalBytes + [0x0A]).span, to: output + "/manifest.json")
            if files.allSatisfy({ $0.documents == 0 }) {
                Console.say("no document holds \(selection): the files are empty")
            }
            if common.json {
                try Console.print(["commit": .string(reader.version.id.hex), "files": list])
            } else {
                let documents = files.reduce(0) { $0 + $1.documents }
                try Console.print(
                    "wrote \(Console.count(documents, "document")) of \(reader.version.id.short) in \(Console.count(files.count, "file")) to \(output)"
                )
            }
        }
    }

    private struct File {
        var path: String
        var digest: Digest
        var bytes: Int
        var documents: Int

        var json: JSONValue {
            [
                "bytes": .integer(bytes), "documents": .integer(documents), "path": .string(path),
                "sha256": .string(digest.hex),
            ]
        }
    }

    private func write(_ reader: SelectionReader) throws -> [File] {
        var files: [File] = []
        var builder = ShardBuilder()
        var line = ByteBuffer(capacity: 1 << 18)
        let progress = Progress("export", total: nil, isOn: !common.json)
        func end() throws {
            let image = builder.finish()
            let number = String(files.count + 1)
            let name = "documents-\(String(repeating: "0", count: max(0, 5 - number.count)))\(number).jsonl.zst"
            try FileSystem.writeAtomically(image.bytes.span, to: output + "/" + name)
            files.append(
                File(
                    path: name, digest: SHA256.digest(of: image.bytes), bytes: image.bytes.count,
                    documents: image.lines.count))
        }
        try reader.forEach { match in
            line.removeAll()
            try reader.store.appendLine(match.digest, to: &line)
            builder.append(line, digest: match.digest)
            progress.advance(line.count)
            if builder.uncompressed >= Self.fileBytes { try end() }
            return true
        }
        if !builder.isEmpty || files.isEmpty { try end() }
        progress.finish()
        return files
    }
}
