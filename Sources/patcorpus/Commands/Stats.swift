internal import ArgumentParser
internal import Corpus
internal import Store

struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Count the documents of a selection by office, kind, language, label and origin.",
        discussion: """
            A selection is a version, or one with conditions, all of which must hold: \(Self.keys). Alternatives stand \
            between | signs; from and to compare dates as far as they are written.

            Examples:
              patcorpus stats main
              patcorpus stats "main:office=EP|WO,lang=en,from=2015"
            """)

    private static let keys = Selection.Key.allCases.map(\.rawValue).joined(separator: ", ")

    @Argument(
        help: ArgumentHelp(
            "Which documents: a branch, tag or commit, or one with conditions, as in main:office=EP|WO,lang=en.",
            valueName: "selection"))
    var selection = "main"

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            let store = try common.open(.read)
            let reader = try SelectionReader(store, Selection(parsing: selection), splitName: splitName)
            var tally = StatsTally()
            var digests: [String: Digest] = [:]
            var stale: Set<String> = []
            let hasLabels = reader.version.commit.layers["labels"] != nil
            try reader.forEach { match in
                tally.add(match.facets)
                if hasLabels { digests[match.id] = match.digest }
                if !match.stale.isEmpty { stale.insert(match.id) }
                return true
            }
            if hasLabels {
                try store.forEachEntry(of: "labels", in: reader.version.commit) { id, entry in
                    guard let digest = digests[id] else { return true }
                    tally.add(labels: try JSONValue(parsing: entry.json))
                    if entry.document != digest { stale.insert(id) }
                    return true
                }
            }
            if !stale.isEmpty {
                Console.say(
                    "\(Console.count(stale.count, "document has", plural: "documents have")) labels, a split or a set that were given to another text; \"patcorpus show\" counts them by layer"
                )
            }
            if common.json {
                try Console.print(tally.json(commit: reader.version.id))
            } else {
                for line in tally.text() { try Console.print(line) }
                if tally.isEmpty && !reader.selection.conditions.isEmpty {
                    Console.say(
                        "no document holds \(selection); \"patcorpus stats \(reader.selection.reference)\" lists the values that there are"
                    )
                }
            }
        }
    }
}

/// Counts of a selection.
struct StatsTally {
    private var documents = 0
    private var tables: [String: [String: Int]] = [:]
    private var counts: [String: Int] = [:]

    private static let tableNames = [
        ("byOrigin", "origin"), ("byOffice", "office"), ("byKind", "kind"), ("byLanguage", "language"),
        ("byLabel", "label"),
    ]
    private static let countNames = [
        "withAbstract", "withDescription", "withClaims", "claims", "classifications", "citations",
    ]

    var isEmpty: Bool { documents == 0 }

    mutating func add(_ facets: JSONValue) {
        documents += 1
        for (table, key) in [("byOrigin", "origin"), ("byOffice", "office"), ("byKind", "kind")] {
            tables[table, default: [:]][facets[key]?.string ?? "", default: 0] += 1
        }
        for language in facets["languages"]?.array ?? [] {
            tables["byLanguage", default: [:]][language.string ?? "", default: 0] += 1
        }
        if facets["abstract"]?.boolean == true { counts["withAbstract", default: 0] += 1 }
        if facets["description"]?.boolean == true { counts["withDescription", default: 0] += 1 }
        if facets["claims"]?.integer ?? 0 > 0 { counts["withClaims", default: 0] += 1 }
        for key in ["claims", "classifications", "citations"] { counts[key, default: 0] += facets[key]?.integer ?? 0 }
    }

    mutating func add(labels: JSONValue) {
        for label in labels.array ?? [] { tables["byLabel", default: [:]][label.string ?? "", default: 0] += 1 }
    }

    func json(commit: Digest) -> JSONValue {
        var members: [JSONObject.Member] = [
            .init(key: "commit", value: .string(commit.hex)), .init(key: "documents", value: .integer(documents)),
        ]
        for (name, _) in Self.tableNames {
            let table = (tables[name] ?? [:]).map { JSONObject.Member(key: $0.key, value: .integer($0.value)) }
            members.append(.init(key: name, value: .object(JSONObject(uniqueMembers: table))))
        }
        for name in Self.countNames { members.append(.init(key: name, value: .integer(counts[name] ?? 0))) }
        return .object(JSONObject(uniqueMembers: members))
    }

    func text() -> [String] {
        var lines = [Console.count(documents, "document")]
        let texts = [("abstract", "withAbstract"), ("description", "withDescription"), ("claims", "withClaims")]
        lines.append("with " + texts.map { "\($0.0) \(Console.count(counts[$0.1] ?? 0))" }.joined(separator: ", "))
        let parts = ["claims", "classifications", "citations"].map { "\(Console.count(counts[$0] ?? 0)) \($0)" }
        lines.append(parts.joined(separator: ", "))
        for (name, title) in Self.tableNames {
            guard let table = tables[name], !table.isEmpty else { continue }
            let rows = table.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            let shown = rows.prefix(20).map { "\($0.key.isEmpty ? "?" : $0.key) \(Console.count($0.value))" }
            let rest = rows.count > 20 ? ", and \(rows.count - 20) more" : ""
            lines.append("by \(title): " + shown.joined(separator: ", ") + rest)
        }
        return lines
    }
}
