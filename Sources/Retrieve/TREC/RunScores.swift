internal import Corpus
internal import Native

/// A run held against judgements: what trec_eval prints.
///
/// All queries with judgements count, those without results as 0 (trec_eval's `-c`); queries without judgements are passed over. Equal scores
/// stand in descending order of the documents' ids, by bytes.
package struct RunScores: Sendable {
    package let measures: [MeasureName]
    /// The queries that count, by bytes.
    package private(set) var queries: [String] = []
    /// The values of each query, in the order of the measures.
    package private(set) var values: [[Double]] = []
    /// How many queries of the run have no judgements.
    package private(set) var unjudgedQueries = 0
    /// How many queries with judgements the run has no documents for.
    package private(set) var emptyQueries = 0

    /// Throws a usage fault for a document that comes twice for one query, and where nothing is judged.
    package init(
        _ run: TRECRun, _ qrels: TRECQrels, names: TRECNames, measures: [MeasureName], relevantAt: Double = 1
    ) throws {
        self.measures = measures
        let compiled = measures.map { $0.measure(relevantAt: relevantAt) }
        let judgements = GroupedLines(qrels.queries, queryCount: names.queries.count)
        let results = GroupedLines(run.queries, queryCount: names.queries.count)
        // What is known of each document for the query at hand, reset after it.
        var relevance = Array(repeating: JudgedRanking.unjudged, count: names.documents.count)
        var isSeen = Array(repeating: false, count: names.documents.count)
        var rows: [(query: Int, values: [Double])] = []
        for query in 0..<names.queries.count {
            let judged = judgements[query]
            let retrieved = results[query]
            for place in retrieved {
                let document = Int(run.documents[Int(place)])
                if isSeen[document] {
                    throw Self.twice(names, query, document, run.file, Int(run.lines[Int(place)]))
                }
                isSeen[document] = true
            }
            for place in retrieved { isSeen[Int(run.documents[Int(place)])] = false }
            if judged.isEmpty {
                unjudgedQueries += 1
                continue
            }
            if retrieved.isEmpty { emptyQueries += 1 }
            for place in judged {
                let document = Int(qrels.documents[Int(place)])
                if isSeen[document] {
                    throw Self.twice(names, query, document, qrels.file, Int(qrels.lines[Int(place)]))
                }
                isSeen[document] = true
                relevance[document] = qrels.relevances[Int(place)]
            }
            let ranking = JudgedRanking(
                retrieved: Self.ranked(retrieved, run, names).map { relevance[Int($0)] },
                judged: judged.map { qrels.relevances[Int($0)] })
            for place in judged {
                isSeen[Int(qrels.documents[Int(place)])] = false
                relevance[Int(qrels.documents[Int(place)])] = JudgedRanking.unjudged
            }
            rows.append((query, compiled.map { $0.value(ranking) }))
        }
        guard !rows.isEmpty else {
            throw Fault("there are no judgements", at: qrels.file, fix: "give a qrels file with lines", kind: .usage)
        }
        rows.sort { names.queries.precedes($0.query, $1.query) }
        queries = rows.map { names.queries.text($0.query) }
        values = rows.map(\.values)
    }

    /// The mean of each measure over the queries.
    package var means: [Double] {
        measures.indices.map { measure in values.reduce(0) { $0 + $1[measure] } / Double(values.count) }
    }

    /// The documents by score, then by id, both descending.
    private static func ranked(_ places: ArraySlice<Int32>, _ run: TRECRun, _ names: TRECNames) -> [Int32] {
        func isBefore(_ a: Int32, _ b: Int32) -> Bool {
            let (x, y) = (run.scores[Int(a)], run.scores[Int(b)])
            if x != y { return x > y }
            return names.documents.precedes(Int(run.documents[Int(b)]), Int(run.documents[Int(a)]))
        }
        var isSorted = true
        for place in places.indices.dropFirst() where !isBefore(places[place - 1], places[place]) {
            isSorted = false
            break
        }
        return (isSorted ? Array(places) : places.sorted(by: isBefore)).map { run.documents[Int($0)] }
    }

    private static func twice(_ names: TRECNames, _ query: Int, _ document: Int, _ file: String, _ line: Int) -> Fault {
        Fault(
            "the document \(names.documents.text(document)) comes twice for the query \(names.queries.text(query))",
            at: "\(file), line \(line)", fix: "leave one of the two lines", kind: .usage)
    }
}
