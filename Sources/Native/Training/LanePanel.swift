internal import CTraining
internal import Glibc

/// A table of sixteen labels side by side: for each row, which is a feature or a document, sixteen numbers.
///
/// What is done to a panel is done to sixteen independent problems at once; each has a lane.
package struct LanePanel: Sendable {
    package static let lanes = Int(PATCORPUS_LANES)

    package let rows: Int
    /// Row after row.
    package internal(set) var values: [Float]

    /// A panel of zeros.
    package init(rows: Int) {
        self.rows = rows
        values = [Float](repeating: 0, count: rows * Self.lanes)
    }

    package subscript(row: Int, lane: Int) -> Float {
        get { values[row * Self.lanes + lane] }
        set { values[row * Self.lanes + lane] = newValue }
    }

    /// The instructions that training runs on: `avx512`, `avx2` or `baseline`.
    package static var instructions: String { unsafe String(cString: patcorpus_training_instructions()) }

    /// By lane, the sum over the rows of this panel times another.
    package func dot(_ other: LanePanel) -> [Double] {
        precondition(rows == other.rows, "panels of \(rows) and \(other.rows) rows")
        var sums = [Double](repeating: 0, count: Self.lanes)
        unsafe patcorpus_lane_dot(Int64(rows), values, other.values, &sums)
        return sums
    }

    /// `dot` without the last row, which is of intercepts.
    package func dotWithoutLast(_ other: LanePanel) -> [Double] {
        precondition(rows == other.rows && rows > 0, "panels of \(rows) and \(other.rows) rows")
        var sums = [Double](repeating: 0, count: Self.lanes)
        unsafe patcorpus_lane_dot(Int64(rows - 1), values, other.values, &sums)
        return sums
    }

    /// Adds a number to every number.
    package mutating func addToAll(_ number: Float) {
        unsafe patcorpus_add_intercepts(
            Int64(rows), Int64(Self.lanes), [Float](repeating: number, count: Self.lanes), &values)
    }

    /// Adds a multiple of another panel, a factor a lane.
    package mutating func add(_ factors: [Double], _ other: LanePanel) {
        precondition(rows == other.rows && factors.count == Self.lanes, "panels that do not fit")
        unsafe patcorpus_lane_add(Int64(rows), factors, other.values, &values)
    }

    /// Becomes another panel plus a multiple of itself, a factor a lane.
    package mutating func turn(to other: LanePanel, _ factors: [Double]) {
        precondition(rows == other.rows && factors.count == Self.lanes, "panels that do not fit")
        unsafe patcorpus_lane_turn(Int64(rows), factors, other.values, &values)
    }

    /// Becomes a multiple of another panel.
    package mutating func set(_ factor: Float, _ other: LanePanel) {
        precondition(rows == other.rows, "panels of \(rows) and \(other.rows) rows")
        unsafe patcorpus_scale(Int64(values.count), factor, other.values, &values)
    }

    /// Becomes itself times a number.
    package mutating func scale(_ factor: Float) {
        let count = Int64(values.count)
        unsafe values.withUnsafeMutableBufferPointer { values in
            if let base = values.baseAddress { unsafe patcorpus_scale(count, factor, base, base) }
        }
    }

    /// Becomes another panel divided by a third, number by number.
    package mutating func set(_ numerator: LanePanel, over divisor: LanePanel) {
        precondition(rows == numerator.rows && rows == divisor.rows, "panels that do not fit")
        unsafe patcorpus_divide(Int64(values.count), numerator.values, divisor.values, &values)
    }

    /// Multiplies by another panel, number by number.
    package mutating func multiply(by other: LanePanel) {
        precondition(rows == other.rows, "panels of \(rows) and \(other.rows) rows")
        let count = Int64(values.count)
        unsafe values.withUnsafeMutableBufferPointer { values in
            if let base = values.baseAddress { unsafe patcorpus_multiply(count, base, other.values, base) }
        }
    }

    /// Sets every number to zero.
    package mutating func clear() {
        unsafe values.withUnsafeMutableBytes { bytes in
            if let base = bytes.baseAddress { unsafe memset(base, 0, bytes.count) }
        }
    }

    /// Sets a row's numbers.
    package mutating func setRow(_ row: Int, _ numbers: [Double]) {
        for lane in 0..<Self.lanes { values[row * Self.lanes + lane] = Float(numbers[lane]) }
    }

    /// A row's numbers.
    package func row(_ row: Int) -> [Double] {
        (0..<Self.lanes).map { Double(values[row * Self.lanes + $0]) }
    }

    /// Writes the first lanes to columns of a matrix, the rows from the first on.
    package func write(to matrix: inout Matrix, columns: [Int]) {
        precondition(rows >= matrix.rows && columns.count <= Self.lanes, "a panel that does not fit its matrix")
        let width = matrix.columns
        unsafe matrix.values.withUnsafeMutableBufferPointer { target in
            for row in 0..<(width == 0 ? 0 : target.count / width) {
                for (lane, column) in columns.enumerated() {
                    unsafe target[row * width + column] = values[row * Self.lanes + lane]
                }
            }
        }
    }
}
