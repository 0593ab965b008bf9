package import Native

/// What a classifier says of one document: the labels that it gives, and a score for each label that it scored.
package struct Prediction: Sendable, Hashable {
    package struct Score: Sendable, Hashable {
        package var label: String
        package var score: Double

        package init(label: String, score: Double) {
            self.label = label
            self.score = score
        }
    }

    /// The document, as the classifier's file spells it.
    package var id: String
    /// Ascending, each once.
    package private(set) var labels: [String]
    /// Ascending by label, each once.
    package private(set) var scores: [Score]

    /// Throws a fault for a label that is scored twice, an empty label, and a score that is no finite number.
    package init(id: String, labels: [String], scores: [Score]) throws {
        self.id = id
        self.labels = Set(labels).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        self.scores = scores.sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
        if labels.contains("") || scores.contains(where: \.label.isEmpty) { throw Fault("a label is empty") }
        for score in scores where !score.score.isFinite {
            throw Fault("the score of \(score.label) is \(score.score), which is no finite number")
        }
        for (first, second) in zip(self.scores, self.scores.dropFirst()) where first.label == second.label {
            throw Fault("the label \(first.label) is scored twice")
        }
    }

    /// Reads an object with `id`, `labels` (a list) and `scores` (an object of numbers, or a list of `label` and `score`); one of the last two may be missing.
    ///
    /// Other members are passed over. Throws a fault that says what is wrong.
    package init(_ object: borrowing JSONElement) throws {
        guard object.kind == .object else { throw Fault("it is no object") }
        guard let id = object.member("id")?.string else { throw Fault("it has no \"id\", which is a text") }
        var labels: [String] = []
        var scores: [Score] = []
        var isThere = false
        if let list = object.member("labels"), !list.isNull {
            isThere = true
            labels = try Self.labels(list)
        }
        if let list = object.member("scores"), !list.isNull {
            isThere = true
            scores = try Self.scores(list)
        }
        guard isThere else { throw Fault("it has neither \"labels\" nor \"scores\"") }
        try self.init(id: id, labels: labels, scores: scores)
    }

    /// Reads a list of labels.
    package static func labels(_ list: borrowing JSONElement) throws -> [String] {
        guard list.kind == .array else { throw Fault("\"labels\" is no list") }
        var labels: [String] = []
        try list.forEach { element in
            guard let label = element.string else { throw Fault("\"labels\" has what is no text") }
            labels.append(label)
        }
        return labels
    }

    /// Reads scores in either form.
    package static func scores(_ value: borrowing JSONElement) throws -> [Score] {
        var scores: [Score] = []
        switch value.kind {
        case .object:
            try value.forEachMember { key, value in
                let label = String(bytes: key)
                guard let score = value.number else { throw Fault("the score of \(label) is no number") }
                scores.append(Score(label: label, score: score))
            }
        case .array:
            try value.forEach { element in
                guard let label = element.member("label")?.string, let score = element.member("score")?.number else {
                    throw Fault("\"scores\" has what is no \"label\" and \"score\"")
                }
                scores.append(Score(label: label, score: score))
            }
        default: throw Fault("\"scores\" is neither an object nor a list")
        }
        return scores
    }

    /// The value of an entry of a layer `scores/NAME`.
    package var layerValue: JSONValue {
        [
            "labels": .array(labels.map { .string($0) }),
            "scores": .array(scores.map { ["label": .string($0.label), "score": JSONValue($0.score)] }),
        ]
    }
}
