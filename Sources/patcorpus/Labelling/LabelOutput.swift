internal import Corpus
internal import Curate

/// What `label` prints.
struct LabelOutput {
    let labelling: Labelling
    let commit: Digest
    let isDryRun: Bool
    let hasReport: Bool
    private let tally: LabelTally

    /// How many pairs of labels and rows of a table are listed.
    private static let shownPairs = 20
    private static let shownRows = 100

    init(labelling: Labelling, commit: Digest, isDryRun: Bool, hasReport: Bool) {
        self.labelling = labelling
        self.commit = commit
        self.isDryRun = isDryRun
        self.hasReport = hasReport
        tally = labelling.tally
    }

    // MARK: JSON

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "cardinality": Self.rounded(tally.cardinality), "changed": .integer(labelling.changed),
            "commit": .string(commit.hex), "density": Self.rounded(tally.density),
            "documents": .integer(tally.documents),
            "dryRun": .boolean(isDryRun), "labelled": .integer(tally.labelled), "labels": Self.table(tally.byLabel),
            "overlaps": .array(
                tally.overlaps(Self.shownPairs).map {
                    [
                        "both": .integer($0.both), "jaccard": Self.rounded($0.jaccard),
                        "labels": [.string($0.first), .string($0.second)],
                    ]
                }),
            "unlabelled": .integer(tally.unlabelled),
        ]
        if let groups = labelling.groups {
            members["domains"] = Self.table(groups.byDomain)
            members["strands"] = Self.table(groups.byStrand)
            members["strandsAndDomains"] = Self.table(groups.byStrandAndDomain)
        }
        if let rows = labelling.rules?.rows {
            members["neverMatching"] = .array(rows.filter { $0.documents == 0 }.map(Self.rule))
            if hasReport { members["rules"] = .array(rows.map(Self.rule)) }
        }
        if let table = labelling.table { members["table"] = Self.json(table) }
        return .object(JSONObject(uniqueMembers: members.map { .init(key: $0.key, value: $0.value) }))
    }

    private static func rounded(_ value: Double) -> JSONValue { JSONValue((value * 1e6).rounded() / 1e6) }

    private static func table(_ counts: [String: Int]) -> JSONValue {
        .object(JSONObject(uniqueMembers: counts.map { .init(key: $0.key, value: .integer($0.value)) }))
    }

    private static func rule(_ row: RuleTally.Row) -> JSONValue {
        [
            "alone": .integer(row.alone), "documents": .integer(row.documents), "label": .string(row.label),
            "line": .integer(row.line), "rule": .integer(row.rule),
        ]
    }

    private static func json(_ result: LabelTableResult) -> JSONValue {
        [
            "ambiguous": .array(
                result.ambiguous.prefix(shownRows).map {
                    ["documents": .array($0.documents.map { .string($0) }), "number": .string($0.number)]
                }),
            "ambiguousCount": .integer(result.ambiguous.count), "matched": .integer(result.labels.count),
            "rows": .integer(result.rows), "skippedLabels": table(result.skipped),
            "unmatched": .array(result.unmatched.prefix(shownRows).map { .string($0) }),
            "unmatchedCount": .integer(result.unmatched.count),
            "unreadable": .array(
                result.unreadable.prefix(shownRows).map { ["reason": .string($0.reason), "row": .integer($0.row)] }),
            "unreadableCount": .integer(result.unreadable.count),
        ]
    }

    // MARK: Text

    var lines: [String] {
        var lines = [
            "\(Console.count(tally.labelled)) of \(Console.count(tally.documents, "document")) labelled, "
                + "\(Console.count(tally.unlabelled)) without a label",
            "cardinality \(Self.decimal(tally.cardinality)), density \(Self.decimal(tally.density))",
        ]
        if let table = labelling.table { lines += Self.lines(table) }
        let rows = tally.byLabel.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let shown = rows.filter { $0.value > 0 }
        lines += Self.list("by label", shown, hasReport ? shown.count : 20)
        if shown.count < rows.count {
            lines.append("\(Console.count(rows.count - shown.count, "label")) without a document")
        }
        if hasReport { lines += report }
        if let unmet = labelling.rules?.rows.filter({ $0.documents == 0 }), !unmet.isEmpty {
            let shown = unmet.prefix(hasReport ? unmet.count : 5).map { "\($0.label) (line \($0.line))" }
            let rest = unmet.count > shown.count ? ", and \(unmet.count - shown.count) more" : ""
            lines.append("\(Console.count(unmet.count, "rule")) never matched: " + shown.joined(separator: ", ") + rest)
        }
        let changes = "\(Console.count(labelling.changed, "document")) changed"
        lines.append(isDryRun ? "\(changes), were it not a dry run" : "\(changes); version \(commit.short)")
        return lines
    }

    private var report: [String] {
        var lines: [String] = []
        if let groups = labelling.groups {
            for (title, counts) in [
                ("by strand", groups.byStrand), ("by domain", groups.byDomain),
                ("by strand and domain", groups.byStrandAndDomain),
            ] {
                lines += Self.list(title, counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }, counts.count)
            }
        }
        if let rows = labelling.rules?.rows {
            lines.append("rules (documents; by this rule alone):")
            lines += rows.map {
                "  line \($0.line), \($0.label) rule \($0.rule): \(Console.count($0.documents)); \(Console.count($0.alone))"
            }
        }
        let overlaps = tally.overlaps(Self.shownPairs)
        if !overlaps.isEmpty {
            lines.append("labels that occur together most (Jaccard; documents with both):")
            lines += overlaps.map {
                "  \($0.first), \($0.second): \(Self.decimal($0.jaccard)); \(Console.count($0.both))"
            }
        }
        return lines
    }

    private static func list(_ title: String, _ rows: [(key: String, value: Int)], _ count: Int) -> [String] {
        if rows.isEmpty { return [] }
        let shown = rows.prefix(count).map { "\(Console.visible($0.key)) \(Console.count($0.value))" }
        let rest = rows.count > count ? ", and \(rows.count - count) more" : ""
        return ["\(title): " + shown.joined(separator: ", ") + rest]
    }

    private static func lines(_ table: LabelTableResult) -> [String] {
        var lines = ["\(Console.count(table.rows, "row")) name \(Console.count(table.labels.count, "document"))"]
        if !table.unmatched.isEmpty {
            lines.append(
                "no document: \(Console.count(table.unmatched.count, "number")), as \(table.unmatched.prefix(5).joined(separator: ", "))"
            )
        }
        if let first = table.ambiguous.first {
            lines.append(
                "ambiguous without a kind: \(Console.count(table.ambiguous.count, "number")), as \(first.number) (\(first.documents.joined(separator: ", "))); --all-kinds takes all"
            )
        }
        if let first = table.unreadable.first {
            lines.append(
                "unreadable: \(Console.count(table.unreadable.count, "row")), as row \(first.row): \(Console.visible(first.reason))"
            )
        }
        if !table.skipped.isEmpty {
            lines.append("left out: \(Console.count(table.skipped.count, "label")) that the taxonomy does not have")
        }
        return lines
    }

    private static func decimal(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    }
}
