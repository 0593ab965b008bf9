/// The area under a label's precision-recall steps: Σ (Rₙ − Rₙ₋₁)·Pₙ over the distinct scores, descending.
///
/// No interpolation; equal scores are one step. 0 for a label that no document has.
enum AveragePrecision {
    static func of(_ column: Int, _ truth: LabelMatrix, _ scores: ScoreTable) -> Double {
        let documents = (0..<truth.rowCount).sorted { scores[$0, column] > scores[$1, column] }
        let isTrue = documents.map { truth.has($0, column) }
        let positives = isTrue.count { $0 }
        if positives == 0 { return 0 }
        var found = 0
        var before = 0
        var sum = 0.0
        for place in documents.indices {
            if isTrue[place] { found += 1 }
            let isLast = place + 1 == documents.count
            if isLast || scores[documents[place], column] != scores[documents[place + 1], column] {
                sum += Double(found - before) / Double(positives) * Double(found) / Double(place + 1)
                before = found
            }
        }
        return sum
    }
}
