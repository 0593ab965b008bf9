package import Corpus

/// All that tells one run of a study from another, but for the documents.
package struct RunSetting: Sendable, Hashable {
    package enum Task: String, Sendable {
        case classify
        case retrieve
        /// The fidelity of a candidate.
        case measure
    }

    package enum Use: String, Sendable {
        /// The real documents alone.
        case realOnly = "real-only"
        /// The real documents, repeated to the number of a larger training set.
        case duplicate = "duplicate-to-match"
        /// Real and synthetic documents.
        case synthetic
        /// A share of each at a fixed number.
        case mix
        /// Real documents and some paraphrases of each.
        case paraphrase
    }

    package var task: Task
    /// The candidate's name; empty where no synthetic document is used.
    package var configuration = ""
    package var model = ""
    package var strategy = ""
    package var promptFamily = ""
    package var regime = ""
    package var use = Use.realOnly
    /// How many documents are drawn in all, where the use has a number: of duplicates, and of a mix.
    package var total: Int?
    package var share: Double?
    package var perSeed: Int?
    package var order = UseOrder.shuffled
    /// The leakage control; empty for none.
    package var leakage = ""
    /// The candidate that this one is a control of; empty for none.
    package var controlOf = ""
    package var classifier = ""
    package var loss = ""
    package var normalisation = ""
    package var threshold = ""
    package var optimiser = ""
    package var batch = 0
    package var rate: Double?
    package var decay: Double?
    package var budget: BudgetKind?
    /// Epochs or steps.
    package var amount = 0
    package var reading = ""
    package var standardPatent = false
    package var seed: UInt64 = 0

    package init(task: Task) { self.task = task }

    /// The setting as the line of a result has it.
    package var members: [(String, JSONValue)] {
        func text(_ value: String) -> JSONValue { value.isEmpty ? .null : .string(value) }
        return [
            ("task", .string(task.rawValue)), ("configuration", text(configuration)),
            (
                "generator",
                configuration.isEmpty
                    ? .null
                    : [
                        "controlOf": text(controlOf), "model": .string(model),
                        "promptFamily": .string(promptFamily), "strategy": .string(strategy),
                    ]
            ), ("regime", text(regime)), ("control", .string(use.rawValue)),
            ("share", share.map { JSONValue($0) } ?? .null),
            ("total", total.map { .integer($0) } ?? .null), ("perSeed", perSeed.map { .integer($0) } ?? .null),
            ("order", .string(order.rawValue)), ("leakage", text(leakage)), ("classifier", text(classifier)),
            ("loss", text(loss)), ("normalisation", text(normalisation)), ("threshold", text(threshold)),
            (
                "optimiser",
                classifier.isEmpty
                    ? .null
                    : [
                        "batch": .integer(batch), "decay": decay.map { JSONValue($0) } ?? .null,
                        "name": .string(optimiser),
                        "rate": rate.map { JSONValue($0) } ?? .null,
                    ]
            ),
            (
                "budget",
                budget.map { ["amount": .integer(amount), "kind": .string($0.rawValue)] } ?? .null
            ), ("reading", text(reading)), ("standardPatent", .boolean(standardPatent)),
            ("seed", .integer(Int(clamping: seed))),
        ]
    }

    package var json: JSONValue {
        .object(JSONObject(uniqueMembers: members.map { .init(key: $0.0, value: $0.1) }))
    }

    /// One line for people: what a run is.
    package var words: String {
        var parts: [String] = [task.rawValue]
        if !regime.isEmpty { parts.append(regime) }
        parts.append(configuration.isEmpty ? use.rawValue : "\(configuration) \(use.rawValue)")
        if let share { parts.append("real share \(share)") }
        if let perSeed { parts.append("\(perSeed) per seed") }
        if order != .shuffled { parts.append(order.rawValue) }
        if !leakage.isEmpty { parts.append(leakage) }
        if !classifier.isEmpty { parts.append("\(classifier) \(loss)") }
        if let budget { parts.append("\(amount) \(budget.rawValue)") }
        if !reading.isEmpty { parts.append(reading + (standardPatent ? ", standard patents" : "")) }
        parts.append("seed \(seed)")
        return parts.joined(separator: " · ")
    }
}
