internal import Corpus
internal import Native

/// Puts an index together from documents, which come in ascending order of their ids.
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

    /// Adds a document behind those that are there.
    package mutating func add(_ document: DocumentTerms) {
        var start = 0
        for (end, frequency) in zip(document.ends, document.frequencies) {
            let term = table.intern(document.bytes.span.extracting(start..<Int(end)))
            if term == having.count { having.append(0) }
            having[term] += 1
            open.terms.append(UInt32(term))
            open.frequencies.append(frequency)
            start = Int(end)
        }
        open.ends.append(open.terms.count)
        open.lengths.append(document.length)
        words += document.length
        documents += 1
        if open.ends.count == Self.segmentSize { close() }
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
            makeWorker: { TermCounter() },
            work: { (counter: inout TermCounter, range: Range<Int>) in range.map { counter.count(texts[$0]) } },
            consume: { for document in $0 { builder.add(document) } })
        return try builder.finish(threads: threads)
    }
}
