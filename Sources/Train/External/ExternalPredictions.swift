package import Corpus

/// What a trainer of another make says of the documents that it was asked for, in their order.
package struct ExternalPredictions: Sendable {
    package let predicted: LabelMatrix
    /// Nil where no label of any document was scored.
    package let scores: ScoreTable?

    /// Puts predictions in the order of the documents.
    ///
    /// - Parameters:
    ///   - predictions: in any order; of each document one.
    ///   - ids: the documents, each once.
    ///   - labels: all that may be given.
    ///   - place: the file, for faults.
    /// - Throws: a `Fault` for a document that is left out, comes twice or was not asked for, and for a label that is none of the labels.
    package init(_ predictions: [Prediction], of ids: [String], labels: [String], at place: String) throws {
        let rows = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        let columns = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        func column(_ label: String, _ id: String) throws -> Int {
            if let column = columns[label] { return column }
            throw Fault(
                "\(id) has the label \(label), which no document of the version has", at: place,
                fix: "a trainer gives labels as labels.txt spells them")
        }
        var given = [[Int]?](repeating: nil, count: ids.count)
        var values = [Double](repeating: -.infinity, count: ids.count * labels.count)
        var hasScores = false
        for prediction in predictions {
            guard let row = rows[prediction.id] else {
                throw Fault(
                    "\(prediction.id) was not asked for", at: place,
                    fix: "a trainer predicts the documents of test, and spells their ids as they stand there")
            }
            if given[row] != nil {
                throw Fault("\(prediction.id) comes twice", at: place, fix: "a trainer writes one line a document")
            }
            given[row] = try prediction.labels.map { try column($0, prediction.id) }
            for score in prediction.scores {
                values[row * labels.count + (try column(score.label, prediction.id))] = score.score
                hasScores = true
            }
        }
        let missing = ids.indices.filter { given[$0] == nil }
        if let first = missing.first {
            throw Fault(
                "\(missing.count) of \(ids.count) documents have no prediction, the first being \(ids[first])",
                at: place, fix: "a trainer writes a line for each document of test, one without labels too")
        }
        predicted = LabelMatrix(labels: labels, rows: given.map { $0 ?? [] })
        scores = hasScores ? ScoreTable(labels: labels, rowCount: ids.count, values: values) : nil
    }
}
