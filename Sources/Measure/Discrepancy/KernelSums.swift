internal import Corpus
internal import Native

/// Sums of kernel values over all pairs of two samples, from which every estimator, permutation and jackknife follows.
///
/// The kernel matrix is made a block at a time, each pair once, and never stands in memory as a whole. Blocks do not depend on the number of threads and are
/// added in order, so neither do the sums.
struct KernelSums {
    /// For each document of the pooled sample, the sum of its kernel values with the first sample, itself left out.
    var toX: [Double]
    /// The same with the second sample.
    var toY: [Double]
    /// The kernel value of each document with itself.
    var diagonal: [Double]
    /// For each subset of groups, the sum over ordered pairs of different documents that are both in it.
    var within: [Double]
    /// For each group of the pooled sample, the sum over ordered pairs of different documents of the group.
    var withinGroup: [Double]

    /// Adds up.
    ///
    /// - Parameters:
    ///   - subsets: subsets of the pooled sample's groups; nil for none.
    init(_ sample: TwoSample, _ kernel: Kernel, subsets: IndicatorTable?, threads: Int) throws {
        let joined = sample.x.appending(sample.y)
        let shift = kernel.ignoresOffset ? Centring.shift(joined) : []
        let groups = sample.pooledGroups
        let n = sample.n
        let work: TileWork
        if let gram = kernel.gram {
            let points = joined.subtracting(shift)
            work = TileWork(
                points: .single(points, gram), norms: points.squaredNorms(), groups: groups, subsets: subsets)
        } else {
            var points = DoubleMatrix(joined)
            if kernel.ignoresOffset { points = points.subtracting(shift) }
            work = TileWork(
                points: .double(points, kernel), norms: points.squaredNorms(), groups: groups, subsets: subsets)
        }
        let isDouble = kernel.gram == nil
        let size = min(512, max(n, sample.m))
        let ranges = Blocks.ranges(n, size: size) + Blocks.ranges(sample.m, from: n, size: size)
        var toX = [Double](repeating: 0, count: joined.rows)
        var toY = toX
        var within = [Double](repeating: 0, count: subsets?.subsets ?? 0)
        func add(_ sums: TileSums) {
            for (row, sum) in zip(sums.rows, sums.byRow) {
                if sums.columns.lowerBound < n { toX[row] += sum } else { toY[row] += sum }
            }
            let isDiagonal = sums.rows == sums.columns
            if !isDiagonal {
                for (column, sum) in zip(sums.columns, sums.byColumn) {
                    if sums.rows.lowerBound < n { toX[column] += sum } else { toY[column] += sum }
                }
            }
            for subset in sums.within.indices { within[subset] += (isDiagonal ? 1 : 2) * sums.within[subset] }
        }
        let tiles = ranges.indices.flatMap { i in (i..<ranges.count).map { (ranges[i], ranges[$0]) } }
        if threads <= 1 || tiles.count < 8 {
            var scratch = TileScratch(size, isDouble: isDouble)
            for (rows, columns) in tiles { add(try work.sums(rows, columns, &scratch)) }
        } else {
            try OrderedWork.run(
                threads: threads, window: 4 * threads,
                produce: { give in for tile in tiles { try give(tile) } },
                makeWorker: { TileScratch(size, isDouble: isDouble) },
                work: { scratch, tile in try work.sums(tile.0, tile.1, &scratch) },
                consume: { add($0) })
        }
        self.toX = toX
        self.toY = toY
        self.within = within
        diagonal = work.norms.map { kernel.diagonal($0, columns: joined.columns) }
        withinGroup = try Self.withinGroups(sample, work, isDouble)
    }

    private static func withinGroups(_ sample: TwoSample, _ work: TileWork, _ isDouble: Bool) throws -> [Double] {
        let members = sample.xGroups.members + sample.yGroups.members.map { $0.map { $0 + sample.n } }
        let largest = members.reduce(0) { max($0, $1.count) }
        guard largest > 1 else { return [Double](repeating: 0, count: members.count) }
        var scratch = TileScratch(min(512, largest), isDouble: isDouble)
        var sums: [Double] = []
        for group in members { sums.append(group.count > 1 ? try work.sum(over: group, &scratch) : 0) }
        return sums
    }
}

/// What one thread needs to itself.
private struct TileScratch: ~Copyable {
    var gram: GramTile
    var distances: DistanceTile

    init(_ size: Int, isDouble: Bool) {
        gram = GramTile(size: size)
        distances = DistanceTile(size: isDouble ? size : 0)
    }
}

/// The sums over one block.
private struct TileSums: Sendable {
    let rows: Range<Int>
    let columns: Range<Int>
    let byRow: [Double]
    let byColumn: [Double]
    let within: [Double]
}

/// What all blocks share.
private struct TileWork: Sendable {
    /// The pooled sample, and what is computed of it.
    enum Points: Sendable {
        case single(Matrix, GramKernel)
        case double(DoubleMatrix, Kernel)
    }

    let points: Points
    let norms: [Double]
    let groups: [Int]
    let subsets: IndicatorTable?

    func sums(_ rows: Range<Int>, _ columns: Range<Int>, _ scratch: inout TileScratch) throws -> TileSums {
        var byRow: [Double]
        var byColumn: [Double]
        switch points {
        case .single(let points, let kernel):
            try scratch.gram.fill(points, rows, points, columns)
            scratch.gram.apply(
                kernel, leftNorms: norms[rows], rightNorms: norms[columns], leavingOutDiagonal: rows == columns)
            byRow = scratch.gram.rowSums
            byColumn = scratch.gram.columnSums
        case .double(let points, let kernel):
            if kernel == .negativeDistance {
                try scratch.distances.fill(points, rows, norms, points, columns, norms, areSame: true)
                scratch.distances.negateDistances()
            } else {
                try scratch.distances.fillCubes(
                    points, rows, columns, scale: 1 / Double(points.columns), leavingOutDiagonal: rows == columns)
            }
            byRow = scratch.distances.rowSums
            byColumn = scratch.distances.columnSums
            if subsets != nil { scratch.gram.fill(scratch.distances) }
        }
        var within: [Double] = []
        if let subsets {
            within = scratch.gram.sumsWithin(subsets, rowGroups: groups[rows], columnGroups: groups[columns])
        }
        return TileSums(rows: rows, columns: columns, byRow: byRow, byColumn: byColumn, within: within)
    }

    /// The sum over ordered pairs of different documents among those given.
    func sum(over documents: [Int], _ scratch: inout TileScratch) throws -> Double {
        let chosen: Points
        switch points {
        case .single(let points, let kernel): chosen = .single(points.selecting(documents), kernel)
        case .double(let points, let kernel): chosen = .double(points.selecting(documents), kernel)
        }
        let part = TileWork(points: chosen, norms: documents.map { norms[$0] }, groups: [], subsets: nil)
        var total = 0.0
        let ranges = Blocks.ranges(documents.count)
        for (index, rows) in ranges.enumerated() {
            for columns in ranges[index...] {
                let sums = try part.sums(rows, columns, &scratch)
                total += (rows == columns ? 1 : 2) * sums.byRow.reduce(0, +)
            }
        }
        return total
    }
}
