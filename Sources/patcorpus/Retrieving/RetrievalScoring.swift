internal import Corpus
internal import Retrieve

/// `retrieve score`: a TREC run against TREC judgements.
struct RetrievalScoring {
    /// The files.
    let run: String
    let qrels: String
    let measures: String
    let relevantAt: Double
    let byQuery: Bool
    let json: Bool

    /// Reads, scores and prints.
    func print() throws {
        let list = try MeasureName.list(parsing: measures)
        guard relevantAt > 0, relevantAt.isFinite else {
            throw Fault("--relevant-at is \(relevantAt)", fix: "give a number above 0", kind: .usage)
        }
        var names = TRECNames()
        let judgements = try TRECQrels(file: qrels, names: &names)
        let results = try TRECRun(file: run, names: &names)
        let scores = try RunScores(results, judgements, names: names, measures: list, relevantAt: relevantAt)
        if json { try Console.print(result(scores)) } else { try Console.write(text(scores)) }
        if scores.emptyQueries > 0 {
            Console.say(
                "\(Console.count(scores.emptyQueries, "judged query", plural: "judged queries")) not in the run, counted as 0"
            )
        }
        if scores.unjudgedQueries > 0 {
            Console.say(
                "\(Console.count(scores.unjudgedQueries, "query", plural: "queries")) of the run without judgements, not counted"
            )
        }
    }

    private func values(_ scores: RunScores, _ row: [Double]) -> JSONValue {
        .members(zip(scores.measures, row).map { ($0.description, JSONValue($1)) })
    }

    private func result(_ scores: RunScores) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("measures", values(scores, scores.means)), ("queries", .integer(scores.queries.count)),
        ]
        if byQuery {
            let rows = zip(scores.queries, scores.values).map { ($0, values(scores, $1)) }
            members.append(("byQuery", .members(rows)))
        }
        return .members(members)
    }

    private func text(_ scores: RunScores) -> [UInt8] {
        var text: [UInt8] = []
        func append(_ name: String, _ query: String, _ value: Double) {
            text += Array("\(name)\t\(query)\t\(RetrievalReport.fixed(value))\n".utf8)
        }
        if byQuery {
            for (query, row) in zip(scores.queries, scores.values) {
                for (measure, value) in zip(scores.measures, row) { append(measure.description, query, value) }
            }
        }
        for (measure, mean) in zip(scores.measures, scores.means) { append(measure.description, "all", mean) }
        return text
    }
}
