package import Corpus

/// What is the same in all arms of a comparison: how it was learnt and judged.
package struct LearningKey: Sendable, Hashable {
    package var classifier: String
    package var normalisation: String
    package var threshold: String
    package var optimiser: String
    /// `nil` where the line names no budget.
    package var budget: BudgetKind?

    package init(_ setting: RunSetting) {
        classifier = setting.classifier
        normalisation = setting.normalisation
        threshold = setting.threshold
        optimiser = setting.optimiser
        budget = setting.budget
    }

    package var words: String {
        let learner = [
            classifier, optimiser == "newton" ? "to convergence" : "",
            normalisation.isEmpty ? "" : "\(normalisation) loss",
        ].filter { !$0.isEmpty }
            .joined(separator: ", ")
        return learner + (budget.map { ", at fixed \($0.rawValue)" } ?? "")
    }

    package var json: JSONValue {
        [
            "budget": budget.map { .string($0.rawValue) } ?? .null, "classifier": .string(classifier),
            "normalisation": .string(normalisation), "optimiser": .string(optimiser), "threshold": .string(threshold),
        ]
    }
}

/// Runs that differ by their seed alone.
struct Arm: Sendable {
    var setting: RunSetting
    var lines: [UInt64: StudyLine]

    /// Documents of the training set; the same for every seed, but for candidates that are short for some.
    var documents: Int {
        let all = lines.values.map(\.documents)
        return all.isEmpty ? 0 : all.reduce(0, +) / all.count
    }

    /// Of the candidate; the mean over the lines that have it.
    func fidelity(_ measure: String) -> Double? {
        let values = lines.sorted { $0.key < $1.key }.compactMap { $0.value.fidelity[measure] }
        // Mostly one number for all seeds and regimes; a sum over a count would part it from itself by a rounding.
        guard let first = values.first, values.contains(where: { $0 != first }) else { return values.first }
        return values.reduce(0, +) / Double(values.count)
    }
}

/// The runs of a results file by what they are, in the order of their first line.
struct StudyArms: Sendable {
    /// All but duplicates.
    let arms: [Arm]
    /// Runs of duplicate-to-match.
    let duplicates: [StudyLine]
    let retrieval: [StudyLine]
    let failed: [StudyLine]
    /// Regimes, the scarcest first; by the documents of their real-only runs, else in the order of the file.
    let regimes: [String]
    let learning: [LearningKey]
    /// How many groups of test families all runs have; 0 where they differ.
    let groups: Int

    init(_ lines: [StudyLine]) {
        failed = lines.filter { !$0.failed.isEmpty }
        let done = lines.filter { $0.failed.isEmpty }
        retrieval = done.filter { $0.setting.task == .retrieve }
        var places: [RunSetting: Int] = [:]
        var arms: [Arm] = []
        var duplicates: [StudyLine] = []
        for line in done where line.setting.task == .classify {
            var setting = line.setting
            setting.seed = 0
            // How many steps and duplicates it came to is no matter of which arm it is.
            setting.amount = 0
            if setting.use == .duplicate {
                duplicates.append(line)
                continue
            }
            if let place = places[setting] {
                arms[place].lines[line.setting.seed] = line
            } else {
                places[setting] = arms.count
                arms.append(Arm(setting: setting, lines: [line.setting.seed: line]))
            }
        }
        self.arms = arms
        self.duplicates = duplicates
        var names: [String] = []
        for arm in arms where !names.contains(arm.setting.regime) { names.append(arm.setting.regime) }
        var sizes: [String: Int] = [:]
        for arm in arms where arm.setting.use == .realOnly && arm.documents > 0 {
            sizes[arm.setting.regime] = arm.documents
        }
        regimes = names.enumerated().sorted {
            (sizes[$0.element] ?? .max, $0.offset) < (sizes[$1.element] ?? .max, $1.offset)
        }.map(\.element)
        var learning: [LearningKey] = []
        for arm in arms where !learning.contains(LearningKey(arm.setting)) {
            learning.append(LearningKey(arm.setting))
        }
        // Epochs first: that is how papers train.
        self.learning = learning.enumerated().sorted {
            ($0.element.classifier == learning[0].classifier ? 0 : 1, $0.element.budget == .steps ? 1 : 0, $0.offset)
                < (
                    $1.element.classifier == learning[0].classifier ? 0 : 1, $1.element.budget == .steps ? 1 : 0,
                    $1.offset
                )
        }.map(\.element)
        let counts = Set(done.filter { $0.setting.task == .classify }.map(\.counts.count))
        groups = counts.count == 1 ? counts.first ?? 0 : 0
    }

    /// The duplicates that have as many documents as an arm's runs, seed by seed; where none has as many but there is one a seed, that one.
    func duplicates(for arm: Arm) -> Arm? {
        var matching = Arm(setting: arm.setting, lines: [:])
        matching.setting.use = .duplicate
        matching.setting.configuration = ""
        let key = LearningKey(arm.setting)
        for (seed, line) in arm.lines {
            let others = duplicates.filter {
                $0.setting.seed == seed && $0.setting.regime == arm.setting.regime
                    && $0.setting.leakage == arm.setting.leakage && $0.setting.loss == arm.setting.loss
                    && LearningKey($0.setting) == key
            }
            matching.lines[seed] =
                others.first { $0.documents == line.documents } ?? (others.count == 1 ? others.first : nil)
        }
        return matching.lines.isEmpty ? nil : matching
    }

    /// The arms of a regime and a way of learning that are as asked.
    func find(
        _ regime: String, _ key: LearningKey, _ use: RunSetting.Use, leakage: String = "",
        where isWanted: (Arm) -> Bool = { _ in true }
    ) -> [Arm] {
        arms.filter {
            $0.setting.regime == regime && $0.setting.use == use && $0.setting.leakage == leakage
                && LearningKey($0.setting) == key && isWanted($0)
        }
    }
}
