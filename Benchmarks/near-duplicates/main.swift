// Times the search for near-duplicates on texts in memory, a text a line: near-duplicates FILE THREADS [sketch|all]
internal import Corpus
internal import Curate
internal import Native

func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    let time = (ContinuousClock.now - start).components
    return Double(time.seconds) + Double(time.attoseconds) * 1e-18
}

func run() throws {
    guard CommandLine.arguments.count >= 3, let threads = Int(CommandLine.arguments[2]) else {
        throw Fault("the arguments are missing", fix: "near-duplicates FILE THREADS", kind: .usage)
    }
    let isSketch = CommandLine.arguments.count > 3 && CommandLine.arguments[3] == "sketch"
    let parameters = try NearParameters()
    var texts: [[UInt8]] = []
    var bytes = 0
    let file = try MappedFile(CommandLine.arguments[1])
    var at = 0
    while let end = ByteSearch.first(0x0A, in: file.span, from: at) {
        texts.append([UInt8](file.span.extracting(at..<end)))
        bytes += end - at
        at = end + 1
    }
    let held = texts
    var table = SketchTable(parameters, count: held.count)
    let sketching = try seconds {
        let step = 64
        try OrderedWork.run(
            threads: threads, window: threads * 4,
            produce: { give in
                for start in stride(from: 0, to: held.count, by: step) {
                    try give(start..<min(start + step, held.count))
                }
            },
            makeWorker: { TextSketcher(parameters, retains: !isSketch) },
            work: { (sketcher: inout TextSketcher, range: Range<Int>) in
                for index in range {
                    let text = held[index]
                    sketcher.append(text.span)
                    sketcher.endText()
                }
                return (range, sketcher.takeBatch())
            },
            consume: { table.set($1, documents: $0) })
    }
    var result = NearResult()
    var searching = 0.0
    var estimating = 0.0
    var recall: RecallEstimate?
    if !isSketch {
        let sketched = table
        var search: NearSearch?
        searching = try seconds {
            let made = try NearSearch(
                sketched, ranks: (0..<UInt32(held.count)).map { $0 }, threads: threads,
                load: { documents in
                    documents.map {
                        Shingles.set(of: String(decoding: held[$0], as: UTF8.self), size: parameters.shingle)
                    }
                })
            result = try made.removals()
            search = made
        }
        estimating = try seconds { recall = try search?.recall() }
    }
    func rate(_ time: Double) -> Int { Int(Double(bytes) / 1e6 / time) }
    print(
        """
        {"documents":\(held.count),"bytes":\(bytes),"threads":\(threads),"bands":\(parameters.plan.bands),"rows":\(parameters.plan.rows),\
        "sketchSeconds":\(sketching),"sketchRate":\(rate(sketching)),"searchSeconds":\(searching),\
        "verifiedRate":\(rate(sketching + searching)),"recallSeconds":\(estimating),"candidates":\(result.candidates),\
        "verified":\(result.verified),"removed":\(result.removals.count),"identical":\(result.identical),\
        "recall":\(recall?.recall ?? -1),"recallPairs":\(recall?.pairs ?? 0),"peakMegabytes":\(SystemInput.processors)}
        """)
}

try run()
