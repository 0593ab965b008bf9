internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Store

struct LeakageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leakage",
        abstract: "Look for documents that belong together and stand in different parts of a split.",
        discussion: """
            Holds families, applications, near-duplicates and seed descent against a split, and lists what it divides. \
            --train counts a training set as train, whatever the split says of its documents: a synthetic document whose seed is in test is \
            found so. See docs/splits.md.

            Examples:
              patcorpus leakage
              patcorpus leakage --split-name apart --group family
              patcorpus leakage --train main:set=m25 --exit-code
            """)

    @Argument(help: ArgumentHelp("The version: a branch, tag or commit.", valueName: "ref"))
    var reference = "main"

    @Option(name: .long, help: ArgumentHelp("The split to look at.", valueName: "name"))
    var splitName = "main"

    @Option(name: .long, help: ArgumentHelp("A training set, whose documents count as train.", valueName: "selection"))
    var train: String?

    @Flag(name: .long, help: "End with exit code 1 if something is divided.")
    var exitCode = false

    @OptionGroup var grouping: GroupOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.read)
            let reader = try SelectionReader(store, Selection(parsing: reference))
            let parts = try parts(reader)
            let reading = GroupReading(
                reader: reader, threads: threads.count, showProgress: !common.json, threshold: grouping.threshold)
            let links =
                try reading.links(grouping.kinds(default: [.family, .nearDuplicate])) + grouping.fileLinks().links
            let trained = try training(store, within: reader)
            let leaks = Leakage.audit(parts: parts, training: trained, links: links)
            try report(leaks, links: links, documents: parts.count, reader.version.id)
            if exitCode && !leaks.isEmpty { throw ExitCode(Exit.differences) }
        }
    }

    /// The parts of the split. Throws a usage fault if there is no such split or an entry is stale.
    private func parts(_ reader: SelectionReader) throws -> [String: String] {
        let layer = "splits/" + splitName
        guard reader.has(layer: layer) else {
            let known = reader.version.commit.layers.keys.filter { $0.hasPrefix("splits/") }.sorted()
            throw Fault(
                "the version \(reader.version.id.short) has no split \(splitName)",
                fix: known.isEmpty
                    ? "make one with \"patcorpus split\""
                    : "give --split-name one of \(known.map { String($0.dropFirst(7)) }.joined(separator: ", "))",
                kind: .usage)
        }
        let all = try reader.drawn()
        var parts: [String: String] = [:]
        for (document, value) in zip(all, try reader.values(of: layer, for: all)) {
            if let part = value?.string { parts[document.id] = part }
        }
        return parts
    }

    /// The documents of `--train`. Throws a usage fault if the version that is looked at lacks one of them: its descent would not be known, and leaks be missed.
    private func training(_ store: CorpusStore, within reader: SelectionReader) throws -> [String] {
        guard let train else { return [] }
        let training = try SelectionReader(store, Selection(parsing: train), splitName: splitName)
        let ids = try training.drawn().map(\.id)
        if training.version.id == reader.version.id { return ids }
        var unknown = Set(ids)
        try store.forEachDocument(in: reader.version.commit) { id, _ in
            unknown.remove(id)
            return true
        }
        guard unknown.isEmpty else {
            throw Fault(
                "\(Console.count(unknown.count, "document")) of --train \(unknown.count == 1 ? "is" : "are") not in \(reference), so that nothing is known of their descent: "
                    + unknown.sorted().prefix(10).joined(separator: ", ") + (unknown.count > 10 ? " …" : ""),
                fix:
                    "look at the version that has them, as in \"patcorpus leakage \(training.selection.reference)\", or merge its branch first",
                kind: .usage)
        }
        return ids
    }

    private func report(_ leaks: [Leak], links: [Link], documents: Int, _ commit: Digest) throws {
        var looked: [String: Int] = [:]
        for link in links { looked[link.why.rawValue, default: 0] += 1 }
        if common.json {
            let divided = leaks.map { leak -> JSONValue in
                [
                    "ids": .array(leak.ids.map { .string($0) }), "parts": .array(leak.parts.map { .string($0) }),
                    "why": .string(leak.why.rawValue),
                ]
            }
            return try Console.print([
                "commit": .string(commit.hex), "count": .integer(leaks.count), "divided": .array(divided),
                "documents": .integer(documents), "groups": .counts(looked), "splitName": .string(splitName),
            ])
        }
        for leak in leaks.prefix(100) {
            let list = zip(leak.ids, leak.parts).map { "\($0) (\($1))" }
            try Console.print(
                "\(leak.why.rawValue): \(list.prefix(20).joined(separator: ", "))" + (list.count > 20 ? " …" : ""))
        }
        if leaks.count > 100 { Console.say("and \(Console.count(leaks.count - 100)) more; --json lists all") }
        let groups = looked.sorted { $0.key < $1.key }.map { "\($0.key) \(Console.count($0.value))" }
        try Console.print(
            "\(Console.count(leaks.count)) divided of \(groups.isEmpty ? "no groups" : groups.joined(separator: ", ")), over \(Console.count(documents, "document"))"
        )
    }
}
