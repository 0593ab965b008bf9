internal import Native

/// The scores of up to 32,768 documents by term, computed beforehand, so that a query only adds them up.
///
/// Eager scoring: Lù, "BM25S: Orders of magnitude faster lexical search via eager sparse scoring", 2024. A term that a quarter of the documents or more
/// have is kept as a row with a score for each document: adding rows runs at the speed of vector instructions, scattered additions do not.
package struct BM25Segment: Sendable {
    let documents: Int
    /// Where each term's places begin; one more than there were terms when the index was closed. Empty for the terms that have a row.
    let starts: [UInt32]
    /// Documents within the segment, ascending for each term.
    let places: [UInt16]
    let scores: [Float]
    /// The terms with a row, ascending.
    let rowTerms: [UInt32]
    /// The rows, one after the other, each as long as there are documents.
    let rows: [Float]

    init(
        documents: Int, starts: [UInt32], places: [UInt16], scores: [Float], rowTerms: [UInt32], rows: [Float]
    ) {
        self.documents = documents
        self.starts = starts
        self.places = places
        self.scores = scores
        self.rowTerms = rowTerms
        self.rows = rows
    }

    /// Sorts postings by term and scores them.
    init(
        terms: [UInt32], frequencies: [UInt32], ends: [Int], lengths: [Int], idf: [Double],
        parameters: BM25Parameters, meanLength: Double
    ) {
        documents = ends.count
        var counts = Array(repeating: UInt32(0), count: idf.count)
        for term in terms { counts[Int(term)] += 1 }
        var rowTerms: [UInt32] = []
        var next: [UInt32] = []
        next.reserveCapacity(idf.count + 1)
        var total: UInt32 = 0
        // The place where a term's next score goes; for a term with a row its number, from the top down.
        var rowOf: [UInt32: Int] = [:]
        for (term, count) in counts.enumerated() {
            next.append(total)
            if count >= 16 && Int(count) * 4 >= ends.count {
                rowOf[UInt32(term)] = rowTerms.count
                rowTerms.append(UInt32(term))
                counts[term] = .max
            } else {
                total += count
            }
        }
        next.append(total)
        starts = next
        var places = Array(repeating: UInt16(0), count: Int(total))
        var scores = Array(repeating: Float(0), count: Int(total))
        var rows = Array(repeating: Float(0), count: rowTerms.count * ends.count)
        var start = 0
        for (document, end) in ends.enumerated() {
            let part = parameters.lengthPart(lengths[document], mean: meanLength)
            for posting in start..<end {
                let term = Int(terms[posting])
                let frequency = Double(frequencies[posting])
                let score = Float(idf[term] * (frequency / (frequency + part)))
                if counts[term] == .max {
                    rows[(rowOf[UInt32(term)] ?? 0) * ends.count + document] = score
                } else {
                    let place = Int(next[term])
                    next[term] += 1
                    places[place] = UInt16(document)
                    scores[place] = score
                }
            }
            start = end
        }
        self.rowTerms = rowTerms
        self.places = places
        self.scores = scores
        self.rows = rows
    }

    /// Adds the scores of a term to the sums.
    func add(_ term: Int, times weight: Float, to sums: inout ScoreSums) {
        guard term + 1 < starts.count else { return }
        let (start, end) = (Int(starts[term]), Int(starts[term + 1]))
        if start < end {
            sums.add(scores.span.extracting(start..<end), at: places.span.extracting(start..<end), times: weight)
        } else if let row = row(term) {
            sums.add(rows.span.extracting(row * documents..<(row + 1) * documents), times: weight)
        }
    }

    private func row(_ term: Int) -> Int? {
        var low = 0
        var high = rowTerms.count
        while low < high {
            let middle = (low + high) / 2
            if Int(rowTerms[middle]) < term { low = middle + 1 } else { high = middle }
        }
        return low < rowTerms.count && Int(rowTerms[low]) == term ? low : nil
    }
}
