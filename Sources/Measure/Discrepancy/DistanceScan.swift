internal import Native

/// Walks all distances between the rows of two matrices, a block at a time, on threads.
///
/// Memory is linear in the number of rows. Blocks of rows are worked on at once; results come in the order of the rows for any number of threads.
struct DistanceScan: Sendable {
    private let left: DoubleMatrix
    private let right: DoubleMatrix
    private let leftNorms: [Double]
    private let rightNorms: [Double]
    private let areSame: Bool

    /// The distances between two samples.
    init(_ left: Matrix, _ right: Matrix) {
        precondition(left.columns == right.columns, "rows of \(left.columns) and \(right.columns) numbers")
        // One shift for both: distances stay, and squared norms that are large against them would cost digits.
        let shift = Centring.shift(left)
        self.left = DoubleMatrix(left).subtracting(shift)
        self.right = DoubleMatrix(right).subtracting(shift)
        leftNorms = self.left.squaredNorms()
        rightNorms = self.right.squaredNorms()
        areSame = false
    }

    /// The distances within a sample.
    init(within sample: Matrix) {
        left = DoubleMatrix(sample).subtracting(Centring.shift(sample))
        right = left
        leftNorms = left.squaredNorms()
        rightNorms = leftNorms
        areSame = true
    }

    /// For each block of rows, a value folded over the squared distances to all rows of the other side.
    ///
    /// - Parameters:
    ///   - start: the value before the first distance, for a range of rows.
    ///   - fold: takes up a row's distances to a range of the other side's rows; the row counts from the range's start.
    func map<Value: Sendable>(
        threads: Int, start: @escaping @Sendable (Range<Int>) -> Value,
        fold: @escaping @Sendable (inout Value, _ row: Int, _ columns: Range<Int>, _ squares: Span<Double>) -> Void
    ) throws -> [Value] {
        let size = 256
        let blocks = Blocks.ranges(left.rows, size: size)
        let others = Blocks.ranges(right.rows, size: 512)
        @Sendable func work(_ tile: inout DistanceTile, _ rows: Range<Int>) throws -> Value {
            var value = start(rows)
            for columns in others {
                try tile.fill(left, rows, leftNorms, right, columns, rightNorms, areSame: areSame)
                for row in 0..<rows.count { fold(&value, row, columns, tile.row(row)) }
            }
            return value
        }
        var values: [Value] = []
        if threads <= 1 || blocks.count < 4 {
            var tile = DistanceTile(size: 512)
            for rows in blocks { values.append(try work(&tile, rows)) }
        } else {
            try OrderedWork.run(
                threads: threads, window: 4 * threads, produce: { give in for rows in blocks { try give(rows) } },
                makeWorker: { DistanceTile(size: 512) }, work: { try work(&$0, $1) }, consume: { values.append($0) })
        }
        return values
    }

    /// The squared distances to the k nearest rows of the other side, ascending, for each row; a row is not its own neighbour.
    func nearest(_ k: Int, threads: Int) throws -> [NearestRows] {
        let areSame = areSame
        let blocks = try map(
            threads: threads,
            start: { rows in
                (from: rows.lowerBound, found: [NearestRows](repeating: NearestRows(k), count: rows.count))
            },
            fold: { value, row, columns, squares in
                let own = areSame ? value.from + row - columns.lowerBound : -1
                for column in 0..<squares.count where column != own {
                    if squares[column] < value.found[row].limit {
                        value.found[row].insert(squares[column], columns.lowerBound + column)
                    }
                }
            })
        return blocks.flatMap(\.found)
    }
}

/// The nearest rows to one row; of equal distances the first row's.
struct NearestRows: Sendable {
    private(set) var squares: [Double] = []
    private(set) var rows: [Int] = []
    /// What a squared distance must be below to be taken.
    private(set) var limit = Double.infinity
    private let k: Int

    init(_ k: Int) { self.k = k }

    mutating func insert(_ square: Double, _ row: Int) {
        var place = squares.count
        while place > 0 && squares[place - 1] > square { place -= 1 }
        squares.insert(square, at: place)
        rows.insert(row, at: place)
        if squares.count > k {
            squares.removeLast()
            rows.removeLast()
        }
        if squares.count == k { limit = squares[k - 1] }
    }
}
