internal import Corpus
package import Native

/// How well a linear classifier trained on real documents finds, in synthetic ones, the labels that were asked for.
///
/// One ridge regression a label on the vectors, all from one decomposition; one threshold for all labels, which maximises micro-F1 on real documents
/// that the classifier was not trained on (five folds of whole families). So the real documents' own micro-F1 says what to expect.
package struct LabelFidelity: Sendable {
    /// Documents with their labels: of real ones those they have, of synthetic ones those that were asked for.
    package struct Sample: Sendable {
        package var vectors: Matrix
        package var groups: Groups
        package var labels: [[String]]

        package init(vectors: Matrix, groups: Groups, labels: [[String]]) {
            precondition(vectors.rows == labels.count && groups.of.count == labels.count, "labels of other documents")
            self.vectors = vectors
            self.groups = groups
            self.labels = labels
        }

        var count: Int { labels.count }

        func selecting(_ places: [Int]) -> Sample {
            Sample(
                vectors: vectors.selecting(places), groups: groups.selecting(places), labels: places.map { labels[$0] })
        }
    }

    /// What is found of a label.
    package struct ByLabel: Sendable {
        package var label: String
        /// F1 on real documents, held out.
        package var own: Double
        package var synthetic: Double
        /// Real documents that have it.
        package var documents: Int
    }

    package struct Result: Sendable {
        package var measurement: Measurement
        /// The documents with labels, by their places.
        package var places: (real: [Int], synthetic: [Int])
        package var labels: [String]
        package var value: Double
        /// On real documents, held out.
        package var expected: Double
        package var interval: Interval
        package var expectedInterval: Interval
        package var byLabel: [ByLabel]
        /// Synthetic documents, counted among those with labels; those furthest from their labels first.
        package var worstDocuments: [Int]
        /// Those that lose most against the real documents first.
        package var worstLabels: [String]
    }

    package enum Outcome: Sendable {
        case found(Result)
        /// Why it cannot be measured.
        case undefined(String)
    }

    package static let leastDocuments = 8
    private static let folds = 5
    private static let penalty = 0.1

    package var seed: UInt64 = 0
    package var replicates = 500

    package init() {}

    /// Measures; the first sample is the real one. Throws a usage `Fault` where nothing can be measured.
    package func measure(_ real: Sample, _ synthetic: Sample) throws -> Result {
        switch try result(real, synthetic) {
        case .found(let result): return result
        case .undefined(let reason):
            throw Fault(
                reason, fix: "give selections with more labelled documents; \"patcorpus label\" labels them",
                kind: .usage)
        }
    }

    func result(_ real: Sample, _ synthetic: Sample) throws -> Outcome {
        let places = (
            real: real.labels.indices.filter { !real.labels[$0].isEmpty },
            synthetic: synthetic.labels.indices.filter { !synthetic.labels[$0].isEmpty }
        )
        let x = real.selecting(places.real)
        let y = synthetic.selecting(places.synthetic)
        var counts: [String: Int] = [:]
        for names in x.labels { for label in Set(names) { counts[label, default: 0] += 1 } }
        let asked = Set(y.labels.joined())
        let labels = counts.filter { $0.value >= Self.leastDocuments && asked.contains($0.key) }.keys.sorted()
        guard !labels.isEmpty else {
            return .undefined(
                "no label stands on \(Self.leastDocuments) real documents and on a synthetic one (\(x.count) real and \(y.count) synthetic documents have labels)"
            )
        }
        guard x.groups.count >= 2 * Self.folds, y.groups.count >= 2 else {
            return .undefined("\(x.groups.count) real and \(y.groups.count) synthetic families have labels")
        }
        let truth = Self.matrix(x, labels)
        let held = try heldOutScores(x, truth, labels.count)
        let threshold = Self.bestThreshold(held, truth)
        let scores = try Self.scores(y.vectors, try Self.fit(x.vectors, truth, labels.count))
        let ownTable = Self.table(held, truth, labels.count, threshold)
        let table = Self.table(scores, Self.matrix(y, labels), labels.count, threshold)
        var bootstrap = GroupBootstrap()
        bootstrap.replicates = replicates
        bootstrap.seed = seed
        let value = Self.microF1(table, table.indices)
        let expected = Self.microF1(ownTable, ownTable.indices)
        let interval = bootstrap.interval(y.groups) { Self.microF1(table, $0) }
        let byLabel = labels.indices.map { label in
            ByLabel(
                label: labels[label], own: Self.labelF1(ownTable, label), synthetic: Self.labelF1(table, label),
                documents: counts[labels[label]] ?? 0)
        }
        var measurement = Measurement("label-fidelity", n: x.count, m: y.count)
        measurement.figures = [("value", value), ("real", expected)]
        measurement.interval = interval
        measurement.parameters = [
            ("classifier", "ridge regression"), ("penalty", Measurement.number(Self.penalty)),
            ("threshold", Measurement.number(threshold)), ("labels", .integer(labels.count)),
        ]
        return .found(
            Result(
                measurement: measurement, places: places, labels: labels, value: value, expected: expected,
                interval: interval, expectedInterval: bootstrap.interval(x.groups) { Self.microF1(ownTable, $0) },
                byLabel: byLabel,
                worstDocuments: table.indices.sorted {
                    (table[$0].hits - table[$0].misses - table[$0].extras, $0)
                        < (table[$1].hits - table[$1].misses - table[$1].extras, $1)
                },
                worstLabels: byLabel.sorted { ($0.synthetic - $0.own, $0.label) < ($1.synthetic - $1.own, $1.label) }
                    .map(\.label)))
    }

    /// For each document and label, whether it has it.
    private static func matrix(_ side: Sample, _ labels: [String]) -> [[Bool]] {
        side.labels.map { names in
            let own = Set(names)
            return labels.map { own.contains($0) }
        }
    }

    /// The scores of each fold's documents by a classifier of the other folds.
    private func heldOutScores(_ side: Sample, _ truth: [[Bool]], _ labels: Int) throws -> [[Double]] {
        var generator = SeededGenerator(seed: seed, stream: 0x1AB)
        var fold = [Int](repeating: 0, count: side.groups.count)
        for (place, group) in Array(0..<side.groups.count).shuffled(using: &generator).enumerated() {
            fold[group] = place % Self.folds
        }
        var scores = [[Double]](repeating: [], count: side.count)
        for part in 0..<Self.folds {
            let test = (0..<side.count).filter { fold[side.groups.of[$0]] == part }
            let train = (0..<side.count).filter { fold[side.groups.of[$0]] != part }
            let weights = try Self.fit(side.vectors.selecting(train), train.map { truth[$0] }, labels)
            for (place, row) in zip(test, try Self.scores(side.vectors.selecting(test), weights)) {
                scores[place] = row
            }
        }
        return scores
    }

    /// A column of ones behind the vectors.
    private static func extended(_ vectors: Matrix) -> DoubleMatrix {
        let points = DoubleMatrix(vectors)
        var extended = DoubleMatrix(rows: points.rows, columns: points.columns + 1)
        for row in 0..<points.rows { extended.setRow(row, of: points, followedBy: 1) }
        return extended
    }

    /// The weights of each label: (XᵀX + λI)⁻¹ Xᵀ y.
    private static func fit(_ vectors: Matrix, _ truth: [[Bool]], _ labels: Int) throws -> DoubleMatrix {
        let points = extended(vectors)
        var gram = try points.gram()
        for index in 0..<vectors.columns { gram[index, index] += penalty }
        gram[vectors.columns, vectors.columns] += 1e-9
        var targets = DoubleMatrix(rows: points.rows, columns: labels)
        for (row, list) in truth.enumerated() { for label in 0..<labels where list[label] { targets[row, label] = 1 } }
        let right = try points.times(targets, transposing: .left)
        var weights = DoubleMatrix(rows: points.columns, columns: labels)
        for label in 0..<labels {
            let solved = try gram.solving((0..<points.columns).map { right[$0, label] })
            for (row, value) in solved.enumerated() { weights[row, label] = value }
        }
        return weights
    }

    private static func scores(_ vectors: Matrix, _ weights: DoubleMatrix) throws -> [[Double]] {
        let product = try extended(vectors).times(weights)
        return (0..<product.rows).map { row in (0..<product.columns).map { product[row, $0] } }
    }

    /// The threshold of all labels with the largest micro-F1, among the scores themselves.
    static func bestThreshold(_ scores: [[Double]], _ truth: [[Bool]]) -> Double {
        var pairs: [(score: Double, isTrue: Bool)] = []
        for (row, list) in zip(scores, truth) {
            for (score, isTrue) in zip(row, list) { pairs.append((score, isTrue)) }
        }
        pairs.sort { $0.score > $1.score }
        let all = Double(pairs.count { $0.isTrue })
        var hits = 0.0
        var best = (f1: 0.0, threshold: 0.5)
        for (place, pair) in pairs.enumerated() {
            if pair.isTrue { hits += 1 }
            if place + 1 < pairs.count && pairs[place + 1].score == pair.score { continue }
            let f1 = 2 * hits / (Double(place + 1) + all)
            if f1 > best.f1 { best = (f1, pair.score) }
        }
        return best.threshold
    }

    /// What a document's predictions come to, and by label: 1 found, 2 missed, 3 too many.
    struct Row {
        var hits = 0
        var misses = 0
        var extras = 0
        var byLabel: [UInt8] = []
    }

    private static func table(_ scores: [[Double]], _ truth: [[Bool]], _ labels: Int, _ threshold: Double) -> [Row] {
        zip(scores, truth).map { scores, truth in
            var row = Row()
            for label in 0..<labels {
                switch (scores[label] >= threshold, truth[label]) {
                case (true, true):
                    row.hits += 1
                    row.byLabel.append(1)
                case (false, true):
                    row.misses += 1
                    row.byLabel.append(2)
                case (true, false):
                    row.extras += 1
                    row.byLabel.append(3)
                case (false, false): row.byLabel.append(0)
                }
            }
            return row
        }
    }

    private static func microF1(_ table: [Row], _ documents: some Sequence<Int>) -> Double {
        var sums = (hits: 0, wrong: 0)
        for document in documents {
            sums.hits += table[document].hits
            sums.wrong += table[document].misses + table[document].extras
        }
        return sums.hits + sums.wrong > 0 ? 2 * Double(sums.hits) / Double(2 * sums.hits + sums.wrong) : 0
    }

    private static func labelF1(_ table: [Row], _ label: Int) -> Double {
        var counts = [0, 0, 0, 0]
        for row in table { counts[Int(row.byLabel[label])] += 1 }
        let all = 2 * counts[1] + counts[2] + counts[3]
        return all > 0 ? 2 * Double(counts[1]) / Double(all) : 0
    }
}
