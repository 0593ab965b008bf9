internal import Corpus
internal import Native

/// How well a linear classifier tells two samples apart: its area under the ROC curve on groups that it was not trained on.
///
/// Lopez-Paz and Oquab, "Revisiting Classifier Two-Sample Tests", ICLR 2017, with the area in place of the accuracy. Half the groups of each sample, drawn by seed, train the
/// classifier on standardised vectors. The p permutes the labels of held-out groups with the classifier fixed; the interval is the delete-one-group jackknife
/// of the held-out area.
package struct ClassifierTwoSample: Sendable {
    package var permutations = 1000
    package var seed: UInt64 = 0
    /// The weight of errors against the penalty; scikit-learn's C.
    package var c = 1.0

    package init() {}

    /// Measures. The figure is `value`: 0.5 where the samples cannot be told apart, 1 where they always can.
    ///
    /// Throws a usage `Fault` for fewer than 4 groups on a side.
    package func measure(_ sample: TwoSample) throws -> Measurement {
        for (name, groups) in [("first", sample.xGroups), ("second", sample.yGroups)] where groups.count < 4 {
            throw Fault(
                "the \(name) sample has \(groups.count) independent groups; training and testing need at least 4",
                fix: "widen the selection", kind: .usage)
        }
        let (xTrain, xTest) = halves(sample.xGroups, stream: 1)
        let (yTrain, yTest) = halves(sample.yGroups, stream: 2)
        let train = DoubleMatrix(sample.x.selecting(xTrain).appending(sample.y.selecting(yTrain)))
        let test = DoubleMatrix(sample.x.selecting(xTest).appending(sample.y.selecting(yTest)))
        let means = train.columnMeans()
        let variances = train.subtracting(means).columnSquares().map { $0 / Double(train.rows) }
        // A column that varies by less than rounding says nothing.
        let deviations = zip(variances, means).map { $0 > 1e-14 * $1 * $1 ? $0.squareRoot() : 0 }
        let isSynthetic =
            [Bool](repeating: false, count: xTrain.count) + [Bool](repeating: true, count: yTrain.count)
        let classifier = try LogisticRegression(
            train.standardised(means: means, deviations: deviations), isPositive: isSynthetic, c: c)
        let scores = try classifier.scores(test.standardised(means: means, deviations: deviations))
        let negatives = Array(scores[..<xTest.count])
        let positives = Array(scores[xTest.count...])
        let negativeGroups = Groups(names: xTest.map { "\(sample.xGroups.of[$0])" })
        let positiveGroups = Groups(names: yTest.map { "\(sample.yGroups.of[$0])" })
        let area = AreaUnderCurve(positives: positives, negatives: negatives)
        var result = Measurement("c2st", n: sample.n, m: sample.m)
        result.figures = [("value", area.value)]
        result.interval = area.interval(positiveGroups, negativeGroups)
        if permutations > 0 { result.p = p(area, positiveGroups, negativeGroups) }
        result.parameters = [
            ("classifier", "logistic regression"), ("c", Measurement.number(c)),
            ("permutations", .integer(permutations)), ("seed", .string(String(seed))),
            ("trained", [.integer(xTrain.count), .integer(yTrain.count)]),
            ("heldOut", [.integer(xTest.count), .integer(yTest.count)]),
        ]
        return result
    }

    /// The documents of half of the groups, drawn by seed, and those of the others; each ascending.
    private func halves(_ groups: Groups, stream: UInt64) -> ([Int], [Int]) {
        var generator = SeededGenerator(seed: seed, stream: 0xC257 &+ stream)
        let first = Set(Array(0..<groups.count).shuffled(using: &generator).prefix(groups.count / 2))
        let documents = groups.of.indices
        return (documents.filter { first.contains(groups.of[$0]) }, documents.filter { !first.contains(groups.of[$0]) })
    }

    private func p(_ area: AreaUnderCurve, _ positives: Groups, _ negatives: Groups) -> Double {
        let permutation = GroupPermutation(
            sizes: positives.sizes + negatives.sizes, first: positives.count, permutations: permutations, seed: seed)
        let weights = positives.sums(area.positiveRanks) + negatives.sums(area.negativeRanks)
        let all = Double(positives.of.count + negatives.of.count)
        let areas = zip(permutation.subsets.sums(weights), permutation.documents).map { sum, count in
            (sum - count * (count + 1) / 2) / (count * (all - count))
        }
        return GroupPermutation.p(observed: areas[0], permuted: areas.dropFirst(), rounding: 1e-12)
    }
}

/// The area under the ROC curve: how often a positive's score is above a negative's, ties counting half.
package struct AreaUnderCurve: Sendable {
    package let value: Double
    /// Ranks among all scores, equal ones sharing their mean.
    let positiveRanks: [Double]
    let negativeRanks: [Double]
    /// For each positive, the share of negatives below it; for each negative, the share of positives above it.
    private let positivePlacements: [Double]
    private let negativePlacements: [Double]

    /// The area of two lists of scores, neither empty.
    package init(positives: [Double], negatives: [Double]) {
        precondition(!positives.isEmpty && !negatives.isEmpty, "an area without positives or negatives")
        let ranks = Ranks.mean(positives + negatives)
        positiveRanks = Array(ranks[..<positives.count])
        negativeRanks = Array(ranks[positives.count...])
        let p = Double(positives.count)
        let n = Double(negatives.count)
        value = (positiveRanks.reduce(0, +) - p * (p + 1) / 2) / (p * n)
        positivePlacements = zip(positiveRanks, Ranks.mean(positives)).map { ($0 - $1) / n }
        negativePlacements = zip(negativeRanks, Ranks.mean(negatives)).map { 1 - ($0 - $1) / p }
    }

    /// 95%, by leaving out one group at a time.
    package func interval(_ positives: Groups, _ negatives: Groups) -> Interval {
        func variance(_ placements: [Double], _ groups: Groups) -> Double {
            let total = placements.reduce(0, +)
            let sizes = groups.sizes
            return MMDEstimate.spread(
                groups.sums(placements).enumerated().map {
                    (total - $0.element) / Double(placements.count - sizes[$0.offset])
                })
        }
        let error = (variance(positivePlacements, positives) + variance(negativePlacements, negatives)).squareRoot()
        let half = GroupJackknife.factor(groups: min(positives.count, negatives.count)) * error
        return half.isFinite ? Interval(value - half, value + half).clamped(0, 1) : Interval(0, 1)
    }
}
