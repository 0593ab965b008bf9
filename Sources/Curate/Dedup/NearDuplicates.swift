internal import Native

/// Near-duplicates among texts in memory. Verbs that read documents from a corpus use `TextSketcher`, `SketchTable` and `NearSearch` directly.
package enum NearDuplicates {
    /// All pairs of texts whose shingles have at least the threshold's Jaccard similarity, as the bands find them; indices ascending.
    ///
    /// - Parameter texts: in any order; a text without words is like no other.
    package static func pairs(
        _ texts: [String], _ parameters: NearParameters, threads: Int = 1
    ) throws -> [(Int, Int, Double)] {
        try search(texts, parameters, threads: threads).pairs().pairs.map { ($0.first, $0.second, $0.similarity) }
    }

    /// Groups of at least two texts that similarity connects, directly or through others.
    package static func groups(_ texts: [String], _ parameters: NearParameters, threads: Int = 1) throws -> [[Int]] {
        try search(texts, parameters, threads: threads).groups()
    }

    /// Which texts go for which that stay; earlier ones stay rather, or those of smaller rank.
    ///
    /// - Parameter ranks: a place in the order of preference for each text, each once.
    package static func removals(
        _ texts: [String], _ parameters: NearParameters, ranks: [UInt32]? = nil, threads: Int = 1
    ) throws -> NearResult {
        try search(texts, parameters, ranks: ranks, threads: threads).removals()
    }

    /// The search over these texts.
    package static func search(
        _ texts: [String], _ parameters: NearParameters, ranks: [UInt32]? = nil, threads: Int = 1,
        shingleBudget: Int = 2 << 30
    ) throws -> NearSearch {
        var table = SketchTable(parameters, count: texts.count, shingleBudget: shingleBudget)
        let step = 64
        try OrderedWork.run(
            threads: threads, window: threads * 4,
            produce: { give in
                for start in stride(from: 0, to: texts.count, by: step) {
                    try give(start..<min(start + step, texts.count))
                }
            },
            makeWorker: { TextSketcher(parameters) },
            work: { (sketcher: inout TextSketcher, range: Range<Int>) in
                for index in range {
                    var text = texts[index]
                    text.makeContiguousUTF8()
                    sketcher.append(text.utf8Span.span)
                    sketcher.endText()
                }
                return (range, sketcher.takeBatch())
            },
            consume: { range, batch in table.set(batch, documents: range) })
        return try NearSearch(
            table, ranks: ranks ?? (0..<UInt32(texts.count)).map { $0 }, threads: threads,
            load: { documents in documents.map { Shingles.run(of: texts[$0], size: parameters.shingle) } })
    }
}
