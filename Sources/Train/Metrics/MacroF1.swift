/// The mean over the labels of precision, recall and F1: every label counts alike, those without documents too.
enum MacroF1 {
    static func of(_ byLabel: [Confusion], _ zeroDivision: ZeroDivision) -> MultiLabelMetrics.Triple {
        .mean(byLabel.map { $0.triple(zeroDivision) })
    }
}

extension MultiLabelMetrics.Triple {
    /// The mean of each part, weighted or not; what is not a number is left out. Where all weights are zero they are left aside, as scikit-learn does.
    static func mean(_ triples: [Self], weights: [Double]? = nil) -> Self {
        func mean(_ part: (Self) -> Double) -> Double {
            var sum = 0.0
            var divisor = 0.0
            var plain = 0.0
            var count = 0.0
            for (place, triple) in triples.enumerated() where !part(triple).isNaN {
                let weight = weights?[place] ?? 1
                sum += weight * part(triple)
                divisor += weight
                plain += part(triple)
                count += 1
            }
            if count == 0 { return .nan }
            return divisor == 0 ? plain / count : sum / divisor
        }
        return Self(precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1))
    }
}
