internal import Corpus
internal import Native

/// How many of the near-duplicate pairs the bands find, measured without them.
///
/// A sample of the texts, chosen by their words alone, is compared with all texts by whole signatures; what comes within five standard deviations of the threshold
/// is compared exactly. So less than one true pair in a million is passed over here, whereas bands pass over one in twenty or fewer. Texts that are the same word for word
/// are one text.
package struct RecallEstimate: Sendable {
    /// How many texts were compared with all.
    package let sample: Int
    /// Pairs that reach the threshold.
    package let pairs: Int
    /// How many of them share a band.
    package let found: Int

    /// The share found; nil where there was nothing to find.
    package var recall: Double? { pairs == 0 ? nil : Double(found) / Double(pairs) }

    init(
        _ table: SketchTable, representatives: [UInt32], sample: Int, threads: Int, load: @escaping NearSearch.Loader
    ) throws {
        let texts = (0..<table.count).filter { representatives[$0] == UInt32($0) && table.words[$0] > 0 }
        let chosen = Self.chosen(texts, table, sample)
        self.sample = chosen.count
        let probe = SignatureProbe(table, chosen)
        var close: [(Int, Int)] = []
        let step = 4096
        try OrderedWork.run(
            threads: threads, window: threads * 2,
            produce: { give in
                for start in stride(from: 0, to: texts.count, by: step) {
                    try give(start..<min(start + step, texts.count))
                }
            },
            makeWorker: { [Int32](repeating: 0, count: chosen.count) },
            work: { (counts: inout [Int32], range: Range<Int>) in
                var close: [(Int, Int)] = []
                for place in range {
                    probe.forEachClose(to: texts[place], &counts) { close.append(($0, texts[place])) }
                }
                return close
            },
            consume: { close += $0 })
        (pairs, found) = try Self.counts(close, table, threads: threads, load)
    }

    /// Compares pairs exactly, those of one text together: how many are similar, and how many of these share a band.
    private static func counts(
        _ close: [(Int, Int)], _ table: SketchTable, threads: Int, _ load: @escaping NearSearch.Loader
    ) throws -> (pairs: Int, found: Int) {
        let groups = Dictionary(grouping: close, by: \.0).mapValues { $0.map(\.1) }.sorted { $0.key < $1.key }
        let missing = Set(close.flatMap { [$0.0, $0.1] }).filter { !table.hasShingles(of: $0) }.sorted()
        let loaded = Dictionary(uniqueKeysWithValues: zip(missing, missing.isEmpty ? [] : try load(missing)))
        var counts = (pairs: 0, found: 0)
        try OrderedWork.run(
            threads: threads, window: threads * 2,
            produce: { give in for group in groups { try give(group) } },
            makeWorker: { SetComparison() },
            work: { (comparison: inout SetComparison, group: (key: Int, value: [Int])) in
                func run(_ document: Int) -> HashRun? { table.shingles(of: document) ?? loaded[document] }
                var similar: [Int] = []
                if let own = run(group.key) { comparison.begin(own) }
                for document in group.value {
                    guard let other = run(document) else { continue }
                    if comparison.similarity(to: other, atLeast: table.parameters.threshold) != nil {
                        similar.append(document)
                    }
                }
                return (similar.count, similar.filter { table.isCandidate(group.key, $0) }.count)
            },
            consume: { part in
                counts.pairs += part.0
                counts.found += part.1
            })
        return counts
    }

    /// The texts with the smallest scrambled digests: the same whatever the order.
    private static func chosen(_ texts: [Int], _ table: SketchTable, _ sample: Int) -> [Int] {
        if texts.count <= sample { return texts }
        // Scrambled once more: the digest's own order places texts in tables.
        let keyed = texts.map { (key: SeededGenerator.scrambled(table.identities[$0].low), document: $0) }
        // Twice as many as are wanted lie below this bound, of which the least are sorted out.
        let share = 2 * Double(sample) / Double(texts.count) + 0.001
        var few = keyed
        if share < 0.5 {
            let bound = UInt64(share * 0x1p64)
            few = keyed.filter { $0.key <= bound }
            if few.count < sample { few = keyed }
        }
        return few.sorted { $0.key < $1.key }.prefix(sample).map(\.document)
    }
}

/// Finds the documents of a sample whose signatures agree with a document's in many positions.
private struct SignatureProbe: Sendable {
    private let table: SketchTable
    private let sample: [Int]
    private let places: [Int: Int]
    /// A bit for each position and value that some sampled signature has.
    private var bits: [UInt64]
    private var lists: [UInt32: [Int32]] = [:]
    private let least: Int32

    init(_ table: SketchTable, _ sample: [Int]) {
        self.table = table
        self.sample = sample
        places = Dictionary(uniqueKeysWithValues: sample.enumerated().map { ($0.element, $0.offset) })
        let width = table.parameters.permutations
        let threshold = table.parameters.threshold
        let deviation = (threshold * (1 - threshold) / Double(width)).squareRoot()
        least = Int32(max(1, ((threshold - 5 * deviation) * Double(width)).rounded(.down)))
        bits = [UInt64](repeating: 0, count: width << 10)
        for (place, document) in sample.enumerated() {
            for position in 0..<width {
                let key = position << 16 | Int(table.signatures[document * width + position])
                bits[key >> 6] |= 1 << UInt64(key & 63)
                lists[UInt32(key), default: []].append(Int32(place))
            }
        }
    }

    /// - Parameter counts: zeros, one for each of the sample; zeros again afterwards.
    func forEachClose(to document: Int, _ counts: inout [Int32], _ body: (Int) -> Void) {
        let width = table.parameters.permutations
        var touched: [Int] = []
        for position in 0..<width {
            let key = position << 16 | Int(table.signatures[document * width + position])
            if bits[key >> 6] >> UInt64(key & 63) & 1 == 0 { continue }
            for place in lists[UInt32(key)] ?? [] {
                if counts[Int(place)] == 0 { touched.append(Int(place)) }
                counts[Int(place)] += 1
            }
        }
        for place in touched {
            let count = counts[place]
            counts[place] = 0
            if count < least || sample[place] == document { continue }
            // A pair of two of the sample is met twice, and counts once.
            if let other = places[document], other < place { continue }
            body(sample[place])
        }
    }
}
