internal import Corpus
package import Native

/// One of the two samples: documents with their vectors.
package struct AuditSide: Sendable {
    package let documents: [AuditDocument]
    /// A row for each document.
    package let vectors: Matrix
    package let groups: Groups

    package init(_ documents: [AuditDocument], _ vectors: Matrix) {
        precondition(documents.count == vectors.rows, "\(vectors.rows) vectors of \(documents.count) documents")
        self.documents = documents
        self.vectors = vectors
        groups = Groups(names: documents.map(\.group))
    }

    package var count: Int { documents.count }
    package var texts: [String] { documents.map(\.text) }
    package var ids: [String] { documents.map(\.id) }

    /// The documents at these places.
    package func selecting(_ places: [Int]) -> AuditSide {
        AuditSide(places.map { documents[$0] }, vectors.selecting(places))
    }

    /// Whole groups, drawn by seed, up to so many documents and at least one group; everything where there are no more.
    package func drawn(_ limit: Int, seed: UInt64, stream: UInt64) -> AuditSide {
        if count <= limit { return self }
        var generator = SeededGenerator(seed: seed, stream: 0xA0D1 &+ stream)
        let members = groups.members
        var places: [Int] = []
        for group in Array(0..<groups.count).shuffled(using: &generator) {
            if places.count + members[group].count > limit && !places.isEmpty { continue }
            places += members[group]
            if places.count >= limit { break }
        }
        return selecting(places.sorted())
    }

    /// Each group or its other half, drawn by seed.
    func half(seed: UInt64, stream: UInt64) -> [Int] {
        var generator = SeededGenerator(seed: seed, stream: 0x4A1F &+ stream)
        let members = groups.members
        return Array(0..<groups.count).shuffled(using: &generator).prefix(max(1, groups.count / 2))
            .flatMap { members[$0] }.sorted()
    }
}

/// What every part of the battery is given.
package struct AuditSettings: Sendable {
    package var permutations = 999
    package var seed: UInt64 = 0
    package var threads = 1
    /// The most documents of a side that measures of pairs see.
    package var sample = 2000
    /// From how many words on a shared phrase counts as memorised.
    package var phrase = 50
    /// From what Jaccard similarity of five-word shingles texts are near-duplicates.
    package var threshold = 0.8
    /// The fewest groups of a side for a comparison by label, prompt or model.
    package var leastGroups = 10

    package init() {}
}
