/// The mean over the documents of precision, recall and F1 of each one's labels.
enum SamplesF1 {
    static func of(_ byDocument: [Confusion], _ zeroDivision: ZeroDivision) -> MultiLabelMetrics.Triple {
        .mean(byDocument.map { $0.triple(zeroDivision) })
    }
}
