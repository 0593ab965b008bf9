internal import Corpus
internal import Measure
internal import Native
internal import Train

/// Trains and tests one setting.
struct ClassificationRun {
    let data: StudyData
    let setting: RunSetting

    /// What came of it, as members of the result's line.
    func outcome() throws -> [(String, JSONValue)] {
        let set = try prepared(data.trainingSet(setting))
        let learnt = try scores(set)
        let truth = data.truth.selecting(Array(data.test))
        let thresholds = try thresholds(learnt)
        let predicted = thresholds.apply(learnt.test)
        let (shownTruth, shownPredicted, shownScores) = try visible(truth, predicted, learnt.test)
        let metrics = MultiLabelMetrics(truth: shownTruth, predicted: shownPredicted, scores: shownScores)
        func number(_ value: Double) -> JSONValue { Measurement.number((value * 1e12).rounded() / 1e12) }
        return [
            ("documents", set.json),
            (
                "metrics",
                [
                    "hamming": number(metrics.hamming), "lrap": number(metrics.lrap),
                    "macroF1": number(metrics.macro.f1), "microF1": number(metrics.micro.f1),
                    "microPrecision": number(metrics.micro.precision), "microRecall": number(metrics.micro.recall),
                    "samplesF1": number(metrics.samples.f1), "threshold": number(thresholds.global),
                ]
            ), ("counts", counts(shownTruth, shownPredicted)),
            (
                "training",
                ["examples": .integer(learnt.record.examples), "steps": .integer(learnt.record.steps)]
            ),
        ]
    }

    private func prepared(_ set: TrainingSet) throws -> TrainingSet {
        switch setting.order {
        case .curriculum: set.reversed(in: data)
        case .classifierFiltered: try filtered(set)
        case .shuffled, .ensembling: set
        }
    }

    /// Half of the synthetic documents, those whose labels a classifier of the real ones ranks best, each twice: the number stays.
    private func filtered(_ set: TrainingSet) throws -> TrainingSet {
        let real = set.places.filter(data.train.contains)
        let synthetic = set.places.filter { !data.train.contains($0) }
        let scores = try fit(TrainingSet(real: real, synthetic: []), asking: [synthetic])[0]
        let agreement = synthetic.indices.map { row -> Double in
            let own = data.truth[synthetic[row]]
            if own.isEmpty { return 0 }
            // The mean precision at the places of its labels: LRAP of one document.
            let values = Array(scores.scores[row])
            let sum = own.reduce(0.0) { sum, column in
                let score = values[Int(column)]
                let above = values.count { $0 >= score }
                let hits = own.count { values[Int($0)] >= score }
                return sum + Double(hits) / Double(above)
            }
            return sum / Double(own.count)
        }
        let order = synthetic.indices.sorted { (-agreement[$0], $0) < (-agreement[$1], $1) }
        let kept = order.prefix((order.count + 1) / 2).map { synthetic[$0] }
        let twice = kept + kept.prefix(synthetic.count - kept.count)
        return TrainingSet(
            real: zip(set.places, set.counts).flatMap {
                data.train.contains($0) ? Array(repeating: $0, count: $1) : []
            }, synthetic: twice)
    }

    // MARK: Learning

    /// Scores of the test part and, where thresholds are fitted, of validation.
    private struct Learnt {
        var test: ScoreTable
        var validation: ScoreTable?
        var record: TrainingRecord
    }

    private var asked: [[Int]] {
        let needsValidation = setting.threshold != Classifier.ThresholdRule.half.rawValue
        return [Array(data.test)] + (needsValidation ? [Array(data.validation)] : [])
    }

    private func scores(_ set: TrainingSet) throws -> Learnt {
        var parts = [set]
        if setting.order == .ensembling {
            let pairs = zip(set.places, set.counts)
            let real = pairs.flatMap { data.train.contains($0) ? Array(repeating: $0, count: $1) : [] }
            let synthetic = pairs.flatMap { data.train.contains($0) ? [] : Array(repeating: $0, count: $1) }
            parts = [TrainingSet(real: real, synthetic: []), TrainingSet(real: [], synthetic: synthetic)]
        }
        let found = try parts.map { try fit($0, asking: asked) }
        let tables = found[0].indices.map { place in ScoreTable.mean(found.map { $0[place].scores }) }
        var record = found[0][0].record
        for other in found.dropFirst() {
            record.steps += other[0].record.steps
            record.examples += other[0].record.examples
        }
        return Learnt(test: tables[0], validation: tables.count > 1 ? tables[1] : nil, record: record)
    }

    private func settings() throws -> TrainingSettings {
        var settings = TrainingSettings()
        guard let loss = Loss(named: setting.loss) else { throw Fault("there is no loss \(setting.loss)") }
        settings.loss = loss
        settings.normalisation = LossNormalisation(rawValue: setting.normalisation) ?? .mean
        settings.optimiser = Optimiser(rawValue: setting.optimiser) ?? .adamW
        settings.budget = setting.budget == .steps ? .steps(setting.amount) : .epochs(max(1, setting.amount))
        settings.batchSize = setting.batch
        settings.learningRate = setting.rate ?? (setting.classifier == Classifier.Kind.linear.rawValue ? 0.02 : 0.001)
        settings.l2 = setting.decay ?? (settings.optimiser == .newton ? 0.001 : 0)
        settings.order = setting.order == .curriculum ? .given : .shuffled
        settings.seed = setting.seed
        return settings
    }

    /// Trains, and scores some documents.
    private func fit(_ set: TrainingSet, asking: [[Int]]) throws -> [(scores: ScoreTable, record: TrainingRecord)] {
        let settings = try settings()
        let truth = data.truth.selecting(set.places)
        let rows = TrainingRows(counts: set.counts)
        let isMasked = setting.leakage == LeakageControl.labelNames.rawValue
        if setting.classifier == Classifier.Kind.linear.rawValue {
            let pool = isMasked ? data.maskedPool ?? data.pool : data.pool
            let vocabulary = pool.vocabulary(of: set.places, minimumDocuments: set.places.count < 50 ? 1 : 2)
            let model = try LinearClassifier.fit(
                pool.features(set.places, vocabulary), truth, rows: rows, settings: settings)
            return asking.map { (model.scores(pool.features($0, vocabulary)), model.record) }
        }
        guard let vectors = isMasked ? data.maskedVectors ?? data.vectors : data.vectors else {
            throw Fault("there are no vectors")
        }
        let model = try EmbeddingClassifier.fit(vectors.selecting(set.places), truth, rows: rows, settings: settings)
        return try asking.map { (try model.scores(vectors.selecting($0)), model.record) }
    }

    private func thresholds(_ learnt: Learnt) throws -> Thresholds {
        guard let validation = learnt.validation else { return .fixed(0.5, labels: data.labels) }
        if data.validation.isEmpty {
            throw Fault("there is no validation part to fit thresholds on", fix: "split again, or set threshold: half")
        }
        return Thresholds.fit(
            setting.threshold == Classifier.ThresholdRule.perLabel.rawValue ? .perLabel : .global, scores: validation,
            truth: data.truth.selecting(Array(data.validation)))
    }

    // MARK: Judging

    /// Under the control of fine labels, those columns alone.
    private func visible(
        _ truth: Train.LabelMatrix, _ predicted: Train.LabelMatrix, _ scores: ScoreTable
    ) throws -> (Train.LabelMatrix, Train.LabelMatrix, ScoreTable) {
        guard setting.leakage == LeakageControl.fineLabels.rawValue else { return (truth, predicted, scores) }
        let columns = data.fineColumns
        let places = Dictionary(columns.enumerated().map { (Int32($1), $0) }, uniquingKeysWith: { first, _ in first })
        let labels = columns.map { data.labels[$0] }
        func chosen(_ matrix: Train.LabelMatrix) -> Train.LabelMatrix {
            Train.LabelMatrix(
                labels: labels, rows: (0..<matrix.rowCount).map { row in matrix[row].compactMap { places[$0] } })
        }
        let values = (0..<scores.rowCount).flatMap { row in columns.map { scores[row, $0] } }
        return (
            chosen(truth), chosen(predicted), ScoreTable(labels: labels, rowCount: scores.rowCount, values: values)
        )
    }

    /// True positives, false positives and false negatives by group of test families: at most 200 groups, so that a results file of thousands of runs can be read.
    private func counts(_ truth: Train.LabelMatrix, _ predicted: Train.LabelMatrix) -> JSONValue {
        let families = Groups(names: data.test.map { data.documents[$0].family })
        let groups = min(families.count, 200)
        var sums = [[Int]](repeating: [0, 0, 0], count: groups)
        for row in 0..<truth.rowCount {
            let group = families.of[row] % groups
            let asked = Set(truth[row])
            let given = Set(predicted[row])
            sums[group][0] += asked.intersection(given).count
            sums[group][1] += given.subtracting(asked).count
            sums[group][2] += asked.subtracting(given).count
        }
        return .array(sums.map { .array($0.map { .integer($0) }) })
    }
}
