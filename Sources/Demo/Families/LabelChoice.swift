import Corpus

/// Which labels a document carries.
///
/// The main label follows a long tail (weight 1 / (rank + 5), halved for the emerging strand, where real filings are
/// an eighth); further labels are a neighbour in half the cases, then one of the same domain, then any.
enum LabelChoice {
    static func labels(ofContent leader: Int, seed: UInt64) -> [Int] {
        var generator = SeededGenerator(seed: seed, stream: Stream.labels.of(leader))
        let total = cumulative[cumulative.count - 1]
        let point = generator.uniform(total)
        let main = cumulative.firstIndex { point < $0 } ?? 0
        let draw = generator.uniform(100)
        let count = draw < 36 ? 1 : draw < 74 ? 2 : draw < 92 ? 3 : 4
        var labels = [main]
        while labels.count < count {
            let draw = generator.uniform(100)
            let from = labels[generator.uniform(labels.count)]
            let candidates = draw < 55 ? neighbours[from] : draw < 85 ? mates[from] : everything
            let label = candidates[generator.uniform(candidates.count)]
            if !labels.contains(label) { labels.append(label) }
        }
        return labels
    }

    private static let everything = Array(DemoLabel.all.indices)

    /// Running sums of the labels' weights.
    private static let cumulative: [Int] = {
        var sum = 0
        return DemoLabel.all.indices.map { index in
            // 37 is coprime to 64: ranks are a fixed shuffle of the labels.
            let rank = (index * 37 + 11) % DemoLabel.all.count
            let weight = 100_000 / (rank + 5)
            sum += DemoLabel.all[index].strand == .emerging ? weight / 2 : weight
            return sum
        }
    }()

    private static let neighbours: [[Int]] = DemoLabel.all.map { label in
        let named = label.neighbours.compactMap { id in DemoLabel.all.firstIndex { $0.id == id } }
        precondition(named.count == label.neighbours.count, "a neighbour of \(label.id) is not a label")
        return named
    }

    private static let mates: [[Int]] = DemoLabel.all.map { label in
        DemoLabel.all.indices.filter { DemoLabel.all[$0].domain == label.domain }
    }
}
