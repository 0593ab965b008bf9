/// How often each training document comes, and how much each of its appearances weighs.
///
/// A document counted c times gives the very numbers that c copies of it in a row would: the shuffle is one of appearances, not of documents. Copies take no memory, and
/// with Newton's method no time either.
package struct TrainingRows: Sendable, Hashable {
    /// By document, 0 or more; nil where each comes once.
    package var counts: [Int]?
    /// Factors of each appearance's loss, by document, 0 or more; nil where each is 1. They do not enter the mean's divisor.
    package var weights: [Double]?

    package init(counts: [Int]? = nil, weights: [Double]? = nil) {
        self.counts = counts
        self.weights = weights
    }

    /// Each document once.
    package static let once = TrainingRows()

    /// The number of appearances of so many documents.
    package func total(_ documents: Int) -> Int { counts?.reduce(0, +) ?? documents }

    /// The document of each appearance, copies in a row.
    package func appearances(_ documents: Int) -> [Int] {
        guard let counts else { return Array(0..<documents) }
        precondition(counts.count == documents && counts.allSatisfy { $0 >= 0 }, "counts of other documents")
        return counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }
    }
}
