import Corpus

@testable import Curate

/// Iterative stratification as the paper prints it, counting everything anew at every step.
enum SlowStratification {
    /// - Parameters:
    ///   - groups: for each group, how many of its documents carry each feature.
    ///   - pairs: the number of the first feature that is a pair of labels.
    static func assign(
        groups: [[Int: Int]], sizes: [Int], features: Int, pairs: Int, weights: [Int], order: [Int],
        _ generator: inout SeededGenerator
    ) -> [Int] {
        let labels = Array(0..<pairs).shuffled(using: &generator)
        let precedence = Array(pairs..<features).shuffled(using: &generator) + labels
        var parts: [Int?] = Array(repeating: nil, count: groups.count)
        let whole = sizes.reduce(0, +)
        let total = weights.reduce(0, +)
        func documents(_ part: Int?, _ feature: Int?) -> Int {
            let here = groups.indices.filter { part == nil || parts[$0] == part }
            guard let feature else { return here.reduce(0) { $0 + sizes[$1] } }
            return here.reduce(0) { $0 + (groups[$1][feature] ?? 0) }
        }
        /// The share that is due to a part minus what it has, times the sum of the weights.
        func wanted(_ part: Int, _ feature: Int?) -> Int {
            (feature == nil ? whole : documents(nil, feature)) * weights[part] - documents(part, feature) * total
        }
        func place(_ group: Int, by feature: Int?) {
            var best = weights.indices.filter { weights[$0] > 0 }
            for criterion in feature == nil ? [nil] : [feature, nil] {
                let most = best.map { wanted($0, criterion) }.max() ?? 0
                best = best.filter { wanted($0, criterion) == most }
            }
            parts[group] = best.count == 1 ? best[0] : best[generator.uniform(best.count)]
        }
        while true {
            var scarcest: (feature: Int, left: Int)?
            for feature in precedence {
                let left = groups.indices.reduce(0) { $0 + (parts[$1] == nil ? groups[$1][feature] ?? 0 : 0) }
                if left > 0, left < scarcest?.left ?? Int.max { scarcest = (feature, left) }
            }
            guard let scarcest else { break }
            for group in order where parts[group] == nil && groups[group][scarcest.feature] != nil {
                place(group, by: scarcest.feature)
            }
        }
        for group in order where parts[group] == nil { place(group, by: nil) }
        return parts.map { $0 ?? -1 }
    }
}
