internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Native
internal import Store

struct Augment: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make documents from documents by small changes of their words.",
        discussion: """
            The method eda (Wei and Zou 2019) exchanges words for synonyms, inserts, swaps and deletes words: a cheap \
            baseline for synthesis. New documents have the labels of their source, and their lineage says which it is. \
            Synonyms are WordNet's, from Debian's package wordnet-base. The same seed makes the same documents.

            Examples:
              patcorpus augment main:split=train --method eda --per-document 4
              patcorpus augment main:set=scarce --method eda --per-document 16 --alpha 0.05 --seed 7
            """)

    enum Method: String, ExpressibleByArgument, CaseIterable {
        case eda
    }

    @Argument(
        help: ArgumentHelp("Which documents, as in main:split=train; they stay as they are.", valueName: "selection"))
    var selection: String

    @Option(name: .long, help: ArgumentHelp("How documents are made: eda.", valueName: "name"))
    var method: Method

    @Option(name: .long, help: ArgumentHelp("How many documents are made from each.", valueName: "k"))
    var perDocument: Int

    @Option(name: .long, help: ArgumentHelp("The share of words that change.", valueName: "share"))
    var alpha = 0.1

    @Option(name: .long, help: ArgumentHelp("The seed of all that is drawn.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(name: .long, help: ArgumentHelp("The folder of WordNet's files.", valueName: "dir"))
    var wordnet = WordNet.debianFolder

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @Flag(name: .long, help: "Make the documents and say how many, but no version.")
    var dryRun = false

    @OptionGroup var writing: WritingOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if perDocument < 1 || perDocument > 1000 {
            throw ValidationError("--per-document is \(perDocument); give a number from 1 to 1000.")
        }
        if !(alpha > 0 && alpha < 1) {
            throw ValidationError("--alpha is \(alpha); give a share above 0 and below 1, as 0.1.")
        }
    }

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(dryRun ? .read : .write)
            var draft = try VersionDraft(store, writing)
            let reader = try SelectionReader(store, Selection(parsing: selection), splitName: splitName)
            let members = try reader.members()
            let labels = try Self.labels(of: members, reader)
            let augmentation = try EasyDataAugmentation(alpha: alpha, seed: seed, synonyms: WordNet(folder: wordnet))
            let digests = Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0.digest) })
            let count = perDocument
            let made = try reader.mapContents(
                members, threads: threads.count, label: "augment", showProgress: !common.json
            ) { content -> [EasyDataAugmentation.Made] in
                guard let digest = digests[content.id], EasyDataAugmentation.canChange(content) else { return [] }
                return augmentation.make(
                    count, from: content, digest: digest, labels: labels[content.id] ?? [])
            }
            var documents = 0
            for (member, new) in zip(members, made) {
                for document in new {
                    var layers: [(name: String, value: JSONValue)] = []
                    if let labels = labels[member.id] { layers.append(("labels", .array(labels.map { .string($0) }))) }
                    try draft.add(
                        .init(id: document.id, line: document.line, layers: layers), madeFrom: [member.id])
                    documents += 1
                }
            }
            let passed = made.count { $0.isEmpty }
            if documents == 0 {
                throw Fault(
                    "no document of \(selection) has a text in English", fix: "eda changes English texts only",
                    kind: .usage)
            }
            var parameters = Dictionary(uniqueKeysWithValues: augmentation.parameters.map { ($0.name, $0.value) })
            parameters["seed"] = nil
            parameters["method"] = method.rawValue
            parameters["perDocument"] = "\(perDocument)"
            parameters["selection"] = selection
            let commit =
                dryRun
                ? draft.base.id
                : try draft.commit(
                    "augment", parameters: parameters, seeds: ["eda": seed], inputs: [reader.version.id.hex])
            try report(commit, documents, of: members.count - passed, passed)
        }
    }

    /// The labels of the selection's documents. Throws a usage fault for one whose labels were given to another text.
    private static func labels(of members: [Member], _ reader: SelectionReader) throws -> [String: [String]] {
        let digests = Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0.digest) })
        var labels: [String: [String]] = [:]
        try reader.store.forEachEntry(of: "labels", in: reader.version.commit) { id, entry in
            guard let digest = digests[id] else { return true }
            guard digest == entry.document else {
                throw Fault(
                    "the labels of \(id) are older than its text", fix: "label it again, or leave it out",
                    kind: .usage)
            }
            labels[id] = (try JSONValue(parsing: entry.json).array ?? []).compactMap(\.string)
            return true
        }
        return labels
    }

    private func report(_ commit: Digest, _ documents: Int, of sources: Int, _ passed: Int) throws {
        if common.json {
            return try Console.print([
                "commit": .string(commit.hex), "documents": .integer(documents), "dryRun": .boolean(dryRun),
                "notEnglish": .integer(passed), "sources": .integer(sources),
            ])
        }
        try Console.print(
            "\(dryRun ? "would make" : "made") \(Console.count(documents, "document")) from \(Console.count(sources))"
                + (dryRun ? "" : ": version \(commit.short)"))
        if passed > 0 {
            Console.say("\(Console.count(passed, "document")) without English text passed over")
        }
    }
}
