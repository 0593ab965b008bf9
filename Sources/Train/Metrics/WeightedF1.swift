/// The mean over the labels of precision, recall and F1, weighted by how many documents have the label.
enum WeightedF1 {
    static func of(_ byLabel: [Confusion], _ zeroDivision: ZeroDivision) -> MultiLabelMetrics.Triple {
        .mean(byLabel.map { $0.triple(zeroDivision) }, weights: byLabel.map { Double($0.support) })
    }
}
