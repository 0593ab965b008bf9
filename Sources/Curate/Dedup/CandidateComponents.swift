internal import Native

/// What the bands join: sets of documents within which alone near-duplicates are looked for.
///
/// Linear in documents and bands, whatever the size of the buckets: no pair is written down.
struct CandidateComponents {
    /// For each document the one that stands for all texts of the same words: the first by rank.
    let representatives: [UInt32]
    /// Documents with words that have company, by component: first the representatives of different texts, in order of the ranks.
    let components: [[Int]]

    /// - Parameters:
    ///   - ranks: place of each document in the order of preference, each once.
    ///   - threads: how many bands are worked on at once.
    init(_ table: SketchTable, ranks: [UInt32], threads: Int) throws {
        let representatives = Self.representatives(table, ranks: ranks)
        self.representatives = representatives
        let count = table.count
        let bands = table.parameters.plan.bands
        var sets = DisjointSets(count: count)
        let shares = max(1, min(threads, bands))
        try OrderedWork.run(
            threads: shares, window: shares,
            produce: { give in for share in 0..<shares { try give(share) } },
            makeWorker: {},
            work: { (_: inout Void, share: Int) in
                var sets = DisjointSets(count: count)
                var buckets = KeyTable(capacity: count)
                for band in stride(from: share, to: bands, by: shares) {
                    buckets.removeAll()
                    for document in 0..<count
                    where representatives[document] == UInt32(document) && table.words[document] > 0 {
                        if let other = buckets.insert(table.key(of: document, band: band), document) {
                            sets.join(other, document)
                        }
                    }
                }
                return sets
            },
            consume: { found in
                var found = found
                for document in 0..<count { sets.join(document, found.find(document)) }
            })
        components = Self.components(of: &sets, representatives, ranks)
    }

    private static func components(
        of sets: inout DisjointSets, _ representatives: [UInt32], _ ranks: [UInt32]
    ) -> [[Int]] {
        var sizes = [UInt32](repeating: 0, count: sets.count)
        for document in 0..<sets.count where representatives[document] == UInt32(document) {
            sizes[sets.find(document)] += 1
        }
        var places = [Int: Int]()
        var components: [[Int]] = []
        for document in 0..<sets.count where representatives[document] == UInt32(document) {
            let root = sets.find(document)
            if sizes[root] < 2 { continue }
            if let place = places[root] {
                components[place].append(document)
            } else {
                places[root] = components.count
                components.append([document])
            }
        }
        for place in components.indices { components[place].sort { ranks[$0] < ranks[$1] } }
        return components
    }

    /// A text of the same words is the same text: the first by rank stands for all, so that ten thousand copies cost no more than one.
    private static func representatives(_ table: SketchTable, ranks: [UInt32]) -> [UInt32] {
        var representatives = (0..<UInt32(table.count)).map { $0 }
        var first = KeyTable(capacity: table.count)
        var best: [Int: Int] = [:]
        for document in 0..<table.count where table.words[document] > 0 {
            let identity = table.identities[document]
            let found = first.insert(identity.high, document) { table.identities[$0] == identity }
            guard let found else { continue }
            representatives[document] = UInt32(found)
            if ranks[document] < ranks[best[found] ?? found] { best[found] = document }
        }
        if best.isEmpty { return representatives }
        for document in representatives.indices {
            if let better = best[Int(representatives[document])] { representatives[document] = UInt32(better) }
        }
        return representatives
    }
}
