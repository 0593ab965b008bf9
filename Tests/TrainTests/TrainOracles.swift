import Corpus
import Foundation
import Native

@testable import Train

/// What `Fixtures/make.py` had PyTorch and scikit-learn say.
enum TrainOracles {
    static let results: JSONValue = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/oracles.json")
            .path
        return (try? JSONValue(parsing: FileSystem.read(path))) ?? .null
    }()

    static subscript(path: String...) -> JSONValue { path.reduce(results) { $0[$1] ?? .null } }
}

extension JSONValue {
    /// A list of numbers; null is not a number.
    var numbers: [Double] { (array ?? []).map { $0.number ?? .nan } }

    /// A list of lists of numbers.
    var table: [[Double]] { (array ?? []).map(\.numbers) }

    /// A table of 0 and 1 as the labels l0, l1 … of documents.
    var labelMatrix: LabelMatrix {
        let rows = table
        return LabelMatrix(
            labels: (0..<(rows.first?.count ?? 0)).map { "l\($0)" },
            rows: rows.map { row in row.indices.filter { row[$0] == 1 } })
    }

    /// A table of scores.
    var scoreTable: ScoreTable {
        let rows = table
        return ScoreTable(
            labels: (0..<(rows.first?.count ?? 0)).map { "l\($0)" }, rowCount: rows.count, values: rows.flatMap { $0 })
    }

    /// A table of numbers that are mostly zeros.
    var sparseRows: SparseRows {
        let rows = table
        var starts = [0]
        var columns: [Int32] = []
        var values: [Float] = []
        for row in rows {
            for (column, value) in row.enumerated() where value != 0 {
                columns.append(Int32(column))
                values.append(Float(value))
            }
            starts.append(columns.count)
        }
        return SparseRows(columnCount: rows.first?.count ?? 0, starts: starts, columns: columns, values: values)
    }
}

/// Whether two numbers agree within a tolerance, or are both none.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
    a.isNaN && b.isNaN || abs(a - b) <= tolerance * max(1, abs(b))
}
