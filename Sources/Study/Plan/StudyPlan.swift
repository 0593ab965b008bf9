package import Corpus
internal import Measure
internal import Native

/// A run that is to be made: its setting, and the digest of all that it depends on.
package struct PlannedRun: Sendable, Hashable {
    package let setting: RunSetting
    /// Names the run: the same documents and the same setting give the same result.
    package let id: Digest
}

/// The runs of a study, independent of each other, in the order of the results.
struct StudyPlan {
    private let data: StudyData
    private(set) var runs: [PlannedRun] = []
    private var known: Set<Digest> = []

    init(_ data: StudyData) {
        self.data = data
        let file = data.file
        for candidate in data.candidates {
            var setting = named(RunSetting(task: .measure), candidate)
            setting.use = .synthetic
            add(setting)
        }
        for classifier in file.classifiers {
            for regime in file.regimes {
                for seed in file.seeds {
                    // What runs to convergence has no budget that could be fixed.
                    let budgets: [BudgetKind?] = classifier.optimiser == .newton ? [nil] : file.budgets
                    for budget in budgets { cell(classifier, regime.name, seed, budget) }
                    if let mixes = file.mixes { mix(mixes, classifier, regime.name, seed) }
                }
            }
        }
        if let retrieval = file.retrieval { retrieve(retrieval) }
    }

    private func named(_ setting: RunSetting, _ candidate: StudyData.Candidate) -> RunSetting {
        var setting = setting
        setting.configuration = candidate.generator.name
        setting.model = candidate.generator.model
        setting.strategy = candidate.generator.strategy
        setting.promptFamily = candidate.generator.prompt
        setting.controlOf = candidate.generator.controlOf
        return setting
    }

    private func learner(
        _ classifier: Classifier, _ regime: String, _ seed: UInt64, _ budget: BudgetKind?, largest: Int
    ) -> RunSetting {
        var setting = RunSetting(task: .classify)
        setting.regime = regime
        setting.seed = seed
        setting.classifier = classifier.kind.rawValue
        setting.loss = classifier.loss
        setting.normalisation = classifier.normalisation.rawValue
        setting.threshold = classifier.threshold.rawValue
        setting.optimiser = classifier.optimiser.rawValue
        setting.batch = classifier.batch
        setting.rate = classifier.rate
        setting.decay = classifier.decay
        setting.budget = budget
        let batches = (largest + classifier.batch - 1) / classifier.batch
        switch budget {
        case nil: setting.amount = 0
        case .epochs: setting.amount = classifier.epochs
        case .steps: setting.amount = classifier.epochs * batches
        }
        return setting
    }

    /// All runs of a classifier in a regime under a seed that do not fix the number of documents.
    private mutating func cell(_ classifier: Classifier, _ regime: String, _ seed: UInt64, _ budget: BudgetKind?) {
        let file = data.file
        let real = data.sample(regime, seed).count
        let sizes = data.candidates.map { real + data.added($0, regime, seed).count }
        let base = learner(classifier, regime, seed, budget, largest: sizes.max() ?? real)
        var leakages = [""]
        if file.leakage.contains(.labelNames), data.maskedPool != nil {
            leakages.append(LeakageControl.labelNames.rawValue)
        }
        if file.leakage.contains(.fineLabels), !data.fineColumns.isEmpty {
            leakages.append(LeakageControl.fineLabels.rawValue)
        }
        for leakage in leakages {
            var setting = base
            setting.leakage = leakage
            add(setting)
            if leakage.isEmpty {
                for control in file.controls where control.isLoss && control.rawValue != classifier.loss {
                    var other = setting
                    other.loss = control.rawValue
                    add(other)
                }
            }
            if file.controls.contains(.duplicateToMatch) {
                for size in Set(sizes).sorted() where size > real {
                    var duplicate = setting
                    duplicate.use = .duplicate
                    duplicate.total = size
                    add(duplicate)
                }
            }
            for candidate in data.candidates where isUsed(candidate) {
                for order in leakage.isEmpty ? file.orders : [.shuffled] {
                    var synthetic = named(setting, candidate)
                    synthetic.use = .synthetic
                    synthetic.order = order
                    add(synthetic)
                }
            }
        }
        if let paraphrases = file.paraphrases, let candidate = data.candidate(paraphrases.generator) {
            for count in paraphrases.perSeed {
                var setting = named(base, candidate)
                setting.use = .paraphrase
                setting.perSeed = count
                add(setting)
            }
        }
    }

    /// EDA may be there for the paraphrases alone.
    private func isUsed(_ candidate: StudyData.Candidate) -> Bool {
        candidate.generator.name != Control.eda.rawValue || data.file.controls.contains(.eda)
    }

    /// A mix has one number of documents, so that fixed epochs are fixed steps.
    private mutating func mix(_ mixes: Mixes, _ classifier: Classifier, _ regime: String, _ seed: UInt64) {
        let budget: BudgetKind? = classifier.optimiser == .newton ? nil : .epochs
        let base = learner(classifier, regime, seed, budget, largest: mixes.budget)
        for candidate in data.candidates
        where mixes.generators.isEmpty
            ? candidate.generator.name != Control.eda.rawValue : mixes.generators.contains(candidate.generator.name)
        {
            for share in mixes.shares {
                // Without a synthetic document there is nothing of the candidate.
                var setting = share == 1 ? base : named(base, candidate)
                setting.use = .mix
                setting.share = share
                setting.total = mixes.budget
                add(setting)
            }
        }
    }

    private mutating func retrieve(_ choice: RetrievalChoice) {
        for reading in choice.readings {
            for filter in choice.filters {
                for candidate in data.candidates where candidate.generator.name != Control.eda.rawValue {
                    var setting = named(RunSetting(task: .retrieve), candidate)
                    setting.use = .synthetic
                    setting.reading = reading.rawValue
                    setting.standardPatent = filter
                    add(setting)
                }
            }
        }
    }

    /// Adds a run, but for one that is there.
    private mutating func add(_ setting: RunSetting) {
        let id = digest(setting)
        if known.insert(id).inserted { runs.append(PlannedRun(setting: setting, id: id)) }
    }

    /// The digest of the setting, the documents, and what of the file every run depends on.
    private func digest(_ setting: RunSetting) -> Digest {
        let file = data.file
        let candidate = data.candidate(setting.configuration)
        let regime = file.regimes.first { $0.name == setting.regime }
        let value: JSONValue = [
            "candidate": .string(candidate?.digest.hex ?? ""), "duplicates": .string(file.duplicates.rawValue),
            "fine": .strings(file.labels.fine), "fit": JSONValue(file.fitShare), "format": 1,
            "names": .string(file.leakage.isEmpty ? "" : file.labels.names), "real": .string(data.digest.hex),
            "regime": .integer(regime?.count(of: data.train.count) ?? 0),
            "regimes": .array(file.regimes.map { .integer($0.count(of: data.train.count)) }),
            "retrieval": setting.task == .retrieve
                ? [.integer(file.retrieval?.queries ?? 0), .integer(file.retrieval?.dimensions ?? 0)] : [],
            "setting": setting.json, "synthetic": file.synthetic.map { .integer($0) } ?? .null,
        ]
        return SHA256.digest(of: value.canonicalBytes)
    }
}
