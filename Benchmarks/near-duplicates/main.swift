// Times the search for near-duplicates on texts in memory, a text a line: near-duplicates FILE THREADS sketch|removals|recall|pairs|gone
// near-duplicates --made N THREADS MODE works on N made-up short texts, which are never all in memory.
// pairs and gone print what they find, in place of the times.
internal import Corpus
internal import Curate
internal import Glibc
internal import Native

/// Seconds that passed, and that the process's threads took of the processors.
struct Cost {
    var seconds = 0.0
    var processor = 0.0

    static func of(_ body: () throws -> Void) rethrows -> Cost {
        let start = ContinuousClock.now
        let before = clock()
        try body()
        let time = (ContinuousClock.now - start).components
        return Cost(
            seconds: Double(time.seconds) + Double(time.attoseconds) * 1e-18,
            processor: Double(clock() - before) / Double(CLOCKS_PER_SEC))
    }
}

func lines(of path: String) throws -> [[UInt8]] {
    var lines: [[UInt8]] = []
    let file = try MappedFile(path)
    var at = 0
    while let end = ByteSearch.first(0x0A, in: file.span, from: at) {
        lines.append([UInt8](file.span.extracting(at..<end)))
        at = end + 1
    }
    return lines
}

func run() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let isMade = arguments.first == "--made"
    if isMade { arguments.removeFirst() }
    guard arguments.count == 3, let threads = Int(arguments[1]), !isMade || Int(arguments[0]) != nil else {
        throw Fault("the arguments are missing", fix: "near-duplicates FILE THREADS MODE", kind: .usage)
    }
    let mode = arguments[2]
    let isSketch = mode == "sketch"
    let parameters = try NearParameters()
    let made = isMade ? MadeTexts(count: Int(arguments[0]) ?? 0) : nil
    let held = isMade ? [] : try lines(of: arguments[0])
    let count = made?.count ?? held.count
    @Sendable func write(_ index: Int, to text: inout [UInt8]) {
        if let made { made.write(index, to: &text) } else { text = held[index] }
    }
    var bytes = 0
    var table = SketchTable(parameters, count: count)
    let sketching = try Cost.of {
        let step = 64
        try OrderedWork.run(
            threads: threads, window: threads * 4,
            produce: { give in
                for start in stride(from: 0, to: count, by: step) {
                    try give(start..<min(start + step, count))
                }
            },
            makeWorker: { TextSketcher(parameters, retains: !isSketch) },
            work: { (sketcher: inout TextSketcher, range: Range<Int>) in
                var text: [UInt8] = []
                var bytes = 0
                for index in range {
                    write(index, to: &text)
                    bytes += text.count
                    sketcher.append(text.span)
                    sketcher.endText()
                }
                return (range, sketcher.takeBatch(), bytes)
            },
            consume: {
                table.set($1, documents: $0)
                bytes += $2
            })
    }
    var result = NearResult()
    var searching = Cost()
    var estimating = Cost()
    var recall: RecallEstimate?
    if !isSketch {
        let sketched = table
        var search: NearSearch?
        searching = try Cost.of {
            let found = try NearSearch(
                sketched, ranks: (0..<UInt32(count)).map { $0 }, threads: threads,
                load: { documents in
                    documents.map { document in
                        var text: [UInt8] = []
                        write(document, to: &text)
                        return Shingles.set(of: String(decoding: text, as: UTF8.self), size: parameters.shingle)
                    }
                })
            search = found
            if mode == "pairs" {
                result = try found.pairs()
                for pair in result.pairs { print(pair.first, pair.second) }
            } else {
                result = try found.removals()
                if mode == "gone" { for removal in result.removals { print(removal.document) } }
            }
        }
        if mode == "recall" { estimating = try Cost.of { recall = try search?.recall() } }
    }
    func rate(_ time: Double) -> Int { Int(Double(bytes) / 1e6 / time) }
    print(
        """
        {"documents":\(count),"bytes":\(bytes),"threads":\(threads),"bands":\(parameters.plan.bands),"rows":\(parameters.plan.rows),\
        "sketchSeconds":\(sketching.seconds),"sketchProcessor":\(sketching.processor),"sketchRate":\(rate(sketching.seconds)),\
        "searchSeconds":\(searching.seconds),"searchProcessor":\(searching.processor),\
        "verifiedRate":\(rate(sketching.seconds + searching.seconds)),"recallSeconds":\(estimating.seconds),\
        "recallProcessor":\(estimating.processor),"candidates":\(result.candidates),"verified":\(result.verified),\
        "removed":\(result.removals.count),"identical":\(result.identical),"recall":\(recall?.recall ?? -1),\
        "recallPairs":\(recall?.pairs ?? 0)}
        """)
}

try run()
