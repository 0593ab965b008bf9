internal import Corpus
internal import Native

/// Whether synthetic documents are what their labels asked for: a linear classifier trained on real documents reads them.
///
/// One ridge regression a label on the vectors, all from one decomposition; one threshold for all labels, which maximises micro-F1 on real documents
/// that the classifier was not trained on (five folds of whole families). So the real documents' own micro-F1 says what to expect.
package struct LabelAudit: Sendable {
    package let settings: AuditSettings
    private static let folds = 5
    private static let leastDocuments = 8
    private static let penalty = 0.1

    package init(_ settings: AuditSettings) { self.settings = settings }

    package func audit(_ real: AuditSide, _ synthetic: AuditSide) throws -> AuditPart {
        let (id, title) = ("labels", "Label fidelity")
        let x = real.selecting(real.documents.indices.filter { !real.documents[$0].labels.isEmpty })
        let y = synthetic.selecting(synthetic.documents.indices.filter { !synthetic.documents[$0].labels.isEmpty })
        var counts: [String: Int] = [:]
        for document in x.documents { for label in document.labels { counts[label, default: 0] += 1 } }
        let asked = Set(y.documents.flatMap(\.labels))
        let labels = counts.filter { $0.value >= Self.leastDocuments && asked.contains($0.key) }.keys.sorted()
        guard !labels.isEmpty else {
            return .excluded(
                id, title,
                "no label stands on \(Self.leastDocuments) real documents and on a synthetic one (\(x.count) real and \(y.count) synthetic documents have labels)"
            )
        }
        guard x.groups.count >= 2 * Self.folds, y.groups.count >= 2 else {
            return .excluded(id, title, "\(x.groups.count) real and \(y.groups.count) synthetic families have labels")
        }
        let truth = Self.matrix(x, labels)
        let held = try heldOutScores(x, truth, labels.count)
        let threshold = Self.bestThreshold(held, truth)
        let weights = try Self.fit(x.vectors, truth, labels.count)
        let scores = try Self.scores(y.vectors, weights)
        let wanted = Self.matrix(y, labels)
        let ownTable = Self.table(held, truth, labels.count, threshold)
        let table = Self.table(scores, wanted, labels.count, threshold)
        var bootstrap = GroupBootstrap()
        bootstrap.replicates = 500
        bootstrap.seed = settings.seed
        let expected = Self.microF1(ownTable, ownTable.indices)
        let value = Self.microF1(table, table.indices)
        let expectedInterval = bootstrap.interval(x.groups) { Self.microF1(ownTable, $0) }
        let interval = bootstrap.interval(y.groups) { Self.microF1(table, $0) }
        let byLabel = labels.indices.map { label in
            (own: Self.labelF1(ownTable, label), synthetic: Self.labelF1(table, label))
        }
        var measurement = Measurement("label-fidelity", n: x.count, m: y.count)
        measurement.figures = [("value", value), ("real", expected)]
        measurement.interval = interval
        measurement.parameters = [
            ("classifier", "ridge regression"), ("penalty", Measurement.number(Self.penalty)),
            ("threshold", Measurement.number(threshold)), ("labels", .integer(labels.count)),
        ]
        var part = AuditPart()
        part.measures = [measurement]
        if expected - value > 0.1 && interval.upper < expectedInterval.lower {
            let wrong = y.documents.indices.sorted {
                (table[$0].hits - table[$0].misses - table[$0].extras, $0)
                    < (table[$1].hits - table[$1].misses - table[$1].extras, $1)
            }
            let worst = labels.indices.sorted {
                (byLabel[$0].synthetic - byLabel[$0].own, $0) < (byLabel[$1].synthetic - byLabel[$1].own, $1)
            }.prefix(3).map { labels[$0] }
            part.findings.append(
                AuditFinding(
                    expected - value > 0.3 ? .severe : .notable,
                    "Synthetic documents are not what their labels ask for",
                    "A classifier trained on real documents finds the labels that were asked for with micro-F1 \(ResultNumber.text(value)); on real documents \(ResultNumber.text(expected)). Worst: \(worst.joined(separator: ", ")).",
                    measure: "label-fidelity", ids: wrong.prefix(5).map { y.documents[$0].id },
                    weight: (expected - value) / 0.1))
        }
        let naming = (Self.naming(x), Self.naming(y))
        var nameRows: [ValueRow] = []
        if naming.0.contains(1) || naming.1.contains(1) {
            let mean = (naming.0.reduce(0, +) / Double(naming.0.count), naming.1.reduce(0, +) / Double(naming.1.count))
            nameRows = [
                ValueRow(
                    "Name their own label, real", mean.0, GroupJackknife.meanInterval(naming.0, x.groups).clamped(0, 1)),
                ValueRow(
                    "Name their own label, synthetic", mean.1,
                    GroupJackknife.meanInterval(naming.1, y.groups).clamped(0, 1), note: "a difference of 0.1 matters"),
            ]
            if mean.1 - mean.0 > 0.1 {
                part.findings.append(
                    AuditFinding(
                        mean.1 - mean.0 > 0.3 ? .severe : .notable, "Synthetic texts name their labels",
                        "\(ResultNumber.percent(mean.1)) of them have the name of a label that they were asked for in their text; of the real ones \(ResultNumber.percent(mean.0)). A classifier can read the answer there.",
                        measure: "label-names",
                        ids: y.documents.filter(\.namesLabel).prefix(3).map(\.id), weight: (mean.1 - mean.0) / 0.1))
            }
        }
        let order = labels.indices.sorted {
            (counts[labels[$1]] ?? 0, labels[$0]) < (counts[labels[$0]] ?? 0, labels[$1])
        }
        .prefix(40)
        part.sections = [
            ResultSection(
                id, title,
                "A linear classifier, trained on \(x.count) real documents, reads \(labels.count) labels; the others stand on fewer than \(Self.leastDocuments) real documents or on no synthetic one. Real figures are of documents that it was not trained on.",
                items: [
                    .values(
                        "Micro-F1",
                        [
                            ValueRow("Real, held out", expected, expectedInterval),
                            ValueRow("Synthetic, against the labels asked for", value, interval),
                        ] + nameRows),
                    .bars(
                        "F1 by label", yLabel: "F1", categories: order.map { labels[$0] },
                        [
                            BarSeries("real, held out", order.map { byLabel[$0].own }),
                            BarSeries("synthetic", order.map { byLabel[$0].synthetic }),
                        ]),
                ])
        ]
        return part
    }

    private static func naming(_ side: AuditSide) -> [Double] { side.documents.map { $0.namesLabel ? 1 : 0 } }

    /// For each document and label, whether it has it.
    private static func matrix(_ side: AuditSide, _ labels: [String]) -> [[Bool]] {
        side.documents.map { document in
            let own = Set(document.labels)
            return labels.map { own.contains($0) }
        }
    }

    /// The scores of each fold's documents by a classifier of the other folds.
    private func heldOutScores(_ side: AuditSide, _ truth: [[Bool]], _ labels: Int) throws -> [[Double]] {
        var generator = SeededGenerator(seed: settings.seed, stream: 0x1AB)
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
