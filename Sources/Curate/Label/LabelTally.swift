/// Counts of the labels of a selection: how many documents each has, and which occur together.
package struct LabelTally: Sendable {
    /// Two labels and how alike their sets of documents are.
    package struct Overlap: Sendable, Hashable {
        package var first: String
        package var second: String
        /// Documents with both.
        package var both: Int
        /// Both among those with either, Jaccard's index.
        package var jaccard: Double
    }

    package private(set) var documents = 0
    /// Documents with at least one label.
    package private(set) var labelled = 0
    private var total = 0
    private var names: [String] = []
    private var numbers: [String: Int] = [:]
    private var counts: [Int] = []
    private var pairs: [Int: Int] = [:]

    /// - Parameter names: labels that are counted even if no document has them.
    package init(_ names: [String] = []) {
        for name in names { _ = number(name) }
    }

    private mutating func number(_ name: String) -> Int {
        if let number = numbers[name] { return number }
        numbers[name] = names.count
        names.append(name)
        counts.append(0)
        return names.count - 1
    }

    /// Adds a document with its labels, each of them once.
    package mutating func add(_ labels: [String]) {
        documents += 1
        labelled += labels.isEmpty ? 0 : 1
        total += labels.count
        let numbers = labels.map { number($0) }.sorted()
        for (index, first) in numbers.enumerated() {
            counts[first] += 1
            for second in numbers[(index + 1)...] { pairs[first << 32 | second, default: 0] += 1 }
        }
    }

    /// Documents without a label.
    package var unlabelled: Int { documents - labelled }

    /// Labels for each document on average, unlabelled ones too (Tsoumakas and Katakis 2007).
    package var cardinality: Double { documents == 0 ? 0 : Double(total) / Double(documents) }

    /// Cardinality for each label that there is.
    package var density: Double { names.isEmpty ? 0 : cardinality / Double(names.count) }

    /// Documents of each label.
    package var byLabel: [String: Int] {
        Dictionary(uniqueKeysWithValues: zip(names, counts))
    }

    /// The pairs of labels whose documents are most alike; ties in the order of the names.
    package func overlaps(_ count: Int) -> [Overlap] {
        let all = pairs.map { pair, both in
            let (first, second) = (pair >> 32, pair & 0xFFFF_FFFF)
            let (one, other) = names[first] < names[second] ? (first, second) : (second, first)
            return Overlap(
                first: names[one], second: names[other], both: both,
                jaccard: Double(both) / Double(counts[one] + counts[other] - both))
        }
        return Array(
            all.sorted { (-$0.jaccard, $0.first, $0.second) < (-$1.jaccard, $1.first, $1.second) }.prefix(count))
    }
}
