internal import ArgumentParser
internal import Corpus
internal import Store

struct Quarantine: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what could not be read, and why.",
        discussion: """
            Under --json one object a line. When a mended file is ingested under the same name, its entries go.

            Examples:
              patcorpus quarantine
              patcorpus quarantine main~1 --json
              patcorpus quarantine --bytes > damaged.jsonl
            """)

    @Argument(help: ArgumentHelp("The version: a branch, tag or commit.", valueName: "commit"))
    var reference = "main"

    @Flag(name: .long, help: "Print the kept bytes too, one JSON object a line.")
    var bytes = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.read)
            let version = try store.version(reference)
            var count = 0
            try store.forEachEntry(of: "quarantine", in: version.commit) { _, entry in
                count += 1
                if bytes {
                    try Console.write(try store.line(entry.document) + [0x0A])
                } else if common.json {
                    try Console.write(entry.json + [0x0A])
                } else {
                    let value = try JSONValue(parsing: entry.json)
                    func text(_ key: String) -> String { value[key]?.string ?? "" }
                    let offset = value["offset"]?.integer ?? 0
                    let length = value["length"]?.integer ?? 0
                    let dialect = text("dialect").isEmpty ? "" : " [\(text("dialect"))]"
                    try Console.print(
                        "\(Console.visible(text("file"))) at byte \(offset), \(Console.bytes(length))\(dialect): \(Console.visible(text("reason")))"
                    )
                }
                return true
            }
            if count == 0 && !common.json { Console.say("nothing is quarantined in \(version.id.short)") }
        }
    }
}
