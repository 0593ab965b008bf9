import Corpus

/// A reference to an earlier document of the demonstration.
struct Citation: Sendable {
    let record: DemoRecord
    /// X, Y or A; D is added where the applicant named it.
    let category: String
    let byExaminer: Bool

    /// Up to eight citations: of two dozen documents looked at for each, the first that shares the main label, else
    /// one that shares a label, else none; only what was published before this document was filed counts.
    static func of(_ record: DemoRecord, dialect: DemoDialect) -> [Citation] {
        guard record.place.leader > 0 else { return [] }
        var generator = SeededGenerator(seed: record.seed, stream: Stream.citations.of(record.place.leader))
        var cited: [Citation] = []
        var seen: Set<Int> = [record.content]
        for _ in 0..<(2 + generator.uniform(7)) {
            var best: DemoRecord?
            for _ in 0..<24 {
                let candidate = generator.uniform(record.place.leader)
                let place = Place(of: candidate, seed: record.seed)
                if seen.contains(place.leader) { continue }
                let labels = LabelChoice.labels(ofContent: place.leader, seed: record.seed)
                let same = labels[0] == record.labels[0]
                guard same || (best == nil && labels.contains(where: record.labels.contains)) else { continue }
                let earlier = DemoRecord(candidate, seed: record.seed, dialect: dialect)
                guard earlier.published < record.filed else { continue }
                best = earlier
                if same { break }
            }
            let draw = generator.uniform(10)
            guard let earlier = best else { continue }
            seen.insert(earlier.place.leader)
            let category = draw < 2 ? "X" : draw < 5 ? "Y" : "A"
            cited.append(
                Citation(record: earlier, category: draw == 9 ? "D,A" : category, byExaminer: draw % 2 == 0))
        }
        return cited
    }
}
