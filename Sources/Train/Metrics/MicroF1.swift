/// Precision, recall and F1 of all decisions put together: frequent labels count most.
enum MicroF1 {
    static func of(_ byLabel: [Confusion], _ zeroDivision: ZeroDivision) -> MultiLabelMetrics.Triple {
        var all = Confusion()
        for counts in byLabel { all += counts }
        return all.triple(zeroDivision)
    }
}
