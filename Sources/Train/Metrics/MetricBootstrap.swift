internal import Corpus
package import Measure

/// The bootstrap of all metrics over groups of documents (families), from counts made once: a replicate costs a few additions a document.
///
/// Draws groups as `GroupBootstrap` does with the same seed, so that the replicates of two classifiers on the same documents and groups are pairs.
package struct MetricBootstrap: Sendable {
    package enum Metric: String, Sendable, Hashable, CaseIterable {
        case microF1, macroF1, weightedF1, samplesF1, lrap, hamming, subsetAccuracy
    }

    /// By metric, a value for each replicate; those of `lrap` only where there were scores.
    package let replicates: [Metric: [Double]]

    /// - Parameters:
    ///   - groups: of the documents of `truth`.
    ///   - replicates: at least 1000 for an interval.
    package init(
        truth: LabelMatrix, predicted: LabelMatrix, scores: ScoreTable?, groups: Groups, replicates: Int = 1000,
        seed: UInt64 = 0, zeroDivision: ZeroDivision = .zero, metrics: [Metric] = Metric.allCases
    ) {
        precondition(groups.of.count == truth.rowCount, "groups of other documents")
        let counts = GroupCounts(truth, predicted, scores, groups, zeroDivision, metrics)
        var values: [Metric: [Double]] = [:]
        let wanted = metrics.filter { $0 != .lrap || scores != nil }
        var times = [Int](repeating: 0, count: groups.count)
        for replicate in 0..<replicates {
            var generator = SeededGenerator(seed: seed, stream: UInt64(replicate))
            for group in times.indices { times[group] = 0 }
            for _ in times { times[generator.uniform(groups.count)] += 1 }
            let sums = counts.sums(times)
            for metric in wanted { values[metric, default: []].append(counts.value(metric, sums)) }
        }
        self.replicates = values
    }

    /// The percentile interval of a metric; nil where it was not measured or is never a number.
    package func interval(_ metric: Metric, confidence: Double = 0.95) -> Interval? {
        Self.interval(replicates[metric] ?? [], confidence)
    }

    /// The interval of how much larger a metric is than that of another classifier on the same documents, groups and seed; nil as above.
    package func interval(
        _ metric: Metric, above other: MetricBootstrap, confidence: Double = 0.95
    ) -> Interval? {
        guard let own = replicates[metric], let others = other.replicates[metric] else { return nil }
        precondition(own.count == others.count, "\(own.count) and \(others.count) replicates are no pairs")
        return Self.interval(zip(own, others).map { $0 - $1 }, confidence)
    }

    private static func interval(_ values: [Double], _ confidence: Double) -> Interval? {
        let sorted = values.filter(\.isFinite).sorted()
        if sorted.isEmpty { return nil }
        return Interval(
            Quantile.of(sorted: sorted, 0.5 - confidence / 2), Quantile.of(sorted: sorted, 0.5 + confidence / 2))
    }
}

/// What each group adds to the metrics.
private struct GroupCounts {
    struct Sums {
        var micro = Confusion()
        var byLabel: [Confusion] = []
        var documents = 0
        var samples = 0.0
        /// Documents whose F1 is a number.
        var sampled = 0
        var lrap = 0.0
        var exact = 0
    }

    private let groups: [Sums]
    /// By group, the labels that it has anything of, and how much.
    private let labelCounts: [[(column: Int, counts: Confusion)]]
    private let labels: Int
    private let zeroDivision: ZeroDivision
    private let needsLabels: Bool

    init(
        _ truth: LabelMatrix, _ predicted: LabelMatrix, _ scores: ScoreTable?, _ groups: Groups,
        _ zeroDivision: ZeroDivision, _ metrics: [MetricBootstrap.Metric]
    ) {
        needsLabels = metrics.contains(.macroF1) || metrics.contains(.weightedF1)
        let ranking =
            metrics.contains(.lrap) ? scores.map { LabelRankingAveragePrecision.byDocument(truth, $0) } : nil
        var sums = [Sums](repeating: Sums(), count: groups.count)
        var tables = [[Int: Confusion]](repeating: [:], count: groups.count)
        for document in 0..<truth.rowCount {
            let group = groups.of[document]
            let counts = Confusion.of(document, truth, predicted)
            sums[group].micro += counts
            sums[group].documents += 1
            let f1 = counts.f1(zeroDivision)
            if !f1.isNaN {
                sums[group].samples += f1
                sums[group].sampled += 1
            }
            if counts.truePositives == counts.predicted && counts.truePositives == counts.support {
                sums[group].exact += 1
            }
            if let ranking { sums[group].lrap += ranking[document] }
            guard needsLabels else { continue }
            for column in truth[document] {
                let hit = predicted.has(document, Int(column)) ? 1 : 0
                tables[group][Int(column), default: Confusion()] += Confusion(truePositives: hit, support: 1)
            }
            for column in predicted[document] {
                tables[group][Int(column), default: Confusion()] += Confusion(predicted: 1)
            }
        }
        self.groups = sums
        labelCounts = tables.map { table in
            table.sorted { $0.key < $1.key }.map { (column: $0.key, counts: $0.value) }
        }
        labels = truth.labels.count
        self.zeroDivision = zeroDivision
    }

    /// The sums over the groups, each so many times.
    func sums(_ times: [Int]) -> Sums {
        var all = Sums()
        all.byLabel = [Confusion](repeating: Confusion(), count: needsLabels ? labels : 0)
        for (group, count) in times.enumerated() where count > 0 {
            let one = groups[group]
            all.micro += one.micro.times(count)
            all.documents += count * one.documents
            all.samples += Double(count) * one.samples
            all.sampled += count * one.sampled
            all.lrap += Double(count) * one.lrap
            all.exact += count * one.exact
            if needsLabels {
                for entry in labelCounts[group] { all.byLabel[entry.column] += entry.counts.times(count) }
            }
        }
        return all
    }

    func value(_ metric: MetricBootstrap.Metric, _ sums: Sums) -> Double {
        let documents = Double(sums.documents)
        switch metric {
        case .microF1: return sums.micro.f1(zeroDivision)
        case .macroF1: return MacroF1.of(sums.byLabel, zeroDivision).f1
        case .weightedF1: return WeightedF1.of(sums.byLabel, zeroDivision).f1
        case .samplesF1: return sums.samples / Double(sums.sampled)
        case .lrap: return sums.lrap / documents
        case .hamming:
            let wrong = sums.micro.predicted + sums.micro.support - 2 * sums.micro.truePositives
            return Double(wrong) / (documents * Double(labels))
        case .subsetAccuracy: return Double(sums.exact) / documents
        }
    }
}

extension Confusion {
    fileprivate func times(_ count: Int) -> Confusion {
        Confusion(truePositives: count * truePositives, predicted: count * predicted, support: count * support)
    }
}
