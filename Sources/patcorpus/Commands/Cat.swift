internal import ArgumentParser
internal import Corpus
internal import Store

struct Cat: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print one document, verified.",
        discussion: """
            Prints the canonical line, or one field of it. The id may be written in any common way. --lineage of a document that a \
            model wrote goes back through prompt, model, request and answer to the files of its seeds.

            Examples:
              patcorpus cat US9876543B2
              patcorpus cat "WO 99/12345 A1" --field claims
              patcorpus cat EP1000000B1 --lineage
              patcorpus cat SYN-0123456789abcdef0123 --lineage --json
            """)

    @Argument(help: ArgumentHelp("The document's id.", valueName: "id"))
    var id: String

    @Option(name: .customLong("ref"), help: ArgumentHelp("The version: a branch, tag or commit.", valueName: "ref"))
    var reference = "main"

    @Option(name: .long, help: ArgumentHelp("Print only this field, as JSON.", valueName: "name"))
    var field: String?

    @Flag(
        name: .long,
        help:
            "Print where the document came from: file, byte range, dialect, what was left out; prompt, model, answer, seeds."
    )
    var lineage = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.read)
            let version = try store.version(reference)
            let (name, digest) = try find(store, version)
            if lineage {
                guard let entry = try store.entry(name, layer: "sources", in: version.commit) else {
                    return try printDescent(store, version, name, digest)
                }
                // The layer leaves out a record's digest where it is the document's own.
                try Console.write((SourceEntry(entry)?.filled() ?? entry.json) + [0x0A])
                return
            }
            let line = try store.line(digest)
            guard let field else {
                try Console.write(line + [0x0A])
                return
            }
            guard let document = try JSONValue(parsing: line).object else {
                throw Fault.damage("the document \(name) is no JSON object", at: "\(digest.short)")
            }
            guard let value = document[field] else {
                throw Fault(
                    "documents have no field \(field)",
                    fix: "the fields are \(document.members.map(\.key).joined(separator: ", "))", kind: .usage)
            }
            try Console.print(value)
        }
    }

    /// Where a document came from that no file has.
    private func printDescent(_ store: CorpusStore, _ version: StoredCommit, _ name: String, _ digest: Digest) throws {
        let report = try LineageReport(store: store, version: version).json(name, digest)
        if report["provenance"] == .null && report["seeds"] == [] {
            throw Fault("nothing is known of where \(name) came from", at: "the layer sources of \(version.id.short)")
        }
        if common.json { return try Console.print(report) }
        for line in LineageReport.text(report) { try Console.print(line) }
    }

    /// The document by the id as it is written, else as it is normalised.
    private func find(_ store: CorpusStore, _ version: StoredCommit) throws -> (String, Digest) {
        if let digest = try store.digest(of: id, in: version.commit) { return (id, digest) }
        let normal = DocumentID(parsing: id)?.text
        if let normal, let digest = try store.digest(of: normal, in: version.commit) { return (normal, digest) }
        var fix = "\"patcorpus log\" lists the versions, \"patcorpus export\" writes all documents"
        if let normal, normal != id { fix = "it was looked for as \(normal); " + fix }
        throw Fault("there is no document \(id) in \(reference)", at: "version \(version.id.short)", fix: fix)
    }
}
