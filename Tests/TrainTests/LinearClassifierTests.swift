import Corpus
import Foundation
import Native
import Testing

@testable import Train

@Suite("Linear classifiers")
struct LinearClassifierTests {
    private let oracle = TrainOracles["linear"]
    private var features: SparseRows { oracle["x"]?.sparseRows ?? JSONValue.null.sparseRows }
    private var labels: LabelMatrix { oracle["y"]?.labelMatrix ?? LabelMatrix(labels: [], rows: []) }
    private var counts: [Int] { oracle["counts"]?.numbers.map { Int($0) } ?? [] }

    /// How far weights and intercepts are from the oracle's at most.
    private func distance(_ model: LinearClassifier, _ name: String) -> Double {
        let wanted = oracle["cases"]?[name]?["weights"]?.table ?? []
        let intercepts = oracle["cases"]?[name]?["intercepts"]?.numbers ?? []
        guard wanted.count == model.weights.rows else { return .infinity }
        var worst = 0.0
        for column in intercepts.indices {
            worst = max(worst, abs(Double(model.intercepts[column]) - intercepts[column]))
            for row in wanted.indices {
                worst = max(worst, abs(Double(model.weights[row, column]) - wanted[row][column]))
            }
        }
        return worst
    }

    private func newton(_ l2: Double, _ normalisation: LossNormalisation = .sum) -> TrainingSettings {
        var settings = TrainingSettings()
        settings.optimiser = .newton
        settings.normalisation = normalisation
        settings.l2 = l2
        settings.tolerance = 1e-5
        return settings
    }

    @Test("by Newton's method are scikit-learn's logistic regression", arguments: ["one", "loose", "counted"])
    func scikitLearn(_ name: String) throws {
        let l2 = try #require(oracle["cases"]?[name]?["l2"]?.number)
        let rows = TrainingRows(counts: name == "counted" ? counts : nil)
        let model = try LinearClassifier.fit(features, labels, rows: rows, settings: newton(l2))
        #expect(distance(model, name) < 2e-3)
        #expect(model.record.hasConverged)
    }

    @Test("by minibatches are PyTorch's optimiser step by step", arguments: ["adamw", "sgd"])
    func pytorch(_ name: String) throws {
        let wanted = try #require(oracle["cases"]?[name])
        var settings = TrainingSettings()
        settings.optimiser = try #require(Optimiser(rawValue: name))
        settings.learningRate = wanted["rate"]?.number ?? 0
        settings.l2 = wanted["l2"]?.number ?? 0
        settings.batchSize = 8
        settings.order = .given
        settings.budget = .steps(wanted["steps"]?.integer ?? 0)
        let model = try LinearClassifier.fit(features, labels, settings: settings)
        #expect(distance(model, name) < 2e-4)
        #expect(model.record.steps == 40 && model.record.epochs == 5)
    }

    @Test("are the same for one thread and two, and for any other labels beside", arguments: Optimiser.allCases)
    func threads(_ optimiser: Optimiser) throws {
        // Forty labels, so that there are blocks.
        var generator = SeededGenerator(seed: 3)
        let rows = (0..<60).map { _ in (0..<40).filter { _ in generator.uniform(7) == 0 } }
        let many = LabelMatrix(labels: (0..<40).map { "l\($0)" }, rows: rows)
        var settings = newton(0.5)
        settings.optimiser = optimiser
        settings.budget = .epochs(2)
        let one = try LinearClassifier.fit(features, many, settings: settings, threads: 1)
        let two = try LinearClassifier.fit(features, many, settings: settings, threads: 2)
        #expect(one.weights == two.weights && one.intercepts == two.intercepts)
        let alone = LabelMatrix(labels: ["l7"], rows: rows.map { $0.contains(7) ? [0] : [] })
        let single = try LinearClassifier.fit(features, alone, settings: settings)
        for row in 0..<features.columnCount { #expect(abs(single.weights[row, 0] - one.weights[row, 7]) < 1e-4) }
    }

    @Test(
        "take counts for copies: the same numbers, at fixed epochs and at fixed steps",
        arguments: [TrainingBudget.epochs(3), .steps(17)], Loss.names)
    func copies(_ budget: TrainingBudget, _ name: String) throws {
        let expanded = TrainingRows(counts: counts).appearances(counts.count)
        for optimiser in [Optimiser.adamW, .sgd] {
            var settings = TrainingSettings()
            settings.loss = try #require(Loss(named: name))
            settings.optimiser = optimiser
            settings.budget = budget
            settings.l2 = 0.01
            settings.batchSize = 16
            let counted = try LinearClassifier.fit(
                features, labels, rows: TrainingRows(counts: counts), settings: settings)
            let copied = try LinearClassifier.fit(
                features.selecting(expanded), labels.selecting(expanded), settings: settings)
            #expect(counted.weights == copied.weights && counted.intercepts == copied.intercepts)
            #expect(counted.record == copied.record)
        }
    }

    @Test("by Newton's method take counts for copies within rounding", arguments: Loss.names)
    func newtonCopies(_ name: String) throws {
        let expanded = TrainingRows(counts: counts).appearances(counts.count)
        for normalisation in LossNormalisation.allCases {
            var settings = newton(normalisation == .sum ? 1 : 0.01, normalisation)
            settings.loss = try #require(Loss(named: name))
            let counted = try LinearClassifier.fit(
                features, labels, rows: TrainingRows(counts: counts), settings: settings)
            let copied = try LinearClassifier.fit(
                features.selecting(expanded), labels.selecting(expanded), settings: settings)
            for (a, b) in zip(counted.weights.values, copied.weights.values) { #expect(abs(a - b) < 5e-3) }
        }
    }

    @Test("copied r times are themselves with a mean loss, and with a summed one have the penalty divided by r")
    func volume() throws {
        let tenfold = TrainingRows(counts: [Int](repeating: 10, count: labels.rowCount))
        let once = try LinearClassifier.fit(features, labels, settings: newton(0.05, .mean))
        let copied = try LinearClassifier.fit(features, labels, rows: tenfold, settings: newton(0.05, .mean))
        for (a, b) in zip(once.weights.values, copied.weights.values) { #expect(abs(a - b) < 2e-3) }
        let summed = try LinearClassifier.fit(features, labels, rows: tenfold, settings: newton(5, .sum))
        let looser = try LinearClassifier.fit(features, labels, settings: newton(0.5, .sum))
        for (a, b) in zip(summed.weights.values, looser.weights.values) { #expect(abs(a - b) < 2e-3) }
        let stiff = try LinearClassifier.fit(features, labels, settings: newton(5, .sum))
        #expect(zip(stiff.weights.values, summed.weights.values).contains { abs($0 - $1) > 0.1 })
    }

    @Test("of a hundred steps are the beginning of those of two hundred")
    func prefix() throws {
        var settings = TrainingSettings()
        settings.batchSize = 7
        settings.budget = .steps(36)
        let short = Minibatches(60, .once, settings)
        settings.budget = .epochs(9)
        let long = Minibatches(60, .once, settings)
        #expect(long.count == 81 && short.count == 36)
        for step in 0..<short.count { #expect(short[step] == long[step]) }
        // Each epoch is all documents.
        for epoch in 0..<9 {
            let documents = (0..<9).flatMap { Array(long[epoch * 9 + $0]) }
            #expect(documents.sorted() == Array(0..<60))
        }
    }

    @Test("lower the loss they are trained by, whichever it is, by Newton's method too", arguments: Loss.names)
    func everyLoss(_ name: String) throws {
        var settings = newton(0.01, .mean)
        settings.loss = try #require(Loss(named: name))
        let model = try LinearClassifier.fit(features, labels, settings: settings)
        let scores = model.scores(features)
        let flat = ScoreTable(
            labels: labels.labels, rowCount: labels.rowCount,
            values: labels.columns.isEmpty ? [] : [Double](repeating: 0.5, count: scores.values.count))
        let trained = MultiLabelMetrics(
            truth: labels, predicted: Thresholds.fixed(0.5, labels: labels.labels).apply(scores), scores: scores)
        let untrained = MultiLabelMetrics(truth: labels, predicted: labels, scores: flat)
        #expect(trained.lrap > untrained.lrap + 0.1)
        #expect(BestF1.of(scores, labels) > 0.8)
    }

    @Test("know labels that no document has, or all have, without learning them")
    func constant() throws {
        let rows = (0..<labels.rowCount).map { labels[$0].map(Int.init) + [6] }
        let more = LabelMatrix(labels: (0..<7).map { "l\($0)" }, rows: rows)
        let model = try LinearClassifier.fit(features, more, settings: newton(1))
        let scores = model.scores(features)
        #expect((0..<60).allSatisfy { scores[$0, 5] < 1e-9 && scores[$0, 6] > 1 - 1e-9 })
        #expect(model.record.constantLabels == 2)
    }

    @Test("are refused where there is nothing to learn or no way to")
    func refused() {
        let none = LabelMatrix(labels: ["a"], rows: [[Int]](repeating: [], count: 60))
        let all = LabelMatrix(labels: ["a"], rows: [[Int]](repeating: [0], count: 60))
        #expect(throws: Fault.self) { try LinearClassifier.fit(features, none, settings: newton(1)) }
        #expect(throws: Fault.self) { try LinearClassifier.fit(features, all, settings: newton(1)) }
        let nobody = TrainingRows(counts: [Int](repeating: 0, count: 60))
        #expect(throws: Fault.self) { try LinearClassifier.fit(features, labels, rows: nobody, settings: newton(1)) }
        var settings = TrainingSettings()
        settings.learningRate = 0
        #expect(throws: Fault.self) { try LinearClassifier.fit(features, labels, settings: settings) }
    }
}
