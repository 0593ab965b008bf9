internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Store

struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Draw a part of a selection, as a set: a regime of scarce data.",
        discussion: """
            1:N is the number of the selection's documents divided by N, to the nearest, halves up. Samples of one seed are nested; \
            --nested-in draws from a set that there is, and makes that sure. See docs/splits.md.

            Examples:
              patcorpus sample main:split=train --size 165 --name scarce
              patcorpus sample main:split=train --regime 1:10 --name r10
              patcorpus sample main:split=train --size 20 --name r20 --nested-in r10
            """)

    @Argument(
        help: ArgumentHelp("Which documents to draw from, as in main:split=train.", valueName: "selection"))
    var selection: String

    @Option(name: .long, help: ArgumentHelp("How many documents.", valueName: "n"))
    var size: Int?

    @Option(name: .long, help: ArgumentHelp("One document in so many, as in 1:10.", valueName: "1:N"))
    var regime: String?

    @Option(name: .long, help: ArgumentHelp("Draw only from the documents of this set.", valueName: "set"))
    var nestedIn: String?

    @Option(
        name: .long,
        help: ArgumentHelp("How to draw: random, or stratified, which keeps the labels' shares.", valueName: "method"))
    var by = Sample.Method.random.rawValue

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var set: SetOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (size == nil) != (regime == nil) else {
            throw ValidationError("Give --size N or --regime 1:N, one of them.")
        }
        guard Sample.Method(rawValue: by) != nil else {
            throw ValidationError("--by is \(by); give random or stratified.")
        }
        do { _ = try wanted() } catch let fault as Fault { throw ValidationError("\(fault.what): \(fault.fix).") }
    }

    private func wanted() throws -> SampleSize {
        if let regime { return try SampleSize(regime: regime) }
        return .documents(size ?? 0)
    }

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.write)
            let draft = try set.draft(store, writing)
            let reader = try SelectionReader(store, Selection(parsing: selection), splitName: splitName)
            let all = try reader.drawn()
            let count = try wanted().count(of: all.count)
            let pool = try nested(all, reader)
            if by == Sample.Method.stratified.rawValue, !reader.has(layer: "labels") {
                throw Fault(
                    "the version has no layer labels to stratify by",
                    fix: "label the documents with \"patcorpus label\", or sample --by random", kind: .usage)
            }
            let labels = try reader.labels(for: pool)
            let documents = zip(pool, labels).map { SplitDocument(id: $0.id, labels: $1) }
            let sample = Sample(method: Sample.Method(rawValue: by) ?? .random, seed: set.seed)
            let members = try sample.draw(count, from: documents)
            let digests = Dictionary(uniqueKeysWithValues: pool.map { ($0.id, $0.digest) })
            let commit = try set.commit(
                draft, members, digests: digests, verb: "sample",
                parameters: [
                    "by": by, "nestedIn": nestedIn ?? "", "selection": selection, "size": try wanted().description,
                    "splitName": splitName,
                ], inputs: [reader.version.id])
            let chosen = Set(members.map(\.id))
            var table: [String: Int] = [:]
            for document in documents where chosen.contains(document.id) {
                for label in document.labels { table[label, default: 0] += 1 }
            }
            if common.json {
                return try Console.print([
                    "commit": .string(commit.hex), "documents": .integer(members.count), "dryRun": .boolean(set.dryRun),
                    "from": .integer(all.count), "labels": .counts(table), "name": .string(set.name),
                ])
            }
            try Console.print(
                "\(Console.count(members.count, "document")) of \(Console.count(all.count)), \(Console.count(table.count, "label")), as set=\(set.name)"
            )
            try Console.print(set.closing(commit))
        }
    }

    /// The documents that are in the outer set too.
    private func nested(_ all: [SelectionReader.Drawn], _ reader: SelectionReader) throws -> [SelectionReader.Drawn] {
        guard let nestedIn else { return all }
        let outer = try SelectionReader(
            reader.store, Selection(parsing: reader.version.id.hex + ":set=" + nestedIn)
        ).drawn()
        let ids = Set(outer.map(\.id))
        return all.filter { ids.contains($0.id) }
    }
}
