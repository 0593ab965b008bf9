internal import ArgumentParser
internal import Corpus
internal import Native
internal import Retrieve

struct RetrieveScore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score any TREC run against TREC judgements, as trec_eval does; no corpus needed.",
        discussion: """
            All queries with judgements count, those that the run lacks as 0. Equal scores stand in descending order of the documents' ids. Relevance \
            from 1 is relevant, or from what a name says: P(rel=2)@10.

            Examples:
              patcorpus retrieve score run.txt qrels.txt
              patcorpus retrieve score run.txt qrels.txt --measures nDCG@10,MAP,Bpref --by-query
            """)

    @Argument(help: ArgumentHelp("Lines of query, Q0, document, rank, score, tag.", valueName: "run"))
    var runPath: String

    @Argument(help: ArgumentHelp("Lines of query, iteration, document, relevance.", valueName: "qrels"))
    var qrelsPath: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The measures: nDCG@k, nDCG(dcg='exp-log2')@k, P@k, R@k, MAP, MRR, Bpref, Success@k.", valueName: "list"))
    var measures = MeasureName.standard.map(\.description).joined(separator: ",")

    @Option(name: .long, help: ArgumentHelp("From which relevance a document is relevant.", valueName: "r"))
    var relevantAt = 1.0

    @Flag(name: .long, help: "Also give the measures of each query.")
    var byQuery = false

    @Flag(name: .long, help: "Print one JSON object instead of text.")
    var json = false

    func run() throws {
        try running(json: json) {
            let list = try MeasureName.list(parsing: measures)
            guard relevantAt > 0, relevantAt.isFinite else {
                throw Fault("--relevant-at is \(relevantAt)", fix: "give a number above 0", kind: .usage)
            }
            var names = TRECNames()
            let qrels = try TRECQrels(file: qrelsPath, names: &names)
            let run = try TRECRun(file: runPath, names: &names)
            let scores = try RunScores(run, qrels, names: names, measures: list, relevantAt: relevantAt)
            if json { try Console.print(result(scores)) } else { try print(scores) }
            if scores.emptyQueries > 0 {
                Console.say("\(Console.count(scores.emptyQueries)) judged queries are not in the run and count 0")
            }
            if scores.unjudgedQueries > 0 {
                Console.say("\(Console.count(scores.unjudgedQueries)) queries of the run have no judgements")
            }
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

    private func print(_ scores: RunScores) throws {
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
        try Console.write(text)
    }
}
