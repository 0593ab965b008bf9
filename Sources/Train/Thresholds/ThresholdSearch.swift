/// The threshold with the best F1 of some scored decisions, exactly: every cut between two distinct scores is tried. O(n log n).
enum ThresholdSearch {
    /// The middle between the lowest score that is taken and the next below it; of equally good cuts the highest, which predicts least. Below the lowest score of all the cut is that score itself.
    ///
    /// Nil where nothing is true: every threshold has F1 0.
    static func best(_ decisions: [(score: Double, isTrue: Bool)]) -> Double? {
        let support = decisions.count { $0.isTrue }
        if support == 0 { return nil }
        let sorted = decisions.sorted { $0.score > $1.score }
        var found = 0
        var best = 0.0
        var threshold: Double?
        for place in sorted.indices {
            if sorted[place].isTrue { found += 1 }
            let score = sorted[place].score
            let next = place + 1 < sorted.count ? sorted[place + 1].score : nil
            // What was not scored is never taken.
            if next == score || score == -.infinity { continue }
            let f1 = 2 * Double(found) / Double(place + 1 + support)
            if f1 > best {
                best = f1
                threshold = next.map { cut(below: score, above: $0) } ?? score
            }
        }
        return threshold
    }

    /// A number above the lower score, at most the upper one.
    private static func cut(below upper: Double, above lower: Double) -> Double {
        if lower == -.infinity { return upper }
        let middle = lower + (upper - lower) / 2
        return middle > lower ? middle : upper
    }
}
