import Corpus
import Foundation
import Native
import Testing

@testable import Train

@Suite("Embedding classifiers")
struct EmbeddingClassifierTests {
    /// Documents about one of three centres, or two; the labels say of which.
    private func sample(_ seed: UInt64, _ count: Int) -> (vectors: Matrix, labels: LabelMatrix) {
        var generator = SeededGenerator(seed: seed)
        var vectors = Matrix(rows: count, columns: 6)
        var rows: [[Int]] = []
        for row in 0..<count {
            let own = (0..<3).filter { _ in generator.uniform(2) == 0 }
            rows.append(own)
            for column in 0..<6 {
                vectors[row, column] = Float(generator.unit() - 0.5) * 0.4
                if own.contains(column / 2) { vectors[row, column] += column % 2 == 0 ? 1 : -0.5 }
            }
        }
        return (vectors, LabelMatrix(labels: ["a", "b", "c"], rows: rows))
    }

    private var settings: TrainingSettings {
        var settings = TrainingSettings.embedding
        settings.hidden = 12
        settings.batchSize = 8
        settings.learningRate = 0.01
        settings.dropout = 0
        settings.budget = .epochs(30)
        return settings
    }

    @Test("have the gradient that finite differences have", arguments: Loss.names)
    func gradient(_ name: String) throws {
        let (vectors, labels) = sample(1, 10)
        var settings = settings
        settings.optimiser = .sgd
        settings.learningRate = 1
        settings.l2 = 0
        settings.batchSize = 10
        settings.loss = try #require(Loss(named: name))
        var trainer = NetworkTrainer(vectors, labels, .once, settings)
        let (first, second) = (trainer.first, trainer.second)
        trainer.step(ArraySlice((0..<10).map { Int32($0) }), number: 0)
        let shape = settings.loss.shape(counts: labels.counts(), documents: 10)
        func loss(_ first: [Float], _ second: [Float]) -> Double {
            var sum = 0.0
            for row in 0..<10 {
                let hidden = (0..<12).map { unit in
                    max(
                        0,
                        (0..<6).reduce(Double(first[72 + unit])) {
                            $0 + Double(vectors[row, $1] * first[$1 * 12 + unit])
                        })
                }
                let documentSum = labels[row].reduce(0.0) { $0 + (shape.rebalancing?.inverseCounts[Int($1)] ?? 0) }
                for column in 0..<3 {
                    let z = (0..<12).reduce(Double(second[96 + column])) {
                        $0 + hidden[$1] * Double(second[$1 * 8 + column])
                    }
                    sum +=
                        shape.reference(z, column: column, isSet: labels.has(row, column), documentSum: documentSum)
                        .value
                }
            }
            return sum / 10
        }
        for place in stride(from: 0, to: first.count, by: 5) {
            var (low, high) = (first, first)
            low[place] -= 1e-3
            high[place] += 1e-3
            let slope = (loss(high, second) - loss(low, second)) / Double(high[place] - low[place])
            #expect(abs(slope - Double(first[place] - trainer.first[place])) < 2e-4, "hidden \(place)")
        }
        for place in stride(from: 0, to: second.count, by: 3) where place % 8 < 3 {
            var (low, high) = (second, second)
            low[place] -= 1e-3
            high[place] += 1e-3
            let slope = (loss(first, high) - loss(first, low)) / Double(high[place] - low[place])
            #expect(abs(slope - Double(second[place] - trainer.second[place])) < 2e-4, "output \(place)")
        }
    }

    @Test("learn what can be told apart, with every loss", arguments: Loss.names)
    func learns(_ name: String) throws {
        let (vectors, labels) = sample(2, 120)
        let (others, truth) = sample(3, 60)
        var settings = settings
        settings.loss = try #require(Loss(named: name))
        let model = try EmbeddingClassifier.fit(vectors, labels, settings: settings)
        #expect(BestF1.of(try model.scores(others), truth) > 0.95)
        #expect(model.record.steps == 450)
    }

    @Test("are the same for the same seed and others for another, with dropout too")
    func seeds() throws {
        let (vectors, labels) = sample(4, 40)
        var settings = settings
        settings.dropout = 0.3
        settings.budget = .epochs(3)
        let one = try EmbeddingClassifier.fit(vectors, labels, settings: settings)
        let same = try EmbeddingClassifier.fit(vectors, labels, settings: settings)
        #expect(one.outputWeights == same.outputWeights && one.hiddenWeights == same.hiddenWeights)
        settings.seed = 2
        let other = try EmbeddingClassifier.fit(vectors, labels, settings: settings)
        #expect(one.outputWeights != other.outputWeights)
    }

    @Test("take counts for copies: the same numbers", arguments: [TrainingBudget.epochs(2), .steps(9)])
    func copies(_ budget: TrainingBudget) throws {
        let (vectors, labels) = sample(5, 30)
        let counts = (0..<30).map { 1 + $0 % 3 }
        let expanded = TrainingRows(counts: counts).appearances(30)
        var settings = settings
        settings.budget = budget
        let counted = try EmbeddingClassifier.fit(
            vectors, labels, rows: TrainingRows(counts: counts), settings: settings)
        let copied = try EmbeddingClassifier.fit(
            vectors.selecting(expanded), labels.selecting(expanded), settings: settings)
        // The scale of the vectors is that of distinct documents, so that the numbers differ by it alone.
        let first = try counted.scores(vectors)
        let second = try copied.scores(vectors)
        for (a, b) in zip(first.values, second.values) { #expect(abs(a - b) < 0.02) }
        #expect(counted.record == copied.record)
    }

    @Test("stop early and go back to the best on validation")
    func stopsEarly() throws {
        let (vectors, labels) = sample(6, 60)
        let (others, truth) = sample(7, 40)
        var settings = settings
        settings.patience = 3
        settings.budget = .epochs(200)
        let model = try EmbeddingClassifier.fit(
            vectors, labels, settings: settings, validation: .init(vectors: others, labels: truth))
        let best = try #require(model.record.bestStep)
        #expect(model.record.steps == best + 3 * 8 && model.record.steps < 1600)
        var shorter = settings
        shorter.patience = nil
        shorter.budget = .steps(best)
        let exact = try EmbeddingClassifier.fit(vectors, labels, settings: shorter)
        #expect(exact.outputWeights == model.outputWeights)
        #expect(throws: Fault.self) { try EmbeddingClassifier.fit(vectors, labels, settings: settings) }
    }
}
