/// How much of what ranks at or above each true label is true, averaged over a document's labels and the documents.
///
/// Tsoumakas, Katakis and Vlahavas, "Mining Multi-label Data", 2010. Equal scores share the worst rank among them; a document with no label, or with all, counts 1. O(labels · log labels) a document.
enum LabelRankingAveragePrecision {
    static func of(_ truth: LabelMatrix, _ scores: ScoreTable) -> Double {
        let values = byDocument(truth, scores)
        return values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
    }

    static func byDocument(_ truth: LabelMatrix, _ scores: ScoreTable) -> [Double] {
        (0..<truth.rowCount).map { document in
            let relevant = truth[document]
            if relevant.isEmpty || relevant.count == truth.labels.count { return 1 }
            let row = scores[document]
            let all = row.sorted(by: >)
            let own = relevant.map { row[row.startIndex + Int($0)] }.sorted(by: >)
            var sum = 0.0
            for value in own {
                sum += Double(atLeast(value, in: own)) / Double(atLeast(value, in: all))
            }
            return sum / Double(own.count)
        }
    }

    /// How many of descending numbers are at least a value.
    private static func atLeast(_ value: Double, in values: [Double]) -> Int {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if values[middle] >= value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
