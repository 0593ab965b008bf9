import Corpus
import Curate
import Foundation
import Testing

@Suite("Rules on documents that were labelled by someone who had not read them")
struct LabelledSetTests {
    private static let faults: Set<String> = [
        "chat", "markdown", "refusal", "truncated", "wrong-language", "repetition", "placeholder", "html", "broken-claims",
        "first-person",
    ]

    private static let aims: [(rules: [String], classes: Set<String>)] = [
        (["refusal"], ["chat", "refusal"]), (["markup"], ["markdown", "placeholder", "html"]),
        (["boilerplate"], ["placeholder"]), (["truncated"], ["truncated"]), (["language"], ["wrong-language"]),
        (["repetition"], ["repetition"]), (["claims"], ["broken-claims"]), (["standard-patent-form"], faults),
        (
            ["standard-patent", "refusal", "markup", "boilerplate", "truncated", "language", "repetition", "claims"],
            faults
        ),
    ]

    @Test("the table of docs/filters.md", .enabled(if: ProcessInfo.processInfo.environment["PATCORPUS_FILTER_TABLE"] == "1"))
    func table() throws {
        let set = try LabelledSet()
        func percent(_ share: Double) -> String { String(format: "%.3f", share) }
        for (names, classes) in Self.aims {
            let rules = try FilterRules(names.map { try RuleUse(parsing: $0) })
            func drops(_ input: FilterInput) -> Bool { rules.verdicts(input).contains { !$0.isKept } }
            let cells = [true, false, nil].map { half in
                let measure = set.measure(classes, half: half, drops: drops)
                return
                    "\(percent(measure.precision)) \(percent(measure.recall)) (\(measure.found)/\(measure.wanted), \(measure.wrong)/\(measure.patents))"
            }
            print("TABLE | \(names.joined(separator: "+")) | \(cells.joined(separator: " | ")) |")
            for entry in set.entries where entry.isForTuning {
                let dropped = rules.verdicts(entry.input).first { !$0.isKept }
                let isWanted = classes.contains(entry.kind)
                if entry.kind == "patent", case .drop(let rule, let reason) = dropped {
                    print("TABLE WRONG \(rule) \(entry.id) \(reason) | \(reason.excerpt.prefix(100))")
                } else if isWanted, dropped == nil {
                    print("TABLE MISSED \(names[0]) \(entry.id)")
                }
            }
        }
    }
}
