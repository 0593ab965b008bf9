internal import Corpus
internal import Native

/// Puts an index together from batches, which come in the order of the documents' ids.
///
/// The result depends on the documents and their order alone, not on how they were cut into batches.
package struct BM25Builder {
    /// How many documents a segment has: their sums stay in a core's own cache.
    static let segmentSize = 32_768

    private let parameters: BM25Parameters
    private var table = TermTable()
    /// How many documents have each term.
    private var having: [Int] = []
    private var open = OpenSegment()
    private var closed: [OpenSegment] = []
    private var words = 0
    private var documents = 0

    /// The postings of a segment by document, as they come.
    private struct OpenSegment: Sendable {
        var terms: [UInt32] = []
        var frequencies: [UInt32] = []
        var ends: [Int] = []
        var lengths: [Int] = []
    }

    package init(_ parameters: BM25Parameters = .standard) {
        self.parameters = parameters
    }

    /// Adds the documents of a batch behind those that are there.
    package mutating func add(_ batch: TermBatch) {
        var numbers: [UInt32] = []
        numbers.reserveCapacity(batch.table.count)
        for local in 0..<batch.table.count {
            let term = table.intern(batch.table.bytes.span.extracting(batch.table.range(local)))
            if term == having.count { having.append(0) }
            numbers.append(UInt32(term))
        }
        var start = 0
        for document in 0..<batch.count {
            let end = batch.ends[document]
            for place in start..<end {
                let term = numbers[Int(batch.terms[place])]
                having[Int(term)] += 1
                open.terms.append(term)
                open.frequencies.append(batch.frequencies[place])
            }
            open.ends.append(open.terms.count)
            open.lengths.append(batch.lengths[document])
            words += batch.lengths[document]
            documents += 1
            start = end
            if open.ends.count == Self.segmentSize { close() }
        }
    }

    private mutating func close() {
        closed.append(open)
        open = OpenSegment()
    }

    /// The index; scores are computed here, on so many threads.
    package consuming func finish(threads: Int = 1) throws -> BM25Index {
        if !open.ends.isEmpty { close() }
        let mean = documents > 0 ? Double(words) / Double(documents) : 0
        let (parameters, total) = (parameters, documents)
        let idf = having.map { parameters.idf(documents: total, having: $0) }
        let parts = closed
        closed = []
        var segments: [BM25Segment] = []
        try OrderedWork.run(
            threads: min(threads, max(1, parts.count)), window: threads + 1,
            produce: { give in for part in parts { try give(part) } },
            makeWorker: {},
            work: { _, part in
                BM25Segment(
                    terms: part.terms, frequencies: part.frequencies, ends: part.ends, lengths: part.lengths, idf: idf,
                    parameters: parameters, meanLength: mean)
            },
            consume: { segments.append($0) })
        return BM25Index(
            parameters: parameters, table: table, segments: segments, documents: documents, meanLength: mean)
    }

    /// Indexes texts on threads.
    ///
    /// - Parameter texts: in the order of the documents' ids.
    package static func index(
        _ texts: [String], _ parameters: BM25Parameters = .standard, threads: Int = 1, batchSize: Int = 256
    ) throws -> BM25Index {
        var builder = BM25Builder(parameters)
        try OrderedWork.run(
            threads: threads, window: threads * 4,
            produce: { give in
                for start in stride(from: 0, to: texts.count, by: batchSize) {
                    try give(start..<min(start + batchSize, texts.count))
                }
            },
            makeWorker: {},
            work: { (_: inout Void, range: Range<Int>) in
                var batch = TermBatch()
                for index in range { batch.add(texts[index]) }
                return batch
            },
            consume: { builder.add($0) })
        return try builder.finish(threads: threads)
    }
}
