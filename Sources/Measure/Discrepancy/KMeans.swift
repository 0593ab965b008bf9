internal import Corpus
internal import Native

/// Lloyd's k-means with k-means++ starts, the best of several.
///
/// Arthur and Vassilvitskii, SODA 2007. Deterministic by seed on one machine; an empty cluster takes the point that is farthest from its centre.
struct KMeans {
    /// The cluster of each row.
    let clusters: [Int]
    /// The sum of squared distances to the centres.
    let inertia: Double

    /// - Parameters:
    ///   - restarts: how many starts are tried.
    ///   - steps: the most steps of one start.
    init(_ points: Matrix, k: Int, restarts: Int = 5, steps: Int = 500, seed: UInt64, threads: Int) throws {
        precondition(k >= 1 && k <= points.rows, "\(k) clusters of \(points.rows) points")
        let norms = points.squaredNorms()
        var best: (clusters: [Int], inertia: Double)?
        for restart in 0..<max(restarts, 1) {
            var generator = SeededGenerator(seed: seed, stream: UInt64(restart))
            var centres = try Self.start(points, norms, k, &generator)
            var found = try Self.assign(points, norms, centres, threads)
            for _ in 0..<steps {
                centres = Self.means(points, &found.clusters, found.squares, k)
                let next = try Self.assign(points, norms, centres, threads)
                let isSettled = next.clusters == found.clusters
                found = next
                if isSettled { break }
            }
            let inertia = found.squares.reduce(0, +)
            if best.map({ inertia < $0.inertia }) ?? true { best = (found.clusters, inertia) }
        }
        clusters = best?.clusters ?? []
        inertia = best?.inertia ?? 0
    }

    private static func start(
        _ points: Matrix, _ norms: [Double], _ k: Int, _ generator: inout SeededGenerator
    ) throws -> Matrix {
        var chosen = [generator.uniform(points.rows)]
        var squares = [Double](repeating: .infinity, count: points.rows)
        while chosen.count < k {
            let last = chosen[chosen.count - 1]
            let products = try points.times(points[rows: last..<(last + 1)], transposing: .right).values
            var total = 0.0
            for row in 0..<points.rows {
                squares[row] = min(squares[row], max(0, norms[row] + norms[last] - 2 * Double(products[row])))
                total += squares[row]
            }
            var target = generator.unit() * total
            var next = generator.uniform(points.rows)
            if total > 0 {
                for row in 0..<points.rows where squares[row] > 0 {
                    next = row
                    target -= squares[row]
                    if target < 0 { break }
                }
            }
            chosen.append(next)
        }
        return points.selecting(chosen)
    }

    private static func assign(
        _ points: Matrix, _ norms: [Double], _ centres: Matrix, _ threads: Int
    ) throws -> (clusters: [Int], squares: [Double]) {
        let halves = centres.squaredNorms().map { Float($0 / 2) }
        var clusters: [Int] = []
        var squares: [Double] = []
        for rows in Blocks.ranges(points.rows, size: 4096) {
            let products = try points[rows: rows].times(centres, transposing: .right, threads: threads)
            for row in 0..<products.rows {
                let scores = products.row(row)
                var best = 0
                var score = scores[0] - halves[0]
                for cluster in 1..<max(1, scores.count) where scores[cluster] - halves[cluster] > score {
                    best = cluster
                    score = scores[cluster] - halves[cluster]
                }
                clusters.append(best)
                squares.append(max(0, norms[rows.lowerBound + row] - 2 * Double(score)))
            }
        }
        return (clusters, squares)
    }

    private static func means(_ points: Matrix, _ clusters: inout [Int], _ squares: [Double], _ k: Int) -> Matrix {
        var counts = [Int](repeating: 0, count: k)
        for cluster in clusters { counts[cluster] += 1 }
        var farthest = squares.indices.sorted { (squares[$1], $0) < (squares[$0], $1) }[...]
        for cluster in 0..<k where counts[cluster] == 0 {
            while let row = farthest.popFirst() {
                if counts[clusters[row]] > 1 {
                    counts[clusters[row]] -= 1
                    clusters[row] = cluster
                    counts[cluster] = 1
                    break
                }
            }
        }
        var sums = [Double](repeating: 0, count: k * points.columns)
        for row in 0..<points.rows {
            let from = clusters[row] * points.columns
            let values = points.row(row)
            for column in 0..<points.columns { sums[from + column] += Double(values[column]) }
        }
        let values = sums.indices.map { Float(sums[$0] / Double(max(counts[$0 / points.columns], 1))) }
        return Matrix(rows: k, columns: points.columns, values: values)
    }
}
