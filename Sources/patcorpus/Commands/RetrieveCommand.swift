internal import ArgumentParser
internal import Corpus
internal import Native
internal import Retrieve
internal import Store

struct RetrieveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieve",
        abstract: "Measure how well documents find those that are like them.",
        discussion: """
            Each query searches the index by its own text. Relevant are documents whose labels overlap, or that its search report cites. Left out are \
            the query itself, its family, and what was made from any of these. Queries that nothing is relevant to do not count. --against compares two \
            indexes over the same queries, --fit-against two embedders over the same real index.

            With score it reads TREC files: all queries with judgements count, those that the run lacks as 0; equal scores stand in descending order of \
            the documents' ids. See docs/retrieval.md.

            Examples:
              patcorpus retrieve --queries main:split=test --index main:split=train
              patcorpus retrieve --queries main --index m1 --against main
              patcorpus retrieve --queries main --index main --relevance citations
              patcorpus retrieve --queries main:split=test --index main:split=train --ranker dense
              patcorpus retrieve --queries main:split=test --index main:split=train --ranker dense --fit mixed --fit-against mixed:origin=real
              patcorpus retrieve score run.txt qrels.txt --measures nDCG@10,MAP
            """)

    @Argument(
        help: ArgumentHelp(
            "The word score and two files: score any TREC run against TREC judgements, as trec_eval does; no corpus needed.",
            valueName: "score run qrels"))
    var score: [String] = []

    @Option(name: .long, help: ArgumentHelp("The documents that search.", valueName: "selection"))
    var queries: String?

    @Option(name: .long, help: ArgumentHelp("The documents that are searched.", valueName: "selection"))
    var index: String?

    @Option(name: .long, help: ArgumentHelp("Another index, to compare with.", valueName: "selection"))
    var against: String?

    @Option(name: .long, help: ArgumentHelp("Write the rankings as a TREC run.", valueName: "file"))
    var runFile: String?

    @Option(name: .long, help: ArgumentHelp("Write the relevance as TREC qrels, in whole numbers.", valueName: "file"))
    var qrelsFile: String?

    @Flag(name: .long, help: "Also give the measures of each query.")
    var byQuery = false

    @Option(name: .long, help: ArgumentHelp("The split that the key split refers to.", valueName: "name"))
    var splitName = "main"

    @OptionGroup var options: RetrievalOptions
    @OptionGroup var threads: ThreadOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try running(json: common.json) {
            if !score.isEmpty { return try scoreFiles() }
            guard let queries, let index else {
                throw Fault(
                    queries == nil ? "there are no queries" : "there is no index",
                    fix:
                        "give both --queries and --index a selection, as in --queries main:split=test --index main:split=train",
                    kind: .usage)
            }
            let plan = try options.plan()
            let store = try common.open(.read)
            let asking = try side(store, queries, "queries", plan, graded: false)
            try store.holding(asking.reader.version.id) {
                let searched = try side(store, index, "index", plan, graded: true)
                try store.holding(searched.reader.version.id) { try measure(store, plan, asking, searched) }
            }
        }
    }

    /// The form `retrieve score RUN QRELS`.
    private func scoreFiles() throws {
        guard score.count == 3, score[0] == "score" else {
            throw Fault(
                "\"\(score.joined(separator: " "))\" is nothing to retrieve",
                fix: "write \"patcorpus retrieve score RUN QRELS\", or options only", kind: .usage)
        }
        if queries != nil || index != nil || against != nil || runFile != nil || qrelsFile != nil {
            throw Fault(
                "score reads two files and no selections", fix: "leave --queries, --index, --against and the files out",
                kind: .usage)
        }
        try RetrievalScoring(
            run: score[1], qrels: score[2], measures: options.measures, relevantAt: options.relevantAt ?? 1,
            byQuery: byQuery, json: common.json
        ).print()
    }

    private func side(
        _ store: CorpusStore, _ selection: String, _ role: String, _ plan: RetrievalPlan, graded: Bool
    ) throws -> RetrievalSide {
        var side = try RetrievalSide(
            store, Selection(parsing: selection), splitName: splitName, role: role,
            needsLabels: plan.relevance == .jaccard)
        if graded { try side.readProvenance(threads: threads.count, showProgress: !common.json) }
        return side
    }

    private func measure(
        _ store: CorpusStore, _ plan: RetrievalPlan, _ asking: RetrievalSide, _ searched: RetrievalSide
    ) throws {
        if against != nil && plan.representation?.isCompared == true {
            throw Fault(
                "another index and other vectors are both to be compared with",
                fix: "leave --against out, or --fit-against and --against-vectors", kind: .usage)
        }
        let compared = try against.map { try side(store, $0, "other index", plan, graded: true) }
        let sides = [asking, searched] + (compared.map { [$0] } ?? [])
        let vectors = try RetrievalVectors(
            plan, store, sides, splitName: splitName, threads: threads.count, showProgress: !common.json)
        var run = RetrievalRun(
            plan: plan, threads: threads.count, showProgress: !common.json, queries: asking, vectors: vectors.own)
        let outcomes = try run.outcomes(searched, keepsRankings: runFile != nil || qrelsFile != nil)
        var other: (side: RetrievalSide, outcomes: [QueryOutcome])?
        if let side = compared ?? (vectors.other == nil ? nil : searched) {
            // Other vectors are compared on the same index.
            if let vectors = vectors.other { run.vectors = vectors }
            other = (side, try run.outcomes(side, keepsRankings: false))
        }
        // A query counts if something is relevant to it in either index.
        var counted = Set(outcomes.filter { $0.relevant > 0 }.map(\.query))
        for outcome in other?.outcomes ?? [] where outcome.relevant > 0 { counted.insert(outcome.query) }
        guard !counted.isEmpty else { throw nothingRelevant(plan, asking) }
        let report = RetrievalReport(
            plan: plan, table: OutcomeTable(outcomes) { counted.contains($0.query) },
            against: other.map { OutcomeTable($0.outcomes) { counted.contains($0.query) } })
        var members = report.members(byQuery: byQuery)
        members.append(("index", describe(searched)))
        members.append(("leftOut", .integer(outcomes.reduce(0) { $0 + $1.leftOut })))
        members.append(("withoutRelevant", .integer(outcomes.count - counted.count)))
        var commits: [(String, JSONValue)] = [
            ("index", .string(searched.reader.version.id.hex)), ("queries", .string(asking.reader.version.id.hex)),
        ]
        if let other {
            commits.append(("against", .string(other.side.reader.version.id.hex)))
            members.append(("againstIndex", describe(other.side)))
        }
        members += vectors.fits.map { ($0.name, $0.json) }
        commits += vectors.fits.map { ($0.name, .string($0.commit)) }
        members.append(("commits", .members(commits)))
        members.append(("selections", .members(selections)))
        let ids = searched.members.map(\.id)
        if let runFile {
            try RetrievalFiles.writeRun(outcomes, ids, tag: "patcorpus-\(plan.ranker.rawValue)", to: runFile)
        }
        if let qrelsFile {
            let scale = try RetrievalFiles.writeQrels(outcomes, ids, to: qrelsFile)
            members.append(
                ("qrelsScale", ["exact": .boolean(scale.isExact), "factor": .integer(scale.factor)]))
        }
        try print(.members(members), report, searched)
    }

    private var selections: [(String, JSONValue)] {
        [
            ("queries", queries), ("index", index), ("against", against), ("fit", options.fit),
            ("fitAgainst", options.fitAgainst),
        ].compactMap { name, selection in
            selection.map { (name, .string($0)) }
        }
    }

    private func describe(_ side: RetrievalSide) -> JSONValue {
        [
            "documents": .integer(side.documents.count),
            "synthetic": .integer(side.documents.count { $0.isSynthetic }),
        ]
    }

    private func nothingRelevant(_ plan: RetrievalPlan, _ asking: RetrievalSide) -> Fault {
        let count = Console.count(asking.members.count, "query", plural: "queries")
        switch plan.relevance {
        case .jaccard:
            return Fault(
                "none of \(count) shares a label with a real document of the index", at: index ?? "",
                fix:
                    "label queries and index by the same taxonomy; \"patcorpus stats\" lists the labels that there are",
                kind: .usage)
        case .citations:
            return Fault(
                "none of \(count) cites a document of the index by a category that is worth something", at: index ?? "",
                fix:
                    "give --grades X=3,Y=2,A=1,other=1 where search reports have no categories, or --relevance jaccard",
                kind: .usage)
        }
    }

    private func print(_ result: JSONValue, _ report: RetrievalReport, _ searched: RetrievalSide) throws {
        if common.json { return try Console.print(result) }
        let queries = Console.count(report.table.queries.count, "query", plural: "queries")
        try Console.print("\(queries), index of \(Console.count(searched.members.count, "document"))")
        for line in report.lines(result) { try Console.print(line) }
        for (key, what) in [("fit", "fitted on"), ("fitAgainst", "against one fitted on")] {
            guard let fit = result[key], let documents = fit["documents"]?.integer else { continue }
            let made = Console.count(fit["synthetic"]?.integer ?? 0)
            try Console.print(
                "embedder \(fit["embedder"]?.string ?? ""), \(what) \(Console.count(documents, "document")), \(made) of them synthetic"
            )
            if let related = fit["related"]?.integer, related > 0 {
                Console.say(
                    "\(Console.count(related, "document")) that the embedder is \(what) are queries, of their families, or made from those"
                )
            }
        }
        if let left = result["withoutRelevant"]?.integer, left > 0 {
            Console.say("\(Console.count(left, "query", plural: "queries")) without a relevant document do not count")
        }
        if byQuery {
            for (query, values) in result["byQuery"]?.object?.members.map({ ($0.key, $0.value) }) ?? [] {
                let list = report.plan.measures.map {
                    "\($0) \(RetrievalReport.fixed(values[$0.description]?.number ?? 0))"
                }
                try Console.print("\(query)\t" + list.joined(separator: "\t"))
            }
        }
    }
}
