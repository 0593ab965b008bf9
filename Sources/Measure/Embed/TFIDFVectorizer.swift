package import Corpus
internal import Foundation

/// Turns words into TF-IDF vectors, as scikit-learn's `TfidfVectorizer` does with its defaults.
///
/// Raw counts times the smooth idf ln((1 + n)/(1 + df)) + 1, rows divided by their Euclidean length. Words are those of `WordList`; words that the
/// vocabulary does not have count nothing. O(words) a document, plus sorting its distinct terms.
package struct TFIDFVectorizer: Sendable {
    package let vocabulary: TermVocabulary
    /// The idf by column.
    package let weights: [Double]

    package init(_ vocabulary: TermVocabulary) {
        self.vocabulary = vocabulary
        weights = Self.weights(vocabulary.documentFrequencies, documents: vocabulary.documents)
    }

    /// The smooth idf of words that so many of the documents have.
    package static func weights(_ frequencies: [Int], documents: Int) -> [Double] {
        frequencies.map { log((1 + Double(documents)) / (1 + Double($0))) + 1 }
    }

    /// What one thread needs to make rows.
    package struct Workspace: Sendable {
        fileprivate var counts: [Int32]

        package init(_ vectorizer: TFIDFVectorizer) {
            counts = [Int32](repeating: 0, count: vectorizer.vocabulary.count)
        }
    }

    /// The row of a document's words.
    package func row(_ words: WordList, _ workspace: inout Workspace) -> SparseRow {
        var row = SparseRow()
        let bytes = words.bytes.span
        for index in 0..<words.count {
            guard let column = vocabulary.column(of: bytes.extracting(words.range(index))) else { continue }
            if workspace.counts[column] == 0 { row.columns.append(Int32(column)) }
            workspace.counts[column] += 1
        }
        row.columns.sort()
        row.values.reserveCapacity(row.columns.count)
        var squares = 0.0
        for column in row.columns {
            let value = Double(workspace.counts[Int(column)]) * weights[Int(column)]
            workspace.counts[Int(column)] = 0
            squares += value * value
            row.values.append(value)
        }
        let length = squares.squareRoot()
        for index in row.values.indices { row.values[index] /= length }
        return row
    }
}

/// The entries of one row that are not zero, by column.
package struct SparseRow: Sendable, Hashable {
    /// Ascending.
    package var columns: [Int32] = []
    package var values: [Double] = []

    package init() {}
}

/// A matrix of rows that are mostly zeros, in compressed rows (CSR): the layout of SciPy's `csr_matrix`.
package struct SparseMatrix: Sendable {
    package let columnCount: Int
    /// Where each row begins in `columns` and `values`; one more at the end.
    package private(set) var starts: [Int] = [0]
    package private(set) var columns: [Int32] = []
    package private(set) var values: [Double] = []

    package init(columnCount: Int) { self.columnCount = columnCount }

    package var rowCount: Int { starts.count - 1 }

    /// Appends a row.
    package mutating func append(_ row: SparseRow) {
        columns.append(contentsOf: row.columns)
        values.append(contentsOf: row.values)
        starts.append(columns.count)
    }

    /// Where a row's entries lie in `columns` and `values`.
    package func range(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }
}
