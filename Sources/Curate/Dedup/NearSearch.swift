package import Native

/// Finds near-duplicates among sketched documents: candidates by bands, each compared exactly.
///
/// The result is a function of texts and ranks, whatever the number of threads and the order of the documents.
package struct NearSearch: Sendable {
    /// Gives the shingles of documents whose table has none, in the order asked for.
    package typealias Loader = @Sendable (_ documents: [Int]) throws -> [HashRun]

    package let table: SketchTable
    /// The place of each document in the order of preference, each once; smaller stays rather.
    package let ranks: [UInt32]
    package let threads: Int
    private let load: Loader
    private let candidates: CandidateComponents

    /// - Parameter load: not called where the table has kept all shingles.
    package init(_ table: SketchTable, ranks: [UInt32], threads: Int, load: @escaping Loader) throws {
        precondition(ranks.count == table.count, "\(ranks.count) ranks for \(table.count) documents")
        self.table = table
        self.ranks = ranks
        self.threads = threads
        self.load = load
        candidates = try CandidateComponents(table, ranks: ranks, threads: threads)
    }

    /// What a search is for.
    private enum Purpose: Sendable {
        case removal
        case removalAgainst(fixed: [Bool])
        case pairs
        /// Enough pairs to connect what belongs together.
        case connections
    }

    /// Which documents go, so that of those that stay no two are known to be similar; each goes for a similar one that stays.
    ///
    /// In order of the ranks, a document goes if it is similar to one that stays. So there are no chains: A like B like C, where A and C differ, loses B only, or A and C.
    package func removals() throws -> NearResult {
        var result = try search(.removal)
        let known = Dictionary(uniqueKeysWithValues: result.removals.map { ($0.document, $0) })
        for (document, first) in copies() {
            let like = known[first].map { ($0.like, $0.similarity) } ?? (first, 1)
            result.removals.append(Removal(document: document, like: like.0, similarity: like.1))
            result.identical += 1
        }
        result.removals.sort { $0.document < $1.document }
        return result
    }

    /// Which documents go because they are similar to one of those that are fixed; they are not compared with each other.
    ///
    /// - Parameter fixed: for each document whether it is one that others are compared with, and stays in any case. Their ranks come first.
    package func removals(against fixed: [Bool]) throws -> NearResult {
        precondition(fixed.count == table.count, "\(fixed.count) flags for \(table.count) documents")
        var result = try search(.removalAgainst(fixed: fixed))
        let known = Dictionary(uniqueKeysWithValues: result.removals.map { ($0.document, $0) })
        for (document, first) in copies() where !fixed[document] {
            if fixed[first] {
                result.removals.append(Removal(document: document, like: first, similarity: 1))
                result.identical += 1
            } else if let known = known[first] {
                result.removals.append(Removal(document: document, like: known.like, similarity: known.similarity))
            }
        }
        result.removals.sort { $0.document < $1.document }
        return result
    }

    /// All pairs of similar documents that the bands find; time and memory grow with their number.
    package func pairs() throws -> NearResult {
        var result = try search(.pairs)
        var members: [Int: [Int]] = [:]
        for (document, first) in copies() { members[first, default: [first]].append(document) }
        for pair in result.pairs {
            let firsts = members[pair.first] ?? [pair.first]
            let seconds = members[pair.second] ?? [pair.second]
            if firsts.count == 1 && seconds.count == 1 { continue }
            for a in firsts {
                for b in seconds where a != pair.first || b != pair.second {
                    result.pairs.append(SimilarPair(a, b, pair.similarity))
                }
            }
        }
        for group in members.values {
            for (place, a) in group.enumerated() {
                for b in group[(place + 1)...] { result.pairs.append(SimilarPair(a, b, 1)) }
            }
        }
        result.pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        return result
    }

    /// The documents that similarity connects, directly or through others, in groups of at least two; ascending within and by their first.
    package func groups() throws -> [[Int]] {
        let result = try search(.connections)
        var sets = DisjointSets(count: table.count)
        for pair in result.pairs { sets.join(pair.first, pair.second) }
        for (document, first) in copies() { sets.join(document, first) }
        var groups: [Int: [Int]] = [:]
        for document in 0..<table.count { groups[sets.find(document), default: []].append(document) }
        return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }

    /// Documents with the words of another one, which stands for them.
    private func copies() -> [(document: Int, first: Int)] {
        candidates.representatives.enumerated().compactMap {
            $0.offset == Int($0.element) ? nil : (document: $0.offset, first: Int($0.element))
        }
    }

    // MARK: The work

    /// Components that one thread takes at once, with the shingles that had to be loaded.
    private struct Share: Sendable {
        var components: [[Int]] = []
        var loaded: [Int: HashRun] = [:]
        var words = 0
    }

    /// Words of the documents of one share: some 8 MB of shingles.
    private static let shareWords = 1 << 20

    private func search(_ purpose: Purpose) throws -> NearResult {
        var result = NearResult()
        let components = candidates.components
        try OrderedWork.run(
            threads: threads, window: threads * 2,
            produce: { [self] give in
                var share = Share()
                for component in components where isOfUse(component, purpose) {
                    share.components.append(component)
                    share.words += component.reduce(0) { $0 + Int(table.words[$1]) }
                    if share.words >= Self.shareWords {
                        try give(try filled(share))
                        share = Share()
                    }
                }
                if !share.components.isEmpty { try give(try filled(share)) }
            },
            makeWorker: { SetComparison() },
            work: { [self] (comparison: inout SetComparison, share: Share) in
                var part = NearResult()
                for component in share.components {
                    resolve(component, share.loaded, purpose, &comparison, into: &part)
                }
                return part
            },
            consume: { part in
                result.removals += part.removals
                result.pairs += part.pairs
                result.candidates += part.candidates
                result.verified += part.verified
            })
        return result
    }

    private func isOfUse(_ component: [Int], _ purpose: Purpose) -> Bool {
        guard case .removalAgainst(let fixed) = purpose else { return true }
        return component.contains { fixed[$0] } && component.contains { !fixed[$0] }
    }

    private func filled(_ share: Share) throws -> Share {
        let missing = share.components.joined().filter { !table.hasShingles(of: $0) }
        if missing.isEmpty { return share }
        var share = share
        for (document, run) in zip(missing, try load(missing)) { share.loaded[document] = run }
        return share
    }

    private func resolve(
        _ component: [Int], _ loaded: [Int: HashRun], _ purpose: Purpose, _ comparison: inout SetComparison,
        into result: inout NearResult
    ) {
        var search = ComponentSearch(table, loaded: loaded)
        switch purpose {
        case .removal:
            for document in component {
                if let removal = best(of: document, in: &search, &comparison) {
                    result.removals.append(removal)
                } else {
                    search.enter(document)
                }
            }
        case .removalAgainst(let fixed):
            for document in component where fixed[document] { search.enter(document) }
            for document in component where !fixed[document] {
                if let removal = best(of: document, in: &search, &comparison) { result.removals.append(removal) }
            }
        case .pairs:
            for document in component {
                search.forEachSimilar(to: document, &comparison) {
                    result.pairs.append(SimilarPair(document, $0, $1))
                }
                search.enter(document)
            }
        case .connections:
            let places = Dictionary(uniqueKeysWithValues: component.enumerated().map { ($0.element, $0.offset) })
            var groups = DisjointSets(count: component.count)
            for (place, document) in component.enumerated() {
                search.forEachSimilar(
                    to: document, &comparison, where: { !groups.areOne(place, places[$0] ?? place) },
                    {
                        if groups.join(place, places[$0] ?? place) {
                            result.pairs.append(SimilarPair(document, $0, $1))
                        }
                    })
                search.enter(document)
            }
        }
        result.candidates += search.candidates
        result.verified += search.verified
    }

    /// The removal for the most similar of those entered; of equals the first by rank.
    private func best(of document: Int, in search: inout ComponentSearch, _ comparison: inout SetComparison) -> Removal?
    {
        var best: Removal?
        search.forEachSimilar(to: document, &comparison) { other, similarity in
            if similarity > best?.similarity ?? -1 {
                best = Removal(document: document, like: other, similarity: similarity)
            }
        }
        return best
    }

    // MARK: Recall

    /// How many of the similar pairs the bands find, by a search of a sample of the documents through all signatures.
    ///
    /// See `RecallEstimate`.
    ///
    /// - Parameter sample: how many texts are compared with all; by default all up to 2,000, and fewer among more than 20,000, down to 200.
    package func recall(sample: Int? = nil) throws -> RecallEstimate {
        try RecallEstimate(
            table, representatives: candidates.representatives,
            sample: sample ?? max(200, min(2000, 40_000_000 / max(1, table.count))), threads: threads, load: load)
    }
}
