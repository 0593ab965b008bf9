internal import Corpus

/// Which labels each document has: documents by labels, held by its ones.
///
/// A document's labels are column numbers, ascending, each once.
package struct LabelMatrix: Sendable, Hashable {
    /// The labels by column, each once.
    package let labels: [String]
    /// Where each document begins in `columns`; one more at the end.
    package let starts: [Int]
    /// The columns that are set, document after document.
    package let columns: [Int32]

    /// From column numbers by document, in any order; a column outside the labels is a bug.
    package init(labels: [String], rows: [[Int]]) {
        var starts = [0]
        var columns: [Int32] = []
        for row in rows {
            for column in Set(row).sorted() {
                precondition(labels.indices.contains(column), "column \(column) of \(labels.count) labels")
                columns.append(Int32(column))
            }
            starts.append(columns.count)
        }
        self.labels = labels
        self.starts = starts
        self.columns = columns
    }

    /// From the names of each document's labels. Throws a usage `Fault` for a label that is not among `labels`.
    package init(_ documents: [[String]], labels: [String]) throws {
        let places = Dictionary(labels.enumerated().map { ($1, $0) }) { first, _ in first }
        let rows = try documents.map { names in
            try names.map { name in
                guard let place = places[name] else {
                    throw Fault(
                        "the label \(name) is not among the \(labels.count) labels",
                        fix: "train on documents that have it, or leave it out", kind: .usage)
                }
                return place
            }
        }
        self.init(labels: labels, rows: rows)
    }

    /// All labels of some documents, ascending by UTF-8.
    package static func labels(of documents: some Sequence<[String]>) -> [String] {
        var all: Set<String> = []
        for names in documents { all.formUnion(names) }
        return all.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The number of documents.
    package var rowCount: Int { starts.count - 1 }

    /// The columns of a document, ascending.
    package subscript(document: Int) -> ArraySlice<Int32> { columns[starts[document]..<starts[document + 1]] }

    /// Whether a document has a label. O(log labels of the document).
    package func has(_ document: Int, _ column: Int) -> Bool {
        var low = starts[document]
        var high = starts[document + 1]
        while low < high {
            let middle = (low + high) / 2
            if columns[middle] < Int32(column) { low = middle + 1 } else { high = middle }
        }
        return low < starts[document + 1] && columns[low] == Int32(column)
    }

    /// The names of a document's labels.
    package func names(_ document: Int) -> [String] { self[document].map { labels[Int($0)] } }

    /// Some documents, in the order given, with repeats.
    package func selecting(_ documents: [Int]) -> LabelMatrix {
        LabelMatrix(labels: labels, rows: documents.map { self[$0].map(Int.init) })
    }

    /// How many documents have each label, a document counted `counts` times.
    package func counts(_ counts: [Int]? = nil) -> [Int] {
        var result = [Int](repeating: 0, count: labels.count)
        for document in 0..<rowCount {
            for column in self[document] { result[Int(column)] += counts?[document] ?? 1 }
        }
        return result
    }
}
