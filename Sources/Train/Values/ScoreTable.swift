/// A score for each document and label; the higher, the surer. A classifier's scores are probabilities.
package struct ScoreTable: Sendable, Hashable {
    /// The labels by column.
    package let labels: [String]
    package let rowCount: Int
    /// Document after document. A label that was not scored has minus infinity.
    package let values: [Double]

    /// Scores that stand document after document; a count other than documents times labels is a bug.
    package init(labels: [String], rowCount: Int, values: [Double]) {
        precondition(
            values.count == rowCount * labels.count,
            "\(values.count) scores of \(rowCount) documents and \(labels.count) labels")
        self.labels = labels
        self.rowCount = rowCount
        self.values = values
    }

    package subscript(document: Int, column: Int) -> Double { values[document * labels.count + column] }

    /// The scores of a document.
    package subscript(document: Int) -> ArraySlice<Double> {
        values[(document * labels.count)..<((document + 1) * labels.count)]
    }

    /// Some documents, in the order given.
    package func selecting(_ documents: [Int]) -> ScoreTable {
        ScoreTable(labels: labels, rowCount: documents.count, values: documents.flatMap { self[$0] })
    }

    /// The mean of several classifiers' scores of the same documents and labels: an ensemble.
    package static func mean(_ tables: [ScoreTable]) -> ScoreTable {
        precondition(!tables.isEmpty, "the mean of no scores")
        precondition(
            tables.allSatisfy { $0.labels == tables[0].labels && $0.rowCount == tables[0].rowCount },
            "scores of other documents or labels")
        var sums = tables[0].values
        for table in tables.dropFirst() { for place in sums.indices { sums[place] += table.values[place] } }
        let count = Double(tables.count)
        return ScoreTable(labels: tables[0].labels, rowCount: tables[0].rowCount, values: sums.map { $0 / count })
    }
}
