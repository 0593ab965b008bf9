/// Counts of what was predicted and what is true; all that precision, recall and F1 need.
package struct Confusion: Sendable, Hashable {
    package var truePositives = 0
    package var predicted = 0
    package var support = 0

    package init(truePositives: Int = 0, predicted: Int = 0, support: Int = 0) {
        self.truePositives = truePositives
        self.predicted = predicted
        self.support = support
    }

    package static func += (left: inout Confusion, right: Confusion) {
        left.truePositives += right.truePositives
        left.predicted += right.predicted
        left.support += right.support
    }

    /// 2·tp / (predicted + support).
    package func f1(_ zeroDivision: ZeroDivision) -> Double {
        Self.ratio(2 * truePositives, predicted + support, zeroDivision)
    }

    /// Precision, recall and F1, each with its own divisor.
    package func triple(_ zeroDivision: ZeroDivision) -> MultiLabelMetrics.Triple {
        MultiLabelMetrics.Triple(
            precision: Self.ratio(truePositives, predicted, zeroDivision),
            recall: Self.ratio(truePositives, support, zeroDivision), f1: f1(zeroDivision))
    }

    private static func ratio(_ numerator: Int, _ divisor: Int, _ zeroDivision: ZeroDivision) -> Double {
        divisor == 0 ? zeroDivision.value : Double(numerator) / Double(divisor)
    }

    /// The counts of one document.
    static func of(_ document: Int, _ truth: LabelMatrix, _ predicted: LabelMatrix) -> Confusion {
        let (left, right) = (truth[document], predicted[document])
        var common = 0
        var at = right.startIndex
        for column in left {
            while at < right.endIndex, right[at] < column { at += 1 }
            if at < right.endIndex, right[at] == column { common += 1 }
        }
        return Confusion(truePositives: common, predicted: right.count, support: left.count)
    }

    /// The counts of each label.
    static func byLabel(_ truth: LabelMatrix, _ predicted: LabelMatrix) -> [Confusion] {
        var counts = [Confusion](repeating: Confusion(), count: truth.labels.count)
        for document in 0..<truth.rowCount {
            for column in truth[document] {
                counts[Int(column)].support += 1
                if predicted.has(document, Int(column)) { counts[Int(column)].truePositives += 1 }
            }
            for column in predicted[document] { counts[Int(column)].predicted += 1 }
        }
        return counts
    }
}
