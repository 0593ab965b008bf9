internal import ArgumentParser
internal import Corpus
internal import Native
internal import Store

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Hold the corpus against its own digests.",
        discussion: """
            By default versions, trees, tables and the index are read and verified; with --read-data every byte is. Exit code 12 says that damage \
            was found. Nothing is changed.

            Examples:
              patcorpus check
              patcorpus check --read-data
              patcorpus check --read-data --subset 1/10
            """)

    @Flag(name: .long, help: "Read and verify every document.")
    var readData = false

    @Option(name: .long, help: ArgumentHelp("Read only part n of t of the shards.", valueName: "n/t"))
    var subset: String?

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        _ = try part()
        if subset != nil && !readData { throw ValidationError("--subset is a part of --read-data; give that too.") }
    }

    func run() throws {
        try running(json: common.json) {
            let progress = Progress("check", total: nil, isOn: !common.json)
            let options = Check.Options(readData: readData, subset: try part(), threads: threads.count)
            var result = try Check.run(at: common.folder(), options) { progress.reach($0, of: $1) }
            progress.finish()
            if result.damaged.isEmpty { result.notices += try common.open(.read).staleNotices() }
            if common.json {
                try Console.print([
                    "bytes": .integer(result.bytes), "damaged": Care.json(result.damaged),
                    "notices": .array(result.notices.map { ["file": .string($0.file), "reason": .string($0.text)] }),
                    "objects": .integer(result.objects),
                ])
            } else {
                for finding in result.damaged { try Console.print("damaged  \(finding.file): \(finding.reason)") }
                for notice in result.notices { try Console.print("note     \(notice.file): \(notice.text)") }
                let read = readData ? ", every byte read" : "; --read-data reads the documents too"
                try Console.print(
                    "\(Console.count(result.objects, "object")) in \(Console.count(result.commits, "version")), \(Console.bytes(result.bytes))\(read): "
                        + (result.damaged.isEmpty ? "no damage" : "\(Console.count(result.damaged.count, "finding"))"))
            }
            if !result.damaged.isEmpty { throw ExitCode(Exit.damage) }
        }
    }

    private func part() throws -> (part: Int, of: Int)? {
        guard let subset else { return nil }
        let sides = subset.split(separator: "/", omittingEmptySubsequences: false)
        guard sides.count == 2, let part = Int(sides[0]), let all = Int(sides[1]) else {
            throw ValidationError("--subset is \(subset); give n/t, as in 1/10.")
        }
        return (part, all)
    }
}

/// What the care verbs have in common.
enum Care {
    static func json(_ findings: [Finding]) -> JSONValue {
        .array(findings.map { ["file": .string($0.file), "reason": .string($0.reason)] })
    }

    /// What is to be kept beside what versions reach.
    static func retention(age: String) throws -> Retention { Retention(minimumAge: try seconds(age)) }

    /// `90s`, `15m`, `36h`, `1d`.
    private static func seconds(_ text: String) throws -> Double {
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let number = Double(text.dropLast()), number >= 0 else {
            throw ValidationError("--keep-younger-than is \(text); give a number and s, m, h or d, as in 36h.")
        }
        return number * unit
    }
}
