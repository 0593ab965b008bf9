/// The parts of a split and their divergence, kept up to date as groups change their part.
struct PartBalance {
    let strata: Strata
    /// Documents that each part is to have.
    let targets: [Int]
    private(set) var parts: [Int]
    private(set) var sizes: [Int]
    /// By part, documents with each feature.
    private var counts: [[Int]]
    /// Each feature's odds in the whole, and how much it weighs: labels together as much as pairs together.
    private let odds: [Double]
    private let weights: [Double]
    /// By part and feature: weight times distance of the odds.
    private var terms: [[Double]]

    init(_ strata: Strata, parts: [Int], targets: [Int]) {
        self.strata = strata
        self.targets = targets
        self.parts = parts
        var sizes = Array(repeating: 0, count: targets.count)
        var counts = Array(repeating: Array(repeating: 0, count: strata.featureCount), count: targets.count)
        for (group, part) in parts.enumerated() {
            sizes[part] += strata.sizes[group]
            for index in strata.range(group) { counts[part][strata.feature(at: index)] += strata.amount(at: index) }
        }
        self.sizes = sizes
        self.counts = counts
        let whole = strata.documents
        odds = strata.totals.map { $0 == whole ? 0 : Double($0) / Double(whole - $0) }
        let pairCount = strata.featureCount - strata.labelCount
        let labelCount = strata.labelCount
        // What every document carries has no odds.
        weights = strata.totals.enumerated().map { feature, total in
            total == whole ? 0 : 1 / Double(feature < labelCount ? labelCount : pairCount)
        }
        terms = targets.map { _ in [] }
        for part in targets.indices {
            terms[part] = counts[part].indices.map { term(part, $0, counts[part][$0], sizes[part]) }
        }
    }

    /// How many documents the parts have too many or too few, together.
    var deviation: Int { targets.indices.reduce(0) { $0 + abs(sizes[$1] - targets[$1]) } }

    /// Parts without documents are not improved by getting any label wrong: the half document keeps odds finite.
    private func term(_ part: Int, _ feature: Int, _ count: Int, _ size: Int) -> Double {
        weights[feature] * abs(Double(count) / max(Double(size - count), 0.5) - odds[feature])
    }

    /// What the divergence, summed over the parts, gains or loses if `first` goes from part `a` to `b`, and `second`, if there is one, back.
    func change(_ first: Int, _ second: Int?, from a: Int, to b: Int) -> Double {
        let shift = strata.sizes[first] - (second.map { strata.sizes[$0] } ?? 0)
        if shift != 0 { return changeOfAll(first, second, from: a, to: b, shift) }
        var delta = 0.0
        forEachDifference(first, second) { feature, amount in
            delta += term(a, feature, counts[a][feature] - amount, sizes[a]) - terms[a][feature]
            delta += term(b, feature, counts[b][feature] + amount, sizes[b]) - terms[b][feature]
        }
        return delta
    }

    /// The same where the parts' sizes change, and with them every term.
    private func changeOfAll(_ first: Int, _ second: Int?, from a: Int, to b: Int, _ shift: Int) -> Double {
        var delta = 0.0
        for feature in counts[a].indices {
            delta += term(a, feature, counts[a][feature], sizes[a] - shift) - terms[a][feature]
            delta += term(b, feature, counts[b][feature], sizes[b] + shift) - terms[b][feature]
        }
        forEachDifference(first, second) { feature, amount in
            let (inA, inB) = (counts[a][feature], counts[b][feature])
            delta += term(a, feature, inA - amount, sizes[a] - shift) - term(a, feature, inA, sizes[a] - shift)
            delta += term(b, feature, inB + amount, sizes[b] + shift) - term(b, feature, inB, sizes[b] + shift)
        }
        return delta
    }

    /// Carries out what `change` describes.
    mutating func move(_ first: Int, _ second: Int?, from a: Int, to b: Int) {
        let shift = strata.sizes[first] - (second.map { strata.sizes[$0] } ?? 0)
        sizes[a] -= shift
        sizes[b] += shift
        parts[first] = b
        if let second { parts[second] = a }
        var changed: [Int] = []
        forEachDifference(first, second) { feature, amount in
            changed.append(feature)
            counts[a][feature] -= amount
            counts[b][feature] += amount
        }
        for feature in shift == 0 ? changed : Array(counts[a].indices) {
            terms[a][feature] = term(a, feature, counts[a][feature], sizes[a])
            terms[b][feature] = term(b, feature, counts[b][feature], sizes[b])
        }
    }

    /// The features in which two groups differ, and by how many documents; both lists ascend.
    private func forEachDifference(_ first: Int, _ second: Int?, _ body: (Int, Int) -> Void) {
        let left = strata.range(first)
        let right = second.map { strata.range($0) } ?? 0..<0
        var i = left.lowerBound
        var j = right.lowerBound
        while i < left.upperBound || j < right.upperBound {
            let mine = i < left.upperBound ? strata.feature(at: i) : Int.max
            let other = j < right.upperBound ? strata.feature(at: j) : Int.max
            var amount = 0
            if mine <= other {
                amount += strata.amount(at: i)
                i += 1
            }
            if other <= mine {
                amount -= strata.amount(at: j)
                j += 1
            }
            if amount != 0 { body(min(mine, other), amount) }
        }
    }
}
