internal import ArgumentParser
internal import Corpus
internal import Curate
internal import Foundation
internal import Native
internal import Store

struct DedupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup",
        abstract: "Take out documents that are like one that stays.",
        discussion: """
            exact: the same words. near: at least so many shingles in common (Jaccard similarity), found by MinHash and compared \
            exactly. family: one publication of each family, or of each application. contamination: near one of --against, \
            whose documents stay.

            A document goes for one that stays, never through a chain of others. Which of several stays, the policy says: \
            real (before synthetic), earliest (priority), latest (publication), fullest (text), granted; at last the smallest id. \
            The layer verdicts/dedup-METHOD keeps the reasons. See docs/dedup.md.

            Examples:
              patcorpus dedup main --method near
              patcorpus dedup main --method near --threshold 0.9 --pairs e.jsonl --dry-run
              patcorpus dedup main --method contamination --against main:split=test
              patcorpus dedup main --method family --policy granted,latest
            """)

    @Argument(
        help: ArgumentHelp(
            "Which documents: a branch, tag or commit, or one with conditions, as in main:origin=synthesis.",
            valueName: "selection"))
    var selection: String

    @Option(name: .long, help: ArgumentHelp("exact, near, family or contamination.", valueName: "method"))
    var method: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Documents that stay, and that alone the others are held against (contamination, exact).",
            valueName: "selection"))
    var against: String?

    @Option(name: .long, help: ArgumentHelp("The least Jaccard similarity, above 0 up to 1.", valueName: "j"))
    var threshold = 0.8

    @Option(name: .long, help: ArgumentHelp("Words of a shingle.", valueName: "n"))
    var shingle = 5

    @Option(name: .long, help: ArgumentHelp("Positions of a MinHash signature.", valueName: "n"))
    var permutations = 128

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The share of pairs at the threshold that must be found; bands are set by it.", valueName: "r"))
    var recall = 0.95

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What stays rather: real, earliest, latest, fullest, granted, with commas between. By default \(PreferencePolicy.standard.description); for family \(PreferencePolicy.family.description).",
            valueName: "criteria"))
    var policy: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The text: some of title, abstract, claims, description, with commas between, or all.", valueName: "fields")
    )
    var fields = TextFields.standard.description

    @Option(name: .long, help: ArgumentHelp("For family: family or application.", valueName: "group"))
    var by = "family"

    @Option(
        name: .long, help: ArgumentHelp("Write each removal and its reason, a JSON object a line.", valueName: "file"))
    var pairs: String?

    @Flag(name: .long, help: "Write the verdicts and take no document out.")
    var verdictsOnly = false

    @Flag(name: .long, help: "Say what would come of it, and make no version.")
    var dryRun = false

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var threads: ThreadOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard let method = DedupMethod(rawValue: method) else {
            throw ValidationError(
                "--method is \(method); give \(DedupMethod.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        if method == .contamination && against == nil {
            throw ValidationError("--method contamination needs --against, the documents to stay clear of.")
        }
        if against != nil && (method == .near || method == .family) {
            throw ValidationError(
                "--against goes with --method contamination, which is near with it, or exact; not with \(method.rawValue)."
            )
        }
        guard by == "family" || by == "application" else {
            throw ValidationError("--by is \(by); give family or application.")
        }
        guard threshold > 0 && threshold <= 1 else {
            throw ValidationError("--threshold is \(threshold); give a number above 0, up to 1.")
        }
        do {
            _ = try settings()
        } catch let fault as Fault { throw ValidationError("\(fault.what): \(fault.fix).") }
    }

    private func settings() throws -> DedupSettings {
        let method = DedupMethod(rawValue: method) ?? .near
        let standard: PreferencePolicy = method == .family ? .family : .standard
        return DedupSettings(
            method: method,
            near: try NearParameters(
                shingle: shingle, permutations: permutations, threshold: threshold, recall: recall),
            fields: try TextFields(parsing: fields),
            policy: try policy.map { try PreferencePolicy(parsing: $0) } ?? standard,
            byApplication: by == "application",
            threads: threads.count, showProgress: !common.json, usesCache: true)
    }

    func run() throws {
        try running(json: common.json) {
            let settings = try settings()
            let store = try common.open(dryRun ? .read : .write)
            let reader = try SelectionReader(store, Selection(parsing: selection), splitName: splitName)
            let other = try against.map {
                try SelectionReader(store, Selection(parsing: $0), splitName: splitName)
            }
            var draft = dryRun ? nil : try VersionDraft(store, writing)
            let run = try DedupRun(reader, against: other, settings)
            if let pairs { try FileSystem.writeAtomically(run.evidence().span, to: pairs) }
            var commit: Digest?
            if draft != nil {
                draft?.update(layer: "verdicts/dedup-\(method)", with: run.verdicts(against: against))
                if !verdictsOnly { draft?.drop(run.result.removals.map { run.members[$0.document].id }) }
                commit = try draft?.commit(
                    "dedup", parameters: parameters(settings),
                    inputs: [reader.version.id.hex] + (other.map { [$0.version.id.hex] } ?? []))
            }
            try report(run, settings, commit)
        }
    }

    /// What the result depends on.
    private func parameters(_ settings: DedupSettings) -> [String: String] {
        var parameters = [
            "method": method, "policy": settings.policy.description, "selection": selection,
            "verdictsOnly": String(verdictsOnly),
        ]
        if let against { parameters["against"] = against }
        switch settings.method {
        case .exact: parameters["fields"] = settings.fields.description
        case .family: parameters["by"] = by
        case .near, .contamination:
            parameters["fields"] = settings.fields.description
            parameters["shingle"] = String(shingle)
            parameters["permutations"] = String(permutations)
            parameters["bands"] = "\(settings.near.plan.bands)x\(settings.near.plan.rows)"
            parameters["threshold"] = String(threshold)
        }
        if selection.contains("split=") || against?.contains("split=") == true { parameters["splitName"] = splitName }
        return parameters
    }

    private func report(_ run: DedupRun, _ settings: DedupSettings, _ commit: Digest?) throws {
        let result = run.result
        let removed = result.removals.count
        let isNear = settings.method == .near || settings.method == .contamination
        // Equal keys miss nothing.
        let estimated = isNear ? run.recall?.recall : 1
        if common.json {
            var members: [JSONObject.Member] = [
                .init(key: "clusters", value: .integer(result.clusters)),
                .init(key: "commit", value: commit.map { .string($0.hex) } ?? .null),
                .init(key: "documents", value: .integer(run.count)),
                .init(key: "estimatedRecall", value: estimated.map { JSONValue($0) } ?? .null),
                .init(key: "kept", value: .integer(run.count - removed)),
                .init(key: "method", value: .string(method)),
                .init(
                    key: "pairs",
                    value: ["candidate": .integer(result.candidates), "verified": .integer(result.verified)]),
                .init(key: "policy", value: .string(settings.policy.description)),
                .init(key: "removed", value: .integer(removed)),
            ]
            if isNear {
                members += [
                    .init(key: "bands", value: .integer(settings.near.plan.bands)),
                    .init(key: "computedRecall", value: JSONValue(settings.near.plan.recall(at: threshold))),
                    .init(key: "identical", value: .integer(result.identical)),
                    .init(key: "permutations", value: .integer(permutations)),
                    .init(
                        key: "recallSample",
                        value: [
                            "documents": .integer(run.recall?.sample ?? 0), "found": .integer(run.recall?.found ?? 0),
                            "pairs": .integer(run.recall?.pairs ?? 0),
                        ]), .init(key: "rows", value: .integer(settings.near.plan.rows)),
                    .init(key: "shingle", value: .integer(shingle)),
                    .init(key: "sketched", value: .integer(run.sketched)),
                    .init(key: "threshold", value: JSONValue(threshold)),
                ]
            }
            return try Console.print(.object(JSONObject(uniqueMembers: members)))
        }
        try Console.print(
            "\(Console.count(run.count, "document")): \(Console.count(removed)) like \(Console.count(result.clusters)) that stay, \(Console.count(run.count - removed)) kept"
        )
        if isNear {
            try Console.print(
                "\(Console.count(result.candidates, "pair")) compared, \(Console.count(result.verified)) of at least \(threshold); \(Console.count(result.identical)) the same word for word"
            )
            if let recall = run.recall {
                try Console.print(
                    "recall \(recall.recall.map { String(format: "%.3f", $0) } ?? "unknown"): \(Console.count(recall.found)) of \(Console.count(recall.pairs, "pair")) that \(Console.count(recall.sample, "text")) make with all; by the bands \(String(format: "%.3f", settings.near.plan.recall(at: threshold))) at the threshold"
                )
            }
        }
        try Console.print(commit.map { "version \($0.short)" } ?? "no version made (--dry-run)")
    }
}
