import Corpus
import Foundation
import Native
import Retrieve

// Times BM25 and the scoring of TREC files from inside, for Benchmarks/bm25.py and Benchmarks/trec.py. Prints one JSON object a line.
//
//   bench-retrieval bm25 DOCUMENTS QUERIES K THREADS REPEATS [HITS]    texts, one a line; HITS gets the documents and scores found
//   bench-retrieval score RUN QRELS REPEATS

func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    let time = (ContinuousClock.now - start).components
    return Double(time.seconds) + Double(time.attoseconds) * 1e-18
}

/// Processor time of all threads so far, in seconds.
func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

func lines(_ path: String) throws -> [String] {
    String(decoding: try FileSystem.read(path), as: UTF8.self).split(separator: "\n").map(String.init)
}

func search(_ index: BM25Index, _ queries: [String], _ limit: Int, _ threads: Int) throws -> [[TopScores.Hit]] {
    var found: [[TopScores.Hit]] = []
    found.reserveCapacity(queries.count)
    let size = max(1, min(64, queries.count / (threads * 4)))
    try OrderedWork.run(
        threads: threads, window: threads * 4,
        produce: { (give: (Range<Int>) throws -> Void) in
            for start in stride(from: 0, to: queries.count, by: size) {
                try give(start..<min(start + size, queries.count))
            }
        },
        makeWorker: { Searcher(index, limit: limit) },
        work: { (searcher: inout Searcher<BM25Index>, range: Range<Int>) in
            range.map { searcher.search(index.query(queries[$0])) }
        },
        consume: { found += $0 })
    return found
}

func bm25(_ arguments: [String]) throws {
    let documents = try lines(arguments[0])
    let queries = try lines(arguments[1])
    let limit = Int(arguments[2]) ?? 10
    let threads = Int(arguments[3]) ?? 1
    var index = try BM25Builder.index(["a"])
    for _ in 0..<(Int(arguments[4]) ?? 1) {
        let before = processorSeconds()
        let build = try seconds { index = try BM25Builder.index(documents, threads: threads) }
        let middle = processorSeconds()
        var found: [[TopScores.Hit]] = []
        let time = try seconds { found = try search(index, queries, limit, threads) }
        let (built, searched) = (middle - before, processorSeconds() - middle)
        print("{\"indexSeconds\":\(build),\"querySeconds\":\(time),\"indexCPU\":\(built),\"queryCPU\":\(searched)}")
        if arguments.count > 5 {
            let text = found.map { $0.map { "\($0.document):\($0.score)" }.joined(separator: " ") + "\n" }.joined()
            try FileSystem.writeAtomically(Array(text.utf8).span, to: arguments[5])
        }
    }
}

func score(_ arguments: [String]) throws {
    let measures = try MeasureName.list(parsing: "nDCG@10,P@10,R@100,MAP,MRR")
    for _ in 0..<(Int(arguments[2]) ?? 1) {
        var names = TRECNames()
        var files: (TRECRun, TRECQrels)?
        let before = processorSeconds()
        let read = try seconds {
            let qrels = try TRECQrels(file: arguments[1], names: &names)
            files = (try TRECRun(file: arguments[0], names: &names), qrels)
        }
        guard let files else { return }
        let middle = processorSeconds()
        var means: [Double] = []
        let time = try seconds {
            means = try RunScores(files.0, files.1, names: names, measures: measures).means
        }
        let (readCPU, scoreCPU) = (middle - before, processorSeconds() - middle)
        print(
            "{\"readSeconds\":\(read),\"scoreSeconds\":\(time),\"readCPU\":\(readCPU),\"scoreCPU\":\(scoreCPU),\"means\":\(means)}"
        )
    }
}

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "bm25", arguments.count >= 6 {
    try bm25(Array(arguments.dropFirst()))
} else if arguments.first == "score", arguments.count == 4 {
    try score(Array(arguments.dropFirst()))
} else {
    print("bench-retrieval bm25 DOCUMENTS QUERIES K THREADS REPEATS [HITS] | score RUN QRELS REPEATS")
    exit(64)
}
