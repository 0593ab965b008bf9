package import Native

/// A query, and what it must not find.
package struct Search<Query: Sendable>: Sendable {
    package let query: Query
    /// Documents that are not ranked, ascending.
    package let leavingOut: [Int]

    package init(_ query: Query, leavingOut: [Int] = []) {
        self.query = query
        self.leavingOut = leavingOut
    }
}

/// What a query finds, best first, ties in descending order of the documents' numbers.
package struct Rankings: Sendable, Hashable {
    package let all: [TopScores.Hit]
    /// Without the documents that are hidden.
    package let visible: [TopScores.Hit]
}

/// Something that scores all documents of an index for a query, a segment of at most 65,536 at a time.
package protocol Ranker: Sendable {
    associatedtype Query: Sendable

    /// How many documents there are; they are numbered in ascending order of their ids.
    var documents: Int { get }
    /// How many documents each segment has.
    var segmentSizes: [Int] { get }
    /// The least score of a document that counts as found.
    var leastScore: Float { get }

    /// Sets the first sums to the scores of a segment's documents.
    func score(_ query: Query, segment: Int, to sums: inout ScoreSums)

    /// How many queries are best searched for together.
    var batchSize: Int { get }
    /// What some queries find; the same as one by one.
    ///
    /// - Parameters:
    ///   - hidden: documents that are not in the second ranking, ascending.
    ///   - limit: how many documents a ranking has at most.
    func rankings(_ searches: [Search<Query>], hiding hidden: [Int], limit: Int) throws -> [Rankings]
}

extension Ranker {
    package var batchSize: Int { 16 }

    package func rankings(
        _ searches: [Search<Query>], hiding hidden: [Int], limit: Int
    ) throws -> [Rankings] {
        oneByOne(searches, hiding: hidden, limit: limit)
    }

    /// The rankings by `score`, query after query.
    package func oneByOne(_ searches: [Search<Query>], hiding hidden: [Int], limit: Int) -> [Rankings] {
        var searcher = Searcher(self, limit: limit)
        return searches.map { search in
            let (all, visible) = searcher.search(search.query, leavingOut: search.leavingOut, hiding: hidden)
            return Rankings(all: all, visible: visible)
        }
    }
}

/// What one thread needs to rank documents.
package struct Searcher<Index: Ranker>: ~Copyable {
    package typealias Hit = TopScores.Hit

    private let index: Index
    private let limit: Int
    private var sums = ScoreSums()
    private var best: TopScores
    private var rest: TopScores

    /// - Parameter limit: how many documents a ranking has at most.
    package init(_ index: Index, limit: Int) {
        self.index = index
        self.limit = limit
        best = TopScores(limit: limit)
        rest = TopScores(limit: limit)
    }

    /// The best documents for a query, ties in descending order of their numbers.
    ///
    /// - Parameter leavingOut: documents that are not ranked, ascending.
    package mutating func search(_ query: Index.Query, leavingOut: [Int] = []) -> [Hit] {
        search(query, leavingOut: leavingOut, hiding: []).all
    }

    /// The best documents, and the best ones without those that are hidden; one pass of scoring for both.
    ///
    /// - Parameters:
    ///   - leavingOut: documents in neither ranking, ascending.
    ///   - hidden: documents that are not in the second ranking, ascending.
    package mutating func search(
        _ query: Index.Query, leavingOut: [Int], hiding hidden: [Int]
    ) -> (all: [Hit], visible: [Hit]) {
        var first = 0
        var (out, hide) = (leavingOut[...], hidden[...])
        let least = index.leastScore
        for (segment, count) in index.segmentSizes.enumerated() {
            index.score(query, segment: segment, to: &sums)
            while let document = out.first, document < first + count {
                sums[UInt16(document - first)] = -.infinity
                out = out.dropFirst()
            }
            best.offer(sums, count: count, firstDocument: first, from: least)
            if !hidden.isEmpty {
                while let document = hide.first, document < first + count {
                    sums[UInt16(document - first)] = -.infinity
                    hide = hide.dropFirst()
                }
                rest.offer(sums, count: count, firstDocument: first, from: least)
            }
            first += count
        }
        let all = best.finish()
        return (all, hidden.isEmpty ? all : rest.finish())
    }
}
