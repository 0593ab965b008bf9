internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Foundation
internal import Store

struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Part documents into train, validation and test, without leakage.",
        discussion: """
            Documents that belong together (families, publications of one application, a synthetic document and its seeds) \
            are never divided. stratified keeps the labels' shares alike in all parts; temporal puts the earliest priority \
            dates into train; random does neither. The parts depend on the documents and the seed alone. Without --group, \
            families are kept together. See docs/splits.md.

            Examples:
              patcorpus split
              patcorpus split main:origin=real --ratios 70/15/15 --seed 7
              patcorpus split --name apart --group family,near-duplicate
              patcorpus split --name by-time --by temporal
            """)

    @Argument(
        help: ArgumentHelp(
            "Which documents: a branch, tag or commit, or one with conditions; the whole branch by default.",
            valueName: "selection"))
    var selection: String?

    @Option(name: .long, help: ArgumentHelp("What the split is called.", valueName: "name"))
    var name = "main"

    @Option(name: .long, help: ArgumentHelp("Shares of train, validation and test.", valueName: "ratios"))
    var ratios = "80/10/10"

    @Option(name: .long, help: ArgumentHelp("How to part them: stratified, temporal or random.", valueName: "method"))
    var by = "stratified"

    @Option(name: .long, help: ArgumentHelp("2 balances pairs of labels too (stratified).", valueName: "n"))
    var order = 1

    @Flag(
        name: .long, inversion: .prefixedNo,
        help: "Exchange documents after stratification until the labels are nearer.")
    var exchange = true

    @Option(
        name: .long,
        help: ArgumentHelp("Where random choices begin; the same seed gives the same split.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Replace a split of that name.")
    var replace = false

    @Flag(name: .long, help: "Say what would come of it, and make no version.")
    var dryRun = false

    @OptionGroup var grouping: GroupOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard ["stratified", "temporal", "random"].contains(by) else {
            throw ValidationError("--by is \(by); give stratified, temporal or random.")
        }
        guard order == 1 || order == 2 else { throw ValidationError("--order is \(order); give 1 or 2.") }
        do {
            try GivenName.check(name, of: "split")
            _ = try SplitRatios(parsing: ratios)
        } catch let fault as Fault { throw ValidationError("\(fault.what): \(fault.fix).") }
    }

    private var method: Splitter.Method {
        switch by {
        case "temporal": .temporal
        case "random": .random
        default: .stratified(order: order)
        }
    }

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.write)
            var draft = try VersionDraft(store, writing)
            let layer = "splits/" + name
            if !replace {
                try draft.requireNew(layer: layer, fix: "give another --name, or replace the split with --replace")
            }
            // In the selection split= means the split called main: its training part may be split again, under another name.
            let reader = try SelectionReader(store, Selection(parsing: selection ?? writing.branch))
            let drawn = try reader.drawn()
            let hasLabels = reader.has(layer: "labels")
            guard hasLabels || by != "stratified" else {
                throw Fault(
                    "the version has no layer labels to stratify by",
                    fix: "label the documents with \"patcorpus label\", or split --by random", kind: .usage)
            }
            let labels = try reader.labels(for: drawn)
            let reading = GroupReading(
                reader: reader, threads: threads.count, showProgress: !common.json, threshold: grouping.threshold)
            let filings = by == "temporal" ? try reading.filings() : nil
            let (pairs, pairsDigest) = try grouping.fileLinks()
            let links = try reading.links(grouping.kinds(default: [.family]), filings: filings) + pairs
            let dates = Dictionary((filings ?? []).map { ($0.id, $0.date) }) { $1 }
            let documents = zip(drawn, labels).map { document, labels in
                SplitDocument(id: document.id, labels: labels, date: dates[document.id] ?? "")
            }
            let splitter = Splitter(
                method: method, ratios: try SplitRatios(parsing: ratios), seed: seed, exchanges: exchange)
            let result = try splitter.split(documents, links: links)
            let leaks = Leakage.audit(
                parts: Dictionary(uniqueKeysWithValues: result.parts.map { ($0.id, $0.part.rawValue) }), links: links)
            var commit = draft.base.id
            if !dryRun {
                var entries: [String: LayerEntry] = [:]
                let digests = Dictionary(uniqueKeysWithValues: drawn.map { ($0.id, $0.digest) })
                for (id, part) in result.parts {
                    guard let digest = digests[id] else { continue }
                    entries[id] = VersionDraft.entry(digest, .string(part.rawValue))
                }
                draft.replace(layer: layer, with: entries)
                commit = try draft.commit(
                    "split", parameters: parameters(), seeds: ["seed": seed],
                    inputs: [reader.version.id.hex] + (pairsDigest.map { [$0] } ?? []))
            }
            try report(result, leaks: leaks.count, seedless: seedless(drawn, links), commit)
        }
    }

    private func parameters() throws -> [String: String] {
        [
            "by": by, "exchange": String(exchange), "name": name, "order": String(order), "ratios": ratios,
            "selection": selection ?? writing.branch,
        ].merging(try grouping.parameters(default: [.family])) { $1 }
    }

    /// Documents that are not real and have no seeds in any link, so that nothing says where they belong.
    private func seedless(_ drawn: [SelectionReader.Drawn], _ links: [Link]) -> Int {
        let linked = Set(links.filter { $0.why == .seed }.flatMap(\.ids))
        return drawn.reduce(0) { $0 + ($1.origin != .real && !linked.contains($1.id) ? 1 : 0) }
    }

    private func report(_ result: Splitter.Result, leaks: Int, seedless: Int, _ commit: Digest) throws {
        let counts = Dictionary(uniqueKeysWithValues: Part.allCases.map { ($0.rawValue, result.count($0)) })
        let divergence = result.divergence
        if common.json {
            return try Console.print([
                "commit": .string(commit.hex), "counts": .counts(counts), "dryRun": .boolean(dryRun),
                "groups": .integer(result.groups), "groupsDivided": .integer(leaks),
                "labelDivergence": divergence.value.map { JSONValue.number($0) } ?? .null,
                "largestGroup": .integer(result.largestGroup), "name": .string(name),
                "undefinedTerms": .integer(divergence.undefined),
            ])
        }
        let parts = Part.allCases.map { "\($0.rawValue) \(Console.count(result.count($0)))" }
        try Console.print(parts.joined(separator: ", "))
        try Console.print(
            "\(Console.count(result.groups, "group")) that stay together, the largest of \(Console.count(result.largestGroup)); divided: \(leaks)"
        )
        if let value = divergence.value {
            try Console.print("label divergence \(Console.significant(value))")
        }
        if seedless > 0 {
            Console.say(
                "\(Console.count(seedless, "synthetic document")) without seeds were dealt like real ones; origin=real leaves them out"
            )
        }
        try Console.print(dryRun ? "nothing was written" : "version \(commit.short)")
    }
}

extension Console {
    /// Four significant digits.
    static func significant(_ value: Double) -> String { String(format: "%.4g", value) }
}
