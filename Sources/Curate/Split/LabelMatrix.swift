/// The labels of documents as numbers, row after row.
package struct LabelMatrix: Sendable {
    /// The labels' ids, ascending by their bytes.
    package let names: [String]
    private let offsets: [Int]
    private let numbers: [Int]

    /// - Parameter rows: the label ids of each document; a label that comes twice in one counts once.
    package init(_ rows: [[String]]) {
        var seen: Set<String> = []
        for row in rows { seen.formUnion(row) }
        names = seen.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var numberOf: [String: Int] = [:]
        for (number, name) in names.enumerated() { numberOf[name] = number }
        var offsets = [0]
        var numbers: [Int] = []
        offsets.reserveCapacity(rows.count + 1)
        for row in rows {
            let start = numbers.count
            for name in row {
                guard let number = numberOf[name] else { continue }
                // Rows are short.
                if !numbers[start...].contains(number) { numbers.append(number) }
            }
            numbers[start...].sort()
            offsets.append(numbers.count)
        }
        self.offsets = offsets
        self.numbers = numbers
    }

    /// The number of documents.
    package var count: Int { offsets.count - 1 }

    /// The labels' numbers of a document, ascending.
    package subscript(row: Int) -> ArraySlice<Int> { numbers[offsets[row]..<offsets[row + 1]] }

    /// How many documents of each part carry each label, and how many documents each part has.
    ///
    /// - Parameter parts: the part of each document, below `count`.
    package func counts(parts: [Int], count: Int) -> (documents: [Int], labels: [[Int]]) {
        var documents = Array(repeating: 0, count: count)
        var labels = Array(repeating: Array(repeating: 0, count: names.count), count: count)
        for (row, part) in parts.enumerated() {
            documents[part] += 1
            for label in self[row] { labels[part][label] += 1 }
        }
        return (documents, labels)
    }
}
