package import Corpus

/// How the losses of a step's documents are put together.
package enum LossNormalisation: String, Sendable, Hashable, CaseIterable {
    /// Added up: more documents pull harder against the penalty of the weights.
    case sum
    /// Added up and divided by the number of the step's documents (not by that of the labels).
    case mean
}

/// What finds the weights.
package enum Optimiser: String, Sendable, Hashable, CaseIterable {
    /// Newton's method with conjugate gradients on all documents, to convergence; for linear classifiers.
    ///
    /// It has no budget. With `mean` copies of all documents change nothing; with `sum`, r copies are the penalty divided by r.
    case newton
    /// Adam with decoupled weight decay on minibatches, by epochs or steps (Loshchilov and Hutter 2019).
    case adamW = "adamw"
    /// Plain stochastic gradient descent on minibatches, by epochs or steps.
    case sgd
}

/// How long minibatches are drawn.
package enum TrainingBudget: Sendable, Hashable {
    /// Each appearance of a document so many times.
    case epochs(Int)
    /// So many minibatches, whatever the number of documents.
    case steps(Int)

    /// The minibatches that so many appearances make.
    package func steps(appearances: Int, batchSize: Int) -> Int {
        switch self {
        case .steps(let steps): steps
        case .epochs(let epochs): epochs * ((appearances + batchSize - 1) / batchSize)
        }
    }
}

/// The order in which documents meet the optimiser.
package enum TrainingOrder: String, Sendable, Hashable, CaseIterable {
    /// Anew in each epoch, by the seed.
    case shuffled
    /// As they are given, in each epoch: a curriculum.
    case given
}

/// How a classifier is trained; all of it is recorded with its results.
///
/// The learning rate is constant and nothing depends on the total number of steps, so that a run of 100 steps is the beginning of a run of 200.
package struct TrainingSettings: Sendable, Hashable {
    package var loss: Loss = .binaryCrossEntropy
    package var normalisation = LossNormalisation.mean
    package var optimiser = Optimiser.adamW
    package var budget = TrainingBudget.epochs(20)
    package var learningRate = 0.01
    /// Newton and SGD add ½·l2·‖w‖² to the objective; AdamW shrinks weights by rate·l2 a step. Intercepts are free of it.
    package var l2 = 0.0
    package var batchSize = 32
    package var order = TrainingOrder.shuffled
    package var seed: UInt64 = 1
    /// The hidden layer's width; embedding classifiers only.
    package var hidden = 256
    /// The share of hidden units left out of each step; embedding classifiers only.
    package var dropout = 0.0
    /// Ends when micro-F1 on validation (at its best global threshold) has not risen for so many epochs, and goes back to the best; nil trains to the end. Embedding classifiers only.
    package var patience: Int?
    /// Newton ends when the gradient's norm is this share of that at the start.
    package var tolerance = 1e-4

    package init() {}

    /// What suits a linear classifier on TF-IDF.
    package static var linear: TrainingSettings {
        var settings = TrainingSettings()
        settings.learningRate = 0.02
        return settings
    }

    /// What suits a network on vectors.
    package static var embedding: TrainingSettings {
        var settings = TrainingSettings()
        settings.learningRate = 0.001
        settings.dropout = 0.1
        return settings
    }

    /// The settings of an embedding classifier as part of a result: with its layer.
    package var networkJSON: JSONValue {
        let own: [JSONObject.Member] = [
            .init(key: "hidden", value: .integer(hidden)), .init(key: "dropout", value: JSONValue(dropout)),
            .init(key: "patience", value: patience.map { .integer($0) } ?? .null),
        ]
        return .object(JSONObject(uniqueMembers: (json.object?.members ?? []) + own))
    }

    /// The settings as part of a result.
    package var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("loss", loss.json), ("normalisation", .string(normalisation.rawValue)),
            ("optimiser", .string(optimiser.rawValue)), ("l2", JSONValue(l2)), ("seed", .string(String(seed))),
        ]
        if optimiser != .newton {
            switch budget {
            case .epochs(let count): members.append(("budget", ["epochs": .integer(count)]))
            case .steps(let count): members.append(("budget", ["steps": .integer(count)]))
            }
            members.append(("learningRate", JSONValue(learningRate)))
            members.append(("batchSize", .integer(batchSize)))
            members.append(("order", .string(order.rawValue)))
        } else {
            members.append(("tolerance", JSONValue(tolerance)))
        }
        return .object(JSONObject(uniqueMembers: members.map { .init(key: $0.0, value: $0.1) }))
    }

    /// Throws a usage `Fault` for settings that cannot be trained by.
    package func check() throws {
        func refuse(_ what: String, _ fix: String) -> Fault { Fault(what, fix: fix, kind: .usage) }
        try loss.check()
        switch budget {
        case .epochs(let count) where count < 1: throw refuse("\(count) epochs", "give 1 or more")
        case .steps(let count) where count < 1: throw refuse("\(count) steps", "give 1 or more")
        default: break
        }
        if batchSize < 1 { throw refuse("minibatches of \(batchSize) documents", "give 1 or more") }
        if !(learningRate > 0 && learningRate.isFinite) {
            throw refuse("the learning rate is \(learningRate)", "give a number above 0")
        }
        if !(l2 >= 0 && l2.isFinite) { throw refuse("the penalty of the weights is \(l2)", "give 0 or more") }
        if hidden < 1 { throw refuse("a hidden layer of \(hidden)", "give 1 or more") }
        if !(dropout >= 0 && dropout < 1) { throw refuse("the dropout is \(dropout)", "give 0 or more, below 1") }
    }
}

/// What a training came to, for the result.
package struct TrainingRecord: Sendable, Hashable {
    /// Minibatches taken; for Newton its iterations, of the label that took most.
    package var steps = 0
    /// How often the documents were gone through; for Newton none.
    package var epochs = 0.0
    /// Appearances that the optimiser saw, with repeats.
    package var examples = 0
    /// Appearances in the training set.
    package var documents = 0
    /// Labels that no training document has, or all have: they are not learned and score 0 or 1.
    package var constantLabels = 0
    /// False where Newton stopped before the tolerance was reached.
    package var hasConverged = true
    /// The step whose weights were kept, where training was to stop early.
    package var bestStep: Int?

    package init() {}

    package var json: JSONValue {
        [
            "constantLabels": .integer(constantLabels), "documents": .integer(documents),
            "epochs": JSONValue(epochs), "examples": .integer(examples), "converged": JSONValue.boolean(hasConverged),
            "steps": .integer(steps), "bestStep": bestStep.map { .integer($0) } ?? .null,
        ]
    }
}
