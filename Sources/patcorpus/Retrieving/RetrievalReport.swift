internal import Corpus
internal import Native
internal import Retrieve

/// A retrieval's result as JSON and as text.
struct RetrievalReport {
    let plan: RetrievalPlan
    let table: OutcomeTable
    /// Another index's, over the same queries.
    let against: OutcomeTable?

    /// The way of judging that the main numbers are of.
    private var main: SyntheticJudgement { table.variants.contains(plan.synthetic) ? plan.synthetic : .unjudged }

    private func byMeasure(_ value: (Int) -> JSONValue) -> JSONValue {
        .members(plan.measures.enumerated().map { ($1.description, value($0)) })
    }

    private static func json(_ interval: Bootstrap.Interval?) -> JSONValue {
        interval.map { [JSONValue($0.low), JSONValue($0.high)] } ?? .null
    }

    /// Means, intervals and, with another index, differences, for one way of judging.
    private func numbers(_ table: OutcomeTable, _ variant: SyntheticJudgement, _ other: OutcomeTable?) -> [(
        String, JSONValue
    )] {
        let summaries = plan.measures.indices.map { table.summary(variant, $0, plan.bootstrap) }
        var members: [(String, JSONValue)] = [
            ("measures", byMeasure { JSONValue(summaries[$0].mean) }),
            ("intervals", byMeasure { Self.json(summaries[$0].interval) }),
        ]
        if let other {
            let found = plan.measures.indices.map {
                table.difference(from: other, variant, $0, plan.bootstrap, plan.test)
            }
            members += [
                ("difference", byMeasure { JSONValue(found[$0].difference) }),
                ("differenceIntervals", byMeasure { Self.json(found[$0].interval) }),
                ("relativeChange", byMeasure { found[$0].relativeChange.map { JSONValue($0) } ?? .null }),
                ("relativeChangeIntervals", byMeasure { Self.json(found[$0].relativeInterval) }),
                ("p", byMeasure { JSONValue(found[$0].p) }),
            ]
        }
        return members
    }

    /// What the result says, without the selections.
    func members(byQuery: Bool) -> [(String, JSONValue)] {
        var members = numbers(table, main, against)
        members += [
            ("queries", .integer(table.queries.count)), ("queryGroups", .integer(table.groups.count)),
            ("parameters", plan.json),
        ]
        if table.variants.count > 1 || (against?.variants.count ?? 0) > 1 {
            let all = SyntheticJudgement.allCases.filter {
                table.variants.contains($0) || against?.variants.contains($0) == true
            }
            members.append(
                (
                    "synthetic",
                    .members(
                        all.map { variant in
                            let own = table.variants.contains(variant) ? variant : .unjudged
                            return (variant.rawValue, .members(numbers(table, own, against)))
                        })
                ))
        }
        if let against {
            let other = against.variants.contains(main) ? main : .unjudged
            members.append(("against", .members(numbers(against, other, nil))))
        }
        if byQuery {
            let columns = plan.measures.indices.map { table.values(main, $0) }
            let rows = table.queries.enumerated().map { place, query in
                (query, byMeasure { JSONValue(columns[$0][place]) })
            }
            members.append(("byQuery", .members(rows)))
        }
        return members
    }

    /// Lines for people.
    func lines(_ result: JSONValue) -> [String] {
        var lines: [String] = []
        func number(_ value: JSONValue?) -> String { value?.number.map { RetrievalReport.fixed($0) } ?? "–" }
        func interval(_ value: JSONValue?) -> String {
            guard let ends = value?.array else { return "" }
            return " [\(number(ends.first)), \(number(ends.last))]"
        }
        for measure in plan.measures {
            let name = measure.description
            var line = "\(name) \(number(result["measures"]?[name]))\(interval(result["intervals"]?[name]))"
            if against != nil {
                line += ", against \(number(result["against"]?["measures"]?[name]))"
                line += ": difference \(number(result["difference"]?[name]))"
                line += interval(result["differenceIntervals"]?[name])
                if let change = result["relativeChange"]?[name]?.number {
                    line += ", \(change < 0 ? "−" : "+")\(Self.fixed(abs(change) * 100, 1)) %"
                }
                line += ", p \(number(result["p"]?[name]))"
            }
            lines.append(line)
        }
        for way in SyntheticJudgement.allCases where way != main {
            guard let values = result["synthetic"]?[way.rawValue]?["measures"] else { continue }
            let list = plan.measures.map { "\($0) \(number(values[$0.description]))" }
            lines.append("synthetic documents \(way.rawValue): " + list.joined(separator: ", "))
        }
        return lines
    }

    /// A number with so many places.
    static func fixed(_ value: Double, _ places: Int = 4) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let whole = Int((abs(value) * scale).rounded())
        let digits = String(whole % Int(scale))
        let padding = String(repeating: "0", count: places - digits.count)
        return "\(value < 0 && whole > 0 ? "−" : "")\(whole / Int(scale)).\(padding)\(digits)"
    }
}

/// Writes a run and its judgements as TREC files.
enum RetrievalFiles {
    /// Writes every query that counts.
    static func writeRun(_ outcomes: [QueryOutcome], _ ids: [String], tag: String, to path: String) throws {
        var buffer = ByteBuffer()
        for outcome in outcomes where outcome.relevant > 0 {
            for (rank, hit) in outcome.hits.enumerated() {
                TRECWriter.appendRun(
                    query: outcome.query, document: ids[hit.document], rank: rank + 1, score: hit.score, tag: tag,
                    to: &buffer)
            }
        }
        try FileSystem.writeAtomically(buffer.span, to: path)
    }

    /// Writes relevance in whole numbers; returns what it was multiplied by.
    static func writeQrels(_ outcomes: [QueryOutcome], _ ids: [String], to path: String) throws -> RelevanceScale {
        let counted = outcomes.filter { $0.relevant > 0 }
        let scale = RelevanceScale(denominators: Set(counted.flatMap { $0.judgements.map(\.denominator) }))
        var buffer = ByteBuffer()
        for outcome in counted {
            for judgement in outcome.judgements {
                TRECWriter.appendQrels(
                    query: outcome.query, document: ids[judgement.document],
                    relevance: judgement.numerator == 0 ? 0 : scale.level(judgement),
                    to: &buffer)
            }
        }
        try FileSystem.writeAtomically(buffer.span, to: path)
        return scale
    }
}
