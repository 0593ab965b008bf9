internal import Native

extension DenseIndex {
    package var batchSize: Int { 64 }

    /// How many documents a tile has: with 64 queries, a quarter of a megabyte.
    private static var tileColumns: Int { 1024 }

    /// What some queries find, by matrix products in tiles: exactly what the plain loop finds.
    ///
    /// The library's products choose candidates, with a margin of twice what they and the plain loop can differ by; only candidates are scored by the plain loop.
    /// Time is that of the products, memory a tile and some thousand candidates a query, whatever the size of the index. Throws `BLASError`.
    package func rankings(
        _ searches: [Search<[Float]>], hiding hidden: [Int], limit: Int
    ) throws -> [Rankings] {
        // A query without direction finds nothing; its products are no numbers.
        let asking = searches.indices.filter { searches[$0].query.allSatisfy(\.isFinite) }
        var found = searches.map { _ in Rankings(all: [], visible: []) }
        if asking.isEmpty || documents == 0 { return found }
        let queries = Matrix(
            rows: asking.count, columns: dimensions, values: asking.flatMap { searches[$0].query })
        let norms = queries.squaredNorms()
        var isHidden = [Bool](repeating: false, count: hidden.isEmpty ? 0 : documents)
        for document in hidden { isHidden[document] = true }
        let collectors = norms.map { norm in
            let error = ProductTile.error(dimensions) * norm.squareRoot() * longest + Double(dimensions) * 0x1p-148
            return DenseCollector(limit: limit, margin: 4 * error)
        }
        var tile = ProductTile(rows: asking.count, columns: min(Self.tileColumns, documents))
        var out = asking.map { searches[$0].leavingOut[...] }
        for first in stride(from: 0, to: documents, by: Self.tileColumns) {
            let end = min(first + Self.tileColumns, documents)
            try tile.fill(queries, rows, first..<end)
            for (row, collector) in collectors.enumerated() {
                while let document = out[row].first, document < end {
                    tile.leaveOut(row, document - first)
                    out[row].removeFirst()
                }
                tile.forEach(row, from: collector.least) { column, product in
                    collector.add(product, first + column, isHidden: !isHidden.isEmpty && isHidden[first + column])
                }
                collector.tidy { score(searches[asking[row]].query, $0) }
            }
        }
        for (row, collector) in collectors.enumerated() {
            found[asking[row]] = collector.finish(hidesSome: !hidden.isEmpty) {
                score(searches[asking[row]].query, $0)
            }
        }
        return found
    }

    /// The score of one document by the plain loop.
    private func score(_ query: [Float], _ document: Int) -> Float { DotProducts.of(query.span, rows.row(document)) }
}

/// Documents that may be among the best of one query, by products that are a little off.
private final class DenseCollector {
    private struct Candidate {
        let document: Int
        let product: Float
        let isHidden: Bool
    }

    private let limit: Int
    /// How far below the product of the last of the best a product may be, of a document that belongs to the best.
    private let margin: Double
    private var candidates: [Candidate] = []
    /// The best products of documents that are not hidden.
    private var products: TopScores
    private var best: TopScores
    private var rest: TopScores

    init(limit: Int, margin: Double) {
        self.limit = limit
        self.margin = margin
        products = TopScores(limit: limit)
        best = TopScores(limit: limit)
        rest = TopScores(limit: limit)
    }

    /// Documents with lower products are not among the best.
    var least: Float { bound(products.reached) }

    private func bound(_ reached: Float) -> Float {
        max(-.greatestFiniteMagnitude, Float(Double(reached) - margin).nextDown)
    }

    func add(_ product: Float, _ document: Int, isHidden: Bool) {
        candidates.append(Candidate(document: document, product: product, isHidden: isHidden))
        if !isHidden { products.offer(product, document) }
    }

    /// Lets go of candidates that others have overtaken; where too many are left, they are scored at once.
    func tidy(_ score: (Int) -> Float) {
        guard candidates.count > 4 * limit + 4096 else { return }
        let least = least
        candidates.removeAll { $0.product < least }
        if candidates.count > 2 * limit + 2048 { settle(score) }
    }

    private func settle(_ score: (Int) -> Float) {
        for candidate in candidates {
            let exact = score(candidate.document)
            guard exact >= -.greatestFiniteMagnitude else { continue }
            best.offer(exact, candidate.document)
            if !candidate.isHidden { rest.offer(exact, candidate.document) }
        }
        candidates.removeAll(keepingCapacity: true)
    }

    func finish(hidesSome: Bool, _ score: (Int) -> Float) -> Rankings {
        let last = products.finish()
        if last.count == limit, let reached = last.last?.score {
            let least = bound(reached)
            candidates.removeAll { $0.product < least }
        }
        settle(score)
        let all = best.finish()
        return Rankings(all: all, visible: hidesSome ? rest.finish() : all)
    }
}
