/// What a study file asks for: regimes, candidates, controls and how often each run is repeated.
///
/// `docs/study.md` describes the file and `schemas/study.schema.json` checks it.
package struct StudyFile: Sendable, Hashable {
    package var name = "study"
    /// The corpus's folder, relative to the file's; empty where the command names it.
    package var corpus = ""
    /// The real documents; their split gives the parts.
    package var real = "main:origin=real"
    package var split = "main"
    /// What a text is made of.
    package var fields = "title,abstract,claims"
    package var labels = LabelChoice()
    package var regimes: [Regime] = []
    /// How many synthetic documents a configuration adds; `nil` for all that there are.
    package var synthetic: Int?
    package var duplicates = DuplicateRule.even
    package var generators: [Generator] = []
    package var mixes: Mixes?
    package var controls: [Control] = Control.standard
    /// How synthetic documents are used; the first is the one that the gain is of.
    package var orders: [UseOrder] = [.shuffled]
    package var leakage: [LeakageControl] = []
    package var paraphrases: Paraphrases?
    package var seeds: [UInt64] = [1, 2, 3, 4, 5]
    package var classifiers: [Classifier] = []
    package var budgets: [BudgetKind] = [.epochs, .steps]
    package var retrieval: RetrievalChoice?
    /// The part of the real training families that the ruler of fidelity is fitted on.
    package var fitShare = 1.0 / 3
    /// The smallest gain that matters, of the metric.
    package var margin = 0.02
    package var metric = "microF1"

    package init() {}
}

/// Which labels are learnt.
package struct LabelChoice: Sendable, Hashable {
    /// The fewest training documents that a label has.
    package var minimum = 1
    /// Only these; all where the list is empty.
    package var only: [String] = []
    /// What labels are called, for masking and the keyword overlap: a taxonomy, or lines LABEL<tab>NAME; empty for the ids.
    package var names = ""
    /// Labels of a finer level, for the control `fine-labels`.
    package var fine: [String] = []

    package init() {}
}

/// How scarce real documents are.
package struct Regime: Sendable, Hashable {
    /// As the file has it: `165`, `1:10`, `all`.
    package var name: String
    /// `nil` for all documents.
    package var oneIn: Int?
    package var documents: Int?

    package init(name: String, oneIn: Int? = nil, documents: Int? = nil) {
        self.name = name
        self.oneIn = oneIn
        self.documents = documents
    }

    /// How many documents out of so many.
    package func count(of total: Int) -> Int {
        if let documents { return documents }
        guard let oneIn else { return total }
        // Rounded to the nearest, halves up, in whole numbers.
        return total / oneIn + (total % oneIn * 2 >= oneIn ? 1 : 0)
    }
}

/// A candidate: synthetic documents of one model, strategy and prompt family.
package struct Generator: Sendable, Hashable {
    package var name: String
    package var model = ""
    /// `synthesis` or `paraphrase`.
    package var strategy = "synthesis"
    package var prompt = ""
    package var selection: String
    /// The candidate that this one is a control of: the same but for an instruction without the labels' names.
    package var controlOf = ""

    package init(name: String, selection: String) {
        self.name = name
        self.selection = selection
    }
}

/// How the control documents of duplicate-to-match are drawn.
package enum DuplicateRule: String, Sendable, CaseIterable {
    /// Every document equally often, or once more: the control has all that the real documents have.
    case even
    case withReplacement = "with-replacement"
}

/// Training sets of one size, of which a share is real.
package struct Mixes: Sendable, Hashable {
    package var budget: Int
    package var shares: [Double]
    /// Empty for all candidates.
    package var generators: [String] = []

    package init(budget: Int, shares: [Double]) {
        self.budget = budget
        self.shares = shares
    }
}

/// What synthetic documents are held against.
package enum Control: String, Sendable, CaseIterable {
    case realOnly = "real-only"
    case duplicateToMatch = "duplicate-to-match"
    case eda
    case focal
    case classBalanced = "class-balanced"
    case asymmetric
    case distributionBalanced = "distribution-balanced"

    package static let standard: [Control] = [.realOnly, .duplicateToMatch]

    /// Whether it is another loss on the real documents alone.
    package var isLoss: Bool {
        switch self {
        case .focal, .classBalanced, .asymmetric, .distributionBalanced: true
        default: false
        }
    }
}

/// How synthetic documents are used.
package enum UseOrder: String, Sendable, CaseIterable {
    case shuffled
    /// Synthetic documents first, then real ones.
    case curriculum
    /// A classifier on each, their probabilities averaged.
    case ensembling
    /// Only the synthetic documents whose labels a classifier of the real ones finds again.
    case classifierFiltered = "classifier-filtered"
}

/// What could make synthetic documents look better than they are.
package enum LeakageControl: String, Sendable, CaseIterable {
    /// The labels' names are taken out of every text, those of the test part too.
    case labelNames = "label-name-masking"
    /// Candidates whose instruction does not name the labels (`control-of`).
    case instruction = "instruction-without-labels"
    /// The labels of a finer level (`labels: {fine: …}`).
    case fineLabels = "fine-labels"
    /// How many texts have the name of a label of theirs.
    case keywordOverlap = "keyword-overlap"
}

/// The gain by the number of paraphrases of each real document.
package struct Paraphrases: Sendable, Hashable {
    package var generator: String
    package var perSeed: [Int]

    package init(generator: String, perSeed: [Int]) {
        self.generator = generator
        self.perSeed = perSeed
    }
}

/// What is held fixed between a training set and a larger one.
package enum BudgetKind: String, Sendable, CaseIterable {
    /// Passes over the training set: a larger set has more steps.
    case epochs
    /// Steps of the optimiser: as many for every training set as the largest one has in the classifier's epochs.
    case steps
}

/// What learns.
package struct Classifier: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case linear
        case embedding
    }

    package enum Normalisation: String, Sendable, CaseIterable {
        case mean
        case sum
    }

    package enum ThresholdRule: String, Sendable, CaseIterable {
        /// One half for every label.
        case half
        /// One for all labels, fitted on validation.
        case global
        case perLabel = "per-label"
    }

    package enum Optimiser: String, Sendable, CaseIterable {
        case adamW = "adamw"
        case sgd
        /// To convergence, so that no budget is to be fixed; linear classifiers only.
        case newton
    }

    package var kind: Kind
    package var optimiser = Optimiser.adamW
    package var loss = "bce"
    package var normalisation = Normalisation.mean
    package var epochs = 20
    /// Documents of a step.
    package var batch = 32
    package var rate: Double?
    package var decay: Double?
    package var threshold = ThresholdRule.half

    package init(kind: Kind) { self.kind = kind }

    package static let losses = ["bce", "focal", "class-balanced", "asymmetric", "distribution-balanced"]
}

/// What synthetic documents do to retrieval.
package struct RetrievalChoice: Sendable, Hashable {
    package enum Reading: String, Sendable, CaseIterable {
        /// They stand in the index.
        case index
        /// They stand in the training of the representation, the index being real.
        case representation
    }

    package var readings: [Reading] = Reading.allCases
    /// Without and with the standard-patent filter.
    package var filters: [Bool] = [false, true]
    /// The most queries, drawn by seed from the test part.
    package var queries = 300
    package var dimensions = 128

    package init() {}
}
