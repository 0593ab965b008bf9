package import Corpus

/// From what score on a label is given to a document: score ≥ threshold.
package struct Thresholds: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A number that was given.
        case fixed
        /// One for all labels: the best micro-F1 on validation.
        case global
        /// One for each label: its best F1 on validation; the global one where validation has no document of the label.
        case perLabel = "per-label"
    }

    package let kind: Kind
    package let labels: [String]
    /// By label; all equal unless they are per label.
    package let values: [Double]
    /// The global threshold, or the one that was given.
    package let global: Double

    package init(kind: Kind, labels: [String], values: [Double], global: Double) {
        precondition(labels.count == values.count, "\(values.count) thresholds for \(labels.count) labels")
        self.kind = kind
        self.labels = labels
        self.values = values
        self.global = global
    }

    /// Where validation says nothing: it has no label at all.
    package static let standard = 0.5

    /// One that was given.
    package static func fixed(_ value: Double, labels: [String]) -> Thresholds {
        Thresholds(
            kind: .fixed, labels: labels, values: Array(repeating: value, count: labels.count), global: value)
    }

    /// Fits on validation, and on nothing else.
    package static func fit(_ kind: Kind, scores: ScoreTable, truth: LabelMatrix) -> Thresholds {
        precondition(
            scores.labels == truth.labels && scores.rowCount == truth.rowCount, "scores of other documents or labels")
        let count = truth.labels.count
        let all = (0..<truth.rowCount).flatMap { row in
            scores[row].enumerated().map { (score: $1, isTrue: truth.has(row, $0)) }
        }
        let global = ThresholdSearch.best(all) ?? standard
        var values = [Double](repeating: global, count: count)
        if kind == .perLabel {
            for column in 0..<count {
                let own = (0..<truth.rowCount).map { (score: scores[$0, column], isTrue: truth.has($0, column)) }
                values[column] = ThresholdSearch.best(own) ?? global
            }
        }
        return Thresholds(kind: kind == .fixed ? .global : kind, labels: truth.labels, values: values, global: global)
    }

    /// The labels whose scores reach their thresholds.
    package func apply(_ scores: ScoreTable) -> LabelMatrix {
        precondition(scores.labels == labels, "scores of other labels")
        let rows = (0..<scores.rowCount).map { row in
            labels.indices.filter { scores[row, $0] >= values[$0] }
        }
        return LabelMatrix(labels: labels, rows: rows)
    }

    package var json: JSONValue {
        var members: [(String, JSONValue)] = [("kind", .string(kind.rawValue)), ("global", JSONValue(global))]
        if kind == .perLabel {
            let byLabel = zip(labels, values).map { JSONObject.Member(key: $0, value: JSONValue($1)) }
            members.append(("byLabel", .object(JSONObject(uniqueMembers: byLabel))))
        }
        return .object(JSONObject(uniqueMembers: members.map { .init(key: $0.0, value: $0.1) }))
    }
}
